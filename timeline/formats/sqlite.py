"""Database of SQLite: all long tables in one file, with keys, indexes and full-text search."""

from timeline.chronology.chronology import Chronology
from timeline.chronology.options import USUAL, Choices
from timeline.formats import Rendered, Repeats
from timeline.tables import database
from timeline.tables.long_tables import TABLES as LONG_TABLES
from timeline.tables.long_tables import tables_for
from timeline.tables.table import codebook

SUMMARY = "database of SQLite: all long tables in one file, with keys and full-text search"
REPEATS = Repeats.EACH
REVISES = False
TABLES = LONG_TABLES


def render(chronology: Chronology, _choices: Choices = USUAL) -> Rendered:
    """Return the database; raise TimelineError if SQLite has no full-text search."""
    tables = tables_for(chronology.audience)
    return Rendered(database.write((*tables, codebook(tables)), chronology))
