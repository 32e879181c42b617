"""How wide texts are."""

import unicodedata

import pytest

from timeline.text import columns


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
