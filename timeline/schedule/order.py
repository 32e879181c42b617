"""When the events of a registry take place, and in what order."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from timeline.diagnostics.findings import Diagnostic, Fault, Path
from timeline.registry.registry import Registry
from timeline.registry.vocabulary import Audience
from timeline.time.dates import FIRST_YEAR, DayPart, When
from timeline.time.spans import NO_ZONE, Span, duration, during, instant, resolve
from timeline.time.zones import load

_PUBLIC = {Audience.PUBLIC}
_HOURS = {
    DayPart.MORNING: 6,
    DayPart.NOON: 12,
    DayPart.AFTERNOON: 13,
    DayPart.EVENING: 18,
    DayPart.NIGHT: 21,
}
_MOST_FOREBEARS = 100
"""More than any event that makes sense has."""


def descent(registry: Registry) -> list[str]:
    """Return the ids of the events, parents before children.

    Events that are their own forebears, and what is below them, are left out.
    """
    ordered: list[str] = []
    waiting: dict[str, int] = {}
    children: dict[str, list[str]] = {}
    for id, event in registry.events.items():
        parents = [parent for parent in event.part_of if parent in registry.events]
        if not parents:
            ordered.append(id)
            continue
        waiting[id] = len(parents)
        for parent in parents:
            children.setdefault(parent, []).append(id)
    for id in ordered:
        for child in children.get(id, ()):
            waiting[child] -= 1
            if not waiting[child]:
                ordered.append(child)
    return ordered


def forebears(registry: Registry, id: str) -> set[str]:
    """Return what an event is part of, and what these are part of, as far as that makes sense."""
    found: set[str] = set()
    waiting = list(registry.events[id].part_of)
    while waiting and len(found) < _MOST_FOREBEARS:
        parent = waiting.pop()
        if parent not in found and parent in registry.events:
            found.add(parent)
            waiting += registry.events[parent].part_of
    return found


def resolve_spans(registry: Registry) -> tuple[dict[str, Span], list[Diagnostic]]:
    """Return when each event takes place, and what is wrong with the times of those left out.

    Parents come before children.
    """
    spans: dict[str, Span] = {}
    findings: list[Diagnostic] = []
    for id in descent(registry):
        event = registry.events[id]
        if event.when is None:
            parents = [parent for parent in event.part_of if parent in spans]
            if parents:
                spans[id] = during([spans[parent] for parent in parents])
            continue
        try:
            spans[id] = resolve(event.when, registry.zone_of(event))
        except Fault as fault:
            findings += time_finding(registry, id, ("events", id, "when"), event.when, fault)
    return spans, findings


def time_finding(
    registry: Registry, id: str, path: Path, when: When, fault: Fault
) -> list[Diagnostic]:
    """Return what is wrong with a time of an event, unless that is that its place is unknown."""
    place = registry.events[id].place or registry.defaults.place
    if fault.rule is NO_ZONE and place and place not in registry.places:
        return []
    owners: tuple[Path, ...] = (("events", id), ("defaults",))
    zones = [(*owner, name) for owner in owners for name in ("timezone", "place")]
    zones += [("places", place, "timezone")] if place else []
    implied = any(point.clock and not point.zone for point in when.points)
    return [replace(fault.at(path), rests_on=tuple(zones) if implied else ())]


def public_events(registry: Registry) -> set[str]:
    """Return the ids of the events that everybody may see.

    What is part of an internal event is internal too, unless it says that it is public.
    """
    default = registry.defaults.audience
    if {default, *(event.audience or default for event in registry.events.values())} == _PUBLIC:
        return set(registry.events)
    internal: set[str] = set()
    for id in descent(registry):
        event = registry.events[id]
        audience = event.audience or default
        inherited = event.audience is None and not internal.isdisjoint(event.part_of)
        if inherited or audience is Audience.INTERNAL:
            internal.add(id)
    return registry.events.keys() - internal


_Key = tuple[date, int, bool, datetime, timedelta]


def in_order(registry: Registry, spans: Sequence[tuple[str, Span]]) -> list[int]:
    """Return the places in `spans`, of events by their ids, in the order of a chronology.

    Earlier before later, longer before shorter, whole days before clock times, a parent before
    its children of that day, and then by id.
    """
    places: dict[str, list[int]] = {}
    for place, (id, _) in enumerate(spans):
        places.setdefault(id, []).append(place)
    keys: dict[int, _Key] = {}
    days: dict[tuple[str, date], _Key] = {}
    generations: dict[str, int] = {}
    for id in descent(registry):
        if id in places:
            parents = registry.events[id].part_of
            generations[id] = 1 + max((generations.get(parent, 0) for parent in parents), default=0)
            for place in places[id]:
                own = _key(spans[place][1])
                above = [days[parent, own[0]] for parent in parents if (parent, own[0]) in days]
                keys[place] = days[id, own[0]] = max([own, *above])
    return sorted(
        keys, key=lambda place: (keys[place], generations[spans[place][0]], spans[place][0])
    )


def _key(span: Span) -> _Key:
    earliest, latest = span.earliest or span.latest or date.max, span.latest or date.max
    start = span.start or _about(span)
    length = duration(span) or timedelta()
    moment = instant(start) if start else datetime.min.replace(tzinfo=UTC)
    days = 0 if span.start else (latest - earliest).days
    return earliest, -days, start is not None, moment, -length


def _about(span: Span) -> datetime | None:
    """Return a moment that puts a part of the day in its place among clock times."""
    part = span.when.points[0].part if span.when and span.when.points else None
    if part is None or span.earliest is None:
        return None
    zone = span.zone if span.zone and span.earliest.year > FIRST_YEAR else "UTC"
    return datetime.combine(span.earliest, time(_HOURS[part]), load(zone))
