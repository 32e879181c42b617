"""A table as a sheet of a workbook, which is filled row by row."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Never

from timeline.tables.cell_digests import BASE
from timeline.tables.delimited import FORMULA, written
from timeline.tables.sheets.looks import ONE_LINE, Looks, height, prepare_to_print, width
from timeline.tables.sheets.words import Lists, words
from timeline.tables.table import AnyTable, Cell, Column, Type
from timeline.text import capital, columns

MOST_ROWS = 1_048_576
_MOST_LINKS = 65_530
_LONGEST_LINK = 2_079
_LONGEST_CELL = 32_767
"""The most rows and links of a sheet, and characters of a link and a cell, that Excel takes."""
_WIDEST = 100
"""Characters. No column is wider, so the rest of a text needs no look."""
_FIRST_DAY = date(1900, 3, 1)
"""The first day on which programs agree. Excel has a 29 February 1900, as Lotus 1-2-3 had."""
_LINKS = ("source_urls",)
"""Columns of texts that may be a single address."""


class Sheet:
    """A sheet; `shortened` has a warning for each cell that was too long.

    The first columns, as many as are `read`, are wrapped and printed.
    """

    def __init__(self, book: Any, looks: Looks, lists: Lists, table: AnyTable, read: int) -> None:
        self.table = table
        self.read = read
        self.looks = looks
        self.sheet = book.add_worksheet(title(table))
        self.longest = [0] * len(table.columns)
        self.height = 1
        self.links = 0
        self.shortened: list[str] = []
        for place, column in enumerate(table.columns):
            # The look goes first, as a streamed row is written by the looks that are known.
            self.sheet.set_column(place, place, None, self._look(place))
            self.sheet.write_string(0, place, column.name, looks.head)
            self.sheet.write_comment(0, place, capital(column.meaning))
            if column.name == "status":
                looks.color_status(self.sheet, place, MOST_ROWS - 1)
            if known := words(column):
                rule = {"validate": "list", "source": lists[known]}
                self.sheet.data_validation(1, place, MOST_ROWS - 1, place, rule)

    def fill(self, row: list[Cell]) -> None:
        """Write the next row, as high as its wrapped texts are."""
        highest = 0
        for place, (column, cell) in enumerate(zip(self.table.columns, row, strict=True)):
            if cell is None or cell in ("", ()):
                continue
            if isinstance(cell, date | time) and _is_known(cell):
                self._write_moment(place, cell)
            elif isinstance(cell, int | float | Decimal) and not isinstance(cell, bool):
                self.sheet.write_number(self.height, place, cell)
                self._widen(place, str(cell))
            else:
                text = self._shortened(written(cell), column, row)
                self._write_text(place, text, column)
                if place < self.read:
                    highest = max(highest, height(column.name, text))
        if highest > ONE_LINE:
            self.sheet.set_row(self.height, highest)
        self.height += 1

    def finish(self, *, is_named: bool) -> None:
        """Freeze the header and the first column, set filters and widths, and prepare to print.

        A sheet that is named is a table of Excel, which grows as one adds rows.
        """
        self.sheet.freeze_panes(1, 1)
        every = self.table.columns
        end = max(self.height - 1, 1), len(every) - 1
        if is_named:
            head = [{"header": each.name, "header_format": self.looks.head} for each in every]
            look = {"name": self.table.name, "style": "Table Style Light 1", "columns": head}
            self.sheet.add_table(0, 0, *end, look)
        else:
            self.sheet.autofilter(0, 0, *end)
        for place, (column, longest) in enumerate(zip(every, self.longest, strict=True)):
            is_empty = self.height > 1 and not longest
            hidden = {"hidden": is_empty or column.name == BASE}
            wide = width(column.name, longest)
            self.sheet.set_column(place, place, wide, self._look(place), hidden)
        prepare_to_print(self.sheet, self.height - 1, self.read - 1)

    def _look(self, place: int) -> Any:
        """Return the look of a column."""
        return self.looks.of(self.table.columns[place].type, is_wrapped=place < self.read)

    def _write_moment(self, place: int, cell: date | time) -> None:
        if isinstance(cell, datetime):
            cell = cell.replace(tzinfo=None)  # Excel knows no time zones
        self.sheet.write_datetime(self.height, place, cell)
        self._widen(place, str(cell))

    def _write_text(self, place: int, text: str, column: Column[Never]) -> None:
        is_address = column.name in _LINKS and text.startswith("http") and " " not in text
        is_link = (column.type is Type.LINK or is_address) and _fits(text)
        if is_link and self.links < _MOST_LINKS:
            look = self.looks.of(Type.LINK, is_wrapped=place < self.read)
            self.sheet.write_url(self.height, place, text, look, string=text)
            self.links += 1
        else:
            look = self.looks.quoted if FORMULA.match(text) else None
            self.sheet.write_string(self.height, place, text, look)
        self._widen(place, text)

    def _widen(self, place: int, text: str) -> None:
        if 2 * len(text) > self.longest[place]:  # for speed: most texts are no longer
            lines = text[:_WIDEST].split("\n")
            self.longest[place] = max(self.longest[place], *map(columns, lines))

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


def title(table: AnyTable) -> str:
    """Return the name of a sheet, as people read it."""
    return capital(table.name.replace("_", " "))


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
