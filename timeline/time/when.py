"""Parse the text of `when`, exactly; nothing is guessed."""

import importlib
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from functools import partial
from types import ModuleType
from typing import Annotated

from pydantic import GetCoreSchemaHandler, ValidatorFunctionWrapHandler
from pydantic_core.core_schema import CoreSchema, no_info_wrap_validator_function, str_schema

from timeline.diagnostics.findings import Fault, Rule, Severity
from timeline.text import LONGEST_VALUE, UNPRINTABLE, shortened
from timeline.time.date_text import BAD_DATE, DATE, FORM, IMPOSSIBLE_DATE, not_a_date, read
from timeline.time.dates import (
    FIRST_YEAR,
    WEEKDAYS,
    DayPart,
    Point,
    Precision,
    Shape,
    When,
    written,
)
from timeline.time.usual_dates import usual
from timeline.time.zones import UNKNOWN_ZONE, check_name
from timeline.validators import ReadAs

WRONG_WEEKDAY = Rule(
    "TL223",
    "wrong-weekday",
    Severity.ERROR,
    "A weekday matches its date, and so checks it. You may leave the weekday out.",
    bad="when: Thu 2023-03-03",
    good="when: Fri 2023-03-03",
)
END_BEFORE_START = Rule(
    "TL224",
    "end-before-start",
    Severity.ERROR,
    "An event ends after it starts. The last day counts: a visit on one day needs no end.",
    bad="when: 2023-03-03 to 2023-03-02",
    good="when: 2023-03-02 to 2023-03-03",
)
RULES = (WRONG_WEEKDAY, END_BEFORE_START)

_CLOCK = re.compile(r"([0-9]{2}):([0-9]{2})(~?)")
_HALF = re.compile(r"[ap]\.?m\.?", re.IGNORECASE)
_DAY_NAMES = {
    short: number
    for number, name in enumerate(WEEKDAYS)
    for short in (name.casefold(), name[:3].casefold())
}
_FROM = dict(zip(DayPart, (0, 12, 12, 16, 18), strict=True))
"""The hour before which each part of the day can't end."""
_PARTS = frozenset(DayPart)
_NEXT = 'if it ends on a later day, write that date after "to"'
_NO_DATE = (BAD_DATE, IMPOSSIBLE_DATE, UNKNOWN_ZONE)
"""Faults of texts that may be dates in another way of writing."""
_PLAIN = "dates look like 2023-03-02, 2023-03, 2023-W36, 2023-Q1, 2023-H1 or 2023"
_DAYS = "days look like 2023-03-02"
_CLOCKS = "clock times run from 00:00 to 23:59"


@dataclass(frozen=True, slots=True)
class OldStyle:
    """The text of a `when` in the Julian calendar."""

    text: str


def parse(text: str, *, julian: bool = False) -> When:
    """Parse the text of a `when`; raise Fault where it is not clear.

    The points are Gregorian, even of a text in the Julian calendar. Missing time zones, and clock
    times that a zone skips or has twice, are left to `spans`: they need the registry.
    """
    try:
        points = () if julian else usual(text)
        return _of_points(text, points) if points else _parsed(text, julian=julian)
    except Fault as fault:
        accept = partial(_parsed, julian=julian)
        raise _helped(fault, lambda: _advice().for_when(text, accept, julian=julian)) from None


def _advice() -> ModuleType:
    # Imported late: it has many patterns to compile, and most registries need none.
    return importlib.import_module("timeline.time.hints.advice")


def _helped(fault: Fault, help: Callable[[], str | None]) -> Fault:
    """Return a fault with the help for dates of other ways of writing, if it is one of these."""
    if fault.rule not in _NO_DATE:
        return fault
    return Fault(fault.rule, fault.message, lambda: help() or fault.hint)


def _parsed(text: str, *, julian: bool) -> When:
    words = text.split()
    if UNPRINTABLE.search(text):
        raise not_a_date(text)
    if words == [Shape.UNKNOWN]:
        return When(text, Shape.UNKNOWN)
    if words and words[0] in (Shape.AFTER, Shape.BEFORE):
        point = _point(words[1:], text, julian=julian)
        if words[0] == Shape.BEFORE and point.first == date(FIRST_YEAR, 1, 1):
            message = f'"{shortened(text)}" is before the calendar'
            raise Fault(IMPOSSIBLE_DATE, message, "write a later date")
        return When(text, Shape(words[0]), (point,))
    if "to" not in words:
        return _of_points(text, (_point(words, text, julian=julian),))
    middle = words.index("to")
    start = _point(words[:middle], text, julian=julian)
    end = _point(words[middle + 1 :], text, start, julian=julian)
    if start.clock and start.zone is None and end.zone is not None:
        start = _with_zone_of(end, start, text)
    if start.clock and end.precision is not Precision.DAY:
        raise Fault(BAD_DATE, f'"{shortened(text)}" ends on no day', "clock times look like 20:30")
    return _of_points(text, (start, end))


def _of_points(text: str, points: tuple[Point, ...]) -> When:
    """Return a day or a range; raise Fault if it ends before it starts."""
    if len(points) == 1:
        return When(text, Shape.AT, points)
    _check_order(*points)
    return When(text, Shape.RANGE, points)


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
    try:
        return _plain_date(text, _PLAIN)
    except Fault as fault:
        accept = partial(_plain_date, form=_PLAIN)
        raise _helped(fault, lambda: _advice().for_date(text, accept)) from None


def parse_day(text: str) -> date:
    """Parse a day, YYYY-MM-DD; raise Fault if it is none."""
    try:
        return _day(text)
    except Fault as fault:
        raise _helped(fault, lambda: _advice().for_date(text, _day)) from None


def _day(text: str) -> date:
    weekday, _, rest = text.partition(" ")
    if weekday.casefold() in _DAY_NAMES and DATE.fullmatch(rest):
        raise Fault(BAD_DATE, f'"{shortened(text)}" is not a day alone', _DAYS)
    point = _plain_date(text, _DAYS)
    if point.precision is not Precision.DAY:
        raise Fault(BAD_DATE, f'"{text}" is not a day', _DAYS)
    return point.first


def _plain_date(text: str, form: str) -> Point:
    """Parse a date without a mark; `form` tells what it looks like."""
    try:
        point = read(text, text)
    except Fault as fault:
        hint = form if fault.hint == FORM else fault.hint
        raise Fault(fault.rule, fault.message, hint) from None
    if point.mark:
        raise Fault(BAD_DATE, f'"{text}" is not a plain date', form)
    return point


def _point(words: list[str], text: str, start: Point | None = None, *, julian: bool) -> Point:
    """Parse `[Weekday] DATE [HH:MM [Zone] | part]`; an end may leave out the date."""
    rest = list(words)
    weekday = _DAY_NAMES.get(rest[0].casefold()) if rest else None
    if weekday is not None:
        rest.pop(0)
    if start and rest and weekday is None and not rest[0][:4].isdigit():
        point = Point(start.first, start.last, start.precision)
    elif rest:
        point = read(rest.pop(0), text, julian=julian)
    else:
        raise not_a_date(text)
    if weekday is not None:
        _check_weekday(point, weekday, words, julian=julian)
    return _with_time(point, rest, text, start.zone if start else None) if rest else point


def _with_time(point: Point, words: list[str], text: str, zone: str | None) -> Point:
    """Add the clock time or part of the day in `words`; `zone` holds unless they name another."""
    found = _CLOCK.fullmatch(words[0])
    if point.precision is not Precision.DAY and (found or words[0] in _PARTS):
        message = f'"{shortened(text)}" gives a time but no day'
        raise Fault(BAD_DATE, message, FORM)
    if words[0] in _PARTS and len(words) == 1:
        return replace(point, part=DayPart(words[0]))
    if found is None or len(words) > 2 or _HALF.fullmatch(words[-1]):  # noqa: PLR2004
        raise not_a_date(text)
    try:
        clock = time(int(found[1]), int(found[2]))
    except ValueError:
        raise Fault(IMPOSSIBLE_DATE, f'"{words[0]}" is not a clock time', _CLOCKS) from None
    zone = check_name(words[1]) if len(words) > 1 else zone
    # for speed, not by `replace`
    days = point.first, point.last, point.precision, point.mark
    return Point(*days, clock, zone, about=bool(found[3]))


def _check_weekday(point: Point, weekday: int, words: list[str], *, julian: bool) -> None:
    if point.precision is not Precision.DAY:
        raise Fault(BAD_DATE, f'"{words[0]}" stands before a date without a day', FORM)
    true = point.first.weekday()
    if weekday == true:
        return
    if julian:
        raise Fault(
            WRONG_WEEKDAY,
            f"{words[1]} in the Julian calendar is a {WEEKDAYS[true]}, not a {WEEKDAYS[weekday]}",
            f"write {WEEKDAYS[true][:3]} {words[1]}, or correct the date",
        )
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


class _ReadWhen:
    """Annotates a `when` in the calendar of its event, which puts it in OldStyle if Julian."""

    def __get_pydantic_core_schema__(
        self, _source: object, _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return no_info_wrap_validator_function(_read_when, str_schema(max_length=LONGEST_VALUE))


def _read_when(value: object, as_text: ValidatorFunctionWrapHandler) -> When:
    if isinstance(value, OldStyle):
        return parse(as_text(value.text), julian=True)
    return parse(as_text(value))


ADate = Annotated[Point, ReadAs(parse_date)]
ADay = Annotated[date, ReadAs(parse_day)]
AWhen = Annotated[When, ReadAs(parse)]
AWhenInCalendar = Annotated[When, _ReadWhen()]
