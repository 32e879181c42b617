"""Whether two titles are most likely those of one event."""

import re
from difflib import SequenceMatcher

from timeline.texts import alphabetical

_NEAR = 0.85
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+|\w|[ivx]+")


def alike(one: str, other: str) -> bool:
    """Whether two titles are nearly the same: a word more, a slip of the pen, another order.

    Numbers and letters tell sessions, rounds and groups apart, so they must be the same.
    """
    words, others = _words(one), _words(other)
    if not any(map(str.isalpha, words)) or _numbers(words) != _numbers(others):
        return one == other
    if sorted(words) == sorted(others):
        return True
    matcher = SequenceMatcher(None, " ".join(words), " ".join(others), autojunk=False)
    return matcher.quick_ratio() >= _NEAR and matcher.ratio() >= _NEAR


def _words(title: str) -> list[str]:
    return _WORD.findall(alphabetical(title))


def _numbers(words: list[str]) -> list[str]:
    return [word for word in words if _NUMBER.fullmatch(word)]
