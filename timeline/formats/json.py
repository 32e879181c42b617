"""JSON Lines: one object a line for each event or occurrence, for pipes."""

from timeline.chronology.chronology import Chronology
from timeline.chronology.options import USUAL, Choices
from timeline.formats import Rendered, Repeats
from timeline.tables import json_lines
from timeline.tables.events import ROWS, chosen

SUMMARY = "the same rows as JSON Lines, one object each"
REPEATS = Repeats.EACH
REVISES = False
TABLES = (ROWS,)


def render(chronology: Chronology, choices: Choices = USUAL) -> Rendered:
    """Return the rows in UTF-8, each with all columns; empty cells are null, lists are arrays."""
    table = chosen(ROWS, chronology, choices)
    names = [column.name for column in table.columns]
    return Rendered(json_lines.write(names, table.rows(chronology)))
