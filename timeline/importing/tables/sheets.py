"""Sheets: the cells of a file row by row, each with its place in the file."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import NamedTuple

from timeline.chronology.options import Guard
from timeline.diagnostics.findings import TimelineError
from timeline.importing.incoming import Note
from timeline.text import shortened

Cell = str | date | time
"""A text, or a date or time of a workbook; an empty cell is an empty text."""
_LETTERS = 26


class Row(NamedTuple):
    """A row, and its number in the file: that of its first line, from 1."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook, or a file of text; rows without a filled cell are left out.

    `delimiter` is that of delimited text, and `guard` that of its texts, if it is known.
    """

    name: str
    rows: tuple[Row, ...]
    is_text: bool = True
    delimiter: str = ""
    guard: Guard | None = None

    def at(self, number: int, column: int | None = None) -> str:
        """Return the place of a row or a cell, as in visits.csv:14 or Events!F14."""
        if self.is_text:
            return f"{self.name}:{number}"
        return f"{self.name}!{'' if column is None else letters(column)}{number}"


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet with a header: each row has a cell for every column.

    `ragged` names the rows that have cells behind the last column.
    """

    sheet: Sheet
    header: int
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    ragged: tuple[Note, ...] = ()

    def at(self, number: int, column: str | None = None) -> str:
        """Return the place of a row, or of its cell in a column."""
        known = column is not None and column in self.columns
        place = self.sheet.at(number, self.columns.index(column) if known and column else None)
        return f"{place}, {column}" if self.sheet.is_text and known else place


@dataclass(frozen=True, slots=True)
class Book:
    """All sheets of a file, and what has to be said of it.

    `described` is the description of a data package.
    """

    sheets: tuple[Sheet, ...]
    decided: tuple[Note, ...] = ()
    described: dict[str, object] | None = None


def letters(column: int) -> str:
    """Return the letters of a column, counted from 0, as a spreadsheet shows them."""
    found, rest = "", column + 1
    while rest:
        rest, last = divmod(rest - 1, _LETTERS)
        found = chr(ord("A") + last) + found
    return found


def text(cell: Cell) -> str:
    """Return a cell as text; a date, a time and a moment are in ISO 8601."""
    match cell:
        case datetime():
            return cell.isoformat(" ", "minutes" if not cell.second else "seconds")
        case date():
            return cell.isoformat()
        case time():
            return cell.isoformat("minutes" if not cell.second else "seconds")
    return cell


def headed(sheet: Sheet, header: int | None = None) -> Table:
    """Return a sheet by its header: the row of that number, or else the first one.

    Raises TimelineError if there is none, or if it has a name twice.
    """
    index = next((n for n, row in enumerate(sheet.rows) if header in (None, row.number)), None)
    if index is None:
        raise TimelineError(f"{sheet.name}: no header; the first row of a table names its columns")
    head = sheet.rows[index]
    columns = [text(cell).strip() for cell in _without_end(head.cells)]
    counted = Counter(name for name in columns if name)
    if twice := next((name for name, count in counted.items() if count > 1), None):
        place = sheet.at(head.number)
        hint = "give each column a name of its own"
        raise TimelineError(f'{place}: the table has the column "{shortened(twice)}" twice; {hint}')
    ragged = []
    rows = []
    for row in sheet.rows[index + 1 :]:
        if [text(cell).strip() for cell in row.cells[: len(columns)]] == columns:
            continue  # a header again, as on each page of a print
        if len(_without_end(row.cells)) > len(columns):
            message = f"{len(row.cells)} cells, but {len(columns)} columns"
            ragged.append(Note(sheet.at(row.number), message))
            continue
        rows.append(Row(row.number, _filled(row.cells, len(columns))))
    return Table(sheet, head.number, tuple(columns), tuple(rows), tuple(ragged))


def _without_end(cells: Sequence[Cell]) -> list[Cell]:
    """Return cells without the empty ones behind the last that is filled."""
    found = list(cells)
    while found and found[-1] == "":
        found.pop()
    return found


def _filled(cells: tuple[Cell, ...], length: int) -> tuple[Cell, ...]:
    return (*cells, *[""] * (length - len(cells)))[:length]
