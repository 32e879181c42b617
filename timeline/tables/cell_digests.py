"""Digests of the cells of a workbook, by which an import knows which of them somebody edited."""

import base64
import hashlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Never

from timeline.chronology.chronology import Chronology
from timeline.tables.delimited import written
from timeline.tables.table import AnyTable, Cell, Column, ForeignKey, Type

BASE = "base"
"""The hidden column of the sheet of events: the id of the event, and the digests of its cells."""
_COLUMN: Column[Never] = Column(
    BASE,
    Type.TEXT,
    "id of the event and digests of its cells; by them an import knows what was edited",
    "",
    lambda _: "",
)
_OCTETS = 6
"""The octets of a digest: an edit that no digest shows is one in 10^14."""


@dataclass(frozen=True, slots=True)
class Remembering:
    """A table of events with a last column that remembers the cells."""

    table: AnyTable

    @property
    def name(self) -> str:
        """Its name."""
        return self.table.name

    @property
    def meaning(self) -> str:
        """A sentence that says what a row is."""
        return self.table.meaning

    @property
    def columns(self) -> tuple[Column[Never], ...]:
        """Its columns, in their order."""
        return (*self.table.columns, _COLUMN)

    @property
    def key(self) -> tuple[str, ...]:
        """The columns that identify a row."""
        return self.table.key

    @property
    def foreign_keys(self) -> tuple[ForeignKey, ...]:
        """The columns that lead to other tables."""
        return self.table.foreign_keys

    def size(self, chronology: Chronology) -> int:
        """Return how many rows it has."""
        return self.table.size(chronology)

    def ordered(self, rank: Callable[[Column[Never]], tuple[int, ...]]) -> "Remembering":
        """Return the table with its columns in the order of their ranks."""
        return Remembering(self.table.ordered(rank))

    def rows(self, chronology: Chronology) -> Iterator[list[Cell]]:
        """Yield the rows, each with a cell for every column."""
        columns = self.table.columns
        id = next(index for index, column in enumerate(columns) if column.name == "event_id")
        kept = [(n, each.name, each.type) for n, each in enumerate(columns)]
        for row in self.table.rows(chronology):
            cells = ((name, type, written(row[index])) for index, name, type in kept)
            digests = (f"{name}={digest(type, cell)}" for name, type, cell in cells if cell)
            yield [*row, " ".join((written(row[id]), *digests))]


def read(text: str) -> tuple[str, dict[str, str]]:
    """Return the id and the digests that a hidden column holds."""
    id, *digests = text.split(" ")
    pairs = (each.partition("=") for each in digests)
    return id, {name: value for name, _, value in pairs}


def digest(type: Type, cell: str) -> str:
    """Return the digest of a cell, whatever way its value is written; of an empty one, nothing."""
    if not cell:
        return ""
    octets = hashlib.sha256(_plain(type, cell).encode(errors="replace")).digest()[:_OCTETS]
    return base64.urlsafe_b64encode(octets).decode()


def _plain(type: Type, cell: str) -> str:
    """Return the text of a cell in the one form that spreadsheets leave of it."""
    with suppress(ValueError, InvalidOperation):
        match type:
            case Type.INSTANT:
                return datetime.fromisoformat(cell).replace(tzinfo=None).isoformat(" ", "minutes")
            case Type.TIME:
                return cell[:5]
            case Type.NUMBER | Type.INTEGER | Type.YEAR:
                return f"{Decimal(cell).normalize():f}"
    return cell.replace("\r\n", "\n").strip()
