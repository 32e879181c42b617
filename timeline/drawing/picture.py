"""Pictures of a chronology: as part of a page, or as a file."""

from collections.abc import Collection, Sequence
from importlib.resources import files

from timeline.chronology.chronology import Chronology
from timeline.drawing import down, places, shapes
from timeline.drawing.division import division
from timeline.drawing.foot import foot
from timeline.drawing.grid import grid
from timeline.drawing.lanes import lanes
from timeline.drawing.marks import Anchor, Mark, marks
from timeline.drawing.scale import Scale
from timeline.drawing.svg import content, element
from timeline.drawing.texts import NOTE, TITLE, text
from timeline.prose import dates
from timeline.text import visible

_MOST, _MOST_DOWN = 150, 60
"""The most events that a picture shows one by one."""
_FONT = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif"
_MARGIN, _ABOVE = 24, 68


def style() -> str:
    """Return the style that pictures need on a page."""
    return f"{_read('colors.css')}\n{_read('page.css')}"


def _read(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def inline(chronology: Chronology, anchor: Anchor, sections: Collection[str] = ()) -> str:
    """Return the pictures of a page as markup: for wide windows, and for narrow ones.

    `anchor` returns the id to which the mark of an event is linked. `sections` are the ids of the
    years and months of the page. The page has the `style`.
    """
    found = marks(chronology, anchor)
    if not found:
        return ""
    return "".join(
        _svg(name, f"0 0 {width} {height:.0f}", scale, chronology.title, drawn)
        for name, width, (scale, drawn, height) in (
            ("across", places.WIDTH, _across(chronology, found, sections)),
            ("down", down.WIDTH, _down(chronology, found, sections)),
        )
    )


def alone(chronology: Chronology) -> str:
    """Return a picture as a file of its own, with its title, for light and dark grounds."""
    found = marks(chronology, None)
    _, drawn, height = _across(chronology, found, ())
    words, updated = chronology.words, chronology.registry.updated
    day = updated and words.page["updated"].format(day=dates.day(words, updated, words.dates.date))
    head = [text(chronology.title, 0, -32, TITLE)]
    head += [text(day, 0, -14, NOTE)] if day else []
    left, top, width = -_MARGIN, -_ABOVE, places.WIDTH + 2 * _MARGIN
    box = {"x": left, "y": top, "width": width, "height": height - top + _MARGIN}
    ground = element("rect", **box, class_="hollow", fill=shapes.PAPER)
    shown = element("style", content(_read("colors.css"))), ground, *head, *drawn
    view = " ".join(f"{each:.0f}" for each in box.values())
    return visible(_svg("across", view, None, chronology.title, shown)) + "\n"


_Drawn = tuple[Scale | None, list[str], float]
"""The scale of time if there is one, the elements, and the height."""


def _across(chronology: Chronology, found: Sequence[Mark], sections: Collection[str]) -> _Drawn:
    dated = [mark for mark in found if mark.is_dated]
    scale = None
    drawn, height = _without_a_date(chronology, found)
    if _size(dated) > _MOST:
        drawn, height = grid(chronology, dated, division(dated), sections, places.WIDTH)
    elif dated:
        scale, drawn, height = lanes(chronology, dated)
    below, end = foot(chronology, found, places.WIDTH, height, families=False)
    return scale, [*drawn, *below], end


def _down(chronology: Chronology, found: Sequence[Mark], sections: Collection[str]) -> _Drawn:
    dated = [mark for mark in found if mark.is_dated]
    is_grid = _size(dated) > _MOST_DOWN
    drawn, height = _without_a_date(chronology, found)
    if is_grid:
        divided = division(dated, is_narrow=True)
        drawn, height = grid(chronology, dated, divided, sections, down.WIDTH)
    elif dated:
        drawn, height = down.down(chronology, dated)
    below, end = foot(chronology, found, down.WIDTH, height, families=not is_grid)
    return None, [*drawn, *below], end


def _size(dated: Sequence[Mark]) -> int:
    """Return how many marks a picture of events one by one has."""
    return sum(1 + len(mark.changed) for mark in dated)


def _without_a_date(chronology: Chronology, found: Sequence[Mark]) -> tuple[list[str], float]:
    """Return what a picture says without a date; its foot names the events, if there are any."""
    return ([], 0) if found else ([text(chronology.words.page["none"], 0, 20)], 30)


def _svg(name: str, view: str, scale: Scale | None, title: str, drawn: Sequence[str]) -> str:
    """Return the whole picture; a script can find out from it where a day is."""
    data: dict[str, str | float] = {}
    if scale:
        data = {
            "data_first": scale.first,
            "data_last": scale.last,
            "data_origin": scale.origin,
            "data_length": scale.length,
        }
    return element(
        "svg",
        *drawn,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=view,
        class_=f"timeline {name}",
        role="group",
        aria_label=title,
        font_family=_FONT,
        font_size=13,
        fill="none",
        **data,
    )
