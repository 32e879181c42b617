"""Where an event is on the line of days, and how it looks."""

from datetime import date
from math import inf

import pytest

from tests.drawing.pictures import YEAR, found
from timeline.drawing.marks import Look, Mark, marks

DAY = date(2023, 3, 2).toordinal()


def only(fields: str) -> Mark:
    """Return the mark of one event."""
    (mark,) = marks(found(f"  a: {{kind: talks, title: A, {fields}}}\n"), None)
    return mark


@pytest.mark.parametrize(
    ("when", "start", "end"),
    [
        ("2023-03-02", 0, 1),
        ("2023-03-02 to 2023-03-04", 0, 3),
        ("2023-03-02 12:00", 0.5, 0.5),
        ("2023-03-02 06:00 to 18:00", 0.25, 0.75),
        ("2023-03-02 18:00 to 2023-03-03 06:00", 0.75, 1.25),
        ("2023-03-02 18:00 to 2023-03-04", 0.75, 3),
        ("2023-03-02 to 2023-03-03 06:00", 0, 1.25),
        ("2023-03-02 morning", 0.25, 0.5),
        ("2023-03-02 evening to 2023-03-04 noon", 0.75, 2.55),
        ("2023-03-02 09:00 Pacific/Auckland to 2023-03-01 12:00 Pacific/Honolulu", 0.375, 0.375),
        ("2023-03~", -1, 30),
        ("2023", -60, 305),
        ("after 2023-03-01", 0, inf),
        ("before 2023-03-03", -inf, 1),
        ("unknown", -inf, inf),
    ],
)
def test_a_mark_is_where_the_clocks_at_the_place_say(when: str, start: float, end: float) -> None:
    mark = only(f"when: {when}")
    assert (mark.start - DAY, mark.end - DAY) == pytest.approx((start, end))
    assert mark.is_dated is (when != "unknown")


@pytest.mark.parametrize(
    ("fields", "look"),
    [
        ("when: 2023-03-02", Look.SURE),
        ("when: 2023-03-02~", Look.VAGUE),
        ("when: 2023-03", Look.VAGUE),
        ("when: after 2023-03-02", Look.VAGUE),
        ("when: 2023-03-02, status: cancelled", Look.CANCELLED),
        ("when: 2023-03, status: postponed", Look.POSTPONED),
    ],
)
def test_its_look_tells_what_is_known(fields: str, look: Look) -> None:
    assert only(fields).look is look


def test_it_tells_where_it_was_before_it_was_moved() -> None:
    assert only("when: 2023-03-02, was: [{when: 2023-03-01}]").former == (DAY - 1, DAY)
    assert only("when: 2023-03-02, was: [{when: 2023-02}]").former is None
    assert only("when: 2023-03-02, status: cancelled, was: [{when: 2023-03-01}]").former is None


def test_what_is_put_off_is_shown_where_it_was_to_be() -> None:
    mark = only("when: unknown, status: postponed, was: [{when: 2023-03-02}]")
    assert (mark.start, mark.end) == (DAY, DAY + 1)


def test_its_words_tell_title_date_kind_status_and_move() -> None:
    told = only("when: 2023-03-02, status: tentative, was: [{when: 2023-03-01}]").told
    assert told == (
        "A · Thursday 2 March 2023 · Talks · tentative · moved from Wednesday 1 March 2023"
    )


def test_a_series_is_one_mark_with_a_dot_for_each_occurrence() -> None:
    (mark,) = (each for each in marks(found("", YEAR), None) if each.dots)
    assert len(mark.dots) == 20
    assert [dot.look for dot in mark.changed] == [Look.CANCELLED]
    assert mark.told.startswith("Weekly press briefing · 20 events · Thursday 6 February 2025, ")


def test_a_series_without_end_goes_on_beyond_the_picture() -> None:
    assert only("when: 2023-03-02, repeats: daily").end == inf


def test_the_only_occurrence_that_is_wanted_is_no_series() -> None:
    mark = only("when: 2023-03-02, repeats: FREQ=DAILY;COUNT=1")
    assert (mark.dots, mark.end) == ((), DAY + 1)


def test_a_series_that_is_off_looks_so() -> None:
    mark = only("when: 2023-03-02, status: cancelled, repeats: FREQ=DAILY;COUNT=3")
    assert (mark.look, mark.changed) == (Look.CANCELLED, ())
