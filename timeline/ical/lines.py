"""Content lines: text escaped, cut and folded (RFC 5545, sections 3.1 and 3.3.11)."""

import unicodedata
from collections.abc import Iterator
from urllib.parse import quote

_LINE = 75
"""Octets that a content line may have before it is folded (RFC 5545, section 3.1)."""
_SHORT = 255
"""UTF-16 units of a summary or location that Outlook shows."""
_JOINER = "\N{ZERO WIDTH JOINER}"
_SKIN_TONES = frozenset(map(chr, range(0x1F3FB, 0x1F400)))
_LONGEST_CLUSTER = 18
"""Characters of four octets that fit a line; a cluster of more is no letter of any script."""


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


def short(text: str) -> str:
    """Return `text`, cut with an ellipsis where it has more than 255 UTF-16 units."""
    if len(text.encode("utf-16-le")) <= 2 * _SHORT:
        return text
    while len(text.encode("utf-16-le")) > 2 * (_SHORT - 1):
        text = text[:-1]
    return f"{text.rstrip()}…"


def folded(line: str) -> bytes:
    """Return a content line with its end, folded where it must be, and never inside a character."""
    data = line.encode()
    if len(data) <= _LINE:
        return data + b"\r\n"
    folded, room = bytearray(), _LINE
    for cluster in _clusters(line):
        piece = cluster.encode()
        if len(piece) > room:
            folded += b"\r\n "
            room = _LINE - 1
        folded += piece
        room -= len(piece)
    return bytes(folded + b"\r\n")


def _clusters(text: str) -> Iterator[str]:
    """Yield the characters of `text`, each with the marks and joiners that belong to it."""
    cluster = ""
    for char in text:
        joined = char == _JOINER or cluster.endswith(_JOINER)
        marked = unicodedata.category(char).startswith("M") or char in _SKIN_TONES
        if (cluster and not joined and not marked) or len(cluster) >= _LONGEST_CLUSTER:
            yield cluster
            cluster = ""
        cluster += char
    yield cluster
