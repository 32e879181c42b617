"""A registry's events in time, resolved once for all who ask: checks, outputs and languages."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from timeline.diagnostics.findings import Diagnostic, Fault, Path
from timeline.registry.event import Event
from timeline.registry.hierarchy import Hierarchy, hierarchy
from timeline.registry.registry import Registry
from timeline.schedule.recurring import Series, series
from timeline.time.dates import When
from timeline.time.spans import NO_ZONE, Span, during, resolve


@dataclass(frozen=True, slots=True)
class Schedule:
    """When each event of a registry takes place.

    `spans` has parents before children, and no event whose time can't be told. `series` has the
    events that repeat from a first day. `faults` say why a time can't be told.
    """

    registry: Registry
    hierarchy: Hierarchy
    spans: Mapping[str, Span]
    series: Mapping[str, Series]
    faults: tuple[Diagnostic, ...] = ()

    def last_day(self, id: str) -> date | None:
        """Return the last day that an event may touch, or the last time that it repeats."""
        span, repeated = self.spans.get(id), self.series.get(id)
        if span is None:
            return None
        return repeated.reach(span).latest if repeated else span.latest


def schedule(registry: Registry) -> Schedule:
    """Return the schedule of a registry, which may have faults."""
    order = hierarchy(registry.events)
    spans: dict[str, Span] = {}
    faults: list[Diagnostic] = []
    for id in order.order:
        event = registry.events[id]
        try:
            if span := _span(registry, event, [spans.get(each) for each in order.parents[id]]):
                spans[id] = span
        except Fault as fault:
            if event.when:
                faults += time_fault(registry, id, ("events", id, "when"), event.when, fault)
    repeated = ((id, series(event)) for id, event in registry.events.items())
    return Schedule(registry, order, spans, {id: it for id, it in repeated if it}, tuple(faults))


def _span(registry: Registry, event: Event, parents: list[Span | None]) -> Span | None:
    """Return when an event takes place; raise Fault where its time is none.

    An event without a time takes place during its parents, as far as their times are known.
    """
    if event.when is not None:
        return resolve(event.when, registry.zone_of(event))
    known = [span for span in parents if span]
    return during(known) if known else None


def time_fault(
    registry: Registry, id: str, path: Path, when: When, fault: Fault
) -> list[Diagnostic]:
    """Return what is wrong with a time of an event, unless that is that its place is unknown."""
    place = registry.place_id_of(registry.events[id])
    if fault.rule is NO_ZONE and place and place not in registry.places:
        return []
    owners: tuple[Path, ...] = (("events", id), ("defaults",))
    zones = [(*owner, name) for owner in owners for name in ("timezone", "place")]
    zones += [("places", place, "timezone")] if place else []
    implied = any(point.clock and not point.zone for point in when.points)
    return [replace(fault.at(path), rests_on=tuple(zones) if implied else ())]
