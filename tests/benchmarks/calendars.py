"""Calendars, written in the shortest way there is."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from tests.benchmarks.registries import Happening

Line = tuple[str, str, bool]
"""A property with its parameters, its value, and whether that is a text that is to be escaped."""
_LATER = timedelta(6)
"""By what the events of a stranger are later than ours: on other days."""


def written(lines: Iterable[Line]) -> bytes:
    """Return content lines, escaped and folded in the shortest way there is."""
    written = []
    for name, value, is_text in lines:
        text = value.replace("\\", "\\\\").replace(";", "\\;") if is_text else value
        text = text.replace(",", "\\,").replace("\n", "\\n") if is_text else text
        data = f"{name}:{text}".encode()
        while len(data) > 75:
            end = 75
            while data[end] & 0xC0 == 0x80:
                end -= 1
            written.append(data[:end] + b"\r\n")
            data = b" " + data[end:]
        written.append(data + b"\r\n")
    return b"".join(written)


def strange(made: list[Happening]) -> bytes:
    """Return a calendar of some events, as a stranger may have written it."""
    head = [("BEGIN", "VCALENDAR", False), ("VERSION", "2.0", False), ("PRODID", "-//X//", False)]
    events = (line for each in made for line in _event(each))
    return written([*head, *events, ("END", "VCALENDAR", False)])


def _event(made: Happening) -> Iterator[Line]:
    yield "BEGIN", "VEVENT", False
    yield "UID", f"{made.id}@example.org", False
    yield "DTSTAMP", "20260101T000000Z", False
    if isinstance(made.start, datetime) and isinstance(made.end, datetime):
        for name, time in (("DTSTART", made.start), ("DTEND", made.end)):
            yield f"{name};TZID={time.tzinfo}", f"{time + _LATER:%Y%m%dT%H%M%S}", False
    else:
        yield "DTSTART;VALUE=DATE", f"{made.start + _LATER:%Y%m%d}", False
        yield "DTEND;VALUE=DATE", f"{made.end + _LATER + timedelta(1):%Y%m%d}", False
    yield "SUMMARY", made.title, True
    yield "DESCRIPTION", made.description, True
    yield "LOCATION", made.city, True
    yield "END", "VEVENT", False
