"""Help with a date that is none: what to write instead, if that can be written."""

import re
from collections.abc import Callable, Iterable

from timeline.diagnostics.findings import Fault
from timeline.text import shortened
from timeline.time.dates import Shape
from timeline.time.hints import deadlines, repeats
from timeline.time.hints.readings import Reading, readings

_SHORT_YEAR = (
    re.compile(
        r"(?<![-/.\d])\d{1,2}"
        r"(?:[-/.]\d{1,2}[-/.]\d{2,4}|[-/. ][^\W\d_]{3,12}[-/. ]['’]?\d\d)(?![\d:])"
    ),
    "put the year first, with four digits, then month and day: 2023-03-02",
)
_EITHER = (
    "choose one date: the likelier with a question mark, as in 2023-03-02?, or the month; "
    "as_stated on the event has room for both"
)
_CLOCK = r"\d\d?(?:[:.]\d\d)? ?(?:h ?(?:\d\d)?|[ap]\.?m\.?)?"
_SLIPS = (
    (
        re.compile(rf"^(?=.*[:hm]){_CLOCK}(?: ?(?:[-–—]|to) ?{_CLOCK})?$", re.IGNORECASE),
        "add the day, as in 2023-03-02 18:30 to 19:30",
    ),
    (
        re.compile(r"\d.* (?:or|ou|o|oppure) .*\d", re.IGNORECASE),
        _EITHER,
    ),
    _SHORT_YEAR,
    (re.compile(r":\d\d:\d\d"), "clock times have no seconds, as in 2023-03-02 18:30"),
    (
        re.compile(r"\d ?[ap]\.?m\b", re.IGNORECASE),
        "clock times run from 00:00 to 23:59, as in 2023-03-02 18:30",
    ),
    (
        re.compile(r":\d\d ?[-–—] ?\d| [-–—/] |\d[–—/]\d{4}|\.\."),
        'join two dates or times with "to", as in 2023-03-02 18:30 to 19:30',
    ),
)
"""Slips that we see in a text of which we do not understand the rest, with what to do."""
_TENTATIVE = re.compile(
    r"\b(?:tb[acd]|to be (?:confirmed|announced|decided)|provisional(?:ly)?"
    r"|tentative(?:ly)?|à confirmer|provisoire|da confermare|provvisori[oa])\b",
    re.IGNORECASE,
)
"""Words that say of a date that it is not settled: an event has a status for that."""
_EMPTY = re.compile(r"[(\[][\s,;:-]*[)\]]")
"""Brackets around nothing but signs."""


def for_when(text: str, accept: Callable[[str], object], *, julian: bool) -> str | None:
    """Return what to write for a `when`; `accept` raises Fault for a text that can't stand there.

    The Julian calendar has other days after the end of a month, so that none is counted there.
    """
    if _TENTATIVE.search(text) and (settled := _settled(text)):
        return _tentative(settled, accept, julian=julian)
    found = [reading for reading in readings(text) if not (julian and reading.is_moved)]
    if [reading.lacks_year for reading in found] == [True]:
        return f"add the year: {found[0].text}"
    hint = _taken([reading.text for reading in found], accept)
    if hint and len(found) == 1:
        only = found[0]
        return f"did you mean {only.text}?" if only.is_guess else hint + _more(only, text)
    if found:
        return hint or _refused(text, found, accept)
    if hint := _taken(deadlines.before(text), accept):
        return f"{hint}{_stated(text)}" if hint.startswith("write ") else hint
    return repeats.of_when(text) or _slip(text, _SLIPS)


def _stated(text: str) -> str:
    return f', with as_stated: "{shortened(text)}" on the event'


def _settled(text: str) -> str:
    """Return a text without the words that leave it open, and without the signs around them."""
    bare = _EMPTY.sub(" ", _TENTATIVE.sub(" ", text))
    return " ".join(bare.split()).strip(" ,;:-")


def _tentative(text: str, accept: Callable[[str], object], *, julian: bool) -> str | None:
    """Return what to write for a text without the words that say that it is not settled."""
    hint = for_when(text, accept, julian=julian) if _fault_of(text, accept) else f"write {text}"
    is_sure = hint and hint.startswith("write ")
    return f"{hint}, with status: tentative on the event" if is_sure else hint


def for_date(text: str, accept: Callable[[str], object]) -> str | None:
    """Return what to write where a date alone can stand; `accept` raises Fault for any other."""
    found = readings(text)
    if [reading.text for reading in found] == [Shape.UNKNOWN]:
        return "leave it out until it is known"
    dates = [reading.date for reading in found if reading.date]
    return _taken(dates, accept) or (None if found else _slip(text, (_SHORT_YEAR,)))


def _taken(texts: list[str], accept: Callable[[str], object]) -> str | None:
    """Return a hint with each text that is accepted, if any is."""
    taken = [text for text in texts if _fault_of(text, accept) is None]
    if len(taken) == 1:
        return f"write {taken[0]}"
    return f"did you mean {' or '.join(taken)}?" if taken else None


def _fault_of(text: str, accept: Callable[[str], object]) -> Fault | None:
    try:
        accept(text)
    except Fault as fault:
        return fault
    return None


def _more(reading: Reading, text: str) -> str:
    """Return what else there is to say of a reading that is accepted."""
    if reading.text == Shape.UNKNOWN:
        return ", or leave it out if the event is part of another"
    if reading.local:
        return f", or {reading.local} with the zone of a city"
    if reading.is_season:  # its months are others south of the equator, so we do not choose them
        months = f"{reading.text}-03 to {reading.text}-05"
        return f"{_stated(text)}; if you know its months, write them, as in {months}"
    return _stated(text) if reading.is_loose else ""


def _refused(text: str, found: list[Reading], accept: Callable[[str], object]) -> str | None:
    """Return what is wrong with a date that we understand, such as the weekday."""
    if len(found) != 1 or found[0].text == text:
        return None
    fault = _fault_of(found[0].text, accept)
    return f"{fault.message}: {fault.hint}" if fault else None


def _slip(text: str, slips: Iterable[tuple[re.Pattern[str], str]]) -> str | None:
    return next((advice for form, advice in slips if form.search(text)), None)
