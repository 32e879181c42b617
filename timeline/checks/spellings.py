"""A person stands once in a registry, however the name is spelt."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from timeline.diagnostics.findings import Diagnostic, Rule, Severity
from timeline.schedule.likeness import is_letter_off
from timeline.schedule.schedule import Schedule
from timeline.text import alphabetical, pick

TWO_SPELLINGS = Rule(
    "TL372",
    "two-spellings",
    Severity.HINT,
    "If the names of two people of one country differ by a letter, they are most likely one "
    "person. Two people may differ by a number in the name, by an ending such as -o and -a, or by "
    "a generation between their events.",
    bad="people: {hosni: {name: Hosni Mubarak, …}, hosny: {name: Hosny Mubarak, …}}",
    good="people: {hosni: {name: Hosni Mubarak, aliases: [Hosny Mubarak], …}}",
)
RULES = (TWO_SPELLINGS,)

_NEIGHBOURS = 5
"""Names next to one in alphabetical order that may be the same: to compare takes time."""
_GENERATION = 20
"""Years between the last event of a father and the first of his son, at least."""
_SHORT = 4
"""Letters of a name in which one that is another makes another name."""
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+|[ivxlc]+")

Years = tuple[int, int]


class _Name(NamedTuple):
    """One word of the name of a person, who is known by an id."""

    word: str
    person: str


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Yield the people who are most likely another under another spelling."""
    near = list(_near(schedule))
    years = _years(schedule) if near else {}
    places = {id: index for index, id in enumerate(schedule.registry.people)}
    found = {
        tuple(sorted((one, other), key=places.__getitem__))
        for one, other in near
        if not _are_apart(years, one, other)
    }
    for first, second in sorted(found):
        yield Diagnostic(
            TWO_SPELLINGS,
            f'"{second}" has nearly the same name as "{first}", of the same country',
            ("people", second, "name"),
            f'if they are one person, keep "{first}", and write the other spelling under '
            "its aliases",
            rests_on=(("people", first),),
        )


def _near(schedule: Schedule) -> Iterator[tuple[str, str]]:
    """Yield the pairs of people of one country whose names differ in one word, by a letter."""
    for names in _by_other_words(schedule).values():
        order = sorted(names)
        for index, one in enumerate(order):
            for other in order[index + 1 : index + 1 + _NEIGHBOURS]:
                if _is_spelling(one.word, other.word):
                    yield one.person, other.person


def _by_other_words(schedule: Schedule) -> dict[tuple[str, ...], list[_Name]]:
    """Return the words of all names, by country, place in the name, and the words around them."""
    registry, found = schedule.registry, defaultdict(list)
    for id, person in registry.people.items():
        words = _WORD.findall(alphabetical(pick(person.name, (registry.language, "en"))))
        for index, word in enumerate(words) if person.country else ():
            key = (person.country or "", *words[:index], "", *words[index + 1 :])
            found[key].append(_Name(word, id))
    return found


def _is_spelling(one: str, other: str) -> bool:
    """Whether two words are likely spellings of one name."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) < _SHORT or any(map(_NUMBER.fullmatch, (one, other))):
        return False
    is_other_gender = long == f"{short}a" or (
        one[:-1] == other[:-1] and {one[-1], other[-1]} == {"a", "o"}
    )
    return not is_other_gender and is_letter_off(one, other)


def _years(schedule: Schedule) -> dict[str, Years]:
    """Return the first and the last year in which each person takes part in an event."""
    found: dict[str, Years] = {}
    for id, span in schedule.spans.items():
        days = [day for day in (span.earliest, span.latest) if day]
        for ref in schedule.registry.events[id].participants if days else ():
            known = [*found.get(ref, ()), *(day.year for day in days)]
            found[ref] = min(known), max(known)
    return found


def _are_apart(years: Mapping[str, Years], one: str, other: str) -> bool:
    """Whether a generation lies between the events of two people."""
    if one not in years or other not in years:
        return False
    before, after = sorted((years[one], years[other]))
    return after[0] - before[1] >= _GENERATION
