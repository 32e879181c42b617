"""Comments that were probably meant to be a text, or part of the text before them."""

import re
from collections.abc import Iterator

from timeline.diagnostics.findings import Diagnostic, Location, Rule, Severity
from timeline.reading.source import SourceFile
from timeline.text import quoted, shortened

CUT_SHORT = Rule(
    "TL013",
    "cut-short",
    Severity.WARNING,
    "A space and a number sign end a text: the rest of the line is a comment, which nobody is "
    "shown. Put a text with such a sign in quotation marks. Begin a comment with the sign and a "
    "space.",
    bad="title: CEO roundtable #3",
    good='title: "CEO roundtable #3"',
)
RULES = (CUT_SHORT,)

_MARK = re.compile(r"""#(?<=[^\s"'\[\]{})|>,] #)(?=\w)""")
_REMARK = re.compile(r"\s*#")
_PART = "part of the text", "put the whole text in quotation marks"
_EARLIER = re.compile(r"(?<!\S)#")


def cut_short(source: SourceFile) -> Iterator[Diagnostic]:
    """Yield the comments that directly follow an unquoted text, as in `roundtable #3`.

    A comment that hides the end of a bracket is told already.
    """
    places = [finding.location for finding in source.findings if finding.location]
    told, last = {(place.line, place.column) for place in places}, 0
    for number, column in source.comments(_MARK):
        if number == last:
            continue  # what follows in the line is part of the first comment
        line, last = source.line(number), number
        before = line[: column - 1]
        is_alone = before.endswith(": ")
        if is_alone and ("{" in before or _has_value(source, number)):
            continue
        if (number, column) not in told and not _EARLIER.search(before):
            said = line[column - 1 :].rstrip()
            place = Location(source.file, number, column, len(said))
            what, instead = ("a text", f"write {quoted(said)}") if is_alone else _PART
            yield Diagnostic(
                CUT_SHORT,
                f'"{shortened(said)}" is a comment, not {what}',
                hint=f"{instead}, or a space after the # of a comment",
                location=place,
            )


def _has_value(source: SourceFile, number: int) -> bool:
    """Whether the value of the key that ends a line stands on the lines below it."""
    key = _indent(source.line(number).replace("- ", "  "))
    below = (
        line for line in source.lines[number:] if line.strip(" \t") and not _REMARK.match(line)
    )
    following = next(below, "")
    is_item = following.lstrip().startswith("- ")
    return _indent(following) >= key + (not is_item)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
