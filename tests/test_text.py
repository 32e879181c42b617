"""How wide texts are, and what a search overlooks in them."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ROOT
from timeline.text import LETTERS, SIGNS, balanced, columns, fitting, folded

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


SCRIPT = (ROOT / "timeline" / "page" / "script" / "folding.js").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("State Visit", "state visit"),
        ("Übung à l’Été", "ubung a l'ete"),
        ("“Østersøen” – Łódź", '"ostersoen" - lodz'),
        ("Straße Æ œ þ", "strasse ae oe th"),
        ("ﬁne ①", "fine 1"),
        ("भारत", "भारत"),
    ],
)
def test_a_search_overlooks_capitals_accents_and_kinds_of_dashes(text: str, expected: str) -> None:
    assert folded(text) == expected


def test_a_search_overlooks_what_the_search_on_the_page_does() -> None:
    letters = re.findall(r"(\w): \"(\w+)\"", SCRIPT.split("const LETTERS = ")[1].split("}")[0])
    assert dict(letters) == LETTERS
    signs = re.findall(r"\[/(.*?)/g, (?:'(.)'|\"(.)\")\]", SCRIPT)
    assert {sign: one or other for sign, one, other in signs} == SIGNS
    assert "const MARKS = /[\\u0300-\\u036f\\u064b-\\u065f]/g;" in SCRIPT


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("abc", 2, "ab"),
        ("abc", 9, "abc"),
        ("印度", 3, "印"),
        ("e\N{COMBINING ACUTE ACCENT}x", 1, "e\N{COMBINING ACUTE ACCENT}"),
        ("", 1, ""),
    ],
)
def test_the_beginning_of_a_text_fits(text: str, most: int, expected: str) -> None:
    assert fitting(text, most) == expected
