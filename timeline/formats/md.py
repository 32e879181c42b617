"""Markdown chronology (GitHub-flavoured), for a wiki, a repository or a note."""

from collections.abc import Iterator

from timeline.chronology.chronology import Chronology
from timeline.chronology.options import USUAL, Choices
from timeline.formats import Rendered, Repeats
from timeline.languages import Language
from timeline.prose import names
from timeline.prose.markdown import inline, paragraph
from timeline.prose.outline import Item, Outline, outline

SUMMARY = "Markdown chronology, for a wiki or a repository"
REPEATS = Repeats.TOLD
REVISES = False
TABLES = ()


def render(chronology: Chronology, choices: Choices = USUAL) -> Rendered:
    """Return the chronology in UTF-8; no text of a registry becomes markup."""
    told = outline(chronology, choices)
    lines = [f"# {inline(told.title)}", "", inline(told.count)]
    if told.horizon:
        lines += ["", inline(told.horizon)]
    for section in told.sections:
        lines += ["", f"## {inline(section.heading)}"]
        for number, item in enumerate(section.items):
            lines += [""] if choices.layout.full or number == 0 else []
            lines += _item(chronology.words, item, choices)
    if chronology.gone:
        lines += ["", f"## {inline(chronology.words.changes['missing'])}", ""]
        lines += [f"- {paragraph(text)}" for text in chronology.gone]
    if told.sources:
        heading = chronology.words.chronology["sources"]
        lines += ["", f"## {inline(heading)}", "", *_sources(chronology, told, choices)]
    return Rendered("".join(f"{line}\n" for line in lines).encode())


def _item(words: Language, item: Item, choices: Choices) -> Iterator[str]:
    """Yield the lines of an event, an item of a list nested to the event's level."""
    margin = "  " * item.level
    yield f"{margin[2:]}- {_line(words, item, choices)}"
    for told in item.details:
        yield ""
        *others, last = (paragraph(line) for line in told)
        yield from (f"{margin}{line}\\" for line in others)
        yield f"{margin}{last}"


def _line(words: Language, item: Item, choices: Choices) -> str:
    title = f"**{inline(item.title)}**"
    if item.remarks:
        title += f" ({inline(words.phrases['apart'].join(item.remarks))})"
    if choices.layout.ids:
        title += f" `{item.entry.id}`"
    line = " · ".join(part for part in (title, inline(item.until), inline(item.place)) if part)
    if choices.layout.full and item.notes:
        line += f" \\[{','.join(map(str, item.notes))}\\]"
    return f"{paragraph(item.label)} {line}" if item.label else line


def _sources(chronology: Chronology, told: Outline, choices: Choices) -> Iterator[str]:
    """Yield the sources: in a full chronology by their numbers, else in the order of their days."""
    full = choices.layout.full
    named = [
        paragraph(names.source(chronology, source)) + (f" <{source.url}>" if source.url else "")
        for source in (told.sources if full else names.by_day(chronology, told.sources))
    ]
    if full:
        yield from (f"{number}. {source}" for number, source in enumerate(named, 1))
    else:
        yield from (f"- {source}" for source in named)
