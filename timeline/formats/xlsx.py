"""Workbook of Excel (Office Open XML): a sheet a table, with dates that are dates."""

import io
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Never

from timeline import extras
from timeline.chronology.chronology import Chronology
from timeline.chronology.options import USUAL, Choices
from timeline.diagnostics.findings import TimelineError
from timeline.formats import Rendered
from timeline.tables.columns.times import desk
from timeline.tables.delimited import FORMULA, written
from timeline.tables.events import EVENTS, chosen
from timeline.tables.instruments import INSTRUMENTS
from timeline.tables.occurrences import OCCURRENCES
from timeline.tables.participants import PARTICIPANTS
from timeline.tables.sources import SOURCES
from timeline.tables.table import AnyTable, Cell, Column, Type, codebook

SUMMARY = "workbook for Excel and LibreOffice, one sheet a table"
EXPANDS = True
REVISES = False
TABLES: tuple[AnyTable, ...] = (EVENTS, PARTICIPANTS, INSTRUMENTS, SOURCES, OCCURRENCES)

_MOST_ROWS = 1_048_576
_MOST_LINKS = 65_530
_LONGEST_LINK = 2_079
_LONGEST_CELL = 32_767
"""The most rows and links of a sheet, and characters of a link and a cell, that Excel takes."""
_WIDEST = 60
_FIRST_DAY = date(1900, 3, 1)
"""The first day on which programs agree. Excel has a 29 February 1900, as Lotus 1-2-3 had."""
_OPTIONS = {
    "in_memory": True,  # formats touch no disk
    "strings_to_formulas": False,  # a text stays a text, whatever it looks like
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_DATED = date(1980, 1, 1)  # XlsxWriter would write the clock's, and other bytes each time
_A4 = 9
_HEAD = {"bold": True, "bg_color": "#E7ECF2", "bottom": 1}
_SHOWN_AS = {
    Type.DATE: {"num_format": "yyyy-mm-dd"},
    Type.TIME: {"num_format": "hh:mm"},
    Type.INSTANT: {"num_format": "yyyy-mm-dd hh:mm"},
}


def render(chronology: Chronology, choices: Choices = USUAL) -> Rendered:
    """Return the workbook; a warning names each text that is too long for a cell, and shortened.

    Clock times are local to the zone in the column beside them, or in their header. Dates before
    March 1900 stand as text, in ISO 8601. Raises TimelineError if XlsxWriter is missing, and for
    more rows than a sheet has.
    """
    library = extras.load("xlsxwriter", "xlsx")
    tables = _tables(chronology, choices)
    for table in tables:
        if (rows := table.size(chronology) + 1) > _MOST_ROWS:
            raise TimelineError(
                f"the sheet {table.name} would have {rows:,} rows, and Excel takes {_MOST_ROWS:,}; "
                "choose fewer events, or write .csv or .parquet; nothing was written"
            )
    data = io.BytesIO()
    warnings: list[str] = []
    with library.Workbook(data, _OPTIONS) as book:
        made = chronology.registry.updated or _DATED
        book.set_properties({"title": chronology.title, "created": datetime.combine(made, time())})
        for table in tables:
            sheet = _Sheet(book, table)
            for row in table.rows(chronology):
                sheet.fill(row)
            sheet.finish()
            warnings += sheet.shortened
    return Rendered(data.getvalue(), warnings=tuple(warnings))


def _tables(chronology: Chronology, choices: Choices) -> tuple[AnyTable, ...]:
    occurrences = replace(OCCURRENCES, columns=(*OCCURRENCES.columns, *desk(choices)))
    events = chosen(EVENTS, chronology, choices)
    tables = (events, PARTICIPANTS, INSTRUMENTS, SOURCES, occurrences)
    return *tables, codebook(tables)


class _Sheet:
    """A sheet that is filled row by row; `shortened` has a warning for each cell too long."""

    def __init__(self, book: Any, table: AnyTable) -> None:
        self.table = table
        self.sheet = book.add_worksheet(table.name)
        self.styles = {type: book.add_format(style) for type, style in _SHOWN_AS.items()}
        self.quoted = book.add_format({"quote_prefix": True})
        self.widths = [len(column.name) + 4 for column in table.columns]
        self.height = 1
        self.links = 0
        self.shortened: list[str] = []
        head = book.add_format(_HEAD)
        for place, column in enumerate(table.columns):
            self.sheet.write_string(0, place, column.name, head)

    def fill(self, row: list[Cell]) -> None:
        """Write the next row."""
        for place, (column, cell) in enumerate(zip(self.table.columns, row, strict=True)):
            if cell is None or cell in ("", ()):
                continue
            if isinstance(cell, date | time) and _is_known(cell):
                self._write_moment(place, cell, self.styles[column.type])
            elif isinstance(cell, int | float | Decimal) and not isinstance(cell, bool):
                self.sheet.write_number(self.height, place, cell)
            else:
                text = self._shortened(written(cell), column, row)
                self._write_text(place, text, column.type)
        self.height += 1

    def finish(self) -> None:
        """Freeze the header and the first column, set filters and widths, and prepare to print."""
        self.sheet.freeze_panes(1, 1)
        self.sheet.autofilter(0, 0, self.height - 1, len(self.widths) - 1)
        for place, width in enumerate(self.widths):
            self.sheet.set_column(place, place, min(width, _WIDEST))
        self.sheet.set_landscape()
        self.sheet.set_paper(_A4)
        self.sheet.repeat_rows(0)
        self.sheet.repeat_columns(0)

    def _write_moment(self, place: int, cell: date | time, style: object) -> None:
        if isinstance(cell, datetime):
            cell = cell.replace(tzinfo=None)  # Excel knows no time zones
        self.sheet.write_datetime(self.height, place, cell, style)
        self.widths[place] = max(self.widths[place], len(str(cell)))

    def _write_text(self, place: int, text: str, type: Type) -> None:
        if type is Type.LINK and self.links < _MOST_LINKS and _fits(text):
            self.sheet.write_url(self.height, place, text, string=text)
            self.links += 1
        else:
            style = self.quoted if FORMULA.match(text) else None
            self.sheet.write_string(self.height, place, text, style)
        self.widths[place] = max(self.widths[place], len(text) + 1)

    def _shortened(self, text: str, column: Column[Never], row: list[Cell]) -> str:
        """Shorten a text to the length that Excel takes, counted in UTF-16 as Excel counts it."""
        if _units(text) <= _LONGEST_CELL:
            return text
        cells = dict(zip((column.name for column in self.table.columns), row, strict=True))
        keys = [written(cells[name]) for name in self.table.key[1:] if name in cells]
        which = " ".join(keys) or f"row {self.height + 1}"
        self.shortened.append(
            f"{self.table.name}: the {column.name} of {which} is over {_LONGEST_CELL:,} "
            "characters, the most that Excel takes, and shortened"
        )
        units = text.encode("utf-16-le")[: 2 * (_LONGEST_CELL - 1)]
        return units.decode("utf-16-le", errors="ignore") + "…"


def _units(text: str) -> int:
    """Return the length of a text in UTF-16, as Excel counts it."""
    return len(text.encode("utf-16-le")) // 2


def _fits(link: str) -> bool:
    """Whether a link can be one in Excel, once XlsxWriter has put %5B for [ and the like."""
    return _units(link) + 2 * sum(map(link.count, "[]%")) <= _LONGEST_LINK


def _is_known(cell: date | time) -> bool:
    """Whether all spreadsheets show a date as the same day."""
    if isinstance(cell, datetime):
        return cell.date() >= _FIRST_DAY
    return isinstance(cell, time) or cell >= _FIRST_DAY
