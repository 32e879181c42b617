"""Mark passages in another language than that of the page, so that screen readers switch voices.

Success criterion 3.1.2 of WCAG 2.2 asks for this, but not for proper names.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from timeline.chronology.chronology import Chronology
from timeline.registry.events import Elevation, Event, Signing
from timeline.text import capital

Text = str | dict[str, str]


class Passage(NamedTuple):
    """A part of a line; `language` is empty if it is that of the page."""

    text: str
    language: str


def texts(event: Event) -> Iterator[Text | None]:
    """Yield the texts of an event that are sentences, beside its title."""
    yield from (event.description, event.as_stated)
    yield from (outcome.text for outcome in event.outcomes)
    yield from (figure.measure for figure in event.figures)
    yield from (statement.text for statement in event.statements)
    yield from (move.reason for move in event.was)
    if isinstance(event, Signing):
        yield event.instrument.title
    if isinstance(event, Elevation):
        yield event.relation


def foreign(chronology: Chronology, said: Iterable[Text | None]) -> dict[str, str]:
    """Return the lines of texts in another language than that of the page, with their languages."""
    return {
        begun: language
        for text in said
        if text and (language := chronology.language_of(text)) != chronology.words.tag
        for line in chronology.say(text).splitlines()
        for begun in (line, capital(line))
    }


def passages(line: str, foreign: Mapping[str, str]) -> list[Passage]:
    """Divide a line into passages of one language each."""
    if not foreign:
        return [Passage(line, "")]
    known = "|".join(re.escape(text) for text in sorted(foreign, key=len, reverse=True))
    parts = re.split(f"({known})", line)
    return [Passage(part, foreign.get(part, "")) for part in parts if part]
