"""Foreign calendars cut into components and properties, whatever their bytes."""

import pytest

from timeline.diagnostics.findings import TimelineError
from timeline.ical.blocks import blocks
from timeline.ical.foreign import read

EVENT = "BEGIN:VEVENT\r\nUID:a\r\nDTSTART:20270304T100000Z\r\nSUMMARY:Città\r\nEND:VEVENT\r\n"
WHOLE = f"BEGIN:VCALENDAR\r\n{EVENT}END:VCALENDAR\r\n"
BYTES = {
    "UTF-8": WHOLE.encode(),
    "a mark": WHOLE.encode("utf-8-sig"),
    "UTF-16": WHOLE.encode("utf-16"),
    "UTF-16, the other way": b"\xfe\xff" + WHOLE.encode("utf-16-be"),
    "bare LF": WHOLE.replace("\r\n", "\n").encode(),
    "bare CR": WHOLE.replace("\r\n", "\r").encode(),
    "small letters": WHOLE.encode().replace(b"BEGIN:VEVENT", b"begin:vevent"),
    "blanks": WHOLE.encode().replace(b"BEGIN:VEVENT", b"BEGIN: VEVENT "),
    "folded": WHOLE.encode().replace("Città".encode(), b"Ci\r\n\ttt\r\n \xc3\r\n \xa0"),
    "no calendar around it": EVENT.encode(),
    "two calendars": WHOLE.encode() + b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
    "a calendar without an end": WHOLE.encode().replace(b"END:VCALENDAR", b""),
    "ends of nothing": WHOLE.encode().replace(b"UID:a", b"END:X\r\nUID:a"),
    "no line break at the end": WHOLE.encode().strip(),
}


@pytest.mark.parametrize("case", BYTES)
def test_a_calendar_is_read_whatever_its_bytes(case: str) -> None:
    (event,) = read(BYTES[case], "a.ics").events
    assert (event.uid, event.title) == ("a", "Città")


def test_lines_are_counted_as_editors_do() -> None:
    data = BYTES["folded"]
    (event,) = read(data, "a.ics").events
    assert event.line == 2
    assert [each.line for each in event.properties["SUMMARY"]] == [5]


def test_an_event_that_is_cut_off_is_lost_and_those_before_it_are_not() -> None:
    data = (WHOLE[:-15] + EVENT[:-12]).encode()
    found = read(data, "a.ics")
    assert [event.uid for event in found.events] == ["a"]
    assert [(each.line, each.why) for each in found.lost] == [(7, "cut off before its end")]


@pytest.mark.parametrize("cut", range(0, len(WHOLE.encode()), 3))
def test_a_file_cut_anywhere_has_each_event_that_it_begins(cut: int) -> None:
    data = WHOLE.encode()[:cut]
    try:
        found = read(data, "a.ics")
    except TimelineError:
        assert b"BEGIN:VCALENDAR" not in data or b"\xc3" in data[-1:]
    else:
        assert len(found.events) + len(found.lost) == (b"BEGIN:VEVENT" in data)


NO_CALENDARS = {
    "nothing": b"",
    "a text": b"registry: r",
    "Latin-1": WHOLE.encode("latin-1"),
}


@pytest.mark.parametrize("case", NO_CALENDARS)
def test_what_is_no_calendar_is_refused(case: str) -> None:
    with pytest.raises(TimelineError, match=r"^a\.ics(:5)?: not a calendar"):
        read(NO_CALENDARS[case], "a.ics")


@pytest.mark.parametrize("encoding", ["klingon", "ascii"])
def test_a_wrong_encoding_is_refused(encoding: str) -> None:
    with pytest.raises(TimelineError, match=f"^a.ics: not in {encoding}$"):
        read(WHOLE.encode(), "a.ics", encoding)


def test_a_declared_encoding_is_read() -> None:
    (event,) = read(WHOLE.encode("latin-1"), "a.ics", "latin-1").events
    assert event.title == "Città"


def test_components_in_components_are_parts() -> None:
    data = WHOLE.replace("UID:a", "UID:a\r\nBEGIN:VALARM\r\nBEGIN:X\r\nEND:VALARM").encode()
    calendar, event = blocks(data, "a.ics")
    assert (calendar.name, event.name) == ("VCALENDAR", "VEVENT")
    assert [part.name for part in event.parts] == ["VALARM"]
    assert [(part.name, part.is_cut) for part in event.parts[0].parts] == [("X", True)]


def test_parameters_are_read_in_quotes_and_without() -> None:
    lines = 'ATTENDEE;cn="Bee; Ann";MEMBER="mailto:a","mailto:b":mailto:x\r\nATTENDEE;CN=Cy:y'
    data = WHOLE.replace("UID:a", f"UID:a\r\n{lines}").encode()
    (event,) = read(data, "a.ics").events
    assert [dict(each.params) for each in event.properties["ATTENDEE"]] == [
        {"CN": "Bee; Ann", "MEMBER": "mailto:a,mailto:b"},
        {"CN": "Cy"},
    ]


ZONE = """BEGIN:VTIMEZONE
TZID:Ours
BEGIN:DAYLIGHT
DTSTART:20000326T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
{daylight}
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:20001029T030000
TZOFFSETTO:+0100
TZOFFSETFROM:+0200
{standard}
END:STANDARD
BEGIN:STANDARD
DTSTART:yesterday
END:STANDARD
END:VTIMEZONE
"""
RULES = {
    "rules": (
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=20991231T000000Z",
    ),
    "rules that end by local time": (
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;UNTIL=20991231T000000",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    ),
    "dates": ("RDATE:20270328T020000", "RDATE:20271031T030000"),
}


@pytest.mark.parametrize("case", RULES)
def test_the_offsets_of_a_zone_follow_from_its_rules(case: str) -> None:
    daylight, standard = RULES[case]
    zone = ZONE.format(daylight=daylight, standard=standard).replace("\n", "\r\n")
    for day, offset in (("20270327", "1:00:00"), ("20270329", "2:00:00"), ("20271101", "1:00:00")):
        start = f"DTSTART;TZID=Ours:{day}T100000"
        data = WHOLE.replace("DTSTART:20270304T100000Z", start)
        data = data.replace("BEGIN:VEVENT", f"{zone}BEGIN:VEVENT")
        found = read(data.encode(), "a.ics").events[0].start
        assert str(found.utcoffset()) == offset  # type: ignore[attr-defined]


@pytest.mark.parametrize("rule", ["FREQ=DAILY", "FREQ=YEARLY;UNTIL=never", "FREQ=YEARLY;BYMONTH=x"])
def test_a_rule_of_a_zone_that_is_none_counts_for_nothing(rule: str) -> None:
    zone = ZONE.format(daylight=f"RRULE:{rule}", standard="").replace("\n", "\r\n")
    data = WHOLE.replace("DTSTART:", "DTSTART;TZID=Ours:").replace("00Z", "00")
    data = data.replace("BEGIN:VEVENT", f"{zone}BEGIN:VEVENT")
    assert str(read(data.encode(), "a.ics").events[0].start.utcoffset()) == "1:00:00"  # type: ignore[attr-defined]


def test_before_its_first_rule_a_zone_has_the_offset_that_went_before() -> None:
    zone = ZONE.format(daylight="", standard="").replace("\n", "\r\n")
    data = WHOLE.replace("DTSTART:20270304T100000Z", "DTSTART;TZID=Ours:19990701T100000")
    data = data.replace("BEGIN:VEVENT", f"{zone}BEGIN:VEVENT")
    assert str(read(data.encode(), "a.ics").events[0].start.utcoffset()) == "1:00:00"  # type: ignore[attr-defined]
