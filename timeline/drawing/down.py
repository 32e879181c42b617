"""A picture whose time runs downwards, for a telephone: a row for each event, below its period."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from timeline.chronology.chronology import Chronology
from timeline.drawing import labels, shapes
from timeline.drawing.items import label_of
from timeline.drawing.links import link
from timeline.drawing.marks import Look, Mark, nested
from timeline.drawing.periods import Periods, periods
from timeline.drawing.scale import window
from timeline.drawing.svg import element, number
from timeline.drawing.texts import text

WIDTH = 340
"""Pixels. The width of the picture."""
_HEAD, _LINE, _NEXT = 28, 24, 16
_COLUMN, _MOST_COLUMNS = 15, 5
_BAR, _RADIUS = 8, 6
_MOST_ROWS = 30
_DATE = 46
_SMALL = 12


@dataclass(slots=True)
class _Row:
    """An event, or the head of a period, and where it is."""

    mark: Mark | None
    since: float
    name: str
    y: float = 0
    column: int = 0
    end: float | None = None


def down(chronology: Chronology, marks: Sequence[Mark]) -> tuple[list[str], float]:
    """Return the elements of the picture, and its height."""
    first, last = window(marks)
    divided = periods(last - first)
    rows = _rows(chronology, _shown(marks), divided)
    columns = _with_bars(rows, divided)
    x = columns * _COLUMN + 6
    height = _laid(rows, x)
    return [part for row in rows for part in _drawn(chronology, row, divided, x, height)], height


def _shown(marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks with rows of their own; of many, parts have none."""
    is_full = len(marks) > _MOST_ROWS
    found = nested(marks, lambda mark: is_full and not mark.dots)
    found += [dot for mark in marks for dot in mark.dots if dot.look is not Look.SURE]
    found += [mark.before() for mark in marks if mark.former]
    return sorted(found, key=lambda mark: mark.start)


def _rows(chronology: Chronology, marks: Sequence[Mark], divided: Periods) -> list[_Row]:
    """Return the events in order, each below the period in which it begins if that is known."""
    known = {divided.begins(mark) for mark in marks} | {divided.ends(mark) for mark in marks}
    heads = [
        _Row(None, first, divided.name(chronology.words, first))
        for first in known
        if first is not None
    ]
    events = [_Row(mark, mark.start, "") for mark in marks]
    return sorted([*heads, *events], key=lambda row: (row.since, row.mark is not None))


def _with_bars(rows: Sequence[_Row], divided: Periods) -> int:
    """Give a column of its own to each event of several periods; return how many there are."""
    ends = [-1] * _MOST_COLUMNS
    for index, row in enumerate(rows):
        if row.mark is None:
            continue
        until = next(
            (
                place
                for place, other in enumerate(rows)
                if place > index and other.mark is None and other.since >= row.mark.end
            ),
            len(rows),
        )
        heads = [other for other in rows[index:until] if other.mark is None]
        if not heads and row.mark.end < inf:
            continue
        column = next((n for n, last in enumerate(ends) if last <= index), None)
        if column is not None:
            ends[column] = until
            row.column, row.end = column + 1, until
    return 1 + max((row.column for row in rows), default=0)


def _laid(rows: Sequence[_Row], x: float) -> float:
    """Give each row its place, and return the height of all."""
    y = 0.0
    for row in rows:
        row.y = y
        if row.mark is None:
            y += _HEAD
            continue
        y += _LINE + _NEXT * (len(_lines(row.mark, WIDTH - x - _DATE)) - 1)
    for row in rows:
        if row.end is not None:
            row.end = rows[int(row.end)].y if row.end < len(rows) else y
    return y + 4


def _lines(mark: Mark, room: float) -> list[str]:
    more = f" +{len(mark.parts)}" if mark.parts else ""
    return labels.lines(f"{mark.label}{more}", room)


def _drawn(
    chronology: Chronology, row: _Row, divided: Periods, x: float, height: float
) -> list[str]:
    if row.mark is None:
        line = element(
            "path", d=f"M0 {number(row.y + 5)}H{WIDTH}", class_="line", stroke=shapes.HAIR
        )
        name = labels.clipped(row.name, WIDTH - x, _SMALL)
        return [
            line,
            text(name, x, row.y + 21, color=shapes.FAINT, role="faint", size=_SMALL, bold=True),
        ]
    mark, middle = row.mark, row.y + _LINE / 2
    at = x - 6 - (row.column + 0.5) * _COLUMN
    drawn = []
    if row.end is not None:
        drawn.append(shapes.bar(mark, at - _BAR / 2, middle, _BAR, row.end - middle - 2))
    if mark.dots and row.end is not None:
        drawn = [shapes.beads(at, middle, row.end - 6)]
    drawn.append(shapes.sign(mark, at, middle, _RADIUS))
    said = divided.date(chronology.words, mark)
    if said:
        drawn.append(text(said, x, middle + 4.5, color=shapes.FAINT, role="faint", size=_SMALL))
    for index, line in enumerate(_lines(mark, WIDTH - x - _DATE)):
        drawn.append(label_of(chronology, mark, line, x + _DATE, middle + 4.5 + index * _NEXT))
    return [link(mark, *drawn)]
