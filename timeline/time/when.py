"""Parse the text of `when`, exactly; nothing is guessed."""

import calendar
import re
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Annotated

from timeline.diagnostics.findings import Fault, Rule, Severity
from timeline.text import UNPRINTABLE, ReadAs, shortened
from timeline.time.dates import (
    FIRST_YEAR,
    LAST_YEAR,
    WEEKDAYS,
    DayPart,
    Mark,
    Point,
    Precision,
    Shape,
    When,
    stretch,
    written,
)
from timeline.time.when_hints import meant
from timeline.time.zones import check_name

BAD_DATE = Rule(
    "TL221",
    "bad-date",
    Severity.ERROR,
    "A date is written YYYY-MM-DD, or YYYY-MM, YYYY-Qn or YYYY where no more is known, with ~ "
    "for about, ? for uncertain, % for both. A weekday may stand before it; a clock time HH:MM, "
    "perhaps with its zone, or morning, noon, afternoon, evening or night after it. Two of these "
    'make a range with "to"; "after", "before" and "unknown" say what else may be known.',
    bad="when: 2/3/2023 6:30pm",
    good="when: 2023-03-02 18:30",
)
IMPOSSIBLE_DATE = Rule(
    "TL222",
    "impossible-date",
    Severity.ERROR,
    f"A date is one that the (proleptic Gregorian) calendar has, in the years {FIRST_YEAR} to "
    f"{LAST_YEAR}; a clock time runs from 00:00 to 23:59.",
    bad="when: 2023-02-30",
    good="when: 2023-02-28",
)
WRONG_WEEKDAY = Rule(
    "TL223",
    "wrong-weekday",
    Severity.ERROR,
    "A weekday that is written is a checksum: it must be that of the date.",
    bad="when: Thu 2023-03-03",
    good="when: Fri 2023-03-03",
)
END_BEFORE_START = Rule(
    "TL224",
    "end-before-start",
    Severity.ERROR,
    "An event ends after it starts. Days are inclusive: a visit on one day needs no end.",
    bad="when: 2023-03-03 to 2023-03-02",
    good="when: 2023-03-02 to 2023-03-03",
)
RULES = (BAD_DATE, IMPOSSIBLE_DATE, WRONG_WEEKDAY, END_BEFORE_START)

_FORM = "write it as 2023-03-02, Thu 2023-03-02 18:30 to 19:30, 2023-03, 2023-Q1 or 2023"
# [0-9], as \d also matches the digits of other scripts.
_DATE = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?:Q(?P<quarter>[1-4])|(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?))?"
    r"(?P<mark>[~?%]?)"
)
_CLOCK = re.compile(r"([0-9]{2}):([0-9]{2})")
_HALF = re.compile(r"[ap]\.?m\.?", re.IGNORECASE)
_DAY_NAMES = {
    short: number
    for number, name in enumerate(WEEKDAYS)
    for short in (name.casefold(), name[:3].casefold())
}
_FROM = dict(zip(DayPart, (0, 12, 12, 16, 18), strict=True))
"""The hour before which each part of the day can't end."""
_MARKS = {mark.value: mark for mark in Mark}
_PARTS = frozenset(DayPart)
_NEXT = 'if it ends on a later day, write that date after "to"'


_PLAIN = "write it as 2023-03-02, 2023-03, 2023-Q1 or 2023"


def parse(text: str) -> When:
    """Parse the text of a `when`; raise Fault where it is not clear.

    Missing time zones, and clock times that a zone skips or has twice, are left to `spans`: they
    need the registry.
    """
    words = text.split()
    if UNPRINTABLE.search(text):
        raise _not_a_date(text)
    if words == [Shape.UNKNOWN]:
        return When(text, Shape.UNKNOWN)
    if words and words[0] in (Shape.AFTER, Shape.BEFORE):
        point = _point(words[1:], text)
        if words[0] == Shape.BEFORE and point.first == date(FIRST_YEAR, 1, 1):
            message = f'"{shortened(text)}" is before the calendar'
            raise Fault(IMPOSSIBLE_DATE, message, "write a later date")
        return When(text, Shape(words[0]), (point,))
    if "to" not in words:
        return When(text, Shape.AT, (_point(words, text),))
    middle = words.index("to")
    start = _point(words[:middle], text)
    end = _point(words[middle + 1 :], text, start)
    if start.clock and start.zone is None and end.zone is not None:
        start = _with_zone_of(end, start, text)
    if start.clock and end.precision is not Precision.DAY:
        raise Fault(BAD_DATE, f'"{shortened(text)}" ends on no day', "write clock times as 20:30")
    _check_order(start, end)
    return When(text, Shape.RANGE, (start, end))


def _with_zone_of(end: Point, start: Point, text: str) -> Point:
    """Give the start of `18:30 to 19:30 Europe/Rome` the zone that follows both times."""
    if end.first == start.first:
        return replace(start, zone=end.zone)
    raise Fault(
        BAD_DATE,
        f'"{shortened(text)}" gives a zone to its end alone',
        f"write the zone of its start too: {start.clock:%H:%M} {end.zone}, or another",
    )


def parse_date(text: str) -> Point:
    """Parse a date of any precision, without a time of day; raise Fault if it is none."""
    point = _date(text, text, _PLAIN)
    if point.mark:
        raise Fault(BAD_DATE, f'"{text}" is not a plain date', f'write "{text[:-1]}"')
    return point


def parse_day(text: str) -> date:
    """Parse a day, YYYY-MM-DD; raise Fault if it is none."""
    weekday, _, rest = text.partition(" ")
    if weekday.casefold() in _DAY_NAMES and _DATE.fullmatch(rest):
        raise Fault(BAD_DATE, f'"{shortened(text)}" is not a day alone', f"write {rest}")
    point = parse_date(text)
    if point.precision is not Precision.DAY:
        raise Fault(BAD_DATE, f'"{text}" is not a day', "write it as YYYY-MM-DD")
    return point.first


def _point(words: list[str], text: str, start: Point | None = None) -> Point:
    """Parse `[Weekday] DATE [HH:MM [Zone] | part]`; an end may leave out the date."""
    rest = list(words)
    weekday = _DAY_NAMES.get(rest[0].casefold()) if rest else None
    if weekday is not None:
        rest.pop(0)
    if start and rest and weekday is None and not rest[0][:4].isdigit():
        point = Point(start.first, start.last, start.precision)
    elif rest:
        point = _date(rest.pop(0), text)
    else:
        raise _not_a_date(text)
    if weekday is not None:
        _check_weekday(point, weekday, words[0])
    return _with_time(point, rest, text, start.zone if start else None) if rest else point


def _date(word: str, text: str, form: str = _FORM) -> Point:
    found = _DATE.fullmatch(word)
    if found is None:
        raise _not_a_date(text, form)
    year, quarter, month, day, mark = found.groups()
    try:
        first = date(int(year), int(month or 3 * int(quarter or 1) - 2), int(day or 1))
    except ValueError:
        raise _not_in_calendar(word, found) from None
    if first.year > LAST_YEAR:
        raise _not_in_calendar(word, found)
    if day:
        precision = Precision.DAY
    elif month:
        precision = Precision.MONTH
    else:
        precision = Precision.QUARTER if quarter else Precision.YEAR
    return stretch(first, precision, _MARKS[mark])


def _not_in_calendar(word: str, found: re.Match[str]) -> Fault:
    year, month, day = (int(found[part] or 0) for part in ("year", "month", "day"))
    if not FIRST_YEAR <= year <= LAST_YEAR:
        hint = f"write a year from {FIRST_YEAR:04} to {LAST_YEAR}"
    elif 1 <= month <= 12:  # noqa: PLR2004
        hint = f"{found['year']}-{found['month']} has {calendar.monthrange(year, month)[1]} days"
    elif 1 <= day <= 12 < month <= 31:  # noqa: PLR2004
        hint = f"did you mean {year:04}-{day:02}-{month:02}?"
    else:
        hint = "write a month from 01 to 12"
    return Fault(IMPOSSIBLE_DATE, f'"{word}" is not in the calendar', hint)


def _with_time(point: Point, words: list[str], text: str, zone: str | None) -> Point:
    """Add the clock time or part of the day in `words`; `zone` holds unless they name another."""
    if point.precision is not Precision.DAY:
        message = f'"{shortened(text)}" gives a time but no day'
        raise Fault(BAD_DATE, message, lambda: meant(text) or _FORM)
    if words[0] in _PARTS and len(words) == 1:
        return replace(point, part=DayPart(words[0]))
    found = _CLOCK.fullmatch(words[0])
    if found is None or len(words) > 2 or _HALF.fullmatch(words[-1]):  # noqa: PLR2004
        raise _not_a_date(text)
    try:
        clock = time(int(found[1]), int(found[2]))
    except ValueError:
        raise Fault(
            IMPOSSIBLE_DATE, f'"{words[0]}" is not a clock time', "write 00:00 to 23:59"
        ) from None
    zone = check_name(words[1]) if len(words) > 1 else zone
    return Point(point.first, point.last, point.precision, point.mark, clock, zone)


def _check_weekday(point: Point, weekday: int, word: str) -> None:
    if point.precision is not Precision.DAY:
        raise Fault(BAD_DATE, f'"{word}" stands before a date without a day', _FORM)
    true = point.first.weekday()
    if weekday == true:
        return
    day = point.first
    days = (weekday - true + 3) % 7 - 3
    near = day + timedelta(days=days if day.toordinal() + days > 0 else days + 7)
    raise Fault(
        WRONG_WEEKDAY,
        f"{day} is a {WEEKDAYS[true]}, not a {WEEKDAYS[weekday]}",
        f"write {WEEKDAYS[true][:3]} {day} or {WEEKDAYS[weekday][:3]} {near}",
    )


def _check_order(start: Point, end: Point) -> None:
    crosses_date_line = start.clock and end.clock and start.zone != end.zone
    if end.last < start.first and not crosses_date_line:
        raise Fault(
            END_BEFORE_START,
            f"ends {written(end)}, before it starts {written(start)}",
            "put the earlier date first",
        )
    if start.first != end.last:
        return
    parts = list(DayPart)
    if start.part and end.part and parts.index(end.part) < parts.index(start.part):
        raise Fault(END_BEFORE_START, f"ends in the {end.part}, before the {start.part}", _NEXT)
    if start.part and end.clock and end.clock.hour < _FROM[start.part]:
        raise Fault(END_BEFORE_START, f"ends at {end.clock:%H:%M}, before the {start.part}", _NEXT)
    if start.clock and end.clock and start.zone == end.zone and end.clock <= start.clock:
        raise Fault(
            END_BEFORE_START, f"ends at {end.clock:%H:%M}, but starts at {start.clock:%H:%M}", _NEXT
        )


def _not_a_date(text: str, form: str = _FORM) -> Fault:
    return Fault(BAD_DATE, f'"{shortened(text)}" is not a date', lambda: meant(text) or form)


ADate = Annotated[Point, ReadAs(parse_date)]
ADay = Annotated[date, ReadAs(parse_day)]
AWhen = Annotated[When, ReadAs(parse)]
