"""A foreign calendar cut into its components, each line with its number."""

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from timeline.diagnostics.findings import TimelineError

Line = tuple[int, str]
"""The number of a content line in its file, and its text, unfolded."""
_BREAK = re.compile(rb"\r\n|\r|\n")
_EDGE = re.compile(r"(BEGIN|END)\s*:\s*([A-Z0-9-]+)\s*", re.IGNORECASE)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(slots=True)
class Block:
    """A component of a calendar, such as a VEVENT; `calendar` numbers the VCALENDAR around it.

    `lines` are its own, `parts` the components in it. It `is_cut` if its end is missing.
    """

    name: str
    line: int
    calendar: int
    lines: list[Line] = field(default_factory=list)
    parts: list["Block"] = field(default_factory=list)
    is_cut: bool = False


class _Open(list[Block]):
    """The components that have begun and not ended, the innermost last."""

    def __init__(self) -> None:
        super().__init__()
        self._names: Counter[str] = Counter()

    def begin(self, block: Block) -> None:
        """Begin a component."""
        self.append(block)
        self._names[block.name] += 1

    def end(self, name: str) -> None:
        """End a component, and all in it that has no end; an end of nothing counts for nothing."""
        if self._names[name]:
            while self[-1].name != name:
                self._pop().is_cut = True
            self._pop()

    def cut(self, kept: str = "") -> None:
        """End all components up to one of a name, as they have no end."""
        while self and self[-1].name != kept:
            self._pop().is_cut = True

    def _pop(self) -> Block:
        block = self.pop()
        self._names[block.name] -= 1
        return block


def blocks(data: bytes, file: str, encoding: str = "") -> list[Block]:
    """Return the calendars of a file and the components in them, in order.

    Raises TimelineError for what is no calendar, or in an encoding that nobody declared.
    """
    found: list[Block] = []
    stack = _Open()
    calendar = 0
    for number, text in _unfolded(_octets(data, file, encoding), file):
        edge = _EDGE.fullmatch(text) if text[:1] in "BbEe" else None
        if edge is None:
            if stack:
                stack[-1].lines.append((number, text))
            continue
        name = edge[2].upper()
        if edge[1].upper() == "END":
            stack.end(name)
            continue
        if name in ("VCALENDAR", "VEVENT"):  # these are in no other component
            stack.cut("" if name == "VCALENDAR" else "VCALENDAR")
        calendar += name == "VCALENDAR"
        block = Block(name, number, calendar)
        if stack and stack[-1].name != "VCALENDAR":
            stack[-1].parts.append(block)
        else:
            found.append(block)
        stack.begin(block)
    stack.cut()
    if not any(block.name in ("VCALENDAR", "VEVENT") for block in found):
        raise TimelineError(f"{file}: not a calendar: it has no line BEGIN:VCALENDAR")
    return found


def _octets(data: bytes, file: str, encoding: str) -> bytes:
    """Return a file in UTF-8: it says by a mark that it is in UTF-16, or somebody declared it."""
    for mark, marked in _MARKS:
        if data.startswith(mark):
            data, encoding = data[len(mark) :], marked
            break
    if encoding in ("", "utf-8"):
        return data
    try:
        return data.decode(encoding).encode()
    except (LookupError, UnicodeError):
        raise TimelineError(f"{file}: not in {encoding}") from None


def _unfolded(data: bytes, file: str) -> Iterator[Line]:
    """Yield content lines: programs fold them anywhere, even inside a character."""
    pieces: list[bytes] = []
    begin = 0
    for number, piece in enumerate(_BREAK.split(data), 1):
        if piece[:1] in (b" ", b"\t") and pieces:
            pieces.append(piece[1:])
            continue
        if pieces:
            yield begin, _decoded(pieces, file, begin)
        pieces = [piece] if piece else []
        begin = number
    if pieces:
        yield begin, _decoded(pieces, file, begin)


def _decoded(pieces: list[bytes], file: str, line: int) -> str:
    try:
        return b"".join(pieces).decode()
    except UnicodeDecodeError:
        hint = "say which encoding it is in, such as --encoding windows-1252"
        raise TimelineError(f"{file}:{line}: not a calendar in UTF-8; {hint}") from None
