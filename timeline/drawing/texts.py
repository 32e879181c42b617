"""Texts of a picture, each in one of a few types."""

from typing import NamedTuple

from timeline.drawing.labels import SIZE, runs_left
from timeline.drawing.svg import content, element


class Type(NamedTuple):
    """How a text looks on a light ground, and the name by which a style changes that."""

    name: str
    color: str
    size: float = SIZE
    bold: bool = False
    struck: bool = False


SMALL = 12
"""Pixels. The height of the letters of an axis."""
LABEL, ON_COLOR, GONE = Type("ink", "#1c2129"), Type("on", "#fff"), Type("faint", "#545c68")
NOTE, HEAD = GONE._replace(size=SMALL), GONE._replace(size=SMALL, bold=True)
TITLE = LABEL._replace(size=22, bold=True)


def text(said: str, x: float, y: float, type: Type = LABEL, language: str = "") -> str:
    """Return a text whose left edge is at `x`, whichever way it is written."""
    if not said:
        return ""
    is_mirrored = runs_left(said)
    return element(
        "text",
        content(said),
        x=x,
        y=y,
        class_=type.name,
        fill=type.color,
        font_size="" if type.size == SIZE else type.size,
        font_weight="bold" if type.bold else "",
        text_decoration="line-through" if type.struck else "",
        direction="rtl" if is_mirrored else "",
        text_anchor="end" if is_mirrored else "",
        lang=language,
    )
