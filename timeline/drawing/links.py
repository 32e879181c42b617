"""Links from marks to their events."""

from timeline.drawing.marks import Mark
from timeline.drawing.shapes import COLORS, OFF, family, is_hollow
from timeline.drawing.svg import content, element


def link(mark: Mark, *inside: str) -> str:
    """Return what is drawn of an event, linked to it if it has an address, with its words."""
    name = "off" if is_hollow(mark) else family(mark)
    color = OFF if is_hollow(mark) else COLORS[family(mark)]
    title = element("title", content(mark.told))
    return element(
        "a" if mark.href else "g",
        title,
        *inside,
        href=mark.href and f"#{mark.href}",
        class_=name,
        color=color,
        fill="currentColor",
    )
