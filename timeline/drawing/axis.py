"""The axis of a picture: ticks with as many words as there is room for."""

from collections.abc import Iterator

from timeline.drawing import labels, shapes
from timeline.drawing.scale import Scale, Tick
from timeline.drawing.svg import element, number
from timeline.drawing.texts import HEAD, NOTE, SMALL, text

_MAJOR, _MINOR = 16, 34
"""Pixels. Where the words of ticks stand: days above hours, years above months."""
_PAD = 4


def height(found: list[Tick]) -> float:
    """Return the height of an axis, which has a second row if there are minor ticks."""
    return (_MAJOR if all(tick.is_major for tick in found) else _MINOR) + 8


def across(scale: Scale, found: list[Tick], end: float) -> list[str]:
    """Return the axis on top of a picture, with lines down to its end."""
    major, minor = ([tick for tick in found if tick.is_major is each] for each in (True, False))
    lines = [_line(scale.at(tick.at), tick, end) for tick in found]
    return [*lines, *_said(scale, major, _MAJOR), *_said(scale, minor, _MINOR)]


def _line(x: float, tick: Tick, end: float) -> str:
    top = _MAJOR - SMALL if tick.is_major else _MINOR + _PAD
    name = "line" if tick.is_major else "hair"
    line = f"M{number(x)} {number(top)}V{number(end)}"
    return element("path", d=line, class_=name, stroke=shapes.HAIR)


def _said(scale: Scale, found: list[Tick], y: float) -> Iterator[str]:
    """Yield the words of ticks in a row, unless they meet the next ones; minor ones look alike."""
    starts = [scale.at(tick.at) + _PAD for tick in found]
    ends = [*starts, scale.origin + scale.length][1:]
    inner = list(zip(found, starts, ends, strict=True))[:-1]
    is_full = all(start + _width(tick.full) <= end for tick, start, end in inner)
    for tick, start, end in zip(found, starts, ends, strict=True):
        words = (tick.full, tick.short) if is_full or tick.is_major else (tick.short,)
        if said := next((word for word in words if start + _width(word) <= end), ""):
            yield text(said, start, y, HEAD if tick.is_major else NOTE)


def _width(word: str) -> float:
    return labels.width(word, SMALL)
