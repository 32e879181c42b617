"""Bytes to text: UTF-8, without control characters."""

import codecs
import re
from itertools import islice

from timeline.diagnostics.findings import Diagnostic, Location
from timeline.reading.file_rules import CONTROL_CHARACTER, NOT_UTF_8

_CONTROLS = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)
_CLEAN = re.compile(
    r"[\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ufdcf\ufdf0-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]*+"
)
"""A text without control characters. To match it whole is twice as fast as to search for one."""
MARK = "\N{REPLACEMENT CHARACTER}"
"""Replaces each control character, so that places in the text stay the same."""
ENOUGH = 20
"""The most control characters that are reported; a file with as many is no text."""


def decode(data: bytes, file: str) -> tuple[str, list[Diagnostic]]:
    """Decode a file; return its text, with findings for control characters and other encodings."""
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        return data.decode(errors="replace"), [_not_utf_8(data, file, error.start)]
    if text[:2].count("\0") == 1:  # UTF-16 without a mark: a Latin letter has one NUL beside it
        return text, [_not_utf_8(data, file, 0)]
    if _CLEAN.fullmatch(text):
        return text, []
    return text, [_control(text, found, file) for found in islice(_CONTROLS.finditer(text), ENOUGH)]


def lines(text: str) -> list[str]:
    """Split `text` into lines as editors and the YAML parser do."""
    return re.split(r"\r\n|\r|\n", text)


def position(text: str, index: int) -> tuple[int, int]:
    """Return the line and column, from 1, of the character at an index of `text`."""
    breaks = [text.count(each, 0, index) for each in ("\n", "\r", "\r\n")]
    last = max(text.rfind(each, 0, index) for each in "\n\r")
    return breaks[0] + breaks[1] - breaks[2] + 1, index - last


def without_controls(text: str) -> str:
    """Replace each control character in `text`, so that the rest can be read and checked."""
    return text if _CLEAN.fullmatch(text) else _CONTROLS.sub(MARK, text)


def _not_utf_8(data: bytes, file: str, start: int) -> Diagnostic:
    before = data[:start].decode()
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[:2]:
        message = "the file is in UTF-16, not in UTF-8"
    else:
        message = f"the byte {data[start]:02X} here is not UTF-8"
    place = Location(file, *position(before, len(before)))
    return Diagnostic(NOT_UTF_8, message, hint="save the file as UTF-8", location=place)


def _control(text: str, found: re.Match[str], file: str) -> Diagnostic:
    message = f"the text holds the control character U+{ord(found[0]):04X}"
    place = Location(file, *position(text, found.start()))
    return Diagnostic(CONTROL_CHARACTER, message, hint="remove it", location=place)
