"""Links from a picture to the events."""

from timeline.drawing.marks import Mark
from timeline.drawing.shapes import COLORS, family, is_hollow
from timeline.drawing.svg import content, element


def link(mark: Mark, *inside: str) -> str:
    """Return what is drawn of an event in its colour, as a link that says what it is."""
    return _linked(_name(mark), mark.href, element("title", content(mark.told)), *inside)


def leading(href: str, *inside: str) -> str:
    """Return what is drawn of many events, as a link if it leads somewhere."""
    return _linked("visit", href, *inside)


def colored(mark: Mark, *inside: str) -> str:
    """Return something drawn in the colour of an event."""
    return _linked(_name(mark), "", *inside)


def _name(mark: Mark) -> str:
    return "off" if is_hollow(mark) else family(mark)


def _linked(name: str, href: str, *inside: str) -> str:
    """Return a link, or a group; its colour is that of a light ground, which a style changes."""
    return element(
        "a" if href else "g",
        *inside,
        href=href,
        class_=name,
        color=COLORS[name],
        fill="currentColor",
    )
