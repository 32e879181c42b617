"""Components as the icalendar library has them, for its own reader and those built on it."""

from datetime import date

import icalendar

from tests.interop.readers.shape import Row, row


def from_component(component: icalendar.Component) -> Row:
    """Return a VEVENT, with its end only where it is written."""

    def moment(name: str) -> date | None:
        found: date | None = component.decoded(name) if name in component else None
        return found

    return row(
        uid=component.get("UID"),
        start=moment("DTSTART"),
        end=moment("DTEND"),
        summary=component.get("SUMMARY"),
        status=component.get("STATUS"),
        recurrence_id=moment("RECURRENCE-ID"),
    )
