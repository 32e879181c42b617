"""Countries of events: each country that an event concerns, with each reason why."""

from collections.abc import Iterator

from timeline.chronology.chronology import Chronology, Entry
from timeline.registry.vocabulary import Role
from timeline.tables.columns.event_parts import EVENT_ID, OF_EVENT, Part, parts
from timeline.tables.table import REGISTRY, Column, ForeignKey, Table, Type

_BY_ROLE = {Role.GUEST: "guest", Role.HOST: "host", Role.PARTY: "party"}
_REASONS = ("guest", "host", "participant", "party", "place", "named")

Concerned = tuple[str, str]


def _countries(chronology: Chronology) -> Iterator[Part[Concerned]]:
    return parts(chronology, lambda entry: sorted(set(_reasons(chronology, entry))))


def _reasons(chronology: Chronology, entry: Entry) -> Iterator[Concerned]:
    """Yield the countries that an event concerns, each with a reason, some of them twice."""
    for who in entry.participants:
        if who.country:
            yield from ((who.country, _BY_ROLE.get(role, "participant")) for role in who.roles)
    for party in entry.event.parties:
        if code := chronology.registry.country_of(party):
            yield code, "party"
    for place in entry.places:
        if place.country:
            yield place.country, "place"
    for code in entry.event.countries:
        yield code, "named"


EVENT_COUNTRIES: Table[Part[Concerned]] = Table(
    "event_countries",
    "One row a reason why an event concerns a country.",
    _countries,
    (
        REGISTRY,
        EVENT_ID,
        Column(
            "country_iso3",
            Type.CODE,
            "alpha-3 code",
            "ISO 3166-1",
            lambda part: part.it[0],
        ),
        Column(
            "reason",
            Type.WORD,
            "why: country of a guest, a host, another participant, a party or a place, or named",
            "participants, parties, place, countries",
            lambda part: part.it[1],
            words=_REASONS,
        ),
    ),
    ("registry", "event_id", "country_iso3", "reason"),
    (OF_EVENT, ForeignKey("country_iso3", "countries", "country_iso3")),
)
