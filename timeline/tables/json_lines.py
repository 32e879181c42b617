"""Tables as JSON Lines: one object a row."""

import io
import json
from collections.abc import Iterable
from decimal import Decimal

from timeline.tables.delimited import written
from timeline.tables.table import Cell


def write(names: Iterable[str], rows: Iterable[Iterable[Cell]]) -> bytes:
    """Return a table in UTF-8, each row with all columns.

    Empty cells are null, and lists are arrays.
    """
    names = list(names)
    lines = io.BytesIO()  # for memory: a list of lines holds each of them twice over
    for row in rows:
        record = {name: value(cell) for name, cell in zip(names, row, strict=True)}
        lines.write(f"{json.dumps(record, ensure_ascii=False)}\n".encode())
    return lines.getvalue()


def value(cell: Cell) -> Cell:
    """Return a cell as a JSON value: dates and times as text, an empty text as null."""
    if type(cell) is str:  # for speed: most are
        return cell or None
    if isinstance(cell, Decimal):
        return float(cell)
    if cell is None or isinstance(cell, tuple | bool | int | float):
        return cell
    return written(cell) or None
