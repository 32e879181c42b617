"""Calendars as other programs write them, and what is read of them."""

from collections.abc import Mapping
from typing import Any

from timeline.importing.calendars.reading import read
from timeline.importing.context import Context
from timeline.importing.incoming import Incoming, Note
from timeline.reading.yaml import Data

START = "DTSTART;TZID=Europe/Rome:20270304T100000"
END = "DTEND;TZID=Europe/Rome:20270304T113000"
DAY = "DTSTART;VALUE=DATE:20270304"
WEEKLY = (START, END, "RRULE:FREQ=WEEKLY;COUNT=4")
INDIA = (
    "BEGIN:VTIMEZONE",
    "TZID:Customized Time Zone 1",
    "BEGIN:STANDARD",
    "DTSTART:16010101T000000",
    "TZOFFSETFROM:+0530",
    "TZOFFSETTO:+0530",
    "END:STANDARD",
    "END:VTIMEZONE",
)


def event(*lines: str, uid: str = "a@x.org", title: str = "Talks") -> tuple[str, ...]:
    """Return the lines of an event."""
    named = (f"UID:{uid}",) if uid else ()
    called = (f"SUMMARY:{title}",) if title else ()
    return ("BEGIN:VEVENT", *named, *called, *lines, "END:VEVENT")


def calendar(*events: tuple[str, ...], head: tuple[str, ...] = ()) -> bytes:
    """Return a calendar."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", *head]
    lines += [line for each in events for line in each]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


def found(*events: tuple[str, ...], head: tuple[str, ...] = (), **context: Any) -> Incoming:
    """Return what is read of a calendar, with Rome as the usual zone."""
    known = Context("x", **{"zone": "Europe/Rome", **context})
    return read(calendar(*events, head=head), "a.ics", known)


def fields(*lines: str, head: tuple[str, ...] = (), **context: Any) -> Mapping[str, Data]:
    """Return the fields of the one event with these lines."""
    (each,) = found(event(*lines), head=head, **context).events
    return each.fields


def texts(notes: tuple[Note, ...]) -> list[str]:
    """Return the sentences of notes."""
    return [note.text for note in notes]
