"""The usual forms of a `when`: one pattern reads what the words one by one mean."""

import itertools
from datetime import date, time

import pytest

from timeline.time.usual_dates import usual
from timeline.time.when import _parsed

DAYS = ("0001-01-01", "2023-03-02", "2024-02-29", "9998-12-31")
CLOCKS = ("00:00", "18:30", "23:59")


@pytest.mark.parametrize("day", DAYS)
def test_a_usual_form_is_what_it_is_word_by_word(day: str) -> None:
    texts = [day, f"{day} to {day}", *(f"{day} {clock}" for clock in CLOCKS)]
    texts += [f"{day} {one} to {two}" for one, two in itertools.combinations(CLOCKS, 2)]
    for text in texts:
        points = usual(text)
        assert points == _parsed(text, julian=False).points
        assert points[0].first == date.fromisoformat(day)


def test_the_points_are_the_days_and_the_clock_times() -> None:
    start, end = usual("2023-03-02 18:30 to 19:30")
    assert (start.first, start.last, start.clock) == (
        date(2023, 3, 2),
        date(2023, 3, 2),
        time(18, 30),
    )
    assert (end.first, end.last, end.clock) == (date(2023, 3, 2), date(2023, 3, 2), time(19, 30))
    assert [point.first.day for point in usual("2023-03-02 to 2023-03-04")] == [2, 4]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2023-03",
        "2023-02-29",
        "2023-03-02 to 2023-02-29",
        "9999-01-01",
        "2023-03-02 to 9999-01-01",
        "2023-03-02 24:00",
        "2023-03-02 18:60",
        "2023-03-02 18:30 Asia/Kolkata",
        "2023-03-02 18:30 to 2023-03-03 19:30",
        "2023-03-02~",
        " 2023-03-02",
        "2023-03-02\n",
        "२०२३-०३-०२",
    ],
)
def test_all_else_is_left_to_the_words(text: str) -> None:
    assert usual(text) == ()
