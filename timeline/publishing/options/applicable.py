"""Which option which format heeds."""

from collections.abc import Collection, Mapping

from timeline.chronology.options import Group, Sign, Tables, Times, Undated
from timeline.diagnostics.findings import TimelineError

_ROWS = frozenset({"csv", "geojson", "json", "parquet", "xlsx"})
_READ = frozenset({"html", "md", "pages", "txt"})
_LINES = frozenset({"md", "txt"})
_CALENDAR = frozenset({"ics", "vdir"})
_HEEDED = {
    **dict.fromkeys(("times", "cancelled", "tentative", "alarm", "undated"), _CALENDAR),
    **dict.fromkeys(("recover", "allow_older_zones"), _CALENDAR),
    "columns": _ROWS,
    "empty": frozenset({"xlsx"}),
    "tz": _ROWS | _READ,
    "delimiter": frozenset({"csv"}),
    "no_bom": frozenset({"csv"}),
    "flat": frozenset({"csv"}),
    "raw": frozenset({"csv", "package"}),
    "tables": frozenset({"package"}),
    "partition": frozenset({"package", "parquet"}),
    "width": frozenset({"txt"}),
    "full": _LINES,
    "each": _LINES,
    "ids": _LINES,
    "group": _LINES,
    "reverse": _READ,
    "apart": _READ,
}
"""Options that not every format heeds, and the formats that do."""
_USUAL = {
    "delimiter": ",",
    "tables": Tables.CSV,
    "group": Group.DAY,
    "times": Times.LOCAL,
    "cancelled": Sign.BOTH,
    "tentative": Sign.BOTH,
    "undated": Undated.OMIT,
}
"""The values of options that nobody gives, where these are not nothing."""


def check(options: Mapping[str, object], formats: Collection[str]) -> None:
    """Raise TimelineError for an option that is given, but heeded by none of the formats."""
    for name, some in _HEEDED.items():
        is_given = options.get(name) not in (None, False, [], _USUAL.get(name))
        if is_given and some.isdisjoint(formats):
            option, known = name.replace("_", "-"), ", ".join(sorted(some))
            raise TimelineError(f"--{option} is for {known}, not for {', '.join(sorted(formats))}")
