"""Comma-separated values: one row an event or occurrence, for spreadsheets (RFC 4180)."""

from timeline.chronology.chronology import Chronology
from timeline.chronology.options import USUAL, Choices
from timeline.formats import Rendered
from timeline.tables import delimited
from timeline.tables.events import ROWS, chosen

SUMMARY = "table of the events, one row each"
EXPANDS = True
REVISES = False
TABLES = (ROWS,)


def render(chronology: Chronology, choices: Choices = USUAL) -> Rendered:
    """Return the table in the chosen dialect: by default, with commas and a byte order mark."""
    table = chosen(ROWS, chronology, choices)
    header = [(column.name, column.type) for column in table.columns]
    return Rendered(delimited.write(header, table.rows(chronology), choices.dialect))
