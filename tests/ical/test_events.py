"""VEVENT: what is said of an event, byte by byte, under every choice."""

from typing import Any

import icalendar
import pytest

from tests.conftest import STAMP, chronology, registry
from tests.content_lines import faults
from timeline.chronology.chronology import Revision, TimeProperties, Withdrawn
from timeline.chronology.options import USUAL, Choices, Sign
from timeline.diagnostics.findings import TimelineError
from timeline.formats import Rendered
from timeline.formats.ics import render
from timeline.ical.events import components, is_shown, withdrawal
from timeline.publishing.options.calendars import Options, choices

HEAD = """\
registry: r
title: R
updated: 2024-01-01
defaults: {timezone: Europe/Rome}
countries: {ITA: Italy}
places: {rome: {name: Rome, country: ITA}, milan: {name: Milan, country: ITA}}
events:
"""
GONE = Withdrawn(
    uid="gone@r",
    title="Talks; in Rome, at noon",
    told=(
        (
            "gone@r",
            TimeProperties(
                ("DTSTART;VALUE=DATE:20240228", "DTEND;VALUE=DATE:20240229", "RRULE:FREQ=DAILY")
            ),
        ),
    ),
    place="Palazzo Chigi, Rome",
    lead="Withdrawn: ",
    remark="this entry is taken back",
    is_gone=True,
    revision=Revision(4, STAMP),
)
SERIES = (
    "a: {kind: talks, title: Talks, when: 2024-03-01 10:00 to 11:00, place: rome, "
    "repeats: {rule: weekly, until: 2024-03-15, changes: {"
    "2024-03-08: {status: cancelled}, "
    "2024-03-15: {title: Last talks, place: milan, status: tentative}}}}"
)


def rendered(*events: str, chosen: Choices = USUAL) -> Rendered:
    """Return the calendar of these events, which is sound."""
    made = render(chronology(HEAD + "".join(f"  {event}\n" for event in events)), chosen)
    assert faults(without_alarms(made.data)) == []
    return made


def without_alarms(data: bytes) -> bytes:
    """Return a calendar without the VALARMs, which the judge of lines does not know."""
    begin, end = b"BEGIN:VALARM\r\n", b"END:VALARM\r\n"
    while begin in data:
        data = data[: data.index(begin)] + data[data.index(end) + len(end) :]
    return data


def shown(*events: str, chosen: Choices = USUAL) -> list[Any]:
    """Return the events of a calendar as another library reads them."""
    calendar: Any = icalendar.Calendar.from_ical(rendered(*events, chosen=chosen).data)
    return list(calendar.events)


def notice(withdrawn: Withdrawn, chosen: Choices) -> list[str]:
    """Return the lines by which an event is taken back."""
    (notice,) = withdrawal(withdrawn, chosen)
    return notice.lines.decode().split("\n")


# What is taken back


def test_a_notice_is_short_and_complete() -> None:
    assert notice(GONE, USUAL) == [
        "UID:gone@r",
        "DTSTART;VALUE=DATE:20240228",
        "DTEND;VALUE=DATE:20240229",
        "RRULE:FREQ=DAILY",
        r"SUMMARY:Withdrawn: Talks\; in Rome\, at noon",
        "STATUS:CANCELLED",
        "TRANSP:TRANSPARENT",
        r"LOCATION:Palazzo Chigi\, Rome",
        "DESCRIPTION:Withdrawn: this entry is taken back",
    ]


def test_a_notice_of_what_had_no_place_has_none() -> None:
    nowhere = GONE._replace(place="", is_gone=False)
    assert not [line for line in notice(nowhere, USUAL) if line.startswith("LOCATION")]


@pytest.mark.parametrize(
    ("sign", "summary", "status"),
    [
        (Sign.STATUS, r"SUMMARY:Talks\; in Rome\, at noon", "STATUS:CANCELLED"),
        (Sign.PREFIX, r"SUMMARY:Withdrawn: Talks\; in Rome\, at noon", "STATUS:CONFIRMED"),
        (Sign.BOTH, r"SUMMARY:Withdrawn: Talks\; in Rome\, at noon", "STATUS:CANCELLED"),
    ],
)
def test_a_notice_says_it_as_was_chosen(sign: Sign, summary: str, status: str) -> None:
    lines = notice(GONE, Choices(cancelled=sign))
    assert summary in lines
    assert status in lines


def test_a_long_title_of_a_notice_fits_outlook() -> None:
    long = GONE._replace(title="x" * 300, place="y" * 300)
    lines = notice(long, USUAL)
    assert f"SUMMARY:Withdrawn: {'x' * 243}…" in lines
    assert f"LOCATION:{'y' * 254}…" in lines


# How it is told where an event stands

STATUSES = {
    "tentative": ("TENTATIVE", "Tentative: "),
    "announced": ("TENTATIVE", "Announced: "),
    "confirmed": ("CONFIRMED", ""),
    "under_way": ("CONFIRMED", ""),
    "concluded": ("CONFIRMED", ""),
    "postponed": ("CANCELLED", "Postponed: "),
    "cancelled": ("CANCELLED", "Cancelled: "),
}


@pytest.mark.parametrize("sign", [Sign.STATUS, Sign.PREFIX, Sign.BOTH])
@pytest.mark.parametrize("status", STATUSES)
def test_where_an_event_stands_is_told_as_was_chosen(status: str, sign: Sign) -> None:
    written, before = STATUSES[status]
    (event,) = shown(
        f"a: {{kind: talks, title: A, when: 2024-01-01, status: {status}}}",
        chosen=Choices(cancelled=sign, tentative=sign),
    )
    assert event["STATUS"] == (written if sign is not Sign.PREFIX else "CONFIRMED")
    assert str(event["SUMMARY"]) == ("A" if sign is Sign.STATUS else f"{before}A")


@pytest.mark.parametrize(
    ("chosen", "left"),
    [
        (Choices(), {"b", "c", "d", "e", "f"}),
        (Choices(cancelled=Sign.OMIT), {"b", "c", "d"}),
        (Choices(tentative=Sign.OMIT), {"b", "e", "f"}),
        (Choices(cancelled=Sign.OMIT, tentative=Sign.OMIT), {"b"}),
    ],
)
def test_what_is_not_wanted_is_left_out_and_named(chosen: Choices, left: set[str]) -> None:
    statuses = {
        "b": "concluded",
        "c": "tentative",
        "d": "announced",
        "e": "postponed",
        "f": "cancelled",
    }
    events = [
        f"{id}: {{kind: talks, title: A, when: 2024-01-01, status: {status}}}"
        for id, status in statuses.items()
    ]
    made = rendered(*events, chosen=chosen)
    calendar: Any = icalendar.Calendar.from_ical(made.data)
    assert {str(event["UID"]).partition("@")[0] for event in calendar.events} == left
    assert {entry.id for entry in made.omitted} == statuses.keys() - left


def test_where_nothing_is_left_to_show_the_calendar_holds_a_zone_alone() -> None:
    made = rendered(
        "a: {kind: talks, title: A, when: 2024-01-01, status: cancelled}",
        chosen=Choices(cancelled=Sign.OMIT),
    )
    assert made.is_empty
    assert made.warnings == ("no event is left to show: subscribers see an empty calendar",)
    calendar: Any = icalendar.Calendar.from_ical(made.data)
    assert [each.name for each in calendar.subcomponents] == ["VTIMEZONE"]
    assert faults(made.data) == []


# Occurrences


def test_a_changed_occurrence_is_told_with_all_that_differs() -> None:
    master, cancelled, last = shown(SERIES)
    assert {event["UID"] for event in (master, cancelled, last)} == {"a@r"}
    assert "RECURRENCE-ID" not in master
    assert str(master["SUMMARY"]) == "Talks"
    assert (str(cancelled["SUMMARY"]), cancelled["STATUS"]) == ("Cancelled: Talks", "CANCELLED")
    assert (str(last["SUMMARY"]), last["STATUS"]) == ("Tentative: Last talks", "TENTATIVE")
    assert [str(event["LOCATION"]) for event in (master, cancelled, last)] == [
        "Rome, Italy",
        "Rome, Italy",
        "Milan, Italy",
    ]
    assert not [event for event in (cancelled, last) if "RRULE" in event]


def test_an_occurrence_that_is_not_wanted_is_an_exception() -> None:
    master, last = shown(SERIES, chosen=Choices(cancelled=Sign.OMIT))
    assert [each.dt.day for each in master["EXDATE"].dts] == [8]
    assert last["RECURRENCE-ID"].dt.day == 15
    (master,) = shown(SERIES, chosen=Choices(cancelled=Sign.OMIT, tentative=Sign.OMIT))
    assert [each.dt.day for each in master["EXDATE"].dts] == [8, 15]


@pytest.mark.parametrize(
    "when", ["2024-03-01", "2024-03-01 10:00", "1985-03-28 10:00", "1955-03-01 02:00 Asia/Kolkata"]
)
def test_an_added_occurrence_that_is_not_wanted_is_not_added(when: str) -> None:
    day = when[:10]
    added = f"{day[:8]}30"
    (event,) = shown(
        f"a: {{kind: talks, title: A, when: {when}, repeats: {{rule: FREQ=DAILY;COUNT=1, "
        f"also: {added}, changes: {{{added}: {{status: cancelled}}}}}}}}",
        chosen=Choices(cancelled=Sign.OMIT),
    )
    days = [each.dt for each in event["RDATE"].dts] if "RDATE" in event else []
    assert days in ([], [event["DTSTART"].dt])


def test_a_series_of_which_no_occurrence_is_wanted_is_left_out() -> None:
    changes = "2024-03-01: {status: cancelled}, 2024-03-08: {status: postponed}"
    event = (
        "a: {kind: talks, title: A, when: 2024-03-01, "
        f"repeats: {{rule: weekly, until: 2024-03-08, changes: {{{changes}}}}}}}"
    )
    other = "b: {kind: talks, title: B, when: 2024-03-01}"
    made = rendered(event, other, chosen=Choices(cancelled=Sign.OMIT))
    assert [entry.id for entry in made.omitted] == ["a"]
    assert b"UID:a@r" not in made.data


def test_an_endless_series_is_shown_whatever_is_left_out_of_it() -> None:
    event = (
        "a: {kind: talks, title: A, when: 2024-03-01, "
        "repeats: {rule: weekly, changes: {2024-03-01: {status: cancelled}}}}"
    )
    (entry,) = chronology(f"{HEAD}  {event}\n").entries
    assert is_shown(entry, Choices(cancelled=Sign.OMIT))
    (master,) = components(chronology(f"{HEAD}  {event}\n"), entry, Choices(cancelled=Sign.OMIT))
    assert b"EXDATE;VALUE=DATE:20240301" in master.lines.splitlines()


# Alarms


@pytest.mark.parametrize(
    ("ahead", "trigger"),
    [
        ("1m", "-PT1M"),
        ("30m", "-PT30M"),
        ("90m", "-PT1H30M"),
        ("2h", "-PT2H"),
        ("24h", "-P1D"),
        ("1d", "-P1D"),
        ("36h", "-P1DT12H"),
        ("1w", "-P7D"),
    ],
)
def test_an_alarm_is_that_long_before_the_event(ahead: str, trigger: str) -> None:
    chosen = choices(USUAL, Options(alarm=[ahead]))
    data = rendered(
        'a: {kind: talks, title: "Talks, again", when: 2024-03-01 evening}', chosen=chosen
    ).data
    alarm = data[data.index(b"BEGIN:VALARM") : data.index(b"END:VEVENT")].decode()
    assert alarm.split("\r\n") == [
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        r"DESCRIPTION:Talks\, again (evening)",
        f"TRIGGER:{trigger}",
        "END:VALARM",
        "",
    ]


def test_there_are_as_many_alarms_as_were_asked_for_at_all_that_takes_place() -> None:
    cancelled = "b: {kind: talks, title: B, when: 2024-03-01, status: cancelled}"
    postponed = "c: {kind: talks, title: C, when: 2024-03-01, status: postponed}"
    chosen = choices(USUAL, Options(cancelled=Sign.PREFIX, alarm=["1d", "30m"]))
    found = shown(SERIES, cancelled, postponed, chosen=chosen)
    found_alarms = [
        (str(event["UID"]), str(event["STATUS"]), len(event.walk("VALARM"))) for event in found
    ]
    assert sorted(found_alarms) == [
        ("a@r", "CONFIRMED", 0),
        ("a@r", "CONFIRMED", 2),
        ("a@r", "TENTATIVE", 2) if chosen.tentative.in_status else ("a@r", "CONFIRMED", 2),
        ("b@r", "CONFIRMED", 0),
        ("c@r", "CONFIRMED", 0),
    ]


def test_an_alarm_that_is_asked_for_twice_rings_once() -> None:
    chosen = choices(USUAL, Options(alarm=["1d", "24h", "1d"]))
    data = rendered("a: {kind: talks, title: A, when: 2024-03-01}", chosen=chosen).data
    assert data.count(b"BEGIN:VALARM") == 1


@pytest.mark.parametrize(
    "text",
    ["", "0m", "00d", "1", "d", "1 d", "-1d", "+1d", "1.5h", "1d\n", "12345m", "٣d", "1s", "1d1h"],
)
def test_an_alarm_that_is_no_time_ahead_is_refused(text: str) -> None:
    with pytest.raises(TimelineError, match="is not a length of time; write 30m, 2h, 1d or 1w"):
        choices(USUAL, Options(alarm=[text]))


def test_what_is_not_chosen_is_as_usual() -> None:
    assert choices(USUAL, Options()) == USUAL


# The head


def test_color_and_feed_stand_in_the_head() -> None:
    head = HEAD.replace(
        "title: R\n",
        "title: R\nurl: https://example.org/r\nfeed: https://example.org/r.ics\ncolor: SteelBlue\n",
    )
    event = "  a: {kind: talks, title: A, when: 2024-03-01}\n"
    data = render(chronology(head + event)).data
    assert faults(data) == []
    assert data[: data.index(b"BEGIN:VEVENT")].decode().split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//diplomatic-timeline//timeline//EN",
        "CALSCALE:GREGORIAN",
        "NAME:R",
        "X-WR-CALNAME:R",
        "COLOR:steelblue",
        "URL:https://example.org/r",
        "SOURCE;VALUE=URI:https://example.org/r.ics",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
        "X-PUBLISHED-TTL:PT12H",
        "",
    ]


def test_without_color_and_feed_the_head_has_neither() -> None:
    data = rendered("a: {kind: talks, title: A, when: 2024-03-01}").data
    assert b"COLOR" not in data
    assert b"SOURCE" not in data
    assert registry(f"{HEAD}  a: {{kind: talks, title: A, when: 2024-03-01}}\n").feed is None
