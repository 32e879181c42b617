"""How the time of imports grows with the number of events that come in, and of those there."""

import pytest

from tests.growing.growth import MOST, growth, spent
from tests.importing.calendars.written import calendar, event
from tests.importing.test_merging import FILE, HEAD, Event, took
from timeline.importing.calendars.reading import read
from timeline.importing.context import Context
from timeline.importing.ledger import Ledger

MANY = 150


def events(count: int, shape: str) -> dict[str, Event]:
    """Return events of other days, of one title, of one day, or all part of the first."""
    found: dict[str, Event] = {}
    for number in range(count):
        day = f"2027-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}"
        found[f"u{number}"] = {
            "title": "Session" if shape == "one title" else f"Session of group {number}",
            "when": "2027-03-01" if shape == "one day" else day,
            "topics": [f"t{number}"],
        }
        if shape == "parts" and number:
            found[f"u{number}"] |= {"part_of": ["u0"], "when": found["u0"]["when"]}
    return found


@pytest.mark.parametrize("shape", ["days", "one title", "one day", "parts"])
def test_an_import_grows_with_its_events(shape: str) -> None:
    def measure(size: int) -> float:
        coming = events(MANY * size, shape)
        return spent(lambda: took({FILE: HEAD.encode()}, Ledger("r"), coming))

    assert growth(measure) < MOST


@pytest.mark.parametrize("shape", ["days", "one title", "one day"])
def test_an_update_grows_with_its_events(shape: str) -> None:
    def measure(size: int) -> float:
        coming = events(MANY * size, shape)
        first = took({FILE: HEAD.encode()}, Ledger("r"), coming)
        newer: dict[str, Event] = {uid: {**it, "topics": ["new"]} for uid, it in coming.items()}
        return spent(lambda: took(dict(first.files), first.ledger, newer))

    assert growth(measure) < MOST


def written(count: int, shape: str) -> bytes:
    """Return a calendar of events, of series, or of the changed occurrences of one series."""
    rule = "RRULE:FREQ=DAILY;COUNT=400"
    head = ("DTSTART:20270101T100000Z", rule)
    several = [event(*head)] if shape == "one series" else []
    for number in range(count):
        day = f"2027{number // 28 % 12 + 1:02}{number % 28 + 1:02}"
        start, uid = f"DTSTART:{day}T100000Z", f"u{number}"
        lines = {
            "events": (
                start,
                f"LOCATION:Hall {number}",
                f"ORGANIZER;CN=Person {number}:mailto:a@b",
            ),
            "series": (start, "RRULE:FREQ=WEEKLY;COUNT=9", f"EXDATE:{day}T100000Z"),
            "one series": (f"RECURRENCE-ID:{day}T100000Z", start.replace("T10", "T11")),
            "no UID": (start, f"COMMENT:{number}"),
        }[shape]
        names = {"one series": "a@x.org", "no UID": ""}
        several.append(event(*lines, uid=names.get(shape, uid), title=f"Session {number}"))
    return calendar(*several)


@pytest.mark.parametrize("shape", ["events", "series", "one series", "no UID"])
def test_a_calendar_is_read_in_time_that_grows_with_it(shape: str) -> None:
    def measure(size: int) -> float:
        data = written(80 * size, shape)
        return spent(lambda: read(data, "a.ics", Context("x", zone="Europe/Rome")))

    assert growth(measure) < MOST


def test_a_first_import_grows_with_events_that_are_there_by_hand() -> None:
    def measure(size: int) -> float:
        coming = events(MANY * size, "days")
        first = took({FILE: HEAD.encode()}, Ledger("r"), coming)
        hand = {FILE: first.files[FILE].replace(b"    sources: [orf]\n", b"")}
        return spent(lambda: took(hand, Ledger("r"), coming))

    assert growth(measure) < MOST
