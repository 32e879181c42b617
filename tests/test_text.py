"""How wide texts are."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.text import balanced, columns

OPENING = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"
DIRECTIONS = f"{OPENING}\u202c\u2069"


def test_a_letter_takes_one_column_unless_it_is_wide_or_a_mark() -> None:
    """Unicode's own data say which are wide (UAX #11), and which stand on the letter before."""
    told = {"L": 1, "N": 1, "P": 1, "S": 1, "Z": 1}
    for code in (
        *range(0x20, 0x7F),
        *range(0xA1, 0x250),
        *range(0x3041, 0x3097),
        *range(0x300, 0x370),
    ):
        char = chr(code)
        category, is_wide = unicodedata.category(char), unicodedata.east_asian_width(char) in "WF"
        if category != "Cf":
            assert columns(char) == told.get(category[0], 0) * (1 + is_wide), char


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("", 0),
        ("Visit – “New Delhi” …", 21),
        ("東京", 4),
        ("e\u0301", 1),
        ("\x1b[1;34mMarch\x1b[0m", 5),
    ],
)
def test_columns(text: str, taken: int) -> None:
    assert columns(text) == taken


def is_balanced(line: str) -> bool:
    """Whether all signs of direction go, if pairs without signs between them are taken out."""
    signs, before = re.sub(f"[^{DIRECTIONS}]", "", line), ""
    while signs != before:
        before = signs
        signs = re.sub(r"[\u202a\u202b\u202d\u202e]\u202c", "", signs)
        signs = re.sub(r"[\u2066-\u2068][\u202a\u202b\u202d\u202e]*\u2069", "", signs)
    return not signs


@given(st.text(st.sampled_from(f"a b\n{DIRECTIONS}"), max_size=30))
def test_a_change_of_direction_ends_on_its_line(text: str) -> None:
    made = balanced(text)
    assert all(map(is_balanced, made.split("\n")))
    assert re.sub(f"[{DIRECTIONS}]", "", made) == re.sub(f"[{DIRECTIONS}]", "", text)
    assert balanced(made) == made
    if all(map(is_balanced, text.split("\n"))):
        assert made == text


def test_a_thousand_changes_of_direction_end_in_their_order() -> None:
    assert balanced("\u2067\u202ba") == "\u2067\u202ba\u202c\u2069"
    assert balanced("a\u2069\u202c") == "a"
    assert balanced("\u2067\u202ba\u2069") == "\u2067\u202ba\u2069"
    assert balanced("\u2067" * 1000) == "\u2067" * 1000 + "\u2069" * 1000
