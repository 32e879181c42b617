"""A picture whose time runs to the right: a lane for each kind, of rows in which no labels meet."""

from collections.abc import Sequence
from typing import NamedTuple

from timeline.chronology.chronology import Chronology
from timeline.drawing import axis, labels, shapes
from timeline.drawing.items import item
from timeline.drawing.marks import Mark, nested
from timeline.drawing.places import GAP, LEFT, RIGHT, WIDTH, Place, places, series
from timeline.drawing.scale import Scale, ticks, window
from timeline.drawing.sheet import Sheet
from timeline.drawing.svg import element, number
from timeline.drawing.texts import HEAD, SMALL, text

_ROW = 26
_OWN_ROWS = 240
"""Pixels. The parts of a wider bar have rows of their own."""
_ROOMS = (WIDTH, 560, 360, 260, 180, 120)
"""Pixels. The room for a label: the first that needs few rows, or the last."""
_MOST_ROWS = 30


class _Lane(NamedTuple):
    name: str
    rows: list[list[Place]]

    @property
    def height(self) -> float:
        return len(self.rows) * _ROW + GAP


def lanes(chronology: Chronology, marks: Sequence[Mark]) -> Sheet:
    """Return a picture of events one by one."""
    scale = Scale(*window(marks), LEFT, WIDTH - LEFT - RIGHT)
    shown = [mark.between(scale.first, scale.last) for mark in marks]
    rows = nested(chronology, shown, lambda mark: _is_narrow(mark, scale))
    found = _laid(chronology, rows, scale)
    on_axis = list(ticks(chronology.words, scale))
    top = axis.height(on_axis)
    height = top + sum(lane.height for lane in found)
    drawn = axis.across(scale, on_axis, height)
    for lane in found:
        drawn += _drawn(scale, lane, top)
        top += lane.height
    now = element("path", d=f"M0 0V{number(height)}", class_="now")  # for a script to move and show
    return Sheet(WIDTH, height, (*drawn, now), scale, tuple(rows))


def _is_narrow(mark: Mark, scale: Scale) -> bool:
    return not mark.dots and scale.at(mark.end) - scale.at(mark.start) < _OWN_ROWS


def _laid(chronology: Chronology, marks: Sequence[Mark], scale: Scale) -> list[_Lane]:
    """Return the lanes with the longest labels that need few rows, else with short ones."""
    by_kind: dict[str, list[Mark]] = {kind: [] for kind in chronology.words.kinds}
    for mark in sorted(marks, key=lambda mark: mark.start):
        by_kind[mark.entry.event.kind].append(mark)
    found: list[_Lane] = []
    for room in _ROOMS:
        found = [
            _Lane(chronology.words.kinds[kind].name, _rows(some, scale, room))
            for kind, some in by_kind.items()
            if some
        ]
        if sum(len(lane.rows) for lane in found) <= _MOST_ROWS:
            break
    return found


def _rows(marks: Sequence[Mark], scale: Scale, room: float) -> list[list[Place]]:
    """Put each mark into the first row in which it meets nothing, and each series into its own."""
    rows: list[list[Place]] = []
    for mark in marks:
        if mark.dots:
            rows += [[each] for each in series(mark, scale, room)]
            continue
        _put(places(mark, scale, room), rows)
    return rows


def _put(options: Sequence[Place], rows: list[list[Place]]) -> None:
    """Put a mark into the first row in which it meets nothing, wherever its label is."""
    for row in rows:
        for option in options:
            if not any(map(option.meets, row)):
                row.append(option)
                return
    rows.append([options[0]])


def _drawn(scale: Scale, lane: _Lane, top: float) -> list[str]:
    name = labels.clipped(lane.name, LEFT - 2 * GAP, SMALL)
    drawn = [
        element("path", d=f"M0 {number(top)}h{WIDTH}", class_="hair", stroke=shapes.HAIR),
        text(name, 0, top + 20, HEAD),
    ]
    for index, row in enumerate(lane.rows):
        middle = top + GAP / 2 + (index + 0.5) * _ROW
        drawn += [item(scale, each, middle) for each in row]
    return drawn
