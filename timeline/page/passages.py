"""Mark passages in another language than that of the page, so that screen readers switch voices.

Success criterion 3.1.2 of WCAG 2.2 asks for this, but not for proper names.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from timeline.chronology.chronology import Chronology
from timeline.page.leads import parted
from timeline.registry.event import Event
from timeline.registry.events import Elevation, Signing
from timeline.text import capital

Text = str | dict[str, str]
_START = re.compile(r"(?<!\w)")


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


class Foreign:
    """The lines of texts in another language than that of the page, each with its language."""

    def __init__(self, languages: Mapping[str, str]) -> None:
        self.languages = languages
        self._ordered = sorted(languages)
        self._longest = max(map(len, languages), default=0)
        self._shorter: dict[str, str] = {"": ""}
        trail = [""]
        for line in self._ordered:
            while not line.startswith(trail[-1]):
                trail.pop()
            self._shorter[line] = trail[-1]
            trail.append(line)

    def at(self, line: str, start: int) -> str:
        """Return the longest of the texts that stands at a place in a line, or an empty one."""
        rest = line[start : start + self._longest]
        # What begins as `rest` does is the last text before it in their order, or begins that one.
        place = bisect_right(self._ordered, rest)
        text = self._ordered[place - 1] if place else ""
        while not rest.startswith(text):
            text = self._shorter[text]
        return text


def foreign(chronology: Chronology, said: Iterable[Text | None]) -> Foreign:
    """Return the lines of texts in another language than that of the page."""
    return Foreign(
        {
            begun: language
            for text in said
            if text and (language := chronology.language_of(text)) != chronology.words.tag
            for line in chronology.say(text).splitlines()
            for begun in (line, capital(line), *parted(line))
            if begun
        }
    )


def passages(line: str, foreign: Foreign) -> list[Passage]:
    """Divide a line into passages of one language each; a text does not begin within a word."""
    if line in foreign.languages:  # as most are that hold any, and it is fast
        return [Passage(line, foreign.languages[line])]
    found, done = [], 0
    for place in _START.finditer(line) if foreign.languages else ():
        start = place.start()
        if start >= done and (text := foreign.at(line, start)):
            found += [Passage(line[done:start], "")] if start > done else []
            found.append(Passage(text, foreign.languages[text]))
            done = start + len(text)
    return [*found, Passage(line[done:], "")] if done < len(line) else found
