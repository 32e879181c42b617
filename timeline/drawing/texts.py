"""Texts of a picture, each in one of a few types."""

from typing import NamedTuple

from timeline.drawing.labels import SIZE, runs_left
from timeline.drawing.svg import content, element
from timeline.text import visible


class Type(NamedTuple):
    """How a text looks on a light ground, and the name by which a style changes that."""

    name: str
    color: str
    size: float = SIZE
    bold: bool = False
    struck: bool = False


BASE = 4.5
"""Pixels. How far the letters of a text stand below its middle."""
SMALL = 12
"""Pixels. The height of the letters of an axis."""
LABEL, ON_COLOR, GONE = Type("ink", "#1c2129"), Type("on", "#fff"), Type("faint", "#545c68")
NOTE, HEAD = GONE._replace(size=SMALL), GONE._replace(size=SMALL, bold=True)
TITLE = LABEL._replace(size=22, bold=True)


_MIRRORED = "&#x202B;{}&#x202C;"
"""The signs around a text that is written from right to left, as the ends of its direction.

Programs differ on where a text of the attribute `direction` starts, but agree on these signs.
"""


def text(said: str, x: float, y: float, type: Type = LABEL, language: str = "") -> str:
    """Return a text whose left edge is at `x`, whichever way it is written."""
    if not said:
        return ""
    written = content(visible(said))
    return element(
        "text",
        _MIRRORED.format(written) if runs_left(said) else written,
        x=x,
        y=y,
        class_=type.name,
        fill=type.color,
        font_size="" if type.size == SIZE else type.size,
        font_weight="bold" if type.bold else "",
        text_decoration="line-through" if type.struck else "",
        lang=language,
    )
