"""Markdown chronology (GitHub-flavoured), for a wiki, a repository or a note."""

import re
from collections.abc import Iterator

from timeline.chronology.chronology import Chronology
from timeline.chronology.options import USUAL, Choices
from timeline.formats import Rendered
from timeline.languages import Language
from timeline.prose import names
from timeline.prose.outline import Item, Outline, outline
from timeline.registry.links import is_link
from timeline.text import alphabetical, visible

SUMMARY = "Markdown chronology, for a wiki or a repository"
EXPANDS = True
REVISES = False
TABLES = ()

_MARKUP = re.compile(r"([\\`*_\[\]<>&|~$#]|(?<=\bwww)\.)", re.IGNORECASE)
_LINK = re.compile(r"(?:https?|ftp)://[^\s<>]+", re.IGNORECASE)
_CLOSING = ".,:;!?\"'”’»]"
"""Signs that end a sentence, not the address before them, which GitHub would link with them."""
_BLOCK = re.compile(r"([0-9]+(?=[.)])|)([-+=.)])")
"""Matches signs that turn a line into a heading, a list item or a rule."""
_ESCAPED = r"\\\1"
_CALL = re.compile(r"@(?=[^\W_])")
_UNCALLED = "@&#8203;"
"""A blank without width keeps GitHub from calling a person, or linking a mail address."""


def render(chronology: Chronology, choices: Choices = USUAL) -> Rendered:
    """Return the chronology in UTF-8; no text of a registry becomes markup."""
    told = outline(chronology, choices)
    lines = [f"# {_plain(told.title)}", "", _plain(told.count)]
    if told.horizon:
        lines += ["", _plain(told.horizon)]
    for section in told.sections:
        lines += ["", f"## {_plain(section.heading)}"]
        for number, item in enumerate(section.items):
            lines += [""] if choices.layout.full or number == 0 else []
            lines += _item(chronology.words, item, choices)
    if told.sources:
        heading = chronology.words.chronology["sources"]
        lines += ["", f"## {_plain(heading)}", "", *_sources(chronology, told, choices)]
    return Rendered("".join(f"{line}\n" for line in lines).encode())


def _item(words: Language, item: Item, choices: Choices) -> Iterator[str]:
    """Yield the lines of an event, an item of a list nested to the event's level."""
    margin = "  " * item.level
    yield f"{margin[2:]}- {_line(words, item, choices)}"
    for paragraph in item.details:
        yield ""
        *others, last = (_text(line) for line in paragraph)
        yield from (f"{margin}{line}\\" for line in others)
        yield f"{margin}{last}"


def _line(words: Language, item: Item, choices: Choices) -> str:
    title = f"**{_plain(item.title)}**"
    if item.remarks:
        title += f" ({_plain(words.phrases['apart'].join(item.remarks))})"
    if choices.layout.ids:
        title += f" `{item.entry.id}`"
    line = " · ".join(part for part in (title, _plain(item.until), _plain(item.place)) if part)
    if choices.layout.full and item.notes:
        line += f" \\[{','.join(map(str, item.notes))}\\]"
    return f"{_text(item.label)} {line}" if item.label else line


def _sources(chronology: Chronology, told: Outline, choices: Choices) -> Iterator[str]:
    """Yield the sources: in a full chronology by their numbers, else in alphabetical order."""
    named = [
        _text(names.source(chronology, source)) + (f" <{source.url}>" if source.url else "")
        for source in told.sources
    ]
    if choices.layout.full:
        yield from (f"{number}. {source}" for number, source in enumerate(named, 1))
    else:
        yield from (f"- {source}" for source in sorted(named, key=alphabetical))


def _text(line: str) -> str:
    """Escape a line that may begin a paragraph; a line that is a link becomes one."""
    line = visible(line).strip()
    if is_link(line):
        return f"<{line}>"
    plain = _plain(line)
    found = _BLOCK.match(plain)
    return f"{found[1]}\\{plain[found.end(1) :]}" if found else plain


def _plain(text: str) -> str:
    """Escape every sign of markup in a text; addresses become links."""
    text, found, done = visible(text).strip(), "", 0
    while link := _LINK.search(text, done):
        address = _without_closing(link[0])
        found += f"{_escaped(text[done : link.start()])}<{address}>"
        done = link.start() + len(address)
    return found + _escaped(text[done:])


def _escaped(text: str) -> str:
    return _CALL.sub(_UNCALLED, _MARKUP.sub(_ESCAPED, text))


def _without_closing(address: str) -> str:
    """Return an address without the signs after it; brackets that it opens may close in it."""
    unopened, end = address.count(")") - address.count("("), len(address)
    while address[end - 1] in _CLOSING or (address[end - 1] == ")" and unopened > 0):
        unopened -= address[end - 1] == ")"
        end -= 1
    return address[:end]
