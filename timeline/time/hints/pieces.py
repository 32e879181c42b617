"""The pieces of a date as people write it: each number, word or sign, with what it says."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from timeline.text import alphabetical
from timeline.time import zones
from timeline.time.hints.moment import Moment
from timeline.time.hints.words import Sense, known

_Found = re.Match[str]


class Piece(NamedTuple):
    """A piece of a date: what it says of a moment, or the sense of a word between moments."""

    moment: Moment
    sense: Sense | None = None


_DASHES = "\u2010-\u2015\u2212\\-"
_PERIODS = {33: ("Q", 1), 34: ("Q", 2), 35: ("Q", 3), 36: ("Q", 4), 40: ("H", 1), 41: ("H", 2)}
"""Quarters and half-years by their numbers in EDTF, where a month would stand."""
_UNITS = {"S": "H", "T": "Q"}
"""Semesters and trimesters. A semaine, a settimana and a term begin with the same letters."""
_DEVANAGARI = str.maketrans("०१२३४५६७८९", "0123456789")
_NOTHING = Moment()


def _ymd(found: _Found) -> Moment:
    return Moment(year=int(found[1]), month=int(found[2]), day=int(found[3]))


def _dmy(found: _Found) -> Moment:
    # In the Unicode CLDR, no language puts dots between a month, a day and then the year.
    has_dots = found[2] == "."
    day, month, year = int(found[1]), int(found[3]), int(found[4])
    return Moment(year=year, month=month, day=day, numeric=not has_dots or None)


def _named(found: _Found) -> Moment | None:
    sense, month = known().get(alphabetical(found[2]), (None, None))
    if sense is not Sense.MONTH or not isinstance(month, int):
        return None
    year = int(found[3]) if found[3] else None
    return Moment(year=year, month=month, day=int(found[1]))


def _basic(found: _Found) -> Moment | None:
    year, month, day, hour, minute, second = (int(found[part] or 0) for part in range(1, 7))
    zone = "UTC" if found[7] else None
    clock = (hour, minute)
    return None if second else Moment(year=year, month=month, day=day, clock=clock, zone=zone)


def _week_day(found: _Found) -> Moment | None:
    try:
        day = date.fromisocalendar(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None
    return Moment(year=day.year, month=day.month, day=day.day)


def _period(found: _Found) -> Moment:
    return _in_year(int(found[1]), found[2].upper(), int(found[3]))


def _period_first(found: _Found) -> Moment:
    return _in_year(int(found[3]), found[1].upper(), int(found[2]))


def _in_year(year: int, letter: str, number: int) -> Moment:
    """Return the part of a year by its letter, of which some mean a semester or trimester."""
    unit = _UNITS.get(letter)
    return Moment(year=year, period=(unit or letter, number), is_guess=bool(unit) or None)


def _about(_found: _Found) -> Moment:
    return Moment(about=True)


def _month_first(found: _Found) -> Moment:
    return Moment(year=int(found[2]), month=int(found[1]))


def _month(found: _Found) -> Moment:
    year, number = int(found[1]), int(found[2])
    if number in _PERIODS:
        return Moment(year=year, period=_PERIODS[number])
    return Moment(year=year, month=number)


def _clock(found: _Found) -> Moment | None:
    if found[3] and int(found[3]):
        return None  # a registry has no seconds, so that no other form may take the rest
    return Moment(clock=(int(found[1]), int(found[2] or 0)), half=(found[4] or "").lower() or None)


def _hour(found: _Found) -> Moment:
    return Moment(clock=(int(found[1]), int(found[2] or 0)))


def _offset(found: _Found) -> Moment:
    count = 60 * int(found[2]) + int(found[3] or 0)
    return Moment(offset=count if found[1] == "+" else -count)


def _zone(found: _Found) -> Moment | None:
    return Moment(zone=found[1]) if found[1] in zones.names() else None


def _number(found: _Found) -> Moment:
    number = int(found[1])
    if len(found[1]) == len("2023"):
        return Moment(year=number)
    return Moment(day=number, is_nth=bool(found[2]) or None)


_Form = tuple[re.Pattern[str], Callable[[_Found], Moment | None]]
_BY_NUMBER: tuple[_Form, ...] = tuple(
    (re.compile(form, re.IGNORECASE), read)
    for form, read in (
        (r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)?(Z)?(?![\d+-])", _basic),
        (rf"(\d{{4}})[{_DASHES}/.](\d\d?)[{_DASHES}/.](\d\d?)(?!\d)", _ymd),
        (r"(\d{4})(\d\d)(\d\d)(?!\d)", _ymd),
        (rf"(\d\d?)([{_DASHES}/.])(\d\d?)\2(\d{{4}})(?!\d)", _dmy),
        (
            rf"(\d\d?)[{_DASHES}/]([^\W\d_]{{3,12}})(?:[{_DASHES}/ ](\d{{4}}))?(?![{_DASHES}/\w])",
            _named,
        ),
        (rf"(\d{{4}})[{_DASHES}]?W(\d\d)[{_DASHES}]?([1-7])(?!\w)", _week_day),
        (rf"(\d{{4}})[ {_DASHES}/]?(Q|H|W)(\d\d?)(?!\w)", _period),
        (rf"(\d{{4}})[ {_DASHES}/]?(S(?=[12])|T)([1-4])(?![\w:])", _period),
        (rf"(\d{{4}})[{_DASHES}/](\d\d?)(?![\d:]|\s[^\W\d])", _month),
        (rf"(?<![{_DASHES}/.\d])(\d\d?)[{_DASHES}/.](\d{{4}})(?![{_DASHES}/.\d])", _month_first),
        (r"(\d\d?)(?:[:.](\d\d))?(?::(\d\d))?\s?(a|p)\.?m\b\.?", _clock),
        (r"(\d\d?)[:.](\d\d)(?::(\d\d))?()(?!\d)", _clock),
        (r"(\d\d?)\s?h(?:\s?(\d\d))?(?!\w)", _hour),
        (r"(\d\d)(\d\d)\s?(?:hrs?|hours|h)(?!\w)", _hour),
        (r"(\d\d?)()\s?बजे", _hour),
        (r"(12)() ?noon\b", _hour),
        (r"(\d{4}|\d\d?)((?:st|nd|rd|th|er|[eè]me|e)\b|[º°ª])?(?!\d)", _number),
    )
)
_BY_SIGN: tuple[_Form, ...] = tuple(
    (re.compile(form, re.IGNORECASE), read)
    for form, read in (
        (r"T(\d\d):(\d\d)(?::(\d\d))?()(?!\d)", _clock),
        (rf"(Q|H|W)(\d\d?),?[ {_DASHES}/]?(\d{{4}})(?!\w)", _period_first),
        (rf"(S(?=[12])|T)([1-4]),?[ {_DASHES}/]?(\d{{4}})(?!\w)", _period_first),
        (r"(?<![\w)])~\s?(?=\d)", _about),
        (r"(?:UTC|GMT)?\s?(\+)(\d\d?):?(\d\d)?(?!\d)", _offset),
        # Without a T, seconds or a name before it, what looks like an offset ends a range.
        (r"(?:(?<=T\d\d:\d\d)|(?<=:\d\d:\d\d)|UTC|GMT)([-\u2212])(\d\d?):?(\d\d)?(?!\d)", _offset),
        (r"\[([a-z_]{1,30}(?:/[a-z_+-]{1,30}){1,2})\]", _zone),
        (r"([a-z]{2,30}(?:/[a-z_-]{3,30}){1,2})(?![\w/])", _zone),
    )
)
"""Forms that begin with a number, or else with a letter or sign, each with what reads it."""
_NO_FRACTION = re.compile(r"(?<=:\d\d)[.,]0{1,9}(?!\d)")
_MARK = re.compile("[~?%]")
_JOIN = re.compile(rf"[{_DASHES}/]")
_BLANK = re.compile(r"[,.;()'’\s]{1,20}")
# Of phrases, no part says anything alone: the dash in the French afternoon is no "to".
_WORD = re.compile(
    r"apr[eè]s-midi|or so\b|से पहले|(?:all|whole) day\b|toute la journ[eé]e\b"
    r"|tutto il giorno\b|tutta la giornata\b"
    rf"|[^\s\d,.;:()'’~?%/\[\]<>+=@#!{{}}\"{_DASHES}]{{1,30}}"
)
_TO = Piece(_NOTHING, Sense.TO)


def divided(text: str, *, month_first: bool) -> list[Piece] | None:
    """Return the pieces of a text; None if there is any that we do not understand."""
    pieces: list[Piece] = []
    place, text = 0, _NO_FRACTION.sub("", text.translate(_DEVANAGARI))
    while place < len(text):
        piece, place = _next(text, place)
        if piece is None:
            return None
        pieces.append(piece)
    return [_in_order(piece) for piece in pieces] if month_first else pieces


def _next(text: str, place: int) -> tuple[Piece | None, int]:
    """Return the piece that begins at a place of the text, and where it ends."""
    if found := _BLANK.match(text, place):
        return Piece(_NOTHING), found.end()
    for form, read in _BY_NUMBER if text[place].isdigit() else _BY_SIGN:
        if (found := form.match(text, place)) and (moment := read(found)):
            return Piece(moment), found.end()
    if found := _MARK.match(text, place):
        return Piece(Moment(mark=found[0])), found.end()
    if found := _JOIN.match(text, place):
        return _TO, found.end()
    if found := _WORD.match(text, place):
        return _word(found[0]), found.end()
    return None, place


@lru_cache(1_000)
def _word(word: str) -> Piece | None:
    """Return what a word says, if we know it."""
    sense, value = known().get(alphabetical(word), (None, None))
    if sense is None:
        zone = zones.usual(word)
        return Piece(Moment(zone=zone, is_guess=True)) if zone else None
    if sense.is_said_of_a_moment:
        return Piece(Moment(**{sense.value: value}), sense)  # type: ignore[arg-type]
    return Piece(_NOTHING, sense)


def _in_order(piece: Piece) -> Piece:
    """Return a piece whose numbers are month, day and year, if their order is in doubt."""
    moment = piece.moment
    if not moment.numeric:
        return piece
    return Piece(replace(moment, month=moment.day, day=moment.month), piece.sense)
