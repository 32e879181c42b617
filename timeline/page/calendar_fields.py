"""The few fields from which the script makes what readers add to their own calendars.

It takes the rest from the card: title, day, start, place, and what is told of the event.
"""

from datetime import datetime
from typing import NamedTuple

from timeline.chronology.chronology import Chronology, Entry
from timeline.chronology.options import Choices
from timeline.ical.times import clock
from timeline.ical.titles import summary
from timeline.time.spans import Span

_USUAL = Choices()


class Fields(NamedTuple):
    """What a card has no words for; a field is None or empty where the card says it.

    `to` is the last day or the end, as short as it can be; None if no calendar has a day for the
    event. `uid` is that of an event which its anchor does not name. `call` is the title for
    calendars. `revision` is its number and moment, if other than those of most events.
    """

    to: str | None
    uid: str
    call: str
    revision: str


def fields(chronology: Chronology, entry: Entry, anchor: str, usual: str) -> Fields:
    """Return the fields of an event, or of an occurrence: that has a UID of its own."""
    if not entry.span.has_days:
        return Fields(None, "", "", "")
    registry = chronology.registry
    uid = registry.uid_of(entry.id, entry.due)
    told = summary(chronology, entry, _USUAL).text
    revised = revision(chronology, entry)
    return Fields(
        end(entry.span),
        "" if uid == f"{anchor}@{registry.registry}" else uid,
        "" if told == chronology.say(entry.event.title) else told,
        "" if revised == usual else revised,
    )


def revision(chronology: Chronology, entry: Entry) -> str:
    """Return how often an event was changed, and when last."""
    known = chronology.revision(entry)
    return f"{known.sequence} {clock(known.stamp)}Z"


def end(span: Span) -> str:
    """Return the last day or the end of a span, without what its start says already."""
    if span.is_timed:
        return _end(span.start, span.end) if span.start and span.end else ""
    last = str(span.latest)
    return last if span.start or span.latest != span.earliest else ""


def _end(start: datetime, end: datetime) -> str:
    """Return the end as 19:30 on the day and by the offset of the start, else in full."""
    is_short = start.date() == end.date() and start.utcoffset() == end.utcoffset()
    return f"{end:%H:%M}" if is_short else end.isoformat(timespec="minutes")
