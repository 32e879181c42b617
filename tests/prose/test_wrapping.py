"""Texts are cut into lines as wcwidth cuts them, which does so in more time."""

import wcwidth
from hypothesis import given
from hypothesis import strategies as st

from timeline.prose.wrapping import wrapped
from timeline.text import columns

WORDS = st.sampled_from(
    ["a", "bb", "ccc-d", "中", "文字", "e\u0301", "हिन्दी", "👩\u200d👩\u200d👧", "x" * 9]
)
TEXTS = st.lists(WORDS | st.sampled_from([" ", " ", "  "]), max_size=40).map("".join)


def test_a_text_that_fits_is_one_line() -> None:
    assert wrapped("Talks", 7, 2, 4) == ["  Talks"]


def test_the_first_line_and_the_others_have_their_own_indents() -> None:
    lines = ["  Talks on trade", "    and", "    transport"]
    assert wrapped("Talks on trade and transport", 16, 2, 4) == lines


def test_a_hyphen_is_no_place_to_break_a_line() -> None:
    assert wrapped("Talks on follow-up", 16) == ["Talks on", "follow-up"]


def test_wide_letters_are_cut_where_the_line_is_full() -> None:
    lines = wrapped("東京で首脳会談", 8)
    assert "".join(lines) == "東京で首脳会談"
    assert [columns(line) for line in lines] == [8, 6]


@given(TEXTS, st.integers(8, 30), st.integers(0, 6), st.integers(0, 6))
def test_lines_are_those_of_another_library(
    text: str, width: int, indent: int, hanging: int
) -> None:
    if text.strip() and indent + columns(text) > width:
        assert wrapped(text, width, indent, hanging) == wcwidth.wrap(
            text,
            width,
            initial_indent=" " * indent,
            subsequent_indent=" " * hanging,
            break_on_hyphens=False,
        )


def test_a_colour_goes_on_in_the_next_line_and_within_a_long_word() -> None:
    assert wrapped("\x1b[1mTalks trade\x1b[0m", 5) == [
        "\x1b[1mTalks\x1b[0m",
        "\x1b[1mtrade\x1b[0m",
    ]
    assert wrapped("Tal\x1b[1mks\x1b[0mx", 3) == ["Tal\x1b[1m\x1b[0m", "\x1b[1mks\x1b[0mx"]


def test_blanks_before_a_word_that_fills_a_line_are_no_line() -> None:
    assert wrapped("   abcd e", 4) == ["abcd", "e"]
