"""Texts of a picture."""

from timeline.drawing.labels import SIZE, runs_left
from timeline.drawing.shapes import INK
from timeline.drawing.svg import content, element


def text(
    said: str,
    x: float,
    y: float,
    *,
    color: str = INK,
    role: str = "ink",
    size: float = SIZE,
    bold: bool = False,
    struck: bool = False,
    language: str = "",
) -> str:
    """Return a text whose left edge is at `x`, whichever way it is written."""
    is_mirrored = runs_left(said)
    return element(
        "text",
        content(said),
        x=x,
        y=y,
        class_=role,
        fill=color,
        font_size="" if size == SIZE else size,
        font_weight="bold" if bold else "",
        text_decoration="line-through" if struck else "",
        direction="rtl" if is_mirrored else "",
        text_anchor="end" if is_mirrored else "",
        lang=language,
    )
