"""The tables of a registry as records: what reading the files of an export would give."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from timeline.chronology.chronology import Chronology
from timeline.importing.tables.own.records import Record
from timeline.tables.delimited import written
from timeline.tables.disagreements import DISAGREEMENTS
from timeline.tables.dyads import DYADS
from timeline.tables.event_countries import EVENT_COUNTRIES
from timeline.tables.events import EVENTS, ROWS, confidential
from timeline.tables.figures import FIGURES
from timeline.tables.instruments import INSTRUMENTS, PARTIES, REFERENCES
from timeline.tables.moves import MOVES
from timeline.tables.occurrences import OCCURRENCES
from timeline.tables.outcomes import OUTCOMES
from timeline.tables.participants import PARTICIPANTS
from timeline.tables.places import COUNTRIES, PLACES
from timeline.tables.sources import SOURCES
from timeline.tables.statements import STATEMENTS
from timeline.tables.table import AnyTable

LONG: tuple[AnyTable, ...] = (
    EVENTS,
    OCCURRENCES,
    PARTICIPANTS,
    INSTRUMENTS,
    PARTIES,
    REFERENCES,
    OUTCOMES,
    FIGURES,
    STATEMENTS,
    MOVES,
    DISAGREEMENTS,
    SOURCES,
    PLACES,
    COUNTRIES,
    DYADS,
    EVENT_COUNTRIES,
)
"""The tables that are read back; all others follow from them."""


def known_table(name: str, columns: Iterable[str]) -> AnyTable | None:
    """Return our table of a name, if it has one: that of events by its columns."""
    if name == EVENTS.name:
        return ROWS if "occurrence" in columns else EVENTS
    return next((table for table in LONG if table.name == name), None)


def records(chronology: Chronology, tables: Iterable[AnyTable]) -> dict[str, list[Record]]:
    """Return the rows of tables, each with all its columns."""
    return {table.name: list(_records(chronology, table)) for table in tables}


def _records(chronology: Chronology, table: AnyTable) -> Iterator[Record]:
    if table is EVENTS or table is ROWS:
        known = ROWS if table is ROWS else EVENTS
        table = replace(known, columns=(*known.columns, *confidential(chronology.audience)))
    names = [column.name for column in table.columns]
    for row in table.rows(chronology):
        yield Record(dict(zip(names, map(written, row), strict=True)))
