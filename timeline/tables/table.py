"""Tables and columns: their cells, types and meanings."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Generic, NamedTuple, Never, Protocol, TypeVar

from timeline.chronology.chronology import Chronology

Cell = str | bool | int | float | Decimal | date | time | datetime | tuple[str, ...] | None
"""A value before a format writes it. None, an empty text and an empty list mean nothing."""
VERSION = "1"
"""The version of the tables. It rises if a column goes or changes, and not for a new one."""
Item = TypeVar("Item")
Taker_contra = TypeVar("Taker_contra", contravariant=True)


class Type(StrEnum):
    """The type of the cells of a column, unless they are empty."""

    TEXT = "text"
    WORD = "word"
    """One of the words that the column lists."""
    CODE = "code"
    """Text that is no number, though it may look like one: 042."""
    LIST = "list"
    EDTF = "edtf"
    LINK = "link"
    DATE = "date"
    TIME = "time"
    INSTANT = "instant"
    """A moment with its offset from UTC."""
    YEAR = "year"
    INTEGER = "integer"
    NUMBER = "number"
    FLAG = "yes/no"


@dataclass(frozen=True, slots=True)
class Column(Generic[Taker_contra]):
    """A column: its name, type and meaning, its source, and the function that makes a cell.

    Names and their order stay the same from one version to the next.
    """

    name: str
    type: Type
    meaning: str
    source: str
    cell: Callable[[Taker_contra], Cell]
    unit: str = ""
    words: tuple[str, ...] = ()


class _Told(Protocol):
    """An item of a table, with the chronology that tells of it."""

    @property
    def chronology(self) -> Chronology:
        """The chronology."""
        ...


REGISTRY: Column[_Told] = Column(
    "registry",
    Type.TEXT,
    "name of the registry; ids mean something within one registry only",
    "registry",
    lambda it: it.chronology.registry.registry,
)
"""The first column of every table: rows of many registries can then lie in one table."""


class ForeignKey(NamedTuple):
    """A column whose cells, unless empty, stand in a column of another table.

    The rows that it connects are of the same registry.
    """

    column: str
    table: str
    other: str


class AnyTable(Protocol):
    """A table, whatever its rows are made from."""

    @property
    def name(self) -> str:
        """Its name."""
        ...

    @property
    def meaning(self) -> str:
        """A sentence that says what a row is."""
        ...

    @property
    def columns(self) -> tuple[Column[Never], ...]:
        """Its columns, in their order."""
        ...

    @property
    def key(self) -> tuple[str, ...]:
        """The columns that identify a row."""
        ...

    @property
    def foreign_keys(self) -> tuple[ForeignKey, ...]:
        """The columns that lead to other tables."""
        ...

    def size(self, chronology: Chronology) -> int:
        """Return how many rows it has."""
        ...

    def rows(self, chronology: Chronology) -> Iterator[list[Cell]]:
        """Yield the rows, each with a cell for every column."""
        ...

    def ordered(self, rank: Callable[[Column[Never]], tuple[int, ...]]) -> "AnyTable":
        """Return the table with its columns in the order of their ranks."""
        ...


@dataclass(frozen=True, slots=True)
class Table(Generic[Item]):
    """A table: the items of its rows, its columns, and the columns that identify a row."""

    name: str
    meaning: str
    items: Callable[[Chronology], Iterable[Item]]
    columns: tuple[Column[Item], ...]
    key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...] = ()

    def size(self, chronology: Chronology) -> int:
        """Return how many rows it has."""
        return sum(1 for _ in self.items(chronology))

    def rows(self, chronology: Chronology) -> Iterator[list[Cell]]:
        """Yield the rows, each with a cell for every column."""
        cells = [column.cell for column in self.columns]
        for item in self.items(chronology):
            yield [cell(item) for cell in cells]

    def ordered(self, rank: Callable[[Column[Never]], tuple[int, ...]]) -> "Table[Item]":
        """Return the table with its columns in the order of their ranks."""
        return replace(self, columns=tuple(sorted(self.columns, key=rank)))


def codebook(tables: Iterable[AnyTable]) -> Table[tuple[AnyTable, Column[Never]]]:
    """Return the table of the columns of these tables."""
    listed = [(table, column) for table in tables for column in table.columns]
    return Table(
        "columns",
        "One row a column.",
        lambda _: listed,
        (
            Column("table", Type.TEXT, "table", "", lambda pair: pair[0].name),
            Column("column", Type.TEXT, "name of the column", "", lambda pair: pair[1].name),
            Column("type", Type.TEXT, "what its cells hold", "", lambda pair: pair[1].type),
            Column("unit", Type.TEXT, "unit or time zone", "", lambda pair: pair[1].unit),
            Column("meaning", Type.TEXT, "what they mean", "", lambda pair: pair[1].meaning),
            Column("source", Type.TEXT, "field or standard", "", lambda pair: pair[1].source),
            Column("words", Type.LIST, "all words it may hold", "", lambda pair: pair[1].words),
        ),
        ("table", "column"),
    )
