"""Stays: events at a place on known days, and who is in two cities at once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import NamedTuple

from timeline.registry.event import Event
from timeline.registry.events import Call
from timeline.registry.vocabulary import OFF, Attendance, Role
from timeline.schedule.schedule import Schedule
from timeline.text import alphabetical, pick
from timeline.time.overlap import overlap
from timeline.time.spans import Span

_NEAR = 10
"""Events before one that may reach it: more than overlap in any registry that makes sense."""
_ENOUGH = 500_000
"""Pairs of events of a person in different cities that are compared: each takes time."""
_NOBODY_COMES = frozenset((Role.PARTY, Role.ORGANISER, Role.SPONSOR))
_SLACK = 1
"""Days by which two zones may differ."""


class Stay(NamedTuple):
    """An event at a place, on known days."""

    id: str
    event: Event
    span: Span
    place: str
    city: str
    country: str
    first: date
    last: date


def stays(schedule: Schedule) -> list[Stay]:
    """Return the stays in a registry, by their first days."""
    return sorted(_stays(schedule), key=lambda stay: stay.first)


def _stays(schedule: Schedule) -> Iterator[Stay]:
    registry, languages = schedule.registry, (schedule.registry.language, "en")
    for id, span in schedule.spans.items():
        event = registry.events[id]
        ids = registry.place_ids_of(event)
        if len(ids) != 1 or not _is_met(event):
            continue  # of several places, nobody says on which of the days people are where
        place = registry.places.get(ids[0])
        if place is None or place.country is None:
            continue
        if span.days and span.earliest and span.latest and registry.status_of(event) not in OFF:
            city = pick(place.town, languages) if place.town else ""
            yield Stay(id, event, span, ids[0], city, place.country, span.earliest, span.latest)


def _is_met(event: Event) -> bool:
    """Whether people come to the place of an event."""
    return not isinstance(event, Call) and event.attendance is not Attendance.ONLINE


def pairs(stays: Iterable[Stay]) -> Iterator[tuple[Stay, Stay]]:
    """Yield each of the stays, which are in order, with those before it that overlap it."""
    return ((stay, other) for stay, other in _neighbours(stays) if overlap(stay.span, other.span))


def _neighbours(stays: Iterable[Stay]) -> Iterator[tuple[Stay, Stay]]:
    """Yield each of the stays, which are in order, with those before it that may overlap it."""
    near: list[Stay] = []
    for stay in stays:
        near = [other for other in near if (stay.first - other.last).days <= _SLACK]
        yield from ((stay, other) for other in near)
        near = [*near[1 - _NEAR :], stay]


def double_booked(
    schedule: Schedule, stays: Iterable[Stay], *, inside: bool
) -> Iterator[tuple[Stay, Stay, tuple[str, ...]]]:
    """Yield two stays in different cities at the same time, and the people who are at both.

    The stays are in order. The two are either those of which one lies strictly `inside` the
    other, or all others.
    """
    clashes: dict[tuple[str, str], tuple[Stay, Stay, list[str]]] = {}
    people = _of_people(schedule, stays).items()
    apart = (
        (person, stay, other)
        for person, known in people
        for stay, other in _neighbours(known)
        if _elsewhere(stay, other)
    )
    for person, stay, other in islice(apart, _ENOUGH):
        if overlap(stay.span, other.span) and _is_inside(stay, other) is inside:
            found = clashes.setdefault((stay.id, other.id), (stay, other, []))
            found[2].append(person)
    for stay, other, persons in clashes.values():
        above, others = map(schedule.hierarchy.ancestors, (stay.id, other.id))
        if stay.id not in others and other.id not in above:
            yield stay, other, tuple(persons)


def _of_people(schedule: Schedule, stays: Iterable[Stay]) -> dict[str, list[Stay]]:
    people: dict[str, list[Stay]] = defaultdict(list)
    for stay in stays:
        for ref, roles in stay.event.roles.items():
            if ref in schedule.registry.people and _comes(roles, stay.span):
                people[ref].append(stay)
    return people


def _comes(roles: Iterable[Role], span: Span) -> bool:
    """Whether somebody in these roles is there all the time."""
    is_long = span.start is None and span.days != 1
    absent = _NOBODY_COMES | {Role.HOST} if is_long else _NOBODY_COMES
    return not absent.issuperset(roles)


def _elsewhere(one: Stay, other: Stay) -> bool:
    if one.place == other.place or not (one.city and other.city):
        return False
    return (one.country, alphabetical(one.city)) != (other.country, alphabetical(other.city))


def _is_inside(one: Stay, other: Stay) -> bool:
    """Whether one of two stays begins after the other, and ends before it."""
    outer, inner = sorted((one, other), key=lambda stay: stay.first)
    return outer.first < inner.first and inner.last < outer.last
