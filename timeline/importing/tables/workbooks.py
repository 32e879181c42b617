"""Workbooks of Excel and LibreOffice (.xlsx): the values of their cells, as they were last saved.

Nothing in them is run or followed.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from timeline import extras
from timeline.diagnostics.findings import TimelineError
from timeline.importing.incoming import Note
from timeline.importing.tables.archives import opened
from timeline.importing.tables.sheets import Book, Cell, Row, Sheet

_MIDNIGHT = time()
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_FORMULA = re.compile(rb"<f[ />]")
_UNSAVED = re.compile(rb"<f(?: [^>]*)?(?:/>|>[^<]*</f>)(?:<v\s*/>|<v></v>)?</c>")
"""A formula of which no program has saved the value."""


def read(data: bytes, name: str) -> Book:
    """Return the sheets of a workbook; raise TimelineError if it is none, or openpyxl is missing.

    Formulas give the values that they had when the workbook was saved.
    """
    library = extras.load("openpyxl", "xlsx")
    archive = opened(data, name)
    try:
        book = library.load_workbook(
            io.BytesIO(data), read_only=True, data_only=True, keep_links=False
        )
        sheets = tuple(_sheet(sheet) for sheet in book.worksheets)
    except (ValueError, TypeError, KeyError, AttributeError, OSError, SyntaxError) as error:
        # openpyxl says of a broken file whatever Python says where it stumbles
        raise TimelineError(f"{name}: this workbook can't be read ({error})") from None
    return Book(sheets, tuple(_decided(archive, name)))


def _sheet(sheet: Any) -> Sheet:
    rows = enumerate(sheet.iter_rows(values_only=True), 1)
    found = ((number, tuple(map(_cell, cells))) for number, cells in rows)
    return Sheet(
        sheet.title, tuple(Row(n, cells) for n, cells in found if any(cells)), is_text=False
    )


def _cell(value: object) -> Cell:
    """Return a value as text, a date or a time: a moment at midnight is a day."""
    match value:
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case datetime():
            moment = _to_minutes(value)
            return moment.date() if moment.time() == _MIDNIGHT else moment
        case time():
            return _to_minutes(datetime.combine(date.min, value)).time()
        case float():
            return f"{value:.15g}"
    return value if isinstance(value, date) else str(value)


def _to_minutes(moment: datetime) -> datetime:
    """Take out the fraction of a second that counting in days leaves."""
    if moment.microsecond:
        moment += timedelta(milliseconds=500)
    return moment.replace(microsecond=0)


def _decided(archive: zipfile.ZipFile, name: str) -> Iterator[Note]:
    parts = archive.namelist()
    if any(part.endswith("vbaProject.bin") for part in parts):
        yield Note(name, "its macros were ignored")
    if any(part.startswith("xl/externalLinks/") for part in parts):
        yield Note(name, "its links to other files were not followed")
    sheets = [archive.read(part) for part in parts if _SHEET.fullmatch(part)]
    if formulas := sum(len(_FORMULA.findall(sheet)) for sheet in sheets):
        yield Note(name, f"formulas, whose values were taken as they were last saved: {formulas}")
    if unsaved := sum(len(_UNSAVED.findall(sheet)) for sheet in sheets):
        hint = "open the workbook in a spreadsheet and save it"
        yield Note(name, f"formulas without a saved value, which are empty: {unsaved}; {hint}")
