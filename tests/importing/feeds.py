"""Calendars of other people, as the tests of imports need them."""

from collections.abc import Mapping
from pathlib import Path

HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\nX-WR-TIMEZONE:Asia/Kolkata\r\n"
INTO = """\
registry: r # for ever
title: Talks in Rome and Delhi
defaults: {timezone: Asia/Kolkata}

places:
  rome: {name: Rome, country: ITA}

# what takes place
events:
  talks: # by hand
    kind: talks # k
    title: Talks in Rome # t
    when: 2027-03-01 # w
"""


def event(uid: str, title: str, day: str = "20270302", **more: str) -> str:
    """Return an event of a whole day, with more properties."""
    lines = [f"UID:{uid}", f"SUMMARY:{title}", f"DTSTART;VALUE=DATE:{day}"]
    lines += [f"{name.replace('_', '-')}:{value}" for name, value in more.items()]
    return "".join(f"{line}\r\n" for line in ("BEGIN:VEVENT", *lines, "END:VEVENT"))


def feed(*events: str) -> str:
    """Return a calendar of events."""
    return f"{HEAD}{''.join(events)}END:VCALENDAR\r\n"


def put(files: Mapping[str, str]) -> None:
    """Write files into the current folder."""
    for name, text in files.items():
        Path(name).write_bytes(text.encode())
