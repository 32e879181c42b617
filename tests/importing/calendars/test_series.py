"""Series of calendars: each occurrence that a calendar has, at its instant, and no other."""

from collections.abc import Mapping

import pytest

from tests.importing.calendars.written import (
    DAY,
    END,
    INDIA,
    START,
    WEEKLY,
    event,
    fields,
    found,
    texts,
)
from timeline.importing.calendars import soundness
from timeline.importing.directory import Directory
from timeline.reading.yaml import Data

RULE = "FREQ=WEEKLY;COUNT=4"
OCCURRENCE = "DTSTART;TZID=Europe/Rome:20270311T100000"
OCCURRENCE_END = "DTEND;TZID=Europe/Rome:20270311T113000"
DUE = "RECURRENCE-ID;TZID=Europe/Rome:20270311T100000"

REPEATS: dict[str, tuple[tuple[str, ...], Data]] = {
    "a rule": (WEEKLY, RULE),
    "small letters and blanks": (
        (START, "RRULE:freq=weekly; byday=TH, FR"),
        "FREQ=WEEKLY;BYDAY=TH,FR",
    ),
    "an interval of one": ((START, "RRULE:FREQ=DAILY;INTERVAL=1;WKST=SU"), "FREQ=DAILY"),
    "a week that begins on another day": (
        (START, "RRULE:FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TH"),
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH",
    ),
    "the hour of the start": ((START, "RRULE:FREQ=DAILY;BYHOUR=10;BYMINUTE=0"), "FREQ=DAILY"),
    "an end in UTC": (
        (START, "RRULE:FREQ=DAILY;UNTIL=20270310T090000Z"),
        {"rule": "FREQ=DAILY", "until": "2027-03-10"},
    ),
    "an end before the hour": (
        (START, "RRULE:FREQ=DAILY;UNTIL=20270310T085959Z"),
        {"rule": "FREQ=DAILY", "until": "2027-03-09"},
    ),
    "an end by local time": (
        (START, "RRULE:FREQ=DAILY;UNTIL=20270310T100000"),
        {"rule": "FREQ=DAILY", "until": "2027-03-10"},
    ),
    "an end on a day": (
        (START, "RRULE:FREQ=DAILY;UNTIL=20270310"),
        {"rule": "FREQ=DAILY", "until": "2027-03-10"},
    ),
    "days with an end at a moment": (
        (DAY, "RRULE:FREQ=DAILY;UNTIL=20270310T000000Z"),
        {"rule": "FREQ=DAILY", "until": "2027-03-10"},
    ),
    "an exception": (
        (*WEEKLY, "EXDATE;TZID=Europe/Rome:20270311T100000"),
        {"rule": RULE, "except": "2027-03-11"},
    ),
    "exceptions in UTC, twice, and on a day": (
        (*WEEKLY, "EXDATE:20270311T090000Z,20270311T090000Z", "EXDATE;VALUE=DATE:20270318"),
        {"rule": RULE, "except": ["2027-03-11", "2027-03-18"]},
    ),
    "a day more": (
        (*WEEKLY, "RDATE;TZID=Europe/Rome:20270312T100000"),
        {"rule": RULE, "also": "2027-03-12"},
    ),
    "a day more that the rule has": ((*WEEKLY, "RDATE;TZID=Europe/Rome:20270311T100000"), RULE),
    "a day more that is taken out": (
        (*WEEKLY, "RDATE:20270312T090000Z", "EXDATE:20270312T090000Z"),
        RULE,
    ),
    "an exception to nothing": ((*WEEKLY, "EXDATE:20270312T090000Z"), RULE),
    "a rule without end": ((START, END, "RRULE:FREQ=YEARLY"), "FREQ=YEARLY"),
    "an exception long after": (
        (START, "RRULE:FREQ=YEARLY", "EXDATE;TZID=Europe/Rome:20300304T100000"),
        {"rule": "FREQ=YEARLY", "except": "2030-03-04"},
    ),
    "a period like the others": (
        (*WEEKLY, "RDATE;VALUE=PERIOD:20270312T090000Z/PT1H30M"),
        {"rule": RULE, "also": "2027-03-12"},
    ),
}


@pytest.mark.parametrize("case", REPEATS)
def test_a_series_stays_one(case: str) -> None:
    lines, repeats = REPEATS[case]
    assert fields(*lines)["repeats"] == repeats


def test_a_series_in_utc_stays_in_utc() -> None:
    known = fields(
        "DTSTART:20270304T090000Z", "DTEND:20270304T100000Z", "RRULE:FREQ=WEEKLY;COUNT=9"
    )
    assert known["when"] == "2027-03-04 09:00 to 10:00"
    assert known["timezone"] == "UTC"


CHANGED: dict[str, tuple[tuple[str, ...], Mapping[str, Data]]] = {
    "nothing": ((OCCURRENCE, OCCURRENCE_END), {}),
    "time": (
        (OCCURRENCE.replace("0311", "0312"), OCCURRENCE_END.replace("0311", "0312")),
        {"when": "2027-03-12 10:00 to 11:30"},
    ),
    "status": ((OCCURRENCE, OCCURRENCE_END, "STATUS:CANCELLED"), {"status": "cancelled"}),
    "place": ((OCCURRENCE, OCCURRENCE_END, "LOCATION:Hall"), {"place": "hall"}),
}


@pytest.mark.parametrize("case", CHANGED)
def test_a_changed_occurrence_is_a_change_of_the_series(case: str) -> None:
    lines, changes = CHANGED[case]
    (whole,) = found(event(*WEEKLY), event(DUE, *lines)).events
    expected = {"rule": RULE, "changes": {"2027-03-11": changes}} if changes else RULE
    assert whole.fields["repeats"] == expected


def test_a_title_may_change_and_a_status_be_taken_away() -> None:
    lines = (*WEEKLY, "STATUS:TENTATIVE")
    changed = event(DUE, OCCURRENCE, OCCURRENCE_END, title="Dinner")
    (whole,) = found(event(*lines), changed).events
    assert whole.fields["repeats"] == {
        "rule": RULE,
        "changes": {"2027-03-11": {"title": "Dinner", "status": "confirmed"}},
    }


def test_an_occurrence_without_the_place_of_the_others_is_an_event_of_its_own() -> None:
    changed = event(DUE, OCCURRENCE, OCCURRENCE_END)
    whole, single = found(event(*WEEKLY, "LOCATION:Hall"), changed).events
    assert (whole.fields["place"], single.fields.get("place")) == ("hall", None)


SINGLE = {
    "another text": (OCCURRENCE, OCCURRENCE_END, "DESCRIPTION:More"),
    "private": (OCCURRENCE, OCCURRENCE_END, "CLASS:PRIVATE"),
    "whole days": ("DTSTART;VALUE=DATE:20270311",),
    "no end": (OCCURRENCE,),
}


@pytest.mark.parametrize("case", SINGLE)
def test_a_change_that_a_series_cannot_hold_makes_an_event_of_its_own(case: str) -> None:
    whole, single = found(event(*WEEKLY), event(DUE, *SINGLE[case])).events
    assert whole.fields["repeats"] == {"rule": RULE, "except": "2027-03-11"}
    assert single.recurrence == "20270311T090000Z"
    assert single.fields["when"].startswith("2027-03-11")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("case", "why"), [("another text", "description"), ("no end", "its end or its place")]
)
def test_it_is_said_why_an_occurrence_became_an_event_of_its_own(case: str, why: str) -> None:
    said = "the occurrence of 2027-03-11 became an event of its own: a series can't hold what"
    read = found(event(*WEEKLY), event(DUE, *SINGLE[case]))
    assert texts(read.decided) == [f"{said} differs, {why}"]


def test_an_occurrence_without_people_has_those_of_its_series() -> None:
    who = ("ORGANIZER;CN=Paolo Neri:mailto:p@x.org", "ATTENDEE;CN=Asha Rao:mailto:a@x.org")
    later = (OCCURRENCE.replace("0311", "0312"), OCCURRENCE_END.replace("0311", "0312"))
    for said in ((), who[:1], who):
        (whole,) = found(event(*WEEKLY, *who), event(DUE, *later, *said)).events
        people = {"paolo-neri": "organiser", "asha-rao": "participant"}
        assert whole.fields["participants"] == people
        changes = {"2027-03-11": {"when": "2027-03-12 10:00 to 11:30"}}
        assert whole.fields["repeats"] == {"rule": RULE, "changes": changes}
    for each in who:
        other = event(DUE, *later, each.replace("CN=", "CN=Lucia "))
        assert len(found(event(*WEEKLY, *who), other).events) == 2


def test_a_change_at_a_place_with_clocks_of_its_own_makes_an_event_of_its_own() -> None:
    tokyo: dict[str, Data] = {"name": "Tokyo", "timezone": "Asia/Tokyo"}
    directory = Directory({"places": {"tokyo": tokyo}})
    changed = event(DUE, OCCURRENCE, OCCURRENCE_END, "LOCATION:Tokyo")
    _, single = found(event(*WEEKLY), changed, directory=directory).events
    assert single.fields["place"] == "tokyo"
    assert single.fields["timezone"] == "Europe/Rome"


def test_occurrences_that_are_on_no_day_of_the_rule_are_events_of_their_own() -> None:
    orphan = event("RECURRENCE-ID:20270312T090000Z", OCCURRENCE)
    period = "RDATE;VALUE=PERIOD:20270312T120000Z/20270312T130000Z,20270301T090000Z/PT1H"
    events = found(event(*WEEKLY, period), orphan).events
    assert [(each.recurrence, each.fields["when"]) for each in events[1:]] == [
        ("20270301T090000Z", "2027-03-01 10:00 to 11:00"),
        ("20270312T090000Z", "2027-03-11 10:00"),
        ("20270312T120000Z", "2027-03-12 13:00 to 14:00"),
    ]


def test_a_changed_occurrence_without_its_series_is_taken() -> None:
    (single,) = found(event(DUE, OCCURRENCE)).events
    assert (single.recurrence, single.fields["when"]) == ("20270311T090000Z", "2027-03-11 10:00")


def test_a_change_of_an_event_that_does_not_repeat_takes_its_place() -> None:
    due = DUE.replace("0311", "0304")
    (single,) = found(event(START), event(due, OCCURRENCE)).events
    assert single.fields["when"] == "2027-03-11 10:00"


def test_dates_without_a_rule_are_single_events() -> None:
    more = "RDATE;TZID=Europe/Rome:20270310T100000,20270312T100000"
    events = found(event(START, END, more, "EXDATE;VALUE=DATE:20270312")).events
    assert [each.fields["when"] for each in events] == [
        "2027-03-04 10:00 to 11:30",
        "2027-03-10 10:00 to 11:30",
    ]


def test_days_without_a_rule_are_single_events() -> None:
    events = found(event(DAY, "RDATE;VALUE=DATE:20270310")).events
    assert [each.fields["when"] for each in events] == ["2027-03-04", "2027-03-10"]


def test_a_single_event_of_rdate_may_be_taken_out() -> None:
    more = ("RDATE:20270312T120000Z", "EXDATE:20270312T120000Z")
    (whole,) = found(event(*WEEKLY, *more)).events
    assert whole.fields["repeats"] == RULE


def test_a_period_without_a_length_is_as_long_as_the_others() -> None:
    period = "RDATE;VALUE=PERIOD:20270312T090000Z/PT0S"
    (whole,) = found(event(*WEEKLY, period)).events
    assert whole.fields["repeats"] == {"rule": RULE, "also": "2027-03-12"}


def test_a_title_that_nobody_can_see_makes_no_series() -> None:
    changed = event(DUE, OCCURRENCE, OCCURRENCE_END, title="\u200b")
    assert len(found(event(*WEEKLY), changed).events) == 4


def test_a_series_at_the_end_of_the_calendar_is_left_out() -> None:
    start = "DTSTART;TZID=Europe/Rome:99981230T100000"
    end = "DTEND;TZID=Europe/Rome:99981231T100000"
    due = "RDATE;TZID=Europe/Rome:99991231T220000"
    read = found(event(start, end, due))
    assert texts(read.left_out) == ["Talks: its times are outside the calendar"]


def test_dates_of_another_sort_are_named() -> None:
    read = found(
        event(*WEEKLY, "RDATE;VALUE=DATE:20270312", "RDATE;VALUE=PERIOD:20270312T090000Z/X")
    )
    assert texts(read.unused) == ["RDATE: not as DTSTART is"]


DAYS = (DAY, "DTEND;VALUE=DATE:20270305", "RRULE:FREQ=WEEKLY;COUNT=4")
MIDNIGHTS = (
    "DTSTART;TZID=Europe/Rome:20270304T000000",
    "DTEND;TZID=Europe/Rome:20270305T000000",
    "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE",
)
SETPOS = "RRULE:FREQ=MONTHLY;BYDAY=TH;BYSETPOS=1;COUNT=3"


@pytest.mark.parametrize("start", [DAYS[:2], MIDNIGHTS], ids=["days", "midnights"])
@pytest.mark.parametrize(
    "rule", ["RRULE:FREQ=WEEKLY;COUNT=4", "RRULE:FREQ=DAILY;BYSETPOS=1;COUNT=4"]
)
def test_outlook_names_whole_days_by_their_midnights(start: tuple[str, ...], rule: str) -> None:
    due = "RECURRENCE-ID;TZID=Europe/Rome:20270304T000000"
    moved = event(due, "DTSTART;VALUE=DATE:20270305", "DTEND;VALUE=DATE:20270306")
    second = "11" if "WEEKLY" in rule else "05"
    taken_out = f"EXDATE;TZID=Europe/Rome:202703{second}T000000"
    events = found(event(*start, rule, taken_out), moved).events
    if "WEEKLY" in rule:
        (each,) = events
        changes = {"2027-03-04": {"when": "2027-03-05"}}
        assert each.fields["repeats"] == {
            "rule": "FREQ=WEEKLY;COUNT=4",
            "except": "2027-03-11",
            "changes": changes,
        }
    else:
        assert [each.fields["when"] for each in events] == [
            "2027-03-05",
            "2027-03-06",
            "2027-03-07",
        ]


def test_outlook_adds_whole_days_by_their_midnights() -> None:
    rule, more = "RRULE:FREQ=WEEKLY;COUNT=4", "RDATE;TZID=Europe/Rome:20270312T000000"
    for start in (DAYS[:2], MIDNIGHTS):
        (each,) = found(event(*start, rule, more)).events
        assert each.fields["repeats"] == {"rule": RULE, "also": "2027-03-12"}


@pytest.mark.parametrize("until", ["20270314T230000Z", "20270315T000000", "20270315"])
@pytest.mark.parametrize("by", ["DAILY", "DAILY;BYSETPOS=1"])
def test_the_last_whole_day_is_that_of_its_midnight(until: str, by: str) -> None:
    events = found(event(*MIDNIGHTS, f"RRULE:FREQ={by};INTERVAL=11;UNTIL={until}")).events
    if "SETPOS" in by:
        assert [each.fields["when"] for each in events] == ["2027-03-04", "2027-03-15"]
    else:
        repeats = {"rule": "FREQ=DAILY;INTERVAL=11", "until": "2027-03-15"}
        assert events[0].fields["repeats"] == repeats


NORTH = (
    "BEGIN:VTIMEZONE",
    "TZID:Customized Time Zone 2",
    "BEGIN:DAYLIGHT",
    "DTSTART:20070328T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=28",
    "TZOFFSETFROM:-0500",
    "TZOFFSETTO:-0400",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "DTSTART:20071104T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=4",
    "TZOFFSETFROM:-0400",
    "TZOFFSETTO:-0500",
    "END:STANDARD",
    "END:VTIMEZONE",
)


@pytest.mark.parametrize(("until", "count"), [("20270401T140000Z", 3), ("20270401T135959Z", 2)])
def test_the_end_of_a_rule_is_a_moment_whatever_the_clocks_show(until: str, count: int) -> None:
    start = "DTSTART;TZID=Customized Time Zone 2:20270304T100000"
    rule = f"RRULE:FREQ=WEEKLY;INTERVAL=2;UNTIL={until}"
    events = found(event(start, rule), head=NORTH).events
    assert [str(each.fields["when"]) for each in events] == [
        "2027-03-04 16:00",
        "2027-03-18 16:00",
        "2027-04-01 16:00",
    ][:count]


def test_of_whole_days_a_moment_within_a_day_names_none() -> None:
    read = found(event(*DAYS, "EXDATE:20270311T093000Z"))
    assert read.events[0].fields["repeats"] == RULE
    assert texts(read.unused) == ["EXDATE: of no occurrence"]


def test_an_occurrence_that_is_changed_by_its_day_is_not_there_twice() -> None:
    moved = event("RECURRENCE-ID;VALUE=DATE:20270401", "DTSTART:20270402T080000Z")
    events = found(event(START, SETPOS), moved).events
    days = sorted(str(each.fields["when"])[5:10] for each in events)
    assert days == ["03-04", "04-02", "05-06"]


FLOATING = ("DTSTART:20270304T100000", "DTEND:20270304T113000")


@pytest.mark.parametrize("out", [":20270311T100000", ":20270311T100000Z", ";VALUE=DATE:20270311"])
def test_exceptions_to_floating_times_are_floating(out: str) -> None:
    more = "RDATE;VALUE=PERIOD:20270312T100000/PT1H"
    moved = event("RECURRENCE-ID:20270318T100000", OCCURRENCE.replace("0311", "0319"))
    rule = "RRULE:FREQ=WEEKLY;COUNT=4"
    one, added, other = found(event(*FLOATING, rule, f"EXDATE{out}", more), moved).events
    assert one.fields["repeats"] == {"rule": RULE, "except": ["2027-03-11", "2027-03-18"]}
    assert added.fields["when"] == "2027-03-12 10:00 to 11:00"
    assert other.fields["when"] == "2027-03-19 10:00"


def test_a_changed_floating_event_that_does_not_repeat_is_there_once() -> None:
    moved = event("RECURRENCE-ID:20270304T100000", "DTSTART:20270305T100000")
    (each,) = found(event(*FLOATING), moved).events
    assert each.fields["when"] == "2027-03-05 10:00"


def test_events_without_uid_have_exceptions_of_their_own() -> None:
    timed = event("DTSTART:20270304T000000", *WEEKLY[2:], "EXDATE:20270311T000000", uid="")
    events = found(timed, event(DAY, uid="", title="Other")).events
    assert events[0].fields["repeats"] == {"rule": RULE, "except": "2027-03-11"}


@pytest.mark.parametrize(
    ("end", "count", "said"),
    [
        ("COUNT=15", 15, ""),
        ("UNTIL=20280301", 12, ""),
        ("UNTIL=99990101", 101, " up to the end of 2127"),
        ("COUNT=150", 101, " up to the end of 2127"),
        ("COUNT=-1", 1, " up to the end of 2027"),
    ],
)
def test_a_rule_goes_on_to_its_own_end(end: str, count: int, said: str) -> None:
    by = "YEARLY;BYMONTH=3" if count > 99 or "-" in end else "MONTHLY"
    read = found(event(START, f"RRULE:FREQ={by};BYDAY=TH;BYSETPOS=1;{end}"))
    assert len(read.events) == count
    assert f"single events{said}: " in texts(read.decided)[0]


EXPANDED = {
    "BYSETPOS": ((START, "RRULE:FREQ=MONTHLY;BYDAY=TH;BYSETPOS=1;COUNT=3"), ["04", "01", "06"]),
    "a first day beside the rule": (
        (START, "RRULE:FREQ=WEEKLY;BYDAY=FR;COUNT=2"),
        ["04", "05", "12"],
    ),
    "a day": ((DAY, "RRULE:FREQ=MONTHLY;BYDAY=TH;BYSETPOS=1;COUNT=2"), ["04", "01"]),
    "an end": (
        (START, "RRULE:FREQ=MONTHLY;BYDAY=TH;BYSETPOS=1;UNTIL=20270401T080000Z"),
        ["04", "01"],
    ),
    "an end on a day": (
        (START, "RRULE:FREQ=MONTHLY;BYDAY=TH;BYSETPOS=1;UNTIL=20270401"),
        ["04", "01"],
    ),
    "both ends": ((START, "RRULE:FREQ=WEEKLY;COUNT=9;UNTIL=20270311T090000Z"), ["04", "11"]),
    "no end": (
        (START, "RRULE:FREQ=YEARLY;BYDAY=TH;BYSETPOS=1;BYMONTH=3,12"),
        ["04"],
    ),
}


@pytest.mark.parametrize("case", EXPANDED)
def test_a_rule_that_no_registry_takes_makes_single_events(case: str) -> None:
    lines, days = EXPANDED[case]
    read = found(event(*lines))
    assert [str(each.fields["when"])[8:10] for each in read.events] == days
    assert len({each.recurrence for each in read.events}) == len(days)
    assert "taken as single events" in texts(read.decided)[0]


def test_clocks_of_a_vtimezone_alone_tell_the_occurrences() -> None:
    start = "DTSTART;TZID=Customized Time Zone 1:20270304T100000"
    events = found(event(start, "RRULE:FREQ=MONTHLY;COUNT=2"), head=INDIA).events
    assert [each.fields["when"] for each in events] == ["2027-03-04 05:30", "2027-04-04 06:30"]


def test_a_series_of_floating_times_has_no_zone() -> None:
    events = found(event("DTSTART:20270304T100000", "RRULE:FREQ=DAILY;COUNT=2"), zone="").events
    assert [each.fields["when"] for each in events] == ["2027-03-04 10:00", "2027-03-05 10:00"]


NOT_TAKEN = {
    "no rule": ("RRULE:often", 'its rule is not taken, OFTEN: "OFTEN" is not a part'),
    "a part that is none": (
        "RRULE:FREQ=WEEKLY;BYFOO=1",
        'its rule is not taken, FREQ=WEEKLY;BYFOO=1: "BYFOO" is not a part of a rule; ',
    ),
    "by hours": ("RRULE:FREQ=HOURLY", "its rule is not taken, FREQ=HOURLY: "),
    "an end that is none": (
        "RRULE:FREQ=HOURLY;UNTIL=tomorrow",
        "its rule is not taken, FREQ=HOURLY: its end, TOMORROW, is no day; ",
    ),
    "another calendar": ("RRULE:RSCALE=CHINESE;FREQ=YEARLY", "its rule is not taken, RSCALE=CHI"),
    "too many": (
        "RRULE:FREQ=DAILY;BYMONTH=1,2,3,4,5,6,7,8,9,10;UNTIL=20290101",
        "its rule gives over 200",
    ),
}


@pytest.mark.parametrize("case", NOT_TAKEN)
def test_a_rule_that_cannot_be_taken_leaves_the_event_out_with_the_reason(case: str) -> None:
    rule, why = NOT_TAKEN[case]
    read = found(event(START, rule))
    assert not read.events
    assert texts(read.left_out)[0].startswith(f"Talks: {why}")


def test_several_rules_are_left_out() -> None:
    read = found(event(*WEEKLY, "RRULE:FREQ=DAILY;COUNT=2"), event(DUE, OCCURRENCE))
    assert texts(read.left_out) == ["Talks: it has several rules"]
    assert [each.recurrence for each in read.events] == ["20270311T090000Z"]


def test_a_change_of_all_later_occurrences_is_left_out() -> None:
    read = found(event(*WEEKLY), event(f"{DUE[:13]};RANGE=THISANDFUTURE{DUE[13:]}", OCCURRENCE))
    assert texts(read.left_out) == [
        "Talks: a change of this and all later occurrences is not taken"
    ]
    assert read.events[0].fields["repeats"] == RULE


def test_a_series_of_which_nothing_is_left_is_left_out() -> None:
    read = found(event(START, "RRULE:FREQ=DAILY;COUNT=1", "EXDATE:20270304T090000Z"))
    assert texts(read.left_out) == ["Talks: no occurrence is left"]


def test_a_rule_that_names_no_day_is_looked_for_once() -> None:
    never = "RRULE:FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO;BYMONTH=6"
    read = found(*(event(START, never, uid=str(number)) for number in range(3)))
    assert len(read.events) == 1
    assert [text.startswith("Talks: over 100 rules") for text in texts(read.left_out)] == [True] * 2


def test_series_have_no_more_occurrences_than_a_registry_takes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(soundness, "MOST_IN_ALL", 100)
    rules = ("RRULE:FREQ=DAILY;COUNT=50", "RRULE:FREQ=DAILY", "RRULE:FREQ=DAILY;COUNT=9")
    read = found(*(event(START, rule, uid=rule) for rule in rules))
    assert [each.uid for each in read.events] == [rules[0], rules[2]]
    assert texts(read.left_out) == ["Talks: with this one, events repeat over 100 times in all"]
