"""Whether two events are most likely one, by what is known of them beside their titles."""

from datetime import date

from timeline.registry.events import Elevation, Event, Signing, Visit
from timeline.registry.registry import Registry
from timeline.registry.vocabulary import Role
from timeline.schedule.schedule import Schedule
from timeline.time.overlap import overlap
from timeline.time.spans import Span

Facts = tuple[type[Event], str, frozenset[str], date, date | None]
"""Kind, place, people, start and end: no two events have all of them in common."""


def facts_of(registry: Registry, event: Event, span: Span) -> Facts | None:
    """Return what tells an event from all others, whatever they are called, if it is all known.

    A visit is told by its guests and days, and others by their clock times, but for what is signed:
    the same people sign several papers at once.
    """
    place = registry.place_id_of(event)
    people = _people(event)
    if isinstance(event, Visit):
        people = frozenset(ref for ref, roles in event.participants.items() if Role.GUEST in roles)
        start, end = (span.earliest, span.latest) if span.days else (None, None)
    else:
        start, end = span.start, span.end
    if place is None or start is None or not people or isinstance(event, Signing | Elevation):
        return None
    return type(event), place, people, start, end


def may_be_one(schedule: Schedule, one: str, other: str) -> bool:
    """Whether two events have the same people, place and time, as far as both tell them."""
    registry, spans = schedule.registry, schedule.spans
    first, second = registry.events[one], registry.events[other]
    if schedule.hierarchy.is_part(one, other):
        return False
    if spans[one].start and spans[other].start and not overlap(spans[one], spans[other]):
        return False
    places = [registry.place_id_of(event) for event in (first, second)]
    people, others = _people(first), _people(second)
    is_place = None in places or places[0] == places[1]
    return is_place and (not people or not others or people <= others or others <= people)


def _people(event: Event) -> frozenset[str]:
    return frozenset((*event.participants, *event.parties))
