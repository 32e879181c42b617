"""Public holidays of the host, on which offices are closed and streets are full."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from timeline import extras
from timeline.diagnostics.findings import Diagnostic, Rule, Severity
from timeline.registry.countries import alpha_2
from timeline.registry.vocabulary import OFF
from timeline.schedule.schedule import Schedule

HOLIDAY = Rule(
    "TL363",
    "holiday",
    Severity.HINT,
    "An event is not on a public holiday of its country by mistake. Only timeline check --holidays "
    "reports it. The library holidays knows the days, for the whole country.",
    bad="{when: 2023-01-26, place: new-delhi, …}   # Republic Day of India",
    good="{when: 2023-01-27, place: new-delhi, …}",
)
RULES = (HOLIDAY,)

_LONGEST = 31
"""Days of an event beyond which nobody asks for holidays within it."""


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Yield the events on public holidays; raise TimelineError if the library is missing."""
    registry, spans = schedule.registry, schedule.spans
    extras.load("holidays", "holidays")
    for id, span in spans.items():
        event = registry.events[id]
        place = registry.place_of(event)
        code = place.country if place else None
        country = alpha_2(code) if code else None
        if country is None or registry.status_of(event) in OFF:
            continue
        if span.earliest is None or not span.days or span.days > _LONGEST:
            continue
        days = [span.earliest + timedelta(days=n) for n in range(span.days)]
        if named := [f"{day} is {name}" for day in days if (name := _holiday(country, day))]:
            yield Diagnostic(
                HOLIDAY,
                f"{', '.join(named)} in {code}",
                ("events", id, "when"),
                "check that you mean this day",
            )


def _holiday(country: str, day: date) -> str | None:
    return _holidays(country, day.year).get(day)


@cache
def _holidays(country: str, year: int) -> dict[date, str]:
    """Return the public holidays of a country in a year."""
    library = extras.load("holidays", "holidays")
    return dict(library.country_holidays(country, years=year, language="en_US"))
