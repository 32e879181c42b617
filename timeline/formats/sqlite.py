"""Database of SQLite: all long tables in one file, with keys, indexes and full-text search."""

from dataclasses import replace

from timeline.chronology.chronology import Chronology
from timeline.chronology.options import USUAL, Choices
from timeline.formats import Rendered
from timeline.tables import database
from timeline.tables.events import EVENTS, confidential
from timeline.tables.long_tables import TABLES as _LONG
from timeline.tables.table import codebook

SUMMARY = "database of SQLite: all long tables in one file, with keys and full-text search"
EXPANDS = True
REVISES = False
TABLES = _LONG


def render(chronology: Chronology, _choices: Choices = USUAL) -> Rendered:
    """Return the database; raise TimelineError if SQLite has no full-text search."""
    more = confidential(chronology.audience)
    tables = (replace(EVENTS, columns=(*EVENTS.columns, *more)), *TABLES[1:])
    return Rendered(database.write((*tables, codebook(tables)), chronology))
