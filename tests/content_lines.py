"""Judges the bytes of a calendar by RFC 5545 and by what its readers stumble over in silence."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from tests.content_components import Misnested, Property, component_faults, tree

_BOM = b"\xef\xbb\xbf"
_BEGINNING = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:"
_LARGEST = 1_000_000
_LONGEST = 75
_FOLD = re.compile(rb"\r\n[ \t]")
_INSIDE_CHARACTER = re.compile(rb"[ \t][\x80-\xbf]")
_ALLOWED_CONTROLS = frozenset("\t\r\n")
_NONCHARACTERS = frozenset("\ufffe\uffff")
_PARAMETER = r';([A-Z0-9-]+)=([^";:,]+|"[^"]*")'
_CONTENT_LINE = re.compile(rf"[A-Z0-9-]+(?:{_PARAMETER})*:.*")
_TEXT = re.compile(r"(?:[^\\;,]|\\[\\;,nN])*")
_TEXTS = re.compile(r"(?:[^\\;]|\\[\\;,nN])*")
_TEXT_PROPERTIES = frozenset(
    {
        "COMMENT",
        "DESCRIPTION",
        "LOCATION",
        "NAME",
        "SUMMARY",
        "TZNAME",
        "X-WR-CALDESC",
        "X-WR-CALNAME",
    }
)
_UNWANTED = frozenset({"ATTENDEE", "METHOD", "ORGANIZER", "X-WR-TIMEZONE"})
"""They make an invitation of a publication, or move its times."""


@dataclass(frozen=True)
class _Line:
    """A content line, unfolded, with the number of its first line in the file."""

    number: int
    text: str

    @property
    def name(self) -> str:
        return re.split("[:;]", self.text, maxsplit=1)[0]


def faults(data: bytes) -> list[str]:
    """Return what is wrong with a calendar: its bytes, else its lines, else its components."""
    if found := [*_octet_faults(data), *_fold_faults(data), *_character_faults(data)]:
        return found
    lines = list(_unfolded(data))
    if found := [fault for line in lines for fault in _line_faults(line)]:
        return found
    try:
        calendar = tree(_property(line) for line in lines)
    except Misnested as fault:
        return [str(fault)]
    return list(component_faults(calendar))


def _octet_faults(data: bytes) -> Iterator[str]:
    if data.startswith(_BOM):
        yield "there is a byte order mark"
    if not data.removeprefix(_BOM).startswith(_BEGINNING):
        yield "it does not begin with BEGIN:VCALENDAR, VERSION:2.0 and PRODID"
    if not data.endswith(b"\r\n"):
        yield "it does not end with CRLF"
    if len(data) > _LARGEST:
        yield "it has over 1,000,000 bytes"
    for name, octet in (("LF", b"\n"), ("CR", b"\r")):
        if octet in data.replace(b"\r\n", b""):
            yield f"there is a bare {name}"


def _fold_faults(data: bytes) -> Iterator[str]:
    for number, line in enumerate(data.split(b"\r\n"), 1):
        if len(line) > _LONGEST:
            yield f"line {number} has over 75 octets"
        if _INSIDE_CHARACTER.match(line):
            yield f"line {number} begins inside a character"


def _character_faults(data: bytes) -> Iterator[str]:
    try:
        text = _FOLD.sub(b"", data).decode()
    except UnicodeDecodeError:
        yield "it is not UTF-8"
        return
    for char in sorted(set(text) - _ALLOWED_CONTROLS):
        if char in _NONCHARACTERS or unicodedata.category(char) == "Cc":
            yield f"there is a U+{ord(char):04X}"


def _unfolded(data: bytes) -> Iterator[_Line]:
    number = 1
    for line in re.split(rb"\r\n(?![ \t])", data.removesuffix(b"\r\n")):
        yield _Line(number, _FOLD.sub(b"", line).decode())
        number += 1 + len(_FOLD.findall(line))


def _line_faults(line: _Line) -> Iterator[str]:
    name, place = line.name, f"line {line.number}"
    if name != name.upper():
        yield f"{place}: {name} is not in upper case"
    elif not _CONTENT_LINE.fullmatch(line.text):
        yield f"{place}: {name} is malformed"
    elif name in _UNWANTED:
        yield f"{place}: {name} does not belong into a publication"
    elif not (value := _property(line).value):
        yield f"{place}: {name} is empty"
    elif not _is_escaped(name, value):
        yield f"{place}: {name} is not escaped as a text"


def _is_escaped(name: str, value: str) -> bool:
    if name == "CATEGORIES":
        return bool(_TEXTS.fullmatch(value))
    return name not in _TEXT_PROPERTIES or bool(_TEXT.fullmatch(value))


def _property(line: _Line) -> Property:
    head = re.match(rf"{re.escape(line.name)}((?:{_PARAMETER})*):", line.text)
    assert head
    parameters = {name: value.strip('"') for name, value in re.findall(_PARAMETER, head[1])}
    return Property(line.number, line.name, parameters, line.text[head.end() :])
