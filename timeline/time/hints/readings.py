"""What a date that people wrote in another way may mean, in the way of a registry."""

import re
from dataclasses import dataclass, replace
from itertools import groupby

from timeline.time.dates import Shape
from timeline.time.hints.edtf import of_set
from timeline.time.hints.hours import with_hours
from timeline.time.hints.moment import Moment, in_our_way, joined
from timeline.time.hints.pieces import Piece, divided
from timeline.time.hints.ranges import filled, in_words, is_next_day, is_one_day
from timeline.time.hints.words import Sense

_LONGEST = 100
"""Characters of the longest text that we take for a date: to read it takes time."""
_UNKNOWN = re.compile(
    r"\W?(?:unknown|tb[acd]|n/?a|not (?:yet )?known|to be (?:confirmed|announced|decided)"
    r"|à confirmer|inconnue?|da (?:confermare|definire)|sconosciut[ao]|अज्ञात)\W?",
    re.IGNORECASE,
)
_SHAPES = {Sense.AFTER: Shape.AFTER, Sense.BEFORE: Shape.BEFORE}
_JOINS = (Sense.TO, Sense.TO_THE, Sense.AND)
_NOTHING = Piece(Moment())
_FILLER = Piece(Moment(), Sense.FILLER)
_ABOUT = (Piece(Moment(about=True), Sense.ABOUT), Piece(Moment(about=True)))
_TILDE = Piece(Moment(mark="~"))


@dataclass(frozen=True, slots=True)
class Reading:
    """One meaning of a date: the text of a `when`, and its date alone if it is one date.

    `local` is the text before it was converted to UTC. A `loose` one says more than the text can,
    and a guess is in a zone that may be another. A reading that `is_moved` has another day than
    what was written.
    """

    text: str
    date: str | None = None
    local: str | None = None
    is_loose: bool = False
    is_season: bool = False
    is_guess: bool = False
    is_moved: bool = False

    @property
    def lacks_year(self) -> bool:
        """Whether no year is said."""
        return "YYYY" in self.text


def readings(text: str) -> list[Reading]:
    """Return what a text may mean: nothing, one date or, of 02/03/2023, two."""
    if len(text) > _LONGEST:
        return []
    if _UNKNOWN.fullmatch(text):
        return [Reading(Shape.UNKNOWN)]
    if said := of_set(text):
        return [Reading(said)]
    day_first = divided(text, month_first=False)
    if day_first is None:
        return []
    ways = [day_first]
    if any(piece.moment.numeric for piece in day_first):
        ways += [divided(text, month_first=True) or []]
    found = [reading for way in ways if (reading := _read(_settled(way)))]
    return list(dict.fromkeys(found))


def _settled(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces that say something, each word in the sense that it has where it stands."""
    words = with_hours(_with_ordinals([piece for piece in pieces if piece != _NOTHING]))
    known = _with_about([piece for piece in words if piece != _FILLER])
    settled: list[Piece] = []
    for piece, after in zip(known, [*known[1:], _NOTHING], strict=False):
        before = settled[-1] if settled else _NOTHING
        if piece.sense is Sense.AT_OR_TO:
            if before.moment.clock or not after.moment.clock:
                settled.append(Piece(Moment(), Sense.TO))
        elif piece.sense is not Sense.TO or not before.moment.loose:  # as in mid-March
            settled.append(piece)
    return settled


def _with_about(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with each "about" that stands beside a clock time as a part of it."""
    settled: list[Piece] = []
    for piece in pieces:
        before = settled[-1] if settled else _NOTHING
        if piece.moment.clock and before in _ABOUT:
            settled[-1] = _roughly(piece)
        elif before.moment.clock and piece in (*_ABOUT, _TILDE):
            settled[-1] = _roughly(before)
        else:
            settled.append(piece)
    return settled


def _roughly(piece: Piece) -> Piece:
    return Piece(replace(piece.moment, roughly=True), piece.sense)


def _with_ordinals(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with the 2 of "2nd week of March" or "week 2 of March" as no day."""
    if not any(piece.moment.month for piece in pieces):
        return pieces
    settled: list[Piece] = []
    for piece in pieces:
        before = settled[-1] if settled else _NOTHING
        if piece.sense is Sense.UNIT and (number := _lone_number(before)):
            settled[-1] = number
        settled.append(_lone_number(piece) or piece if before.sense is Sense.UNIT else piece)
    return settled


def _lone_number(piece: Piece) -> Piece | None:
    """Return a number that stands alone as that of a week, quarter or half-year."""
    number = piece.moment.day
    is_alone = number and replace(piece.moment, is_nth=None) == Moment(day=number)
    return Piece(Moment(ordinal=number), Sense.ORDINAL) if is_alone else None


def _read(pieces: list[Piece]) -> Reading | None:
    """Return what the pieces of a date mean together."""
    senses = {piece.sense for piece in pieces}
    shape = next((shape for sense, shape in _SHAPES.items() if sense in senses), Shape.AT)
    match [joined(piece.moment for piece in side) for side in _sides(pieces)]:
        case [Moment() as alone] if Sense.FROM not in senses:
            return _alone(alone, shape)
        case [Moment() as start, Moment() as end] if shape is Shape.AT:
            return _range(start, end, are_two_days=Sense.AND in senses)
    return None


def _sides(pieces: list[Piece]) -> list[list[Piece]]:
    """Return the pieces on each side of "to", however many words say it."""
    groups = [(key, list(group)) for key, group in groupby(pieces, lambda it: it.sense in _JOINS)]
    sides = [group for is_to, group in groups if not is_to]
    # "to" at either end joins nothing: until when, or since when, is another thing.
    return sides if len(groups) == 2 * len(sides) - 1 else []


def _alone(moment: Moment, shape: Shape) -> Reading | None:
    if moment.season:
        return _in_season(moment)
    found = in_our_way(moment)
    if found is None or found.date is None or not found.is_whole:
        return None
    if shape is not Shape.AT and (found.clock or found.part):
        return None  # on that day, or on any day after it?
    if found.about:
        if found.mark or found.roughly or found.part or shape is not Shape.AT:
            return None
        # About 2 March, 18:30: it is more often the clock time that is in doubt, so we ask.
        is_timed = found.clock is not None
        found = replace(found, roughly=True) if is_timed else replace(found, mark="~")
        found = replace(found, is_guess=is_timed or found.is_guess)
    before = f"{shape} " if shape is not Shape.AT else ""
    is_moved = found.day != moment.day and not found.period
    date = moment.date if is_moved else found.date  # the day as it was written
    return Reading(
        f"{before}{found.text}",
        date if shape is Shape.AT and found.has_weekday else None,
        moment.text if moment.offset and found.zone == "UTC" else None,
        is_loose=bool(found.loose),
        is_guess=bool(found.is_guess),
        is_moved=is_moved,
    )


def _in_season(moment: Moment) -> Reading | None:
    """Return the year of a season: its months are others south of the equator."""
    if moment.year is None or moment != Moment(year=moment.year, season=True):
        return None
    year = Moment(year=moment.year).text
    return Reading(year, year, is_loose=True, is_season=True)


def _range(start: Moment, end: Moment, *, are_two_days: bool) -> Reading | None:
    """Return the range of two moments, each of which may leave out what the other says."""
    both = filled(start, end)
    if both is None:
        return None
    found, until = map(in_our_way, both)
    if found is None or until is None or (are_two_days and not is_next_day(found, until)):
        return None
    for moment in (found, until):
        if moment.date is None or not moment.is_whole or moment.is_vague:
            return None
    return Reading(
        in_words(found, until),
        both[0].date if is_one_day(*both) else None,
        local=in_words(*both) if both[0].offset and found.zone == "UTC" else None,
        # About 9:00 to 10:00: only the start, or both?
        is_guess=bool(found.is_guess or until.is_guess or (found.roughly and not until.roughly)),
        is_moved=(found.day, until.day) != (both[0].day, both[1].day),
    )
