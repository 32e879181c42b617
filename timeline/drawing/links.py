"""Links from marks to their events."""

from timeline.drawing.marks import Mark
from timeline.drawing.shapes import COLORS, OFF, family, is_hollow
from timeline.drawing.svg import content, element


def link(mark: Mark, *inside: str) -> str:
    """Return what is drawn of an event, linked to it if it has an address, with its words."""
    title = element("title", content(mark.told))
    if mark.href:
        return element("a", title, *inside, href=f"#{mark.href}", **_colors(mark))
    return element("g", title, *inside, **_colors(mark))


def colored(mark: Mark, *inside: str) -> str:
    """Return something drawn in the colour of an event."""
    return element("g", *inside, **_colors(mark))


def _colors(mark: Mark) -> dict[str, str | float]:
    """Return the colour of a mark on a light ground, and the name by which a style changes it."""
    name = "off" if is_hollow(mark) else family(mark)
    return {"class_": name, "color": COLORS.get(name, OFF), "fill": "currentColor"}
