"""Where some countries have names, all that outputs show have one."""

from collections.abc import Iterator

from timeline.diagnostics.findings import Diagnostic, Rule, Severity
from timeline.registry.country_names import NAMES
from timeline.registry.registry import Registry
from timeline.schedule.schedule import Schedule

UNNAMED_COUNTRY = Rule(
    "TL375",
    "unnamed-country",
    Severity.HINT,
    "A country has the name that stands under countries. Without one, outputs show its code. A "
    "registry that names no country at all is not asked.",
    bad="{countries: {IND: India}, events: {talks: {participants: {IND: party, ITA: party}, …}}}",
    good="{countries: {IND: India, ITA: Italy}, events: {talks: {…}}}",
)
RULES = (UNNAMED_COUNTRY,)

_FEW = 5
"""Countries that are named in a message."""


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Yield, at once, which countries of events have no name though others do."""
    registry = schedule.registry
    if not registry.countries:
        return
    unnamed = sorted(_shown(registry) - registry.countries.keys())
    if unnamed:
        named = ", ".join(f"{code} ({NAMES[code][0]})" for code in unnamed[:_FEW])
        more = f" and {len(unnamed) - _FEW} more" if len(unnamed) > _FEW else ""
        yield Diagnostic(
            UNNAMED_COUNTRY,
            f"outputs show countries by their codes: {named}{more}",
            ("countries",),
            f"write what they are called here, as in countries: {{{unnamed[0]}: …}}",
            on_key=True,
        )


def _shown(registry: Registry) -> set[str]:
    """Return the countries that outputs show."""
    refs: set[str] = set()
    places: set[str] = set()
    countries: set[str] = set()
    for event in registry.events.values():
        refs.update(event.participants, event.parties)
        places.update(registry.place_ids_of(event))
        countries.update(event.countries)
    countries.update(registry.country_of(ref) or "" for ref in refs)
    known = (registry.places[id].country for id in places if id in registry.places)
    countries.update(country or "" for country in known)
    return countries - {""}
