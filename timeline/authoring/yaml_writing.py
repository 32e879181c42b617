"""Data of a registry as YAML, laid out as a person writes it.

A value that fits stands on one line; a longer one is a block. A text is plain if YAML 1.1 and
YAML 1.2 both read it as that text, and in quotation marks otherwise. A date or a number is plain in
a field of dates or numbers, as other programs may know it as one there.
"""

import json
import re
from collections.abc import Mapping

from timeline.reading.yaml import Data

WIDTH = 90
"""Columns of a line, as far as a text can be wrapped."""
_STEP = "  "
_INDICATORS = frozenset("-?:,[]{}&*!|>'\"%@`#=<~")
"""Signs that a plain text had better not begin with, as one of the versions of YAML minds them."""
_WORDS = frozenset(("true", "false", "yes", "no", "on", "off", "y", "n", "null"))
"""Texts that YAML 1.1 takes for something else, in any case."""
_NUMBER = re.compile(
    r"[-+.,:_0-9]+"
    r"|[-+]?0[xob][0-9a-f_]+"
    r"|[-+]?[0-9._]+e[-+]?[0-9]+"
    r"|[-+]?\.(?:inf|nan)"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}[t \t]+[0-9]{1,2}:[0-9]{2}:[0-9]{2}[-+.: 0-9z\t]*",
    re.IGNORECASE,
)
"""What one of the versions of YAML may take for a number, a clock time or a date."""
_FIGURE = re.compile(r"-?(?:0|[1-9][0-9]{0,8})(?:\.[0-9]{1,9})?")
"""A number that every version of YAML reads as the same one."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DATED = frozenset(
    (
        *("accessed", "also", "announced", "due", "except", "from", "known", "opened"),
        *("period", "published", "to", "until", "updated", "when"),
        *("confidence", "edition", "geo", "value"),
    )
)
"""Fields whose days and numbers stay plain."""
_USUAL = re.compile(r"[A-Za-z](?:[\w ,.;()/&'-]*\w)?")
"""A text in which nothing but a whole word means anything to YAML."""
_SPECIAL = re.compile(
    "[\x00-\x1f\x7f-\xa0\xad\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
"""Characters that are escaped, as YAML forbids them or nobody sees them."""
_IN_FLOW = re.compile(r"[,\[\]{}:?]")
"""Signs that end a plain text in brackets, to one reader or another."""


def scalar(text: str, field: str = "", *, is_flow: bool = False) -> str:
    """Return a text on one line, plain if it can be; `field` is the key above it."""
    is_value = field in _DATED and bool(_FIGURE.fullmatch(text) or _DAY.fullmatch(text))
    is_plain = (is_value or _is_plain(text)) and not (is_flow and _IN_FLOW.search(text))
    return text if is_plain else _quoted(text)


def _is_plain(text: str) -> bool:
    if _USUAL.fullmatch(text):  # for speed: most are
        return text.lower() not in _WORDS
    return (
        text == text.strip()
        and text[:1] not in ("", *_INDICATORS)
        and not text.endswith(":")
        and ": " not in text
        and " #" not in text
        and not text.startswith("...")
        and text.lower() not in _WORDS
        and not _SPECIAL.search(text)
        and not _NUMBER.fullmatch(text)
    )


def _quoted(text: str) -> str:
    """Return a text in quotation marks; a half of a surrogate pair, which is no text, is marked."""
    whole = re.sub("[\ud800-\udfff]", "\ufffd", text)
    return _SPECIAL.sub(
        lambda char: f"\\u{ord(char[0]):04x}", json.dumps(whole, ensure_ascii=False)
    )


def flow(data: Data, field: str = "") -> str:
    """Return data on one line, as it stands in brackets or braces."""
    match data:
        case None:
            return "null"
        case str():
            return scalar(data, field, is_flow=True)
        case list():
            return f"[{', '.join(flow(each, field) for each in data)}]"
    return f"{{{', '.join(_pair(key, part) for key, part in data.items())}}}"


def _pair(key: str, data: Data) -> str:
    return f"{scalar(key, is_flow=True)}: {flow(data, key)}"


def entry(key: str, data: Data, margin: str = "", *, is_open: bool = False) -> list[str]:
    """Return the lines of a key with its value; one that `is_open` has a line for each part."""
    head, *below = value(data, margin, len(key) + 2, key, is_open=is_open)
    return [f"{margin}{scalar(key)}:{f' {head}' if head else ''}", *below]


def entries(data: Mapping[str, Data], margin: str = "", *, is_open: bool = False) -> list[str]:
    """Return the lines of a mapping, each value on one line if it fits there."""
    return [
        line for key, part in data.items() for line in entry(key, part, margin, is_open=is_open)
    ]


def value(
    data: Data, margin: str, taken: int, field: str = "", *, is_open: bool = False
) -> list[str]:
    """Return what stands behind a key or dash, and the lines below it.

    The line has a margin, and so many more columns are `taken`.
    """
    if data is None:
        return [""]
    if isinstance(data, str):
        return _text(data, margin, len(margin) + taken, field)
    if not data:
        return [flow(data)]
    if not is_open and _is_short(data):
        line = flow(data, field)
        if len(margin) + taken + len(line) <= WIDTH:
            return [line]
    inner = f"{margin}{_STEP}"
    if isinstance(data, dict):
        return ["", *entries(data, inner)]
    return ["", *(line for each in data for line in item(each, inner, field))]


def item(data: Data, margin: str, field: str = "") -> list[str]:
    """Return the lines of one part of a list, after a dash."""
    if isinstance(data, dict) and data and not _fits(data, margin):
        first, *others = entries(data, f"{margin}{_STEP}")
        return [f"{margin}- {first.removeprefix(margin + _STEP)}", *others]
    if isinstance(data, list) and data and not _fits(data, margin):
        return [f"{margin}-", *(line for each in data for line in item(each, f"{margin}{_STEP}"))]
    head, *below = value(data, margin, 2, field)
    return [f"{margin}- {head or 'null'}", *below]


def _fits(data: Data, margin: str) -> bool:
    return _is_short(data) and len(margin) + 2 + len(flow(data)) <= WIDTH


def _is_short(data: Data) -> bool:
    """Whether a list or mapping holds nothing that would rather be a block."""
    parts = data if isinstance(data, list) else data.values() if isinstance(data, dict) else ()
    return not any(isinstance(part, str) and ("\n" in part or len(part) > WIDTH) for part in parts)


def _text(text: str, margin: str, taken: int, field: str) -> list[str]:
    """Return a text on one line, or as a block if it is long or has several lines."""
    line = scalar(text, field)
    inner = f"{margin}{_STEP}"
    is_block = not _SPECIAL.search(text.replace("\n", "")) and text == text.strip()
    if is_block and "\n" in text and not text.startswith("#"):
        return ["|-", *(f"{inner}{row}" if row else "" for row in text.split("\n"))]
    if is_block and "\n" not in text and "  " not in text and taken + len(line) > WIDTH:
        rows = _wrapped(text, WIDTH - len(inner))
        if len(rows) > 1:
            return [">-", *(f"{inner}{row}" for row in rows)]
    return [line]


def _wrapped(text: str, width: int) -> list[str]:
    """Return the lines of a text, parted at blanks alone: each blank is read back."""
    rows, row = [], ""
    for word in text.split(" "):
        if row and len(row) + 1 + len(word) > width:
            rows.append(row)
            row = word
        else:
            row = f"{row} {word}" if row else word
    return [*rows, row]
