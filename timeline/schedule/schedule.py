"""A registry's events in time, resolved once for all who ask: checks, outputs and languages."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from timeline.diagnostics.findings import Diagnostic, Fault, Path
from timeline.registry.hierarchy import Hierarchy, hierarchy
from timeline.registry.registry import Registry
from timeline.schedule.recurring import Series, series
from timeline.time.dates import When
from timeline.time.spans import NO_ZONE, Span, during, resolve


@dataclass(frozen=True)
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

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages of the texts in the registry, its own first."""
        return self.registry.languages

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
        if event.when is None:
            # without a time of its own, it takes place during its parents, as far as these have one
            known = [spans[parent] for parent in order.parents[id] if parent in spans]
            spans |= {id: during(known)} if known else {}
            continue
        try:
            spans[id] = resolve(event.when, registry.zone_of(event))
        except Fault as fault:
            faults += time_fault(registry, id, ("events", id, "when"), event.when, fault)
    repeated = ((id, series(event)) for id, event in registry.events.items())
    return Schedule(registry, order, spans, {id: it for id, it in repeated if it}, tuple(faults))


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
    return [fault.at(path)._replace(rests_on=tuple(zones) if implied else ())]
