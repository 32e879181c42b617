"""A clock time is in a zone of the country where it is."""

from collections.abc import Iterator, Mapping

from timeline.countries import alpha_2
from timeline.diagnostics import Diagnostic, Rule, Severity
from timeline.registry import Registry
from timeline.spans import Span
from timeline.zones import load, of_country

FOREIGN_ZONE = Rule(
    "TL317",
    "foreign-zone",
    Severity.WARNING,
    "Clock times of an event abroad are easily read in the default time zone by mistake. A place "
    "abroad is given its timezone; where the default one is meant, the event says so. What is part "
    "of an event does not take its place or timezone from it.",
    bad="defaults: {timezone: Europe/Rome}   # and 12:00 at a place in London",
    good="london: {name: London, country: GBR, timezone: Europe/London}",
)
RULES = (FOREIGN_ZONE,)


def check(registry: Registry, spans: Mapping[str, Span]) -> Iterator[Diagnostic]:
    """Yield clock times that the default zone puts where no clock of the country shows them."""
    for id, span in spans.items():
        event, start = registry.events[id], span.start
        place = registry.place_of(event)
        yield from _unlike_parents(registry, id, span)
        if start is None or place is None or place.country is None or span.when is None:
            continue
        if event.timezone or place.timezone or span.when.points[0].zone:
            continue
        zones = of_country(alpha_2(place.country) or "")
        local = start.replace(tzinfo=None)
        offsets = {local.replace(tzinfo=load(zone)).utcoffset() for zone in zones}
        if zones and start.utcoffset() not in offsets:
            yield Diagnostic(
                FOREIGN_ZONE,
                f"{start:%H:%M} in {place.country} is read in {start.tzinfo}, the default",
                ("events", id, "when"),
                f"give the place a timezone, such as {zones[0]}, or the event {start.tzinfo}",
                rests_on=(
                    ("events", id, "timezone"),
                    ("places", event.place or registry.defaults.place or "", "timezone"),
                    ("places", event.place or registry.defaults.place or "", "country"),
                ),
            )


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
                f'{start:%H:%M} is read in {start.tzinfo}, the default, but "{parent}" in {zone}',
                ("events", id, "when"),
                f"give the event its place, or the timezone that is meant, such as {zone}",
                rests_on=(("events", id, "timezone"), ("events", parent, "place")),
            )
            return
