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
PART_ROOM = 13
"""Pixels. The room of a part inside a bar."""
_LEAST_BAR = 9
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


def place(mark: Mark, scale: Scale, room: float) -> Place:
    """Return the place of a mark: its label is inside the bar, else behind it, else before it."""
    start, end = _bar(mark, scale)
    low, high = _around(mark, scale, start, end)
    label = _label(mark, room, end - start)
    found = _beside(mark, label, (start, end), (low, high))
    if found is None:
        most = max(_EDGE - high, low - LEFT, 0 if mark.parts else end - start - GAP) - GAP
        label = _label(mark, most, end - start)
        found = _beside(mark, label, (start, end), (low, high))
    return found or Place(mark, start, end, "", 0, low, high)


def series(mark: Mark, scale: Scale, room: float) -> list[Place]:
    """Return the place of a series; its label has a row above it if there is no room beside it."""
    start, end = (scale.at(mark.dots[index].start) for index in (0, -1))
    low, high = start - RADIUS, end + RADIUS
    found = _beside(mark, labels.clipped(mark.label, room), (start, end), (low, high), inside=False)
    if found:
        return [found]
    label = labels.clipped(mark.label, _EDGE - LEFT)
    at = max(min(start, _EDGE - labels.width(label)), LEFT)
    above = Place(mark, at, at, label, at, LEFT, _EDGE, alone=True)
    return [above, Place(mark, start, end, "", 0, LEFT, _EDGE)]


def shown_parts(place: Place) -> int:
    """Return how many parts can be seen inside a bar."""
    return min(len(place.mark.parts), int((place.end - place.start) / PART_ROOM))


def _bar(mark: Mark, scale: Scale) -> tuple[float, float]:
    """Return the ends of a bar, wide enough for a part if it has any, or a point for a sign."""
    start, end = scale.at(mark.start), scale.at(mark.end)
    least = PART_ROOM + 5 if mark.parts else _LEAST_BAR
    if end - start >= least:
        return start, end
    middle = (start + end) / 2
    reach = least / 2 if mark.parts else RADIUS
    middle = min(max(middle, LEFT + reach), _EDGE - reach)
    return (middle - reach, middle + reach) if mark.parts else (middle, middle)


def _around(mark: Mark, scale: Scale, start: float, end: float) -> tuple[float, float]:
    """Return the room of a mark, with its former place."""
    if start == end:
        start, end = start - RADIUS, end + RADIUS
    former = [scale.at(each) for each in mark.former or ()]
    return min([start, *former]), max([end, *former])


def _label(mark: Mark, room: float, length: float) -> str:
    """Return the label of a mark, with the number of its parts that cannot be seen."""
    more = len(mark.parts) - min(len(mark.parts), int(length / PART_ROOM))
    said = f" +{more}" if more else ""
    label = labels.clipped(mark.label, room - labels.width(said))
    return f"{label}{said}" if label else ""


def _beside(
    mark: Mark,
    label: str,
    bar: tuple[float, float],
    taken: tuple[float, float],
    *,
    inside: bool = True,
) -> Place | None:
    """Return where a label can be seen whole, if anywhere."""
    wide, (start, end), (low, high) = labels.width(label), bar, taken
    if not label:
        return None
    if inside and not mark.parts and end - start >= wide + 2 * GAP:
        return Place(mark, start, end, label, start + GAP, low, high)
    if high + GAP + wide <= _EDGE:
        return Place(mark, start, end, label, high + GAP, low, high + GAP + wide)
    if low - GAP - wide >= LEFT:
        return Place(mark, start, end, label, low - GAP - wide, low - GAP - wide, high)
    return None


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
