"""Nobody is in two cities at once, and no venue has two events at once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from timeline.diagnostics.findings import Diagnostic, Rule, Severity
from timeline.registry.events import Call, Event
from timeline.registry.hierarchy import Hierarchy
from timeline.registry.registry import Registry
from timeline.registry.vocabulary import OFF, Attendance, PlaceType, Role
from timeline.schedule.likeness import alike, fingerprint, may_be_one
from timeline.schedule.schedule import Schedule
from timeline.text import alphabetical, pick
from timeline.time.overlap import overlap
from timeline.time.spans import Span

DOUBLE_BOOKED = Rule(
    "TL341",
    "double-booked",
    Severity.WARNING,
    "A person is in one city at a time. Days and clock times that only touch leave time to "
    "travel, and what is part of an event may take it elsewhere. Over several days, hosts need not "
    "stay with their guests. Of what repeats, the first occurrence is compared.",
    bad="{delhi: {when: 2023-03-02 to 2023-03-05, …}, rome: {when: 2023-03-03 to 2023-03-04, …}}",
    good="{delhi: {when: 2023-03-02 to 2023-03-03, …}, rome: {when: 2023-03-03 to 2023-03-04, …}}",
)
VENUE_TWICE = Rule(
    "TL342",
    "venue-twice",
    Severity.WARNING,
    "A venue has one event at a time, unless they are part of the same. Only events with clock "
    "times are compared; of what repeats, the first occurrence.",
    bad="{talks: {when: 2023-03-02 12:00 to 13:00, …}, briefing: {when: 2023-03-02 12:30, …}}",
    good="{talks: {when: 2023-03-02 12:00 to 13:00, …}, briefing: {when: 2023-03-02 13:00, …}}",
)
RULES = (DOUBLE_BOOKED, VENUE_TWICE)

_NEAR = 10
"""Events before one that may reach it: more than overlap in any registry that makes sense."""
_NOBODY_COMES = frozenset((Role.PARTY, Role.ORGANISER, Role.SPONSOR))
_SLACK = 1
"""Days by which two zones may differ."""


class _Stay(NamedTuple):
    """An event at a place, on known days."""

    id: str
    event: Event
    span: Span
    place: str
    city: str
    country: str
    first: date
    last: date


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Yield who is in two cities at once, and which venue has two events at once."""
    registry, spans = schedule.registry, schedule.spans
    people: dict[str, list[_Stay]] = defaultdict(list)
    venues: dict[str, list[_Stay]] = defaultdict(list)
    for stay in sorted(_stays(registry, spans), key=lambda stay: stay.first):
        for ref, roles in stay.event.participants.items():
            if ref in registry.people and _comes(roles, stay.span):
                people[ref].append(stay)
        if stay.span.start and registry.places[stay.place].kind is PlaceType.VENUE:
            venues[stay.place].append(stay)
    yield from _double_booked(schedule, people)
    at_once = (pair for stays in venues.values() for pair in _pairs(stays) if _overlap(*pair))
    yield from _twice(schedule, at_once)


def _stays(registry: Registry, spans: Mapping[str, Span]) -> Iterator[_Stay]:
    languages = (registry.language, "en")
    for id, span in spans.items():
        event = registry.events[id]
        place, where = registry.place_of(event), registry.place_id_of(event)
        if place is None or where is None or place.country is None or not _is_met(event):
            continue
        if len(registry.place_ids_of(event)) > 1:
            continue  # nobody says on which of the days people are where
        if span.days and span.earliest and span.latest and registry.status_of(event) not in OFF:
            city = pick(place.town, languages) if place.town else ""
            yield _Stay(id, event, span, where, city, place.country, span.earliest, span.latest)


def _is_met(event: Event) -> bool:
    """Whether people come to the place of an event."""
    return not isinstance(event, Call) and event.attendance is not Attendance.ONLINE


def _comes(roles: Iterable[Role], span: Span) -> bool:
    """Whether somebody in these roles is there all the time."""
    is_long = span.start is None and span.days != 1
    absent = _NOBODY_COMES | {Role.HOST} if is_long else _NOBODY_COMES
    return not absent.issuperset(roles)


def _pairs(stays: list[_Stay]) -> Iterator[tuple[_Stay, _Stay]]:
    """Yield each event, which are in order, with those before it that may reach it."""
    near: list[_Stay] = []
    for stay in stays:
        near = [other for other in near if (stay.first - other.last).days <= _SLACK]
        yield from ((stay, other) for other in near)
        near = [*near[1 - _NEAR :], stay]


def _double_booked(schedule: Schedule, people: Mapping[str, list[_Stay]]) -> Iterator[Diagnostic]:
    clashes: dict[tuple[str, str], tuple[_Stay, _Stay, list[str]]] = {}
    for person, stays in people.items():
        for stay, other in _pairs(stays):
            if _elsewhere(stay, other) and _overlap(stay, other):
                found = clashes.setdefault((stay.id, other.id), (stay, other, []))
                found[2].append(person)
    for stay, other, persons in clashes.values():
        if not _is_part(schedule.hierarchy, stay.id, other.id):
            yield Diagnostic(
                DOUBLE_BOOKED,
                f'"{persons[0]}"{_and_more(persons)} in {stay.city}, and at the same time '
                f'in {other.city} for "{other.id}"',
                ("events", stay.id, "participants", persons[0]),
                "correct a time or a place, make one part of the other, or take the person out of "
                "one of the two",
                on_key=True,
                rests_on=(("events", other.id), ("events", stay.id)),
            )


def _and_more(persons: list[str]) -> str:
    return " is" if len(persons) == 1 else f" and {len(persons) - 1} more are"


def _elsewhere(one: _Stay, other: _Stay) -> bool:
    if one.place == other.place or not (one.city and other.city):
        return False
    return (one.country, alphabetical(one.city)) != (other.country, alphabetical(other.city))


def _is_part(hierarchy: Hierarchy, one: str, other: str) -> bool:
    return one in hierarchy.ancestors(other) or other in hierarchy.ancestors(one)


def _overlap(one: _Stay, other: _Stay) -> bool:
    return overlap(one.span, other.span)


def _is_one(schedule: Schedule, one: _Stay, other: _Stay) -> bool:
    """Whether two events at a venue are most likely one, which another check tells."""
    if type(one.event) is not type(other.event):
        return False
    registry = schedule.registry
    known, others = (fingerprint(registry, each.event, each.span) for each in (one, other))
    if known and known == others:
        return True
    languages = (registry.language, "en")
    return may_be_one(schedule, one.id, other.id) and alike(
        *(pick(each.event.title, languages) for each in (one, other))
    )


def _twice(schedule: Schedule, pairs: Iterable[tuple[_Stay, _Stay]]) -> Iterator[Diagnostic]:
    for stay, other in pairs:
        lines = [{each.id, *schedule.hierarchy.ancestors(each.id)} for each in (stay, other)]
        if lines[0].isdisjoint(lines[1]) and not _is_one(schedule, stay, other):
            yield Diagnostic(
                VENUE_TWICE,
                f'"{stay.place}" has "{other.id}" at the same time',
                ("events", stay.id, "when"),
                "correct a time or a place, make both part of one event, or keep one, if they are "
                "the same",
                rests_on=(("events", other.id), ("events", stay.id)),
            )
