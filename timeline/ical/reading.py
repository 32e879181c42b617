"""The times of an event read back from content lines, as a lock remembers them."""

import itertools
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from timeline.chronology.chronology import TimeProperties
from timeline.diagnostics.findings import Fault
from timeline.time import rrule, zones
from timeline.time.recurrence import Recurrence
from timeline.time.spans import instant

_DAY = timedelta(days=1)
_MOMENT = r"[0-9]{8}T[0-9]{6}"
_KINDS = (
    ("(;VALUE=DATE):", "[0-9]{8}"),
    ("(;TZID=[A-Za-z0-9_+/-]+):", _MOMENT),
    ("():", f"{_MOMENT}Z"),
)
_VALUE = "|".join(f"{kind}{value}(?:,{value})*" for kind, value in _KINDS)
_LINES = (
    rf"DTSTART(?:{_VALUE})(?: DTEND(?:{_VALUE}))?(?: RRULE:[A-Z0-9=,-]+(?:;[A-Z0-9=,-]+)*)?"
    rf"(?: EXDATE(?:{_VALUE}))?(?: RDATE(?:{_VALUE}))?"
)
"""A pattern that is compiled only if there is a lock."""


def check(lines: str) -> str:
    """Return content lines, with a blank between each two, of when an event is.

    Raises ValueError for what is none, or for what no program reads.
    """
    if not re.fullmatch(_LINES, lines):
        raise ValueError("these are no times of an event")
    start, *others = lines.split(" ")
    (begins,) = _moments(start)
    for line in others:
        name = _name(line)
        if name == "RRULE":
            _check_rule(line, is_timed=isinstance(begins, datetime))
        elif name == "DTEND":
            (ends,) = _moments(line)
            if type(ends) is not type(begins) or _in_utc(ends) <= _in_utc(begins):
                raise ValueError("the end is not after the start")
        elif line.partition(":")[0] != start.partition(":")[0].replace("DTSTART", name):
            raise ValueError(f"{name} is not written as DTSTART is")
        else:
            _moments(line)
    return lines


def _name(line: str) -> str:
    return line.partition(":")[0].partition(";")[0]


def _check_rule(line: str, *, is_timed: bool) -> None:
    parts = line.removeprefix("RRULE:").split(";")
    until = [part.removeprefix("UNTIL=") for part in parts if part.startswith("UNTIL=")]
    try:
        rule = rrule.parse(";".join(part for part in parts if not part.startswith("UNTIL=")))
    except Fault as fault:
        raise ValueError(fault.message) from None
    if len(until) > 1 or (until and rule.count):
        raise ValueError("the rule ends in two ways")
    for end in until:
        if not re.fullmatch(f"{_MOMENT}Z" if is_timed else "[0-9]{8}", end):
            raise ValueError("UNTIL is not written as DTSTART is")
        datetime.fromisoformat(end)


def _moments(line: str) -> list[date]:
    """Return the days that a content line names, or the moments in their time zones.

    Raises ValueError if there are none.
    """
    name, _, values = line.partition(":")
    if "VALUE=DATE" in name:
        return [date.fromisoformat(value) for value in values.split(",")]
    zone = name.partition("TZID=")[2]
    if zone and (zone == "UTC" or zone not in zones.names() or not zones.yearly_rule(zone)):
        raise ValueError(f'"{zone}" is not a time zone that a calendar can be told of')
    shown = [datetime.fromisoformat(value[:15]) for value in values.split(",")]
    try:
        known = zones.load(zone or "UTC")
        moments = [datetime.combine(moment, moment.time(), known) for moment in shown]
        for moment in moments:
            instant(moment)
    except OverflowError:
        raise ValueError("a moment is before the calendar") from None
    return [*moments]


def _in_utc(time: date) -> date:
    return instant(time) if isinstance(time, datetime) else time


class Plan(NamedTuple):
    """The start and end of each occurrence, as days or as moments in their time zones.

    If it repeats for ever, they are those of the first occurrence. The `rule` says on which days
    the others are due; `excluded` and `also` name the exceptions.
    """

    times: tuple[tuple[date, date | None], ...]
    rule: str = ""
    excluded: tuple[date, ...] = ()
    also: tuple[date, ...] = ()


def planned(lines: str) -> Plan:
    """Return the occurrences that content lines plan; the lines are such as `check` lets pass."""
    named = {_name(line): line for line in lines.split(" ")}
    (first,) = _moments(named["DTSTART"])
    end = _moments(named["DTEND"])[0] if "DTEND" in named else None
    rule, _, until = named.get("RRULE", "").removeprefix("RRULE:").partition(";UNTIL=")
    excluded, also = ([*_moments(named[name])] if name in named else [] for name in _EXCEPTIONS)
    recurrence = rrule.parse(rule) if rule else None
    if recurrence and not (until or recurrence.count):
        days = (tuple(sorted(map(day_of, moments))) for moments in (excluded, also))
        return Plan(((first, end),), str(recurrence), *days)
    starts = _starts(first, recurrence, until) if recurrence else [first]
    due = sorted({*starts, *also}.difference(excluded), key=_in_utc)
    return Plan(tuple((start, end and end + (start - first)) for start in due))


_EXCEPTIONS = ("EXDATE", "RDATE")


class First(NamedTuple):
    """The first occurrence of an event, its rule with the last day, and the exceptions to it.

    `repeats` are the content lines of these, empty if there are none.
    """

    start: date
    end: date | None
    rule: Recurrence | None
    until: date | None
    excluded: tuple[date, ...]
    also: tuple[date, ...]
    repeats: str


def first_told(lines: str) -> First:
    """Return what content lines tell of the first occurrence; they are such as `check` passes."""
    named = {_name(line): line for line in lines.split(" ")}
    (start,) = _moments(named["DTSTART"])
    end = _moments(named["DTEND"])[0] if "DTEND" in named else None
    rule, _, last = named.get("RRULE", "").removeprefix("RRULE:").partition(";UNTIL=")
    repeats = " ".join(named[name] for name in ("RRULE", *_EXCEPTIONS) if name in named)
    until = date.fromisoformat(last[:8]) if last else None
    excluded, also = (
        tuple(map(day_of, _moments(named[name]))) if name in named else () for name in _EXCEPTIONS
    )
    return First(start, end, rrule.parse(rule) if rule else None, until, excluded, also, repeats)


def _starts(first: date, recurrence: Recurrence, until: str) -> Iterator[date]:
    """Yield the starts of the occurrences of a rule that ends."""
    last = (
        datetime.fromisoformat(until) if "T" in until else date.fromisoformat(until or "99991231")
    )
    for day in itertools.islice(recurrence.from_day(day_of(first)), rrule.MOST):
        start = first + (day - day_of(first))
        if (_in_utc(start) if isinstance(last, datetime) else day) > last:
            return
        yield start


def day_of(time: date) -> date:
    """Return the day of a moment, or the day itself."""
    return time.date() if isinstance(time, datetime) else time


def times(lines: str) -> TimeProperties:
    """Return content lines that a lock remembers, as `check` lets pass, with their time zones."""
    each = tuple(lines.split(" "))
    named = {line.partition(":")[0].partition("TZID=")[2] for line in each}
    return TimeProperties(each, frozenset(named - {""}))


def touches(lines: str, first: date, since: date, until: date) -> bool:
    """Whether any occurrence, the first of which is on the local day `first`, touches some days.

    The lines are such as `check` lets pass. A rule may be taken to have a day too many.
    """
    named = {_name(line): line for line in lines.split(" ")}
    (begins,) = _days(named["DTSTART"])
    length = timedelta()
    if end := named.get("DTEND"):
        midnight = "VALUE=DATE" in end or end.rstrip("Z").endswith("T000000")
        length = _days(end)[0] - begins - (_DAY if midnight else timedelta())
    later = first - begins if abs(first - begins) <= _DAY else timedelta()
    excluded = set(_days(named.get("EXDATE", "")))
    ruled = _ruled(named.get("RRULE", ""), begins)
    added = (day for day in _days(named.get("RDATE", "")) if day + later <= until)
    early = itertools.takewhile(lambda day: day + later <= until, ruled)
    days = itertools.chain(added, (day for day in early if day not in excluded))
    return any(day + later + length >= since for day in days)


def _ruled(line: str, begins: date) -> Iterator[date]:
    """Yield the days of a rule, those of a rule in UTC perhaps one more; without one, the first."""
    if not line:
        yield begins
        return
    rule, _, end = line.removeprefix("RRULE:").partition(";UNTIL=")
    last = date.fromisoformat(end[:8]) + _DAY if end else date.max
    yield from itertools.takewhile(last.__ge__, rrule.parse(rule).from_day(begins))


def _days(line: str) -> list[date]:
    """Return the days that a content line names, as they are written."""
    return [date.fromisoformat(value[:8]) for value in line.partition(":")[2].split(",") if value]
