"""The words in dates, in every language of `timeline` and in the usual short forms."""

from collections.abc import Iterable
from enum import StrEnum
from functools import cache

from timeline import languages
from timeline.text import alphabetical
from timeline.time.dates import DayPart


class Sense(StrEnum):
    """What a word says in a date: a field of a moment, or how two of them go together."""

    MONTH = "month"
    WEEKDAY = "weekday"
    PART = "part"
    UNIT = "unit"
    ORDINAL = "ordinal"
    LOOSE = "loose"
    SEASON = "season"
    ABOUT = "about"
    ZONE = "zone"
    FROM = "from it"
    TO = "to it"
    TO_THE = "to the day"
    AT_OR_TO = "at or to it"
    AND = "and it"
    AFTER = "after it"
    BEFORE = "before it"
    FILLER = "nothing"

    @property
    def is_said_of_a_moment(self) -> bool:
        """Whether it is the name of a field of a moment."""
        return self in _FIELDS


_FIELDS = frozenset(list(Sense)[:9])
Word = tuple[Sense, object]

_SHORTEST = 3
"""Letters of the shortest abbreviation of a month or weekday."""
_MORE_MONTHS = ("", "", "", "", "", "", "", "", "सितम्बर", "अक्तूबर", "नवम्बर", "दिसम्बर")
_MORE: dict[Word, str] = {
    (Sense.WEEKDAY, 3): "बृहस्पतिवार गुरूवार",
    (Sense.PART, DayPart.MORNING): "प्रातः matinee mattino",
    (Sense.PART, DayPart.NOON): "midday",
    (Sense.PART, DayPart.EVENING): "soiree",
    (Sense.UNIT, "Q"): "quarter trimestre तिमाही",
    (Sense.UNIT, "H"): "half semestre छमाही",
    (Sense.UNIT, "W"): "week wk semaine settimana सप्ताह हफ्ते हफ्ता",
    (Sense.ORDINAL, 1): "first premier premiere primo prima पहली पहले पहला",
    (Sense.ORDINAL, 2): "second seconde deuxieme secondo seconda दूसरी दूसरे दूसरा",
    (Sense.ORDINAL, 3): "third troisieme terzo terza तीसरी तीसरे तीसरा",
    (Sense.ORDINAL, 4): "fourth quatrieme quarto quarta चौथी चौथे चौथा",
    (Sense.ORDINAL, 5): "last final derniere dernier ultima ultimo अंतिम आखिरी",
    (Sense.LOOSE, True): "early beginning start mid middle late end debut mi milieu fin inizio "
    "inizi meta fine शुरुआत आरंभ मध्य अंत",
    (
        Sense.SEASON,
        True,
    ): "spring summer autumn fall printemps ete automne primavera estate autunno वसंत शरद",
    (
        Sense.ABOUT,
        True,
    ): "about around circa ca c approximately approx vers environ verso लगभग करीब",
    (Sense.AND, True): "and & et e और व",
    (Sense.ZONE, "UTC"): "z utc gmt",
    (Sense.FROM, True): "from dal dalle dall",
    (Sense.TO, True): "to until till through thru jusqu से",
    (Sense.TO_THE, True): "au aux al",
    (Sense.AT_OR_TO, True): "a alle ad",
    (Sense.AFTER, True): "after apres dopo बाद",
    (Sense.BEFORE, True): "before avant",
    (
        Sense.FILLER,
        True,
    ): "of the on at in de d di del dell della le l la les il en dans के की का को "
    "में बजे तक hrs hours hour o clock ore ora year local du",
}
"""Further words, each without its accents."""
_ALL_DAY = ("all day", "whole day", "toute la journee", "tutto il giorno", "tutta la giornata")
_PHRASES: dict[str, Word] = {
    "or so": (Sense.ABOUT, True),
    "से पहले": (Sense.BEFORE, True),
    **dict.fromkeys(_ALL_DAY, (Sense.FILLER, True)),
}
"""Words that say together what neither says alone."""


@cache
def known() -> dict[str, Word]:
    """Return the words by their letters without accents; a month wins over a weekday."""
    found: dict[str, Word] = {}
    spoken = [languages.load(tag) for tag in languages.names()]
    for language in spoken:
        found |= _short(Sense.WEEKDAY, language.dates.weekdays)
    for language in spoken:
        found |= _short(Sense.MONTH, language.dates.months, first=1)
    found |= _short(Sense.MONTH, _MORE_MONTHS, first=1)
    for language in spoken:
        parts = language.clock.parts.items()
        found |= {alphabetical(word): (Sense.PART, DayPart(part)) for part, word in parts}
    found |= {alphabetical(word): sense for sense, text in _MORE.items() for word in text.split()}
    found |= _PHRASES
    return found


def _short(sense: Sense, names: Iterable[str], first: int = 0) -> dict[str, Word]:
    """Return names and their abbreviations, each with its number, but none that fits two names.

    Letters of Devanagari are not cut: their signs would part from them.
    """
    meant: dict[str, set[int]] = {}
    for number, name in enumerate(names, first):
        word = alphabetical(name)
        shortest = _SHORTEST if word.isascii() else len(word)
        for length in range(shortest, len(word) + 1):
            meant.setdefault(word[:length], set()).add(number)
    return {word: (sense, min(numbers)) for word, numbers in meant.items() if len(numbers) == 1}
