"""The rules on YAML that a registry keeps."""

from timeline.diagnostics.findings import Rule, Severity

DEEPEST = 32
MOST_LINES = 5_000_000
MOST_DIRECTIVES = 100
MOST_VALUES = 4_000_000
"""The most events of the YAML parser in a file: keys, values, beginnings and ends."""
MOST_ENTRIES = 120_000
MOST_IN_ENTRY = 20_000
MOST_FAULTS = 1_000
"""The most findings in a registry with errors that are reported at once; you mend these first."""
MOST_FINDINGS = 10_000
"""The most findings in a registry without errors that are reported at once."""

NOT_UTF_8 = Rule(
    "TL001",
    "not-utf-8",
    Severity.ERROR,
    "A registry is a text file in UTF-8. Nearly every editor writes it.",
    bad="(a file saved as UTF-16, Latin-1 or Windows-1252)",
    good="(the same file, saved as UTF-8)",
)
CONTROL_CHARACTER = Rule(
    "TL002",
    "control-character",
    Severity.ERROR,
    "A text holds no control characters. They are invisible, and break calendars and tables.",
    bad="(a character that cannot be seen, such as U+0007)",
    good="(the same text without it)",
)
SYNTAX = Rule(
    "TL101",
    "yaml-syntax",
    Severity.ERROR,
    "The file is YAML. If a text has a colon, a quotation mark or a bracket in it, put the whole "
    "text in quotation marks. Indent each line like its neighbours.",
    bad="title: India: the talks",
    good='title: "India: the talks"',
)
DUPLICATE_KEY = Rule(
    "TL102",
    "duplicate-key",
    Severity.ERROR,
    "A mapping has each key once. Of two equal keys, YAML keeps the last and says nothing.",
    bad="{place: rome, place: milan}",
    good="{place: rome}",
)
TAG = Rule(
    "TL103",
    "tag",
    Severity.ERROR,
    "A value has no YAML tag: the field alone decides what it is.",
    bad="when: !!timestamp 2023-03-02",
    good="when: 2023-03-02",
)
ALIAS = Rule(
    "TL104",
    "alias",
    Severity.ERROR,
    "A registry uses no anchors or aliases. If several events share a value, write it under "
    "defaults, places, people or sources, and name it.",
    bad="{a: &venue {name: Hyderabad House}, b: *venue}",
    good="place: hyderabad-house",
)
MERGE_KEY = Rule(
    "TL105",
    "merge-key",
    Severity.ERROR,
    "A registry does not use the merge key <<. If events share values, write them under defaults.",
    bad="<<: {timezone: Asia/Kolkata}",
    good="defaults: {timezone: Asia/Kolkata}",
)
TOO_DEEP = Rule(
    "TL106",
    "too-deep",
    Severity.ERROR,
    f"Lists and mappings are nested at most {DEEPEST} deep; a registry needs seven.",
    bad="[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
    good="[[], []]",
)
SECOND_DOCUMENT = Rule(
    "TL107",
    "second-document",
    Severity.ERROR,
    "A file is one YAML document. Everything after a second --- would be lost. If your registry "
    "has several parts, write several files.",
    bad="---\nevents: {…}\n---\nevents: {…}",
    good="events: {…}",
)
KEY_NOT_TEXT = Rule(
    "TL108",
    "key-not-text",
    Severity.ERROR,
    "A key is a text, not a list, a mapping or nothing.",
    bad="? [meloni, modi]\n: guest",
    good="meloni: guest",
)
TAB = Rule(
    "TL109",
    "tab",
    Severity.ERROR,
    "Lines are indented with spaces. No two programs agree on the width of a tab.",
    bad="events:\n\tdefence-mou: {…}",
    good="events:\n  defence-mou: {…}",
)
EMPTY = Rule(
    "TL110",
    "empty-file",
    Severity.ERROR,
    "A file of a registry is a mapping, with keys such as registry, title and events.",
    bad="(nothing, or comments alone)",
    good="registry: india-italy-2023\ntitle: India–Italy, March 2023",
)
TOO_LARGE = Rule(
    "TL111",
    "too-large",
    Severity.ERROR,
    f"A registry is not too large for a machine's memory. A file has at most {MOST_LINES:,} lines "
    f"and {MOST_VALUES:,} keys and values. A section has at most {MOST_ENTRIES:,} entries, and an "
    f"entry {MOST_IN_ENTRY:,} values.",
    bad="topics: [a, a, a, …]   # and so on",
    good="topics: [a]",
)
MERGE_CONFLICT = Rule(
    "TL112",
    "merge-conflict",
    Severity.ERROR,
    "A file has no merge conflict markers. If git could not merge two versions, choose one of them "
    "yourself.",
    bad="<<<<<<< HEAD\nwhen: 2023-03-02\n=======\nwhen: 2023-03-03\n>>>>>>> theirs",
    good="when: 2023-03-03",
)
RULES = (
    NOT_UTF_8,
    CONTROL_CHARACTER,
    SYNTAX,
    DUPLICATE_KEY,
    TAG,
    ALIAS,
    MERGE_KEY,
    TOO_DEEP,
    SECOND_DOCUMENT,
    KEY_NOT_TEXT,
    TAB,
    EMPTY,
    TOO_LARGE,
    MERGE_CONFLICT,
)

NESTED = f"this is nested more than {DEEPEST} deep"
FLATTEN = "close the brackets, or remove some levels"
SPLIT = (
    "split the registry into several files in one folder; timeline reads the folder as one registry"
)
