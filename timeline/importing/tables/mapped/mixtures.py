"""The formats of a column whose dates or clock times are written in several ways, for a draft."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from timeline.importing.tables.mapped.dates import Format, compiled, read
from timeline.importing.tables.mapped.names import clean
from timeline.importing.tables.mapped.stretches import Stretch, readings, stretch
from timeline.importing.tables.sheets import Cell

_MOST_RANGES = 500
"""Cells that are looked at as ranges: to try all ways to divide one takes time."""


@dataclass(slots=True)
class Mixture:
    """Formats that read cells of a column together."""

    formats: list[str] = field(default_factory=list)
    rivals: dict[str, list[Stretch]] = field(default_factory=dict)
    """Cells that two formats read in two ways, of which a person has to choose one."""
    unread: list[str] = field(default_factory=list)
    """Cells that no usual format reads."""


def mixture(cells: Iterable[Cell], formats: Iterable[str], *, is_clock: bool) -> Mixture:
    """Return the formats of a column: first the one that reads most cells, then for the others.

    Cells that need no format do not count.
    """
    known = [compiled(format) for format in formats]
    found, left = Mixture(), dict.fromkeys(clean(cell) for cell in cells if isinstance(cell, str))
    left.pop("", None)
    rest = [text for text in left if stretch(text, (), is_clock=is_clock) is None]
    rest = _chosen(found, rest, known, lambda text, each: bool(read(text, each)))
    few, many = rest[:_MOST_RANGES], rest[_MOST_RANGES:]
    found.unread = _chosen(found, few, known, lambda text, each: bool(readings(text, each)))
    found.unread += many
    return found


def _chosen(
    found: Mixture, left: list[str], known: list[Format], reads: Callable[[str, Format], bool]
) -> list[str]:
    """Choose formats until they read no more of the texts, and return those that are left."""
    while left:
        read_by = {format: [text for text in left if reads(text, format)] for format in known}
        best = max(known, key=lambda each: len(read_by[each]))
        if not read_by[best]:
            return left
        rivals = [each for each in known if read_by[each] == read_by[best]]
        shown = max(read_by[best], key=lambda text: len(_ways(text, rivals)))
        if len(ways := _ways(shown, rivals)) > 1:
            found.rivals[shown] = ways
        elif best.text not in found.formats:
            found.formats.append(best.text)
        left = [text for text in left if text not in read_by[best]]
    return left


def _ways(text: str, formats: list[Format]) -> list[Stretch]:
    return list(dict.fromkeys(each for format in formats for each in readings(text, format)))
