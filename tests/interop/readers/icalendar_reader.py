"""The icalendar library."""

from collections.abc import Iterator
from datetime import date

import icalendar

from tests.interop.readers.components import from_component
from tests.interop.readers.shape import Row, answer


def events(text: str, _start: date, _end: date) -> Iterator[Row]:
    """Yield every VEVENT."""
    for component in icalendar.Calendar.from_ical(text).walk("VEVENT"):
        if component.errors:
            raise ValueError(component.errors)
        yield from_component(component)


answer(events=events)
