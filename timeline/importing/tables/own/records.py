"""Records: the rows of our own tables as texts by column, and their places."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from timeline.diagnostics.findings import Fault
from timeline.importing.tables.sheets import Table
from timeline.time.date_text import BAD_DATE


class Record(NamedTuple):
    """A row of one of our tables; a column that the table lacks counts as empty."""

    cells: Mapping[str, str]
    table: Table | None = None
    number: int = 0

    def __call__(self, column: str) -> str:
        """Return the text of a cell."""
        return self.cells.get(column, "")

    def many(self, column: str) -> list[str]:
        """Return the items of a cell that holds a list."""
        cell = self(column)
        return cell.split(";") if cell else []

    def at(self, column: str | None = None) -> str:
        """Return the place of the row, or of one of its cells."""
        return self.table.at(self.number, column) if self.table else ""


UNREAD = (Fault, ValueError, OverflowError)
"""What cells raise that hold no date, number or the like."""


def said(error: Exception) -> str:
    """Return what is wrong with a cell, and how a date is written."""
    if not isinstance(error, Fault):
        return str(error)
    return f"{error.message}; {error.hint}" if error.rule is BAD_DATE else error.message


Records = Mapping[str, Sequence[Record]]
"""The records of each table, by its name."""


def some(**fields: object) -> dict[str, object]:
    """Return the fields that are not empty."""
    return {name: value for name, value in fields.items() if value not in ("", None, [], {})}
