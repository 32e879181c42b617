"""Numbers and words that are clock times beside another one: the 12 of 10:30-12, and noon."""

from timeline.time.dates import DayPart
from timeline.time.hints.moment import Moment
from timeline.time.hints.pieces import Piece
from timeline.time.hints.words import Sense

_JOINS = (Sense.TO, Sense.AT_OR_TO)
"""Joins of two clock times; after others, as in "au 12", a number is a day."""
_NOON = Piece(Moment(clock=(12, 0), half="p"))
_LAST_HOUR = 24


def with_hours(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with each number and noon that begins or ends a range of clock times.

    Two numbers, as in 10-12, may be something else, or in the evening: that is a guess.
    """
    found = list(pieces)
    for place in range(1, len(pieces) - 1):
        start, end = _clock(pieces, place - 1), _clock(pieces, place + 1)
        if start and end and pieces[place].sense in _JOINS and _has_day(pieces, place):
            is_guess = _is_number(pieces[place - 1]) and _is_number(pieces[place + 1])
            found[place - 1], found[place + 1] = start, _guessed(end) if is_guess else end
    return found


def _clock(pieces: list[Piece], place: int) -> Piece | None:
    """Return the clock time that a piece is or may be."""
    piece, moment = pieces[place], pieces[place].moment
    around = [
        each.moment for each in (*pieces[max(place - 1, 0) : place], *pieces[place + 1 :][:1])
    ]
    if moment.clock:
        return piece
    if moment.part is DayPart.NOON and not any(each.clock for each in around):
        return _NOON
    is_followed = any(each.moment.month and not each.moment.day for each in pieces[place + 1 :][:1])
    if _is_number(piece) and not is_followed and (moment.day or 0) <= _LAST_HOUR:
        return Piece(Moment(clock=(moment.day or 0, 0)))
    return None


def _is_number(piece: Piece) -> bool:
    """Whether a piece is a number alone, without the ending of a day as in 2nd."""
    return piece.moment.day is not None and piece.moment == Moment(day=piece.moment.day)


def _has_day(pieces: list[Piece], place: int) -> bool:
    """Whether a day is said besides the two pieces around a place."""
    return any(piece.moment.day for piece in (*pieces[: place - 1], *pieces[place + 2 :]))


def _guessed(piece: Piece) -> Piece:
    return Piece(Moment(clock=piece.moment.clock, is_guess=True))
