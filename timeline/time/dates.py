"""Dates of day, week, month, quarter, half-year or year precision, and how they bound an event."""

import calendar
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from enum import StrEnum

from dateutil.relativedelta import relativedelta

FIRST_YEAR, LAST_YEAR = 1, 9998
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


class Precision(StrEnum):
    """The unit in which a date is known."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"


class Mark(StrEnum):
    """How certain a date is, in the terms of EDTF (ISO 8601-2)."""

    EXACT = ""
    APPROXIMATE = "~"
    UNCERTAIN = "?"
    BOTH = "%"


class DayPart(StrEnum):
    """A part of the day, for a date without a clock time; in the order of the day."""

    MORNING = "morning"
    NOON = "noon"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"


class Shape(StrEnum):
    """The way in which the points of a `when` bound the event."""

    AT = "at"
    RANGE = "range"
    AFTER = "after"
    BEFORE = "before"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Point:
    """One date as written: the first and last day it may mean, and the time of day if any.

    The clock time may be `about` right.
    """

    first: date
    last: date
    precision: Precision
    mark: Mark = Mark.EXACT
    clock: time | None = None
    zone: str | None = None
    part: DayPart | None = None
    about: bool = False


@dataclass(frozen=True, slots=True)
class When:
    """The text of a `when` with its points: two for a range, none if unknown, else one."""

    text: str
    shape: Shape
    points: tuple[Point, ...] = ()


_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
_MONTHS = {
    Precision.MONTH: 1,
    Precision.QUARTER: 3,
    Precision.HALF_YEAR: 6,
    Precision.YEAR: 12,
}
_STEPS = {
    Precision.DAY: relativedelta(days=1),
    Precision.WEEK: relativedelta(weeks=1),
    Precision.MONTH: relativedelta(months=1),
    Precision.QUARTER: relativedelta(months=3),
    Precision.HALF_YEAR: relativedelta(months=6),
    Precision.YEAR: relativedelta(years=1),
}


def stretch(first: date, precision: Precision, mark: Mark = Mark.EXACT) -> Point:
    """Return the day, week, month, quarter, half-year or year that begins with `first`."""
    if precision is Precision.DAY:
        return Point(first, first, precision, mark)
    if precision is Precision.WEEK:
        return Point(first, first + _WEEK - _DAY, precision, mark)
    month = first.month + _MONTHS[precision] - 1
    last = date(first.year, month, calendar.monthrange(first.year, month)[1])
    return Point(first, last, precision, mark)


def following(point: Point) -> Point:
    """Return the stretch of the same length after `point`; of a clock time, its own day."""
    if point.clock:
        return point
    after = stretch(point.first + _STEPS[point.precision], point.precision)
    return replace(point, first=after.first, last=after.last)


def preceding(point: Point) -> Point:
    """Return the stretch of the same length before `point`; of a clock time, its own day."""
    if point.clock:
        return point
    step = _STEPS[point.precision]
    return replace(point, first=point.first - step, last=point.first - _DAY)


def shifted(when: When, days: int) -> When:
    """Move a `when` of whole days by some days; the part of the day stays."""
    step = timedelta(days=days)
    points = tuple(
        replace(point, first=point.first + step, last=point.last + step) for point in when.points
    )
    return When(" to ".join(str(point.first) for point in points), when.shape, points)


def written(point: Point) -> str:
    """Return a date as the registry writes it."""
    iso = point.first.isoformat()
    match point.precision:
        case Precision.DAY:
            return iso
        case Precision.WEEK:
            year, week, _ = point.first.isocalendar()
            return f"{year:04}-W{week:02}"
        case Precision.MONTH:
            return iso[:7]
        case Precision.QUARTER:
            return f"{iso[:4]}-Q{(point.first.month + 2) // 3}"
        case Precision.HALF_YEAR:
            return f"{iso[:4]}-H{(point.first.month + 5) // 6}"
        case _:
            return iso[:4]
