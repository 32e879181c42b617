"""Places on lanes: where a mark and its label are, so that each can be seen whole."""

from collections.abc import Sequence
from typing import NamedTuple

from timeline.drawing import labels
from timeline.drawing.marks import Mark
from timeline.drawing.scale import Scale

LEFT, RIGHT, WIDTH = 132, 12, 1120
"""Pixels. The margins of the lanes, and the width of the picture."""
GAP, RADIUS = 6, 6
"""Pixels. The least distance of two things, and the size of a sign."""
PART_ROOM = 11
"""Pixels. The room of a part inside a bar."""
_LEAST_BAR = 17
"""Pixels. A narrower bar is a sign."""
_EDGE = WIDTH - RIGHT


class Place(NamedTuple):
    """Where a mark is, where its label begins, and all the room that both take.

    A mark that is a sign has no length. The label of a series can be `alone`.
    """

    mark: Mark
    start: float
    end: float
    label: str
    at: float
    low: float
    high: float
    alone: bool = False

    @property
    def is_inside(self) -> bool:
        """Whether the label is inside the bar."""
        return self.start < self.at < self.end

    def meets(self, other: "Place") -> bool:
        """Whether two marks, or their labels, are too near."""
        return self.low < other.high + GAP and other.low < self.high + GAP


def places(mark: Mark, scale: Scale, room: float) -> list[Place]:
    """Return where a mark can be with its label: inside the bar, behind it, or before it.

    If the label fits nowhere, it is shortened to the widest of these.
    """
    start, end = _bar(mark, scale)
    low, high = _around(mark, scale, start, end)
    bare = Place(mark, start, end, "", 0, low, high)
    found = _labelled(bare, _label(mark, room, end - start))
    if found:
        return found
    inside = 0 if shows_parts(mark, end - start) else end - start - GAP
    most = max(_EDGE - high, low - LEFT, inside) - GAP
    found = _labelled(bare, _label(mark, min(most, room), end - start))
    return found or [_within(bare, room)]


def _within(bare: Place, room: float) -> Place:
    """Return the place of a label beside a sign, inside the long outline of where it was before."""
    behind, before = _EDGE - bare.end, bare.start - LEFT
    most = max(behind, before) - RADIUS - GAP
    label = _label(bare.mark, min(most, room), bare.end - bare.start)
    at = bare.end + RADIUS + GAP
    if behind < before:
        at = bare.start - RADIUS - GAP - labels.width(label)
    return bare._replace(label=label, at=at)


def series(mark: Mark, scale: Scale, room: float) -> list[Place]:
    """Return the place of a series; its label has a row above it if there is no room beside it."""
    start, end = (scale.at(mark.dots[index].start) for index in (0, -1))
    bare = Place(mark, start, end, "", 0, start - RADIUS, end + RADIUS)
    found = _labelled(bare, labels.clipped(mark.label, room), inside=False)
    if found:
        return found[:1]
    label = labels.clipped(mark.label, min(room, _EDGE - LEFT))
    at = max(min(start, _EDGE - labels.width(label)), LEFT)
    above = [Place(mark, at, at, label, at, LEFT, _EDGE, alone=True)] if label else []
    return [*above, bare]


def shows_parts(mark: Mark, length: float) -> bool:
    """Whether all parts of an event can be seen inside its bar."""
    return bool(mark.parts) and len(mark.parts) * PART_ROOM <= length


def _bar(mark: Mark, scale: Scale) -> tuple[float, float]:
    """Return the ends of a bar, or a point for a sign."""
    start, end = scale.at(mark.start), scale.at(mark.end)
    if end - start >= _LEAST_BAR:
        return start, end
    middle = min(max((start + end) / 2, LEFT + RADIUS), _EDGE - RADIUS)
    return middle, middle


def _around(mark: Mark, scale: Scale, start: float, end: float) -> tuple[float, float]:
    """Return the room of a mark, with its former place."""
    if start == end:
        start, end = start - RADIUS, end + RADIUS
    if mark.former is None:
        return start, end
    before, after = former(mark.former, scale)
    return min(start, before), max(end, after)


def former(was: tuple[float, float], scale: Scale) -> tuple[float, float]:
    """Return the ends of the outline where an event was before."""
    start, end = map(scale.at, was)
    middle, reach = (start + end) / 2, max(end - start, 2 * RADIUS) / 2
    middle = min(max(middle, LEFT + reach), _EDGE - reach)
    return middle - reach, middle + reach


def _label(mark: Mark, room: float, length: float) -> str:
    """Return the label of a mark, with the number of its parts if they cannot be seen."""
    said = f" +{len(mark.parts)}" if mark.parts and not shows_parts(mark, length) else ""
    label = labels.clipped(mark.label, room - labels.width(said))
    return f"{label}{said}" if label else ""


def _labelled(bare: Place, label: str, *, inside: bool = True) -> list[Place]:
    """Return the places where a label can be seen whole, the best first."""
    wide = labels.width(label)
    found = []
    if (
        inside
        and not shows_parts(bare.mark, bare.end - bare.start)
        and bare.end - bare.start >= wide + 2 * GAP
    ):
        return [bare._replace(label=label, at=bare.start + GAP)]
    if bare.high + GAP + wide <= _EDGE:
        at = bare.high + GAP
        found.append(bare._replace(label=label, at=at, high=at + wide))
    if bare.low - GAP - wide >= LEFT:
        at = bare.low - GAP - wide
        found.append(bare._replace(label=label, at=at, low=at))
    return found


def spread(wanted: Sequence[float], low: float, high: float, room: float) -> list[float]:
    """Move points apart, as little as needed, within bounds that have room for all of them."""
    found: list[float] = []
    for point in wanted:
        found.append(max(point, found[-1] + room if found else low))
    limit = high
    for index in reversed(range(len(found))):
        found[index] = min(found[index], limit)
        limit = found[index] - room
    return found
