"""Dates of day, month, quarter and year precision, and their neighbours."""

from calendar import monthrange
from datetime import date, time, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from timeline.time.dates import (
    FIRST_YEAR,
    LAST_YEAR,
    DayPart,
    Mark,
    Point,
    Precision,
    following,
    preceding,
    stretch,
    written,
)

DAY = timedelta(days=1)


def months(year: int, first: int, last: int, precision: Precision) -> Point:
    return Point(date(year, first, 1), date(year, last, monthrange(year, last)[1]), precision)


def week(monday: date) -> Point:
    return Point(monday, monday + 6 * DAY, Precision.WEEK)


YEARS = st.integers(FIRST_YEAR, LAST_YEAR)
POINTS = st.one_of(
    st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)).map(
        lambda day: Point(day, day, Precision.DAY)
    ),
    st.builds(
        lambda year, month: months(year, month, month, Precision.MONTH), YEARS, st.integers(1, 12)
    ),
    st.builds(
        lambda year, quarter: months(year, 3 * quarter - 2, 3 * quarter, Precision.QUARTER),
        YEARS,
        st.integers(1, 4),
    ),
    YEARS.map(lambda year: months(year, 1, 12, Precision.YEAR)),
    st.builds(
        lambda year, half: months(year, 6 * half - 5, 6 * half, Precision.HALF_YEAR),
        YEARS,
        st.integers(1, 2),
    ),
    st.dates(date(FIRST_YEAR, 1, 8), date(LAST_YEAR, 12, 20)).map(
        lambda day: week(day - day.weekday() * DAY)
    ),
)


@pytest.mark.parametrize(
    ("point", "text"),
    [
        (Point(date(2023, 3, 2), date(2023, 3, 2), Precision.DAY), "2023-03-02"),
        (months(2024, 2, 2, Precision.MONTH), "2024-02"),
        (months(2023, 1, 3, Precision.QUARTER), "2023-Q1"),
        (months(2023, 4, 6, Precision.QUARTER), "2023-Q2"),
        (months(2023, 7, 9, Precision.QUARTER), "2023-Q3"),
        (months(2023, 10, 12, Precision.QUARTER), "2023-Q4"),
        (months(2023, 1, 6, Precision.HALF_YEAR), "2023-H1"),
        (months(2023, 7, 12, Precision.HALF_YEAR), "2023-H2"),
        (week(date(2019, 12, 30)), "2020-W01"),
        (week(date(2020, 12, 28)), "2020-W53"),
        (months(476, 1, 12, Precision.YEAR), "0476"),
    ],
)
def test_a_date_is_written_as_in_the_registry(point: Point, text: str) -> None:
    assert written(point) == text


@given(POINTS)
def test_a_stretch_is_as_long_as_its_precision_says(point: Point) -> None:
    assert stretch(point.first, point.precision) == point


def test_a_stretch_may_be_marked() -> None:
    assert stretch(date(2021, 1, 1), Precision.YEAR, Mark.APPROXIMATE).mark is Mark.APPROXIMATE


@pytest.mark.parametrize(
    ("point", "after"),
    [
        (
            Point(date(2024, 2, 28), date(2024, 2, 28), Precision.DAY),
            Point(date(2024, 2, 29), date(2024, 2, 29), Precision.DAY),
        ),
        (months(2024, 1, 1, Precision.MONTH), months(2024, 2, 2, Precision.MONTH)),
        (months(2023, 12, 12, Precision.MONTH), months(2024, 1, 1, Precision.MONTH)),
        (months(2023, 4, 6, Precision.QUARTER), months(2023, 7, 9, Precision.QUARTER)),
        (months(2023, 10, 12, Precision.QUARTER), months(2024, 1, 3, Precision.QUARTER)),
        (months(2023, 1, 12, Precision.YEAR), months(2024, 1, 12, Precision.YEAR)),
    ],
)
def test_a_date_is_followed_by_one_of_its_own_kind(point: Point, after: Point) -> None:
    assert following(point) == after
    assert preceding(after) == point


@given(POINTS)
@example(months(LAST_YEAR, 1, 12, Precision.YEAR))
@example(months(LAST_YEAR, 12, 12, Precision.MONTH))
def test_what_follows_begins_the_day_after_and_is_preceded_by_what_it_follows(
    point: Point,
) -> None:
    after = following(point)
    assert after.first == point.last + DAY
    assert after.precision is point.precision
    assert preceding(after) == point


def test_neighbours_keep_what_else_is_known() -> None:
    known = Point(
        date(2023, 3, 2),
        date(2023, 3, 2),
        Precision.DAY,
        Mark.UNCERTAIN,
        time(18, 30),
        "UTC",
        DayPart.EVENING,
    )
    for near in (following(known), preceding(known)):
        assert (near.mark, near.clock, near.zone, near.part) == (
            Mark.UNCERTAIN,
            time(18, 30),
            "UTC",
            DayPart.EVENING,
        )


def test_the_parts_of_a_day_stand_in_the_order_of_the_day() -> None:
    assert [str(part) for part in DayPart] == ["morning", "noon", "afternoon", "evening", "night"]


def test_marks_are_those_of_edtf() -> None:
    assert [str(mark) for mark in Mark] == ["", "~", "?", "%"]
