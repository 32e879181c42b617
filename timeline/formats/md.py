"""Markdown chronology (GitHub-flavoured), for a wiki, a repository or a note."""

import re
from collections.abc import Iterator

from timeline import wording
from timeline.choices import USUAL, Choices
from timeline.chronology import Chronology
from timeline.formats import Rendered
from timeline.outline import Item, Outline, outline
from timeline.texts import visible

SUMMARY = "Markdown chronology, for a wiki or a repository"
EXPANDS = True
TABLES = ()

_MARKUP = re.compile(r"([\\`*_\[\]<>&|~$#]|(?<=\bwww)\.)", re.IGNORECASE)
_LINK = re.compile(r"((?:https?|ftp)://[^\s<>]*[^\s<>.,:;!?\"')\]])", re.IGNORECASE)
"""What GitHub makes a link of, to its last letter."""
_BLOCK = re.compile(r"([-+=]|[0-9]+(?=[.)]))")
"""What makes a heading, a list or a rule of a line that begins with it."""


def render(chronology: Chronology, choices: Choices = USUAL) -> Rendered:
    """Return the chronology in UTF-8; nothing that a registry says is taken for markup."""
    told = outline(chronology, choices)
    lines = [f"# {_plain(told.title)}", "", _plain(told.count)]
    if told.horizon:
        lines += ["", _plain(told.horizon)]
    for section in told.sections:
        lines += ["", f"## {_plain(section.heading)}"]
        for number, item in enumerate(section.items):
            lines += [""] if choices.layout.full or number == 0 else []
            lines += _item(item, choices)
    if told.sources:
        heading = chronology.words.chronology["sources"]
        lines += ["", f"## {_plain(heading)}", "", *_sources(chronology, told, choices)]
    return Rendered(visible("".join(f"{line}\n" for line in lines)).encode())


def _item(item: Item, choices: Choices) -> Iterator[str]:
    """Yield the lines of an event, which is an item of a list, in one below it for each level."""
    margin = "  " * item.level
    yield f"{margin[2:]}- {_line(item, choices)}"
    for paragraph in item.details:
        yield ""
        *others, last = (_text(line) for line in paragraph)
        yield from (f"{margin}{line}\\" for line in others)
        yield f"{margin}{last}"


def _line(item: Item, choices: Choices) -> str:
    title = f"**{_plain(item.entry.title)}**"
    if item.remarks:
        title += f" ({_plain('; '.join(item.remarks))})"
    if choices.layout.ids:
        title += f" `{item.entry.id}`"
    line = " · ".join(part for part in (title, _plain(item.until), _plain(item.place)) if part)
    if choices.layout.full and item.notes:
        line += f" \\[{','.join(map(str, item.notes))}\\]"
    return f"{_text(item.label)} {line}" if item.label else line


def _sources(chronology: Chronology, told: Outline, choices: Choices) -> Iterator[str]:
    """Yield the sources: in a full chronology by their numbers, else in alphabetical order."""
    named = [
        _text(wording.source(chronology, source)) + (f" <{source.url}>" if source.url else "")
        for source in told.sources
    ]
    if choices.layout.full:
        yield from (f"{number}. {source}" for number, source in enumerate(named, 1))
    else:
        yield from (f"- {source}" for source in sorted(named))


def _text(line: str) -> str:
    """Return the text of a line that may begin a paragraph."""
    line = line.strip()
    return _BLOCK.sub(r"\\\1", _plain(line), count=1) if _BLOCK.match(line) else _plain(line)


def _plain(text: str) -> str:
    """Return a text whose every sign stands for itself, but that links stay links."""
    pieces = _LINK.split(text.strip())
    return "".join(
        f"<{piece}>" if number % 2 else _MARKUP.sub(r"\\\1", piece)
        for number, piece in enumerate(pieces)
    )
