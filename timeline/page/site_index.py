"""The page of a site that offers its calendars, and tells how to subscribe to them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import NamedTuple

from timeline.chronology.chronology import Chronology
from timeline.languages import Language
from timeline.page import assets
from timeline.page.passages import foreign
from timeline.page.policy import policy
from timeline.page.subscribing import Service, ways
from timeline.page.templating import template
from timeline.prose import dates
from timeline.prose.extent import counted
from timeline.text import visible

_PROGRAMS = {
    "google": "Google Calendar",
    "outlook": "Outlook, Microsoft 365",
    "apple": "Apple Calendar",
    "thunderbird": "Thunderbird",
    "nextcloud": "Nextcloud",
}
"""Programs of which we tell how to subscribe in them, and what people call them."""


class Offer(NamedTuple):
    """A calendar: its file below this page, its address if one is known, and what is in it."""

    file: str
    name: str
    about: str
    address: str | None
    events: int
    first: date | None
    last: date | None
    is_large: bool


class Group(NamedTuple):
    """Calendars under a heading."""

    heading: str
    offers: Sequence[Offer]


class Other(NamedTuple):
    """A file that is no calendar, or the same page in another language."""

    file: str
    name: str
    language: str = ""
    type: str = ""


@dataclass(frozen=True, slots=True)
class Offered:
    """All that the page offers, and the address of its folder, if one is known."""

    address: str | None
    groups: Sequence[Group]
    files: Sequence[Other]
    feeds: Sequence[Other]
    languages: Sequence[Other]
    robots: bool


def index(chronology: Chronology, offered: Offered) -> str:
    """Return the page; its policy lets browsers run no script and apply no style but its own."""
    registry, words = chronology.registry, chronology.words
    style = assets.style(registry.color or assets.COLOR, ("base", "site"))
    script = assets.script(("site",))
    page = template("site.html").render(
        registry=registry,
        title=chronology.title,
        title_language=chronology.language_of(registry.title),
        description=chronology.say(registry.description or ""),
        foreign=foreign(chronology, [registry.description]),
        offered=offered,
        guides=[(name, words.site[f"how_{key}"].splitlines()) for key, name in _PROGRAMS.items()],
        words=words,
        links=_links,
        count=partial(_count, words),
        style=style,
        script=script,
        policy=policy([style], script),
    )
    return visible(page)


def _links(offer: Offer) -> list[Service]:
    """Return the links by which programs subscribe to a calendar."""
    return ways(offer.address, offer.name) if offer.address else []


def _count(words: Language, offer: Offer) -> str:
    """Return how many events a calendar has, and from when to when."""
    said = counted(words, offer.events)
    if offer.first is None:
        return said
    if offer.last is None:  # something in it repeats without end
        return f"{said}, {dates.day(words, offer.first, words.dates.date)} –"
    return f"{said}, {dates.days(words, offer.first, offer.last)}"
