"""When an event is: DTSTART and DTEND (RFC 5545, section 3.8.2), and how times are written."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import cast

from timeline.chronology.chronology import TimeProperties
from timeline.chronology.options import Undated
from timeline.time.spans import Span, instant
from timeline.time.zones import is_told

_DAY, _MINUTE, _SECOND = timedelta(days=1), timedelta(minutes=1), timedelta(seconds=1)
_LAST_TOLD = 2035
"""The last year in whose summer all programs read a clock time with its zone alike."""


def days_of(span: Span) -> tuple[date, date]:
    """Return the first day and the day after the last, by which a calendar shows whole days."""
    first, last = cast("tuple[date, date]", (span.earliest, span.latest))
    return first, last + _DAY


def ends_of(span: Span) -> tuple[date, date | None]:
    """Return start and end as a calendar has them: moments where both ends are, else whole days."""
    return (span.start, span.end) if span.start and span.is_timed else days_of(span)


def once(span: Span, *, local: bool) -> TimeProperties:
    """Return DTSTART and DTEND of an event that takes place once.

    Moments are in their zones if that is wanted, and if all programs read both alike. If not, both
    are in UTC, because some programs misread an end in UTC after a start in a zone.
    """
    start, end = ends_of(span)
    moments = (time for time in (start, end) if isinstance(time, datetime))
    is_local = local and all(is_told(each) and each.year <= _LAST_TOLD for each in moments)
    return written(start, end, local=is_local)


def written(start: date, end: date | None, *, local: bool) -> TimeProperties:
    """Return DTSTART and DTEND with these times, local or in UTC."""
    ends = [(name, time) for name, time in (("DTSTART", start), ("DTEND", end)) if time]
    lines = tuple(f"{name}{value(time, local=local)}" for name, time in ends)
    moments = (time for _, time in ends if isinstance(time, datetime))
    zones = {str(moment.tzinfo) for moment in moments} - {"UTC"} if local else ()
    return TimeProperties(lines, _zones(*sorted(zones)))


@lru_cache  # for memory: most events have the same zones, and a set takes 216 bytes
def _zones(*names: str) -> frozenset[str]:
    return frozenset(names)


def possible(span: Span, undated: Undated) -> TimeProperties:
    """Return DTSTART and DTEND of an event without a day: its first possible day, or all days."""
    is_first = undated is Undated.FIRST
    return once(replace(span, latest=span.earliest) if is_first else span, local=False)


def value(time: date, *, local: bool = True) -> str:
    """Return the parameters and the value of a property that is a day, or a moment."""
    if not isinstance(time, datetime):
        return f";VALUE=DATE:{basic(time)}"
    if not local or str(time.tzinfo) == "UTC":
        return f":{basic(time)}"
    return f";TZID={time.tzinfo}:{clock(time)}"


def basic(time: date) -> str:
    """Return a day, or a moment in UTC (RFC 5545, sections 3.3.4 and 3.3.5)."""
    if isinstance(time, datetime):
        return f"{clock(instant(time))}Z"
    return time.isoformat().replace("-", "")


def clock(moment: datetime) -> str:
    """Return the day and the clock time of a moment, in form 1 of RFC 5545, section 3.3.5."""
    day = f"{moment.year:04}{moment.month:02}{moment.day:02}"
    return f"{day}T{moment.hour:02}{moment.minute:02}{moment.second:02}"


def duration(length: timedelta) -> str:
    """Return a length of whole minutes, perhaps backwards in time (RFC 5545, section 3.3.6)."""
    minutes = abs(length) // _MINUTE
    days, hours, minutes = minutes // 1440, minutes // 60 % 24, minutes % 60
    time = "".join(f"{number}{unit}" for number, unit in ((hours, "H"), (minutes, "M")) if number)
    day = f"{days}D" if days or not time else ""
    return f"{'-' if length < timedelta() else ''}P{day}{time and f'T{time}'}"


def offset(ahead: timedelta) -> str:
    """Return how far a clock is ahead of UTC (RFC 5545, section 3.3.14)."""
    minutes, seconds = divmod(abs(ahead) // _SECOND, 60)
    sign = "-" if ahead < timedelta() else "+"
    return f"{sign}{minutes // 60:02}{minutes % 60:02}" + (f"{seconds:02}" if seconds else "")
