"""The registry as an audience may know it: what is not for the public is not in theirs at all."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from operator import is_

from timeline.registry.events import AnyEvent
from timeline.registry.registry import Registry
from timeline.registry.vocabulary import Audience
from timeline.schedule.schedule import Schedule, schedule
from timeline.time.when import parse

_PUBLIC = {Audience.PUBLIC}
_DIRECTORIES = ("places", "people", "organizations", "sources")


def public_events(whole: Schedule) -> set[str]:
    """Return the ids of the events that everybody may see.

    What is part of an internal event is internal too, unless it says that it is public.
    """
    registry, default = whole.registry, whole.registry.defaults.audience
    if {default, *(event.audience or default for event in registry.events.values())} == _PUBLIC:
        return set(registry.events)
    internal: set[str] = set()
    for id in whole.hierarchy.order:
        event = registry.events[id]
        audience = event.audience or default
        inherited = event.audience is None and not internal.isdisjoint(event.part_of)
        if inherited or audience is Audience.INTERNAL:
            internal.add(id)
    return registry.events.keys() - internal


def known_to_all(whole: Schedule, public: Collection[str]) -> Schedule:
    """Return a registry without faults as far as everybody may know it.

    It is without internal events, what these alone refer to, and notes. Public events are part of
    public ones alone. An event that takes place during internal ones alone has no time any more.
    All else is worked out anew, as if nothing internal had ever been. Where there is nothing to
    hide, it is the same schedule, and what is known of it holds.
    """
    registry = whole.registry
    events = {id: _public(event, public) for id, event in registry.events.items() if id in public}
    if len(events) == len(registry.events) and all(
        map(is_, events.values(), registry.events.values())
    ):
        return whole
    known = registry.model_copy(update={"events": events})
    if len(events) == len(registry.events):
        return replace(whole, registry=known)
    return schedule(without_unused(known))


def _public(event: AnyEvent, public: Collection[str]) -> AnyEvent:
    """Return an event without its note, and part of those events alone that are public."""
    parents = tuple(parent for parent in event.part_of if parent in public)
    if parents == event.part_of and event.note is None:
        return event
    changed: dict[str, object] = {"part_of": parents, "note": None}
    if event.when is None and not parents:
        changed["when"] = parse("unknown")
    return event.model_copy(update=changed)


def without_unused(registry: Registry) -> Registry:
    """Return a registry without what nothing in it refers to: that may be internal."""
    references = registry.references()
    used = {(section, each.id) for each in references for section in each.sections}
    kept = {
        section: {id: it for id, it in getattr(registry, section).items() if (section, id) in used}
        for section in _DIRECTORIES
    }
    codes = set(_countries(registry.model_copy(update=kept)))
    codes.update(id for section, id in used if section == "countries")
    kept["countries"] = {code: it for code, it in registry.countries.items() if code in codes}
    return registry.model_copy(update=kept)


def _countries(registry: Registry) -> Iterator[object]:
    """Yield what countries are named by, but for references to them."""
    for place in registry.places.values():
        yield place.country
    for person in registry.people.values():
        yield person.country
    for body in registry.organizations.values():
        yield body.country
    for event in registry.events.values():
        yield from event.countries
        for report in event.also_reported:
            if report.field == "countries":
                yield from report.value if isinstance(report.value, list) else [report.value]
