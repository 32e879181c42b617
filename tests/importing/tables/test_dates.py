"""Dates of tables, each column in one format."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.importing.tables.mapped.dates import (
    CLOCKS,
    DATES,
    Moment,
    compiled,
    fitting,
    read,
)

WHOLE = [each for each in DATES if "%d" in each]


@given(st.dates(date(1969, 1, 1), date(2068, 12, 31)), st.sampled_from(WHOLE))
def test_what_strftime_writes_is_read(day: date, format: str) -> None:
    assert read(day.strftime(format), compiled(format)) == Moment(day.isoformat())


@given(st.times(), st.sampled_from([each for each in CLOCKS if "%M" in each]))
def test_clock_times_that_strftime_writes_are_read(clock: time, format: str) -> None:
    assert read(clock.strftime(format), compiled(format)) == Moment("", f"{clock:%H:%M}")


@pytest.mark.parametrize(
    ("text", "format", "moment"),
    [
        ("March 2027", "%B %Y", Moment("2027-03")),
        ("03/2027", "%m/%Y", Moment("2027-03")),
        ("2027", "%Y", Moment("2027")),
        ("4 Sept. 2027", "%d %b %Y", Moment("2027-09-04")),
        ("Thu, 4 March 2027", "%a, %d %B %Y", Moment("2027-03-04")),
        ("04/03/2027 6:30 p.m.", "%d/%m/%Y %I:%M %p", Moment("2027-03-04", "18:30")),
        ("12 AM", "%I %p", Moment("", "00:00")),
        ("100%", "%Y%%", None),
        ("Fri, 4 March 2027", "%a, %d %B %Y", None),
        ("4 Foo 2027", "%d %B %Y", None),
        ("13 PM", "%I %p", None),
        ("2027-13", "%Y-%m", None),
    ],
)
def test_parts_of_dates(text: str, format: str, moment: Moment | None) -> None:
    assert read(text, compiled(format)) == moment


def test_cells_that_are_dates_need_no_format() -> None:
    format = compiled("%d/%m/%Y")
    assert read(date(2027, 3, 4), format) == Moment("2027-03-04")
    assert read(datetime(2027, 3, 4, 9, 30), format) == Moment("2027-03-04", "09:30")  # noqa: DTZ001
    assert read(time(9, 30), format) == Moment("", "09:30")


def test_formats_that_fit_all_cells() -> None:
    assert fitting(["03/04/2027", ""], DATES) == ["%d/%m/%Y", "%m/%d/%Y"]
    assert fitting(["03/04/2027", "13/04/2027"], DATES) == ["%d/%m/%Y"]
    assert fitting(["03/04/2027", "04/13/2027", "13/04/2027"], DATES) == []


def test_moments_in_words() -> None:
    assert [each.words for each in (Moment("2027-03-04"), Moment("2027-03"), Moment("", "9"))] == [
        "4 March 2027",
        "2027-03",
        "9",
    ]
