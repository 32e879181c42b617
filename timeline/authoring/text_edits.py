"""Parts of a text that are replaced, and the lines that they stand on."""

import re
from collections.abc import Iterable
from typing import NamedTuple

_BREAK = re.compile(r"\r\n|\r|\n")


class Edit(NamedTuple):
    """A part of a text, from `start` to before `end`, and the text that takes its place."""

    start: int
    end: int
    text: str


def applied(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with edits that do not overlap; those of one place keep their order."""
    parts, at = [], 0
    for start, end, new in sorted(edits, key=lambda edit: edit[:2]):
        parts += [text[at:start], new]
        at = end
    return "".join((*parts, text[at:]))


class Text:
    """A text with its line breaks."""

    def __init__(self, text: str) -> None:
        self.text = text
        found = _BREAK.search(text)
        self.newline = found[0] if found else "\n"

    def line_start(self, at: int) -> int:
        """Return the index at which the line of an index begins."""
        return max(self.text.rfind("\n", 0, at), self.text.rfind("\r", 0, at)) + 1

    def line_end(self, at: int) -> int:
        """Return the index at which the line of an index ends, before its break."""
        found = _BREAK.search(self.text, at)
        return found.start() if found else len(self.text)

    def next_line(self, at: int) -> int:
        """Return the index at which the line after that of an index begins."""
        found = _BREAK.search(self.text, at)
        return found.end() if found else len(self.text)

    def line_before(self, start: int) -> int:
        """Return the index at which the line above begins, given where a line does."""
        return self.line_start(start - len(self.newline))

    def column(self, at: int) -> int:
        """Return the column of an index, from 0."""
        return at - self.line_start(at)

    def below(self, at: int, lines: Iterable[str]) -> Edit:
        """Return the edit that puts lines below the line of an index."""
        end = self.line_end(at)
        whole = "".join(f"{self.newline}{line}" for line in lines)
        if end == self.line_start(at) == len(self.text) > 0:  # the text ends with a line break
            return Edit(end, end, whole.removeprefix(self.newline) + self.newline)
        return Edit(end, end, whole)
