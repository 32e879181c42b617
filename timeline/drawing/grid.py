"""A picture of many events: how many begin in each day, month or year, as bars in rows."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, groupby, pairwise
from math import ceil, floor
from typing import NamedTuple

from timeline.chronology.chronology import Chronology
from timeline.drawing import labels, shapes
from timeline.drawing.division import Division
from timeline.drawing.links import leading
from timeline.drawing.marks import Mark
from timeline.drawing.sheet import Sheet
from timeline.drawing.svg import content, element, number
from timeline.drawing.texts import GONE, HEAD, NOTE, SMALL, text
from timeline.languages import Language
from timeline.prose import numbers
from timeline.prose.extent import counted

_TOP, _ROW, _BAR, _BASE, _FOOT = 22, 22, 16, 18, 28
"""Pixels. The heights of the heads, a row, the highest bar, what a bar stands on, and the foot."""
_NAMES, _MORE = 84, 44
"""Pixels. The room for the names of rows, and for how many events have no cell in the row."""
_LEVELS = 4
_LEAST_HEAD, _EVERY = 16, 5
"""Pixels. In narrower columns, each fifth has a head."""
_SIGN, _GAP = 13, 12
"""Pixels. The room for a bar before what it stands for, and from there to the next."""


@dataclass(slots=True)
class _Row:
    """How many events begin in each cell, and how many at some time in the row."""

    cells: Counter[int] = field(default_factory=Counter)
    more: int = 0


class _Grid(NamedTuple):
    """How to draw a row: its division and width, the most events of a cell, and what is linked."""

    words: Language
    division: Division
    sections: Mapping[str, str]
    width: float
    most: int

    def x(self, column: float) -> float:
        """Return where a column begins."""
        return _NAMES + column * (self.width - _NAMES - _MORE) / self.division.columns

    def height(self, count: int) -> float:
        """Return how high the bar for some events is."""
        return _BAR * ceil(count * _LEVELS / self.most) / _LEVELS


def grid(
    chronology: Chronology,
    marks: Sequence[Mark],
    divided: Division,
    sections: Mapping[str, str],
    width: float,
) -> Sheet:
    """Return a picture of how many events begin when; groups in `sections` are links."""
    rows = _rows(marks, divided)
    if not rows:
        return _unsure(chronology.words, marks, width)
    most = max((count for row in rows.values() for count in row.cells.values()), default=1)
    found = _Grid(chronology.words, divided, sections, width, most)
    drawn = [*_heads(found)]
    y = float(_TOP)
    for before, index in pairwise([min(rows), *sorted(rows)]):
        if index > before + 1:
            drawn.append(text("⋮", 0, y + 15, GONE))
            y += _ROW
        drawn += _row(found, index, rows[index], y)
        y += _ROW
    legend, more = _legend(found, y)
    drawn += legend
    y += more
    if any(row.more for row in rows.values()):
        said = f"+ {found.words.vague.date.approximate}"
        drawn.append(text(said, found.x(0), y + 21 + _ROW, NOTE))
        y += _ROW
    return Sheet(width, y + _FOOT, tuple(drawn))


def _unsure(words: Language, marks: Sequence[Mark], width: float) -> Sheet:
    """Return a sheet that counts events of which none is known to begin in any one row."""
    said = f"{numbers.grouped(words, len(marks))}\N{NO-BREAK SPACE}· {words.vague.date.approximate}"
    return Sheet(width, _ROW, (text(said, 0, 15, NOTE),))


def _rows(marks: Sequence[Mark], divided: Division) -> dict[int, _Row]:
    """Count the events; one that is not known to begin in a cell can be known to be in a row."""
    rows: dict[int, _Row] = {}
    for mark in chain.from_iterable(each.dots or (each,) for each in marks):
        if not mark.is_bounded:
            continue
        row, column = divided.place(date.fromordinal(floor(mark.start)))
        last, _ = divided.place(date.fromordinal(max(ceil(mark.end) - 1, floor(mark.start))))
        if mark.is_firm:
            rows.setdefault(row, _Row()).cells[column] += 1
        elif row == last:
            rows.setdefault(row, _Row()).more += 1
    return rows


def _heads(found: _Grid) -> Iterator[str]:
    """Yield what the columns are called."""
    heads = found.division.heads()
    step = found.division.columns / len(heads)
    is_narrow = found.x(step) - found.x(0) < _LEAST_HEAD
    for index, head in enumerate(heads):
        if not is_narrow or index == 0 or int(head) % _EVERY == 0:
            yield text(head, found.x(index * step), 14, NOTE)


def _row(found: _Grid, index: int, row: _Row, y: float) -> Iterator[str]:
    yield text(found.division.row(found.words, index), 0, y + 15, HEAD)
    end = found.x(found.division.columns)
    line = f"M{number(found.x(0))} {number(y + _BASE)}H{number(end)}"
    yield element("path", d=line, class_="line", stroke=shapes.HAIR)
    for group, cells in groupby(sorted(row.cells), lambda cell: cell // found.division.cells):
        yield _group(found, index, group, {cell: row.cells[cell] for cell in cells}, y)
    if row.more:
        yield text(f"+{row.more}", end + 6, y + 15, NOTE)


def _group(found: _Grid, row: int, index: int, counts: Mapping[int, int], y: float) -> str:
    """Return a year, or a month of days, as a link to its events."""
    name, anchor = found.division.group(found.words, row, index)
    start, end = (found.x((index + side) * found.division.cells) for side in (0, 1))
    box = {"x": start, "y": y, "width": end - start - 2, "height": _BASE}
    count = counted(found.words, sum(counts.values()))
    said = found.words.phrases["said"].format(who=name, what=count)
    bars = "".join(_bar(found, cell, count, y) for cell, count in counts.items())
    return leading(
        found.sections.get(anchor, ""),
        element("title", content(said)),
        element("rect", **box, class_="tint", fill=shapes.TINT),
        element("path", d=bars),
    )


def _bar(found: _Grid, cell: int, count: int, y: float) -> str:
    start, wide = found.x(cell), max(found.x(1) - found.x(0) - 2, 2.5)
    height = found.height(count)
    side = number(height)
    return f"M{number(start)} {number(y + _BASE - height)}h{number(wide)}v{side}h-{number(wide)}z"


def _legend(found: _Grid, y: float) -> tuple[list[str], float]:
    """Return how many events the heights of the bars stand for, and how far below `y` that goes."""
    bounds = sorted({found.most * level // _LEVELS for level in range(1, _LEVELS + 1)} - {0})
    said = [_between(found.words, low + 1, high) for low, high in pairwise([0, *bounds])]
    step = _SIGN + max(labels.width(each, SMALL) for each in said) + _GAP
    in_a_row = max(int((found.width - _NAMES) // step), 1)
    drawn = []
    for index, (high, name) in enumerate(zip(bounds, said, strict=True)):
        row, column = divmod(index, in_a_row)
        x, base, height = _NAMES + column * step, y + row * _ROW + 22, found.height(high)
        box = element("rect", x=x, y=base - height, width=8, height=height)
        drawn.append(leading("", box, text(name, x + _SIGN, base - 1, NOTE)))
    return drawn, (len(bounds) - 1) // in_a_row * _ROW


def _between(words: Language, low: int, high: int) -> str:
    return "–".join(numbers.grouped(words, count) for count in dict.fromkeys((low, high)))
