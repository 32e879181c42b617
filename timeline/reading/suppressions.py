"""Comments by which somebody accepts a finding, having looked at it.

    when: 2023-03-04  # timeline: ignore TL341 — he flew overnight

Such a comment holds for its own line or, if it stands alone, for the next line that is not empty.
Only warnings and hints can be accepted: a registry with errors is never exported.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from itertools import islice

from timeline.checks import on_request
from timeline.diagnostics.findings import Diagnostic, Location, Rule, Severity
from timeline.reading.placing import Places
from timeline.reading.source import SourceFile
from timeline.text import LONGEST_VALUE, shortened

BAD_IGNORE = Rule(
    "TL011",
    "bad-ignore",
    Severity.WARNING,
    "A comment that accepts a finding names the rule by its code and, after a dash, gives a "
    "reason. Colleagues then need not ask. You cannot accept an error.",
    bad="# timeline: ignore double-booked",
    good="# timeline: ignore TL341 — he flew overnight",
)
UNUSED_IGNORE = Rule(
    "TL012",
    "unused-ignore",
    Severity.WARNING,
    "A comment that accepts a finding is on the line of the finding, or on the line above. If the "
    "finding is gone, remove the comment: it would hide the next one.",
    bad="when: 2023-03-04  # timeline: ignore TL341 — …   # and nobody is double-booked",
    good="when: 2023-03-04",
)
RULES = (BAD_IGNORE, UNUSED_IGNORE)

_MARK = re.compile(r"#(?<!\S#)\s*+timeline\s*+:?\s*+ignored?\b", re.IGNORECASE)
_FORM = re.compile(
    r"#\s*timeline:\s*ignore\s+(?P<codes>TL\d{3}(?:,\s*TL\d{3})*)\s+(?:[-–—]|--)\s+\S.*",
    re.IGNORECASE,
)
_SILENT = re.compile(r"\s*(?:#.*)?")
_MOST = 10_000
"""The most such comments in a file: more would hide the file."""
_WRITE = "write it as # timeline: ignore TL341 — and the reason"


@dataclass(slots=True)
class _Ignore:
    """A comment that accepts the findings of some codes on a line; `met` are those found."""

    location: Location
    line: int
    codes: list[str]
    met: set[str] = field(default_factory=set)


def accept(
    places: Places, findings: list[Diagnostic], asked: Collection[str], *, is_whole: bool
) -> tuple[list[Diagnostic], int]:
    """Return the findings that no comment accepts, and the number that comments do accept.

    Findings about the comments themselves are added, but not that a comment accepts nothing
    unless all findings are told (`is_whole`). `asked` are the codes of the reviews that the user
    asked for. Only findings that a comment may mean are placed.
    """
    ignores: dict[tuple[str, int], list[_Ignore]] = {}
    told: list[Diagnostic] = []
    for source in places.sources:
        for found in _ignores(source):
            if isinstance(found, Diagnostic):
                told.append(found)
            else:
                ignores.setdefault((source.file, found.line), []).append(found)
    codes = {code for found in ignores.values() for ignore in found for code in ignore.codes}
    meant = places.placed(each for each in findings if each.rule.code in codes)
    left = [each for each in findings if each.rule.code not in codes]
    left += [each for each in meant if not _is_accepted(each, ignores)]
    told += _unheard(ignores, left, asked, is_whole=is_whole)
    return left + told, len(findings) - len(left)


def has_comments(places: Places) -> bool:
    """Whether a file may hold a comment that accepts a finding, or one that is badly written."""
    return any(_MARK.search(source.text) for source in places.sources)


def _ignores(source: SourceFile) -> Iterator[_Ignore | Diagnostic]:
    """Yield the comments that accept findings, and a finding for each that is badly written."""
    comments = list(islice(source.comments(_MARK), _MOST + 1))
    saying = _that_say_something(source) if comments else []
    for number, column in comments[_MOST:]:
        message = f"over {_MOST:,} findings are accepted in this file, and none from here on"
        place = Location(source.file, number, column)
        yield Diagnostic(
            BAD_IGNORE, message, hint="correct what these comments hide", location=place
        )
    for number, column in comments[:_MOST]:
        line = source.line(number)
        place = Location(source.file, number, column, len(line) - column + 1)
        # A line may hold thousands of such comments: each is read as far as one is ever long.
        said = line[column - 1 : column - 1 + LONGEST_VALUE].strip()
        form = _FORM.fullmatch(said)
        if form is None:
            message = f'"{shortened(said)}" does not say which rule to ignore, and why'
            yield Diagnostic(BAD_IGNORE, message, hint=_WRITE, location=place)
        else:
            codes = [code.strip().upper() for code in form["codes"].split(",")]
            yield _Ignore(place, _line(number, saying), codes)


def _that_say_something(source: SourceFile) -> list[int]:
    lines = source.lines
    return [number for number, line in enumerate(lines, 1) if not _SILENT.fullmatch(line)]


def _line(number: int, saying: list[int]) -> int:
    """Return the line that a comment on a line holds for; `saying` are those with more than one."""
    after = bisect_left(saying, number)
    return saying[after] if after < len(saying) else number


def _is_accepted(finding: Diagnostic, ignores: dict[tuple[str, int], list[_Ignore]]) -> bool:
    place = finding.location
    if place is None or finding.rule.severity is Severity.ERROR:
        return False
    code, found = finding.rule.code, False
    for ignore in ignores.get((place.file, place.line), ()):
        if code in ignore.codes:
            ignore.met.add(code)
            found = True
    return found


def _unheard(
    ignores: dict[tuple[str, int], list[_Ignore]],
    left: list[Diagnostic],
    asked: Collection[str],
    *,
    is_whole: bool,
) -> Iterator[Diagnostic]:
    """Yield a finding for each code in a comment that accepts nothing."""
    errors = {
        (each.location.file, each.location.line, each.rule.code)
        for each in left
        if each.location and each.rule.severity is Severity.ERROR
    }
    is_sure = is_whole and not any(each.rule.severity is Severity.ERROR for each in left)
    unasked = {rule.code for each in on_request.every() for rule in each.RULES}.difference(asked)
    for (file, line), found in ignores.items():
        for ignore in found:
            for code in ignore.codes:
                if (file, line, code) in errors:
                    message = f"{code} is an error, which can't be accepted"
                    hint = "correct the error, and remove the comment"
                    yield Diagnostic(BAD_IGNORE, message, hint=hint, location=ignore.location)
                elif is_sure and code not in ignore.met and code not in unasked:
                    message = f"{code} is not found here, so there is nothing to ignore"
                    what = code if len(ignore.codes) > 1 else "the comment"
                    hint = f"remove {what}, or move it to the finding"
                    yield Diagnostic(UNUSED_IGNORE, message, hint=hint, location=ignore.location)
