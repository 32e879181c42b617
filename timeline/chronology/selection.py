"""Which events are wanted, and the chronology that they make."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

from timeline.chronology.chronology import Chronology, Entry
from timeline.chronology.resolver import Resolved
from timeline.chronology.searching import text_of
from timeline.languages import speaking
from timeline.registry.directory import Place
from timeline.registry.events import Visit
from timeline.registry.registry import Registry
from timeline.registry.vocabulary import Status
from timeline.schedule.order import in_order
from timeline.schedule.recurring import Series
from timeline.schedule.schedule import Schedule
from timeline.text import fallback, folded
from timeline.time.dates import Point
from timeline.time.rrule import MOST
from timeline.time.spans import Span

_DAY = timedelta(days=1)


class Facts(NamedTuple):
    """The facts by which filters choose an event; one that is None is not known."""

    kind: str
    statuses: Collection[Status]
    countries: Collection[str]
    participants: Collection[str]
    topics: Collection[str]
    places: Collection[str] | None = None
    cities: Collection[str] | None = None
    levels: Collection[str] | None = None
    text: Callable[[], str] | None = None


class Selection(NamedTuple):
    """Which events are wanted: those that meet every condition that is not empty.

    `start` and `end` bound the days that an event may touch. `part_of` takes in what is below.
    Kinds in `other_kinds` are not wanted. `terms` are looked for in all that is said of an event;
    they and the `cities` are folded.
    """

    kinds: frozenset[str] = frozenset()
    other_kinds: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    participants: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    statuses: frozenset[Status] = frozenset()
    places: frozenset[str] = frozenset()
    cities: frozenset[str] = frozenset()
    levels: frozenset[str] = frozenset()
    terms: tuple[str, ...] = ()
    part_of: frozenset[str] = frozenset()
    start: Point | None = None
    end: Point | None = None

    def meets(self, facts: Facts) -> bool:
        """Whether an event is what is wanted, whenever it is, or may be, as far as is known."""
        wanted: tuple[tuple[frozenset[str], Collection[str] | None], ...] = (
            (self.kinds, (facts.kind,)),
            (self.statuses, facts.statuses),
            (self.countries, facts.countries),
            (self.participants, facts.participants),
            (self.topics, facts.topics),
            (self.places, facts.places),
            (self.cities, facts.cities),
            (self.levels, facts.levels),
        )
        if facts.kind in self.other_kinds:
            return False
        if any(words and its is not None and words.isdisjoint(its) for words, its in wanted):
            return False
        text = facts.text() if self.terms and facts.text else None
        return text is None or all(term in text for term in self.terms)

    @property
    def is_of_facts(self) -> bool:
        """Whether it goes by anything but the day and what is part of what."""
        usual = (self.kinds, self.countries, self.participants, self.topics, self.statuses)
        return any((*usual, self.other_kinds, self.places, self.cities, self.levels, self.terms))

    def overlaps(self, span: Span) -> bool:
        """Whether an event may touch the days that are wanted."""
        return not (
            (self.start and span.latest and span.latest < self.start.first)
            or (self.end and span.earliest and span.earliest > self.end.last)
        )


def facts(entry: Entry, registry: Registry) -> Facts:
    """Return what an event is chosen by; of one that repeats, the changed occurrences count too."""
    every = (entry, *entry.changed)
    places = [place for each in every for place in each.places]
    return Facts(
        entry.event.kind,
        tuple(each.status for each in every),
        tuple(dict.fromkeys(code for each in every for code in each.countries)),
        (*entry.event.participants, *entry.event.parties),
        entry.topics,
        tuple(id for each in every for id in registry.place_ids_of(each.event)),
        tuple(folded(city) for place in places for city in cities(place)),
        tuple(str(each.event.level) for each in every if isinstance(each.event, Visit)),
        partial(_text, every, registry),
    )


def _text(every: tuple[Entry, ...], registry: Registry) -> str:
    return " ".join(text_of(each, registry) for each in every)


def cities(place: Place) -> list[str]:
    """Return the names of the city of a place in every language."""
    versions = place.town.values() if isinstance(place.town, dict) else [place.town or ""]
    return [name for name in versions if name]


def extent(entry: Entry) -> tuple[date | None, date | None]:
    """Return the first and the last day that an event may touch, by any of its occurrences."""
    if entry.series is None:
        return entry.shown.earliest, entry.shown.latest
    spans = [entry.shown, *(changed.span for changed in entry.changed)]
    spans.append(entry.series.reach(entry.span))
    first = [span.earliest for span in spans]
    last = [span.latest for span in spans]
    return (
        None if None in first else min(day for day in first if day),
        None if None in last else max(day for day in last if day),
    )


def select(resolved: Resolved, selection: Selection, language: str | None = None) -> Chronology:
    """Return the chosen events of a resolved registry, in order.

    Texts are in `language`, else in that of the registry, else in English. An event that repeats
    is one entry, chosen if any occurrence is.
    """
    schedule = resolved.schedule
    languages = fallback(*([language] if language else []), schedule.registry.language)
    wanted = list(_of_facts(resolved, selection))
    is_bounded = selection.start or selection.end
    undated = [entry.id for entry in wanted if is_bounded and entry.span.is_unknown]
    passed = set(undated)
    registry = schedule.registry
    chosen = [
        entry
        for entry in wanted
        if entry.id not in passed and is_wanted(entry, registry, selection)
    ]
    return Chronology(
        schedule,
        languages,
        speaking(languages),
        ordered(schedule, chosen),
        resolved.audience,
        undated=tuple(sorted(undated)),
    )


def _of_facts(resolved: Resolved, selection: Selection) -> Iterator[Entry]:
    """Yield the events that are what is wanted, whenever they are."""
    registry, is_of_facts = resolved.schedule.registry, selection.is_of_facts
    below = resolved.schedule.hierarchy.below(selection.part_of)
    for id, entry in resolved.entries.items():
        if below and id not in below:
            continue
        if not is_of_facts or selection.meets(facts(entry, registry)):
            yield entry


def since(entry: Entry, repeated: Series, selection: Selection) -> date:
    """Return the day from which on an occurrence may touch the days that are wanted."""
    if selection.start is None or entry.span.latest is None:
        return date.min
    more = max(entry.span.latest - repeated.first, timedelta()) + _DAY
    start = selection.start.first
    return start - more if start - date.min > more else date.min


def ordered(schedule: Schedule, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return entries in order: earlier before later, longer before shorter, parents first."""
    listed = list(entries)
    spans = [(entry.id, entry.span) for entry in listed]
    return tuple(listed[n] for n in in_order(schedule.hierarchy, spans))


def is_wanted(entry: Entry, registry: Registry, selection: Selection) -> bool:
    """Whether an event, or any of its occurrences, is what is wanted, on the days wanted."""
    changed = (each for each in entry.changed if selection.meets(facts(each, registry)))
    if any(selection.overlaps(each.span) for each in changed):
        return True
    alone = replace(entry, changed=()) if entry.changed else entry
    if selection.is_of_facts and not selection.meets(facts(alone, registry)):
        return False
    return (
        _touches(alone, entry.series, selection) if entry.series else selection.overlaps(entry.span)
    )


def _touches(entry: Entry, repeated: Series, selection: Selection) -> bool:
    """Whether any occurrence that is as planned touches the days that are wanted."""
    earliest, latest = (day or repeated.first for day in (entry.span.earliest, entry.span.latest))
    start, end = selection.start, selection.end
    if repeated.is_endless and start is None and end is None:
        return True
    until = end.last + max(repeated.first - earliest, timedelta()) if end else date.max
    days = repeated.days(until, since(entry, repeated, selection))
    if len(days) > MOST:
        return True
    planned = (day - repeated.first for day in days if day not in repeated.changes)
    return any(
        (start is None or latest + later >= start.first)
        and (end is None or earliest + later <= end.last)
        for later in planned
    )
