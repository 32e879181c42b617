"""What an event is called where there is little room, as in a calendar."""

import re

from timeline.chronology.chronology import Chronology
from timeline.languages import Language
from timeline.prose import names
from timeline.registry.events import AnyEvent, Conference
from timeline.text import Texts

_NUMBER = re.compile(r"(?<!\w)\d+")
_ROMAN = re.compile(r"(?<!\w)([IVXLCDM]+)(?:e|ème|º|ª)?(?!\w)")
_NUMERALS = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


def brief(chronology: Chronology, event: AnyEvent) -> Texts:
    """Return the short title of an event, or its title if readers have only that in their language.

    They may know neither: then both are in another language.
    """
    if event.short is None:
        return event.title
    best = (chronology.languages[0], chronology.language_of(event.title))
    return event.short if chronology.language_of(event.short) in best else event.title


def called(chronology: Chronology, event: AnyEvent) -> str:
    """Return what an event is called, and in brackets which edition it is, if that is unsaid."""
    name, said = chronology.say(brief(chronology, event)), edition(chronology, event)
    return f"{name} ({said})" if said else name


def edition(chronology: Chronology, event: AnyEvent) -> str:
    """Return which edition a conference is, if its title does not say so.

    Whoever writes a short title has chosen what it says.
    """
    is_short = brief(chronology, event) is not event.title
    if is_short or not isinstance(event, Conference) or event.edition is None:
        return ""
    if _names(chronology.say(event.title), event.edition, chronology.words):
        return ""
    return names.remark(chronology.words, event)


def _names(title: str, number: int, words: Language) -> bool:
    """Whether a title has an ordinal or a number: 8th, VIII or eighth."""
    if number in map(int, _NUMBER.findall(title)) or _roman(number) in _ROMAN.findall(title):
        return True
    spelt = words.numbers.in_words[number - 1 : number]
    said = {word.strip('.,:;()“”«»"') for word in title.casefold().split()}
    return any(not said.isdisjoint(forms.split()) for forms in spelt)


def _roman(number: int) -> str:
    found = ""
    for value, numeral in _NUMERALS:
        found += numeral * (number // value)
        number %= value
    return found
