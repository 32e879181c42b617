"""What a cell says of time: a date, a clock time, or two of them with a dash or "to" between."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from timeline.diagnostics.findings import Fault
from timeline.importing.tables.mapped.dates import (
    CLOCK,
    CLOCKS,
    ISO,
    Format,
    Moment,
    compiled,
    read,
    typed,
)
from timeline.importing.tables.sheets import Cell
from timeline.time.dates import DayPart
from timeline.time.when import parse

_BETWEEN = re.compile(r"[-–—]|(?<=\s)to(?=\s)")
_LONGEST = 60
"""Characters of the longest text that may be two dates: to try all ways to divide it takes time."""
_OUR_DATES = tuple(map(compiled, (ISO, "%Y-%m", f"{ISO} %H:%M", f"{ISO}T%H:%M", f"{ISO} %H:%M:%S")))
_OUR_CLOCKS = (compiled(CLOCK),)
_WHOLE_CLOCKS = tuple(map(compiled, CLOCKS))


class Stretch(NamedTuple):
    """A moment, or the first and the last one of a range."""

    start: Moment
    end: Moment | None = None

    @property
    def words(self) -> str:
        """The same for people."""
        return " to ".join(each.words for each in self if each)


class TwoReadingsError(ValueError):
    """Says in which ways a cell can be read."""


def stretch(cell: Cell, formats: Iterable[Format], *, is_clock: bool) -> Stretch | None:
    """Return what a cell says, by the formats of its column, else as a registry writes it.

    Returns None if it can be read in none of them. Raises TwoReadingsError if two formats read it
    in two ways.
    """
    if not isinstance(cell, str):
        return Stretch(typed(cell))
    text = cell.strip()
    formats, ours = tuple(formats), _OUR_CLOCKS if is_clock else _OUR_DATES
    ways = ((_whole, formats), (_whole, ours), (_ranges, formats), (_ranges, ours))
    for way, some in ways:
        found = dict.fromkeys(each for format in some for each in way(text, format))
        if len(found) > 1:
            raise TwoReadingsError(" or ".join(each.words for each in found))
        if found:
            return next(iter(found))
    return _in_our_words(text, is_clock=is_clock)


def readings(text: str, format: Format) -> list[Stretch]:
    """Return what a text says in a format; there are several if it can be divided in two ways."""
    return [*_whole(text, format)] or list(dict.fromkeys(_ranges(text, format)))


def _whole(text: str, format: Format) -> Iterator[Stretch]:
    if found := read(text, format):
        yield Stretch(found)


def _ranges(text: str, format: Format) -> Iterator[Stretch]:
    if len(text) <= _LONGEST:
        for between in _BETWEEN.finditer(text):
            left, right = text[: between.start()].rstrip(), text[between.end() :].lstrip()
            yield from _divided(left, right, format)


def _divided(left: str, right: str, format: Format) -> Iterator[Stretch]:
    """Yield the ranges that two texts are.

    Each text may leave out what the other has: the month and the year of 2–3 March 2023. But a
    clock time must be whole: nobody knows whether 15–16:30 begins at 15:30.
    """
    for start in (left[:cut] for cut in _cuts(left) if not _is_within(left[:cut] + right, cut)):
        last = read(start + right, format)
        if not last or (start and last.clock and not any(read(right, f) for f in _WHOLE_CLOCKS)):
            continue
        for end in (right[cut:] for cut in _cuts(right)):
            first = read(left + end, format) if not _is_within(left + end, len(left)) else None
            if first and not (end and first.clock) and _key(first) <= _key(last):
                yield Stretch(first, last)


def _cuts(text: str) -> list[int]:
    """Return where a text can be cut: before and behind each word, number and sign."""
    return [cut for cut in range(len(text) + 1) if not _is_within(text, cut)]


def _is_within(text: str, cut: int) -> bool:
    """Whether a place in a text is within a word or a number."""
    return text[max(cut - 1, 0) : cut].isalnum() and text[cut : cut + 1].isalnum()


def _key(moment: Moment) -> tuple[str, str]:
    return moment.day, moment.clock


def _in_our_words(text: str, *, is_clock: bool) -> Stretch | None:
    """Return a part of the day, or days as a registry writes them, such as 2027-Q1 or 2027-03~."""
    if is_clock:
        return Stretch(Moment("", text.casefold())) if text.casefold() in list(DayPart) else None
    try:
        return None if ":" in text else Stretch(Moment(parse(" ".join(text.split())).text))
    except Fault:
        return None
