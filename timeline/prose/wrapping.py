"""Texts cut into lines, in time that grows as the text does."""

import importlib
import re
from collections.abc import Iterator

from timeline.text import columns

_CHUNK = re.compile(" +|[^ ]+")


def wrapped(text: str, width: int, indent: int = 0, hanging: int = 0) -> list[str]:
    """Wrap a text in lines of at most `width` columns; all but the first are `hanging`.

    Words that are wider than a line are split between characters as a reader sees them (UAX #29).
    Colours of a terminal go on in the next line.
    """
    if indent + columns(text) <= width or not text.strip():
        return [f"{' ' * indent}{text}".rstrip()]
    lines = _Lines(indent, hanging, width)
    for chunk in _CHUNK.findall(text):
        lines.add(chunk)
    lines.end()
    coloured: list[str] = importlib.import_module("wcwidth").propagate_sgr(lines.ended)
    return coloured


class _Lines:
    """Lines that are filled with words and the blanks between them, the last one unfinished.

    wcwidth has a function for this too, but it measures the rest of a long word in each line anew.
    """

    def __init__(self, indent: int, hanging: int, width: int) -> None:
        self.ended: list[str] = []
        self.line = self.margin = " " * indent
        self.hanging = " " * hanging
        self.width = width
        self.left = width - indent

    def add(self, chunk: str) -> None:
        """Add a word, in this line or the next, or blanks, unless they would begin a line."""
        wide = columns(chunk)
        if wide > self.left and (chunk[0] == " " or wide <= self.width - len(self.margin)):
            self.end()
        if chunk[0] == " " and self.ended and self.line == self.margin:
            return
        if wide <= self.left:
            self._put(chunk, wide)
            return
        for piece, taken in _pieces(chunk):
            if taken > self.left and self.line != self.margin:
                self.end()
            self._put(piece, taken)

    def _put(self, piece: str, wide: int) -> None:
        self.line += piece
        self.left -= wide

    def end(self) -> None:
        """End the line, unless it is blank, and begin the next one."""
        if self.line.strip():
            self.ended.append(self.line.rstrip())
            self.margin = self.hanging
        self.line, self.left = self.margin, self.width - len(self.margin)


def _pieces(word: str) -> Iterator[tuple[str, int]]:
    """Yield the characters of a word as a reader sees them, with their columns."""
    library = importlib.import_module("wcwidth")
    for part, is_sequence in library.iter_sequences(word):
        if is_sequence:
            yield part, 0
        else:
            yield from ((each, columns(each)) for each in library.iter_graphemes(part))
