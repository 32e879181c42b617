"""Calendars from anywhere, compared: each instant that differs is told, and no noise."""

import random
from datetime import UTC, date, datetime, timedelta
from typing import Any

import icalendar
import pytest
from dateutil.rrule import rrulestr

from timeline.changes.calendars import Calendar, compared, read
from timeline.comparison.changes import Comparison
from timeline.diagnostics.findings import TimelineError
from timeline.ical import foreign
from timeline.prose.differences.report import item
from timeline.prose.differences.sides import sides
from timeline.registry.vocabulary import Audience

Lines = list[str]
BASE = ["UID:a", "SUMMARY:One", "DTSTART;TZID=Europe/Rome:20270304T100000"]
WEEKLY = [*BASE, "DTEND;TZID=Europe/Rome:20270304T110000", "RRULE:FREQ=WEEKLY;COUNT=5"]
DAY = ["UID:a", "SUMMARY:One", "DTSTART;VALUE=DATE:20270304"]


def calendar(*events: Lines, head: str = "PRODID:x") -> bytes:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", head]
    for event in events:
        lines += ["BEGIN:VEVENT", *event, "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


def both(old: bytes, new: bytes) -> Comparison:
    return compared(read(old, "a.ics"), read(new, "b.ics"))


def told(old: list[Lines], new: list[Lines]) -> list[str]:
    found = both(calendar(*old), calendar(*new))
    words = sides(found, Audience.PUBLIC, None)
    items = (item(words, change) for change in found.changes)
    return [f"{each.lead}{each.title}{each.rest}" for each in items]


RULE = "every Thursday, 5 times"
OLD_DAY = "Thursday 11 March 2027, 10:00–11:00"
NOISE: dict[str, tuple[list[Lines], list[Lines]]] = {
    "stamps": ([BASE], [[*BASE, "DTSTAMP:20270101T000000Z", "LAST-MODIFIED:20270102T000000Z"]]),
    "sequence": ([BASE], [[*BASE, "SEQUENCE:7", "CREATED:20270102T000000Z"]]),
    "unknown": ([BASE], [[*BASE, "X-A:1", "CLASS:PUBLIC", "TRANSP:OPAQUE"]]),
    "order": ([BASE, ["UID:b", *DAY[1:]]], [["UID:b", *DAY[1:]], BASE[::-1]]),
    "parameters": ([BASE], [[BASE[0], "SUMMARY;LANGUAGE=en:One", BASE[2]]]),
    "status": ([BASE], [[*BASE, "STATUS:CONFIRMED"]]),
    "folding": (
        [[*BASE, f"DESCRIPTION:{'x' * 99}"]],
        [[*BASE, f"DESCRIPTION:{'x' * 9}\r\n {'x' * 90}"]],
    ),
    "day without end": ([DAY], [[*DAY, "DTEND;VALUE=DATE:20270305"]]),
    "duration": ([WEEKLY[:-1]], [[*BASE, "DURATION:PT1H"]]),
    "no length": ([BASE], [[*BASE, "DTEND;TZID=Europe/Rome:20270304T100000"]]),
    "interval": ([WEEKLY], [[*WEEKLY[:-1], "RRULE:COUNT=5;FREQ=WEEKLY;INTERVAL=1;WKST=MO"]]),
    "implied day": ([WEEKLY], [[*WEEKLY[:-1], "RRULE:FREQ=WEEKLY;COUNT=5;BYDAY=TH"]]),
    "implied date": (
        [[*DAY, "RRULE:FREQ=YEARLY"], [*BASE[1:], "UID:c", "RRULE:FREQ=MONTHLY"]],
        [
            [*DAY, "RRULE:FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=4"],
            [*BASE[1:], "UID:c", "RRULE:FREQ=MONTHLY;BYMONTHDAY=4"],
        ],
    ),
    "daily": ([[*DAY, "RRULE:FREQ=DAILY"]], [[*DAY, "RRULE:FREQ=DAILY;INTERVAL=1"]]),
    "until": (
        [[*BASE, "RRULE:FREQ=DAILY;UNTIL=20270310T090000Z"]],
        [[*BASE, "RRULE:UNTIL=20270310T090000Z;FREQ=DAILY"]],
    ),
    "exceptions": (
        [[*WEEKLY, "EXDATE;TZID=Europe/Rome:20270311T100000,20270318T100000"]],
        [
            [
                *WEEKLY,
                "EXDATE:20270318T090000Z",
                "EXDATE;TZID=Europe/Rome:20270311T100000",
            ]
        ],
    ),
    "zone of an exception": (
        [[*WEEKLY, "EXDATE:20270311T090000Z"]],
        [[*WEEKLY, "EXDATE:20270311T100000"]],
    ),
    "guests": (
        [[*BASE, "ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@x.org", "ATTENDEE:mailto:b@x.org"]],
        [[*BASE, "ATTENDEE:mailto:B@x.org", "ATTENDEE;CN=A:mailto:a@x.org"]],
    ),
    "no start": ([BASE, ["UID:z", "SUMMARY:Z"]], [BASE]),
    "broken start": ([BASE, ["UID:z", "DTSTART:yesterday"]], [BASE]),
    "unchanged day": (
        [[*DAY, "RRULE:FREQ=DAILY"]],
        [[*DAY, "RRULE:FREQ=DAILY"], [*DAY, "RECURRENCE-ID;VALUE=DATE:20270304"]],
    ),
    "unchanged occurrence": (
        [WEEKLY],
        [
            WEEKLY,
            [
                *WEEKLY[:2],
                "RECURRENCE-ID:20270311T090000Z",
                "DTSTART;TZID=Europe/Rome:20270311T100000",
                "DTEND;TZID=Europe/Rome:20270311T110000",
            ],
        ],
    ),
}


@pytest.mark.parametrize("noise", NOISE)
def test_noise_is_no_difference(noise: str) -> None:
    old, new = NOISE[noise]
    assert told(old, new) == told(new, old) == []


def test_another_producer_and_zone_definition_is_no_difference() -> None:
    zone = (
        "PRODID:y\r\nBEGIN:VTIMEZONE\r\nTZID:Europe/Rome\r\nBEGIN:STANDARD\r\n"
        "DTSTART:19700101T000000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\n"
        "END:VTIMEZONE"
    )
    assert not both(calendar(BASE), calendar(BASE, head=zone)).changes


CHANGES: dict[str, tuple[list[Lines], list[Lines], list[str]]] = {
    "moved": (
        [BASE],
        [[*BASE[:2], "DTSTART;TZID=Europe/Rome:20270304T113000"]],
        ["Moved: One, from 10:00 to 11:30 CET (90 minutes later)"],
    ),
    "zone": (
        [BASE],
        [[*BASE[:2], "DTSTART:20270304T090000Z"]],
        ["Time zone: One, same moment, now given as 09:00 UTC (before: 10:00 CET)"],
    ),
    "floating": (
        [BASE],
        [[*BASE[:2], "DTSTART:20270304T100000"]],
        ["Moved: One, from 10:00 CET to 10:00 floating (1 hour later)"],
    ),
    "day": (
        [DAY],
        [[*DAY, "DTEND;VALUE=DATE:20270307"]],
        ["Moved: One, now Thursday 4 to Saturday 6 March 2027 (before: Thursday 4 March)"],
    ),
    "midnight": (
        [[*BASE, "DTEND;TZID=Europe/Rome:20270305T000000"]],
        [[*BASE, "DTEND;TZID=Europe/Rome:20270304T230000"]],
        ["Moved: One, from 10:00–00:00 to 10:00–23:00 CET"],
    ),
    "cancelled": ([BASE], [[*BASE, "STATUS:CANCELLED"]], ["Cancelled: One, planned for 10:00 CET"]),
    "tentative": (
        [BASE],
        [[*BASE, "STATUS:TENTATIVE"]],
        ["Status: One, now tentative (before: confirmed)"],
    ),
    "place": (
        [BASE],
        [[*BASE, "LOCATION:Hall\\, Rome"]],
        ["Relocated: One, now Hall, Rome"],
    ),
    "text": ([BASE], [[*BASE, "DESCRIPTION:More\\nlines"]], ["Description: One, added"]),
    "new": ([], [[*BASE[:1], *BASE[2:]]], ["New: a, 10:00 CET"]),
    "guest": (
        [[*BASE, "ATTENDEE:mailto:a@x.org"]],
        [[*BASE, "ATTENDEE:mailto:b@x.org", "ATTENDEE:mailto:c@x.org"]],
        ["Participants: One, mailto:b@x.org in place of mailto:a@x.org; joining: mailto:c@x.org"],
    ),
    "rule": (
        [WEEKLY],
        [[*WEEKLY[:-1], "RRULE:FREQ=DAILY;UNTIL=20270310T090000Z"]],
        [f"Occurrences: One, now every day, until Wednesday 10 March 2027 (before: {RULE})"],
    ),
    "broken rule": (
        [BASE],
        [[*BASE, "RRULE:COUNT=2"]],
        ["Occurrences: One, only in details or other languages"],
    ),
    "day of exception": (
        [[*DAY, "RRULE:FREQ=DAILY;COUNT=3"]],
        [[*DAY, "RRULE:FREQ=DAILY;COUNT=3", "RDATE;VALUE=DATE:20270401"]],
        ["Occurrences: One, also on Thursday 1 April 2027"],
    ),
    "strange rule": (
        [WEEKLY],
        [[*WEEKLY[:-1], "RRULE:FREQ=MONTHLY;BYDAY=TH;BYSETPOS=1"]],
        ["Occurrences: One, no longer every Thursday, 5 times"],
    ),
    "exception": (
        [WEEKLY],
        [[*WEEKLY, "EXDATE;TZID=Europe/Rome:20270311T100000"]],
        ["Occurrences: One, not on Thursday 11 March 2027"],
    ),
    "period": (
        [BASE],
        [[*BASE, "RDATE;VALUE=PERIOD:20270310T090000Z/PT1H"]],
        ["Occurrences: One, only in details or other languages"],
    ),
    "occurrence": (
        [WEEKLY],
        [
            WEEKLY,
            [
                *WEEKLY[:2],
                "RECURRENCE-ID;TZID=Europe/Rome:20270311T100000",
                "DTSTART;TZID=Europe/Rome:20270312T100000",
                "DTEND;TZID=Europe/Rome:20270312T110000",
            ],
        ],
        [f"Moved: One, from {OLD_DAY}, to Friday 12 March, 10:00–11:00 CET (1 day later)"],
    ),
    "occurrence of another sort": (
        [WEEKLY],
        [WEEKLY, [*DAY, "RECURRENCE-ID;VALUE=DATE:20270311"]],
        ["New: One"],
    ),
    "occurrence of no series": (
        [BASE],
        [BASE, [*DAY, "RECURRENCE-ID;VALUE=DATE:20270304"]],
        ["New: One"],
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_told_and_nothing_else(change: str) -> None:
    old, new, sentences = CHANGES[change]
    assert told(old, new) == sentences
    assert len(told(new, old)) == len(sentences)


def test_a_zone_that_nobody_knows_is_its_offset() -> None:
    zone = (
        "PRODID:y\r\nBEGIN:VTIMEZONE\r\nTZID:Ours\r\nBEGIN:STANDARD\r\n"
        "DTSTART:19700101T000000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\n"
        "END:VTIMEZONE"
    )
    ours = [*BASE[:2], "DTSTART;TZID=Ours:20270304T100000"]
    (change,) = both(calendar(BASE), calendar(ours, head=zone)).changes
    assert [str(each) for each in change.classes] == ["zone"]


def test_a_uid_twice_is_named_and_the_later_revision_counts() -> None:
    one, two = ([*BASE, f"SEQUENCE:{n}", f"LOCATION:{n}"] for n in (1, 2))
    found = read(calendar(two, one), "a.ics")
    assert isinstance(found, Calendar)
    assert found.twice == ("a",)
    assert [event.place for event in found.events.values()] == ["2"]


@pytest.mark.parametrize("data", [b"", b"\x00", b"BEGIN:VCALENDAR", b"registry: r", b"END:VEVENT"])
def test_what_is_no_calendar_is_refused_or_empty(data: bytes) -> None:
    try:
        assert read(data, "a.ics").events == {}
    except TimelineError as error:
        assert str(error).startswith("a.ics: not a calendar: ")  # noqa: PT017 - either is right


def test_a_calendar_with_too_many_events_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foreign, "MOST_EVENTS", 1)
    with pytest.raises(TimelineError, match="over 1 events; split the calendar"):
        read(calendar(BASE, BASE), "a.ics")


def instants(data: bytes) -> set[tuple[str, datetime]]:
    """Return all that a calendar of the test has on some day, as dateutil repeats it."""
    found: set[tuple[str, datetime]] = set()
    calendar: Any = icalendar.Calendar.from_ical(data)
    for event in calendar.walk("VEVENT"):
        excluded = {each.dt for each in event["EXDATE"].dts} if "EXDATE" in event else set()
        starts = (start for start in _starts(event) if start not in excluded)
        found.update((str(event["UID"]), start.astimezone(UTC)) for start in starts)
    return found


def _starts(event: Any) -> list[datetime]:
    if "RRULE" not in event:
        return [event.start]
    rule = event["RRULE"].to_ical().decode()
    starts = rrulestr(rule, dtstart=event.start.replace(tzinfo=None))
    return [start.replace(tzinfo=event.start.tzinfo) for start in starts]


def drawn(draw: random.Random) -> list[Lines]:
    events = []
    for number in range(4):
        day = date(2027, 3, 1) + timedelta(days=draw.randrange(20))
        start = f"DTSTART;TZID=Europe/Rome:{day:%Y%m%d}T{draw.randrange(8, 20):02}0000"
        event = [f"UID:u{number}", f"SUMMARY:{number}", start]
        if draw.random() < 0.5:
            event.append(f"RRULE:FREQ=WEEKLY;COUNT={draw.randint(2, 5)}")
        events.append(event)
    return events


def edited(draw: random.Random, events: list[Lines]) -> list[Lines]:
    new = [list(event) for event in events]
    for event in draw.sample(new, 2):
        clock = event[2].replace("0000", draw.choice(["1500", "3000"]))
        is_series = event[-1].startswith("RRULE")
        match draw.randrange(3 if is_series else 1):
            case 0:
                event[2] = clock
            case 1:
                event[-1] = f"{event[-1]}0"[:-1].replace("COUNT=", "COUNT=1")
            case _:
                event.append(event[2].replace("DTSTART", "EXDATE"))
    draw.shuffle(new)
    return new


@pytest.mark.uncounted
@pytest.mark.parametrize("seed", range(30))
def test_every_instant_that_differs_is_told_and_no_other(seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311 - nothing here is secret
    old = drawn(draw)
    before, after = calendar(*old), calendar(*edited(draw, old))
    differing = {uid for uid, _ in instants(before) ^ instants(after)}
    found = both(before, after).changes
    assert {change.entry.uid for change in found} == differing
    assert not both(before, before).changes


def test_icalendar_writes_the_same_calendar() -> None:
    data = calendar(WEEKLY, ["UID:b", *DAY[1:]], ["UID:c", *BASE[1:], "DESCRIPTION:a\\, b\\n c"])
    assert not both(data, icalendar.Calendar.from_ical(data).to_ical()).changes
