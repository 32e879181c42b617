"""Whether two titles are most likely those of one event."""

import re
from collections import Counter

from timeline.text import alphabetical

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+|\w|[ivx]+")
_SMALL = {
    *("about", "an", "and", "at", "by", "for", "from", "in", "of", "on", "the", "to", "with"),
    *("de", "des", "du", "en", "et", "la", "le", "par", "pour", "sur"),
    *("con", "del", "della", "di", "il", "per", "su"),
}
"""Words that tell no two titles apart."""
_LONG = 6
"""Letters of a word in which one that is wrong makes no other word, as it does in Iran and Iraq."""


def alike(one: str, other: str) -> bool:
    """Whether two titles are nearly the same: a small word, a slip of the pen, another order.

    Numbers and letters tell sessions, rounds and groups apart, so they must be the same.
    """
    words, others = Counter(_words(one)), Counter(_words(other))
    if not any(map(str.isalpha, words)) or _numbers(words) != _numbers(others):
        return one == other
    left, right = (_telling(own - their) for own, their in ((words, others), (others, words)))
    return len(left) == len(right) and all(map(_is_slip, left, right))


def _words(title: str) -> list[str]:
    return _WORD.findall(alphabetical(title))


def _numbers(words: Counter[str]) -> Counter[str]:
    return Counter({word: count for word, count in words.items() if _NUMBER.fullmatch(word)})


def _telling(words: Counter[str]) -> list[str]:
    return sorted(word for word in words.elements() if word not in _SMALL)


def _is_slip(one: str, other: str) -> bool:
    """Whether two words, in alphabetical order, differ by a plural, or by a letter if long."""
    short, long = sorted((one, other), key=len)
    if long == f"{short}s":
        return True
    if len(short) < _LONG or len(long) - len(short) > 1 or short[0] != long[0]:
        return False
    same = next(
        (at for at, pair in enumerate(zip(short, long, strict=False)) if len({*pair}) > 1),
        len(short),
    )
    if len(short) < len(long):
        return short[same:] == long[same + 1 :]
    is_turned = short[same : same + 2] == long[same : same + 2][::-1]
    return short[same + 1 :] == long[same + 1 :] or (
        is_turned and short[same + 2 :] == long[same + 2 :]
    )
