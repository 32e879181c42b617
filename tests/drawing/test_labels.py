"""Labels: the room that they take, and how they are cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import iter_graphemes

from timeline.drawing.labels import clipped, lines, runs_left, width

# Advance widths in thousandths of an em in Verdana, the widest of the usual fonts.
VERDANA = {
    "a": 601,
    "i": 274,
    "m": 973,
    "W": 989,
    "A": 684,
    "0": 636,
    "@": 1000,
    " ": 352,
    "Q": 787,
}


@pytest.mark.parametrize("letter", VERDANA)
def test_a_letter_has_the_room_that_it_takes_in_the_widest_of_usual_fonts(letter: str) -> None:
    needed = VERDANA[letter] / 1000
    assert needed <= width(letter, 1) <= needed * 1.7


def test_marks_and_joiners_take_no_room_and_wide_letters_a_whole_one() -> None:
    assert width("e\u0301\u200d") == width("e")
    assert width("会", 10) >= 10
    assert width("\ufdfd", 1) > 10


@given(st.text(max_size=60), st.integers(0, 200))
def test_what_is_cut_fits_and_begins_as_the_text_does(text: str, room: int) -> None:
    short = clipped(text, room)
    assert width(short) <= room
    line = " ".join(text.split())
    assert short == line or line.startswith(short.removesuffix("…"))


@pytest.mark.parametrize("text", ["परामर्श" * 9, "👩🏽‍🚀" * 20, "e\u0301" * 40, "W" * 200])
def test_no_letter_is_cut_apart(text: str) -> None:
    kept = clipped(text, 90).removesuffix("…")
    assert kept
    assert list(iter_graphemes(text))[: len(list(iter_graphemes(kept)))] == list(
        iter_graphemes(kept)
    )


def test_a_text_without_room_is_not_told() -> None:
    assert clipped("Talks", 5) == ""


def test_a_text_is_told_on_two_lines_at_most() -> None:
    assert lines("Talks", 100) == ["Talks"]
    assert lines("Talks on trade", 100) == ["Talks on", "trade"]
    first, second = lines("Talks on trade and on everything else that there is", 100)
    assert (first, second[-1]) == ("Talks on", "…")
    assert lines("M" * 50, 100) == [clipped("M" * 50, 100)]


@pytest.mark.parametrize(
    ("text", "is_mirrored"),
    [
        ("Talks", False),
        ("مشاورات", True),
        ("«שיחות» 2", True),
        ("2 (a) مشاورات", False),
        ("12", False),
    ],
)
def test_the_first_letter_tells_the_direction(text: str, is_mirrored: bool) -> None:
    assert runs_left(text) is is_mirrored
