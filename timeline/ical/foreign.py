"""Events of any calendar, from whatever program, with nothing but what they mean."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import NamedTuple

from timeline.diagnostics.findings import TimelineError
from timeline.ical.blocks import Block, Line, blocks
from timeline.ical.foreign_rules import normal_rule
from timeline.ical.foreign_zones import FLOATING, Zones
from timeline.ical.properties import Properties, Property, first, properties, text, time
from timeline.time import zones

MOST_EVENTS = 50_000
"""Events of a calendar: more take too long to read."""
_MOST_ZONES = 500
"""VTIMEZONEs of a calendar that are looked at: tzdata has hardly more."""
_DAY = timedelta(days=1)
_NUMBER = re.compile(r"[0-9]{1,9}")
_YEAR = re.compile(r"[0-9]{4}")
_BEGIN = re.compile(rb"BEGIN:VEVENT", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Foreign:
    """An event, or a changed occurrence of one, which `due` names.

    A whole day ends on the next one. `rule` is an RRULE in one form, empty if there is none.
    `properties` are all that it has. `line` is that of its start in the file. `calendar` is the
    number of the VCALENDAR around it, if there is one.
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
    line: int = 0
    calendar: int = 0
    properties: Properties = field(default_factory=dict)
    parts: tuple[str, ...] = ()
    broken: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Lost:
    """An event that can't be read, and why."""

    line: int
    properties: Properties
    why: str


class _Event(NamedTuple):
    block: Block
    properties: Properties
    broken: list[Line]


@dataclass(frozen=True, slots=True)
class Calendars:
    """All that is read of a file: its events, those that can't be read, and its heads."""

    events: list[Foreign]
    lost: list[Lost]
    heads: list[Properties]
    zones: Zones


def foreign(data: bytes, file: str) -> tuple[list[Foreign], list[str]]:
    """Return the events of a calendar that have a start, and the UIDs of those that have none.

    Raises TimelineError for what is no calendar.
    """
    found = read(data, file)
    return found.events, [text(each.properties, "UID") for each in found.lost]


def read(
    data: bytes,
    file: str,
    encoding: str = "",
    said: Mapping[str, str] | None = None,
    usual: str = "",
) -> Calendars:
    """Return what a file of calendars holds; raise TimelineError for what is no calendar.

    `said` are names of zones with what they stand for, and `usual` is the zone to try for those
    that stand for nothing.
    """
    if sum(1 for _ in _BEGIN.finditer(data)) > MOST_EVENTS:
        raise TimelineError(f"{file}: over {MOST_EVENTS:,} events; split the calendar")
    found = blocks(data, file, encoding)
    events = [_Event(block, *properties(block)) for block in found if block.name == "VEVENT"]
    ruled = [block for block in found if block.name == "VTIMEZONE"][:_MOST_ZONES]
    named = {text(properties(block)[0], "TZID").strip('"'): block for block in reversed(ruled)}
    known = Zones(named, _years(events), said or {}, usual)
    heads = [properties(block)[0] for block in found if block.name == "VCALENDAR"]
    told, lost = _told(events, known)
    return Calendars(told, lost, heads, known)


def _told(events: Iterable[_Event], known: Zones) -> tuple[list[Foreign], list[Lost]]:
    """Return the events that can be read, and those that can't."""
    lost: list[Lost] = []
    starts: list[tuple[_Event, date]] = []
    for event in events:
        start = moment(first(event.properties, "DTSTART"), known)
        if start is None or event.block.is_cut:
            why = "cut off before its end" if event.block.is_cut else "no start"
            lost.append(Lost(event.block.line, event.properties, why))
        else:
            starts.append((event, start))
    series = {
        text(event.properties, "UID"): start
        for event, start in starts
        if "RECURRENCE-ID" not in event.properties
    }
    told: list[Foreign] = []
    for event, start in starts:
        try:
            told.append(_read(event, start, series, known))
        except OverflowError:
            why = "its times are outside the calendar"
            lost.append(Lost(event.block.line, event.properties, why))
    return told, lost


def _years(events: Iterable[_Event]) -> dict[str, set[int]]:
    """Return the years in which events start, by the names of their zones."""
    found: dict[str, set[int]] = {}
    for each in events:
        start = first(each.properties, "DTSTART")
        if start and start.zone and (year := _YEAR.match(start.written)):
            found.setdefault(start.zone, set()).add(max(int(year[0]), 1))
    return found


def _read(event: _Event, start: date, series: Mapping[str, date], known: Zones) -> Foreign:
    block, found, broken = event
    # some programs leave out the zone of what is due, and mean that of the series
    begin = series.get(text(found, "UID"), start) if "RECURRENCE-ID" in found else start
    zone = _zone(begin)
    due = moment(first(found, "RECURRENCE-ID"), known, zone)
    rule = first(found, "RRULE")
    return Foreign(
        uid=text(found, "UID"),
        due=due and _like(due, begin),
        sequence=_sequence(text(found, "SEQUENCE")),
        title=text(found, "SUMMARY"),
        text=text(found, "DESCRIPTION"),
        place=text(found, "LOCATION"),
        status=text(found, "STATUS").upper(),
        url=first(found, "URL").written.strip() if "URL" in found else "",  # type: ignore[union-attr]
        start=start,
        end=_end(found, start, known),
        rule=normal_rule(rule, start) if rule else "",
        excluded=frozenset(_moments(found.get("EXDATE", ()), known, begin)),
        also=frozenset(_moments(found.get("RDATE", ()), known, begin)),
        people=tuple(sorted({each.text.casefold() for each in found.get("ATTENDEE", ())})),
        line=block.line,
        calendar=block.calendar,
        properties=found,
        parts=tuple(part.name for part in block.parts),
        broken=tuple(broken),
    )


def _sequence(text: str) -> int:
    return int(text) if _NUMBER.fullmatch(text) else 0


def _end(found: Properties, start: date, known: Zones) -> date | None:
    """Return the end, if it is known and after the start; a day without an end is one day."""
    last = said_end(found, start, known)
    if last is None or type(last) is not type(start) or instant(last) <= instant(start):
        return None if isinstance(start, datetime) else start + _DAY
    return last


def said_end(found: Properties, start: date, known: Zones) -> date | None:
    """Return the end that an event says, by DTEND or by DURATION, even before its start."""
    length = first(found, "DURATION")
    if last := moment(first(found, "DTEND"), known):
        return last
    value = length.time if length else None
    if not isinstance(value, timedelta):
        return None
    try:
        return after(start, value)
    except OverflowError:
        return None


def after(start: date, length: timedelta) -> date:
    """Return when something ends: days go by the clock, hours by the time that passes."""
    if not isinstance(start, datetime):
        return start + length
    day = start + timedelta(days=length.days)
    return (day.astimezone(UTC) + timedelta(seconds=length.seconds)).astimezone(start.tzinfo)


def moment(each: Property | None, known: Zones, floating: tzinfo | None = FLOATING) -> date | None:
    """Return the day that a property holds, or the moment in a zone or at an offset from UTC."""
    value = time(each)
    return value if value is None or each is None else placed(value, each.zone, known, floating)


def placed(value: date, zone: str, known: Zones, floating: tzinfo | None) -> date:
    """Return a day, or a moment as it is written, in the zone of this name."""
    if not isinstance(value, datetime):
        return value
    if value.tzinfo is not None:
        return value.replace(tzinfo=zones.load("UTC"))
    return known.moment(value, zone) if zone else value.replace(tzinfo=floating)


def _moments(several: Iterable[Property], known: Zones, begin: date) -> Iterator[date]:
    """Yield the days or moments of EXDATE or RDATE, in UTC; of a period, its start.

    They are of a series that begins on a day or at a moment.
    """
    for each in several:
        for value in each.times:
            yield instant(_like(placed(value, each.zone, known, _zone(begin)), begin))


def _zone(begin: date) -> tzinfo | None:
    """Return the zone of moments that have none of their own, in a series that begins so."""
    return begin.tzinfo if isinstance(begin, datetime) else FLOATING


def _like(due: date, begin: date) -> date:
    """Return what is due of a series: if that is of whole days, Outlook writes the midnights."""
    is_of_days = isinstance(due, datetime) and not isinstance(begin, datetime)
    return date.fromisoformat(f"{due:%Y-%m-%d}") if is_of_days and f"{due:%H%M}" == "0000" else due


def instant(time: date) -> date:
    """Return a moment in UTC; a day stays one."""
    return time.astimezone(UTC) if isinstance(time, datetime) else time
