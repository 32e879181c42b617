"""The ics library, which has days as instants at midnight."""

from collections.abc import Iterator
from datetime import date

import ics  # type: ignore[import-not-found]
from dateutil.tz import tz

from tests.interop.readers.shape import Row, answer, row

tz.TZPATHS.clear()  # ics has zones from dateutil, which takes those of the machine for better ones


def events(text: str, _start: date, _end: date) -> Iterator[Row]:
    """Yield every VEVENT."""
    for event in ics.Calendar(text).events:
        begin, end = event.begin.datetime, event.end.datetime
        yield row(
            uid=event.uid,
            start=begin.date() if event.all_day else begin,
            end=end.date() if event.all_day else end if event.has_end() else None,
            summary=event.name,
            status=event.status,
        )


answer(events=events)
