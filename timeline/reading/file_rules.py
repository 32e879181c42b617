"""The rules on YAML that a registry keeps, and the syntax errors of its parser in our words."""

import re
from collections.abc import Sequence

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
FAR_TOO_DEEP = "exceeded maximum nesting depth"
"""The error of libyaml for brackets nested so deep that it stops before we do."""
COLON = "a colon and a space are inside a text, or the line is indented too far"
_NO_BLANK = re.compile(r"\s*(?:- )?([A-Za-z_]+):(?=[^\s/])")
_CURLY = re.compile(r":\s+[“”„«]")
PROBLEMS = {
    FAR_TOO_DEEP: (NESTED, FLATTEN),
    "mapping values are not allowed in this context": (
        COLON,
        "put the whole text in quotation marks, or indent it like its neighbours",
    ),
    "could not find expected ':'": (
        "this line has no colon and space after its key, or is part of a text above",
        "write key: value, with a space, and indent a longer text under its key",
    ),
    "did not find expected key": (
        "this line is indented unlike its neighbours, or goes on after a closing quotation mark",
        "check the indentation; put a text with quotation marks between the other kind of them",
    ),
    "did not find expected '-' indicator": (
        "this line is not part of the list above it",
        "begin it with a hyphen, or indent it less",
    ),
    "did not find expected ',' or ']'": (
        "the list in square brackets is not closed",
        "put a comma between its items and ] at its end",
    ),
    "did not find expected ',' or '}'": (
        "the mapping in curly brackets is not closed",
        "put a comma between its items and } at its end",
    ),
    "found unexpected end of stream": (
        "the quotation mark is not closed",
        "close it where the text ends",
    ),
    "found unknown escape character": (
        "in double quotation marks, a backslash is before a letter that gives it no meaning",
        "use single quotation marks, or write the backslash twice",
    ),
    "did not find expected node content": (
        "a value begins with a bracket or sign that has no meaning here",
        "put the whole text in quotation marks",
    ),
    "did not find expected alphabetic or numeric character": (
        "a text cannot begin with * or &",
        "put the whole text in quotation marks",
    ),
    "did not find expected <document start>": (
        "the document ends above, and more text follows it",
        "remove the line ...",
    ),
    "found character that cannot start any token": (
        "a text cannot begin with this character",
        "put the whole text in quotation marks",
    ),
}
"""The errors of libyaml, each with our message and what to do."""
UNFINISHED = frozenset(
    [
        "could not find expected ':'",
        "did not find expected ',' or ']'",
        "did not find expected ',' or '}'",
        "found unexpected end of stream",
    ]
)
"""Errors that we report where the unfinished text begins, not where the parser stops."""


UNCLOSED = frozenset(["did not find expected ',' or ']'", "did not find expected ',' or '}'"])
"""Errors of brackets that nothing closes, as when a comment hides the one that does."""
_COMMENT = re.compile(r"\S\s#")


def hidden(lines: Sequence[str]) -> tuple[int, int, str, str] | None:
    """Return where a comment hides the end of a bracket, with a message and a hint.

    The place is the number of lines before it, and the column.
    """
    for number, line in enumerate(lines):
        last, column = max(line.rfind("}"), line.rfind("]")), 0
        for index, part in enumerate(line.split('"')):
            found = _COMMENT.search(part) if index % 2 == 0 else None
            if found and column + found.end() <= last:
                message = "a space and a # begin a comment, which hides the rest of the line"
                hint = "put the whole text in quotation marks"
                return number, column + found.end() - 1, message, hint
            column += len(part) + 1
    return None


def slip(line: str, before: str) -> tuple[int, int, str, str] | None:
    """Return the likely cause of an error that the parser finds in a line, if we know one.

    That is the number of lines before this one, the column, a message and a hint.
    """
    if found := _NO_BLANK.match(before):
        hint = f"write {found[1]}: with a space after the colon"
        return 1, found.end() - 1, f'a space is missing after "{found[1]}:"', hint
    if found := _CURLY.search(line):
        message = "this is not a YAML quotation mark; the text needs one because of its colon"
        return 0, found.end() - 1, message, 'put the whole text between " and "'
    return None
