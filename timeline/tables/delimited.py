"""Tables as delimited text (RFC 4180), safe to open in a spreadsheet."""

import codecs
import io
import re
from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from types import NoneType
from typing import Any

from timeline.chronology.options import Dialect, Guard
from timeline.tables.table import Cell, Type
from timeline.time.dates import MONTHS, WEEKDAYS

_SIGNS = "=+@＝＋－＠-"
"""The signs that begin a formula in a spreadsheet (OWASP, "CSV Injection")."""
FORMULA = re.compile(rf"""[\t\r\n]|[\s"]*[{_SIGNS}]""")
"""How a text begins that a spreadsheet may run."""
_PART = r"""([{0}\t\r\n][{0}\s"]*+)('*+[{1}])?"""
"""What begins a cell within a text, for a program that divides cells at other signs than we do.

For such a program, quotation marks inside a line hold nothing together, not even lines.
"""
_PARTS = re.compile(_PART.format(";|", _SIGNS))
_PARTS_AT_COMMAS = re.compile(_PART.format(",;|", _SIGNS))
RUN, REWRITTEN, EDTF = "'", "text:", "edtf:"
"""Prefixes of a text that would run as a formula, of one that would change, and of EDTF."""
_NAMES = {word.casefold() for name in (*MONTHS, *WEEKDAYS) for word in (name, name[:3])}
_WORDS = _NAMES | {"sept", "am", "pm", "e", "t", "z"}
_OTHER_TOKEN = re.compile(r"[^\W\d_]+|[^\w\s.,:/\\%()$€£¥₹+-]|_")
_CONSTANT = re.compile(
    r"n/?a|<na>|nan|null|none|nil|true|false|[tfyn]|yes|no|on|off|inf(?:inity)?|epoch"
    r"|0x[0-9a-f]+|0b[01]+|0o[0-7]+|1?[.]?#[a-z0-9/]+[!?]?( n/a)?|\d{4}-\d\d-\d\d[ T].*",
    re.IGNORECASE,
)
_DIVIDES = re.compile('[,;|\t\r\n"]')
_NOTHING = (None, "", ())
TEXTS = (Type.TEXT, Type.CODE, Type.LIST, Type.LINK)
"""The types of columns in which a registry may say anything."""


def write(
    header: Iterable[tuple[str, Type]], rows: Iterable[Iterable[Cell]], dialect: Dialect
) -> bytes:
    """Return a table in UTF-8, with lines ending in CRLF, and empty cells for unknown values.

    Lists are joined with semicolons. The guard puts an apostrophe before a text that a spreadsheet
    would run as a formula. It puts "text:" before one that some program would read as a number, a
    date or the like, and "edtf:" before EDTF. A text that begins with such a prefix gets one more,
    so to take off the first prefix gives every text back. Within a text, an apostrophe guards each
    part in the same way that would run for a program that divides cells at another sign.
    """
    names, types = zip(*header, strict=True)
    nothing = "" if len(names) > 1 else '""'  # many programs skip an empty line
    table = io.BytesIO()  # for memory: a list of lines holds each of them three times over
    # Excel reads UTF-8 only behind a byte order mark; other programs skip it.
    table.write(codecs.BOM_UTF8 if dialect.bom else b"")
    table.write(f"{dialect.delimiter.join(names)}\r\n".encode())
    ways = [_way(type, dialect) for type in types]
    for row in rows:
        pairs = zip(ways, row, strict=True)
        cells = [
            _quoted(way(cell)) if cell or cell not in _NOTHING else nothing for way, cell in pairs
        ]
        table.write(f"{dialect.delimiter.join(cells)}\r\n".encode())
    return table.getvalue()


def _quoted(text: str) -> str:
    """Return a cell in quotation marks if it holds a sign at which any program divides cells.

    LibreOffice divides at commas, semicolons and tabs all at once, and DuckDB guesses at what.
    """
    if not _DIVIDES.search(text):
        return text
    escaped = text.replace('"', '""')
    return f'"{escaped}"'


def _way(type: Type, dialect: Dialect) -> Callable[[Cell], str]:
    """Return the function that writes the cells of a column, unless they are empty."""
    if type is Type.EDTF and dialect.guard is Guard.ALL:
        return lambda cell: f"{EDTF}{written(cell)}"
    if type not in TEXTS:
        return written
    guard = dialect.guard
    parts = parts_between(dialect.delimiter)
    if dialect.flat:
        return lambda cell: guarded(_flat(written(cell)), guard, parts)
    return lambda cell: guarded(cell if isinstance(cell, str) else written(cell), guard, parts)


def parts_between(delimiter: str) -> re.Pattern[str]:
    """Return the pattern of what begins a cell within a text, in a file with this delimiter."""
    # Whoever divides at commas, as we do, finds those within cells in quotation marks.
    return _PARTS if delimiter == "," else _PARTS_AT_COMMAS


def _flat(text: str) -> str:
    if "\n" not in text:
        return text
    return " ".join(line.strip() for line in text.split("\n") if line.strip())


@lru_cache(maxsize=10_000)  # names and words come again and again: ten times as fast
def guarded(text: str, guard: Guard, parts: re.Pattern[str]) -> str:
    """Return a text with its guard."""
    if guard is Guard.NONE:
        return text
    guarded = parts.sub(lambda part: f"{part[1]}{RUN}{part[2]}" if part[2] else part[1], text)
    if guard is Guard.ALL and (text.startswith((REWRITTEN, EDTF)) or _is_rewritten(text)):
        return f"{REWRITTEN}{guarded}"
    # Quotation marks would not help: LibreOffice and Gnumeric run a formula within them too.
    return f"{RUN}{guarded}" if text.startswith(RUN) or FORMULA.match(text) else guarded


def written(cell: Cell) -> str:
    """Return a cell as text: dates and times as in ISO 8601."""
    return _FORMS.get(type(cell), str)(cell)


def _in_iso(moment: Any) -> str:
    return str(moment.isoformat()).replace("+00:00", "Z")


_FORMS: dict[type, Callable[[Any], str]] = {
    tuple: lambda items: ";".join([item.replace(";", ",") for item in items]),  # ; parts items
    bool: lambda flag: "yes" if flag else "no",  # spreadsheets rewrite TRUE and FALSE
    Decimal: "{:f}".format,
    NoneType: lambda _: "",
    **dict.fromkeys((date, time, datetime), _in_iso),
}
"""How values are written, by their types: to look it up is faster than to ask one after another."""


def _is_rewritten(text: str) -> bool:
    """Whether some program reads a text as a number, a date, a boolean or a missing value."""
    if _CONSTANT.fullmatch(text):
        return True
    tokens = (found[0].casefold() for found in _OTHER_TOKEN.finditer(text))
    return any(map(str.isdigit, text)) and all(token in _WORDS for token in tokens)
