"""Abbreviations of time zones that mean two offsets, as IST does in Delhi and Jerusalem."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta, tzinfo
from functools import cache

from timeline.chronology.chronology import Entry
from timeline.prose.dates import LOCAL_MEAN
from timeline.time.spans import Span
from timeline.time.zones import load, moved


def ambiguous(entries: Iterable[Entry], desk: str | None) -> frozenset[str]:
    """Return the abbreviations that mean more than one offset in some events, or at the desk."""
    offsets: dict[str, set[timedelta | None]] = defaultdict(set)
    for here in (moment for entry in entries for moment in _moments(entry)):
        for moment in (here, moved(here, desk)):
            if moment:
                offsets[moment.tzname() or ""].add(moment.utcoffset())
    found = (name for name, known in offsets.items() if len(known) > 1)
    return frozenset(found) - {LOCAL_MEAN}  # which is said in words, and always that of the place


def without(abbreviations: frozenset[str], zone: str) -> tzinfo:
    """Return a time zone that tells its offset in place of some abbreviations."""
    return _spelt(zone, abbreviations) if abbreviations else load(zone)


def spelt_out(entry: Entry, abbreviations: frozenset[str]) -> Entry:
    """Return an event that tells its offsets in place of some abbreviations."""
    if not any(moment.tzname() in abbreviations for moment in _moments(entry)):
        return entry
    moves = tuple((move, _spelt_out(span, abbreviations)) for move, span in entry.moves)
    return replace(entry, span=_spelt_out(entry.span, abbreviations), moves=moves)


def _moments(entry: Entry) -> Iterator[datetime]:
    for span in (entry.span, *(span for _, span in entry.moves)):
        yield from (moment for moment in (span.start, span.end) if moment)


def _spelt_out(span: Span, abbreviations: frozenset[str]) -> Span:
    start, end = (
        moment and moment.replace(tzinfo=_spelt(str(moment.tzinfo), abbreviations))
        for moment in (span.start, span.end)
    )
    return replace(span, start=start, end=end)


class _Spelt(tzinfo):
    """A time zone without some abbreviations."""

    def __init__(self, name: str, hidden: frozenset[str]) -> None:
        self._zone, self._hidden = load(name), hidden

    def tzname(self, moment: datetime | None, /) -> str | None:
        """Return the abbreviation, unless it is hidden."""
        name = self._zone.tzname(moment)
        return None if name in self._hidden else name

    def utcoffset(self, moment: datetime | None, /) -> timedelta | None:
        """Return the offset from UTC."""
        return self._zone.utcoffset(moment)

    def fromutc(self, moment: datetime, /) -> datetime:
        """Return a moment in UTC by the clocks of the zone."""
        return self._zone.fromutc(moment.replace(tzinfo=self._zone)).replace(tzinfo=self)


_spelt = cache(_Spelt)
