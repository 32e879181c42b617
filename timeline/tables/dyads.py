"""Dyads: directed pairs of actors, in the columns and codes of GDELT, CAMEO and PLOVER.

An actor is a state, by its ISO alpha-3 code, or an organization with a CAMEO code, by its id.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from timeline.chronology.chronology import Chronology, Entry
from timeline.registry.vocabulary import Role, Track
from timeline.tables.codes import actors
from timeline.tables.codes.cameo import GOLDSTEIN, base, quad_class, root
from timeline.tables.codes.cow import cow, gleditsch_ward
from timeline.tables.codes.kinds import MOST_STATES, Coding, coding, is_of_business
from timeline.tables.columns.event_parts import OF_EVENT
from timeline.tables.columns.event_rows import first_published
from timeline.tables.sides import of_role, own_code, sides
from timeline.tables.table import REGISTRY, Cell, Column, Table, Type
from timeline.time.spans import sure_year


class Dyad(NamedTuple):
    """An act of one actor towards another, or with it, in an event."""

    chronology: Chronology
    entry: Entry
    coding: Coding
    code: str
    actors: tuple[str, str]

    def own_code(self, index: int) -> str:
        """Return the CAMEO code of one of the actors, if it is an organization."""
        return own_code(self.chronology, self.actors[index])

    @property
    def day(self) -> date | None:
        """The first day of an act; of an intent, that of its announcement or first source."""
        if not self.coding.is_intent:
            span = self.entry.span
            return span.first_day if span.starts_on_a_day else None
        return self.entry.event.announced or first_published(self.entry)


def _dyads(chronology: Chronology) -> Iterator[Dyad]:
    for entry in chronology.entries:
        found = coding(entry.event.kind, entry.event, entry.status)
        if found is None:
            continue
        for one, other, code in dict.fromkeys(_pairs(chronology, entry, found)):
            yield Dyad(chronology, entry, found, code, (one, other))


def _pairs(chronology: Chronology, entry: Entry, found: Coding) -> Iterator[tuple[str, str, str]]:
    """Yield each actor, the other side, and the code of the act."""
    if entry.event.kind != "visit":
        states = sorted(set(sides(chronology, entry).values()))
        if len(states) <= MOST_STATES:
            pairs = ((one, other) for one in states for other in states if one != other)
            yield from ((one, other, found.cameo) for one, other in pairs)
        return
    guests, hosts = (of_role(chronology, entry, role) for role in (Role.GUEST, Role.HOST))
    is_hosted = any(Role.HOST in who.roles for who in entry.participants)
    if not is_hosted:
        hosts = sorted({place.country for place in entry.places if place.country})
    if len({*guests, *hosts}) <= MOST_STATES:
        for guest, host in ((guest, host) for guest in guests for host in hosts if guest != host):
            yield guest, host, found.cameo
            yield host, guest, found.mirrored


def _country(dyad: Dyad, index: int) -> str:
    own = dyad.own_code(index)
    return actors.region(own) if own else actors.country(dyad.actors[index])


def _sector(dyad: Dyad, index: int) -> str:
    """Return the sector of a state, or the kind of an organization, in CAMEO's letters.

    On track 1, states and people with an office belong to the government.
    """
    entry, code = dyad.entry, dyad.actors[index]
    if own := dyad.own_code(index):
        return actors.kind(own)
    if is_of_business(entry.event):
        return "BUS"
    officials = {code, *(who.ref for who in entry.participants if who.office)}
    known = sides(dyad.chronology, entry).items()
    is_official = any(ref in officials for ref, actor in known if actor == code)
    if not is_official or entry.track not in (None, Track.ONE):
        return ""
    return "MIL" if dyad.coding.context == "military" else "GOV"


_ACTORS = ("who acts", "on whom or with whom")


def _actor(index: int) -> tuple[Column[Dyad], Column[Dyad]]:
    """Return the columns of the code and the name of one of the two actors."""
    name, who = f"Actor{index + 1}", _ACTORS[index]

    return (
        Column(
            f"{name}Code",
            Type.CODE,
            f"{who}: country and sector, or the organization's own code",
            "CAMEO",
            lambda d: d.own_code(index) or _country(d, index) + _sector(d, index),
        ),
        Column(
            f"{name}Name",
            Type.TEXT,
            f"{who}: what the registry calls the country or organization",
            "countries, organizations",
            lambda d: d.chronology.name(d.actors[index], d.entry.span.day),
        ),
    )


def _origin(index: int) -> tuple[Column[Dyad], ...]:
    """Return the columns of the country and the sector of one of the two actors."""
    name, who = f"Actor{index + 1}", _ACTORS[index]

    return (
        Column(
            f"{name}CountryCode",
            Type.CODE,
            f"{who}: country, or region of an organization",
            "CAMEO, as GDELT lists it",
            lambda d: _country(d, index),
        ),
        Column(
            f"{name}ISO3",
            Type.CODE,
            f"{who}: country, alpha-3",
            "ISO 3166-1",
            lambda d: None if d.own_code(index) else d.actors[index],
        ),
        Column(
            f"{name}Type1Code",
            Type.CODE,
            f"{who}: sector, or kind of organization, where it is known",
            "CAMEO",
            lambda d: _sector(d, index),
        ),
    )


def _numbers(index: int) -> tuple[Column[Dyad], ...]:
    """Return the columns of the numbers of one of the two states on the day."""
    who = ("of who acts", "of the other")[index]

    def number(of: Callable[[str, date | None, date | None], int | None]) -> Callable[[Dyad], Cell]:
        return lambda d: of(d.actors[index], d.entry.span.earliest, d.entry.span.latest)

    return (
        Column(f"ccode{index + 1}", Type.INTEGER, f"number {who}", "COW state list", number(cow)),
        Column(
            f"gwno{index + 1}",
            Type.INTEGER,
            f"number {who}",
            "GW state list",
            number(gleditsch_ward),
        ),
    )


def _id(dyad: Dyad) -> str:
    due = f".{dyad.entry.due}" if dyad.entry.due else ""
    return f"{dyad.entry.id}{due}.{'.'.join(dyad.actors)}.{dyad.code}"


def _year(dyad: Dyad) -> int | None:
    if dyad.day or dyad.coding.is_intent:
        return dyad.day.year if dyad.day else None
    return sure_year(dyad.entry.span)


def _place_name(dyad: Dyad) -> str:
    place = dyad.entry.place
    if place is None:
        return ""
    return dyad.chronology.say(place.city) if place.city else dyad.chronology.place(place)


def _on_place(index: int) -> Callable[[Dyad], Cell]:
    def cell(dyad: Dyad) -> Cell:
        place = dyad.entry.place
        return place.geo[index] if place and place.geo else None

    return cell


_WHICH: tuple[Column[Dyad], ...] = (
    REGISTRY,
    Column(
        "GlobalEventID", Type.TEXT, "id of the row: event, occurrence, actors, code", "key", _id
    ),
    Column(
        "event_id",
        Type.TEXT,
        "id of the event in its registry, for ever",
        "key of the event",
        lambda d: d.entry.id,
    ),
    Column(
        "Day",
        Type.INTEGER,
        "first day of what took place; of what is planned, day of announcement or first source",
        "when, announced, sources",
        lambda d: int(d.day.isoformat().replace("-", "")) if d.day else None,
        unit="YYYYMMDD",
    ),
    Column(
        "Year",
        Type.YEAR,
        "year of Day, or of what took place, if it can only be one",
        "when, sources",
        _year,
    ),
)
_WHAT: tuple[Column[Dyad], ...] = (
    Column(
        "EventCode",
        Type.CODE,
        "CAMEO code, with its leading 0",
        "kind, status and codes",
        lambda d: d.code,
    ),
    Column("EventBaseCode", Type.CODE, "its first three digits", "CAMEO", lambda d: base(d.code)),
    Column("EventRootCode", Type.CODE, "its first two digits", "CAMEO", lambda d: root(d.code)),
    Column(
        "QuadClass",
        Type.INTEGER,
        "1 verbal and 2 material cooperation, 3 verbal and 4 material conflict",
        "GDELT, by CAMEO code",
        lambda d: quad_class(d.code),
    ),
    Column(
        "GoldsteinScale",
        Type.NUMBER,
        "from -10, conflict, to 10, cooperation",
        "Goldstein 1992, by CAMEO code",
        lambda d: GOLDSTEIN.get(d.code),
    ),
    Column(
        "PloverEvent",
        Type.CODE,
        "PLOVER type",
        "kind, status and codes",
        lambda d: d.coding.plover,
    ),
    Column("PloverMode", Type.CODE, "PLOVER mode", "kind", lambda d: d.coding.mode),
    Column(
        "PloverContext", Type.CODE, "PLOVER context", "kind and format", lambda d: d.coding.context
    ),
    Column(
        "NumSources", Type.INTEGER, "number of sources", "sources", lambda d: len(d.entry.sources)
    ),
    Column("ActionGeo_FullName", Type.TEXT, "city or venue", "place", _place_name),
    Column("ActionGeo_Lat", Type.NUMBER, "north positive", "geo", _on_place(0), unit="degrees"),
    Column("ActionGeo_Long", Type.NUMBER, "east positive", "geo", _on_place(1), unit="degrees"),
    Column(
        "SOURCEURL",
        Type.LINK,
        "address of the first source that has one",
        "sources",
        lambda d: next((source.url for _, source in d.entry.sources if source.url), None),
    ),
)
DYADS: Table[Dyad] = Table(
    "dyads",
    "One row a directed pair of actors in an event, in a subset of the columns of GDELT; none for "
    f"events of more than {MOST_STATES} actors, or only tentative, postponed or cancelled.",
    _dyads,
    (*_WHICH, *_actor(0), *_origin(0), *_actor(1), *_origin(1), *_WHAT, *_numbers(0), *_numbers(1)),
    ("registry", "GlobalEventID"),
    (OF_EVENT,),
)
