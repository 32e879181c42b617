"""A picture of many events: how many begin when, as a bar in each day, month or year."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby, pairwise
from math import ceil, floor
from typing import NamedTuple

from timeline.chronology.chronology import Chronology
from timeline.drawing import shapes
from timeline.drawing.division import Division, division
from timeline.drawing.marks import Mark
from timeline.drawing.scale import window
from timeline.drawing.svg import content, element, number
from timeline.drawing.texts import text
from timeline.languages import Language

_ROW, _BAR, _HEAD, _FOOT = 22, 16, 22, 28
_LEVELS = 4
_SMALL = 12
_NAMES, _MORE = 84, 44
"""Pixels. The room for the names of rows, and for how many events have no cell in the row."""


@dataclass(slots=True)
class _Row:
    """How many events begin in each cell, and how many at some time in the row."""

    cells: Counter[int] = field(default_factory=Counter)
    more: int = 0


class _Grid(NamedTuple):
    words: Language
    division: Division
    sections: Collection[str]
    width: float
    most: int

    def x(self, column: float) -> float:
        return _NAMES + column * (self.width - _NAMES - _MORE) / self.division.columns

    def level(self, count: int) -> int:
        return ceil(count * _LEVELS / self.most)


def grid(
    chronology: Chronology, marks: Sequence[Mark], sections: Collection[str], width: float
) -> tuple[list[str], float]:
    """Return the elements of the picture, and its height; groups in `sections` are links."""
    first, last = window(marks)
    divided = division(last - first, is_narrow=width < 600)
    rows = _rows(marks, divided)
    most = max((count for row in rows.values() for count in row.cells.values()), default=1)
    found = _Grid(chronology.words, divided, sections, width, most)
    drawn = [*_heads(found)]
    y = float(_HEAD)
    for before, index in pairwise([None, *sorted(rows)]):
        if before is not None and index is not None and index > before + 1:
            drawn.append(text("⋮", 0, y + 15, color=shapes.FAINT, role="faint"))
            y += _ROW
        drawn += _row(found, index or 0, rows[index or 0], y)
        y += _ROW
    return [*drawn, *_legend(found, y)], y + _FOOT


def _rows(marks: Iterable[Mark], divided: Division) -> dict[int, _Row]:
    rows: dict[int, _Row] = {}
    for mark in _each(marks):
        if not mark.is_bounded:
            continue
        row, column = divided.place(date.fromordinal(floor(mark.start)))
        last, _ = divided.place(date.fromordinal(max(ceil(mark.end) - 1, floor(mark.start))))
        if mark.is_firm:
            rows.setdefault(row, _Row()).cells[column] += 1
        elif row == last:
            rows.setdefault(row, _Row()).more += 1
    return rows


def _each(marks: Iterable[Mark]) -> Iterator[Mark]:
    for mark in marks:
        yield from mark.dots or (mark,)


def _heads(found: _Grid) -> Iterator[str]:
    heads = found.division.heads()
    step = found.division.columns / len(heads)
    wide = found.x(step) - found.x(0)
    every = 1 if wide > 18 else 5
    for index, head in enumerate(heads):
        if index % every == 0 or (every > 1 and int(head) % every == 0):
            yield text(
                head, found.x(index * step), 14, color=shapes.FAINT, role="faint", size=_SMALL
            )


def _row(found: _Grid, index: int, row: _Row, y: float) -> Iterator[str]:
    name = found.division.row(found.words, index)
    yield text(name, 0, y + 15, color=shapes.FAINT, role="faint", size=_SMALL, bold=True)
    base = f"M{number(found.x(0))} {number(y + _BAR + 2)}H{number(found.x(found.division.columns))}"
    yield element("path", d=base, class_="line", stroke=shapes.HAIR)
    cells = sorted(row.cells)
    for group, columns in groupby(cells, key=lambda column: column // found.division.cells):
        yield _group(found, index, group, {column: row.cells[column] for column in columns}, y)
    if row.more:
        yield text(
            f"+{row.more}",
            found.x(found.division.columns) + 6,
            y + 15,
            color=shapes.FAINT,
            role="faint",
            size=_SMALL,
        )


def _group(found: _Grid, row: int, index: int, counts: dict[int, int], y: float) -> str:
    name, anchor = found.division.group(found.words, row, index)
    said = counted(found.words, sum(counts.values()))
    start, end = (found.x((index + each) * found.division.cells) for each in (0, 1))
    is_linked = anchor in found.sections
    return element(
        "a" if is_linked else "g",
        element("title", content(f"{name}: {said}")),
        element(
            "rect",
            x=start,
            y=y,
            width=end - start - 2,
            height=_ROW - 2,
            class_="tint",
            fill=shapes.TINT,
        ),
        element(
            "path", d="".join(_bar(found, column, count, y) for column, count in counts.items())
        ),
        href=f"#{anchor}" if is_linked else "",
        class_="visit",
        color=shapes.COLORS["visit"],
        fill="currentColor",
    )


def _bar(found: _Grid, column: int, count: int, y: float) -> str:
    start, end = found.x(column), found.x(column + 1)
    height = _BAR * found.level(count) / _LEVELS
    wide = max(end - start - 2, 2.5)
    top = y + _BAR + 2 - height
    return f"M{number(start)} {number(top)}h{number(wide)}v{number(height)}h-{number(wide)}z"


def counted(words: Language, count: int) -> str:
    """Return how many events there are, in words."""
    said = words.chronology["event" if count == 1 else "events"]
    return said.format(count=f"{count}")


def _legend(found: _Grid, y: float) -> Iterator[str]:
    """Yield how many events each height of a bar stands for."""
    x = float(_NAMES)
    bounds = sorted({ceil(found.most * level / _LEVELS) for level in range(1, _LEVELS + 1)})
    for low, high in pairwise([0, *bounds]):
        height = _BAR * found.level(high) / _LEVELS
        yield element(
            "rect",
            x=x,
            y=y + 22 - height,
            width=8,
            height=height,
            class_="visit-fill",
            fill=shapes.COLORS["visit"],
        )
        said = str(high) if high == low + 1 else f"{low + 1}–{high}"
        yield text(said, x + 13, y + 21, color=shapes.FAINT, role="faint", size=_SMALL)
        x += 90
