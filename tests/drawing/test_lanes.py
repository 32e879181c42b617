"""The picture for wide windows: lanes, bars, signs and labels."""

import pytest

from tests.drawing.pictures import HEAD, SVG, YEAR, Drawn, drawn
from timeline.drawing.places import spread
from timeline.languages import load

VISIT = """
  visit:
    kind: visit
    title: Visit
    when: {when}
    participants: {{ITA: guest, IND: host}}
  talks: {{kind: talks, title: Talks, when: 2023-03-02, part_of: visit}}
  dinner: {{kind: other, label: Dinner, title: Dinner, when: 2023-03-02 20:00, part_of: talks}}
"""


def wide(events: str, head: str = HEAD) -> Drawn:
    return drawn(events, head)[0]


def test_each_kind_has_a_lane_in_the_order_of_the_words() -> None:
    names = [kind.name for kind in load("en").kinds.values()]
    said = [text for text in wide("", YEAR).texts("faint") if text in names]
    assert said == [name for name in names if name in said]
    assert len(said) == 12


def test_every_event_of_a_year_is_linked_and_named() -> None:
    picture = wide("", YEAR)
    assert len(picture.links()) == 33
    labels = picture.texts("ink")
    assert "Visit to India +4" in labels
    assert "Political consultations with Egypt" in labels
    assert "Return visit of the External Affairs Minister" in labels
    told = " ".join(picture.titles())
    assert "MoU on ports and shipping" in told


def test_parts_have_rows_of_their_own_where_the_bar_is_wide() -> None:
    picture = wide(VISIT.format(when="2023-03-02 to 2023-03-03"))
    assert picture.texts("on") == ["Visit", "Talks"]
    assert "#dinner" in picture.links()


def test_parts_are_signs_inside_a_bar_that_has_room_for_them() -> None:
    month = "  far: {kind: talks, title: Far, when: 2023-04-05}\n"
    picture = wide(VISIT.format(when="2023-03-02 to 2023-03-04") + month)
    assert set(picture.links()) == {"#visit", "#talks", "#dinner", "#far"}
    assert "Visit" in picture.texts("ink")
    start, end = picture.box("#visit")
    for part in ("#talks", "#dinner"):
        disc = next(picture.links()[part].iter(f"{SVG}circle"))
        assert start < float(disc.get("cx", "")) < end


def test_parts_without_room_are_counted_and_named() -> None:
    year = "  far: {kind: talks, title: Far, when: 2024-03-02}\n"
    picture = wide(VISIT.format(when="2023-03-02 to 2023-03-04") + year)
    assert set(picture.links()) == {"#visit", "#far"}
    assert "Visit +2" in picture.texts("ink")
    assert picture.titles()[0].endswith("; Talks; Dinner")


def test_a_series_is_a_row_of_signs_with_a_link_for_each_that_was_changed() -> None:
    picture = wide("", YEAR)
    usual = picture.links()["#briefing-2025-02-06"]
    assert len(list(usual.iter(f"{SVG}path"))) == 19
    assert sum(title.startswith("Weekly press briefing") for title in picture.titles()) == 2


def test_a_label_stands_above_a_series_that_leaves_no_room_beside_it() -> None:
    series = "  a: {kind: talks, title: Round, when: 2023-03-02, repeats: FREQ=DAILY;COUNT=20}\n"
    picture = wide(series)
    (label,) = (each for each in picture.root.iter(f"{SVG}text") if each.text == "Round")
    assert float(label.get("y", "")) < 80
    assert len(list(picture.links()["#a-2023-03-02"].iter(f"{SVG}path"))) == 20


def test_occurrences_that_are_too_near_are_one_sign() -> None:
    series = "  a: {kind: talks, title: Round, when: 2003-03-02, repeats: FREQ=DAILY;COUNT=5000}\n"
    assert len(list(wide(series).links()["#a-2003-03-02"].iter(f"{SVG}path"))) < 330


def test_a_series_of_which_no_occurrence_is_near_is_vague() -> None:
    rare = "  a: {kind: talks, title: Rare, when: 1990-05-02, repeats: yearly}\n"
    near = "".join(
        f"  c{day}: {{kind: call, title: C, when: 2023-03-0{day}}}\n" for day in range(2, 4)
    )
    picture = wide(rare + near)
    assert picture.box("#a-1990-05-02") == (132, 1108)
    assert "Date approximate" not in picture.texts()


def test_many_events_have_short_labels() -> None:
    name = "A name of middling length that is longer than its room"
    events = [
        f"  e{n}: {{kind: talks, title: {name}, when: 2023-{1 + n % 12:02}-{1 + n % 28:02}}}\n"
        for n in range(150)
    ]
    few = set(wide("".join(events[:8])).texts("ink"))
    many = set(wide("".join(events)).texts("ink"))
    assert few == {name}
    assert all(label.endswith("…") and len(label) < 20 for label in many)


def test_the_name_of_what_is_off_stands_in_its_bar_on_plain_ground() -> None:
    picture = wide("  a: {kind: talks, title: A, when: 2023-03-02, status: cancelled}\n")
    (label,) = (each for each in picture.root.iter(f"{SVG}text") if each.text == "A")
    assert label.get("text-decoration") == "line-through"
    grounds = [each.get("class") for each in picture.links()["#a"].iter(f"{SVG}rect")]
    assert grounds == ["hollow", "hollow"]


def test_a_long_name_is_cut_to_the_room_that_there_is() -> None:
    name = "M" * 300
    inside = f"  a: {{kind: talks, title: {name}, when: 2023-03-02}}\n"
    (label,) = wide(inside).texts("on")
    assert 50 < len(label) < 100
    beside = f"  a: {{kind: talks, title: {name}, when: 2023-03-02 12:00}}\n"
    (label,) = wide(beside).texts("ink")
    assert 20 < len(label) < 60


ENDS = ("c01-01", "c12-31")


@pytest.mark.parametrize("day", ["2023-02-03", "2023-11-03"])
def test_a_label_has_room_inside_the_outline_of_where_an_event_was(day: str) -> None:
    """The event was to last all year."""
    moved = f"was: [{{when: 2023-01-01 to 2023-12-31}}], when: {day}"
    year = "".join(f"  {end}: {{kind: call, title: C, when: 2023-{end[1:]}}}\n" for end in ENDS)
    picture = wide(f"{year}  a: {{kind: talks, title: Moved, {moved}}}\n")
    assert "Moved" in picture.texts("ink")
    assert picture.box("#a") == (132, 1108)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [([1, 2, 3], [1, 11, 21]), ([95, 96, 97], [80, 90, 100]), ([50, 51], [50, 60]), ([], [])],
)
def test_points_are_moved_apart_within_their_bounds(
    wanted: list[float], found: list[float]
) -> None:
    assert spread(wanted, 0, 100, 10) == found
