"""Tables as delimited text (RFC 4180), safe to open in a spreadsheet."""

import csv
import io
import re
from collections.abc import Callable, Iterable
from datetime import date, time
from decimal import Decimal
from functools import lru_cache

from timeline.chronology.options import Dialect, Guard
from timeline.tables.table import Cell, Type
from timeline.time.dates import MONTHS, WEEKDAYS

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a formula begins with (OWASP, "CSV Injection")."""
_RUN, _REWRITTEN, _EDTF = "'", "text:", "edtf:"
"""What goes before a text that would be run, or rewritten, and before a date in EDTF."""
_NAMES = {word.casefold() for name in (*MONTHS, *WEEKDAYS) for word in (name, name[:3])}
_WORDS = _NAMES | {"sept", "am", "pm", "e", "t", "z"}
_OTHER_TOKEN = re.compile(r"[^\W\d_]+|[^\w\s.,:/\\%()$€£¥₹+-]|_")
_CONSTANT = re.compile(
    r"n/?a|<na>|nan|null|none|nil|true|false|[tfyn]|yes|no|on|off|inf(?:inity)?|epoch"
    r"|0x[0-9a-f]+|0b[01]+|0o[0-7]+|1?[.]?#[a-z0-9/]+[!?]?( n/a)?|\d{4}-\d\d-\d\d[ T].*",
    re.IGNORECASE,
)
_NOTHING = (None, "", ())
_CALENDAR = (date, time)
_TEXTS = (Type.TEXT, Type.CODE, Type.LIST, Type.LINK)


def write(
    header: Iterable[tuple[str, Type]], rows: Iterable[Iterable[Cell]], dialect: Dialect
) -> bytes:
    """Return a table in UTF-8, with lines ending in CRLF, and nothing where nothing is known.

    Lists are joined with semicolons. A text that is guarded has an apostrophe put before it if a
    spreadsheet would run it as a formula, and "text:" if some program would take it for something
    else than a text; EDTF has "edtf:". So has a text that begins with any of these, so that to
    take off the first one gives all texts back.
    """
    names, types = zip(*header, strict=True)
    table = io.BytesIO()
    encoding = "utf-8-sig" if dialect.bom else "utf-8"
    text = io.TextIOWrapper(table, encoding=encoding, newline="")
    writer = csv.writer(text, delimiter=dialect.delimiter, lineterminator="\r\n")
    writer.writerow(names)
    ways = [_way(type, dialect) for type in types]
    for row in rows:
        pairs = zip(ways, row, strict=True)
        writer.writerow(
            [way(cell) if cell or cell not in _NOTHING else None for way, cell in pairs]
        )
    text.flush()
    return table.getvalue()


def _way(type: Type, dialect: Dialect) -> Callable[[Cell], str]:
    """Return how a column writes its cells that hold something."""
    if type is Type.EDTF and dialect.guard is Guard.ALL:
        return lambda cell: f"{_EDTF}{written(cell)}"
    if type not in _TEXTS:
        return written
    guard = dialect.guard
    if dialect.flat:
        return lambda cell: _guarded(_flat(written(cell)), guard)
    return lambda cell: _guarded(cell if isinstance(cell, str) else written(cell), guard)


def _flat(text: str) -> str:
    if "\n" not in text:
        return text
    return " ".join(line.strip() for line in text.split("\n") if line.strip())


@lru_cache(maxsize=10_000)
def _guarded(text: str, guard: Guard) -> str:
    if guard is Guard.NONE:
        return text
    if guard is Guard.ALL and (text.startswith((_REWRITTEN, _EDTF)) or _is_rewritten(text)):
        return f"{_REWRITTEN}{text}"
    return f"{_RUN}{text}" if text.startswith((*FORMULA_STARTS, _RUN)) else text


def written(cell: Cell) -> str:
    """Return what stands for a cell in a table of text: dates and times as in ISO 8601."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, tuple):
        return ";".join([item.replace(";", ",") for item in cell])
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, _CALENDAR):
        return cell.isoformat().replace("+00:00", "Z")
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    return "" if cell is None else str(cell)


def _is_rewritten(text: str) -> bool:
    """Whether some program takes a text for a number, a date, a truth value or nothing."""
    if _CONSTANT.fullmatch(text):
        return True
    tokens = (found[0].casefold() for found in _OTHER_TOKEN.finditer(text))
    return any(map(str.isdigit, text)) and all(token in _WORDS for token in tokens)
