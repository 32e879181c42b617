"""The names of what is measured, as the tables have them."""

CALENDAR = "`export` to .ics"
THREE = "`export` to .ics, .csv and .txt"
PEER = "yaml2ics"
ARCHIVE = "`export` to .ics, with findings"
ARCHIVE_PEER = "yaml2ics, the same events"
UNCHANGED = "`export` to .ics, nothing new"
CHECK, FAULTY = "`check`", "`check`, one error"
WARNED = "`check`, one error, and a warning for each second event"
TABLE, LINES, WORKBOOK, PAGE = (
    f"`export` to .{suffix}" for suffix in ("csv", "jsonl", "xlsx", "html")
)
PACKAGE = "`export` to a data package, as a zip archive"
PUBLISH = "`publish`, 60 feeds in each of two languages"
DIFF = "`diff`, 1 event in 100 changed"
IMPORT, MERGE = "`import` of .ics", "`import` of .ics into as many other events"
PARSE = "icalendar reads the same .ics"
HELP, EMPTY = "`--help`", "`--help` of as many empty commands"

WHOLE = (
    *(CALENDAR, THREE, ARCHIVE, UNCHANGED),
    *(CHECK, FAULTY, WARNED, DIFF, IMPORT, MERGE, PUBLISH),
    *(TABLE, LINES, PAGE, PACKAGE, WORKBOOK, HELP),
    *(PEER, ARCHIVE_PEER, PARSE, EMPTY),
)
"""Commands, each a process of its own, in the order of the table; the others are stages of one."""
