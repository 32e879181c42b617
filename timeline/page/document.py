"""The page as one document, with style and script inside; it loads nothing else."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from timeline.chronology.chronology import Chronology
from timeline.chronology.options import Choices, Group
from timeline.drawing.picture import inline
from timeline.page import assets
from timeline.page.calendar_fields import revision
from timeline.page.cards import Common, anchor, anchors
from timeline.page.contents import Year, years
from timeline.page.facets import Numbers
from timeline.page.frame import frame
from timeline.page.templating import template
from timeline.prose import names
from timeline.prose.outline import Outline, outline
from timeline.registry.identity import id_by_uid
from timeline.registry.vocabulary import Audience
from timeline.text import visible

SLOW = 5_000_000
"""Bytes from which on telephones are slow to show a page."""
_VIEWS = ("list", "month", "timeline")


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows: events, as they are told, under the years in which they stand."""

    chronology: Chronology
    told: Outline
    common: Common
    years: list[Year]


class Link(NamedTuple):
    """A link to the page of a year, or to something on it."""

    href: str
    name: str


class Moved(NamedTuple):
    """An event that was moved to the page of another year: its id, and the link to it now."""

    id: str
    link: Link
    language: str


class Beside(NamedTuple):
    """What the page of a year has of others: those before and after it, and who moved to them."""

    before: Link | None
    after: Link | None
    moved: Sequence[Moved]


def document(chronology: Chronology, choices: Choices) -> str:
    """Return the page; its policy lets browsers run no script and apply no style but its own."""
    told, common = outlined(chronology, choices), common_of(chronology)
    return page(Shown(chronology, told, common, years(chronology, told.sections, common)))


def outlined(chronology: Chronology, choices: Choices) -> Outline:
    """Return the events as pages tell them."""
    layout = choices.layout._replace(full=True, group=Group.DAY)
    return outline(chronology, choices._replace(layout=layout))


def common_of(chronology: Chronology) -> Common:
    """Return what holds for all cards of a chronology."""
    revisions = Counter(revision(chronology, entry) for entry in chronology.entries)
    return Common(
        anchors(chronology),
        Numbers(chronology),
        revisions.most_common(1)[0][0] if revisions else "",
        names.settled(chronology),
        set(),
    )


def page(shown: Shown, beside: Beside | None = None) -> str:
    """Return a page of events; that of a year is `beside` others."""
    chronology, common = shown.chronology, shown.common
    styles = assets.STYLE if beside is None else assets.YEAR_STYLE
    made = template("page.html").render(
        **frame(chronology, shown.told, styles, assets.SCRIPT, is_whole=beside is None),
        beside=beside,
        years=shown.years,
        facets=common.numbers.facets,
        views=_VIEWS,
        sources=_sources(shown),
        revision=common.revision,
        withdrawn=" ".join(_withdrawn(chronology)),
        picture=inline(
            chronology,
            lambda entry: f"#{anchor(chronology, entry, common.taken)}",
            {id: f"#{id}" for year in shown.years for id in year.anchors},
        ),
    )
    return visible(made)


def _sources(shown: Shown) -> list[tuple[int, str, str | None]]:
    """Return the sources of the events of a page, each with its number."""
    items = (item for section in shown.told.sections for item in section.items)
    cited = {number for item in items for number in item.notes}
    numbered = enumerate(shown.told.sources, 1)
    say = partial(names.source, shown.chronology)
    return [(number, say(each), each.url) for number, each in numbered if number in cited]


def _withdrawn(chronology: Chronology) -> Iterable[str]:
    """Yield the ids of events that were public, and are gone from the registry."""
    name, is_public = chronology.registry.registry, chronology.audience is Audience.PUBLIC
    for each in chronology.withdrawn:
        if is_public and each.is_gone and (id := id_by_uid(each.uid, name)):
            yield id
