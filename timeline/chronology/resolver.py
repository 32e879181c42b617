"""Events with all that they refer to looked up in their registry."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

from timeline.chronology.chronology import Entry, Participant, Revision
from timeline.registry.countries import CODES
from timeline.registry.directory import Place
from timeline.registry.events import AnyEvent, Event
from timeline.registry.parts import Move
from timeline.registry.registry import Registry
from timeline.registry.vocabulary import Audience
from timeline.schedule.order import public_events, resolve_spans
from timeline.schedule.recurring import Series, occurrence, series
from timeline.text import pick
from timeline.time.overlap import at_once
from timeline.time.spans import Span, first_days, resolve


class Resolver:
    """Looks up what the events of one registry refer to, in the first language there is.

    `public` are the ids of the events that everybody may see, `spans` tells when events are.
    """

    def __init__(self, registry: Registry, languages: tuple[str, ...]) -> None:
        self.registry = registry
        self.languages = languages
        self.public = public_events(registry)
        self.spans, _ = resolve_spans(registry)
        self.depths: dict[str, int] = {}
        for id in self.spans:
            parents = registry.events[id].part_of
            self.depths[id] = self.depths[parents[0]] + 1 if parents else 0

    def entry(self, id: str, stamp: datetime) -> Entry:
        """Return an event; `stamp` is its moment of revision if the registry gives none."""
        event = self.registry.events[id]
        updated = event.updated or self.registry.updated
        if updated:
            stamp = datetime.combine(updated, time(), UTC)
        entry = self._entry(id, event, self.spans[id], Revision(len(event.was), stamp))
        repeated = series(event)
        if repeated is None:
            return entry
        days = sorted(repeated.changes)
        changed = tuple(self.occurrence(entry, repeated, day) for day in days)
        return replace(entry, series=repeated, changed=changed)

    def occurrence(self, entry: Entry, repeated: Series, day: date) -> Entry:
        """Return the one occurrence of an event that is due on `day`; moved, if it is not then."""
        event, planned = occurrence(entry.event, repeated, day), repeated.due(day)
        span = resolve(event.when or planned, self.registry.zone_of(event))
        was = resolve(planned, entry.zone)
        moves = () if at_once(span, was) else ((Move.model_construct(when=planned), was),)
        return replace(self._entry(entry.id, event, span, entry.revision), due=day, moves=moves)

    def _entry(self, id: str, event: AnyEvent, span: Span, revision: Revision) -> Entry:
        registry, zone = self.registry, self.registry.zone_of(event)
        participants = tuple(self._participant(ref, event, span) for ref in event.participants)
        place = registry.place_of(event)
        return Entry(
            id=id,
            uid=f"{id}@{registry.registry}",
            event=event,
            title=pick(event.title, self.languages),
            status=registry.status_of(event),
            span=span,
            zone=zone,
            place=place,
            parents=event.part_of,
            participants=participants,
            countries=self._countries(event, participants, place),
            topics=tuple(dict.fromkeys((*registry.topics_of(event), *event.subjects))),
            track=registry.track_of(event),
            confidence=registry.confidence_of(event),
            sources=tuple((ref, registry.sources[ref]) for ref in registry.sources_of(event)),
            moves=tuple((move, resolve(move.when, zone)) for move in event.was),
            revision=revision,
            depth=self.depths[id],
            audience=Audience.PUBLIC if id in self.public else Audience.INTERNAL,
            is_confidential=not self.public.issuperset((id, *event.part_of)) or bool(event.note),
        )

    def _participant(self, ref: str, event: Event, span: Span) -> Participant:
        registry, roles = self.registry, event.participants[ref]
        if person := registry.people.get(ref):
            held = person.office_within(*_days_of_office(span))
            office = pick(held, self.languages) if held else None
            return Participant(
                ref, pick(person.name, self.languages), office, person.country, roles
            )
        if body := registry.organizations.get(ref):
            return Participant(ref, pick(body.name, self.languages), None, body.country, roles)
        name = pick(registry.countries.get(ref, ref), self.languages)
        return Participant(ref, name, None, ref, roles)

    def _countries(
        self, event: Event, participants: tuple[Participant, ...], place: Place | None
    ) -> tuple[str, ...]:
        """Return the alpha-3 codes of all countries concerned, in alphabetical order."""
        known = [taking_part.country for taking_part in participants]
        known += [place.country if place else None, *event.countries]
        for party in event.parties:
            body = self.registry.organizations.get(party)
            known.append(body.country if body else party if party in CODES else None)
        return tuple(sorted({code for code in known if code}))


def _days_of_office(span: Span) -> tuple[date | None, date | None]:
    """Return when an office has to be held to be told: ever, where the date is doubted."""
    is_doubted = span.when and span.when.points and span.when.points[0].mark
    return (None, None) if is_doubted else first_days(span)
