"""Long texts compared word by word."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

_WORD = re.compile(r"\s+|\S+")
MOST_WORDS = 5_000
"""Words of a text: to compare longer ones takes too long, as time grows with their square."""
_LIKE = 0.5
"""The likeness below which a text counts as written anew."""


class Passage(NamedTuple):
    """A piece of text that went, that came, or that both texts have."""

    old: str
    new: str


def passages(old: str, new: str) -> Iterator[Passage]:
    """Yield the pieces of two texts in order; of texts that are too long, both as a whole."""
    words, others = _WORD.findall(old), _WORD.findall(new)
    matcher = _matcher(words, others)
    for _, start, end, first, last in matcher.get_opcodes() if matcher else ():
        yield Passage("".join(words[start:end]), "".join(others[first:last]))
    if matcher is None:
        yield Passage(old, new)


def is_rewritten(old: str, new: str) -> bool:
    """Whether two texts have less than half of their words in common, or too many to tell."""
    matcher = _matcher(_WORD.findall(old), _WORD.findall(new))
    return matcher is None or matcher.ratio() < _LIKE


def _matcher(old: list[str], new: list[str]) -> SequenceMatcher[str] | None:
    if max(len(old), len(new)) > 2 * MOST_WORDS:  # with the blanks between them
        return None
    return SequenceMatcher(None, old, new, autojunk=False)
