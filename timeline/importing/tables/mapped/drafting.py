"""A first draft of a mapping, made by looking at a whole table, for a person to edit."""

import json
from collections.abc import Iterator
from datetime import datetime

from timeline.importing.tables.books import book
from timeline.importing.tables.mapped.dates import CLOCKS, DATES, compiled, read
from timeline.importing.tables.mapped.guesses import (
    MOMENTS,
    Guess,
    counted,
    guess,
    takes_part,
    variety,
)
from timeline.importing.tables.mapped.mixtures import mixture
from timeline.importing.tables.mapped.names import clean, is_country, items
from timeline.importing.tables.sheets import Cell, Sheet, Table, headed, text
from timeline.registry.events import KINDS
from timeline.registry.vocabulary import Status
from timeline.registry.words import plain
from timeline.text import shortened

_MOST_WORDS = 40
"""Words of a column that are listed; a column with more holds no words."""
_NAMES = "person, organization; without this line, people, and countries by their names"
_MOST_SHOWN = 3
"""Cells that are shown of those which no usual format reads."""
_WORDS = {"kind": tuple(KINDS), "status": tuple(Status)}
_HEAD = """\
# What the columns of {name} mean: a draft, made by looking at all of its {rows} rows.
# Correct it, and import the table:
#
#   timeline import {name} --map FILE.toml --into REGISTRY
#
# `timeline manual importing` explains each line.
"""


def draft(data: bytes, name: str, encoding: str = "") -> str:
    """Return the draft of a mapping; raise TimelineError if the table can't be read."""
    found = book(data, name, encoding)
    sheet = max(found.sheets, key=lambda each: len(each.rows))
    table = headed(sheet, _header(sheet))
    columns = {name: _cells(table, name) for name in table.columns if name}
    guesses = {name: guess(name, cells) for name, cells in columns.items()}
    guesses = _titled(_once(guesses), columns)
    lines = [_HEAD.format(name=name, rows=f"{len(table.rows):,}")]
    lines += _table(table, several=len(found.sheets) > 1)
    for column, cells in columns.items():
        lines += _column(column, cells, guesses[column])
    lines += _key({each.field for each in guesses.values() if each})
    lines += _constants({each.field for each in guesses.values() if each})
    for column, known in guesses.items():
        lines += _values(column, columns[column], known)
    lines += _countries(columns, guesses)
    return "\n".join(lines) + "\n"


def _header(sheet: Sheet) -> int | None:
    """Return the number of the row that names the columns: the first with most of its cells."""
    filled = [sum(bool(text(cell)) for cell in row.cells) for row in sheet.rows]
    most = max(filled, default=0)
    rows = zip(sheet.rows, filled, strict=True)
    return next((row.number for row, count in rows if 2 * count > most), None)


def _cells(table: Table, name: str) -> list[Cell]:
    index = table.columns.index(name)
    return [row.cells[index] for row in table.rows]


def _once(guesses: dict[str, Guess | None]) -> dict[str, Guess | None]:
    """Keep the first of several columns that seem to be the same; others may be the end."""
    seen: set[str] = set()
    found: dict[str, Guess | None] = {}
    for name, each in guesses.items():
        may_be_several = each is not None and (takes_part(each.field) or each.field == "private")
        is_again = each is not None and each.field in seen and not may_be_several
        found[name] = None if is_again else each
        seen |= {each.field} if each else set()
    return found


def _titled(
    guesses: dict[str, Guess | None], columns: dict[str, list[Cell]]
) -> dict[str, Guess | None]:
    """Take the column whose texts differ most for the title, if none is called so."""
    free = [name for name, each in guesses.items() if each is None]
    if any(each and each.field == "title" for each in guesses.values()) or not free:
        return guesses
    best = max(free, key=lambda name: variety(columns[name]))
    return {**guesses, best: Guess("title", "no column is called title; the texts of this differ")}


def _table(table: Table, *, several: bool) -> Iterator[str]:
    is_first = table.header == table.sheet.rows[0].number
    if is_first and not several:
        return
    yield "[table]"
    if several:
        yield f"sheet = {_quoted(table.sheet.name)}"
    if not is_first:
        yield f"header = {table.header}"
    yield ""


def _column(name: str, cells: list[Cell], found: Guess | None) -> Iterator[str]:
    filled = sum(bool(text(cell).strip()) for cell in cells)
    if found is None:
        yield f"# [columns.{_quoted(name)}]  # filled cells: {filled} of {len(cells)}"
        yield '# field = ""'
        yield ""
        return
    yield f"[columns.{_quoted(name)}]"
    yield f'field = "{found.field}"  # {found.why}'
    if found.formats or found.field in MOMENTS:
        yield from _format(cells, found)
    if found.field == "time" or any(isinstance(cell, datetime) for cell in cells):
        yield '# zone = "Europe/Rome"  # of its clock times, or give it with --zone'
    if takes_part(found.field):
        if found.split:
            sign = "" if found.is_sure_split else "# "
            yield f"{sign}split = [{_quoted(found.split)}]{_doubt(sign)}"
        if found.of_countries or found.field == "party":
            yield f'as = "country"  # or {_NAMES}'
        else:
            yield f'# as = "organization"  # or {_NAMES}'
    if filled < len(cells) and found.field == "when":
        yield f'# fill = "down"  # empty cells: {len(cells) - filled}; take the one above'
    yield ""


def _doubt(sign: str) -> str:
    return '  # if it stands between names, and not within one, as in "Rao, Asha"' if sign else ""


def _format(cells: list[Cell], found: Guess) -> Iterator[str]:
    if found.is_typed:
        what = "clock times" if "time" in found.field else "dates"
        yield f"# its cells are {what} of the workbook: no format is needed"
        return
    if len(found.formats) == 1:
        yield f"format = {_quoted(found.formats[0])}  # fits all cells"
        return
    texts = [cell for cell in cells if isinstance(cell, str) and cell.strip()]
    if not found.formats:
        yield from _formats(texts, is_clock="time" in found.field)
        return
    yield f"# {len(found.formats)} formats fit all cells: keep the one that is meant"
    for format in found.formats:
        moment = read(_telling(texts), compiled(format))
        words = moment.words if moment else ""
        yield f"# format = {_quoted(format)}  # {clean(_telling(texts))} is {words}"


def _formats(texts: list[str], *, is_clock: bool) -> Iterator[str]:
    """Yield the formats of cells that are written in several ways."""
    found = mixture(texts, CLOCKS if is_clock else DATES, is_clock=is_clock)
    if found.formats:
        yield f"format = [{', '.join(map(_quoted, found.formats))}]  # each cell is in one of them"
    for cell, ways in found.rivals.items():
        said = " or ".join(way.words for way in ways)
        yield f"# {clean(cell)} is {said}: add the format that is meant"
    if found.unread:
        some = ", ".join(_quoted(shortened(text)) for text in found.unread[:_MOST_SHOWN])
        usual = "%Hh%M" if is_clock else "%d/%m/%Y"
        yield f"# cells in no usual format: {len(found.unread)}, such as {some}"
        if not found.formats:
            yield f'# format = "{usual}"'


def _telling(texts: list[str]) -> str:
    """Return the last text in order: of days that may be months, likely one that differs."""
    return max(texts)


def _key(known: set[str]) -> Iterator[str]:
    if "key" not in known:
        yield "# No column has the field key. So a row is known again by its day and title, and is"
        yield "# a new event if you correct these. A column of lasting numbers would tell it."
        yield ""


def _constants(known: set[str]) -> Iterator[str]:
    yield "[constants]"
    if "kind" not in known:
        yield f'# kind = "visit"  # the same for all: {", ".join(KINDS)}'
    if "status" not in known:
        yield '# status = "concluded"  # of an archive; else events count as confirmed'
    if "host" not in known:
        yield '# host = "IND"  # the same for all'
    yield ""


def _values(name: str, cells: list[Cell], found: Guess | None) -> Iterator[str]:
    """Yield the words of a column, each with what it seems to mean."""
    words = counted(cells)
    if found is None or found.field not in _WORDS or len(words) > _MOST_WORDS:
        return
    ours = _WORDS[found.field]
    yield f"[values.{_quoted(name)}]  # {', '.join(ours)}"
    for word, count in words:
        meant = plain(word) if plain(word) in ours else ""
        yield f"{_quoted(word)} = {_quoted(meant)}  # cells: {count}"
    yield ""


def _countries(columns: dict[str, list[Cell]], guesses: dict[str, Guess | None]) -> Iterator[str]:
    """Yield the names that are no country that we know, with their counts."""
    found: dict[str, int] = {}
    for name, known in guesses.items():
        if known is None or not (known.of_countries or known.field == "country"):
            continue
        for cell, count in counted(columns[name]):
            for item in map(clean, items(cell, (known.split,) if known.split else ())):
                if item and not is_country(item):
                    found[item] = found.get(item, 0) + count
    yield "[countries]  # names that are none of ISO 3166, nor a usual one"
    for name, count in sorted(found.items(), key=lambda each: (-each[1], each[0])):
        yield f'{_quoted(name)} = ""  # cells: {count}'


def _quoted(text: str) -> str:
    """Return a text as TOML has it."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
