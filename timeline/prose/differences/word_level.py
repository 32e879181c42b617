"""Long texts compared word by word, in time that grows as they do."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import groupby
from typing import NamedTuple

_WORD = re.compile(r"\s*\S+|\s+")
"""A word with the blanks before it: alone, these would match anything."""
_GAP = 100
"""Words between two that are sure: difflib takes time by the square of more, or worse."""
_LIKE = 0.5
"""The share of words in common below which a text counts as written anew."""


class Passage(NamedTuple):
    """A piece of text that went, that came, or that both texts have."""

    old: str
    new: str


def passages(old: str, new: str) -> Iterator[Passage]:
    """Yield the pieces of two texts in order."""
    pieces = _pieces(_WORD.findall(old), _WORD.findall(new))
    for _, group in groupby(pieces, key=lambda piece: piece[0] == piece[1]):
        words, others = zip(*group, strict=True)
        yield Passage("".join(map("".join, words)), "".join(map("".join, others)))


def is_rewritten(old: str, new: str) -> bool:
    """Whether two texts have less than half of their words in common."""
    words, others = _WORD.findall(old), _WORD.findall(new)
    common = sum(len(one) for one, other in _pieces(words, others) if one == other)
    return 2 * common < _LIKE * (len(words) + len(others))


_Piece = tuple[list[str], list[str]]


def _pieces(old: list[str], new: list[str]) -> Iterator[_Piece]:
    """Yield pieces of two lists of words, divided at the words that each list has once."""
    since = (0, 0)
    for one, other in [*_sure(old, new), (len(old), len(new))]:
        yield from _gap(old[since[0] : one], new[since[1] : other])
        if one < len(old):
            yield [old[one]], [new[other]]
        since = one + 1, other + 1


def _sure(old: list[str], new: list[str]) -> list[tuple[int, int]]:
    """Return the places of words that each list has once, as many as stand in one order."""
    counts = Counter(old), Counter(new)
    places = {word: place for place, word in enumerate(new) if counts[1][word] == 1}
    once = [(place, places[word]) for place, word in enumerate(old) if word in places]
    ends: list[int] = []
    chains: list[tuple[tuple[int, int], int]] = []
    lasts: list[int] = []
    for pair in (pair for pair in once if counts[0][old[pair[0]]] == 1):
        length = bisect_left(ends, pair[1])
        chains.append((pair, lasts[length - 1] if length else -1))
        ends[length : length + 1] = [pair[1]]
        lasts[length : length + 1] = [len(chains) - 1]
    found, at = [], lasts[-1] if lasts else -1
    while at >= 0:
        pair, at = chains[at]
        found.append(pair)
    return found[::-1]


def _gap(old: list[str], new: list[str]) -> Iterator[_Piece]:
    """Yield pieces of the words between two sure ones; of many words, both as a whole."""
    if max(len(old), len(new)) > _GAP:
        yield old, new
        return
    for _, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield old[start:end], new[first:last]
