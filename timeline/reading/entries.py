"""Where the entries of a file begin, so that a few of them can be read again without the rest."""

from bisect import bisect_right
from collections.abc import Container, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple


class Entry(NamedTuple):
    """An entry of a section, such as an event, and where its key begins, counted from 0."""

    section: str
    id: str
    start: int
    line: int
    column: int

    @property
    def path(self) -> tuple[str, str]:
        """Its path in the registry."""
        return self.section, self.id


def only(text: str, entries: Sequence[Entry], wanted: Container[tuple[str | int, ...]]) -> str:
    """Return a text without the entries that are not wanted; the rest keeps its lines and columns.

    The last entry of each section stays, as the end of the section stands behind it.
    """
    kept: list[str] = []
    end = 0
    for entry, following in pairwise(entries):
        if following.section == entry.section and entry.path not in wanted:
            breaks = following.line - entry.line
            blanks = following.column - (0 if breaks else entry.column)
            kept += (text[end : entry.start], "\n" * breaks, " " * blanks)
            end = following.start
    return "".join((*kept, text[end:]))


def holding(entries: Sequence[Entry], indexes: Iterable[int]) -> set[tuple[str, str]]:
    """Return the paths of the entries in which the characters at some indexes of a text stand."""
    starts = [entry.start for entry in entries]
    numbers = {bisect_right(starts, index) - 1 for index in indexes}
    return {entries[number].path for number in numbers if number >= 0}
