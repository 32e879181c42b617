"""Words of fixed vocabularies, in any usual spelling, and help with other words."""

import importlib
import re
from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from functools import partial
from types import ModuleType
from typing import Self

from pydantic import GetCoreSchemaHandler
from pydantic_core.core_schema import CoreSchema, no_info_before_validator_function

from timeline.diagnostics.findings import Fault, Rule, Severity, asked, closest, one_of
from timeline.text import shortened

UNKNOWN_WORD = Rule(
    "TL205",
    "unknown-word",
    Severity.ERROR,
    "Each status, role, level, instrument type and the like is a word from a fixed list. So "
    "nobody writes one thing in many ways. Hyphens, spaces and capitals do not matter.",
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


def spelt(text: str, words: Iterable[str]) -> str:
    """Return the one of some words that a text is, in whatever spelling; else the text itself."""
    return {plain(word): word for word in words}.get(plain(text), text)


_SURE = 0.85
"""The likeness of a mere slip of the pen."""


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
        found = cls.meant(text)
        if not found and text.lstrip()[:1].isalpha():
            found = _misspelt(cls._vocabulary(), plain(text), cls._spellings())
        return asked(found) if found else one_of([known.value for known in cls])

    @classmethod
    def meant(cls, text: str) -> tuple[str, ...]:
        """Return the words that a text may mean: a synonym, a plural, or in another language."""
        return synonyms(cls._vocabulary(), text, cls._spellings())

    @classmethod
    def _vocabulary(cls) -> str:
        return cls.noun().replace(" ", "_")

    @classmethod
    def _spellings(cls) -> dict[str, str]:
        """Return the words by their spellings, also the short ones."""
        words = {known.value: known.value for known in cls}
        return words | {alias: word for alias, word in ALIASES.items() if word in words}


def word_alone(meaning: str) -> str:
    """Return the word of one with more to it, as in "conference, and format: summit"."""
    return re.split("[,:]", meaning, maxsplit=1)[0]


def likeliest(
    vocabulary: str, text: str, options: Collection[str], taken: Collection[str] = ()
) -> str | None:
    """Return the option that a text most likely means, by a synonym or by its spelling.

    Of several that a synonym may mean, those that are `taken` already come last.
    """
    known = dict(zip(options, options, strict=True))
    found = synonyms(vocabulary, text, known) or _misspelt(vocabulary, text, known)
    return min(found, key=lambda meaning: word_alone(meaning) in taken, default=None)


def _misspelt(vocabulary: str, text: str, known: Mapping[str, str]) -> tuple[str, ...]:
    """Return the words that a misspelt text may mean; a synonym may be more like it."""
    if near := closest(text, known, _SURE):
        return (known[near],)
    if found := synonyms(vocabulary, _room().corrected(vocabulary, text), known):
        return found
    return (known[near],) if (near := closest(text, known)) else ()


def synonyms(vocabulary: str, text: str, known: Mapping[str, str]) -> tuple[str, ...]:
    """Return the words of a vocabulary that a text may mean, by the spellings `known` of each."""
    found: tuple[str, ...] = _room().meant(vocabulary, text, known)
    return found


def _room() -> ModuleType:
    # Imported late: it reads a large table, and most registries need none.
    return importlib.import_module("timeline.registry.synonyms")
