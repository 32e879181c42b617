"""The items of a lane: a mark with its parts, its former place and its label, as links."""

from math import inf

from timeline.drawing import labels, shapes
from timeline.drawing.links import link
from timeline.drawing.marks import Look, Mark
from timeline.drawing.places import (
    LEFT,
    PART_ROOM,
    RADIUS,
    RIGHT,
    WIDTH,
    Place,
    former,
    shows_parts,
    spread,
)
from timeline.drawing.scale import Scale
from timeline.drawing.texts import BASE, LABEL, ON_COLOR, Type, text

_BAR = 16
"""Pixels. The height of a bar."""
_DOT, _PART, _NEAR = 5, 3.6, 3
"""Pixels. The sizes of the signs of occurrences and parts; nearer occurrences are one sign."""


def item(scale: Scale, place: Place, y: float) -> str:
    """Return a mark and its label as a link, followed by those of its parts or occurrences."""
    mark, length = place.mark, place.end - place.start
    if place.alone:
        return link(mark, _label(place, y))
    if mark.dots:
        return _series(scale, place, y)
    drawn = _former(scale, place, y) + _edges(scale, mark, y)
    if length:
        drawn += shapes.bar(mark, place.start, y - _BAR / 2, length, _BAR)
    else:
        drawn += shapes.sign(mark, place.start, y, RADIUS)
    return link(mark, drawn, _label(place, y)) + _parts(scale, place, y)


def _former(scale: Scale, place: Place, y: float) -> str:
    """Return the outline of an event where it was before, joined to where it is."""
    if place.mark.former is None:
        return ""
    start, end = former(place.mark.former, scale)
    outline = shapes.ghost(start, y - _BAR / 2, end - start, _BAR)
    low, high = (end, place.start) if end < place.start else (place.end, start)
    is_apart = high - low > 2 * RADIUS
    return outline + (shapes.dotted(low + RADIUS, high - RADIUS, y) if is_apart else "")


def _edges(scale: Scale, mark: Mark, y: float) -> str:
    """Return arrows where an event goes on beyond the picture."""
    before = shapes.arrow(LEFT - 4, y, -1) if mark.start < scale.first else ""
    after = shapes.arrow(WIDTH - RIGHT + 4, y, 1) if mark.end > scale.last else ""
    return before + after


def _series(scale: Scale, place: Place, y: float) -> str:
    """Return the occurrences as planned as one link, and each other one as its own."""
    drawn: list[str] = []
    last = -inf
    for dot in place.mark.dots:
        x = scale.at(dot.start)
        if dot.look is place.mark.look and x - last >= _NEAR:
            drawn.append(shapes.sign(dot, x, y, _DOT))
            last = x
    others = [
        link(dot, shapes.sign(dot, scale.at(dot.start), y, _DOT)) for dot in place.mark.changed
    ]
    return link(place.mark, *drawn, _label(place, y)) + "".join(others)


def _parts(scale: Scale, place: Place, y: float) -> str:
    """Return the parts of an event inside its bar, if there is room for all of them."""
    if not shows_parts(place.mark, place.end - place.start):
        return ""
    parts = sorted(place.mark.parts, key=lambda part: part.start)
    wanted = [(scale.at(part.start) + scale.at(part.end)) / 2 for part in parts]
    edge = PART_ROOM / 2
    at = spread(wanted, place.start + edge, place.end - edge, PART_ROOM)
    return "".join(
        link(part, shapes.disc(x, y), shapes.sign(part, x, y, _PART))
        for part, x in zip(parts, at, strict=True)
    )


def _label(place: Place, y: float) -> str:
    if not place.label:
        return ""
    if not place.is_inside:
        return label(place.mark, place.label, place.at, y)
    if place.mark.look is Look.SURE:
        return label(place.mark, place.label, place.at, y, ON_COLOR)
    wide = labels.width(place.label)
    return shapes.ground(place.mark, place.at, y, wide) + label(
        place.mark, place.label, place.at, y
    )


def label(mark: Mark, said: str, x: float, middle: float, type: Type = LABEL) -> str:
    """Return a label, in the language of its event; that of a cancelled event is struck."""
    type = type._replace(struck=mark.look is Look.CANCELLED)
    return text(said, x, middle + BASE, type, mark.language)
