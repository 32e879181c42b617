"""The table of synonyms leads from other words to those of a registry."""

import re
import tomllib
from importlib.resources import files

import pytest
from pydantic import BaseModel

from timeline.reading.unknown_names import MODELS
from timeline.registry.event_parts import Figure, Move, Outcome, Repeats, Report, Statement
from timeline.registry.events import KINDS
from timeline.registry.instruments import Instrument
from timeline.registry.offices import Office
from timeline.registry.registry import Registry
from timeline.registry.synonyms import meant
from timeline.registry.words import Word, plain, word_alone

TABLE = tomllib.loads(files("timeline.registry").joinpath("synonyms.toml").read_text("utf-8"))
VOCABULARIES = {cls.noun().replace(" ", "_"): cls for cls in Word.__subclasses__()}
OTHERS: tuple[type[BaseModel], ...] = (
    *MODELS.values(),
    *(Figure, Move, Office, Outcome, Repeats, Report, Statement, Instrument, Registry),
)
FIELDS = {
    field.alias or name
    for model in (*OTHERS, *KINDS.values())
    for name, field in model.model_fields.items()
}
WORDS = {name: {str(word) for word in cls} for name, cls in VOCABULARIES.items()}
WORDS |= {"kind": set(KINDS), "field": FIELDS}
ROWS = [
    (vocabulary, word, [meanings] if isinstance(meanings, str) else meanings)
    for vocabulary, rows in TABLE.items()
    for word, meanings in rows.items()
]


@pytest.mark.parametrize("vocabulary", TABLE)
def test_it_leads_to_words_of_the_vocabulary(vocabulary: str) -> None:
    meanings = [meaning for name, _, its in ROWS if name == vocabulary for meaning in its]
    assert {word_alone(meaning) for meaning in meanings} <= WORDS[vocabulary]


@pytest.mark.parametrize("vocabulary", TABLE)
def test_no_word_of_the_vocabulary_leads_to_another(vocabulary: str) -> None:
    if vocabulary != "field":  # a field of one section is another one elsewhere
        assert not {plain(word) for word in TABLE[vocabulary]} & WORDS[vocabulary]


def test_words_are_written_as_they_are_looked_up() -> None:
    letters = [word for _, word, _ in ROWS if word.isascii()]
    assert [word for word in letters if word.casefold().replace("_", " ") != word] == []
    assert [word for _, word, _ in ROWS if re.search(r"[-'’.]", word)] == []


def test_each_word_is_found() -> None:
    for vocabulary, word, meanings in ROWS:
        known = {each: each for each in WORDS[vocabulary] - {word}}
        wanted = tuple(meaning for meaning in meanings if word_alone(meaning) in known)
        assert meant(vocabulary, word, known) == wanted, word


def test_a_long_text_is_no_word() -> None:
    assert meant("kind", "summit " * 10, {"conference": "conference"}) == ()


@pytest.mark.parametrize(
    ("vocabulary", "text", "found"),
    [
        ("level", "State visit", ("state",)),
        ("level", "visite officielle", ("official",)),
        ("role", "Guests", ("guest",)),
        ("role", "ospiti", ("guest",)),
        ("role", "अतिथि", ("guest",)),
        ("status", "annulé", ("cancelled",)),
        ("status", "visit", ()),
        ("track", "Track 1.5", ("1.5",)),
        ("kind", "Press conferences", ("briefing",)),
        ("kind", "courtesy dinner", ("other, and label: Dinner",)),
        ("kind", "Visita di Stato", ("visit",)),
        ("kind", "बैठक", ("talks",)),
    ],
)
def test_plurals_nouns_behind_and_other_languages_are_understood(
    vocabulary: str, text: str, found: tuple[str, ...]
) -> None:
    assert meant(vocabulary, text, {word: word for word in WORDS[vocabulary]}) == found
