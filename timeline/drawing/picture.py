"""Pictures of a chronology: as part of a page, or as a file."""

from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files

from timeline.chronology.chronology import Chronology
from timeline.drawing import down, labels, places, shapes
from timeline.drawing.division import division
from timeline.drawing.foot import with_foot
from timeline.drawing.grid import grid
from timeline.drawing.lanes import lanes
from timeline.drawing.marks import Href, Mark, foreign, marks
from timeline.drawing.sheet import Sheet
from timeline.drawing.svg import content, element, number
from timeline.drawing.texts import NOTE, TITLE, text
from timeline.prose import dates
from timeline.text import visible

_MOST, _MOST_DOWN = 150, 60
"""The most events that a picture shows one by one."""
_FONT = "system-ui, Segoe UI, Roboto, Noto Sans, Helvetica Neue, Arial, sans-serif"
_MARGIN, _HEAD = 24, 68


def style() -> str:
    """Return the style that pictures need on a page."""
    return f"{_read('colors.css')}\n{_read('page.css')}"


def _read(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def inline(chronology: Chronology, href: Href, sections: Mapping[str, str]) -> str:
    """Return the pictures of a page as markup: for wide windows, and for narrow ones.

    `href` returns where the mark of an event leads, and `sections` says it of years and months by
    their ids. The page has the `style`.
    """
    found = marks(chronology, href)
    if not found:
        return ""
    across, down = _across(chronology, found, sections), _down(chronology, found, sections)
    return _svg("across", chronology, across) + _svg("down", chronology, down)


def alone(chronology: Chronology) -> str:
    """Return a picture as a file of its own, with its title, for light and dark grounds."""
    sheet = _across(chronology, marks(chronology, None), {})
    width, height = sheet.width + 2 * _MARGIN, sheet.height + _HEAD + _MARGIN
    box = {"x": -_MARGIN, "y": -_HEAD, "width": width, "height": height}
    ground = element("rect", **box, class_="hollow", fill=shapes.PAPER)
    colors = element("style", content(_read("colors.css")))
    drawn = (colors, ground, *_title(chronology), *sheet.drawn)
    view = " ".join(map(number, box.values()))
    size: dict[str, str | float] = {"viewBox": view, "width": width, "height": height}
    whole = _svg("across", chronology, sheet._replace(drawn=drawn, scale=None), **size)
    return f"{visible(whole)}\n"


def _title(chronology: Chronology) -> Iterator[str]:
    """Yield the title, and the day of the edition below it."""
    words, updated = chronology.words, chronology.registry.updated
    title = labels.clipped(chronology.title, places.WIDTH, TITLE.size)
    yield text(title, 0, -32, TITLE, foreign(chronology, chronology.registry.title))
    if updated:
        day = dates.day(words, updated, words.dates.date)
        yield text(words.page["updated"].format(day=day), 0, -14, NOTE)


def _across(chronology: Chronology, found: Sequence[Mark], sections: Mapping[str, str]) -> Sheet:
    dated = [mark for mark in found if mark.is_dated]
    if not dated:
        sheet = _without_a_date(chronology, found, places.WIDTH)
    elif _size(dated) > _MOST:
        sheet = grid(chronology, dated, division(dated), sections, places.WIDTH)
    else:
        sheet = lanes(chronology, dated)
    return with_foot(sheet, chronology, found)


def _down(chronology: Chronology, found: Sequence[Mark], sections: Mapping[str, str]) -> Sheet:
    dated = [mark for mark in found if mark.is_dated]
    if not dated:
        sheet = _without_a_date(chronology, found, down.WIDTH)
    elif _size(dated) > _MOST_DOWN:
        divided = division(dated, is_narrow=True)
        sheet = grid(chronology, dated, divided, sections, down.WIDTH)
    else:
        sheet = down.down(chronology, dated)
    return with_foot(sheet, chronology, found, families=True)


def _size(dated: Sequence[Mark]) -> int:
    """Return how many marks a picture of events one by one has."""
    return sum(1 + len(mark.changed) for mark in dated)


def _without_a_date(chronology: Chronology, found: Sequence[Mark], width: float) -> Sheet:
    """Return a sheet without a picture; its foot names the events, if there are any."""
    if found:
        return Sheet(width, 0)
    word = "none" if chronology.registry.events else "empty"
    return Sheet(width, 30, (text(chronology.words.page[word], 0, 20),))


def _svg(name: str, chronology: Chronology, sheet: Sheet, **size: str | float) -> str:
    """Return the whole picture; a script can find out from it where a day is."""
    scale = sheet.scale
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
        *(f"\n{each}" for each in sheet.drawn),
        "\n",
        xmlns="http://www.w3.org/2000/svg",
        **(size or {"viewBox": f"0 0 {number(sheet.width)} {number(sheet.height)}"}),
        class_=f"timeline {name}",
        role="group",
        aria_label=chronology.title,
        font_family=_FONT,
        font_size=labels.SIZE,
        fill="none",
        **data,
    )
