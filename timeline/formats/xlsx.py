"""Workbook of Excel (Office Open XML): a sheet a table, with dates that are dates."""

import contextlib
import io
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from timeline import extras
from timeline.chronology.chronology import Chronology
from timeline.chronology.options import USUAL, Choices
from timeline.diagnostics.findings import TimelineError
from timeline.files.reading import cause
from timeline.formats import Rendered, Repeats
from timeline.tables.cell_digests import Remembering
from timeline.tables.columns.event_parts import OfEvent
from timeline.tables.columns.event_rows import Row
from timeline.tables.columns.times import desk
from timeline.tables.events import EVENTS, chosen
from timeline.tables.figures import FIGURES
from timeline.tables.instruments import INSTRUMENTS, PARTIES
from timeline.tables.moves import MOVES
from timeline.tables.occurrences import OCCURRENCES
from timeline.tables.outcomes import OUTCOMES
from timeline.tables.participants import PARTICIPANTS
from timeline.tables.places import PLACES
from timeline.tables.sheets import form, words
from timeline.tables.sheets.looks import Looks
from timeline.tables.sheets.reading_order import FIRST, rank
from timeline.tables.sheets.sheet import MOST_ROWS, Sheet, title
from timeline.tables.sources import CITATIONS, SOURCES
from timeline.tables.table import AnyTable, Column, codebook


def _of_event(name: str) -> Column[OfEvent]:
    """Return a column of events for tables of their parts."""
    [column] = [each for each in EVENTS.columns if each.name == name]
    return Column(
        column.name,
        column.type,
        column.meaning,
        column.source,
        lambda it: column.cell(Row(it.chronology, it.entry, {})),
        words=column.words,
    )


SUMMARY = "workbook for Excel and LibreOffice, one sheet a table"
REPEATS = Repeats.EACH
REVISES = False
_PARTICIPANTS = replace(
    PARTICIPANTS,
    columns=(*PARTICIPANTS.columns, *map(_of_event, ("year", "kind", "status", "title"))),
)
TABLES: tuple[AnyTable, ...] = (
    EVENTS,
    _PARTICIPANTS,
    INSTRUMENTS,
    PARTIES,
    OUTCOMES,
    FIGURES,
    MOVES,
    PLACES,
    SOURCES,
    CITATIONS,
    OCCURRENCES,
)

_MOST_NAMED = 20_000
"""Rows of a sheet. A workbook with more in any of them is streamed, and has no tables of Excel."""
_OPTIONS = {
    "strings_to_formulas": False,  # a text stays a text, whatever it looks like
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_DATED = date(1980, 1, 1)  # XlsxWriter would write the clock's, and other bytes each time


def render(chronology: Chronology, choices: Choices = USUAL) -> Rendered:
    """Return the workbook; a warning names each text that is too long for a cell, and shortened.

    Clock times are local to the zone in the column beside them, or in their header. Dates before
    March 1900 stand as text, in ISO 8601. Raises TimelineError if XlsxWriter is missing, and for
    more rows than a sheet has.
    """
    tables = _tables(chronology, choices)
    is_streamed = _most_rows(tables, chronology) > _MOST_NAMED
    lists = words.lists(tables)
    data = io.BytesIO()
    warnings: list[str] = []
    with _book(data, is_streamed=is_streamed) as book:
        made = chronology.registry.updated or _DATED
        book.set_properties({"title": chronology.title, "created": datetime.combine(made, time())})
        looks = Looks(book)
        for table in tables:
            sheet = Sheet(book, looks, lists, table, _read(table, choices))
            for row in table.rows(chronology):
                sheet.fill(row)
            sheet.finish(is_named=not is_streamed)
            warnings += sheet.shortened
        words.write(book, lists)
    return Rendered(data.getvalue(), warnings=tuple(warnings))


def _tables(chronology: Chronology, choices: Choices) -> tuple[AnyTable, ...]:
    if choices.empty:
        sheets = form.tables(chronology)
        return *sheets, codebook(sheets)
    events: AnyTable = chosen(EVENTS, chronology, choices)
    if not choices.columns:
        events = Remembering(events).ordered(rank)
    occurrences = replace(OCCURRENCES, columns=(*OCCURRENCES.columns, *desk(choices)))
    tables = (events, *(each.ordered(rank) for each in (*TABLES[1:-1], occurrences)))
    return *tables, codebook(tables)


def _read(table: AnyTable, choices: Choices) -> int:
    """Return how many columns of a table a person reads: those of events that stand first."""
    if table.name != EVENTS.name or choices.columns:
        return len(table.columns)
    return sum(column.name in FIRST for column in table.columns)


def _most_rows(tables: tuple[AnyTable, ...], chronology: Chronology) -> int:
    """Return how many rows the longest table has; raise TimelineError if a sheet has fewer."""
    sizes = {title(table): table.size(chronology) + 1 for table in tables}
    for name, rows in sizes.items():
        if rows > MOST_ROWS:
            raise TimelineError(
                f"the sheet {name} would have {rows:,} rows, but Excel takes {MOST_ROWS:,}; write "
                "several workbooks, for example with --from 2020 --to 2024, or write .csv, .sqlite "
                "or .parquet; nothing was written"
            )
    return max(sizes.values()) - 1


@contextlib.contextmanager
def _book(data: io.BytesIO, *, is_streamed: bool) -> Iterator[Any]:
    """Yield a workbook, which is written to `data` in the end.

    Rows that are streamed wait in temporary files of our own. Raises TimelineError if there is no
    room for them, or if XlsxWriter is missing.
    """
    library = extras.load("xlsxwriter", "xlsx")
    if not is_streamed:
        with library.Workbook(data, {**_OPTIONS, "in_memory": True}) as book:
            yield book
        return
    try:
        with tempfile.TemporaryDirectory(prefix="timeline-") as folder:
            options = {**_OPTIONS, "constant_memory": True, "tmpdir": folder}
            with library.Workbook(data, options) as book:
                yield book
    except OSError as error:
        raise TimelineError(
            f"temporary files of the workbook: {cause(error)}; nothing was written"
        ) from None
