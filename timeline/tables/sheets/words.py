"""Lists of words from which a spreadsheet lets one choose."""

from collections.abc import Iterable, Mapping
from typing import Any, Never

from timeline import extras
from timeline.tables.table import AnyTable, Column, Type

SHEET = "Words"
_FLAGS = ("yes", "no")
Lists = Mapping[tuple[str, ...], str]
"""Where each list of words stands, as a formula says it."""


def words(column: Column[Never]) -> tuple[str, ...]:
    """Return the only words that a cell of a column may hold, if these are known."""
    if column.type is Type.FLAG:
        return _FLAGS
    return column.words if column.type is Type.WORD else ()


def lists(tables: Iterable[AnyTable]) -> Lists:
    """Return where all lists of words of these tables are to stand."""
    utility = extras.load("xlsxwriter.utility", "xlsx")
    every = dict.fromkeys(words(column) for table in tables for column in table.columns)
    every.pop((), None)
    found = {}
    for place, each in enumerate(every):
        letter = utility.xl_col_to_name(place)
        found[each] = f"={SHEET}!${letter}$1:${letter}${len(each)}"
    return found


def write(book: Any, lists: Lists) -> None:
    """Add the sheet of words, which nobody needs to see: a list in a cell holds 255 characters."""
    sheet = book.add_worksheet(SHEET)
    sheet.hide()
    for row in range(max(map(len, lists), default=0)):  # by rows, as a streamed workbook needs it
        for place, each in enumerate(lists):
            if row < len(each):
                sheet.write_string(row, place, each[row])
