"""The picture of many events: how many begin when."""

from datetime import date, timedelta

import pytest

from tests.drawing.pictures import Drawn, drawn

MANY = 200


def many(first: date, days: int, count: int = MANY) -> str:
    """Return events on days that are evenly spread."""
    return "".join(
        f"  e{n}: {{kind: talks, title: T, when: {first + timedelta(n * days // count)}}}\n"
        for n in range(count)
    )


def counts(picture: Drawn) -> int:
    """Return how many events the titles tell of."""
    return sum(int(title.rpartition(": ")[2].split()[0]) for title in picture.titles())


@pytest.mark.parametrize(
    ("days", "across", "down"),
    [
        (300, ["Jan 2023", "31"], ["Jan 2023", "30"]),
        (9_000, ["2020–2029", "9"], ["2023", "12"]),
        (30_000, ["2090–2099", "9"], ["2090–2099", "9"]),
    ],
)
def test_its_rows_suit_the_time_and_the_window(
    days: int, across: list[str], down: list[str]
) -> None:
    for picture, said in zip(drawn(many(date(2023, 1, 1), days)), (across, down), strict=True):
        assert set(said) <= set(picture.texts("faint"))
        assert counts(picture) == MANY


def test_years_and_months_are_links_if_the_page_has_them() -> None:
    across, _ = drawn(many(date(2023, 3, 1), 3_000))
    assert set(across.links()) == {"#2023"}
    across, _ = drawn(many(date(2023, 3, 1), 60))
    assert set(across.links()) == {"#2023-03"}
    assert across.titles()[0].startswith("March 2023: ")


def test_empty_rows_are_left_out() -> None:
    far = (
        "  far: {kind: talks, title: T, when: 9998-12-31}\n"
        "  old: {kind: talks, title: T, when: 0001-01-01}\n"
    )
    across, down = drawn(many(date(2023, 1, 1), 100) + far)
    assert across.texts("faint").count("⋮") == 2
    assert len(across.texts()) < 40
    assert counts(across) == counts(down) == MANY + 2


def test_what_is_known_to_be_in_a_row_is_counted_behind_it() -> None:
    vague = (
        "  v1: {kind: talks, title: T, when: 2023-03}\n"
        "  v2: {kind: talks, title: T, when: 2023}\n"
        "  v3: {kind: talks, title: T, when: after 2023-03-02}\n"
    )
    across, _ = drawn(many(date(2023, 1, 1), 200) + vague)
    assert across.texts("faint").count("+1") == 1
    assert "+ date approximate" in across.texts("faint")
    assert "+ date approximate" not in drawn(many(date(2023, 1, 1), 200))[0].texts("faint")


def test_ten_thousand_on_one_day_are_told_in_groups_of_digits() -> None:
    across, _ = drawn(many(date(2023, 3, 2), 1, 10_000))
    assert across.titles() == ["March 2023: 10,000 events"]
    assert "7,501–10,000" in across.texts("faint")


def test_occurrences_count_one_by_one() -> None:
    series = "  s: {kind: call, title: S, when: 2023-01-01, repeats: FREQ=DAILY;COUNT=50}\n"
    across, _ = drawn(many(date(2023, 1, 1), 100) + series)
    assert counts(across) == MANY + 50


def test_many_events_none_of_which_has_a_row_are_counted() -> None:
    many = "".join(
        f"  e{n}: {{kind: talks, title: A, when: 1985 to {2024 + n % 2}}}\n" for n in range(200)
    )
    for picture in drawn(many):
        assert "200\N{NO-BREAK SPACE}· date approximate" in picture.texts()
