"""Recurrence: the days of a rule, as the calendar and dateutil have them."""

import calendar
from datetime import date, timedelta
from itertools import islice, takewhile

import pytest
from hypothesis import example, given, settings

from tests.rules import days, rules_with_start, some_days
from timeline.time.recurrence import Frequency, Recurrence
from timeline.time.rrule import parse

DAILY, WEEKLY, MONTHLY, YEARLY = Frequency


def first_days(text: str, start: str, most: int = 5) -> list[str]:
    """Return the first days of the rule in `text` from a day on."""
    first = date.fromisoformat(start)
    return [str(day) for day in islice(parse(text).completed(first).from_day(first), most)]


@pytest.mark.parametrize(
    ("text", "start", "expected"),
    [
        ("daily", "2024-02-28", "2024-02-28 2024-02-29 2024-03-01 2024-03-02 2024-03-03"),
        ("weekdays", "2023-03-02", "2023-03-02 2023-03-03 2023-03-06 2023-03-07 2023-03-08"),
        ("weekly", "2023-03-02", "2023-03-02 2023-03-09 2023-03-16 2023-03-23 2023-03-30"),
        ("fortnightly", "2022-12-29", "2022-12-29 2023-01-12 2023-01-26 2023-02-09 2023-02-23"),
        ("monthly", "2023-11-30", "2023-11-30 2023-12-30 2024-01-30 2024-03-30 2024-04-30"),
        ("quarterly", "2023-02-15", "2023-02-15 2023-05-15 2023-08-15 2023-11-15 2024-02-15"),
        ("yearly", "2024-02-29", "2024-02-29 2028-02-29 2032-02-29 2036-02-29 2040-02-29"),
        ("yearly", "1896-02-29", "1896-02-29 1904-02-29 1908-02-29 1912-02-29 1916-02-29"),
        (
            "FREQ=MONTHLY;BYMONTHDAY=-1",
            "2023-12-31",
            "2023-12-31 2024-01-31 2024-02-29 2024-03-31 2024-04-30",
        ),
        (
            "FREQ=MONTHLY;BYMONTHDAY=31",
            "2023-01-31",
            "2023-01-31 2023-03-31 2023-05-31 2023-07-31 2023-08-31",
        ),
        (
            "FREQ=MONTHLY;BYDAY=5FR",
            "2023-03-31",
            "2023-03-31 2023-06-30 2023-09-29 2023-12-29 2024-03-29",
        ),
        (
            "FREQ=MONTHLY;BYDAY=-1FR,1MO",
            "2023-03-06",
            "2023-03-06 2023-03-31 2023-04-03 2023-04-28 2023-05-01",
        ),
        (
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU",
            "2023-02-28",
            "2023-02-28 2023-03-05 2023-03-14 2023-03-19 2023-03-28",
        ),
        (
            "FREQ=YEARLY;BYMONTH=3,9",
            "2023-03-02",
            "2023-03-02 2023-09-02 2024-03-02 2024-09-02 2025-03-02",
        ),
        (
            "FREQ=YEARLY;INTERVAL=2;BYMONTH=5;BYDAY=3MO",
            "2023-05-15",
            "2023-05-15 2025-05-19 2027-05-17 2029-05-21 2031-05-19",
        ),
        (
            "FREQ=DAILY;INTERVAL=999",
            "0001-01-01",
            "0001-01-01 0003-09-27 0006-06-22 0009-03-17 0011-12-11",
        ),
    ],
)
def test_the_first_days_of_a_rule(text: str, start: str, expected: str) -> None:
    assert first_days(text, start) == expected.split()


@pytest.mark.parametrize(
    ("text", "start", "expected"),
    [
        ("FREQ=WEEKLY;COUNT=2", "2023-03-02", "2023-03-02 2023-03-09"),
        ("FREQ=WEEKLY;COUNT=1", "2023-03-02", "2023-03-02"),
        ("daily", "9998-12-30", "9998-12-30 9998-12-31"),
        ("FREQ=WEEKLY;COUNT=9", "9998-12-25", "9998-12-25"),
        ("FREQ=YEARLY;INTERVAL=999", "7001-05-05", "7001-05-05 8000-05-05 8999-05-05 9998-05-05"),
        ("FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1", "9998-12-31", ""),
    ],
)
def test_the_days_end_with_the_count_or_the_calendar(text: str, start: str, expected: str) -> None:
    assert first_days(text, start) == expected.split()


def test_a_rule_may_have_ten_thousand_days() -> None:
    start = date(2000, 1, 1)
    found = list(Recurrence(DAILY, count=10_000).from_day(start))
    assert found == [start + timedelta(days=number) for number in range(10_000)]


@settings(derandomize=True, deadline=None)
@given(rules_with_start())
@example(("FREQ=DAILY", date(9998, 12, 1)))
@example(("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;INTERVAL=4", date(1996, 2, 29)))
@example(("FREQ=MONTHLY;BYMONTHDAY=-31", date(1, 1, 1)))
@example(("FREQ=WEEKLY;BYDAY=MO,SU;INTERVAL=2", date(1, 1, 7)))
def test_the_days_are_those_that_dateutil_finds(drawn: tuple[str, date]) -> None:
    text, start = drawn
    expected = takewhile(lambda day: day.year < 9999, days(text, start))
    found = islice(parse(text).completed(start).from_day(start), 60)
    assert list(found) == list(expected)


@settings(derandomize=True, deadline=None)
@given(rules_with_start())
def test_a_completed_rule_says_its_days_and_says_them_alike_to_any_program(
    drawn: tuple[str, date],
) -> None:
    text, start = drawn
    completed = parse(text).completed(start)
    assert completed.is_complete
    assert completed.completed(start + timedelta(days=1)) == completed
    assert parse(str(completed)) == completed
    assert days(str(completed), start) == days(text, start)


@settings(derandomize=True, deadline=None)
@given(some_days)
def test_a_rule_takes_from_the_first_day_what_it_does_not_say(start: date) -> None:
    weekday = calendar.weekday(start.year, start.month, start.day)
    assert Recurrence(WEEKLY).completed(start) == Recurrence(WEEKLY, days=((0, weekday),))
    assert Recurrence(MONTHLY).completed(start) == Recurrence(MONTHLY, month_days=(start.day,))
    assert Recurrence(YEARLY).completed(start) == Recurrence(
        YEARLY, months=(start.month,), month_days=(start.day,)
    )
    named = Recurrence(YEARLY, months=(3, 9))
    assert named.completed(start) == Recurrence(YEARLY, months=(3, 9), month_days=(start.day,))
    assert Recurrence(DAILY).completed(start) == Recurrence(DAILY)


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (Recurrence(DAILY), "FREQ=DAILY"),
        (Recurrence(WEEKLY, 2, 10), "FREQ=WEEKLY;INTERVAL=2;COUNT=10"),
        (
            Recurrence(MONTHLY, days=((2, 1), (-1, 4))),
            "FREQ=MONTHLY;BYDAY=2TU,-1FR",
        ),
        (
            Recurrence(YEARLY, months=(3, 9), month_days=(1, -1)),
            "FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=1,-1",
        ),
        (Recurrence(WEEKLY, days=((0, 0), (0, 6))), "FREQ=WEEKLY;BYDAY=MO,SU"),
    ],
)
def test_a_rule_is_written_as_icalendar_has_it(rule: Recurrence, text: str) -> None:
    assert str(rule) == text
