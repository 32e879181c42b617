"""Tables as a database of SQLite, in one file that any of its readers opens."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from decimal import Decimal
from typing import Never

from timeline.chronology.chronology import Chronology
from timeline.diagnostics.findings import TimelineError
from timeline.tables.delimited import written
from timeline.tables.table import REGISTRY, AnyTable, Cell, Column, Type

_TYPES = {
    Type.DATE: "DATE",
    Type.INSTANT: "TIMESTAMP",
    Type.YEAR: "INTEGER",
    Type.INTEGER: "INTEGER",
    Type.NUMBER: "REAL",
    Type.FLAG: "BOOLEAN",
}
"""The types that are declared. SQLite keeps a date as text, but other programs go by its type."""
_JOINED = ("_id", "_iso3")
"""How the names of columns end by which rows of tables are joined."""
_SEARCHED = (
    *("title", "short_title", "label", "description"),
    *("participants", "venue", "city", "instrument_title"),
)
"""The columns of events that can be searched by words."""
_WORDS = "unicode61 remove_diacritics 2 categories 'L* N* Co M*'"
"""What a word is: without M*, the signs of vowels would divide words of Hindi and the like."""


def write(tables: Iterable[AnyTable], chronology: Chronology) -> bytes:
    """Return a database: the same bytes for the same rows and the same version of SQLite.

    Raises TimelineError if SQLite has no full-text search.
    """
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        database.execute("BEGIN")
        for table in tables:
            database.execute(_created(table))
            places = ", ".join("?" * len(table.columns))
            rows = ([_value(cell) for cell in row] for row in table.rows(chronology))
            database.executemany(f"INSERT INTO {_quoted(table.name)} VALUES ({places})", rows)  # noqa: S608
            for index in _indexes(table):
                database.execute(index)
        _make_searchable(database)
        database.execute("COMMIT")
        return database.serialize()


def _created(table: AnyTable) -> str:
    """Return the statement that makes a table, with its keys."""
    keys = [f"PRIMARY KEY ({_listed(table.key)})"]
    keys += [
        f"FOREIGN KEY ({_listed((REGISTRY.name, key.column))}) "
        f"REFERENCES {_quoted(key.table)} ({_listed((REGISTRY.name, key.other))})"
        for key in table.foreign_keys
    ]
    lines = ",\n  ".join((*map(_declared, table.columns), *keys))
    return f"CREATE TABLE {_quoted(table.name)} (\n  {lines}\n)"


def _declared(column: Column[Never]) -> str:
    name = _quoted(column.name)
    declared = f"{name} {_TYPES.get(column.type, 'TEXT')}"
    if column.words and column.type is Type.WORD:
        words = ", ".join(f"'{word}'" for word in column.words)
        return f"{declared} CHECK ({name} IN ({words}))"
    if column.type is Type.FLAG:
        return f"{declared} CHECK ({name} IN (0, 1))"
    return declared


def _indexes(table: AnyTable) -> Iterator[str]:
    """Yield the statements that make indexes; keys alone would find only by registry and id."""
    for column in table.columns:
        if column.name.endswith(_JOINED) and column.type is not Type.LIST:
            name = _quoted(f"{table.name}_{column.name}")
            yield f"CREATE INDEX {name} ON {_quoted(table.name)} ({_quoted(column.name)})"


def _make_searchable(database: sqlite3.Connection) -> None:
    """Make the index by which events are searched; the texts stay where they are."""
    made = (  # Datasette finds the index by the quotation marks behind content
        f'CREATE VIRTUAL TABLE events_fts USING fts5({_listed(_SEARCHED)}, content="events", '
        f'tokenize="{_WORDS}")'
    )
    try:
        database.execute(made)
    except sqlite3.OperationalError as error:
        raise TimelineError(
            f"this Python's SQLite has no full-text search ({error}); nothing was written"
        ) from None
    database.execute("INSERT INTO events_fts (events_fts) VALUES ('rebuild')")


def _quoted(name: str) -> str:
    return f'"{name}"'


def _listed(names: Iterable[str]) -> str:
    return ", ".join(map(_quoted, names))


def _value(cell: Cell) -> str | int | float | None:
    """Return a cell as SQLite keeps it: dates and times as text, lists as JSON."""
    if isinstance(cell, tuple):
        return json.dumps(cell, ensure_ascii=False) if cell else None
    if isinstance(cell, Decimal):
        return float(cell)
    if isinstance(cell, int | float):
        return cell
    return written(cell) or None
