"""The chronology as lines of text, none wider than wanted, for a brief or a terminal."""

from collections.abc import Callable, Iterator
from enum import Enum, auto

from timeline.chronology.chronology import Chronology
from timeline.chronology.options import Choices
from timeline.languages import Language
from timeline.prose import names
from timeline.prose.outline import Item, Outline, outline
from timeline.prose.wrapping import wrapped
from timeline.text import visible


class Tone(Enum):
    """The part that a piece of text plays in a line; a terminal gives each a colour."""

    TITLE = auto()
    HEADING = auto()
    TIME = auto()
    EVENT = auto()
    FAINT = auto()


Paint = Callable[[Tone, str, Item | None], str]
"""Colours a piece of text, which may be part of an event."""


def unpainted(_tone: Tone, text: str, _item: Item | None) -> str:
    """Return a text as it is."""
    return text


def lines(chronology: Chronology, choices: Choices, paint: Paint = unpainted) -> Iterator[str]:
    """Yield the lines of a chronology, without their ends."""
    told, layout = outline(chronology, choices), choices.layout
    for text, indent, hanging in _texts(chronology, told, choices, paint):
        yield from wrapped(visible(text).replace("\t", " "), layout.width, indent, hanging)


_Text = tuple[str, int, int]
"""A text, with the indents of its first line and of its other lines."""


def _texts(
    chronology: Chronology, told: Outline, choices: Choices, paint: Paint
) -> Iterator[_Text]:
    yield paint(Tone.TITLE, told.title, None), 0, 0
    yield told.count, 0, 0
    if told.horizon:
        yield told.horizon, 0, 0
    for section in told.sections:
        yield "", 0, 0
        yield paint(Tone.HEADING, section.heading, None), 0, 2
        for item in section.items:
            indent = 2 * item.level
            yield _line(chronology.words, item, choices, paint), indent, indent + 4
            for paragraph in item.details:
                yield from ((text, indent + 4, indent + 6) for text in paragraph)
    if chronology.gone:
        yield "", 0, 0
        yield paint(Tone.HEADING, chronology.words.changes["missing"], None), 0, 2
        yield from ((text, 2, 6) for text in chronology.gone)
    if told.sources:
        yield "", 0, 0
        yield paint(Tone.HEADING, chronology.words.chronology["sources"], None), 0, 2
        yield from _sources(chronology, told, choices)


def _line(words: Language, item: Item, choices: Choices, paint: Paint) -> str:
    title = paint(Tone.EVENT, item.title, item)
    if item.remarks:
        title += f" ({words.phrases['apart'].join(item.remarks)})"
    if choices.layout.ids:
        title += paint(Tone.FAINT, f" [{item.entry.id}]", item)
    line = " · ".join(part for part in (title, item.until, item.place) if part)
    if choices.layout.full and item.notes:
        line += paint(Tone.FAINT, f" [{','.join(map(str, item.notes))}]", item)
    return f"{paint(Tone.TIME, item.label, item)}  {line}" if item.label else line


def _sources(chronology: Chronology, told: Outline, choices: Choices) -> Iterator[_Text]:
    """Yield the sources: in a full chronology by their numbers, else in the order of their days."""
    full = choices.layout.full
    named = [
        names.source(chronology, source) + (f" <{source.url}>" if source.url else "")
        for source in (told.sources if full else names.by_day(chronology, told.sources))
    ]
    if not full:
        yield from ((source, 2, 6) for source in named)
        return
    margin = len(f"[{len(named)}]")
    for number, source in enumerate(named, 1):
        yield f"{f'[{number}]':>{margin}} {source}", 2, 3 + margin
