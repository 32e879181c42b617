"""Abbreviations of time zones that mean two offsets, as IST does in Delhi and Jerusalem."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta, tzinfo
from functools import cache

from timeline.chronology.chronology import Entry
from timeline.time.spans import Span
from timeline.time.zones import load


def ambiguous(entries: Iterable[Entry]) -> frozenset[str]:
    """Return the abbreviations that mean more than one offset in some events."""
    offsets: dict[str, set[timedelta | None]] = defaultdict(set)
    for moment in (moment for entry in entries for moment in _moments(entry)):
        offsets[moment.tzname() or ""].add(moment.utcoffset())
    return frozenset(name for name, known in offsets.items() if len(known) > 1)


def spelt_out(entry: Entry, abbreviations: Collection[str]) -> Entry:
    """Return an event that tells its offsets in place of some abbreviations."""
    if not any(moment.tzname() in abbreviations for moment in _moments(entry)):
        return entry
    moves = tuple((move, _spelt_out(span, abbreviations)) for move, span in entry.moves)
    return replace(entry, span=_spelt_out(entry.span, abbreviations), moves=moves)


def _moments(entry: Entry) -> Iterator[datetime]:
    for span in (entry.span, *(span for _, span in entry.moves)):
        yield from (moment for moment in (span.start, span.end) if moment)


def _spelt_out(span: Span, abbreviations: Collection[str]) -> Span:
    start, end = (
        moment.replace(tzinfo=_nameless(str(moment.tzinfo)))
        if moment and moment.tzname() in abbreviations
        else moment
        for moment in (span.start, span.end)
    )
    return replace(span, start=start, end=end)


class _Nameless(tzinfo):
    """A time zone without abbreviations."""

    def __init__(self, name: str) -> None:
        self._zone = load(name)

    def tzname(self, _moment: datetime | None, /) -> None:
        """Return no abbreviation."""

    def utcoffset(self, moment: datetime | None, /) -> timedelta | None:
        """Return the offset from UTC."""
        return self._zone.utcoffset(moment)

    def dst(self, moment: datetime | None, /) -> timedelta | None:
        """Return how far the clocks are put forward."""
        return self._zone.dst(moment)


_nameless = cache(_Nameless)
