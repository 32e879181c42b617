"""Recognises our own tables by their columns, and reads their rows."""

from collections.abc import Iterable, Iterator
from pathlib import PurePath

from timeline.diagnostics.findings import did_you_mean
from timeline.importing.incoming import Note
from timeline.importing.tables.own.records import Record
from timeline.importing.tables.own.rendering import known_table
from timeline.importing.tables.sheets import Sheet, Table, headed, text
from timeline.registry.vocabulary import Audience
from timeline.registry.words import spelt
from timeline.tables.cell_digests import BASE
from timeline.tables.events import EVENTS, ROWS, confidential
from timeline.tables.table import Type
from timeline.tables.unguarded import guard_of, text_of
from timeline.text import shortened

_ID = "event_id"
_WORDS = {
    each.name: each.words
    for each in (*ROWS.columns, *confidential(Audience.INTERNAL))
    if each.words
}
"""The words of those columns of events that hold words of ours alone."""


def tables(sheets: Iterable[Sheet]) -> dict[str, Table]:
    """Return our tables among some sheets, by their names; none without a table of events.

    A sheet is ours by its name and columns; that of a single file is the table of events.
    """
    sheets = list(sheets)
    found: dict[str, Table] = {}
    for sheet in sheets:
        name = PurePath(sheet.name.casefold()).stem
        columns = _columns(sheet)
        if len(sheets) == 1 or name == EVENTS.name:
            name = EVENTS.name if _is_of_events(columns) else ""
        known = known_table(name, columns)
        if known and {column.name for column in known.columns} & columns:
            found[name] = headed(sheet)
    return found if EVENTS.name in found else {}


def _columns(sheet: Sheet) -> set[str]:
    return {text(cell).strip() for cell in sheet.rows[0].cells} if sheet.rows else set()


def _is_of_events(columns: set[str]) -> bool:
    """Whether columns are those of our table of events: its key, and mostly names that it has."""
    ours = columns & {column.name for column in (*ROWS.columns, *EVENTS.columns)}
    return _ID in ours and 2 * len(ours) > len(columns)


def types(name: str, columns: Iterable[str]) -> dict[str, Type]:
    """Return the types of the columns of one of our tables."""
    known = known_table(name, columns)
    more = confidential(Audience.INTERNAL) if name == EVENTS.name else ()
    found = {column.name: column.type for column in known.columns} if known else {}
    return found | {column.name: column.type for column in more}


def records(name: str, table: Table) -> list[Record]:
    """Return the rows of one of our tables as texts by column, without their guards."""
    known = types(name, table.columns)
    kinds = [known.get(column, Type.TEXT) for column in table.columns]
    rows = [(row.number, [text(cell) for cell in row.cells]) for row in table.rows]
    delimiter = table.sheet.delimiter
    if delimiter:
        guard = table.sheet.guard or guard_of(
            (pair for _, row in rows for pair in zip(kinds, row, strict=True)), delimiter
        )
        rows = [
            (number, [text_of(*pair, guard, delimiter) for pair in zip(kinds, row, strict=True)])
            for number, row in rows
        ]
    return [Record(dict(zip(table.columns, row, strict=True)), table, n) for n, row in rows]


def in_our_words(record: Record) -> Record:
    """Return a row of the table of events with its words as we spell them."""
    others = {
        name: spelt(cell, words)
        for name, words in _WORDS.items()
        if (cell := record(name)) and cell not in words
    }
    return record._replace(cells={**record.cells, **others}) if others else record


def unknown_words(events: Iterable[Record]) -> Iterator[tuple[int, Note]]:
    """Yield the number of each row of which a cell holds no word of its column, with a note."""
    for record in events:
        for name, words in _WORDS.items():
            if (cell := record(name)) and cell not in words:
                hint = did_you_mean(cell, words, "the table of columns has its words")
                message = f'"{shortened(cell)}" is not a word for {name}; {hint}'
                yield record.number, Note(record.at(name), message)


def unused(events: Iterable[Record]) -> Iterator[Note]:
    """Yield a note for each column of the table of events that is none of ours."""
    first = next(iter(events), None)
    if first is None or first.table is None:
        return
    known = types(EVENTS.name, first.table.columns)
    for column in first.table.columns:
        if column and column not in known and column != BASE:
            yield Note(first.table.at(first.table.header, column), column)
