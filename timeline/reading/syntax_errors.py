"""Syntax errors of the YAML parser in our own words, where the slip was made that led to them."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from timeline.diagnostics.findings import Rule
from timeline.reading.file_rules import FLATTEN, NESTED, SYNTAX, TAB, TOO_DEEP
from timeline.text import QUOTES, quoted

Place = tuple[int, int]
"""A line and a column, counted from 0."""


class Stop(NamedTuple):
    """The problem of the parser and the place where it stopped.

    `begun` is the place where the part begins that it could not finish. `quoted` is the last text
    in quotation marks, if nothing was read after it: where it begins, and where it ends.
    """

    problem: str
    at: Place
    begun: Place | None
    quoted: tuple[Place, Place] | None


class Slip(NamedTuple):
    """The likely cause of an error: its place, counted from 0, what is wrong, and what to do."""

    line: int
    column: int
    message: str
    hint: str
    rule: Rule = SYNTAX
    width: int = 1


_TOO_DEEP = "exceeded maximum nesting depth"
"""The error of libyaml for brackets nested so deep that it stops before we do."""
_NO_KEY = "did not find expected key"
_NO_START = "did not find expected <document start>"
_COLON = "a colon and a space are inside a text, or the line is indented too far"
_QUOTE_ALL = "put the whole text in quotation marks"
_PROBLEMS = {
    _TOO_DEEP: (NESTED, FLATTEN),
    "mapping values are not allowed in this context": (
        _COLON,
        f"{_QUOTE_ALL}, or indent it like its neighbours",
    ),
    "could not find expected ':'": (
        "this line has no colon and space after its key, or is part of a text above",
        "write key: value, with a space, and indent a longer text under its key",
    ),
    _NO_KEY: (
        "this line does not fit the lines around it",
        "check its indentation, its brackets and its quotation marks",
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
    "found unexpected document indicator": (
        "the quotation mark is not closed",
        "close it where the text ends",
    ),
    "found unknown escape character": (
        "in double quotation marks, a backslash is before a letter that gives it no meaning",
        "use single quotation marks, or write the backslash twice",
    ),
    "did not find expected hexdecimal number": (
        "in double quotation marks, a backslash begins the number of a character",
        "use single quotation marks, or write the backslash twice",
    ),
    "did not find expected node content": (
        "a value begins with a bracket or sign that has no meaning here",
        _QUOTE_ALL,
    ),
    "did not find expected alphabetic or numeric character": (
        "a text cannot begin with * or &",
        _QUOTE_ALL,
    ),
    _NO_START: (
        "the document ends above, and more text follows it",
        "remove the line ...",
    ),
    "found character that cannot start any token": (
        "a text cannot begin with this character",
        _QUOTE_ALL,
    ),
    "mapping keys are not allowed in this context": (
        "a text cannot begin with a question mark and a space",
        _QUOTE_ALL,
    ),
    "did not find expected comment or line break": (
        "a text cannot begin with | or >, unless it stands on the lines below",
        _QUOTE_ALL,
    ),
}
"""The errors of libyaml, each with our message and what to do."""
_ITEM = "block sequence entries are not allowed in this context"
_UNCLOSED = frozenset(["did not find expected ',' or ']'", "did not find expected ',' or '}'"])
"""Errors of brackets that nothing closes, for example if a comment hides the closing bracket."""
_UNFINISHED = _UNCLOSED | {
    "could not find expected ':'",
    "found unexpected end of stream",
    "found unexpected document indicator",
}
"""Errors that we report where the unfinished text begins, not where the parser stops."""
_CHECK = "check brackets, quotation marks and indentation"

_LONGEST = 100
"""Characters of a text that a hint repeats."""
_TAB = re.compile(r" *(?=\t)")
_NO_BLANK = re.compile(r"\s*(?:- )?([A-Za-z_]+):(?=[^\s/])")
_CURLY = re.compile(r":\s+[“”„«]")
_REMARK = re.compile(r"\s*#")
_COMMENT = re.compile(r"\S\s#")
_VALUE = re.compile(r"""\s*(?:- +)*(?:[\w.-]+: +)?(?=['"\[{])""")
"""The part of a line before a value that begins with a quotation mark or a bracket."""
_ENDING = re.compile(r"\s#")
_IN_BRACKETS = re.compile(r"[,\]}]")
"""What ends an unquoted text, and one in brackets."""
_CLOSING = {'"': "quotation mark", "'": "quotation mark", "[": "bracket", "{": "bracket"}
_CLOSED = re.compile(r"""(['"])(?:(?!\1).)*\S\1\s""")
"""A text whose second quotation mark closes the first: a space follows it, and none is before."""
_FIELD = re.compile(r"""\s*(?:[\w.-]+:(?:\s|$)|['"])""")
"""The beginning of what is no text: a comma is missing before it."""


def slip(stop: Stop, lines: Sequence[str]) -> Slip:
    """Return the likely cause of an error; `lines` are those of the file."""
    line, column = (stop.begun if stop.problem in _UNFINISHED else None) or stop.at
    if line >= len(lines):
        line, column = len(lines) - 1, len(lines[-1])
    if tab := _TAB.match(lines[line]):
        return Slip(line, tab.end(), "the line is indented with a tab", "use spaces", TAB)
    found = _unclosed(stop) or _hidden(stop, line, lines) or _colon(stop, line, lines)
    if stop.at[0] < len(lines):
        found = found or _item(stop, lines) or _behind(stop, lines) or _indented(stop, lines)
    if found:
        return found
    message, hint = _PROBLEMS.get(stop.problem, (stop.problem, _CHECK))
    return Slip(line, column, message, hint, TOO_DEEP if stop.problem == _TOO_DEEP else SYNTAX)


def _unclosed(stop: Stop) -> Slip | None:
    """Return where a quotation mark begins a text that goes on to the next mark, lines below."""
    if stop.quoted is None:
        return None
    start, end = stop.quoted
    if start[0] == end[0] or (end[0] != stop.at[0] and end != stop.begun):
        return None
    message = f"this quotation mark is closed only on line {end[0] + 1}, and more text follows it"
    return Slip(*start, message, "close it where its text ends")


def _hidden(stop: Stop, first: int, lines: Sequence[str]) -> Slip | None:
    """Return where a comment hides the end of a bracket."""
    wanted = lines[first : stop.at[0] + 1] if stop.problem in _UNCLOSED else ()
    for number, line in enumerate(wanted, first):
        last, column = max(line.rfind("}"), line.rfind("]")), 0
        for index, part in enumerate(line.split('"')):
            found = _COMMENT.search(part) if index % 2 == 0 else None
            if found and column + found.end() <= last:
                message = "a space and a # begin a comment, which hides the rest of the line"
                return Slip(number, column + found.end() - 1, message, _QUOTE_ALL)
            column += len(part) + 1
    return None


def _colon(stop: Stop, number: int, lines: Sequence[str]) -> Slip | None:
    """Return the likely cause of a colon that the parser does not expect in a line."""
    if _PROBLEMS.get(stop.problem, ("",))[0] != _COLON:
        return None
    if number and (found := _NO_BLANK.match(lines[number - 1])):
        message = f'a space is missing after "{found[1]}:"'
        hint = f"write {found[1]}: with a space after the colon"
        return Slip(number - 1, found.end() - 1, message, hint)
    if found := _CURLY.search(lines[number]):
        message = "this is not a YAML quotation mark; the text needs one because of its colon"
        return Slip(number, found.end() - 1, message, 'put the whole text between " and "')
    return None


def _item(stop: Stop, lines: Sequence[str]) -> Slip | None:
    """Return a text that begins with a hyphen and a space, as a list does."""
    if stop.problem != _ITEM:
        return None
    number, column = stop.at
    text = _ENDING.split(lines[number][column:])[0].rstrip()
    message = "a text cannot begin with a hyphen and a space"
    copied = _copied(text, number, lines) or _QUOTE_ALL
    return Slip(number, column, message, f"{copied}, or write the list on lines of its own")


def _behind(stop: Stop, lines: Sequence[str]) -> Slip | None:
    """Return a text that goes on after its first part, in brackets or quotation marks, ends."""
    number, column = stop.at
    line, start = lines[number], _start(stop, lines[number])
    is_inside = stop.problem in _UNCLOSED
    if start is None or start >= column or (is_inside and _FIELD.match(line, column)):
        return None
    ending = _IN_BRACKETS if is_inside else _ENDING
    text = line[start:column] + ending.split(line[column:])[0].rstrip()
    message = f"text follows the closing {_CLOSING[text[0]]}"
    if copied := _copied(text, number, lines):
        return Slip(number, start, message, copied, width=len(text))
    return Slip(number, column, message, _QUOTE_ALL)


def _start(stop: Stop, line: str) -> int | None:
    """Return where the value begins in the line that the parser did not expect to go on."""
    if stop.problem == _NO_KEY:
        found = _VALUE.match(line)
        return found.end() if found else None
    if stop.problem in _UNCLOSED and stop.quoted and stop.quoted[1][0] == stop.at[0]:
        return stop.quoted[0][1]
    return None


def _copied(text: str, number: int, lines: Sequence[str]) -> str | None:
    """Return how to write a text; None if it goes on in the next line, or is too long to repeat."""
    goes_on = number + 1 < len(lines) and _indent(lines[number]) < _indent(lines[number + 1])
    if goes_on or len(text) > _LONGEST:
        return None
    is_whole = text[1:] and text[0] == text[-1] and text[0] in QUOTES
    if is_whole and (text.count(text[0]) % 2 or not _CLOSED.match(text)):
        text = text[1:-1]
    return f"write {quoted(text)}"


def _indented(stop: Stop, lines: Sequence[str]) -> Slip | None:
    """Return a line that does not fit those around it by its hyphen or its indentation."""
    number, column = stop.at
    if stop.problem not in (_NO_KEY, _NO_START) or lines[number][:column].strip():
        return None
    if lines[number].startswith("- ", column):
        message = "a hyphen begins an item of a list, but this line is among fields"
        return Slip(number, column, message, "remove the hyphen and the space after it")
    above = {_indent(line) for line in lines[:number] if line.strip() and not _REMARK.match(line)}
    if column in above:
        return None
    near = [
        *sorted(n for n in above if n < column)[-1:],
        *sorted(n for n in above if n > column)[:1],
    ]
    message = "this line is indented unlike the lines around it"
    return Slip(number, column, message, f"indent it by {' or '.join(map(str, near))} spaces")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
