"""The vobject library."""

from collections.abc import Iterator
from datetime import date

import vobject  # type: ignore[import-untyped]

from tests.interop.readers.shape import Row, answer, row

FIELDS = {
    "uid": "uid",
    "start": "dtstart",
    "end": "dtend",
    "summary": "summary",
    "status": "status",
    "recurrence_id": "recurrence_id",
}


def events(text: str, _start: date, _end: date) -> Iterator[Row]:
    """Yield every VEVENT of a calendar that is valid to vobject."""
    calendar = vobject.readOne(text)
    calendar.validate(raiseException=True)
    for event in calendar.vevent_list:
        children = {key: event.getChildValue(name) for key, name in FIELDS.items()}
        yield row(**children)


answer(events=events)
