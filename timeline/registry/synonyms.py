"""Words that people write instead of those of a registry, in any language of `timeline`."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from timeline import languages
from timeline.diagnostics.findings import closest
from timeline.registry.words import word_alone
from timeline.text import alphabetical

_LONGEST = 60
"""Characters of the longest text that we look up."""
_LIKE = 0.85
"""The likeness of a misspelling."""
_AROUND = frozenset(
    (
        *("visit", "visits", "visite", "visita", "यात्रा", "talks", "meeting", "roundtable"),
        *("conference", "format", "level", "status", "type", "role", "track", "kind", "the"),
    )
)
"""Words that people add to one of a vocabulary: state visit, track 2."""
_PLURALS = (("ies", "y"), ("sses", "ss"), ("s", ""), ("es", ""), ("i", "e"), ("i", "o"))
_TRANSLATED = {
    "action": "actions",
    "attendance": "attendance",
    "binding": "binding",
    "conference_format": "formats",
    "field": "fields",
    "instrument_type": "instruments",
    "level": "levels",
    "role": "roles",
    "roundtable_format": "formats",
    "status": "statuses",
    "talks_format": "formats",
}
"""The section of a language's file that has the words of a vocabulary."""


def meant(vocabulary: str, word: str, known: Mapping[str, str]) -> tuple[str, ...]:
    """Return the words of a vocabulary that another one may mean, the likeliest first.

    `known` are its words by their spellings. A kind of event may come with another field.
    """
    if len(word) > _LONGEST:
        return ()
    table = _table(vocabulary)
    own = {_plain(spelling): each for spelling, each in known.items()}
    words = frozenset(own.values())
    for form in _forms(_plain(word), vocabulary):
        if form in own:
            return (own[form],)
        if found := tuple(each for each in table.get(form, ()) if word_alone(each) in words):
            return found
    return ()


def corrected(vocabulary: str, word: str) -> str:
    """Return the synonym that a word is a misspelling of, if it is very like one; else the word."""
    plain = _plain(word[:_LONGEST])
    like = [each for each in _table(vocabulary) if each[:2] == plain[:2]]
    return closest(plain, like, _LIKE) or word


def _plain(word: str) -> str:
    for sign in "-_'’.":
        word = word.replace(sign, " ")
    return " ".join(alphabetical(word).split())


def _forms(word: str, vocabulary: str) -> Iterator[str]:
    """Yield a word, then what may be left of it: without words around it, in the singular.

    Of a kind, each word may be it, the last one first: a courtesy dinner is a dinner.
    """
    words = word.split()
    shorter = [each for each in words if each not in _AROUND and vocabulary != "field"]
    parts = words[::-1] if vocabulary == "kind" else []
    for form in dict.fromkeys((word, " ".join(shorter or words), *parts)):
        yield form
        yield from (
            form.removesuffix(plural) + singular
            for plural, singular in _PLURALS
            if form.endswith(plural)
        )


@cache
def _table(vocabulary: str) -> dict[str, tuple[str, ...]]:
    """Return the synonyms of a vocabulary: those of our table before those of languages."""
    found: dict[str, tuple[str, ...]] = {}
    for word, translation in _translations(vocabulary):
        found.setdefault(_plain(translation), (word,))
    text = files(__package__).joinpath("synonyms.toml").read_text("utf-8")
    for word, meanings in tomllib.loads(text).get(vocabulary, {}).items():
        found[_plain(word)] = (meanings,) if isinstance(meanings, str) else tuple(meanings)
    return found


def _translations(vocabulary: str) -> Iterator[tuple[str, str]]:
    """Yield the words of a vocabulary, each with what a language calls it."""
    for tag in languages.names():
        language = languages.load(tag)
        if vocabulary == "kind":
            yield from ((word, kind.name) for word, kind in language.kinds.items())
        elif vocabulary in _TRANSLATED:
            yield from getattr(language, _TRANSLATED[vocabulary]).items()
