"""Whether two events are most likely one: by their titles, and by what else is known of them."""

import re
from collections import Counter
from datetime import date

from timeline.registry.event import Event
from timeline.registry.events import Elevation, Signing, TreatyAction, Visit
from timeline.registry.registry import Registry
from timeline.registry.vocabulary import Role
from timeline.schedule.schedule import Schedule
from timeline.text import alphabetical
from timeline.time.overlap import overlap
from timeline.time.spans import Span

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+|\w|[ivx]+")
_SMALL = {
    *("about", "an", "and", "at", "by", "for", "from", "in", "of", "on", "the", "to", "with"),
    *("de", "des", "du", "en", "et", "la", "le", "par", "pour", "sur"),
    *("con", "del", "della", "di", "il", "per", "su"),
}
"""Words that tell no two titles apart."""
_LONG = 6
"""Letters of a word in which one that is wrong makes no other word, as it does in Iran and Iraq."""

_SEVERAL = (Signing, TreatyAction, Elevation)
"""Kinds of which the same people may do several at once."""
Fingerprint = tuple[type[Event], str, frozenset[str], date, date | None]
"""Kind, place, people, start and end: no two events have all of them in common."""


def alike(one: str, other: str) -> bool:
    """Whether two titles are nearly the same: a small word, a slip of the pen, another order.

    Numbers and letters tell sessions, rounds and groups apart, so they must be the same.
    """
    words, others = Counter(_words(one)), Counter(_words(other))
    if not any(map(str.isalpha, words)) or _numbers(words) != _numbers(others):
        return one == other
    left, right = (_telling(own - their) for own, their in ((words, others), (others, words)))
    return len(left) == len(right) and all(map(_is_slip, left, right))


def have_like_titles(registry: Registry, one: Event, other: Event) -> bool:
    """Whether two titles are nearly the same in each language that both are in."""
    first, second = (
        {registry.language: event.title} if isinstance(event.title, str) else event.title
        for event in (one, other)
    )
    shared = first.keys() & second.keys()
    return bool(shared) and all(alike(first[tag], second[tag]) for tag in shared)


def people_of(event: Event) -> frozenset[str]:
    """Return all who take part in an event, or are parties to it."""
    return frozenset((*event.participants, *event.parties))


def _words(title: str) -> list[str]:
    return _WORD.findall(alphabetical(title))


def _numbers(words: Counter[str]) -> Counter[str]:
    return Counter({word: count for word, count in words.items() if _NUMBER.fullmatch(word)})


def _telling(words: Counter[str]) -> list[str]:
    return sorted(word for word in words.elements() if word not in _SMALL)


def _is_slip(one: str, other: str) -> bool:
    """Whether two words, in alphabetical order, differ by a plural, or by a letter if long."""
    short, long = sorted((one, other), key=len)
    if long == f"{short}s":
        return True
    return len(short) >= _LONG and is_letter_off(short, long)


def is_letter_off(one: str, other: str) -> bool:
    """Whether two words with the same first letter differ by one letter, or by two turned round."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1 or short[0] != long[0]:
        return False
    same = next(
        (at for at, pair in enumerate(zip(short, long, strict=False)) if len({*pair}) > 1),
        len(short),
    )
    if len(short) < len(long):
        return short[same:] == long[same + 1 :]
    is_turned = short[same : same + 2] == long[same : same + 2][::-1]
    return short[same + 1 :] == long[same + 1 :] or (
        is_turned and short[same + 2 :] == long[same + 2 :]
    )


def fingerprint(registry: Registry, event: Event, span: Span) -> Fingerprint | None:
    """Return what tells an event from all others, whatever they are called, if it is all known.

    A visit is known by its guests and days, and other events by their clock times. A signing is
    not, because the same people sign several papers at once.
    """
    if isinstance(event, _SEVERAL):
        return None
    place, people = registry.place_id_of(event), people_of(event)
    if isinstance(event, Visit):
        people = frozenset(ref for ref, roles in event.roles.items() if Role.GUEST in roles)
        start, end = (span.earliest, span.latest) if span.days else (None, None)
    else:
        start, end = span.start, span.end
    if place is None or start is None or not people:
        return None
    return type(event), place, people, start, end


def may_be_one(schedule: Schedule, one: str, other: str) -> bool:
    """Whether two events have the same people, place and time, as far as both tell them."""
    registry, spans = schedule.registry, schedule.spans
    first, second = registry.events[one], registry.events[other]
    if schedule.hierarchy.is_part(one, other):
        return False
    if spans[one].start and spans[other].start and not overlap(spans[one], spans[other]):
        return False
    places = [registry.place_id_of(event) for event in (first, second)]
    people, others = people_of(first), people_of(second)
    is_place = None in places or places[0] == places[1]
    return is_place and (not people or not others or people <= others or others <= people)
