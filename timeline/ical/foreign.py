"""Events of any calendar, from whatever program, with nothing but what they mean."""

import importlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from timeline.diagnostics.findings import TimelineError
from timeline.text import UNPRINTABLE
from timeline.time import zones
from timeline.time.recurrence import DAYS

MOST_EVENTS = 50_000
"""Events of a calendar: more take too long to read."""
_DAY = timedelta(days=1)
_NUMBER = re.compile(r"[0-9]{1,9}")
_FLOATING = timezone(timedelta(), "floating")
"""The zone of clock times that hold wherever the reader is."""


@dataclass(frozen=True, slots=True)
class Foreign:
    """An event, or a changed occurrence of one, which `due` names.

    A whole day ends on the next one. `rule` is an RRULE in one form, empty if there is none.
    """

    uid: str
    due: date | None
    sequence: int
    title: str
    text: str
    place: str
    status: str
    url: str
    start: date
    end: date | None
    rule: str
    excluded: frozenset[date]
    also: frozenset[date]
    people: tuple[str, ...]


def foreign(data: bytes, file: str) -> tuple[list[Foreign], list[str]]:
    """Return the events of a calendar that have a start, and the UIDs of those that have none.

    Raises TimelineError for what is no calendar.
    """
    if data.count(b"BEGIN:VEVENT") > MOST_EVENTS:
        raise TimelineError(f"{file}: over {MOST_EVENTS:,} events; split the calendar")
    library = importlib.import_module("icalendar")  # it is slow to import
    try:
        calendars = library.Calendar.from_ical(data, multiple=True)
    except (ValueError, KeyError, IndexError) as error:
        raise TimelineError(f"{file}: not a calendar: {UNPRINTABLE.sub(' ', str(error))}") from None
    events = [event for calendar in calendars for event in calendar.walk("VEVENT")]
    starts = [_held(event, "DTSTART") for event in events]
    dated = [
        (event, _time(start))
        for event, start in zip(events, starts, strict=True)
        if isinstance(start, date)
    ]
    lost = [
        _text(event, "UID")
        for event, start in zip(events, starts, strict=True)
        if not isinstance(start, date)
    ]
    series = {_text(event, "UID"): start for event, start in dated if "RECURRENCE-ID" not in event}
    return [_read(event, start, series) for event, start in dated], lost


def _held(event: Any, name: str) -> object:
    """Return the day, moment or time that a property holds; None if it holds none."""
    # what is broken raises an error for every attribute that it lacks, even if asked with hasattr
    return getattr(event.get(name), "__dict__", {}).get("dt")


def _read(event: Any, start: date, series: Mapping[str, date]) -> Foreign:
    due = _held(event, "RECURRENCE-ID")
    # some programs leave out the zone of what is due, and mean that of the series
    first = series.get(_text(event, "UID"), start)
    zone = first.tzinfo if isinstance(first, datetime) else _FLOATING
    people = {str(each).casefold() for each in _listed(event.get("ATTENDEE"))}
    return Foreign(
        uid=_text(event, "UID"),
        due=_time(due, zone) if isinstance(due, date) else None,
        sequence=_sequence(_text(event, "SEQUENCE")),
        title=_text(event, "SUMMARY"),
        text=_text(event, "DESCRIPTION"),
        place=_text(event, "LOCATION"),
        status=_text(event, "STATUS").upper(),
        url=_text(event, "URL"),
        start=start,
        end=_end(event, start),
        rule=_rule(event.get("RRULE"), start),
        excluded=_moments(event.get("EXDATE"), zone),
        also=_moments(event.get("RDATE"), zone),
        people=tuple(sorted(people)),
    )


def _sequence(text: str) -> int:
    return int(text) if _NUMBER.fullmatch(text) else 0


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(event: Any, name: str) -> str:
    first = next(iter(_listed(event.get(name))), "")
    lines = str(first).replace("\r\n", "\n").strip().split("\n")
    return "\n".join(UNPRINTABLE.sub("", line) for line in lines)


def _end(event: Any, start: date) -> date | None:
    """Return the end, if it is known and after the start; a day without an end is one day."""
    end, length = _held(event, "DTEND"), _held(event, "DURATION")
    last = _time(end) if isinstance(end, date) else None
    if isinstance(length, timedelta):
        last = last or start + length
    if last is None or type(last) is not type(start) or _instant(last) <= _instant(start):
        return None if isinstance(start, datetime) else start + _DAY
    return last


def _time(time: date, floating: tzinfo | None = _FLOATING) -> date:
    """Return a day, or a moment in a zone that we know, else at an offset from UTC."""
    if not isinstance(time, datetime):
        return time
    offset = time.utcoffset()
    if offset is None:
        return time.replace(tzinfo=floating)
    if isinstance(time.tzinfo, ZoneInfo) and time.tzinfo.key in zones.names():
        return time.replace(tzinfo=zones.load(time.tzinfo.key))
    return time.replace(tzinfo=zones.load("UTC") if time.tzinfo is UTC else timezone(offset))


def _instant(time: date) -> date:
    return time.astimezone(UTC) if isinstance(time, datetime) else time


def _moments(value: Any, zone: tzinfo | None) -> frozenset[date]:
    """Return the days or moments of EXDATE or RDATE, in UTC; of a period, its start."""
    groups = (vars(group).get("dts", ()) for group in _listed(value))
    times = (each.dt for group in groups for each in group)
    starts = (time[0] if isinstance(time, tuple) else time for time in times)
    return frozenset(_instant(_time(start, zone)) for start in starts)


def _rule(rule: Any, start: date) -> str:
    """Return a recurrence rule in one form for all ways to write it; empty if there is none.

    What nobody can read stays as it is written.
    """
    rule = next(iter(_listed(rule)), None)
    if not isinstance(rule, dict) or "FREQ" not in rule:
        return "" if rule is None else str(rule)
    parts = {str(name).upper(): _listed(value) for name, value in rule.items()}
    frequency = str(parts["FREQ"][0]).upper()
    texts = {
        name: ",".join(sorted(_value(each) for each in values)) for name, values in parts.items()
    }
    if texts.get("INTERVAL") == "1":
        del texts["INTERVAL"]
    if texts.get("WKST") == DAYS[0]:
        del texts["WKST"]
    if not any(name.startswith("BY") for name in texts):
        texts |= _implied(frequency, start)
    rest = sorted(name for name in texts if name != "FREQ")
    return ";".join(f"{name}={texts[name]}" for name in ("FREQ", *rest))


def _value(value: Any) -> str:
    if isinstance(value, date):
        end = _instant(_time(value))
        return f"{end:%Y%m%dT%H%M%SZ}" if isinstance(end, datetime) else f"{end:%Y%m%d}"
    return str(value).upper()


def _implied(frequency: str, start: date) -> dict[str, str]:
    """Return the parts of a rule that follow from its first day (RFC 5545, section 3.3.10)."""
    if frequency == "WEEKLY":
        return {"BYDAY": DAYS[start.weekday()]}
    month = {"BYMONTH": str(start.month)} if frequency == "YEARLY" else {}
    is_dated = frequency in ("MONTHLY", "YEARLY")
    return month | ({"BYMONTHDAY": str(start.day)} if is_dated else {})
