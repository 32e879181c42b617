"""When an event of a calendar is: the same instants as in the calendar."""

import pytest

from tests.importing.calendars.written import DAY, END, INDIA, START, event, fields, found, texts

WHEN = {
    "a day": ((DAY,), "2027-03-04"),
    "a day that ends on the next": ((DAY, "DTEND;VALUE=DATE:20270305"), "2027-03-04"),
    "days": ((DAY, "DTEND;VALUE=DATE:20270307"), "2027-03-04 to 2027-03-06"),
    "a day that ends where it starts": ((DAY, "DTEND;VALUE=DATE:20270304"), "2027-03-04"),
    "days by a length": ((DAY, "DURATION:P2D"), "2027-03-04 to 2027-03-05"),
    "clock times": ((START, END), "2027-03-04 10:00 to 11:30"),
    "no end": ((START,), "2027-03-04 10:00"),
    "no length": ((START, START.replace("DTSTART", "DTEND")), "2027-03-04 10:00"),
    "a length": ((START, "DURATION:PT2H"), "2027-03-04 10:00 to 12:00"),
    "over midnight": ((START, "DURATION:PT20H"), "2027-03-04 10:00 to 2027-03-05 06:00"),
    "hours over a change of clocks": (
        ("DTSTART;TZID=Europe/Rome:20270327T200000", "DURATION:PT10H"),
        "2027-03-27 20:00 to 2027-03-28 07:00",
    ),
    "a day over a change of clocks": (
        ("DTSTART;TZID=Europe/Rome:20270327T200000", "DURATION:P1D"),
        "2027-03-27 20:00 to 2027-03-28 20:00",
    ),
    "UTC": (("DTSTART:20270304T090000Z",), "2027-03-04 10:00"),
    "floating": (("DTSTART:20270304T100000",), "2027-03-04 10:00"),
    "an end in another zone": (
        (START, "DTEND;TZID=Asia/Tokyo:20270304T200000"),
        "2027-03-04 10:00 Europe/Rome to 2027-03-04 20:00 Asia/Tokyo",
    ),
    "an hour that comes twice": (
        ("DTSTART:20271031T013000Z", "DTEND:20271031T023000Z"),
        "2027-10-31 01:30 UTC to 2027-10-31 03:30 Europe/Rome",
    ),
    "an hour that is skipped": (
        ("DTSTART;TZID=Europe/Rome:20270328T023000",),
        "2027-03-28 03:30",
    ),
    "whole days of Outlook": (
        (
            "DTSTART;TZID=Europe/Rome:20270304T000000",
            "DTEND;TZID=Europe/Rome:20270306T000000",
            "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE",
        ),
        "2027-03-04 to 2027-03-05",
    ),
    "a whole day of Outlook without an end": (
        ("DTSTART;TZID=Europe/Rome:20270304T000000", "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE"),
        "2027-03-04",
    ),
    "a length beyond the calendar": (
        ("DTSTART;VALUE=DATE:99981231", "DURATION:P999W"),
        "9998-12-31",
    ),
    "seconds": ((f"{START[:-2]}10", f"{END[:-2]}50"), "2027-03-04 10:00 to 11:30"),
    "seconds alone": ((f"{START[:-2]}10", "DURATION:PT30S"), "2027-03-04 10:00"),
    "an early year": (("DTSTART;VALUE=DATE:08000101",), "0800-01-01"),
}


@pytest.mark.parametrize("case", WHEN)
def test_an_event_is_when_its_calendar_says(case: str) -> None:
    lines, when = WHEN[case]
    known = fields(*lines)
    assert known["when"] == when
    assert "timezone" not in known


NAMES = {
    "Asia/Kolkata": "Asia/Kolkata",
    "Asia/Calcutta": "Asia/Kolkata",
    "ASIA/KOLKATA": "Asia/Kolkata",
    '"Asia/Kolkata"': "Asia/Kolkata",
    "India Standard Time": "Asia/Kolkata",
    "/freeassociation.sourceforge.net/Tzfile/Asia/Kolkata": "Asia/Kolkata",
    "/mozilla.org/20070129_1/America/Argentina/Salta": "America/Argentina/Salta",
    "US/Eastern": "America/New_York",
    "Europe/Amsterdam": "Europe/Amsterdam",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_zone_gets_its_present_name(name: str) -> None:
    read = found(event(f"DTSTART;TZID={name}:20270304T100000"))
    assert read.events[0].fields["when"] == "2027-03-04 10:00"
    assert read.events[0].fields["timezone"] == NAMES[name]
    is_said = name.strip('"') != NAMES[name]
    assert texts(read.decided) == [f'"{name}" taken for {NAMES[name]}'] * is_said


OURS = "DTSTART;TZID=Customized Time Zone 1:20270304T100000"


def test_a_zone_without_a_name_is_the_usual_one_if_that_has_its_offsets() -> None:
    read = found(event(OURS), head=INDIA, zone="Asia/Kolkata")
    assert read.events[0].fields["when"] == "2027-03-04 10:00"
    assert texts(read.decided) == [
        '"Customized Time Zone 1" taken for Asia/Kolkata, whose offsets it has'
    ]


def test_of_another_zone_the_instant_stays_and_its_name_is_asked_for() -> None:
    read = found(event(OURS), head=INDIA)
    assert read.events[0].fields["when"] == "2027-03-04 05:30"
    assert texts(read.to_do) == [
        (
            '"Customized Time Zone 1" is not a known time zone, so the rules in the calendar '
            'count; say which one it is, as in --zone "Customized Time Zone 1=Europe/Rome"'
        )
    ]


def test_somebody_may_say_which_zone_it_is() -> None:
    read = found(event(OURS), zones={"Customized Time Zone 1": "Asia/Colombo"})
    assert read.events[0].fields["timezone"] == "Asia/Colombo"


def test_a_zone_of_which_nothing_is_known_leaves_the_event_out() -> None:
    read = found(event(OURS))
    assert not read.events
    assert read.left_out_uids == {"a@x.org"}
    assert texts(read.left_out) == [
        (
            'Talks: the time zone "Customized Time Zone 1" is unknown; say which one it is, '
            'as in --zone "Customized Time Zone 1=Europe/Rome"'
        )
    ]


def test_the_clocks_of_a_vtimezone_count_where_it_contradicts_its_name() -> None:
    liar = tuple(line.replace("Customized Time Zone 1", "Asia/Tokyo") for line in INDIA)
    read = found(event("DTSTART;TZID=Asia/Tokyo:20270304T100000"), head=liar)
    assert read.events[0].fields["when"] == "2027-03-04 13:30"
    assert texts(read.decided) == [
        "on 2027-03-04, the clocks of the VTIMEZONE Asia/Tokyo count, not those of tzdata"
    ]


def test_a_series_under_a_name_that_its_vtimezone_contradicts_is_asked_for() -> None:
    liar = tuple(line.replace("Customized Time Zone 1", "Asia/Tokyo") for line in INDIA)
    series = event("DTSTART;TZID=Asia/Tokyo:20270304T100000", "RRULE:FREQ=DAILY;COUNT=3")
    read = found(series, head=liar)
    assert read.events[0].fields["timezone"] == "Asia/Tokyo"
    assert texts(read.to_do) == [
        (
            "the clocks of the VTIMEZONE Asia/Tokyo differ from those of tzdata, which count for "
            'events that repeat; say which zone it is, as in --zone "Asia/Tokyo=Europe/Rome"'
        )
    ]
    said = found(series, head=liar, zones={"Asia/Tokyo": "Asia/Kolkata"})
    assert (said.events[0].fields["timezone"], said.to_do) == ("Asia/Kolkata", ())


def test_floating_times_are_in_the_zone_that_is_said_never_in_utc_by_silence() -> None:
    lines = ("DTSTART:20270304T100000",)
    wr = ("X-WR-TIMEZONE:Asia/Tokyo",)
    assert fields(*lines, floating="Asia/Kolkata", head=wr)["timezone"] == "Asia/Kolkata"
    assert fields(*lines, head=wr)["timezone"] == "Asia/Tokyo"
    read = found(event(*lines), zone="")
    assert read.events[0].fields == {**read.events[0].fields, "when": "2027-03-04 10:00"}
    assert texts(read.to_do) == [
        "clock times without a zone; say which one, as in --floating Europe/Rome"
    ]


def test_a_new_registry_has_the_zone_of_most_events() -> None:
    tokyo = START.replace("Europe/Rome", "Asia/Tokyo")
    starts = (START, tokyo, tokyo.replace("0304", "0305"), "DTSTART:20270304T100000Z")
    events = [event(start, uid=str(number)) for number, start in enumerate(starts)]
    read = found(*events, zone="", head=("X-WR-CALNAME:Visits", "X-WR-CALDESC:All"))
    assert read.head == {
        "title": "Visits",
        "description": "All",
        "defaults": {"timezone": "Asia/Tokyo"},
    }
    assert [each.fields.get("timezone") for each in read.events] == [
        "Europe/Rome",
        None,
        None,
        None,
    ]
    assert read.events[3].fields["when"] == "2027-03-04 19:00"


LEFT_OUT = {
    "no start": ((), "no start"),
    "a broken start": (("DTSTART:yesterday",), "no start"),
    "an end before the start": ((START, "DTEND:20270304T080000Z"), "it ends before it starts"),
    "a day that ends before": (
        (DAY, "DTEND;VALUE=DATE:20270301"),
        "it ends before it starts",
    ),
    "before the calendar": (
        ("DTSTART:00010101T000000Z",),
        "its times are outside the calendar",
    ),
    "after the calendar": (
        ("DTSTART;VALUE=DATE:99991231",),
        "its times are outside the calendar",
    ),
    "outside the calendar": (
        ("DTSTART;TZID=Asia/Tokyo:00010101T000000",),
        "its times are outside the calendar",
    ),
}


@pytest.mark.parametrize("case", LEFT_OUT)
def test_an_event_that_is_at_no_time_is_left_out_with_the_reason(case: str) -> None:
    lines, why = LEFT_OUT[case]
    read = found(event(*lines))
    assert not read.events
    assert texts(read.left_out) == [f"Talks: {why}"]
    assert read.left_out[0].at == "a.ics:3"


UNUSED = {
    "seconds": ((f"{START[:-2]}30",), "DTSTART: seconds"),
    "an end of another sort": ((START, "DTEND;VALUE=DATE:20270305"), "DTEND: not as DTSTART is"),
}


@pytest.mark.parametrize("case", UNUSED)
def test_what_the_registry_cannot_hold_of_a_time_is_named(case: str) -> None:
    lines, name = UNUSED[case]
    assert name in texts(found(event(*lines)).unused)


def test_what_is_decided_or_asked_for_is_said_once() -> None:
    known = "DTSTART;TZID=Asia/Calcutta:20270304T100000"
    events = [event(start, uid=f"{start}{n}") for n in range(2) for start in (known, OURS)]
    read = found(*events, head=INDIA)
    assert len(read.decided) == len(read.to_do) == 1
