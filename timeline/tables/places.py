"""Places, and the countries of events, places, people and organizations."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from timeline.chronology.chronology import Chronology, Entry
from timeline.registry.countries import ever_alpha_2
from timeline.registry.directory import Place
from timeline.registry.vocabulary import PlaceType
from timeline.tables.columns.event_rows import region
from timeline.tables.table import REGISTRY, Column, ForeignKey, Table, Type


class Located(NamedTuple):
    """A place of some event or occurrence."""

    chronology: Chronology
    ref: str
    place: Place


class Country(NamedTuple):
    """A country of some event, of which the registry may know the name."""

    chronology: Chronology
    code: str


def _entries(chronology: Chronology) -> Iterator[Entry]:
    yield from chronology.events
    yield from chronology.entries


def _places(chronology: Chronology) -> Iterable[Located]:
    registry = chronology.registry
    used = {id for entry in _entries(chronology) for id in registry.place_ids_of(entry.event)}
    known = sorted(registry.places.items())
    return (Located(chronology, ref, place) for ref, place in known if ref in used)


def _countries(chronology: Chronology) -> Iterable[Country]:
    codes = sorted({code for entry in _entries(chronology) for code in entry.countries})
    return (Country(chronology, code) for code in codes)


def _named(country: Country) -> str:
    known = country.code in country.chronology.registry.countries
    return country.chronology.country(country.code) if known else ""


PLACES: Table[Located] = Table(
    "places",
    "One row a place.",
    _places,
    (
        REGISTRY,
        Column("place_id", Type.TEXT, "id of the place", "places", lambda p: p.ref),
        Column(
            "place_name",
            Type.TEXT,
            "venue, or the city, region or country itself",
            "name",
            lambda p: p.chronology.place(p.place),
        ),
        Column(
            "city",
            Type.TEXT,
            "city",
            "places",
            lambda p: p.chronology.say(p.place.town) if p.place.town else "",
        ),
        Column(
            "place_iso3",
            Type.CODE,
            "country of the place, alpha-3",
            "places, ISO 3166-1",
            lambda p: p.place.country or None,
        ),
        Column(
            "latitude",
            Type.NUMBER,
            "latitude of the place, north positive",
            "places",
            lambda p: p.place.geo and p.place.geo[0],
            unit="degrees",
        ),
        Column(
            "longitude",
            Type.NUMBER,
            "longitude of the place, east positive",
            "places",
            lambda p: p.place.geo and p.place.geo[1],
            unit="degrees",
        ),
        Column(
            "place_timezone", Type.TEXT, "IANA time zone", "timezone", lambda p: p.place.timezone
        ),
        Column("place_url", Type.LINK, "page, or address on the net", "url", lambda p: p.place.url),
        Column(
            "place_type",
            Type.WORD,
            "what the place is",
            "places",
            lambda p: p.place.kind,
            words=tuple(PlaceType),
        ),
        Column(
            "region",
            Type.TEXT,
            "region of the place",
            "places",
            lambda p: region(p.chronology, p.place),
        ),
    ),
    ("registry", "place_id"),
    (ForeignKey("place_iso3", "countries", "country_iso3"),),
)
COUNTRIES: Table[Country] = Table(
    "countries",
    "One row a country that an event concerns.",
    _countries,
    (
        REGISTRY,
        Column("country_iso3", Type.CODE, "alpha-3 code", "ISO 3166-1", lambda c: c.code),
        Column(
            "country_iso2", Type.CODE, "alpha-2 code", "ISO 3166-1", lambda c: ever_alpha_2(c.code)
        ),
        Column(
            "country_name",
            Type.TEXT,
            "what the registry calls it; of several names, the last",
            "countries",
            _named,
        ),
    ),
    ("registry", "country_iso3"),
)
