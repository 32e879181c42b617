"""Where some countries have names, all that outputs show have one, and on each day."""

from collections.abc import Iterable, Iterator

from timeline.diagnostics.findings import Diagnostic, Rule, Severity
from timeline.registry.country_names import NAMES
from timeline.registry.events import AnyEvent
from timeline.registry.names import Names
from timeline.registry.registry import Registry
from timeline.schedule.schedule import Schedule

UNNAMED_COUNTRY = Rule(
    "TL375",
    "unnamed-country",
    Severity.HINT,
    "Each country of an event has a name under countries. Without a name, outputs show the "
    "country's code. A registry without any name of a country is not reported.",
    bad="{countries: {IND: India}, events: {talks: {participants: {IND: party, ITA: party}, …}}}",
    good="{countries: {IND: India, ITA: Italy}, events: {talks: {…}}}",
)
NAME_ENDED = Rule(
    "TL376",
    "name-ended",
    Severity.WARNING,
    "A country has a name until the last day of each event that shows it. If all its names have "
    "ended, outputs show the last one, though nobody uses it any more.",
    bad="LKA: {names: [{name: Ceylon, until: 1972-05-21}]}   # talks of 2027",
    good="LKA: {names: [{name: Ceylon, until: 1972-05-21}, {name: Sri Lanka}]}",
)
RULES = (UNNAMED_COUNTRY, NAME_ENDED)

_FEW = 5
"""Countries that are named in a message."""


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Yield, at once, which countries of events have no name; and those whose last name ended."""
    registry = schedule.registry
    if not registry.countries:
        return
    yield from _ended(schedule)
    unnamed = sorted(_shown(registry, registry.events.values()) - registry.countries.keys())
    if unnamed:
        named = ", ".join(f"{code} ({NAMES[code][0]})" for code in unnamed[:_FEW])
        more = f" and {len(unnamed) - _FEW} more" if len(unnamed) > _FEW else ""
        yield Diagnostic(
            UNNAMED_COUNTRY,
            f"outputs show countries by their codes: {named}{more}",
            ("countries",),
            f"write their names here, as in countries: {{{unnamed[0]}: …}}",
            on_key=True,
        )


def _ended(schedule: Schedule) -> Iterator[Diagnostic]:
    """Yield the countries that an event shows after the end of their last name."""
    registry = schedule.registry
    ends = {
        code: name.names[-1].until
        for code, name in registry.countries.items()
        if isinstance(name, Names) and name.names[-1].until
    }
    for id, span in schedule.spans.items() if ends else ():
        for code in sorted(ends.keys() & _shown(registry, [registry.events[id]])):
            if span.day and span.day > ends[code]:
                yield Diagnostic(
                    NAME_ENDED,
                    f'{code} has no name after {ends.pop(code)}, but "{id}" is of {span.day}',
                    ("countries", code, "names"),
                    "add the next name, or remove until:",
                    rests_on=(("events", id),),
                )


def _shown(registry: Registry, events: Iterable[AnyEvent]) -> set[str]:
    """Return the countries that outputs show of some events."""
    refs: set[str] = set()
    places: set[str] = set()
    countries: set[str] = set()
    for event in events:
        refs.update(event.participants, event.parties)
        places.update(registry.place_ids_of(event))
        countries.update(event.countries)
    countries.update(registry.country_of(ref) or "" for ref in refs)
    known = (registry.places[id].country for id in places if id in registry.places)
    countries.update(country or "" for country in known)
    return countries - {""}
