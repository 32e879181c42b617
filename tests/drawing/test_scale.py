"""Which days a picture shows, and what its axis says."""

import pytest

from tests.conftest import chronology
from tests.drawing.pictures import HEAD, Drawn, drawn
from timeline.chronology.repeating import expand
from timeline.chronology.selection import Selection
from timeline.drawing.picture import alone

DAYS = {
    "one day": ("2023-03-02", "2023-03-02", "Thursday 2 March 2023", "03:00"),
    "a visit": ("2023-03-02", "2023-03-04", "Thursday 2 March 2023", "06:00"),
    "a month": ("2023-03-02", "2023-03-28", "March 2023", "2"),
    "a week": ("2023-03-02", "2023-03-08", "March 2023", "Thu 2"),
    "a quarter": ("2023-03-02", "2023-05-28", "March 2023", "6"),
    "a year": ("2023-03-02", "2023-12-28", "2023", "March"),
    "two years": ("2023-03-02", "2024-12-28", "2023", "Mar"),
    "five years": ("2023-03-02", "2027-12-28", "2023", "Apr"),
    "decades": ("2003-03-02", "2027-12-28", "2004", ""),
    "the calendar": ("0001-01-01", "9998-12-31", "1000", ""),
}


def axis(events: str) -> list[str]:
    return drawn(events)[0].texts("faint")


@pytest.mark.parametrize(("first", "last", "major", "minor"), DAYS.values(), ids=DAYS)
def test_the_axis_suits_the_time_between_the_first_day_and_the_last(
    first: str, last: str, major: str, minor: str
) -> None:
    said = axis(
        f"  a: {{kind: talks, title: A, when: {first}}}\n"
        f"  b: {{kind: talks, title: B, when: {last}}}\n"
    )
    assert major in said
    assert minor in said or not minor
    assert len(said) < 60


def test_a_tick_without_room_for_its_word_has_none() -> None:
    said = axis(
        "  a: {kind: talks, title: A, when: 1903-03-02}\n"
        "  b: {kind: talks, title: B, when: 2020-01-01}\n"
    )
    assert "2010" in said
    assert "2020" not in said


SURE = (
    "  a: {kind: talks, title: A, when: 2023-03-02}\n"
    "  b: {kind: talks, title: B, when: 2023-03-04}\n"
)


def edges(picture: Drawn, id: str) -> tuple[float, float]:
    return tuple(round(edge) for edge in picture.box(f"#{id}"))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("when", "start", "end"),
    [
        ("2021~ to 2023-03-02", 132, 457),
        ("after 2023-03-02", 457, 1108),
        ("before 2023-03-03", 132, 457),
        ("2023-03-03~", 457, 783),
    ],
)
def test_what_is_vague_ends_at_the_edge(when: str, start: int, end: int) -> None:
    picture, _ = drawn(f"{SURE}  c: {{kind: exercise, title: C, when: {when}}}\n")
    assert "Thursday 2 March 2023" in picture.texts("faint")
    assert edges(picture, "c") == (start, end)


def test_what_is_vague_stretches_the_scale_if_it_is_near_or_the_rule() -> None:
    month = "  c: {kind: talks, title: C, when: 2023-11}\n"
    year = "  d: {kind: talks, title: D, when: 2023-04-01}\n" + SURE.replace("03-04", "10-04")
    assert "November" in axis(year + month)
    vague = "".join(f"  v{n}: {{kind: talks, title: V, when: 202{n}}}\n" for n in range(5))
    assert "2022" in axis(SURE + vague)
    assert "2022" not in axis(SURE + vague.splitlines()[2])


def test_what_is_known_by_its_parent_alone_stretches_the_scale() -> None:
    visit = "  v: {kind: talks, title: V, when: 2023-03-02 to 2023-03-03}\n"
    parts = (
        "  a: {kind: call, title: A, when: 2023-03-02, part_of: v}\n"
        "  b: {kind: call, title: B, part_of: v}\n"
    )
    chosen = Selection(frozenset({"call"}))
    picture = alone(expand(chronology(HEAD + visit + parts, chosen), chosen))
    assert "Friday 3 March 2023" in picture


def test_what_has_but_one_end_is_shown_from_there() -> None:
    picture, narrow = drawn("  a: {kind: talks, title: A, when: after 2023-03-02}\n")
    assert edges(picture, "a")[1] == 1108
    assert "A" in narrow.texts()
    picture, narrow = drawn("  a: {kind: talks, title: A, when: before 2023-03-02}\n")
    assert edges(picture, "a")[0] == 132
    assert "A" in narrow.texts()
