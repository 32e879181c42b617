"""Events without a day, as the lock remembers them: some calendars show them, and others do not."""

from dataclasses import replace
from datetime import date, timedelta
from typing import cast

from timeline.changes.lock import Memory, State
from timeline.changes.occurrences import digest
from timeline.chronology.chronology import Entry
from timeline.chronology.options import Undated
from timeline.ical.reading import planned
from timeline.ical.times import once, possible
from timeline.time.spans import Span

_DAY = timedelta(days=1)


def lines(entry: Entry) -> str:
    """Return the content lines of all days on which an event without a day may be."""
    return " ".join(once(entry.shown, local=False).lines)


def changes(entry: Entry) -> str:
    """Return a digest of the days on which an event without a day may be, and of its doubts."""
    span = entry.shown
    marks = [point.mark for point in span.when.points] if span.when else []
    return digest(" ".join(map(str, (span.earliest, span.latest, *marks))).encode())


def known(memory: Memory, undated: Undated) -> Memory:
    """Return an event as calendars know it that treat events without a day alike.

    Once they showed it without one, they have taken back its occurrences. They take back the event
    as a whole if they do not show it any more.
    """
    if undated is Undated.OMIT or not memory.open:
        return memory
    ((first, after),) = cast("tuple[tuple[date, date]]", planned(memory.open).times)
    span = Span(None, first, after - _DAY)
    times = " ".join(possible(span, undated).lines)
    gone = tuple(part for part in memory.gone if part[0])
    if memory.state is State.SHOWN:
        return replace(memory, gone=((None, times), *gone))
    days = [day for day, _ in (*memory.own, *gone) if day]
    return replace(
        memory,
        times="" if memory.is_open else times,
        gone=gone,
        first=min([first, *days]),
        last=max([after - _DAY, *days]),
    )
