"""A clock time is in a zone of the country where it is."""

from collections.abc import Collection, Iterator, Sequence

from timeline.diagnostics.findings import Diagnostic, Rule, Severity
from timeline.registry.countries import alpha_2
from timeline.registry.directory import Place
from timeline.registry.registry import Registry
from timeline.schedule.schedule import Schedule
from timeline.time.spans import Span
from timeline.time.zones import load, of_city, of_country

FOREIGN_ZONE = Rule(
    "TL317",
    "foreign-zone",
    Severity.WARNING,
    "A clock time abroad should not be read in the default time zone by mistake. Give a place its "
    "timezone if its clocks may differ from the default. If the default is right, give it to the "
    "event. An event does not take its place or timezone from the event that it is part of.",
    bad="defaults: {timezone: Europe/Rome}   # and 12:00 at a place in London",
    good="london: {name: London, country: GBR, timezone: Europe/London}",
)
RULES = (FOREIGN_ZONE,)

_FEW = 4
"""Zones among which one can choose."""


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Yield clock times in a default zone that is not of the country, nor surely shows the same."""
    registry, spans = schedule.registry, schedule.spans
    for id, span in spans.items():
        event, start = registry.events[id], span.start
        place = registry.place_of(event)
        yield from _unlike_parents(registry, id, span)
        if start is None or place is None or place.country is None or span.when is None:
            continue
        if event.timezone or place.timezone or span.when.points[0].zone:
            continue
        zones = of_country(alpha_2(place.country) or "")
        city = _zone_of(place, zones)
        local, default = start.replace(tzinfo=None), str(start.tzinfo)
        near = [city] if city else zones
        offsets = {local.replace(tzinfo=load(zone)).utcoffset() for zone in near}
        if near and default not in near and offsets != {start.utcoffset()}:
            yield Diagnostic(
                FOREIGN_ZONE,
                f"{start:%H:%M} in {place.country} is read in {default}, the default",
                ("events", id, "when"),
                f"give the place its timezone, {_one_of(near)}; if {default} is right, give it to "
                "the event",
                rests_on=(
                    ("events", id, "timezone"),
                    ("places", registry.place_id_of(event) or "", "timezone"),
                    ("places", registry.place_id_of(event) or "", "country"),
                ),
            )


def _zone_of(place: Place, zones: Collection[str]) -> str | None:
    """Return the zone of a place's city, if one of its country's is called so in any language."""
    name = place.town or ""
    names = [name] if isinstance(name, str) else name.values()
    return next((zone for each in names if (zone := of_city(each, zones))), None)


def _one_of(zones: Sequence[str]) -> str:
    return " or ".join(zones) if len(zones) <= _FEW else "that of its city"


def _unlike_parents(registry: Registry, id: str, span: Span) -> Iterator[Diagnostic]:
    """Yield a clock time in the default zone that is part of an event in another."""
    event, start = registry.events[id], span.start
    if start is None or span.when is None or span.when.points[0].zone:
        return
    if event.timezone or "place" in event.model_fields_set:
        return
    for parent in event.part_of:
        zone = registry.zone_of(registry.events[parent]) if parent in registry.events else None
        if zone and start.replace(tzinfo=load(zone)).utcoffset() != start.utcoffset():
            yield Diagnostic(
                FOREIGN_ZONE,
                f"{start:%H:%M} is read in {start.tzinfo}, the default, "
                f'but "{parent}" is in {zone}',
                ("events", id, "when"),
                f"give the event its place or its timezone, such as {zone}",
                rests_on=(("events", id, "timezone"), ("events", parent, "place")),
            )
            return
