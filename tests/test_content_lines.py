"""Our judge of calendars finds every fault that it knows, and none where there is none."""

from pathlib import Path

import pytest

from tests.conftest import DATA
from tests.content_lines import faults

SOUND = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//timeline//tests//EN
NAME:Talks\\, and more
BEGIN:VTIMEZONE
TZID:Europe/Rome
BEGIN:STANDARD
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
UID:talks@r
DTSTAMP:20240101T000000Z
LAST-MODIFIED:20240101T000000Z
SEQUENCE:0
DTSTART;TZID=Europe/Rome:20240105T100000
DTEND;TZID=Europe/Rome:20240105T110000
RRULE:FREQ=WEEKLY;UNTIL=20240301T090000Z
EXDATE;TZID=Europe/Rome:20240112T100000
RDATE;TZID=Europe/Rome:20240110T100000,20240117T100000
SUMMARY:Talks
CATEGORIES:Talks,India\\, and Italy
DESCRIPTION:One\\nTwo\\; three \\\\ four
END:VEVENT
BEGIN:VEVENT
UID:talks@r
RECURRENCE-ID;TZID=Europe/Rome:20240119T100000
DTSTAMP:20240101T000000Z
LAST-MODIFIED:20240101T000000Z
SEQUENCE:1
DTSTART;TZID=Europe/Rome:20240120T100000
SUMMARY:Talks
END:VEVENT
BEGIN:VEVENT
UID:day@r
DTSTAMP:20240101T000000Z
LAST-MODIFIED:20240101T000000Z
SEQUENCE:0
DTSTART;VALUE=DATE:20240229
DTEND;VALUE=DATE:20240301
RRULE:FREQ=DAILY;UNTIL=20240305
EXDATE;VALUE=DATE:20240302
SUMMARY:Day
RELATED-TO;RELTYPE=PARENT:talks@r
URL:https://example.org/a;b,c
END:VEVENT
END:VCALENDAR
"""
ZONE = SOUND[SOUND.index("BEGIN:VTIMEZONE") : SOUND.index("BEGIN:VEVENT")]
STANDARD = SOUND[SOUND.index("BEGIN:STANDARD") : SOUND.index("BEGIN:DAYLIGHT")]
DAYLIGHT = SOUND[SOUND.index("BEGIN:DAYLIGHT") : SOUND.index("END:VTIMEZONE")]
DAY = SOUND[SOUND.index("BEGIN:VEVENT\nUID:day@r") : SOUND.index("END:VCALENDAR")]
START, END = "DTSTART;TZID=Europe/Rome:20240105T100000", "DTEND;TZID=Europe/Rome:20240105T110000"
OTHER_TYPE = "is of another type than the master's DTSTART"


def octets(text: str) -> bytes:
    """Return a calendar as it stands in a file."""
    return text.replace("\n", "\r\n").encode()


def number_of(text: str, line: str) -> int:
    """Return the number of the first line that begins so."""
    return text[: text.index(f"\n{line}") + 1].count("\n") + 1


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (b"BEGIN:VCALENDAR", b"\xef\xbb\xbfBEGIN:VCALENDAR", "there is a byte order mark"),
        (
            b"VERSION:2.0\r\n",
            b"",
            "it does not begin with BEGIN:VCALENDAR, VERSION:2.0 and PRODID",
        ),
        (b"END:VCALENDAR\r\n", b"END:VCALENDAR", "it does not end with CRLF"),
        (b"SEQUENCE:0\r\n", b"SEQUENCE:0\n", "there is a bare LF"),
        (b"SEQUENCE:0\r\n", b"SEQUENCE:0\r", "there is a bare CR"),
        (b"One", b"Caf\xe9", "it is not UTF-8"),
        (b"One", b"\xed\xa0\x80", "it is not UTF-8"),
        (b"One", b"One" * 40, "line 34 has over 75 octets"),
        (b"One", b"Caf\xc3\r\n \xa9", "line 35 begins inside a character"),
        (b"One", b"One\0", "there is a U+0000"),
        (b"One", b"One\x7f", "there is a U+007F"),
        (b"One", "One\N{NEXT LINE}".encode(), "there is a U+0085"),
        (b"One", "One\ufffe".encode(), "there is a U+FFFE"),
        (b"One", "One\uffff".encode(), "there is a U+FFFF"),
        (b"One", b"x\r\n " * 250_000, "it has over 1,000,000 bytes"),
    ],
)
def test_it_finds_what_is_wrong_with_the_bytes(old: bytes, new: bytes, fault: str) -> None:
    data = octets(SOUND)
    assert old in data
    assert faults(data.replace(old, new, 1)) == [fault]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("SUMMARY:Talks", "summary:Talks", "line 32: summary is not in upper case"),
        ("SUMMARY:Talks", "SUMMARY", "line 32: SUMMARY is malformed"),
        ("SUMMARY:Talks", "SUM_MARY:Talks", "line 32: SUM_MARY is malformed"),
        ("SUMMARY:Talks", "SUMMARY;LANGUAGE:Talks", "line 32: SUMMARY is malformed"),
        ("SUMMARY:Talks", "SUMMARY;LANGUAGE=:Talks", "line 32: SUMMARY is malformed"),
        ("SUMMARY:Talks", "SUMMARY;LANGUAGE=e,n:Talks", "line 32: SUMMARY is malformed"),
        ("SUMMARY:Talks", "SUMMARY;LANGUAGE=e;n:Talks", "line 32: SUMMARY is malformed"),
        ("SUMMARY:Talks", 'SUMMARY;LANGUAGE=e"n:Talks', "line 32: SUMMARY is malformed"),
        ("SUMMARY:Talks", "SUMMARY:", "line 32: SUMMARY is empty"),
        ("SUMMARY:Talks", "SUMMARY:Talks, more", "line 32: SUMMARY is not escaped as a text"),
        ("SUMMARY:Talks", "SUMMARY:Talks; more", "line 32: SUMMARY is not escaped as a text"),
        ("SUMMARY:Talks", "SUMMARY:Talks\\: more", "line 32: SUMMARY is not escaped as a text"),
        ("SUMMARY:Talks", "SUMMARY:Talks\\", "line 32: SUMMARY is not escaped as a text"),
        ("One", "One,", "line 34: DESCRIPTION is not escaped as a text"),
        ("India\\,", "India;", "line 33: CATEGORIES is not escaped as a text"),
        ("NAME:Talks\\,", "NAME:Talks,", "line 4: NAME is not escaped as a text"),
        ("NAME:", "X-WR-CALNAME:,", "line 4: X-WR-CALNAME is not escaped as a text"),
        ("NAME:", "X-WR-CALDESC:,", "line 4: X-WR-CALDESC is not escaped as a text"),
        ("TZNAME:CET", "TZNAME:C;T", "line 12: TZNAME is not escaped as a text"),
        ("SUMMARY:Talks", "LOCATION:a,b", "line 32: LOCATION is not escaped as a text"),
        ("SUMMARY:Talks", "COMMENT:a,b", "line 32: COMMENT is not escaped as a text"),
        ("NAME:", "METHOD:", "line 4: METHOD does not belong into a publication"),
        (
            "NAME:Talks\\, and more",
            "X-WR-TIMEZONE:Europe/Rome",
            "line 4: X-WR-TIMEZONE does not belong into a publication",
        ),
        (
            "SUMMARY:Talks",
            "ATTENDEE:mailto:a@example.org",
            "line 32: ATTENDEE does not belong into a publication",
        ),
        (
            "SUMMARY:Talks",
            "ORGANIZER:mailto:a@example.org",
            "line 32: ORGANIZER does not belong into a publication",
        ),
        ("END:STANDARD", "END:DAYLIGHT", "line 13: DAYLIGHT ends before it began"),
        ("END:VCALENDAR\n", "", "VCALENDAR does not end"),
        ("END:VCALENDAR\n", "END:VCALENDAR\nEND:VEVENT\n", "line 59: VEVENT ends before it began"),
        ("END:VCALENDAR\n", "END:VCALENDAR\nX:1\n", "line 59: X outside of the calendar"),
        ("BEGIN:STANDARD", "BEGIN:VEVENT", "line 7: VEVENT in VTIMEZONE"),
        (
            "END:VCALENDAR\n",
            "END:VCALENDAR\nBEGIN:VCALENDAR\nEND:VCALENDAR\n",
            "there is more than one calendar",
        ),
    ],
)
def test_it_finds_what_is_wrong_with_the_lines(old: str, new: str, fault: str) -> None:
    assert old in SOUND
    assert faults(octets(SOUND.replace(old, new, 1))) == [fault]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (ZONE, ZONE + ZONE.replace("Rome", "Oslo"), "VTIMEZONE Europe/Oslo is not used"),
        (ZONE, ZONE + ZONE, "VTIMEZONE Europe/Rome is declared twice"),
        (ZONE, "", "TZID Europe/Rome has no VTIMEZONE"),
        (STANDARD, "", "VTIMEZONE Europe/Rome has not one STANDARD"),
        (STANDARD, STANDARD + STANDARD, "VTIMEZONE Europe/Rome has not one STANDARD"),
        (DAYLIGHT, DAYLIGHT + DAYLIGHT, "VTIMEZONE Europe/Rome has more than one DAYLIGHT"),
        ("TZNAME:CET", "RDATE:19800101T000000", "VTIMEZONE Europe/Rome has an RDATE"),
        ("TZNAME:CET", "COMMENT:Winter", "VTIMEZONE Europe/Rome has a COMMENT"),
        ("TZOFFSETTO:+0100\n", "", "STANDARD has no TZOFFSETTO"),
        ("TZNAME:CEST\n", "TZNAME:CEST\nTZNAME:MESZ\n", "DAYLIGHT has more than one TZNAME"),
    ],
)
def test_it_finds_what_is_wrong_with_the_zones(old: str, new: str, fault: str) -> None:
    assert old in SOUND
    assert faults(octets(SOUND.replace(old, new, 1))) == [fault]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (DAY, DAY + DAY, "VEVENT day@r is there twice"),
        ("SEQUENCE:0\n", "SEQUENCE:0\nSEQUENCE:1\n", "VEVENT talks@r has more than one SEQUENCE"),
        ("SUMMARY:Day", "SUMMARY:Day\nSTATUS:A\nSTATUS:B", "VEVENT day@r has more than one STATUS"),
        ("NAME:", "NAME:A\nNAME:", "VCALENDAR has more than one NAME"),
        *[
            (f"\n{line}\n", "\n", f"VEVENT talks@r has no {line.partition(':')[0]}")
            for line in (
                "DTSTAMP:20240101T000000Z",
                "LAST-MODIFIED:20240101T000000Z",
                "SEQUENCE:0",
                "SUMMARY:Talks",
            )
        ],
        ("DTSTART;VALUE=DATE:20240229\n", "", "VEVENT day@r has no DTSTART"),
        ("UID:day@r\n", "", "VEVENT has no UID"),
        ("UID:day@r", "UID:x" + "\n xxxxxxxx" * 32, "UID has over 255 octets"),
        ("day@r", "day r", "UID has other characters than A-Z a-z 0-9 . _ @ -"),
        ("day@r", "día@r", "UID has other characters than A-Z a-z 0-9 . _ @ -"),
    ],
)
def test_it_finds_what_is_wrong_with_an_event(old: str, new: str, fault: str) -> None:
    assert old in SOUND
    assert [placeless(each) for each in faults(octets(SOUND.replace(old, new, 1)))] == [fault]


def test_a_calendar_may_hold_a_zone_alone_but_not_nothing() -> None:
    head, rest = SOUND.split("BEGIN:VTIMEZONE\n")
    zone = rest.split("END:VTIMEZONE\n")[0]
    assert faults(octets(f"{head}BEGIN:VTIMEZONE\n{zone}END:VTIMEZONE\nEND:VCALENDAR\n")) == []
    assert faults(octets(f"{head}END:VCALENDAR\n")) == ["VCALENDAR has no component"]


def placeless(fault: str) -> str:
    """Return a fault without its place."""
    return fault.partition(": ")[2] or fault


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (END, END.replace("T11", "T10"), "DTEND is not after DTSTART"),
        (END, "DTEND:20240105T090000Z", "DTEND is not after DTSTART"),
        (END, "DTEND;VALUE=DATE:20240106", "DTEND is of another type than DTSTART"),
        (END, "DTEND:20240105T110000", "DTEND has no zone that is known"),
        (END, "DTEND;TZID=Europe/Rome:20240105T110000Z", "DTEND is no DATE-TIME"),
        (END, "DTEND;TZID=Europe/Rome:20240105", "DTEND is no DATE-TIME"),
        (END, "DTEND;VALUE=DATE:20240230", "DTEND is no DATE"),
        (END, "DTEND;VALUE=DATE:2024010", "DTEND is no DATE"),
        (
            "EXDATE;TZID=Europe/Rome:20240112T100000",
            "EXDATE:20240112T090000Z",
            f"EXDATE {OTHER_TYPE}",
        ),
        (
            "EXDATE;TZID=Europe/Rome:20240112T100000",
            "EXDATE;VALUE=DATE:20240112",
            f"EXDATE {OTHER_TYPE}",
        ),
        ("RDATE;TZID=Europe/Rome:20240110T100000", "RDATE;VALUE=DATE:20240110", "RDATE is no DATE"),
        (
            "RDATE;TZID=Europe/Rome:20240110T100000,",
            "RDATE;VALUE=PERIOD:20240110T090000Z/PT1H,",
            "RDATE is no PERIOD",
        ),
        ("EXDATE;VALUE=DATE:20240302", "RDATE:20240302T000000Z", f"RDATE {OTHER_TYPE}"),
        (
            "RECURRENCE-ID;TZID=Europe/Rome:20240119T100000",
            "RECURRENCE-ID:20240119T090000Z",
            f"RECURRENCE-ID {OTHER_TYPE}",
        ),
        (
            "RECURRENCE-ID;TZID=Europe/Rome:20240119T100000",
            "RECURRENCE-ID;VALUE=DATE:20240119",
            f"RECURRENCE-ID {OTHER_TYPE}",
        ),
        ("UNTIL=20240301T090000Z", "UNTIL=20240301T100000", "UNTIL is no time in UTC"),
        ("UNTIL=20240301T090000Z", "UNTIL=20240301", "UNTIL is no time in UTC"),
        ("UNTIL=20240305", "UNTIL=20240305T000000Z", "UNTIL is no day"),
        ("UNTIL=20240305", "UNTIL=20240305;COUNT=3", "RRULE has both UNTIL and COUNT"),
    ],
)
def test_it_finds_what_is_wrong_with_the_times(old: str, new: str, fault: str) -> None:
    text = SOUND.replace(old, new, 1)
    name = (
        "RRULE:FREQ=DAILY" if "20240305" in old else "RRULE:FREQ=WEEKLY" if "UNTIL" in old else new
    )
    assert old in SOUND
    assert faults(octets(text)) == [f"line {number_of(text, name)}: {fault}"]


def test_it_finds_an_override_without_a_master() -> None:
    first, _, rest = SOUND.partition("BEGIN:VEVENT\nUID:talks@r\nRECURRENCE-ID")
    text = f"{first}BEGIN:VEVENT\nUID:other@r\nRECURRENCE-ID{rest}"
    assert faults(octets(text)) == ["VEVENT other@r 20240119T100000 has no master"]


def test_it_finds_a_zone_that_nobody_knows() -> None:
    text = SOUND.replace("Europe/Rome", "Rome Time")
    assert {placeless(fault) for fault in faults(octets(text))} == {
        f"{name} has no zone that is known"
        for name in ("DTSTART", "DTEND", "EXDATE", "RDATE", "RECURRENCE-ID")
    }


@pytest.mark.parametrize(
    "text",
    [
        SOUND,
        SOUND.replace("SUMMARY:Talks", 'SUMMARY;LANGUAGE="e;n:,":Talks'),
        SOUND.replace("SUMMARY:Talks", "SUMMARY:Tal\n ks\n\tand \u0915\u094d\u0937 \U0001f91d"),
        SOUND.replace(DAYLIGHT, ""),
        SOUND.replace("UNTIL=20240305", "COUNT=5"),
    ],
)
def test_it_finds_nothing_in_a_sound_calendar(text: str) -> None:
    assert faults(octets(text)) == []


@pytest.mark.parametrize(
    "path", sorted((DATA / "golden").glob("*.ics")), ids=lambda path: path.name
)
def test_it_finds_nothing_in_the_golden_files(path: Path) -> None:
    assert faults(path.read_bytes()) == []
