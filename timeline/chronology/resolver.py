"""Events with all that they refer to looked up in their registry, once for all who ask."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import NamedTuple

from timeline.chronology.audience import known_to_all, public_events
from timeline.chronology.chronology import Entry, Participant, Revision
from timeline.registry.countries import CODES
from timeline.registry.directory import Place
from timeline.registry.event import Event
from timeline.registry.event_parts import Move
from timeline.registry.registry import Registry
from timeline.registry.vocabulary import Audience, Role
from timeline.schedule import recurring
from timeline.schedule.recurring import Series
from timeline.schedule.schedule import Schedule
from timeline.time.overlap import at_once
from timeline.time.spans import Span, first_days, resolve


class Resolved(NamedTuple):
    """The events of a registry as an audience may know them, whatever the language.

    `schedule` and `entries` are those of the registry as far as it is known. `internal` are the
    ids of all other events: no output, filter or message is made of them, but one that counts.
    """

    schedule: Schedule
    audience: Audience
    entries: Mapping[str, Entry]
    internal: tuple[str, ...]


def resolved(schedule: Schedule, audience: Audience, stamp: datetime) -> Resolved:
    """Return the events of a registry without faults, resolved for an audience.

    `stamp` is the moment of revision of the events that neither have one nor get it from the
    registry.
    """
    public = public_events(schedule)
    known = known_to_all(schedule, public) if audience is Audience.PUBLIC else schedule
    internal = schedule.registry.events.keys() - known.registry.events.keys()
    entries = entries_of(known, known.registry.events, public, stamp)
    return Resolved(known, audience, entries, tuple(sorted(internal)))


def entries_of(
    schedule: Schedule, ids: Iterable[str], public: set[str], stamp: datetime
) -> dict[str, Entry]:
    """Return some events, each with its series and the occurrences that are changed."""
    depths = schedule.hierarchy.depths()
    found: dict[str, Entry] = {}
    for id in ids:
        entry = _entry(schedule, id, depths[id], public, stamp)
        if repeated := schedule.series.get(id):
            days = sorted(repeated.changes)
            changed = (occurrence(schedule.registry, entry, repeated, day) for day in days)
            entry = replace(entry, series=repeated, changed=tuple(changed))
        found[id] = entry
    return found


def _entry(schedule: Schedule, id: str, depth: int, public: set[str], stamp: datetime) -> Entry:
    registry, event, span = schedule.registry, schedule.registry.events[id], schedule.spans[id]
    zone, places = registry.zone_of(event), registry.places_of(event)
    participants = _participants(registry, event, span)
    updated = event.updated or registry.updated
    if updated:
        stamp = datetime.combine(updated, time(), UTC)
    return Entry(
        id=id,
        uid=registry.uid_of(id),
        event=event,
        status=registry.status_of(event),
        span=span,
        zone=zone,
        places=places,
        parents=event.part_of,
        participants=participants,
        countries=_countries(registry, event, participants, places),
        topics=tuple(dict.fromkeys((*registry.topics_of(event), *event.subjects))),
        track=registry.track_of(event),
        confidence=registry.confidence_of(event),
        sources=tuple((ref, registry.sources[ref]) for ref in registry.sources_of(event)),
        moves=tuple((move, resolve(move.when, zone)) for move in event.was),
        revision=Revision(len(event.was), stamp),
        depth=depth,
        audience=Audience.PUBLIC if id in public else Audience.INTERNAL,
        is_confidential=not public.issuperset((id, *event.part_of)) or bool(event.note),
    )


def occurrence(registry: Registry, entry: Entry, repeated: Series, day: date) -> Entry:
    """Return the one occurrence of an event that is due on `day`; moved, if it is not then."""
    event, planned = recurring.occurrence(entry.event, repeated, day), repeated.due(day)
    zone, places = registry.zone_of(event), registry.places_of(event)
    span, was = resolve(event.when or planned, zone), resolve(planned, entry.zone)
    participants = _participants(registry, event, span)
    return replace(
        entry,
        event=event,
        status=registry.status_of(event),
        span=span,
        zone=zone,
        places=places,
        participants=participants,
        countries=_countries(registry, event, participants, places),
        moves=() if at_once(span, was) else ((Move.model_construct(when=planned), was),),
        series=None,
        changed=(),
        due=day,
    )


def _participants(registry: Registry, event: Event, span: Span) -> tuple[Participant, ...]:
    known = tuple(_participant(registry, ref, roles, span) for ref, roles in event.roles.items())
    if offices := event.offices:
        known = tuple(it._replace(office=offices.get(it.ref, it.office)) for it in known)
    return known


def _participant(registry: Registry, ref: str, roles: tuple[Role, ...], span: Span) -> Participant:
    if person := registry.people.get(ref):
        office = person.office_within(*_days_of_office(span))
        return Participant(ref, person.name_on(span.day), office, person.country, roles)
    if body := registry.organizations.get(ref):
        return Participant(ref, body.name, None, body.country, roles)
    return Participant(ref, registry.country_name(ref, span.day), None, ref, roles)


def _countries(
    registry: Registry,
    event: Event,
    participants: Iterable[Participant],
    places: Iterable[Place],
) -> tuple[str, ...]:
    """Return the alpha-3 codes of all countries concerned, in alphabetical order."""
    known = [taking_part.country for taking_part in participants]
    known += [*(place.country for place in places), *event.countries]
    for party in event.parties:
        body = registry.organizations.get(party)
        known.append(body.country if body else party if party in CODES else None)
    return tuple(sorted({code for code in known if code}))


def _days_of_office(span: Span) -> tuple[date | None, date | None]:
    """Return when an office has to be held to be told: ever, where the date is doubted."""
    is_doubted = span.when and span.when.points and span.when.points[0].mark
    return (None, None) if is_doubted else first_days(span)
