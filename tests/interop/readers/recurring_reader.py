"""The recurring-ical-events library."""

from collections.abc import Iterator
from datetime import date

import icalendar
import recurring_ical_events  # type: ignore[import-not-found]

from tests.interop.readers.components import from_component
from tests.interop.readers.shape import Row, answer


def occurrences(text: str, start: date, end: date) -> Iterator[Row]:
    """Yield every occurrence."""
    calendar = icalendar.Calendar.from_ical(text)
    for component in recurring_ical_events.of(calendar).between(start, end):
        yield from_component(component)


answer(occurrences=occurrences)
