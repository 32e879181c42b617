"""A date in the Julian calendar is of a time when that was in use."""

from collections.abc import Iterator

from timeline.diagnostics.findings import Diagnostic, Rule, Severity
from timeline.registry.country_names import NAMES
from timeline.registry.event import Event
from timeline.registry.registry import Registry
from timeline.registry.vocabulary import Calendar
from timeline.schedule.schedule import Schedule
from timeline.time.julian import left_julian

JULIAN_TOO_LATE = Rule(
    "TL370",
    "julian-too-late",
    Severity.WARNING,
    "A country uses the Julian calendar only until its state changed to the Gregorian one. Italy "
    "changed in 1582, Great Britain in 1752, Russia in 1918, and the last country in 1923. The "
    "country is that of the place; if the event has no place, it is each country that takes part.",
    bad="{calendar: julian, when: 1953-05-16, …}",
    good="{when: 1953-05-16, …}",
)
RULES = (JULIAN_TOO_LATE,)


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Yield the events that are dated in the Julian calendar after their country left it."""
    registry = schedule.registry
    for id, span in schedule.spans.items():
        event = registry.events[id]
        if event.calendar is not Calendar.JULIAN or event.when is None or span.earliest is None:
            continue
        left, country = left_julian(_countries(registry, event))
        if span.earliest >= left:
            yield Diagnostic(
                JULIAN_TOO_LATE,
                f'"{event.when.text}" is Julian, but {_where(registry, event, country)} has used '
                f"the Gregorian calendar since {left}",
                ("events", id, "calendar"),
                "remove calendar: julian, or correct the date",
                rests_on=(("events", id, "when"), ("events", id, "place")),
            )


def _where(registry: Registry, event: Event, country: str) -> str:
    """Return a country in words, with the place of an event that is there."""
    place = registry.place_of(event)
    is_there = place is not None and place.country == country
    ids = registry.place_ids_of(event)
    where = f', where "{ids[0]}" is,' if is_there else ""
    return f"{country} ({NAMES[country][0]}){where}"


def _countries(registry: Registry, event: Event) -> list[str]:
    """Return the country of the place, else those of all who take part."""
    place = registry.place_of(event)
    if place and place.country:
        return [place.country]
    known = [registry.country_of(ref) for ref in (*event.participants, *event.parties)]
    return [country for country in (*known, *event.countries) if country]
