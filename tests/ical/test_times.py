"""Times of events: typed alike in all properties, and on the days and clocks of the registry."""

import io
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any, cast

import icalendar
import pytest
from dateutil.rrule import rrule, rruleset, rrulestr
from dateutil.tz import tzical
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import chronology, loaded
from tests.content_lines import faults
from timeline.chronology.options import USUAL, Choices, Times
from timeline.formats.ics import render
from timeline.ical.times import duration, offset
from timeline.time import zones

HEAD = """\
registry: r
title: R
updated: 2024-01-01
defaults: {timezone: Europe/Rome}
events:
"""
NAMES = ("DTSTART", "DTEND", "RRULE", "EXDATE", "RDATE", "RECURRENCE-ID")


def rendered(fields: str, choices: Choices = USUAL) -> bytes:
    """Return the calendar of one event."""
    data = render(chronology(f"{HEAD}  a: {{kind: talks, title: A, {fields}}}\n"), choices).data
    assert faults(data) == []
    return data


def times(fields: str, choices: Choices = USUAL) -> list[str]:
    """Return the lines of a calendar that say when its event is."""
    lines = rendered(fields, choices).decode().replace("\r\n ", "").split("\r\n")
    begin = lines.index("BEGIN:VEVENT")
    return [line for line in lines[begin:] if line.startswith(NAMES)]


# Once


@pytest.mark.parametrize(
    ("when", "local", "utc"),
    [
        ("2024-02-28", ["DTSTART;VALUE=DATE:20240228", "DTEND;VALUE=DATE:20240229"], None),
        (
            "2023-12-31 to 2024-01-02",
            ["DTSTART;VALUE=DATE:20231231", "DTEND;VALUE=DATE:20240103"],
            None,
        ),
        ("0900-01-01", ["DTSTART;VALUE=DATE:09000101", "DTEND;VALUE=DATE:09000102"], None),
        (
            "2024-02-28 18:00 to 2024-02-29",
            ["DTSTART;VALUE=DATE:20240228", "DTEND;VALUE=DATE:20240301"],
            None,
        ),
        (
            "2024-07-01 09:00",
            ["DTSTART;TZID=Europe/Rome:20240701T090000"],
            ["DTSTART:20240701T070000Z"],
        ),
        (
            "2024-07-01 23:00 to 2024-07-02 01:00",
            [
                "DTSTART;TZID=Europe/Rome:20240701T230000",
                "DTEND;TZID=Europe/Rome:20240702T010000",
            ],
            ["DTSTART:20240701T210000Z", "DTEND:20240701T230000Z"],
        ),
        (
            "2024-07-01 09:00 Europe/Rome to 18:00 Asia/Kolkata",
            [
                "DTSTART;TZID=Europe/Rome:20240701T090000",
                "DTEND;TZID=Asia/Kolkata:20240701T180000",
            ],
            ["DTSTART:20240701T070000Z", "DTEND:20240701T123000Z"],
        ),
        ("2024-07-01 09:00 UTC", ["DTSTART:20240701T090000Z"], None),
        ("1985-07-01 09:00 to 10:00", ["DTSTART:19850701T070000Z", "DTEND:19850701T080000Z"], None),
        (
            "1999-12-31 23:00 to 2000-01-01 02:00",
            ["DTSTART:19991231T220000Z", "DTEND:20000101T010000Z"],
            None,
        ),
        ("2024-06-01 12:00 Africa/Casablanca", ["DTSTART:20240601T110000Z"], None),
        (
            "2035-07-01 09:00",
            ["DTSTART;TZID=Europe/Rome:20350701T090000"],
            ["DTSTART:20350701T070000Z"],
        ),
        ("2036-07-01 09:00", ["DTSTART:20360701T070000Z"], None),
        (
            "2035-12-31 23:00 to 2036-01-01 02:00",
            ["DTSTART:20351231T220000Z", "DTEND:20360101T010000Z"],
            None,
        ),
        ("2050-07-01", ["DTSTART;VALUE=DATE:20500701", "DTEND;VALUE=DATE:20500702"], None),
    ],
)
def test_a_time_is_written_as_days_or_in_its_zone_or_in_utc(
    when: str, local: list[str], utc: list[str] | None
) -> None:
    assert times(f"when: {when}") == local
    assert times(f"when: {when}", Choices(times=Times.UTC)) == (local if utc is None else utc)


def test_without_local_times_no_zone_is_declared() -> None:
    data = rendered("when: 2024-07-01 09:00", Choices(times=Times.UTC))
    assert b"VTIMEZONE" not in data
    assert b"TZID" not in data


# Again and again


@pytest.mark.parametrize(
    ("fields", "lines"),
    [
        (
            "when: 2024-03-01, repeats: weekly",
            [
                "DTSTART;VALUE=DATE:20240301",
                "DTEND;VALUE=DATE:20240302",
                "RRULE:FREQ=WEEKLY;BYDAY=FR",
            ],
        ),
        (
            (
                "when: 2024-02-28 to 2024-02-29, repeats: {rule: yearly, until: 2030-12-31, "
                "except: 2025-02-28, also: [2026-03-01, 2026-02-27], "
                "changes: {2027-02-28: {when: 2027-03-02 to 2027-03-03}}}"
            ),
            [
                "DTSTART;VALUE=DATE:20240228",
                "DTEND;VALUE=DATE:20240301",
                "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28;UNTIL=20300228",
                "EXDATE;VALUE=DATE:20250228",
                "RECURRENCE-ID;VALUE=DATE:20270228",
                "DTSTART;VALUE=DATE:20270302",
                "DTEND;VALUE=DATE:20270304",
                "DTSTART;VALUE=DATE:20260227",
                "DTEND;VALUE=DATE:20260301",
                "DTSTART;VALUE=DATE:20260301",
                "DTEND;VALUE=DATE:20260303",
            ],
        ),
        (
            (
                "when: 2024-03-28 10:00 to 11:00, repeats: {rule: weekly, until: 2024-04-12, "
                "except: 2024-03-28, changes: {2024-04-04: {status: cancelled}}}"
            ),
            [
                "DTSTART;TZID=Europe/Rome:20240328T100000",
                "DTEND;TZID=Europe/Rome:20240328T110000",
                "RRULE:FREQ=WEEKLY;BYDAY=TH;UNTIL=20240411T080000Z",
                "EXDATE;TZID=Europe/Rome:20240328T100000",
                "RECURRENCE-ID;TZID=Europe/Rome:20240404T100000",
                "DTSTART;TZID=Europe/Rome:20240404T100000",
                "DTEND;TZID=Europe/Rome:20240404T110000",
            ],
        ),
        (
            "when: 2024-03-28 10:00, repeats: {rule: FREQ=DAILY;COUNT=3}",
            ["DTSTART;TZID=Europe/Rome:20240328T100000", "RRULE:FREQ=DAILY;COUNT=3"],
        ),
        (
            (
                "when: 2024-03-28 10:00 UTC, repeats: {rule: weekly, except: 2024-04-04, "
                "changes: {2024-04-11: {when: 2024-04-12 10:00 UTC}}}"
            ),
            [
                "DTSTART:20240328T100000Z",
                "RRULE:FREQ=WEEKLY;BYDAY=TH",
                "EXDATE:20240404T100000Z",
                "RECURRENCE-ID:20240411T100000Z",
                "DTSTART:20240412T100000Z",
            ],
        ),
        (
            (
                "when: 1955-06-02 10:00 Asia/Kolkata to 11:00, repeats: {rule: weekly, "
                "until: 1955-07-01, except: 1955-06-09, also: 1955-06-10, "
                "changes: {1955-06-16: {title: B}}}"
            ),
            [
                "DTSTART:19550602T043000Z",
                "DTEND:19550602T053000Z",
                "RRULE:FREQ=WEEKLY;BYDAY=TH;UNTIL=19550630T043000Z",
                "EXDATE:19550609T043000Z",
                "RECURRENCE-ID:19550616T043000Z",
                "DTSTART:19550616T043000Z",
                "DTEND:19550616T053000Z",
                "DTSTART:19550610T043000Z",
                "DTEND:19550610T053000Z",
            ],
        ),
        (
            (
                "when: 1955-06-02 02:00 Asia/Kolkata, repeats: {rule: weekly, until: 1955-06-17, "
                "changes: {1955-06-16: {title: B}}}"
            ),
            [
                "DTSTART:19550601T203000Z",
                "DTSTART:19550608T203000Z",
                "DTSTART:19550615T203000Z",
            ],
        ),
        (
            (
                "when: 1985-03-28 10:00 to 11:00, repeats: {rule: weekly, until: 1985-04-11, "
                "except: 1985-03-28, also: 1985-03-30}"
            ),
            [
                "DTSTART:19850328T080000Z",
                "DTEND:19850328T090000Z",
                "RRULE:FREQ=WEEKLY;BYDAY=TH;UNTIL=19850411T080000Z",
                "EXDATE:19850328T080000Z",
                "DTSTART:19850330T090000Z",
                "DTEND:19850330T100000Z",
            ],
        ),
        (
            (
                "when: 1985-03-28 10:00 to 11:00, repeats: {rule: weekly, until: 1985-04-11, "
                "except: 1985-04-04}"
            ),
            [
                "DTSTART:19850328T090000Z",
                "DTEND:19850328T100000Z",
                "RRULE:FREQ=WEEKLY;BYDAY=TH;UNTIL=19850411T090000Z",
                "EXDATE:19850404T090000Z",
                "RECURRENCE-ID:19850411T090000Z",
                "DTSTART:19850411T080000Z",
                "DTEND:19850411T090000Z",
            ],
        ),
        (
            (
                "when: 2024-10-24 10:00 Africa/Cairo to 11:00, repeats: {rule: weekly, "
                "until: 2024-11-14, changes: {2024-11-07: "
                "{when: 2024-11-08 12:00 Europe/Rome to 13:00}}}"
            ),
            [
                "DTSTART:20241024T070000Z",
                "DTEND:20241024T080000Z",
                "RRULE:FREQ=WEEKLY;BYDAY=TH;UNTIL=20241114T070000Z",
                "RECURRENCE-ID:20241107T070000Z",
                "DTSTART:20241108T110000Z",
                "DTEND:20241108T120000Z",
                "RECURRENCE-ID:20241114T070000Z",
                "DTSTART:20241114T080000Z",
                "DTEND:20241114T090000Z",
            ],
        ),
        (
            (
                "when: 2026-07-14 21:30 America/Santiago, repeats: "
                "{rule: FREQ=MONTHLY;BYDAY=2TU, until: 2026-10-13, except: 2026-08-11}"
            ),
            ["DTSTART:20260715T013000Z", "DTSTART:20260909T003000Z", "DTSTART:20261014T003000Z"],
        ),
        (
            (
                "when: 2024-03-28 10:00 UTC, repeats: {rule: weekly, until: 2024-03-28, "
                "except: 2024-03-28, also: 2024-03-30}"
            ),
            ["DTSTART:20240330T100000Z"],
        ),
        (
            "when: 2024-03-01 morning, repeats: {rule: monthly, until: 2024-05-01}",
            [
                "DTSTART;VALUE=DATE:20240301",
                "DTEND;VALUE=DATE:20240302",
                "RRULE:FREQ=MONTHLY;BYMONTHDAY=1;UNTIL=20240501",
            ],
        ),
        (
            (
                "when: 2024-03-01 18:00 to 2024-03-02, repeats: {rule: monthly, until: 2024-05-31, "
                "except: 2024-05-01}"
            ),
            [
                "DTSTART;VALUE=DATE:20240301",
                "DTEND;VALUE=DATE:20240303",
                "RRULE:FREQ=MONTHLY;BYMONTHDAY=1;UNTIL=20240401",
            ],
        ),
    ],
    ids=[
        "endless days",
        "days",
        "local",
        "count",
        "utc of its own",
        "utc",
        "other days in utc",
        "first day out",
        "both seasons",
        "moved in the other season",
        "other days in one season",
        "added days alone",
        "part of a day",
        "half timed",
    ],
)
def test_what_repeats_is_written_in_one_type(fields: str, lines: list[str]) -> None:
    assert times(fields) == lines
    assert times(fields, Choices(times=Times.UTC)) == lines


def test_an_added_day_is_an_event_of_its_own_as_if_it_took_place_once() -> None:
    fields = (
        "when: 2035-12-06 10:00, repeats: {rule: weekly, until: 2035-12-13, "
        "also: [2035-12-31, 2036-08-01], changes: {2036-08-01: {when: 2036-08-02 10:00}}}"
    )
    series = [
        "DTSTART;TZID=Europe/Rome:20351206T100000",
        "RRULE:FREQ=WEEKLY;BYDAY=TH;UNTIL=20351213T090000Z",
    ]
    late = "DTSTART:20360802T080000Z"
    assert times(fields) == [*series, "DTSTART;TZID=Europe/Rome:20351231T100000", late]
    in_utc = times(fields, Choices(times=Times.UTC))
    assert in_utc == [*series, "DTSTART:20351231T090000Z", late]
    uids = [line for line in rendered(fields).decode().splitlines() if line.startswith("UID")]
    assert uids == ["UID:a@r", "UID:a.2035-12-31@r", "UID:a.2036-08-01@r"]


@pytest.mark.parametrize(
    ("until", "rules", "events"), [("2026-05-04", 1, 201), ("2026-05-05", 0, 381)]
)
def test_a_rule_in_utc_has_at_most_two_hundred_occurrences_at_another_hour(
    until: str, rules: int, events: int
) -> None:
    fields = f"when: 2025-04-20 10:00 Africa/Cairo, repeats: {{rule: daily, until: {until}}}"
    data = rendered(fields)
    assert (data.count(b"RRULE"), data.count(b"BEGIN:VEVENT")) == (rules, events)


def test_an_occurrence_that_is_moved_to_another_zone_has_that_zone() -> None:
    fields = (
        "when: 2024-03-28 10:00, repeats: {rule: weekly, until: 2024-04-12, "
        "changes: {2024-04-04: {when: 2024-04-05 10:00 Asia/Kolkata}}}"
    )
    assert times(fields)[2:] == [
        "RECURRENCE-ID;TZID=Europe/Rome:20240404T100000",
        "DTSTART;TZID=Asia/Kolkata:20240405T100000",
    ]
    assert rendered(fields).count(b"BEGIN:VTIMEZONE") == 2


# Held against another reader


def occurrences(data: bytes) -> set[date]:
    """Return when a calendar has its event, by dateutil's reading of its rules and zones."""
    text = data.decode().replace("\r\n ", "").replace("\r\n", "\n")
    local: tzinfo | None = None
    if "BEGIN:VTIMEZONE" in text:
        block = text[text.index("BEGIN:VTIMEZONE") : text.index("BEGIN:VEVENT")]
        local = tzical(io.StringIO(block)).get()
    events: Any = icalendar.Calendar.from_ical(data)
    overrides = [each for each in events.events if "RECURRENCE-ID" in each]
    moved = {each["RECURRENCE-ID"].dt: each["DTSTART"].dt for each in overrides}
    due = (day for each in events.events if each not in overrides for day in _due(each))
    return {_instant(moved.get(day, day), local) for day in due}


def _due(master: Any) -> Iterator[Any]:
    first, found = master["DTSTART"].dt, rruleset()
    is_day = not isinstance(first, datetime)
    zone = None if is_day else first.tzinfo

    def plain(moment: Any) -> datetime:
        return datetime(*moment.timetuple()[:6])  # noqa: DTZ001 - local times, as clocks show them

    if "RRULE" not in master:
        found.rdate(plain(first))
    else:
        text = master["RRULE"].to_ical().decode()
        before, _, until = text.partition("UNTIL=")
        until, _, after = until.partition(";")
        if until.endswith("Z"):
            end = datetime.strptime(until, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
            text = f"{before}UNTIL={end.astimezone(zone):%Y%m%dT%H%M%S};{after}".rstrip(";")
        found.rrule(cast("rrule", rrulestr(text, dtstart=plain(first))))
    for each in master["EXDATE"].dts if "EXDATE" in master else ():
        found.exdate(plain(each.dt))
    for moment in found:
        yield moment.date() if is_day else moment.replace(tzinfo=zone)


def _instant(moment: date, local: tzinfo | None) -> date:
    if not isinstance(moment, datetime):
        return moment
    if str(moment.tzinfo) != "UTC":
        moment = moment.replace(tzinfo=local)
    return moment.astimezone(UTC)


RULES = {
    "daily": 1,
    "FREQ=DAILY;INTERVAL=3": 3,
    "weekly": 7,
    "fortnightly": 14,
}


ZONES = ("Europe/Rome", "Africa/Cairo", "Africa/Casablanca", "America/Santiago", "Asia/Jerusalem")


@st.composite
def series(draw: st.DrawFn) -> tuple[str, set[date]]:
    """Return an event that repeats, and when it takes place, counted by hand."""
    first = draw(st.dates(date(1950, 1, 1), date(2035, 1, 1)))
    rule = draw(st.sampled_from(sorted(RULES)))
    count, more = draw(st.integers(2, 30)), draw(st.integers(0, RULES[rule] - 1))
    days = [first + timedelta(RULES[rule] * number) for number in range(count)]
    gone = draw(st.lists(st.sampled_from(days), unique=True, max_size=min(3, count - 1)))
    added = draw(
        st.lists(st.sampled_from([day + timedelta(days=400) for day in days]), unique=True)
    )
    kept = sorted({*days, *added}.difference(gone))
    clock = draw(st.sampled_from(["", " 00:00", " 01:30", " 09:15", " 23:59"]))
    zone = draw(st.sampled_from(ZONES))
    clock = clock and f"{clock} {zone}"
    changed = {
        day: day + timedelta(days=500)
        for day in draw(st.lists(st.sampled_from(kept), unique=True, max_size=3))
    }
    changes = ", ".join(f"{day}: {{when: {new}{clock}}}" for day, new in changed.items())
    text = (
        f"when: {first}{clock}, repeats: {{rule: {rule}, until: {days[-1] + timedelta(more)}, "
        f"except: [{', '.join(map(str, gone))}], also: [{', '.join(map(str, added))}], "
        f"changes: {{{changes}}}}}"
    )
    real = {changed.get(day, day) for day in kept}
    if not clock:
        return text, set(real)
    at, there = time.fromisoformat(clock.split()[0]), zones.load(zone)
    return text, {datetime.combine(day, at, there).astimezone(UTC) for day in real}


@settings(max_examples=200, derandomize=True, deadline=None)
@given(series())
def test_what_repeats_takes_place_when_another_reader_thinks_so(
    drawn: tuple[str, set[date]],
) -> None:
    fields, real = drawn
    if loaded(f"{HEAD}  a: {{kind: talks, title: A, {fields}}}\n").registry:
        assert occurrences(rendered(fields)) == real


@given(st.integers(-600_000, 600_000).map(lambda minutes: timedelta(minutes=minutes)))
def test_a_length_of_time_is_written_as_icalendar_writes_it(length: timedelta) -> None:
    assert duration(length) == icalendar.vDuration(length).to_ical().decode()
    assert icalendar.vDuration.from_ical(duration(length)) == length


@given(st.integers(-86_399, 86_399).map(lambda seconds: timedelta(seconds=seconds)))
def test_an_offset_is_written_as_icalendar_writes_it(ahead: timedelta) -> None:
    assert offset(ahead) == icalendar.vUTCOffset(ahead).to_ical()
    assert icalendar.vUTCOffset.from_ical(offset(ahead)) == ahead
