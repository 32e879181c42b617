"""Texts as Markdown (GitHub-flavoured): no sign in them becomes markup, and addresses are links."""

import re

from timeline.registry.links import is_link
from timeline.text import visible

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


def paragraph(line: str) -> str:
    """Escape a line that may begin a paragraph; a line that is a link becomes one."""
    line = visible(line).strip()
    if is_link(line):
        return f"<{line}>"
    plain = inline(line)
    found = _BLOCK.match(plain)
    return f"{found[1]}\\{plain[found.end(1) :]}" if found else plain


def inline(text: str) -> str:
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
