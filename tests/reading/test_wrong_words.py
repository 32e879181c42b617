"""Words that people really write, with the help that each gets."""

import re

import pytest

from tests.conftest import DATA, codes
from tests.reading.wrong_words import PLACES, help_at

ROWS = [
    tuple(line.split("\t"))
    for line in (DATA / "wrong-words.tsv").read_text(encoding="utf-8").splitlines()
]


def test_there_are_words_for_every_place() -> None:
    assert len(ROWS) >= 200
    assert {place for place, *_ in ROWS} == set(PLACES)
    assert len({(place, word) for place, word, _ in ROWS}) == len(ROWS)


@pytest.mark.parametrize(("place", "word", "help"), ROWS)
def test_a_wrong_word_gets_help(place: str, word: str, help: str) -> None:
    """`…` stands for a list of all words."""
    said = help_at(place, word)
    refused = {"TL201", "TL213"} if place.startswith("field") else {"TL204", "TL205"}
    for proposed in re.findall(r'"(.+?)"|write kind: (\w+)', said):
        text = PLACES[place].replace("WORD", "".join(proposed))
        assert refused.isdisjoint(codes(text))
    assert (f"{said[:14]}…" if said.startswith("write one of: ") else said) == help
