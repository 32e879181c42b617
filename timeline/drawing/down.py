"""A picture whose time runs downwards, for a telephone: a row for each event, below its period."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import inf

from timeline.chronology.chronology import Chronology
from timeline.drawing import items, labels, shapes
from timeline.drawing.links import link
from timeline.drawing.marks import Mark, nested
from timeline.drawing.periods import Periods, periods
from timeline.drawing.scale import window
from timeline.drawing.sheet import Sheet
from timeline.drawing.svg import element, number
from timeline.drawing.texts import BASE, HEAD, NOTE, SMALL, text

WIDTH = 340
"""Pixels. The width of the picture."""
_MOST_ROWS = 30
"""The most events that have a row each even if they are parts of others."""
_PERIOD, _LINE, _NEXT = 28, 24, 16
"""Pixels. The heights of a period, of an event with one line, and of its second line."""
_COLUMN, _MOST_COLUMNS, _MARGIN = 15, 5, 6
_BAR, _RADIUS, _DATE = 8, 6, 46


@dataclass(slots=True)
class _Row:
    """A period, or an event with its date and its label; a bar ends above the row `until`."""

    since: float
    lines: list[str]
    mark: Mark | None = None
    date: str = ""
    column: int = 0
    until: int | None = None
    y: float = field(default=0, init=False)

    @property
    def indent(self) -> float:
        """The room of the date before the label."""
        return _DATE if self.date else 0

    @property
    def height(self) -> float:
        """The height of the row."""
        return _LINE + _NEXT * (len(self.lines) - 1) if self.mark else _PERIOD


def down(chronology: Chronology, marks: Sequence[Mark]) -> Sheet:
    """Return a picture of events one by one."""
    first, last = window(marks)
    shown = _shown(chronology, marks)
    rows = _rows(chronology, shown, periods(last - first))
    x = _columns(rows) * _COLUMN + _MARGIN
    y = 0.0
    for row in rows:
        row.lines = labels.lines(row.lines[0], WIDTH - x - row.indent)
        row.y = y
        y += row.height
    ends = [*(row.y for row in rows), y]
    drawn = (_event(row.mark, row, x, ends) if row.mark else _period(row, x) for row in rows)
    return Sheet(WIDTH, y + _MARGIN, tuple(drawn), marks=tuple(shown))


def _shown(chronology: Chronology, marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks with a row each: of many, parts have none; what was changed has another."""
    is_full = len(marks) > _MOST_ROWS
    found = nested(chronology, marks, lambda mark: is_full and not mark.dots)
    found += [dot for mark in marks for dot in mark.changed]
    found += [mark.before() for mark in marks if mark.former]
    return sorted(found, key=lambda mark: mark.start)


def _rows(chronology: Chronology, marks: Sequence[Mark], divided: Periods) -> list[_Row]:
    """Return the events in order, each below the period in which it begins, if that is known."""
    words = chronology.words
    known = {divided.begins(mark) for mark in marks} | {divided.ends(mark) for mark in marks}
    heads = [_Row(first, [divided.name(words, first)]) for first in known if first is not None]
    events = [_Row(mark.start, [_label(mark)], mark, divided.date(words, mark)) for mark in marks]
    return sorted([*heads, *events], key=lambda row: (row.since, row.mark is not None))


def _label(mark: Mark) -> str:
    return f"{mark.label} +{len(mark.parts)}" if mark.parts else mark.label


def _columns(rows: Sequence[_Row]) -> int:
    """Give each event of several periods a column for its bar; return how many columns there are.

    The signs of all others share the first. If no column is free, an event has a sign alone.
    """
    free = [0] * _MOST_COLUMNS
    heads = [index for index, row in enumerate(rows) if row.mark is None]
    for index, row in enumerate(rows):
        if row.mark is None:
            continue
        end = row.mark.end
        until = next((n for n in heads if n > index and rows[n].since >= end), len(rows))
        is_long = end == inf or any(index < head < until for head in heads)
        column = next((n for n, last in enumerate(free) if last <= index), None)
        if is_long and column is not None:
            free[column] = until
            row.column, row.until = column + 1, until
    return 1 + max(row.column for row in rows)


def _period(row: _Row, x: float) -> str:
    line = f"M0 {number(row.y + 5)}H{WIDTH}"
    name = labels.clipped(row.lines[0], WIDTH - x, SMALL)
    ruled = element("path", d=line, class_="line", stroke=shapes.HAIR)
    return ruled + text(name, x, row.y + 21, HEAD)


def _event(mark: Mark, row: _Row, x: float, ends: Sequence[float]) -> str:
    """Return an event as a link: its bar if it has one, its sign, its date and its label."""
    middle = row.y + _LINE / 2
    at = x - _MARGIN - (row.column + 0.5) * _COLUMN
    drawn = []
    if row.until is not None:
        end = ends[row.until] - 2
        long = shapes.bar(mark, at - _BAR / 2, middle, _BAR, end - middle)
        drawn.append(shapes.beads(at, middle, end) if mark.dots else long)
    drawn += [shapes.sign(mark, at, middle, _RADIUS), text(row.date, x, middle + BASE, NOTE)]
    for index, line in enumerate(row.lines):
        drawn.append(items.label(mark, line, x + row.indent, middle + index * _NEXT))
    return link(mark, *drawn)
