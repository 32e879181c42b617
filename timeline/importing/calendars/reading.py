"""Read an .ics file to be imported: its events as the registry could hold them."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

from timeline.ical.foreign import Calendars, Foreign, instant
from timeline.ical.foreign import read as read_calendars
from timeline.ical.foreign_zones import FLOATING, zone_of
from timeline.ical.properties import Properties, first, text, time
from timeline.ical.times import basic
from timeline.importing.calendars.desk import Desk, Notes, incoming
from timeline.importing.calendars.fields import fields_of
from timeline.importing.calendars.moments import LeftOutError, in_zone
from timeline.importing.calendars.one import Due, Made, One
from timeline.importing.calendars.own import Own, heard, own
from timeline.importing.calendars.places import zone_of_place
from timeline.importing.calendars.series import series
from timeline.importing.calendars.times import times_of
from timeline.importing.context import Context
from timeline.importing.incoming import Incoming, IncomingEvent
from timeline.reading.yaml import Data
from timeline.registry.identity import whole_and_day
from timeline.time import zones

_Key = tuple[str, date | None]


def read(data: bytes, name: str, context: Context) -> Incoming:
    """Return what a calendar holds; raise TimelineError for what is no calendar."""
    usual = context.zone
    found = read_calendars(data, name, context.encoding, context.zones, usual)
    desk = _desk(name, context, found)
    events: list[IncomingEvent] = []
    for each in found.lost:
        desk.notes.leave_out(each.line, each.properties, each.why)
    ours = own(context.registry, found)
    for whole, changed in _by_series(desk, found.events):
        uid = (whole or changed[0]).uid
        if ours and (id := ours.id_of(uid)):
            events += _back(desk, ours, id, [*filter(None, (whole, *changed))])
        else:
            events += _taken(desk, whole, changed)
    return incoming(desk, events, is_own=ours is not None)


def _desk(name: str, context: Context, found: Calendars) -> Desk:
    said = next((zone for head in found.heads if (zone := _zone_said(head))), "")
    home = context.zone or said or ("" if context.registry else _commonest(found.events))
    usual = home
    if context.registry:
        usual = context.registry.defaults.timezone or ""
    years = [each.start.year for each in found.events]
    return Desk(
        context=context,
        calendars=found,
        notes=Notes(name),
        home=home,
        usual=usual,
        floating=context.floating or said or context.zone,
        horizon=date(max(years, default=1), 12, 31),
        series={each.uid: each for each in found.events if each.uid and each.due is None},
    )


def _zone_said(head: Properties) -> str:
    return zone_of(text(head, "X-WR-TIMEZONE")) or ""


def _commonest(events: Iterable[Foreign]) -> str:
    """Return the zone of most events, the first of the alphabet among equals."""
    starts = (each.start for each in events)
    counted = Counter(
        str(start.tzinfo)
        for start in starts
        if isinstance(start, datetime) and str(start.tzinfo) in zones.names()
    )
    counted.pop("UTC", None)
    return min(counted, key=lambda zone: (-counted[zone], zone), default="")


def _by_series(
    desk: Desk, events: Iterable[Foreign]
) -> Iterator[tuple[Foreign | None, list[Foreign]]]:
    """Yield each event or series with its changed occurrences, in the order of the file."""
    found: dict[str, dict[_Key, Foreign]] = {}
    for event in (in_zone(desk, each) for each in events):
        if not event.uid:
            event = replace(event, uid=_made_uid(desk, event))  # noqa: PLW2901
        due = event.due and instant(event.due)
        known = found.setdefault(event.uid, {})
        known[event.uid, due] = _later(desk, known.get((event.uid, due)), event)
    for uid, each in found.items():
        yield each.pop((uid, None), None), [*each.values()]


def _made_uid(desk: Desk, event: Foreign) -> str:
    """Return a key for an event without UID, made of its start and its title."""
    desk.notes.decide(event.line, "events without UID are known by their start and title")
    start = first(event.properties, "DTSTART")
    title = " ".join(event.title.casefold().split())
    return hashlib.sha256(f"{start and start.written}\n{title}".encode()).hexdigest()[:32]


def _later(desk: Desk, known: Foreign | None, event: Foreign) -> Foreign:
    """Return the later revision of two events with one UID, and leave the other out."""
    if known is None:
        return event
    kept, other = sorted((known, event), key=_revision, reverse=True)
    where = desk.notes.at(kept.line)
    desk.notes.leave_out(other.line, other.properties, f"the same UID as at {where}")
    return kept


def _revision(event: Foreign) -> tuple[int, str, int]:
    return event.sequence, _modified(event), event.line


def _modified(event: Foreign) -> str:
    """Return LAST-MODIFIED in UTC, so that later is greater."""
    moment = time(first(event.properties, "LAST-MODIFIED"))
    if not isinstance(moment, datetime):
        return ""
    return basic(moment if moment.tzinfo else moment.replace(tzinfo=UTC))


def _taken(desk: Desk, whole: Foreign | None, changed: list[Foreign]) -> Iterator[IncomingEvent]:
    """Yield what is taken of an event or a series, and note what is left out."""
    ones: dict[date, One] = {}
    for event in changed:
        if each := _one(desk, event):
            ones[instant(event.due or event.start)] = each
    one = whole and _one(desk, whole)
    made = Made(None, ones)
    if one and not {"RRULE", "RDATE"}.isdisjoint(one.event.properties):
        made = _made(desk, one, ones)
        if made.repeats is not None:
            yield _incoming(desk, one, {"repeats": made.repeats})
    elif one and ones.keys().isdisjoint(map(instant, (one.event.start, one.times.start))):
        yield _incoming(desk, one, {})
    for due, each in sorted(made.singles.items(), key=lambda item: str(item[0])):
        yield _incoming(desk, each, {}, due)


def _back(desk: Desk, ours: Own, id: str, told: list[Foreign]) -> Iterator[IncomingEvent]:
    """Yield what a calendar of ours says of an event otherwise than the registry would."""
    whole, line = told[0], told[0].line
    if id not in ours.registry.events:
        desk.notes.leave_out(line, whole.properties, f"the registry no longer has {id}")
        return
    changed = {name for each in told for name in ours.changed(each)}
    if not changed:
        yield replace(_blank(desk, whole), id=id)
    elif whole.due or whole_and_day(whole.uid)[1]:
        why = f"an occurrence of {id} differs; change it in the registry"
        desk.notes.leave_out(line, whole.properties, why)
    else:
        for each in _taken(desk, *heard(told, changed)):
            if each.recurrence:
                why = f"{id} no longer repeats in the registry; change it there"
                desk.notes.leave_out(line, whole.properties, why)
                return
            fields = ours.fields(id, whole, changed, each.fields)
            yield replace(_blank(desk, whole), id=id, fields=fields)


def _blank(desk: Desk, event: Foreign) -> IncomingEvent:
    """Return an event that says nothing."""
    return IncomingEvent(
        uid=event.uid,
        at=desk.notes.at(event.line),
        fields={},
        sequence=event.sequence,
        modified=_modified(event),
        unchanged=frozenset(),
    )


def _made(desk: Desk, one: One, changed: Due) -> Made:
    """Return what is made of a series; without it, its changed occurrences are single events."""
    why = "no occurrence is left"
    try:
        made = series(desk, one, changed)
    except (LeftOutError, OverflowError) as error:
        is_said = isinstance(error, LeftOutError)
        why = str(error) if is_said else "its times are outside the calendar"
        made = Made(None, changed)
    if made.repeats is None and made.singles.keys() <= changed.keys():
        desk.notes.leave_out(one.event.line, one.event.properties, why)
    return made


def _one(desk: Desk, event: Foreign) -> One | None:
    """Return an event with its times and fields; note why, if it is left out."""
    due = first(event.properties, "RECURRENCE-ID")
    why = "a change of this and all later occurrences is not taken"
    if due is None or "RANGE" not in due.params:
        try:
            return One(event, times_of(desk, event), fields_of(desk, event))
        except LeftOutError as error:
            why = str(error)
    desk.notes.leave_out(event.line, event.properties, why)
    return None


def _incoming(
    desk: Desk, one: One, more: Mapping[str, Data], due: date | None = None
) -> IncomingEvent:
    """Return an event as it comes in; `due` tells which occurrence of a series it is."""
    event, fields = one.event, dict(one.fields)
    zone = zone_of_place(desk, str(fields.get("place", ""))) or desk.usual
    return IncomingEvent(
        uid=event.uid,
        at=desk.notes.at(event.line),
        fields={**fields, **one.times.fields(zone), **more},
        recurrence=basic(due) if due else "",
        sequence=event.sequence,
        modified=_modified(event),
        is_cancelled=desk.is_cancelled(event),
        words=_words(desk, one),
    )


def _words(desk: Desk, one: One) -> dict[str, Data]:
    """Return what a calendar says of the fields that are written by what the registry has too."""
    event, moments = one.event, one.times.instants
    zone = event.properties["DTSTART"][0].zone
    if isinstance(event.start, datetime) and event.start.tzinfo is FLOATING:
        moments = event.start, event.end
        zone = desk.context.floating or text(desk.head(event), "X-WR-TIMEZONE")
    said: Data = [*map(str, moments), zone]
    return {"when": said, "timezone": said, "status": event.status}
