"""The items of a lane: a mark with its parts, its former place and its label, as one link."""

from timeline.chronology.chronology import Chronology
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
    shown_parts,
    spread,
)
from timeline.drawing.scale import Scale
from timeline.drawing.texts import text

_BAR = 16
_PART = 4.5


def item(chronology: Chronology, scale: Scale, place: Place, y: float) -> str:
    """Return a mark and its label as a link, followed by those of its parts."""
    if place.alone:
        return link(place.mark, _label(chronology, place, y))
    if place.mark.dots:
        return _series(chronology, scale, place, y)
    mark, length = place.mark, place.end - place.start
    drawn = _former(scale, place, y) + _edges(scale, place, y)
    if not length:
        drawn += shapes.sign(mark, place.start, y, RADIUS)
    else:
        drawn += shapes.bar(mark, place.start, y - _BAR / 2, length, _BAR)
    return link(mark, drawn, _label(chronology, place, y)) + _parts(scale, place, y)


def _former(scale: Scale, place: Place, y: float) -> str:
    """Return the outline of an event where it was before, joined to where it is."""
    if place.mark.former is None:
        return ""
    start, end = former(place.mark.former, scale)
    outline = shapes.ghost(start, y - _BAR / 2, end - start, _BAR)
    low, high = (end, place.start) if end < place.start else (place.end, start)
    return outline + (shapes.dotted(low + 2, high - 4, y) if high - low > 2 * RADIUS else "")


def _edges(scale: Scale, place: Place, y: float) -> str:
    """Return arrows where an event goes on beyond the picture."""
    mark = place.mark
    drawn = shapes.arrow(LEFT - 4, y, -1) if mark.start < scale.first else ""
    return drawn + (shapes.arrow(WIDTH - RIGHT + 4, y, 1) if mark.end > scale.last else "")


def _series(chronology: Chronology, scale: Scale, place: Place, y: float) -> str:
    """Return the occurrences as planned as one link, and each other one as its own."""
    usual = [dot for dot in place.mark.dots if dot.look is Look.SURE]
    others = [dot for dot in place.mark.dots if dot.look is not Look.SURE]
    drawn = "".join(shapes.sign(dot, scale.at(dot.start), y, RADIUS - 1) for dot in usual)
    return link(place.mark, drawn, _label(chronology, place, y)) + "".join(
        link(dot, shapes.sign(dot, scale.at(dot.start), y, RADIUS - 1)) for dot in others
    )


def _parts(scale: Scale, place: Place, y: float) -> str:
    shown = sorted(place.mark.parts, key=lambda part: part.start)[: shown_parts(place)]
    wanted = [(scale.at(part.start) + scale.at(part.end)) / 2 for part in shown]
    edge = PART_ROOM / 2
    at = spread(wanted, place.start + edge, place.end - edge, PART_ROOM)
    return "".join(
        link(part, shapes.disc(x, y), shapes.sign(part, x, y, _PART))
        for part, x in zip(shown, at, strict=True)
    )


def label_of(
    chronology: Chronology, mark: Mark, label: str, x: float, y: float, *, on_color: bool = False
) -> str:
    """Return the label of a mark; that of a cancelled event is struck."""
    told = chronology.language_of(mark.entry.event.title)
    return text(
        label,
        x,
        y,
        color="#fff" if on_color else shapes.INK,
        role="on" if on_color else "ink",
        struck=mark.look is Look.CANCELLED,
        language="" if told == chronology.words.tag else told,
    )


def _label(chronology: Chronology, place: Place, y: float) -> str:
    if not place.label:
        return ""
    on_color = place.is_inside and place.mark.look is Look.SURE
    ground = (
        shapes.ground(place.at, y, labels.width(place.label))
        if place.is_inside and not on_color
        else ""
    )
    return ground + label_of(
        chronology, place.mark, place.label, place.at, y + 4.5, on_color=on_color
    )
