"""The items of a lane: a mark with its parts, its former place and its label, as one link."""

from timeline.chronology.chronology import Chronology
from timeline.drawing import labels, shapes
from timeline.drawing.links import link
from timeline.drawing.marks import Look, Mark
from timeline.drawing.places import PART_ROOM, RADIUS, Place, shown_parts, spread
from timeline.drawing.scale import Scale
from timeline.drawing.texts import text

_BAR = 14
_PART = 4.5


def item(chronology: Chronology, scale: Scale, place: Place, y: float) -> str:
    """Return a mark and its label as a link, followed by those of its parts."""
    if place.alone:
        return link(place.mark, _label(chronology, place, y))
    if place.mark.dots:
        return _series(chronology, scale, place, y)
    drawn = _former(scale, place.mark, y)
    if place.start == place.end:
        drawn += shapes.sign(place.mark, place.start, y, RADIUS)
    else:
        drawn += shapes.bar(place.mark, place.start, y - _BAR / 2, place.end - place.start, _BAR)
    return link(place.mark, drawn, _label(chronology, place, y)) + _parts(scale, place, y)


def _former(scale: Scale, mark: Mark, y: float) -> str:
    if mark.former is None:
        return ""
    start, end = (scale.at(each) for each in mark.former)
    if end - start < 2 * RADIUS:
        start = (start + end) / 2 - RADIUS
        end = start + 2 * RADIUS
    return shapes.ghost(start, y - _BAR / 2, end - start, _BAR)


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


def _label(chronology: Chronology, place: Place, y: float) -> str:
    if not place.label:
        return ""
    mark = place.mark
    is_on_color = place.is_inside and mark.look is Look.SURE
    return text(
        place.label,
        place.at,
        y + 4.5,
        color="#fff" if is_on_color else shapes.INK,
        role="on" if is_on_color else "ink",
        struck=mark.look is Look.CANCELLED,
        language=language(chronology, mark),
    )


def language(chronology: Chronology, mark: Mark) -> str:
    """Return the language of a label, if it is not that of the picture."""
    told = chronology.language_of(mark.entry.event.title)
    return "" if told == chronology.words.tag else told
