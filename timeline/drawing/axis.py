"""The axis of a picture: ticks with as many words as there is room for."""

from timeline.drawing import labels, shapes
from timeline.drawing.scale import Scale, ticks
from timeline.drawing.svg import element, number
from timeline.drawing.texts import text
from timeline.languages import Language

_SIZE = 12
_MAJOR, _MINOR = 16, 34
_PAD = 4


def across(words: Language, scale: Scale, height: float) -> list[str]:
    """Return the axis on top of a picture, with lines down to its end."""
    drawn: list[str] = []
    ends = {True: 0.0, False: 0.0}
    found = list(ticks(words, scale))
    edge = scale.origin + scale.length
    majors = [scale.at(tick.at) for tick in found if tick.is_major] + [edge]
    for tick in found:
        x = scale.at(tick.at)
        top = _MAJOR - 12 if tick.is_major else _MINOR - 2
        name = "line" if tick.is_major else "hair"
        drawn.append(_line(x, top if tick.is_major else 40, height, name))
        limit = min([each for each in majors if each > x], default=edge) if tick.is_major else edge
        said = next(
            (
                each
                for each in (tick.full, tick.short)
                if x + _PAD + labels.width(each, _SIZE) <= limit
            ),
            "",
        )
        if said and x + _PAD >= ends[tick.is_major]:
            y = _MAJOR if tick.is_major else _MINOR
            drawn.append(_word(said, x + _PAD, y, bold=tick.is_major))
            ends[tick.is_major] = x + 2 * _PAD + labels.width(said, _SIZE)
    return drawn


def _line(x: float, top: float, height: float, name: str) -> str:
    line = f"M{number(x)} {number(top)}V{number(height)}"
    return element("path", d=line, class_=name, stroke=shapes.HAIR)


def _word(said: str, x: float, y: float, *, bold: bool) -> str:
    return text(said, x, y, color=shapes.FAINT, role="faint", size=_SIZE, bold=bold)
