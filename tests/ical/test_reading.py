"""Times read back from content lines: none that a calendar could not be told of."""

from datetime import date

import pytest

from timeline.ical.reading import check, times, touches
from timeline.ical.times import once
from timeline.time.spans import resolve
from timeline.time.when import parse

DAY = "DTSTART;VALUE=DATE:20240228"
UTC = "DTSTART:20240228T100000Z"
ROME = "DTSTART;TZID=Europe/Rome:20240228T100000"


@pytest.mark.parametrize(
    "lines",
    [
        DAY,
        UTC,
        ROME,
        f"{DAY} DTEND;VALUE=DATE:20240229",
        f"{UTC} DTEND:20240228T100001Z",
        f"{ROME} DTEND;TZID=Europe/Rome:20240228T110000",
        f"{ROME} DTEND;TZID=America/New_York:20240228T050000",
        "DTSTART;TZID=Pacific/Auckland:20240228T220000 DTEND;TZID=Australia/Sydney:20240228T210000",
        f"{DAY} RRULE:FREQ=WEEKLY;BYDAY=WE",
        f"{DAY} RRULE:FREQ=WEEKLY;BYDAY=WE;UNTIL=20240327",
        f"{DAY} RRULE:FREQ=DAILY;COUNT=10",
        f"{ROME} RRULE:FREQ=MONTHLY;BYDAY=-1WE;UNTIL=20241231T090000Z",
        f"{UTC} RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28;UNTIL=20300228T100000Z",
        f"{DAY} RRULE:FREQ=DAILY EXDATE;VALUE=DATE:20240301,20240302 RDATE;VALUE=DATE:20250101",
        f"{ROME} RRULE:FREQ=DAILY EXDATE;TZID=Europe/Rome:20240331T023000",
        f"{UTC} RDATE:20240228T100000Z,20240305T100000Z",
        "DTSTART;VALUE=DATE:00010101 DTEND;VALUE=DATE:00010102",
        "DTSTART;VALUE=DATE:99981231 DTEND;VALUE=DATE:99990101",
    ],
)
def test_what_the_command_writes_is_taken(lines: str) -> None:
    assert check(lines) == lines


@pytest.mark.parametrize(
    "lines",
    [
        "",
        "DTEND;VALUE=DATE:20240228",
        f"{DAY},20240229",
        f"{DAY} DTEND;VALUE=DATE:20240228",
        f"{DAY} DTEND;VALUE=DATE:20240227",
        f"{DAY} DTEND;VALUE=DATE:20240229,20240230",
        f"{DAY} DTEND:20240229T100000Z",
        f"{UTC} DTEND;VALUE=DATE:20240229",
        f"{ROME} DTEND;TZID=Asia/Kolkata:20240228T110000",
        f"{DAY} EXDATE:20240301T100000Z",
        f"{UTC} RDATE;VALUE=DATE:20240301",
        f"{ROME} EXDATE;TZID=Europe/Paris:20240301T100000",
        f"{ROME} RDATE:20240301T090000Z",
        f"{DAY} RDATE;VALUE=DATE:20240301 EXDATE;VALUE=DATE:20240301",
        f"{DAY} EXDATE;VALUE=DATE:20240301 EXDATE;VALUE=DATE:20240302",
        f"{DAY} EXDATE;VALUE=DATE:20240230",
        f"{DAY} RRULE:FREQ=DAILY RRULE:FREQ=WEEKLY",
        f"{DAY} RRULE:FREQ=HOURLY",
        f"{DAY} RRULE:FREQ=MONTHLY;BYSETPOS=1;BYDAY=MO",
        f"{DAY} RRULE:",
        f"{DAY} RRULE:UNTIL=20240301",
        f"{DAY} RRULE:FREQ=DAILY;UNTIL=20240301T100000Z",
        f"{DAY} RRULE:FREQ=DAILY;UNTIL=20240301;UNTIL=20240302",
        f"{DAY} RRULE:FREQ=DAILY;COUNT=2;UNTIL=20240301",
        f"{DAY} RRULE:FREQ=DAILY;UNTIL=20240230",
        f"{DAY} RRULE:FREQ=DAILY;UNTIL=",
        f"{DAY} RRULE:FREQ=DAILY;",
        f"{DAY} RRULE:DAILY=",
        f"{ROME} RRULE:FREQ=DAILY;UNTIL=20240301T100000",
        f"{ROME} RRULE:FREQ=DAILY;UNTIL=20240301",
        f"{UTC} RRULE:FREQ=DAILY;UNTIL=20240301T250000Z",
        "DTSTART;TZID=UTC:20240228T100000",
        "DTSTART;TZID=Europe/Atlantis:20240228T100000",
        "DTSTART;TZID=Asia/Kolkata:00010101T000000",
        "DTSTART;TZID=America/New_York:99991231T230000",
        "DTSTART:20240228T240000Z",
        "DTSTART:20240228T100060Z",
        "dtstart:20240228T100000Z",
    ],
)
def test_what_no_program_reads_is_refused(lines: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        check(lines)


@pytest.mark.parametrize(
    ("lines", "first", "days"),
    [
        ("DTSTART;VALUE=DATE:20240228 DTEND;VALUE=DATE:20240301", "2024-02-28", "28 29"),
        ("DTSTART:20240228T100000Z", "2024-02-28", "28"),
        ("DTSTART:20240227T203000Z DTEND:20240227T213000Z", "2024-02-28", "28"),
        ("DTSTART:20240226T230000Z DTEND:20240228T000000Z", "2024-02-26", "26 27"),
        ("DTSTART:20240226T100000Z RDATE:20240226T100000Z,20240228T100000Z", "2024-02-19", "26 28"),
        (
            "DTSTART;VALUE=DATE:20240222 RRULE:FREQ=WEEKLY;BYDAY=TH EXDATE;VALUE=DATE:20240229",
            "2024-02-22",
            "22",
        ),
        (
            "DTSTART;VALUE=DATE:20240225 RRULE:FREQ=DAILY;UNTIL=20240226 RDATE;VALUE=DATE:20240229",
            "2024-02-25",
            "25 26 27 29",
        ),
    ],
)
def test_the_days_that_an_event_touched(lines: str, first: str, days: str) -> None:
    found = [
        str(day)
        for day in range(19, 30)
        if touches(lines, date.fromisoformat(first), date(2024, 2, day), date(2024, 2, day))
    ]
    assert found == days.split()


# The zones that are to be declared


def test_the_zones_that_times_name() -> None:
    flight = resolve(parse("2024-03-01 10:00 Europe/Rome to 22:00 Asia/Tokyo"), None)
    assert once(flight, local=True).zones == {"Europe/Rome", "Asia/Tokyo"}
    assert once(flight, local=False).zones == set()


def test_the_zones_that_remembered_times_name() -> None:
    lines = "DTSTART;TZID=Europe/Rome:20240301T100000 RDATE;TZID=Europe/Rome:20240401T100000"
    assert times(lines).zones == {"Europe/Rome"}
    assert times("DTSTART:20240301T100000Z DTEND:20240301T110000Z").zones == set()
