"""Events that repeat, and their occurrences."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import registry
from tests.rules import days, rules_with_start
from timeline.reading.source import read
from timeline.registry.event import Event
from timeline.registry.registry import Registry
from timeline.registry.vocabulary import Status
from timeline.schedule.recurring import Series, occurrence, series
from timeline.time.dates import DayPart
from timeline.time.rrule import MOST, parse
from timeline.time.spans import resolve

HEAD = """
registry: r
title: R
defaults: {timezone: Europe/Rome}
places: {rome: {name: Rome, country: ITA}}
"""
ZONES = ("America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Europe/Rome", "UTC")


def event(repeats: str, when: str = "2023-03-02", rest: str = "") -> Event:
    return registry(written(f"when: {when}, repeats: {repeats}{rest}")).events["a"]


def unchecked(repeats: str, when: str) -> Series | None:
    """Return how an event repeats that no check has seen."""
    text = written(f"when: {when}, repeats: {repeats}")
    data = read(text.encode(), "events.yaml").data
    return series(Registry.model_validate(data).events["a"])


def written(fields: str) -> str:
    return f"{HEAD}events: {{a: {{kind: talks, title: A, {fields}}}}}\n"


def repeated(repeats: str, when: str = "2023-03-02") -> Series:
    found = series(event(repeats, when))
    assert found
    return found


def shown(found: list[date]) -> str:
    return " ".join(f"{day:%m-%d}" for day in found)


@pytest.mark.parametrize("fields", ["when: 2023-03-02", "when: 2023", "when: unknown"])
def test_what_does_not_repeat_is_no_series(fields: str) -> None:
    assert series(registry(written(fields)).events["a"]) is None


@pytest.mark.parametrize("when", ["unknown", ""])
def test_what_has_no_day_is_no_series(when: str) -> None:
    assert unchecked("weekly", when) is None


def test_a_series_takes_from_its_first_day_what_the_rule_does_not_say() -> None:
    assert repeated("weekly").rule == parse("FREQ=WEEKLY;BYDAY=TH")
    assert repeated("monthly").rule == parse("FREQ=MONTHLY;BYMONTHDAY=2")
    assert repeated("monthly").first == date(2023, 3, 2)


@pytest.mark.parametrize(
    ("repeats", "endless"),
    [
        ("weekly", True),
        ("{rule: weekly, except: 2023-03-09, also: 2023-03-10}", True),
        ("FREQ=WEEKLY;COUNT=3", False),
        ("{rule: weekly, until: 2023-12-31}", False),
    ],
)
def test_a_series_is_endless_unless_it_says_its_end(repeats: str, endless: bool) -> None:
    assert repeated(repeats).is_endless is endless


@pytest.mark.parametrize(
    ("repeats", "expected"),
    [
        ("FREQ=WEEKLY;COUNT=3", "03-02 03-09 03-16"),
        ("{rule: weekly, until: 2023-03-16}", "03-02 03-09 03-16"),
        ("{rule: weekly, until: 2023-03-15}", "03-02 03-09"),
        ("{rule: weekly, until: 2023-03-02}", "03-02"),
        ("{rule: FREQ=WEEKLY;COUNT=3, except: 2023-03-09}", "03-02 03-16"),
        ("{rule: FREQ=WEEKLY;COUNT=3, except: [2023-03-16, 2023-03-02]}", "03-09"),
        ("{rule: FREQ=WEEKLY;COUNT=3, also: 2023-03-10}", "03-02 03-09 03-10 03-16"),
        ("{rule: FREQ=WEEKLY;COUNT=2, also: [2023-05-02, 2023-03-03]}", "03-02 03-03 03-09 05-02"),
        ("{rule: weekly, until: 2023-03-09, also: 2023-05-02}", "03-02 03-09 05-02"),
        ("{rule: FREQ=DAILY;COUNT=1, except: 2023-03-02, also: 2023-03-05}", "03-05"),
        ("{rule: FREQ=WEEKLY;COUNT=2, changes: {2023-03-09: {when: 2023-04-01}}}", "03-02 03-09"),
    ],
)
def test_the_days_of_a_series_are_those_of_its_rule_but_for_some(
    repeats: str, expected: str
) -> None:
    assert shown(repeated(repeats).days()) == expected


def test_days_are_asked_for_up_to_one() -> None:
    endless = repeated("{rule: weekly, also: 2023-03-10}")
    assert shown(endless.days(date(2023, 3, 16))) == "03-02 03-09 03-10 03-16"
    assert shown(endless.days(date(2023, 3, 9))) == "03-02 03-09"
    assert endless.days(date(2023, 3, 1)) == []
    assert shown(list(endless.ruled(date(2023, 3, 16)))) == "03-02 03-09 03-16"


def test_there_are_no_more_days_than_needed_to_see_that_they_are_too_many() -> None:
    assert len(repeated("daily").days()) == MOST + 1


@settings(derandomize=True, deadline=None)
@given(rules_with_start(), st.data())
def test_the_days_up_to_one_are_the_first_of_all(
    drawn: tuple[str, date], data: st.DataObject
) -> None:
    text, start = drawn
    ruled = days(text, start)
    last = data.draw(st.sampled_from(ruled)) + timedelta(days=data.draw(st.integers(0, 3)))
    excluded = data.draw(st.lists(st.sampled_from(ruled), max_size=3))
    found = unchecked(f'{{rule: "{text}", except: [{", ".join(map(str, excluded))}]}}', str(start))
    assert found
    assert found.days(last) == [day for day in ruled if day <= last and day not in excluded]


@pytest.mark.parametrize(
    ("repeats", "when", "latest"),
    [
        ("weekly", "2023-03-02", None),
        ("FREQ=WEEKLY;COUNT=3", "2023-03-02", "2023-03-16"),
        ("FREQ=WEEKLY;COUNT=3", "2023-03-02 to 2023-03-04", "2023-03-18"),
        ("{rule: weekly, until: 2023-03-15}", "2023-03-02", "2023-03-09"),
        ("{rule: weekly, until: 2023-03-15, also: 2023-04-01}", "2023-03-02", "2023-04-01"),
        ("{rule: FREQ=WEEKLY;COUNT=3, except: 2023-03-16}", "2023-03-02", "2023-03-09"),
        ("FREQ=WEEKLY;COUNT=3", "2023-03-02 22:00 to 2023-03-03 02:00", "2023-03-17"),
        ("FREQ=WEEKLY;COUNT=3", "2023-03-02 22:00 to 2023-03-03 00:00", "2023-03-16"),
    ],
)
def test_a_series_reaches_to_the_end_of_its_last_occurrence(
    repeats: str, when: str, latest: str | None
) -> None:
    found = repeated(repeats, when)
    reach = found.reach(resolve(found.when, "Europe/Rome"))
    assert (reach.earliest, reach.end) == (date(2023, 3, 2), None)
    assert reach.latest == (date.fromisoformat(latest) if latest else None)


@pytest.mark.parametrize("repeats", ["{rule: yearly, until: 9998-12-31}", "FREQ=YEARLY;COUNT=3"])
def test_a_long_event_may_repeat_up_to_the_end_of_the_calendar(repeats: str) -> None:
    registry(
        f"{HEAD}events: {{a: {{kind: talks, title: A, when: 9990-01-01 to 9997-12-31, "
        f"repeats: {repeats}}}}}\n"
    )


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        ("2023-03-02", "2023-03-30", "2023-03-30"),
        ("2023-03-02 to 2023-03-04", "2023-03-30", "2023-04-01"),
        ("2023-03-02~", "2023-03-30", "2023-03-30"),
        ("2023-03-02 evening", "2023-03-30", "2023-03-30"),
    ],
)
def test_an_occurrence_is_due_as_much_later_as_its_day(when: str, first: str, last: str) -> None:
    found = repeated("weekly", when)
    due = found.due(date(2023, 3, 30))
    assert [str(due.points[0].first), str(due.points[-1].last)] == [first, last]
    assert due.shape is found.when.shape
    for point, planned in zip(due.points, found.when.points, strict=True):
        assert (point.mark, point.part, point.precision) == (
            planned.mark,
            planned.part,
            planned.precision,
        )


@settings(derandomize=True, deadline=None)
@given(
    st.sampled_from(ZONES),
    st.dates(date(2005, 1, 1), date(2030, 1, 1)),
    st.integers(4, 22),
    st.integers(0, 800),
)
def test_the_clock_shows_the_same_time_whatever_the_season(
    zone: str, start: date, hour: int, later: int
) -> None:
    times = f"{hour:02}:30 {zone} to {hour + 1:02}:15"
    found = repeated("FREQ=DAILY;COUNT=1", f"{start} {times}")
    day = start + timedelta(days=later)
    span = resolve(found.due(day), None)
    assert span.start == datetime(day.year, day.month, day.day, hour, 30, tzinfo=ZoneInfo(zone))
    assert span.end
    assert span.end - span.start == timedelta(minutes=45)


def test_summer_time_moves_the_moment_but_not_the_clock() -> None:
    found = repeated("{rule: weekly, until: 2023-04-30}", "2023-03-23 10:00")
    moments = [resolve(found.due(day), "Europe/Rome").start for day in found.days()]
    assert [f"{moment:%m-%d %H:%M %z}" for moment in moments if moment][:2] == [
        "03-23 10:00 +0100",
        "03-30 10:00 +0200",
    ]


CHANGES = (
    "{rule: weekly, until: 2023-04-30, changes: {2023-03-09: {when: 2023-03-10 evening}, "
    "2023-03-16: {status: cancelled}, 2023-03-23: {title: B}, 2023-03-30: {place: rome}}}"
)


@pytest.mark.parametrize(
    ("day", "first", "status", "title", "place"),
    [
        ("2023-03-02", "2023-03-02", Status.CONFIRMED, "A", ()),
        ("2023-03-09", "2023-03-10", Status.CONFIRMED, "A", ()),
        ("2023-03-16", "2023-03-16", Status.CANCELLED, "A", ()),
        ("2023-03-23", "2023-03-23", Status.CONFIRMED, "B", ()),
        ("2023-03-30", "2023-03-30", Status.CONFIRMED, "A", ("rome",)),
    ],
)
def test_an_occurrence_is_the_event_but_for_what_is_changed(
    day: str, first: str, status: Status, title: str, place: tuple[str, ...]
) -> None:
    whole = event(CHANGES, rest=", status: confirmed, topics: [trade], was: [{when: 2023-03-01}]")
    found = series(whole)
    assert found
    one = occurrence(whole, found, date.fromisoformat(day))
    assert one.when
    assert str(one.when.points[0].first) == first
    assert (one.status, one.title, one.place) == (status, title, place)
    assert (one.topics, one.repeats, one.was) == (("trade",), None, ())
    assert one.when.points[0].part == (DayPart.EVENING if first == "2023-03-10" else None)


def test_a_place_may_be_taken_away() -> None:
    repeats = "{rule: weekly, changes: {2023-03-09: {place: }}}"
    whole = event(repeats, rest=", place: rome")
    found = series(whole)
    assert found
    assert occurrence(whole, found, date(2023, 3, 9)).place == ()
    assert occurrence(whole, found, date(2023, 3, 16)).place == ("rome",)
