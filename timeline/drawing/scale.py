"""The scale of a picture: which days it shows, and the ticks on its axis."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor, inf
from typing import NamedTuple

from timeline.drawing.marks import Mark
from timeline.languages import Language
from timeline.prose import dates
from timeline.text import capital
from timeline.time.dates import LAST_YEAR

_HOURS, _DAYS, _WEEKS, _MONTHS, _QUARTERS = 4, 35, 120, 800, 2_500
"""The most days that a picture of hours, days, weeks, months or quarters shows."""
_ROOM = 16
"""The part of a picture in which an event that goes on beyond it can be seen at least."""
_YEAR = 365.25
_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000)
_LAST = date(LAST_YEAR, 12, 31).toordinal() + 1
_LEAST_YEARS = 56
"""Pixels. The least distance of two ticks of years."""


class Tick(NamedTuple):
    """A tick on the axis, with its words in full and in short."""

    at: float
    full: str
    short: str
    is_major: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """From the first day to the end of the last, on so many pixels from `origin` on."""

    first: float
    last: float
    origin: float
    length: float

    @property
    def days(self) -> float:
        """The days that it shows."""
        return self.last - self.first

    def at(self, day: float) -> float:
        """Return the place of a moment; one that is not shown is at the nearer end."""
        shown = min(max(day, self.first), self.last)
        return self.origin + (shown - self.first) / self.days * self.length


def window(marks: Sequence[Mark]) -> tuple[float, float]:
    """Return the days that a picture shows.

    They are those of the events whose days are known, unless most are vaguer. Other vague events,
    and former dates, can stretch them to three times as many; else the edge of the picture cuts
    them.
    """
    firm = [(mark.start, mark.end) for mark in marks if mark.is_firm]
    bounded = [(mark.start, mark.end) for mark in marks if mark.is_bounded and not mark.is_during]
    firm = firm if 2 * len(firm) >= len(bounded) else bounded
    sides = [side for mark in marks for side in (mark.start, mark.end) if abs(side) < inf]
    dots = [(mark.dots[0].start, mark.dots[-1].end) for mark in marks if mark.dots]
    hull = firm or bounded or dots or [(min(sides), max(sides))]
    first, last = min(start for start, _ in hull), max(end for _, end in hull)
    reach = max(last - first, 1)
    others = [(mark.start, mark.end) for mark in marks if mark.is_bounded]
    others += [mark.former for mark in marks if mark.former]
    near = [each for each in others if each[0] >= first - reach and each[1] <= last + reach]
    first, last = (min([first, *(a for a, _ in near)]), max([last, *(b for _, b in near)]))
    room = max((last - first) / _ROOM, 1)
    if any(mark.end == inf and mark.start > last - room for mark in marks):
        last += room
    if any(mark.start == -inf and mark.end < first + room for mark in marks):
        first -= room
    return _rounded(first, last)


def _rounded(first: float, last: float) -> tuple[float, float]:
    """Return whole days, months or years around some days."""
    a, b = floor(first), max(ceil(last), floor(first) + 1)
    start, end = date.fromordinal(max(a, 1)), date.fromordinal(min(b, _LAST) - 1)
    if b - a > _QUARTERS:
        start, end = start.replace(month=1, day=1), end.replace(month=12, day=31)
    elif b - a > _WEEKS:
        start, end = start.replace(day=1), _month_after(end) - timedelta(days=1)
    return start.toordinal(), end.toordinal() + 1


def _month_after(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def ticks(words: Language, scale: Scale) -> Iterator[Tick]:
    """Yield the ticks in order of time."""
    days = scale.days
    if days <= _HOURS:
        yield from _hours(words, scale, 3 if days <= 1 else 6)
    elif days <= _WEEKS:
        yield from _days(words, scale)
    elif days <= _QUARTERS:
        yield from _months(words, scale, 1 if days <= _MONTHS else 3)
    else:
        least = _LEAST_YEARS / (scale.length / days * _YEAR)
        yield from _years(scale, next(step for step in _STEPS if step >= least))


def _hours(words: Language, scale: Scale, step: int) -> Iterator[Tick]:
    for ordinal in range(int(scale.first), int(scale.last)):
        day = date.fromordinal(ordinal)
        yield Tick(ordinal, dates.day(words, day), _short_day(words, day), is_major=True)
        for hour in range(step, 24, step):
            said = f"{hour:02}:00"
            yield Tick(ordinal + hour / 24, said, said, is_major=False)


def _days(words: Language, scale: Scale) -> Iterator[Tick]:
    step = 1 if scale.days <= _DAYS else 7
    for ordinal in range(int(scale.first), int(scale.last)):
        day = date.fromordinal(ordinal)
        if ordinal == scale.first or day.day == 1:
            yield _month(words, day, ordinal)
        if step == 1 or day.weekday() == 0:
            full = _short_day(words, day) if step == 1 else str(day.day)
            yield Tick(ordinal, full, str(day.day), is_major=False)


def _months(words: Language, scale: Scale, step: int) -> Iterator[Tick]:
    says, day = words.dates, date.fromordinal(int(scale.first))
    while day.toordinal() < scale.last:
        if day.month == 1 or day.toordinal() == scale.first:
            yield Tick(day.toordinal(), str(day.year), str(day.year), is_major=True)
        if day.month % step == 1 % step:
            full, short = (each[day.month - 1] for each in (says.months, says.months_short))
            yield Tick(day.toordinal(), capital(full), short, is_major=False)
        day = _month_after(day)


def _years(scale: Scale, step: int) -> Iterator[Tick]:
    first, last = (date.fromordinal(int(each)).year for each in (scale.first, scale.last - 1))
    for year in range(first + -first % step, last + 1, step):
        yield Tick(date(year, 1, 1).toordinal(), str(year), str(year), is_major=True)


def _month(words: Language, day: date, ordinal: int) -> Tick:
    full = dates.day(words, day, words.dates.month)
    short = f"{words.dates.months_short[day.month - 1]} {day.year}"
    return Tick(ordinal, full, short, is_major=True)


def _short_day(words: Language, day: date) -> str:
    return f"{words.dates.weekdays_short[day.weekday()]} {day.day}"
