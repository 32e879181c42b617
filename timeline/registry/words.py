"""Words of fixed vocabularies, in any usual spelling, and help with other words."""

import importlib
import re
from collections.abc import Mapping
from enum import StrEnum
from functools import partial
from typing import Self

from pydantic import GetCoreSchemaHandler
from pydantic_core.core_schema import CoreSchema, no_info_before_validator_function

from timeline.diagnostics.findings import Fault, Rule, Severity, asked, did_you_mean, one_of
from timeline.text import shortened

UNKNOWN_WORD = Rule(
    "TL205",
    "unknown-word",
    Severity.ERROR,
    "Statuses, roles, visit levels, instrument types and the like come from fixed vocabularies, "
    "so that sixteen spellings never become sixteen levels. Hyphens, spaces and capitals do not "
    "matter.",
    bad="level: offical",
    good="level: official",
)
RULES = (UNKNOWN_WORD,)


ALIASES = {
    "mou": "memorandum_of_understanding",
    "moc": "memorandum_of_cooperation",
    "eon": "exchange_of_notes",
    "doi": "declaration_of_intent",
    "loi": "letter_of_intent",
    "foc": "foreign_office_consultations",
    "jcm": "joint_commission_meeting",
    "jwg": "joint_working_group",
    "organizer": "organiser",
    "visitor": "guest",
    "panelist": "panellist",
    "guest_of_honor": "guest_of_honour",
    "canceled": "cancelled",
    "executive_program": "executive_programme",
    "program": "programme",
}
"""Short forms and other spellings, each for one word of the vocabularies below."""


def plain(text: str) -> str:
    """Return a word in the spelling of the vocabularies: small letters, underscores, no alias."""
    word = "_".join(text.casefold().replace("-", " ").replace("_", " ").split())
    return ALIASES.get(word, word)


class Word(StrEnum):
    """A word from a vocabulary, with its meaning; Pydantic reads it from text through `read`."""

    _value_: str
    meaning: str

    def __new__(cls, word: str, meaning: str = "") -> Self:
        """Make the word, and give it its meaning."""
        made = str.__new__(cls, word)
        made._value_ = word
        made.meaning = meaning
        return made

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[Self], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return no_info_before_validator_function(cls.read, handler(source))

    @classmethod
    def read(cls, value: object) -> object:
        """Return the word that a text stands for, in any spelling; raise Fault if there is none."""
        if not isinstance(value, str):
            return value
        try:
            return cls(value)  # most words are written as they are listed
        except ValueError:
            word = plain(value)
        try:
            return cls(word)
        except ValueError:
            message = f'"{shortened(value)}" is not a known {cls.noun()}'
            raise Fault(UNKNOWN_WORD, message, partial(cls.hint, value)) from None

    @classmethod
    def noun(cls) -> str:
        """Return what a word of the vocabulary is called, such as instrument type."""
        return re.sub(r"\B([A-Z])", r" \1", cls.__name__).lower()

    @classmethod
    def hint(cls, text: str) -> str | None:
        """Return what was meant by a text that is no word, or else all words."""
        words = [known.value for known in cls]
        if found := cls.meant(text):
            return asked(found)
        is_spelt = text.lstrip()[:1].isalpha()
        return did_you_mean(plain(text), words, one_of(words)) if is_spelt else one_of(words)

    @classmethod
    def meant(cls, text: str) -> tuple[str, ...]:
        """Return the words that a text may mean: a synonym, a plural, or in another language."""
        words = {known.value: known.value for known in cls}
        short = {alias: word for alias, word in ALIASES.items() if word in words}
        return synonyms(cls.noun().replace(" ", "_"), text, words | short)


def word_alone(meaning: str) -> str:
    """Return the word of one with more to it, as in "conference, and format: summit"."""
    return re.split("[,:]", meaning, maxsplit=1)[0]


def synonyms(vocabulary: str, text: str, known: Mapping[str, str]) -> tuple[str, ...]:
    """Return the words of a vocabulary that a text may mean, by the spellings `known` of each."""
    # Imported late: it reads a large table, and most registries need none.
    room = importlib.import_module("timeline.registry.synonyms")
    found: tuple[str, ...] = room.meant(vocabulary, text, known)
    return found
