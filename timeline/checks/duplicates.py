"""Two colleagues may have written down one event."""

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from timeline.diagnostics.findings import Diagnostic, Rule, Severity
from timeline.registry.vocabulary import OFF
from timeline.schedule.likeness import (
    Fingerprint,
    fingerprint,
    have_like_titles,
    may_be_one,
    people_of,
)
from timeline.schedule.schedule import Schedule
from timeline.text import alphabetical, pick

LIKELY_DUPLICATE = Rule(
    "TL343",
    "likely-duplicate",
    Severity.WARNING,
    "A registry has each event once. Two events are most likely the same if they have the same "
    "kind, day, people and place, and nearly the same titles. This also holds if one of them "
    "leaves out the people or the place.",
    bad="{talks-rome: {title: Talks in Rome, …}, rome-talks: {title: Talks at Rome, …}}",
    good="{talks-rome: {title: Talks in Rome, …}}",
)
RULES = (LIKELY_DUPLICATE,)

_NEIGHBOURS = 5
"""Events next to one in the order of their titles that may be the same."""
_ENOUGH = 20_000_000
"""Characters of titles that are compared, each with each: to compare takes time."""


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Yield the events that look like another."""
    registry, spans = schedule.registry, schedule.spans
    languages = (registry.language, "en")
    places = {id: index for index, id in enumerate(registry.events)}
    days: dict[tuple[str, date], list[str]] = defaultdict(list)
    prints: dict[Fingerprint, list[str]] = defaultdict(list)
    for id, span in spans.items():
        event = registry.events[id]
        if registry.status_of(event) in OFF:
            continue
        if span.when and span.starts_on_a_day and span.first_day:
            days[event.kind, span.first_day].append(id)
        if alone := fingerprint(registry, event, span):
            prints[alone].append(id)
    twins = {tuple(sorted(pair, key=places.__getitem__)) for pair in _twins(schedule, prints)}
    yield from (_finding(schedule, one, other, "time") for one, other in sorted(twins))
    titles = {id: pick(registry.events[id].title, languages) for ids in days.values() for id in ids}
    pairs = (pair for ids in days.values() for pair in _neighbours(ids, titles))
    same = (pair for pair in pairs if may_be_one(schedule, *pair))
    left = _ENOUGH
    for pair in same:
        one, other = sorted(pair, key=places.__getitem__)
        left -= len(titles[one]) * len(titles[other])
        if left < 0:
            return
        events = registry.events[one], registry.events[other]
        if (one, other) not in twins and have_like_titles(registry, *events):
            yield _finding(schedule, one, other, "day")


def _twins(
    schedule: Schedule, prints: Mapping[Fingerprint, list[str]]
) -> Iterator[tuple[str, str]]:
    """Yield each event that has all in common with the one before it."""
    for ids in prints.values():
        for one, other in itertools.pairwise(ids):
            if not schedule.hierarchy.is_part(one, other):
                yield one, other


def _neighbours(ids: list[str], titles: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the events that stand near each other in the order of their titles."""
    order = sorted(ids, key=lambda each: (alphabetical(titles[each]), each))
    for index, id in enumerate(order):
        yield from ((id, other) for other in order[index + 1 : index + 1 + _NEIGHBOURS])


def _finding(schedule: Schedule, first: str, second: str, when: str) -> Diagnostic:
    registry = schedule.registry
    events = [registry.events[id] for id in (first, second)]
    same = ["kind", when]
    same += ["people"] if all(map(people_of, events)) else []
    same += ["place"] if all(map(registry.place_id_of, events)) else []
    return Diagnostic(
        LIKELY_DUPLICATE,
        f'"{second}" looks like "{first}": the same {", ".join(same[:-1])} and {same[-1]}',
        ("events", second),
        "if they are the same event, keep the id that calendars know; if not, make their titles, "
        "people or times differ",
        on_key=True,
        rests_on=(("events", first),),
    )
