"""Labels: how wide a text may be in any font, shortened to the room that there is."""

import importlib
import unicodedata
from bisect import bisect_right
from functools import cache
from itertools import accumulate

SIZE = 13
"""Pixels. The height of the letters of a label."""
_ELLIPSIS = "…"
_LONGEST = 300
"""The most characters of a label that are looked at."""
_NARROW = frozenset("fijlrtI.,:;'|!()[] /·‘’“”-")
_BROAD = frozenset("mwMWQOGÆŒæœ@%&—…")
# In ems, as the widest of the usual fonts without serifs (Verdana, DejaVu Sans) have them.
_EMS = {"Lu": 0.8, "Ll": 0.66, "Nd": 0.66, "Mc": 0.6, "Mn": 0.0, "Me": 0.0, "Cf": 0.0, "Lo": 0.85}
_OTHER = 1.0
_FULL_WIDTH = 1.1
_BASMALA = "\ufdfd"


def width(text: str, size: float = SIZE) -> float:
    """Return the pixels that a text takes at most, whatever the font."""
    return sum(map(_ems, text)) * size


@cache
def _ems(char: str) -> float:
    if char == _BASMALA:  # a whole sentence in one character
        return 12.0
    base = unicodedata.normalize("NFD", char)[0]
    if base in _NARROW:
        return 0.42
    if base in _BROAD:
        return 1.03
    if unicodedata.east_asian_width(char) in "WF":
        return _FULL_WIDTH
    return _EMS.get(unicodedata.category(base), _OTHER)


def clipped(text: str, room: float, size: float = SIZE) -> str:
    """Return a text that takes at most so many pixels, cut between letters as readers see them."""
    line = " ".join(text.split())
    text = line[:_LONGEST]
    if len(line) <= _LONGEST and width(text, size) <= room:
        return text
    letters = list(importlib.import_module("wcwidth").iter_graphemes(text))
    ends = list(accumulate(width(letter, size) for letter in letters))
    kept = "".join(letters[: bisect_right(ends, room - width(_ELLIPSIS, size))])
    return f"{kept.rstrip()}{_ELLIPSIS}" if kept else ""


def runs_left(text: str) -> bool:
    """Whether a text is written from right to left, by its first letter (UAX #9, P2)."""
    strong = (unicodedata.bidirectional(char) for char in text)
    return next((sign for sign in strong if sign in {"L", "R", "AL"}), "L") != "L"


def lines(text: str, room: float, size: float = SIZE) -> list[str]:
    """Return a text on two lines at most, the second of them shortened."""
    words = text[:_LONGEST].split()
    first: list[str] = []
    while words and width(" ".join([*first, words[0]]), size) <= room:
        first.append(words.pop(0))
    if not first or not words:
        return [clipped(text, room, size)]
    rest = text.split(maxsplit=len(first))[-1]
    return [" ".join(first), clipped(rest, room, size)]
