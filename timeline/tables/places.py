"""Places, and the countries of events, places, people and organizations."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from timeline.chronology.chronology import Chronology, Entry
from timeline.registry.countries import alpha_2
from timeline.registry.directory import Place
from timeline.registry.vocabulary import PlaceType
from timeline.tables.columns.event_rows import region
from timeline.tables.table import Column, ForeignKey, Table, Type


class Located(NamedTuple):
    """A place of some event or occurrence."""

    chronology: Chronology
    ref: str
    place: Place


class Country(NamedTuple):
    """A country of some event, with its name in the registry."""

    code: str
    name: str


def _entries(chronology: Chronology) -> Iterator[Entry]:
    yield from chronology.events
    yield from chronology.entries


def _places(chronology: Chronology) -> Iterable[Located]:
    registry = chronology.registry
    used = {id for entry in _entries(chronology) for id in registry.place_ids_of(entry.event)}
    known = sorted(registry.places.items())
    return (Located(chronology, ref, place) for ref, place in known if ref in used)


def _countries(chronology: Chronology) -> Iterable[Country]:
    known = chronology.registry.countries
    codes = sorted({code for entry in _entries(chronology) for code in entry.countries})
    return (Country(code, chronology.country(code) if code in known else "") for code in codes)


PLACES: Table[Located] = Table(
    "places",
    "One row a place.",
    _places,
    (
        Column("place_id", Type.TEXT, "id of the place", "key of the place", lambda p: p.ref),
        Column(
            "name",
            Type.TEXT,
            "venue, or the city, region or country itself",
            "name",
            lambda p: p.chronology.place(p.place),
        ),
        Column(
            "city",
            Type.TEXT,
            "city of a venue",
            "city",
            lambda p: p.chronology.say(p.place.city) if p.place.city else "",
        ),
        Column(
            "country_iso3",
            Type.CODE,
            "country, alpha-3",
            "country, ISO 3166-1",
            lambda p: p.place.country or None,
        ),
        Column(
            "latitude",
            Type.NUMBER,
            "north positive",
            "geo",
            lambda p: p.place.geo and p.place.geo[0],
            unit="degrees",
        ),
        Column(
            "longitude",
            Type.NUMBER,
            "east positive",
            "geo",
            lambda p: p.place.geo and p.place.geo[1],
            unit="degrees",
        ),
        Column("timezone", Type.TEXT, "IANA time zone", "timezone", lambda p: p.place.timezone),
        Column("url", Type.LINK, "page, or address on the net", "url", lambda p: p.place.url),
        Column(
            "type", Type.WORD, "what it is", "type", lambda p: p.place.kind, words=tuple(PlaceType)
        ),
        Column(
            "region",
            Type.TEXT,
            "region in which it is, or which it is itself",
            "region",
            lambda p: region(p.chronology, p.place),
        ),
    ),
    ("place_id",),
    (ForeignKey("country_iso3", "countries", "country_iso3"),),
)
COUNTRIES: Table[Country] = Table(
    "countries",
    "One row a country that an event concerns.",
    _countries,
    (
        Column("country_iso3", Type.CODE, "alpha-3 code", "ISO 3166-1", lambda c: c.code),
        Column("country_iso2", Type.CODE, "alpha-2 code", "ISO 3166-1", lambda c: alpha_2(c.code)),
        Column(
            "name",
            Type.TEXT,
            "what the registry calls it; of several names, the last",
            "countries",
            lambda c: c.name,
        ),
    ),
    ("country_iso3",),
)
