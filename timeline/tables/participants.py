"""Participants: each person, organization and country at an event, with roles and office."""

from collections.abc import Callable, Iterator
from datetime import date

from timeline.chronology.chronology import Chronology, Entry, Participant
from timeline.registry.vocabulary import Role
from timeline.tables.codes.cow import cow, gleditsch_ward
from timeline.tables.columns.event_parts import (
    ACTOR_KINDS,
    EVENT_ID,
    OF_EVENT,
    Part,
    actor_kind,
    country,
    parts,
)
from timeline.tables.table import REGISTRY, Cell, Column, ForeignKey, Table, Type

Taking = tuple[Participant, Role]


def _roles(entry: Entry) -> Iterator[Taking]:
    for who in entry.participants:
        for role in dict.fromkeys(who.roles):
            yield who, role


def _country(part: Part[Taking]) -> str | None:
    return part.it[0].country


def _of_country(
    number: Callable[[str, date | None, date | None], int | None],
) -> Callable[[Part[Taking]], Cell]:
    def cell(part: Part[Taking]) -> Cell:
        code = _country(part)
        return number(code, part.entry.span.earliest, part.entry.span.latest) if code else None

    return cell


def _wikidata(part: Part[Taking]) -> str | None:
    registry, ref = part.chronology.registry, part.it[0].ref
    known = registry.people.get(ref) or registry.organizations.get(ref)
    return known.wikidata if known else None


def _items(chronology: Chronology) -> Iterator[Part[Taking]]:
    return parts(chronology, _roles)


PARTICIPANTS: Table[Part[Taking]] = Table(
    "participants",
    "One row a role of a participant in an event.",
    _items,
    (
        REGISTRY,
        EVENT_ID,
        Column(
            "participant_id",
            Type.TEXT,
            "id of the person or organization, or the country's alpha-3",
            "participants",
            lambda part: part.it[0].ref,
        ),
        Column(
            "role",
            Type.WORD,
            "what they do",
            "participants",
            lambda part: part.it[1],
            words=tuple(Role),
        ),
        Column(
            "participant_kind",
            Type.WORD,
            "what they are",
            "people, organizations",
            lambda part: actor_kind(part.chronology, part.it[0].ref),
            words=ACTOR_KINDS,
        ),
        Column(
            "participant_name",
            Type.TEXT,
            "name; of a country that the registry does not name, its code",
            "name",
            lambda part: part.say(part.it[0].name),
        ),
        Column(
            "office",
            Type.TEXT,
            "office held on the first day, if it can only be one",
            "office, offices",
            lambda part: part.say(part.it[0].office) or None,
        ),
        *country("person", "participant", "country", _country),
        Column(
            "person_cow",
            Type.INTEGER,
            "number of the country on the day, Correlates of War",
            "country, COW state list",
            _of_country(cow),
        ),
        Column(
            "person_gw",
            Type.INTEGER,
            "number of the country on the day, Gleditsch and Ward",
            "country, GW state list",
            _of_country(gleditsch_ward),
        ),
        Column("wikidata", Type.CODE, "item in Wikidata", "wikidata", _wikidata),
    ),
    ("registry", "event_id", "participant_id", "role"),
    (OF_EVENT, ForeignKey("person_iso3", "countries", "country_iso3")),
)
