"""The ical library, which is that of Home Assistant."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

from ical.calendar_stream import IcsCalendarStream  # type: ignore[import-not-found]
from ical.event import Event  # type: ignore[import-not-found]

from tests.interop.readers.shape import Row, answer, row


def events(text: str, _start: date, _end: date) -> Iterator[Row]:
    """Yield every VEVENT."""
    for event in IcsCalendarStream.calendar_from_ics(text).events:
        yield from_event(event)


def occurrences(text: str, start: date, end: date) -> Iterator[Row]:
    """Yield every occurrence."""
    timeline = IcsCalendarStream.calendar_from_ics(text).timeline_tz(UTC)
    for event in timeline.overlapping(start, end):
        yield from_event(event)


def from_event(event: Event) -> Row:
    """Return a VEVENT or one of its occurrences."""
    return row(
        uid=event.uid,
        start=event.dtstart,
        end=event.dtend,
        summary=event.summary,
        status=event.status.value if event.status else None,
        recurrence_id=recurrence_id(event),
    )


def recurrence_id(event: Event) -> date | None:
    """Return which occurrence it is; those that ical finds are in the zone of the start."""
    if not event.recurrence_id:
        return None
    moment = datetime.fromisoformat(event.recurrence_id)
    if not isinstance(event.dtstart, datetime):
        return moment.date()
    return moment.replace(tzinfo=event.recurrence_id.tzinfo or event.dtstart.tzinfo)


answer(events=events, occurrences=occurrences)
