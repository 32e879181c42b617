"""Recurrence rules in words."""

from datetime import date

import pytest
from hypothesis import given, settings

from tests.rules import rules_with_start
from timeline.languages import load
from timeline.prose.recurrence import cadence
from timeline.time.rrule import parse

ENGLISH = load("en")
FIRST = date(2023, 3, 2)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("daily", "every day"),
        ("FREQ=DAILY;INTERVAL=2", "every 2 days"),
        ("weekdays", "every weekday"),
        ("weekly", "every Thursday"),
        ("fortnightly", "every 2 weeks on Thursday"),
        ("FREQ=WEEKLY;BYDAY=TU,TH", "every Tuesday and Thursday"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,TH", "every Monday, Tuesday and Thursday"),
        ("FREQ=WEEKLY;INTERVAL=3;BYDAY=TU,TH", "every 3 weeks on Tuesday and Thursday"),
        ("monthly", "every month on the 2nd"),
        ("quarterly", "every 3 months on the 2nd"),
        ("FREQ=MONTHLY;BYMONTHDAY=1,15", "every month on the 1st and the 15th"),
        ("FREQ=MONTHLY;BYMONTHDAY=11,22,23", "every month on the 11th, the 22nd and the 23rd"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "every month on the last day"),
        ("FREQ=MONTHLY;BYMONTHDAY=-2", "every month on the second to last day"),
        ("FREQ=MONTHLY;BYMONTHDAY=-5", "every month on the fifth to last day"),
        ("FREQ=MONTHLY;BYMONTHDAY=-6", "every month on the 6th to last day"),
        ("FREQ=MONTHLY;BYDAY=1MO", "every month on the first Monday"),
        ("FREQ=MONTHLY;BYDAY=5FR", "every month on the fifth Friday"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "every month on the last Friday"),
        ("FREQ=MONTHLY;BYDAY=-2SU", "every month on the second to last Sunday"),
        ("FREQ=MONTHLY;BYDAY=2TU,4TU", "every month on the second Tuesday and the fourth Tuesday"),
        ("yearly", "every year on 2 March"),
        ("FREQ=YEARLY;INTERVAL=4", "every 4 years on 2 March"),
        ("FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=15", "every year on 15 August"),
        ("FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=-1", "every year on the last day of August"),
        (
            "FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=1,2",
            "every year on the 1st and the 2nd of August",
        ),
        ("FREQ=YEARLY;BYMONTH=5;BYDAY=3MO", "every year on the third Monday of May"),
        (
            "FREQ=YEARLY;BYMONTH=3,9;BYDAY=3MO",
            "every year on the third Monday of March and September",
        ),
        ("FREQ=DAILY;COUNT=5", "every day"),
    ],
)
def test_a_rule_in_words(rule: str, words: str) -> None:
    assert cadence(ENGLISH, parse(rule).completed(FIRST)) == words


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("FREQ=WEEKLY;BYDAY=FR,TH", "every Thursday and Friday"),
        ("FREQ=WEEKLY;BYDAY=FR,TH,WE,TU,MO", "every weekday"),
        ("FREQ=MONTHLY;BYMONTHDAY=15,1", "every month on the 1st and the 15th"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1,15", "every month on the 15th and the last day"),
    ],
)
def test_days_are_told_in_the_order_of_the_calendar(rule: str, words: str) -> None:
    assert cadence(ENGLISH, parse(rule).completed(FIRST)) == words


def test_all_days_of_the_week_are_every_day() -> None:
    assert cadence(ENGLISH, parse("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU")) == "every day"


def test_a_day_of_several_months_is_not_told_as_a_date_of_the_first() -> None:
    assert cadence(ENGLISH, parse("FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=2")) != (
        "every year on 2 March and September"
    )


@settings(derandomize=True, deadline=None)
@given(rules_with_start())
def test_every_rule_has_words_on_one_line(drawn: tuple[str, date]) -> None:
    text, start = drawn
    words = cadence(ENGLISH, parse(text).completed(start))
    assert words.startswith("every ")
    assert words.isprintable()
    assert "  " not in words
