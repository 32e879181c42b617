"""JSON Lines: one object a line for each event or occurrence, for pipes."""

import json

from timeline.chronology.chronology import Chronology
from timeline.chronology.options import USUAL, Choices
from timeline.formats import Rendered, Repeats
from timeline.tables.delimited import written
from timeline.tables.events import ROWS, chosen
from timeline.tables.table import Cell

SUMMARY = "the same rows as JSON Lines, one object each"
REPEATS = Repeats.EACH
REVISES = False
TABLES = (ROWS,)


def render(chronology: Chronology, choices: Choices = USUAL) -> Rendered:
    """Return the rows in UTF-8, each with all columns; empty cells are null, lists are arrays."""
    table = chosen(ROWS, chronology, choices)
    names = [column.name for column in table.columns]
    lines = []
    for row in table.rows(chronology):
        record = {name: _value(cell) for name, cell in zip(names, row, strict=True)}
        lines.append(json.dumps(record, ensure_ascii=False) + "\n")
    return Rendered("".join(lines).encode())


def _value(cell: Cell) -> Cell:
    """Return a cell as a JSON value: dates and times as text, an empty text as null."""
    if cell is None or isinstance(cell, tuple | bool | int | float):
        return cell
    return written(cell) or None
