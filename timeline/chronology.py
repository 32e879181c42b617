"""The chronology: events chosen, resolved and put in order; what every format renders."""

from dataclasses import dataclass
from datetime import UTC, datetime, time

from timeline.countries import CODES
from timeline.dates import Point
from timeline.details import Move
from timeline.directory import Place, Source
from timeline.events import AnyEvent, Event
from timeline.registry import Registry
from timeline.schedule import descent, in_order, public_events, resolve_spans
from timeline.spans import Span, resolve
from timeline.texts import pick
from timeline.vocabulary import Role, Status, Track


@dataclass(frozen=True, slots=True)
class Participant:
    """Who takes part, with the office held on the day."""

    ref: str
    name: str
    office: str | None
    country: str | None
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """An event with all that it refers to.

    `parents` are those that the public may know; `depth` counts the first parents above it.
    """

    id: str
    uid: str
    event: AnyEvent
    title: str
    status: Status
    span: Span
    zone: str | None
    place: Place | None
    parents: tuple[str, ...]
    participants: tuple[Participant, ...]
    countries: tuple[str, ...]
    topics: tuple[str, ...]
    track: Track | None
    confidence: int | None
    sources: tuple[tuple[str, Source], ...]
    moves: tuple[tuple[Move, Span], ...]
    stamp: datetime
    depth: int


@dataclass(frozen=True, slots=True)
class Selection:
    """Which events are wanted: those that meet every condition that is not empty.

    `start` and `end` bound the days that an event may touch. `part_of` takes in what is below.
    """

    kinds: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    participants: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    statuses: frozenset[Status] = frozenset()
    part_of: frozenset[str] = frozenset()
    start: Point | None = None
    end: Point | None = None


@dataclass(frozen=True, slots=True)
class Chronology:
    """Events in order: earlier before later, longer before shorter, parents before children.

    `titles` are those of all public events, chosen or not; `internal` and `undated` name the
    events that were wanted but are left out: not for the public, or with no date to choose by.
    """

    registry: Registry
    language: str
    entries: tuple[Entry, ...]
    titles: dict[str, str]
    internal: tuple[str, ...] = ()
    undated: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The title of the registry."""
        return pick(self.registry.title, self.language)

    def say(self, text: str | dict[str, str]) -> str:
        """Return a text of the registry in the chronology's language."""
        return pick(text, self.language)

    def country(self, code: str) -> str:
        """Return what the registry calls a country, else its code."""
        return self.say(self.registry.countries.get(code, code))

    def name(self, ref: str) -> str:
        """Return what the registry calls a person, an organization or a country."""
        known = self.registry.people.get(ref) or self.registry.organizations.get(ref)
        return self.say(known.name) if known else self.country(ref)


def select(registry: Registry, selection: Selection, stamp: datetime) -> Chronology:
    """Return the chosen events of a registry without faults, resolved and in order.

    `stamp` is the moment of revision of the events that neither have one nor get it from the
    registry.
    """
    resolver = _Resolver(registry, registry.language, stamp)
    public = resolver.public
    below = _below(registry, selection.part_of)
    chosen, internal, undated = [], [], []
    for id in in_order(registry, resolver.spans, public):
        entry = resolver.entry(id)
        if (below and id not in below) or not _meets(entry, selection):
            continue
        if id not in public:
            internal.append(id)
        elif (selection.start or selection.end) and entry.span.is_unknown:
            undated.append(id)
        elif _overlaps(entry.span, selection):
            chosen.append(entry)
    return Chronology(
        registry,
        registry.language,
        tuple(chosen),
        {id: pick(registry.events[id].title, registry.language) for id in public},
        tuple(sorted(internal)),
        tuple(sorted(undated)),
    )


def _below(registry: Registry, tops: frozenset[str]) -> set[str]:
    """Return the ids of the events in `tops` and of all that are part of them."""
    found = set(tops)
    for id in descent(registry):
        if not found.isdisjoint(registry.events[id].part_of):
            found.add(id)
    return found


def _meets(entry: Entry, selection: Selection) -> bool:
    wanted: tuple[tuple[frozenset[str], tuple[str, ...]], ...] = (
        (selection.kinds, (entry.event.kind,)),
        (selection.statuses, (entry.status,)),
        (selection.countries, entry.countries),
        (selection.participants, (*entry.event.participants, *entry.event.parties)),
        (selection.topics, entry.topics),
    )
    return all(not words or not words.isdisjoint(its) for words, its in wanted)


def _overlaps(span: Span, selection: Selection) -> bool:
    """Whether the event may touch the days that are wanted."""
    first, last = selection.start, selection.end
    return not (
        (first and span.latest and span.latest < first.first)
        or (last and span.earliest and span.earliest > last.last)
    )


class _Resolver:
    """Looks up what the events of one registry refer to."""

    def __init__(self, registry: Registry, language: str, stamp: datetime) -> None:
        self.registry = registry
        self.language = language
        self.stamp = stamp
        self.public = public_events(registry)
        self.spans, _ = resolve_spans(registry, registry.events.keys() - self.public)
        self.depths: dict[str, int] = {}
        for id in descent(registry):
            parents = self.parents(registry.events[id])
            self.depths[id] = self.depths[parents[0]] + 1 if parents else 0

    def parents(self, event: Event) -> tuple[str, ...]:
        return tuple(parent for parent in event.part_of if parent in self.public)

    def entry(self, id: str) -> Entry:
        registry, event = self.registry, self.registry.events[id]
        span, zone = self.spans[id], registry.zone_of(event)
        participants = tuple(self.participant(ref, event, span) for ref in event.participants)
        place = registry.place_of(event)
        updated = event.updated or registry.updated
        return Entry(
            id=id,
            uid=f"{id}@{registry.registry}",
            event=event,
            title=pick(event.title, self.language),
            status=registry.status_of(event),
            span=span,
            zone=zone,
            place=place,
            parents=self.parents(event),
            participants=participants,
            countries=self.countries(event, participants, place),
            topics=tuple(dict.fromkeys((*registry.topics_of(event), *event.subjects))),
            track=registry.track_of(event),
            confidence=registry.confidence_of(event),
            sources=tuple((ref, registry.sources[ref]) for ref in registry.sources_of(event)),
            moves=tuple((move, resolve(move.when, zone)) for move in event.was),
            stamp=datetime.combine(updated, time(), UTC) if updated else self.stamp,
            depth=self.depths[id],
        )

    def participant(self, ref: str, event: Event, span: Span) -> Participant:
        registry, roles = self.registry, event.participants[ref]
        if person := registry.people.get(ref):
            held = person.office_on(span.earliest or span.latest)
            office = pick(held, self.language) if held else None
            return Participant(ref, pick(person.name, self.language), office, person.country, roles)
        if body := registry.organizations.get(ref):
            return Participant(ref, pick(body.name, self.language), None, body.country, roles)
        name = pick(registry.countries.get(ref, ref), self.language)
        return Participant(ref, name, None, ref, roles)

    def countries(
        self, event: Event, participants: tuple[Participant, ...], place: Place | None
    ) -> tuple[str, ...]:
        """Return the alpha-3 codes of all countries concerned, in alphabetical order."""
        known = [taking_part.country for taking_part in participants]
        known += [place.country if place else None, *event.countries]
        for party in event.parties:
            body = self.registry.organizations.get(party)
            known.append(body.country if body else party if party in CODES else None)
        return tuple(sorted({code for code in known if code}))
