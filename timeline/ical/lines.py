"""Content lines: text escaped, cut and folded (RFC 5545, sections 3.1 and 3.3.11)."""

import importlib
import unicodedata
from bisect import bisect_right
from itertools import islice
from urllib.parse import quote

from timeline.text import balanced

_LINE = 75
"""Octets that a content line may have before it is folded (RFC 5545, section 3.1)."""
ROOM = 255
"""UTF-16 units of a summary or location that Outlook shows."""
_ELLIPSIS = "…"
_JOINER = "\N{ZERO WIDTH JOINER}"
_SKIN_TONES = frozenset(map(chr, range(0x1F3FB, 0x1F400)))
_ASCII = 0x80
"""The first octet that is not ASCII."""
_LONGEST_CHARACTER = 4
"""Octets that a character of UTF-8 has at most."""


def escaped(text: str) -> str:
    r"""Return `text` as TEXT (RFC 5545, section 3.3.11); vText takes a written \N for a break."""
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return text.replace("\n", "\\n")


def text(name: str, text: str, language: str | None = None) -> str:
    """Return the content line of a property whose value is TEXT, in a language (section 3.2.10)."""
    return f"{name}{f';LANGUAGE={language}' if language else ''}:{escaped(text)}"


def uri(address: str) -> str:
    """Return a web address as a URI (RFC 3986): what is not ASCII is written in percent signs."""
    return quote(address, safe="!#$%&'()*+,/:;=?@[]~")


def units(text: str) -> int:
    """Return how many UTF-16 units a text takes."""
    return len(text.encode("utf-16-le")) // 2


def fitted(text: str, room: int = ROOM) -> str:
    """Return `text`, cut between two letters, with an ellipsis, if it takes over `room` units.

    A letter may be of many characters, such as a flag or a Hindi syllable (UAX #29).
    """
    if len(text) * 2 <= room or units(text) <= room:
        return text
    split = importlib.import_module("wcwidth").iter_graphemes  # late: few texts are too long
    letters = list(islice(split(text), room))
    counts = range(len(letters) + 1)
    fitting = bisect_right(counts, room, key=lambda count: units(_elided(letters[:count])))
    return _elided(letters[: fitting - 1])


def _elided(letters: list[str]) -> str:
    """Return the letters that are kept of a text, with an ellipsis and the ends that they need."""
    return balanced(f"{''.join(letters).rstrip()}{_ELLIPSIS}")


def folded(lines: bytes) -> bytes:
    """Return content lines, which line breaks part, with their ends, and folded where they must be.

    No character is parted, nor a letter from its marks, unless they take a line for themselves.
    """
    ended = [line if len(line) <= _LINE else _folded(line) for line in lines.split(b"\n")]
    return b"\r\n".join(ended) + b"\r\n"


def _folded(line: bytes) -> bytes:
    pieces, start, end = [], 0, _LINE
    while end < len(line):
        if line[end - 1] >= _ASCII or line[end] >= _ASCII:
            end = _cut(line, start, end)
        pieces.append(line[start:end])
        start, end = end, end + _LINE - 1
    return b"\r\n ".join([*pieces, line[start:]])


def _cut(data: bytes, start: int, end: int) -> int:
    """Return where to cut UTF-8 before `end`, so that what belongs together stays together."""
    text = data[start : end + _LONGEST_CHARACTER].decode(errors="ignore")
    room = len(data[start:end].decode(errors="ignore"))
    at = room
    while at and _is_joined(text[at - 1], text[at]):
        at -= 1
    return start + len(text[: at or room].encode())


def _is_joined(before: str, char: str) -> bool:
    """Whether a character belongs to the one before it, as a mark or by a joiner."""
    if _JOINER in (before, char):
        return True
    return unicodedata.category(char).startswith("M") or char in _SKIN_TONES
