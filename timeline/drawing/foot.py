"""The foot of a picture: what its shapes mean, and the events without a date."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from timeline.chronology.chronology import Chronology
from timeline.drawing import labels, shapes
from timeline.drawing.links import colored, link
from timeline.drawing.marks import Look, Mark
from timeline.drawing.sheet import Sheet
from timeline.drawing.texts import BASE, HEAD, LABEL, NOTE, SMALL, text
from timeline.prose.extent import counted
from timeline.text import capital

_ABOVE, _LINE, _SIGN, _GAP = 6, 22, 28, 18
_MOST = 12
"""The most events without a date that are named."""
_Drawing = Callable[[float, float], str]
"""Draws something that begins at a place, which is the middle of its left edge."""


class _Piece(NamedTuple):
    """Something to draw, and how wide it is."""

    draw: _Drawing
    width: float


def with_foot(
    sheet: Sheet, chronology: Chronology, marks: Sequence[Mark], *, families: bool = False
) -> Sheet:
    """Return a sheet with its foot; `families` explains the signs too."""
    undated = [mark for mark in marks if not mark.is_dated]
    legend = [*_families(chronology, sheet.marks, sheet.width)] if families else []
    legend += _looks(chronology, sheet.marks, sheet.width)
    return _flowing(_flowing(sheet, legend), _undated(chronology, undated, sheet.width))


def _flowing(sheet: Sheet, pieces: Iterable[_Piece]) -> Sheet:
    """Return a sheet with pieces beside each other, in as many lines as they need."""
    drawn: list[str] = []
    x, y = 0.0, sheet.height + _ABOVE
    for piece in pieces:
        if x and x + piece.width > sheet.width:
            x, y = 0.0, y + _LINE
        drawn.append(piece.draw(x, y + _LINE / 2))
        x += piece.width + _GAP
    return sheet.longer(drawn, y + _LINE) if drawn else sheet


def _families(chronology: Chronology, marks: Sequence[Mark], width: float) -> Iterator[_Piece]:
    """Yield the sign of each family, with its kinds."""
    firsts: dict[str, dict[str, Mark]] = {}
    for mark in marks:
        firsts.setdefault(shapes.family(mark), {}).setdefault(mark.entry.event.kind, mark)
    for kinds in firsts.values():
        names = ", ".join(chronology.words.kinds[kind].name for kind in kinds)
        mark = replace(next(iter(kinds.values())), look=Look.SURE)
        yield _key(mark, shapes.sign, names, width)


def _looks(chronology: Chronology, marks: Sequence[Mark], width: float) -> Iterator[_Piece]:
    """Yield the looks of marks other than the usual one, each with what it means."""
    words = chronology.words
    said = {
        Look.VAGUE: words.vague.date.approximate,
        Look.POSTPONED: words.statuses["postponed"],
        Look.CANCELLED: words.statuses["cancelled"],
    }
    for look, meaning in said.items():
        mark = next(
            (dot for mark in marks for dot in mark.dots or [mark] if dot.look is look), None
        )
        if mark:
            yield _key(mark, _small_bar, capital(meaning), width)
    is_moved = (mark for mark in marks if mark.former or mark.look is Look.FORMER)
    if moved := next(is_moved, None):
        yield _key(moved, _small_ghost, words.changed["moved"].label, width)


def _small_bar(mark: Mark, x: float, y: float, _radius: float) -> str:
    return shapes.bar(mark, x - 11, y - 6, 22, 12)


def _small_ghost(_mark: Mark, x: float, y: float, _radius: float) -> str:
    return shapes.ghost(x - 11, y - 6, 22, 12)


def _key(
    mark: Mark, shape: Callable[[Mark, float, float, float], str], said: str, width: float
) -> _Piece:
    label = labels.clipped(said, width - _SIGN, SMALL)

    def draw(x: float, y: float) -> str:
        return colored(mark, shape(mark, x + 11, y, 6)) + text(label, x + _SIGN, y + BASE, NOTE)

    return _Piece(draw, _SIGN + labels.width(label, SMALL))


def _undated(chronology: Chronology, marks: Sequence[Mark], width: float) -> Iterator[_Piece]:
    """Yield the events without a date by their names, or how many there are of them."""
    if not marks:
        return
    yield _words(f"{capital(chronology.words.dates.unknown)}:", width)
    if len(marks) > _MOST:
        yield _words(counted(chronology.words, len(marks)), width)
        return
    for mark in marks:
        label = labels.clipped(mark.label, width, SMALL)
        yield _Piece(_linked(mark, label), labels.width(label, SMALL))


def _linked(mark: Mark, label: str) -> _Drawing:
    return lambda x, y: link(mark, text(label, x, y + BASE, LABEL._replace(size=SMALL)))


def _words(said: str, width: float) -> _Piece:
    label = labels.clipped(said, width, SMALL)

    def draw(x: float, y: float) -> str:
        return text(label, x, y + BASE, HEAD)

    return _Piece(draw, labels.width(label, SMALL))
