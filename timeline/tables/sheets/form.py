"""A form: a workbook without events, in which people who write no YAML fill in new ones."""

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from timeline.chronology.chronology import Chronology
from timeline.registry.directory import Person
from timeline.tables.columns.event_rows import Row
from timeline.tables.events import EVENTS
from timeline.tables.places import PLACES, Located
from timeline.tables.sources import SOURCES, Cited
from timeline.tables.table import REGISTRY, AnyTable, Column, Table, Type

_FILLED_IN = (
    *("date_earliest", "date_latest", "time_local", "end_time_local", "timezone", "title", "kind"),
    *("label", "status", "place_id", "venue", "city", "place_iso3", "guest_iso3", "host_iso3"),
    *("participant_roles", "description", "topics", "url", "source_ids", "visit_level", "format"),
    *("instrument_type", "instrument_title", "instrument_parties", "event_id", "registry"),
)
"""The columns of a form, in the order in which a person fills them in."""


class _Known(NamedTuple):
    """A person whom the registry knows."""

    chronology: Chronology
    ref: str
    person: Person


def _people(chronology: Chronology) -> Iterable[_Known]:
    known = chronology.registry.people.items()
    return (_Known(chronology, ref, person) for ref, person in sorted(known))


def _places(chronology: Chronology) -> Iterable[Located]:
    known = chronology.registry.places.items()
    return (Located(chronology, ref, place) for ref, place in sorted(known))


def _sources(chronology: Chronology) -> Iterable[Cited]:
    known = chronology.registry.sources.items()
    return (Cited(chronology, ref, source) for ref, source in sorted(known))


_PEOPLE: Table[_Known] = Table(
    "people",
    "One row a person of the registry.",
    _people,
    (
        REGISTRY,
        Column("person_id", Type.TEXT, "id of the person", "key of the person", lambda k: k.ref),
        Column(
            "person_name",
            Type.TEXT,
            "name of the person",
            "name",
            lambda k: k.chronology.say(k.person.name),
        ),
        Column(
            "person_iso3",
            Type.CODE,
            "country of the person, alpha-3",
            "country, ISO 3166-1",
            lambda k: k.person.country,
        ),
    ),
    ("registry", "person_id"),
)


def tables(chronology: Chronology) -> tuple[AnyTable, ...]:
    """Return the sheets of a form: events to fill in, and what the registry has for their cells."""
    registry = chronology.registry
    lists = {"place_id": tuple(registry.places), "source_ids": tuple(registry.sources)}
    known = {column.name: column for column in EVENTS.columns}
    columns = tuple(_choosing(known[name], lists.get(name, ())) for name in _FILLED_IN)
    events = replace(EVENTS, items=lambda _: (), columns=columns)
    return (
        events,
        _PEOPLE,
        replace(PLACES, items=_places),
        replace(SOURCES, items=_sources),
    )


def _choosing(column: Column[Row], words: tuple[str, ...]) -> Column[Row]:
    """Return a column of which a cell is chosen from a list, if there is one."""
    return replace(column, type=Type.WORD, words=words) if words else column
