"""Periods: the days, months or years below which events stand, and the dates that these lack."""

from datetime import date
from math import ceil, floor
from typing import NamedTuple

from timeline.drawing.marks import Mark
from timeline.languages import Language
from timeline.prose import dates
from timeline.time.dates import Precision

_MOST_DAYS, _MOST_MONTHS = 35, 1_200
"""The most days that are told day by day, or month by month."""
_KNOWN = {
    Precision.DAY: (Precision.DAY,),
    Precision.MONTH: (Precision.DAY, Precision.WEEK, Precision.MONTH),
    Precision.YEAR: tuple(Precision),
}
"""The precisions of a date that is known to be in one day, month or year."""


class Periods(NamedTuple):
    """How long each period is: a day, a month or a year."""

    unit: Precision

    def first(self, at: float) -> int:
        """Return the first day of the period in which a moment is."""
        day = date.fromordinal(floor(at))
        if self.unit is Precision.MONTH:
            day = day.replace(day=1)
        elif self.unit is Precision.YEAR:
            day = day.replace(month=1, day=1)
        return day.toordinal()

    def name(self, words: Language, first: int) -> str:
        """Return what a period is called."""
        day = date.fromordinal(first)
        if self.unit is Precision.YEAR:
            return str(day.year)
        pattern = words.dates.full if self.unit is Precision.DAY else words.dates.month
        return dates.day(words, day, pattern)

    def begins(self, mark: Mark) -> int | None:
        """Return the period in which an event begins, if it is known."""
        points = mark.entry.shown.when.points if mark.entry.shown.when else ()
        is_known = mark.is_bounded and (not points or points[0].precision in _KNOWN[self.unit])
        return self.first(mark.start) if is_known else None

    def ends(self, mark: Mark) -> int | None:
        """Return the period in which an event ends, if its days are known."""
        return self.first(last_moment(mark)) if mark.is_firm and mark.is_bounded else None

    def date(self, words: Language, mark: Mark) -> str:
        """Return the date of an event in short, as far as its period does not tell it."""
        span = mark.entry.shown
        if self.unit is Precision.DAY:
            return dates.hour(span.start) if span.start and span.is_timed else ""
        if not span.starts_on_a_day or not mark.is_bounded:
            return ""
        first, last = (date.fromordinal(floor(at)) for at in (mark.start, last_moment(mark)))
        if self.unit is Precision.YEAR:
            return words.dates.months_short[first.month - 1]
        is_more = self.first(mark.start) == self.first(last_moment(mark)) and first != last
        return f"{first.day}–{last.day}" if is_more and not mark.dots else str(first.day)


def last_moment(mark: Mark) -> float:
    """Return a moment on the last day of an event."""
    return max(ceil(mark.end) - 1, mark.start)


def periods(days: float) -> Periods:
    """Return the periods that suit a picture of so many days."""
    if days <= _MOST_DAYS:
        return Periods(Precision.DAY)
    return Periods(Precision.MONTH if days <= _MOST_MONTHS else Precision.YEAR)
