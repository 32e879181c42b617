"""Delimited text: its encoding, its delimiter, and its rows."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from timeline.diagnostics.findings import TimelineError
from timeline.importing.tables.sheets import Row, Sheet
from timeline.reading.encoding import position

DELIMITERS = (",", ";", "\t", "|")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LOOKED_AT = 100
"""Rows by which the delimiter is told."""


def decoded(data: bytes, name: str, encoding: str = "") -> str:
    """Return the text of a file: in the encoding that was said, else by its mark, else UTF-8.

    Raises TimelineError if it is in another one.
    """
    for mark, marked in _MARKS:
        if data.startswith(mark):
            data, encoding = data.removeprefix(mark), marked
    try:
        text = data.decode(encoding or "utf-8")
    except LookupError:
        raise TimelineError(f'--encoding: "{encoding}" is not an encoding') from None
    except UnicodeDecodeError as error:
        line, _ = position(data[: error.start].decode(errors="replace"), error.start)
        message = f"{name}:{line}: the byte {data[error.start]:02X} is not {encoding or 'UTF-8'}"
        raise TimelineError(f"{message}; add --encoding, such as windows-1252") from None
    if "\0" in text:
        raise TimelineError(f"{name}: this is not a table; save it as .csv in UTF-8")
    return text


def read(data: bytes, name: str, encoding: str = "", delimiter: str = "") -> Sheet:
    """Return the rows of delimited text; raise TimelineError if it is none."""
    text = decoded(data, name, encoding)
    delimiter = delimiter or told(text, name)
    rows = tuple(row for row in _rows(text, name, delimiter) if any(row.cells))
    return Sheet(name, rows, delimiter=delimiter)


def told(text: str, name: str) -> str:
    """Return the delimiter by which the most rows have the same number of cells, over one.

    Of several, the one that makes more cells counts.
    """
    return max(DELIMITERS, key=lambda delimiter: _evenness(text, name, delimiter))


def _evenness(text: str, name: str, delimiter: str) -> tuple[int, int]:
    try:
        rows = list(islice(_rows(text, name, delimiter), _LOOKED_AT))
    except TimelineError:
        return (0, 0)
    counted = Counter(len(row.cells) for row in rows if len(row.cells) > 1)
    if not counted:
        return (0, 0)
    cells, times = max(counted.items(), key=lambda each: (each[1], each[0]))
    return times, cells


def _rows(text: str, name: str, delimiter: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            yield Row(line, tuple(cells))
            line = reader.line_num + 1
    except csv.Error as error:
        message = f"{name}:{line}: the quotation marks of this row do not end where a cell ends"
        raise TimelineError(f"{message} ({error})") from None
