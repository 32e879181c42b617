"""Pages for a folder: one for each year, and an index that has the picture of all."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from timeline.chronology.chronology import Chronology, Entry
from timeline.chronology.options import Choices
from timeline.drawing.picture import inline
from timeline.page import assets
from timeline.page.cards import Common, anchor
from timeline.page.contents import by_year, years
from timeline.page.document import Beside, Link, Moved, Shown, common_of, outlined, page
from timeline.page.facets import Numbers
from timeline.page.frame import frame
from timeline.page.templating import template
from timeline.prose import extent
from timeline.prose.outline import Outline, Section
from timeline.text import visible

INDEX = "index.html"
"""The page that servers show for the folder."""


class _Part(NamedTuple):
    """A year, or the events without one: the link to its page, and what that shows."""

    link: Link
    shown: Shown


class _Listed(NamedTuple):
    """A year on the index: the link to its page, how many events it has, and its months."""

    link: Link
    events: str
    months: list[Link]


def folder(chronology: Chronology, choices: Choices) -> dict[str, str]:
    """Return the pages by the names of their files, the index first."""
    told, common = outlined(chronology, choices), common_of(chronology)
    parts = list(_parts(chronology, told, common))
    links = [part.link for part in parts]
    pages = {INDEX: _index(chronology, told, common, parts)}
    moved = _moved(parts)
    for part, before, after in zip(parts, [None, *links], [*links[1:], None], strict=False):
        file = part.link.href
        pages[file] = page(part.shown, Beside(before, after, moved.get(file, [])))
    return pages


def _moved(parts: Iterable[_Part]) -> dict[str, list[Moved]]:
    """Return the events that were moved away from a year, by the file of its page.

    Links to an event lead there. Its parts move with it.
    """
    found: dict[str, list[Moved]] = {}
    for link, shown in parts:
        above: set[str] = set()
        for item in (item for section in shown.told.sections for item in section.items):
            own = _earlier(item.entry)
            above = own if item.level == 1 else above
            for file in (own | above) - {link.href}:
                found.setdefault(file, []).append(_away(shown, link, item.entry))
    return found


def _earlier(entry: Entry) -> set[str]:
    """Return the files of the years in which an event was to begin before it was moved."""
    days = (span.first_day or span.latest for _, span in entry.moves)
    return {f"{day.year}.html" for day in days if day}


def _away(shown: Shown, link: Link, entry: Entry) -> Moved:
    chronology, title = shown.chronology, entry.event.title
    id = anchor(chronology, entry, shown.common.taken)
    link = Link(f"{link.href}#{id}", chronology.say(title))
    return Moved(id, link, chronology.language_of(title))


def _index(chronology: Chronology, told: Outline, common: Common, parts: Sequence[_Part]) -> str:
    """Return the page with the picture of all events, and links to the years."""
    files = {
        (entry.id, entry.due): link.href
        for link, shown in parts
        for entry in shown.chronology.entries
    }

    def href(entry: Entry) -> str:
        return f"{files[entry.id, entry.due]}#{anchor(chronology, entry, common.taken)}"

    sections = {id: f"{link.href}#{id}" for link, shown in parts for id in shown.years[0].anchors}
    made = template("index.html").render(
        **frame(chronology, told, assets.INDEX_STYLE, assets.INDEX_SCRIPT),
        years=[_listed(part) for part in parts],
        picture=inline(chronology, href, sections),
    )
    return visible(made)


def _listed(part: _Part) -> _Listed:
    (link, shown), chronology = part, part.shown.chronology
    named = (month for month in shown.years[0].months if month.anchor)
    events = len({entry.id for entry in chronology.entries})
    return _Listed(
        link,
        extent.counted(chronology.words, events),
        [Link(f"{link.href}#{month.anchor}", month.name) for month in named],
    )


def _parts(chronology: Chronology, told: Outline, common: Common) -> Iterator[_Part]:
    """Yield what the page of each year shows."""
    divided = by_year(told.sections)
    for sections, entries in zip(divided, _divided(chronology, divided), strict=True):
        ids = {entry.id for entry in entries}
        endless = tuple(id for id in chronology.endless if id in ids)
        own = replace(chronology, entries=tuple(entries), endless=endless)
        manner = common._replace(numbers=Numbers(own), begun=set())
        [year] = years(own, sections, manner)
        about = replace(
            told,
            title=f"{told.title}: {year.heading}",
            count=extent.count(own),
            horizon=extent.horizon(own),
            sections=sections,
        )
        link = Link(f"{year.anchor.removeprefix('_')}.html", year.heading)
        yield _Part(link, Shown(own, about, manner, [year]))


def _divided(chronology: Chronology, divided: Sequence[Sequence[Section]]) -> list[list[Entry]]:
    """Return the events of each group of sections, in the order of the chronology."""
    places = {
        (item.entry.id, item.entry.due): place
        for place, sections in enumerate(divided)
        for section in sections
        for item in section.items
    }
    found: list[list[Entry]] = [[] for _ in divided]
    for entry in chronology.entries:
        found[places[entry.id, entry.due]].append(entry)
    return found
