"""Help with a date that is none: what to write instead, if that can be written."""

import re
from collections.abc import Callable, Iterable

from timeline.diagnostics.findings import Fault
from timeline.text import shortened
from timeline.time.dates import Shape
from timeline.time.hints.readings import Reading, readings

_SHORT_YEAR = (
    re.compile(
        r"(?<![-/.\d])\d{1,2}"
        r"(?:[-/.]\d{1,2}[-/.]\d{2,4}|[-/. ][^\W\d_]{3,12}[-/. ]['’]?\d\d)(?![\d:])"
    ),
    "the year comes first, with four digits, then month and day: 2023-03-02",
)
_SLIPS = (
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


def for_when(text: str, accept: Callable[[str], object], *, julian: bool) -> str | None:
    """Return what to write for a `when`; `accept` raises Fault for a text that can't stand there.

    The Julian calendar has other days after the end of a month, so that none is counted there.
    """
    found = [reading for reading in readings(text) if not (julian and reading.is_moved)]
    if [reading.lacks_year for reading in found] == [True]:
        return f"say of which year: {found[0].text}"
    hint = _taken([reading.text for reading in found], accept)
    if hint and len(found) == 1:
        only = found[0]
        return f"did you mean {only.text}?" if only.is_guess else hint + _more(only, text)
    return hint or (_refused(text, found, accept) if found else _slip(text, _SLIPS))


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
        return ", or leave it out of what is part of another event"
    if reading.local:
        return f", or {reading.local} with the zone of a city"
    return f', with as_stated: "{shortened(text)}" on the event' if reading.is_loose else ""


def _refused(text: str, found: list[Reading], accept: Callable[[str], object]) -> str | None:
    """Return what is wrong with a date that we understand, such as the weekday."""
    if len(found) != 1 or found[0].text == text:
        return None
    fault = _fault_of(found[0].text, accept)
    return f"{fault.message}: {fault.hint}" if fault else None


def _slip(text: str, slips: Iterable[tuple[re.Pattern[str], str]]) -> str | None:
    return next((advice for form, advice in slips if form.search(text)), None)
