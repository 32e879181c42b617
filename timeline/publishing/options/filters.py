"""Filters: which events are wanted, in plain words."""

from collections.abc import Collection
from datetime import date
from typing import TypedDict

from timeline.changes.lock import Memory
from timeline.chronology.selection import Selection, cities
from timeline.diagnostics.findings import Fault, TimelineError, asked, did_you_mean, one_of
from timeline.publishing.options.parsing import Words, listed, word
from timeline.registry.countries import CODES, check_code
from timeline.registry.events import KINDS, kind_meant
from timeline.registry.registry import Registry
from timeline.registry.vocabulary import Audience, Level, Status
from timeline.registry.words import Word, word_alone
from timeline.text import folded
from timeline.time.dates import Point
from timeline.time.when import parse_date

_FEW = 30
"""Words that a message can list."""


class Filters(TypedDict, total=False):
    """The filters, called as the options of the command; `from` is a word of Python's own."""

    kind: Words | None
    country: Words | None
    participant: Words | None
    topic: Words | None
    status: Words | None
    part_of: Words | None
    not_kind: Words | None
    place: Words | None
    city: Words | None
    level: Words | None
    search: str | None
    from_: str | date | None
    to: str | date | None
    audience: str


def audience(filters: Filters) -> Audience:
    """Return whom the events are for, the public unless asked; raise TimelineError."""
    return word("audience", filters.get("audience", Audience.PUBLIC), Audience)


def selection(filters: Filters, registry: Registry, gone: Collection[Memory] = ()) -> Selection:
    """Return what the filters choose; raise TimelineError for a word that means nothing.

    What is `gone` from the registry is known by its words all the same.
    """
    actors = {*registry.people, *registry.organizations, *CODES}
    actors.update(ref for memory in gone for ref in memory.participants)
    ids = {*registry.events, *(id for memory in gone for id in (memory.id, *memory.part_of))}
    first, last = _date("--from", filters.get("from_")), _date("--to", filters.get("to"))
    if first and last and last.last < first.first:
        raise TimelineError(f"--from {filters['from_']} is after --to {filters['to']}")
    countries = _coded("country", filters.get("country"), registry, CODES)
    participants = _coded("participant", filters.get("participant"), registry, actors)
    topics = listed(filters.get("topic"))
    statuses = [_read(Status, word) for word in listed(filters.get("status"))]
    return Selection(
        kinds=_chosen("kind", _kinds(filters.get("kind")), KINDS),
        countries=_chosen("country", countries, CODES),
        participants=_chosen("participant", participants, actors),
        topics=_chosen("topic", topics, _topics(registry, gone) if topics else ()),
        statuses=frozenset(map(Status, _chosen("status", statuses, list(Status)))),
        part_of=_chosen("event", listed(filters.get("part_of")), ids),
        other_kinds=_chosen("kind", _kinds(filters.get("not_kind")), KINDS),
        places=_places(filters.get("place"), registry),
        cities=_cities(filters.get("city"), registry),
        levels=_chosen("level", _levels(filters.get("level")), list(Level)),
        terms=tuple(folded(filters.get("search") or "").split()),
        start=first,
        end=last,
    )


_VOCABULARIES: dict[str, type[Word]] = {"status": Status, "level": Level}


def _coded(noun: str, words: Words | None, registry: Registry, known: Collection[str]) -> list[str]:
    """Return the words, a name as the id or code of the only one that has it."""
    return [
        word if word in known else _only(noun, word, registry.known_as(word, known))
        for word in listed(words)
    ]


def _only(noun: str, word: str, refs: Collection[str]) -> str:
    """Return the one id or code that a name stands for, or else the name itself."""
    if len(refs) > 1:
        raise TimelineError(f'more than one {noun} is called "{word}"; {asked(refs)}')
    return next(iter(refs), word)


def _kinds(words: Words | None) -> list[str]:
    return [word.lower() if word.lower() in KINDS else word for word in listed(words)]


def _places(words: Words | None, registry: Registry) -> frozenset[str]:
    """Return the ids of places that are named by id, or in full as the registry names them."""
    names: dict[str, set[str]] = {}
    for id, place in registry.places.items() if words else ():
        versions = place.name.values() if isinstance(place.name, dict) else [place.name or id]
        for name in (id, *versions):
            names.setdefault(name, set()).add(id)
    known = _as_written("place", words, names)
    return frozenset(id for name in known for id in names[name])


def _cities(words: Words | None, registry: Registry) -> frozenset[str]:
    known = {city for place in registry.places.values() for city in cities(place)} if words else ()
    return frozenset(map(folded, _as_written("city", words, known)))


def _as_written(noun: str, words: Words | None, known: Collection[str]) -> frozenset[str]:
    """Return the names that are meant, as the registry writes them: capitals do not matter."""
    meant = {folded(word): word for word in listed(words)}
    found = {folded(name) for name in known}
    _chosen(noun, [word for key, word in meant.items() if key not in found], known)
    return frozenset(name for name in known if folded(name) in meant)


def _levels(words: Words | None) -> list[str]:
    return [_read(Level, word) for word in listed(words)]


def _topics(registry: Registry, gone: Collection[Memory]) -> set[str]:
    """Return the topics of all events that are, or are gone."""
    topics = {topic for memory in gone for topic in memory.topics}
    for event in registry.events.values():
        topics.update((*registry.topics_of(event), *event.subjects))
    return topics


def _read(vocabulary: type[Word], word: str) -> str:
    try:
        return str(vocabulary.read(word))
    except Fault:
        return word


def _chosen(noun: str, words: Collection[str], known: Collection[str]) -> frozenset[str]:
    """Return the words; raise TimelineError for one that is not known."""
    for each in words:
        if each not in known:
            raise TimelineError(f'no {noun} is called "{each}"; {_hint(noun, each, known)}')
    return frozenset(words)


def _hint(noun: str, word: str, known: Collection[str]) -> str | None:
    """Return what to write instead of a word that is not known, as far as can be told."""
    if noun == "kind" and (kind := kind_meant(word)):
        return asked((word_alone(kind),))
    if noun in _VOCABULARIES:
        return _VOCABULARIES[noun].hint(word)
    if noun == "country":
        try:
            check_code(word)
        except Fault as fault:
            return fault.hint
    if not known:
        return "no event has one"
    some = one_of(sorted(known)) if len(known) < _FEW else "there is none like it"
    # A name is like some code of a country by chance alone.
    return did_you_mean(word, [each for each in known if not each.isupper()], some)


def _date(option: str, day: str | date | None) -> Point | None:
    try:
        return parse_date(str(day)) if day is not None else None
    except Fault as fault:
        raise TimelineError(f"{option}: {fault.message}; {fault.hint}") from None
