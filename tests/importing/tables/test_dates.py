"""Dates and clock times of tables, in the formats of their columns."""

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
from timeline.importing.tables.mapped.stretches import Stretch, TwoReadingsError, stretch

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
        ("4.3.27", "%d.%m.%y", Moment("2027-03-04")),
        ("4.3.69", "%d.%m.%y", Moment("1969-03-04")),
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


DAYS = ("%d.%m.%Y", "%d %B %Y", "%B %d, %Y", "%B %Y", "%d.%m.%Y %H.%M", "%d/%m/%Y")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("02.03.2023", "2023-03-02"),
        ("2-3 March 2023", "2023-03-02 to 2023-03-03"),
        ("2 to 3 March 2023", "2023-03-02 to 2023-03-03"),
        ("13 \u2013 14 March 2023", "2023-03-13 to 2023-03-14"),
        ("28 March - 2 April 2023", "2023-03-28 to 2023-04-02"),
        ("31 December 2022\u20141 January 2023", "2022-12-31 to 2023-01-01"),
        ("March 2-3, 2023", "2023-03-02 to 2023-03-03"),
        ("28.03.2023-30.03.2023", "2023-03-28 to 2023-03-30"),
        ("28.-30.03.2023", "2023-03-28 to 2023-03-30"),
        ("28/03-02/04/2023", "2023-03-28 to 2023-04-02"),
        ("March-April 2023", "2023-03 to 2023-04"),
        ("02.03.2023 18.30-19.30", "2023-03-02 18:30 to 2023-03-02 19:30"),
        ("2023-03-02", "2023-03-02"),
        ("2023-06", "2023-06"),
        ("2023-01-05", "2023-01-05"),
        ("2023-03-02 to 2023-03-05", "2023-03-02 to 2023-03-05"),
        ("2023-03-02 10:00", "2023-03-02 10:00"),
        ("2023-Q1", "2023-Q1"),
        ("before 2023-03~", "before 2023-03~"),
        ("02.03.2023 18-19.30", None),
        ("5-3 March 2023", None),
        ("31 February 2023", None),
        ("TBC: 2023", None),
        ("2-3 March 2023, and again from the 5th to the 7th of that month, if needed", None),
    ],
)
def test_a_cell_is_a_date_or_two(text: str, said: str | None) -> None:
    found = stretch(text, map(compiled, DAYS), is_clock=False)
    assert (found and shown(found)) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("9.30", "09:30"),
        ("10h00", "10:00"),
        ("18:30", "18:30"),
        ("Noon", "noon"),
        ("15:00-16:30", "15:00 to 16:30"),
        ("9.30 to 11.00", "09:30 to 11:00"),
        ("15-16:30", None),
        ("9:05-10", None),
        ("16:30-15:00", None),
        ("2027", None),
    ],
)
def test_a_cell_is_a_clock_time_or_two(text: str, said: str | None) -> None:
    found = stretch(text, map(compiled, ("%H:%M", "%H.%M", "%Hh%M")), is_clock=True)
    assert (found and shown(found)) == said


def shown(found: Stretch) -> str:
    """Return the moments of a stretch as they are kept."""
    return " to ".join(f"{each.day} {each.clock}".strip() for each in found if each)


@pytest.mark.parametrize(
    ("text", "formats", "said"),
    [
        ("03/04/2027", ("%d/%m/%Y", "%m/%d/%Y"), "3 April 2027 or 4 March 2027"),
        ("2-3-4-2027", ("%d-%m-%Y",), "2 April 2027 to 3 April 2027 or 2 March 2027 to 2 April"),
    ],
)
def test_a_cell_that_says_two_things_says_none(
    text: str, formats: tuple[str, ...], said: str
) -> None:
    with pytest.raises(TwoReadingsError, match=said):
        stretch(text, map(compiled, formats), is_clock=False)
