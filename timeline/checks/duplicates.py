"""Two colleagues may have written down one event."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from timeline.diagnostics import Diagnostic, Rule, Severity
from timeline.events import Event
from timeline.likeness import alike
from timeline.registry import Registry
from timeline.spans import Span
from timeline.texts import alphabetical, pick
from timeline.vocabulary import OFF

LIKELY_DUPLICATE = Rule(
    "TL343",
    "likely-duplicate",
    Severity.WARNING,
    "An event stands once in a registry. Two of one kind, with nearly the same title, on the same "
    "day, with the same people and at the same place are most likely one; so are two of which one "
    "leaves the people or the place out.",
    bad="{talks-rome: {title: Talks in Rome, …}, rome-talks: {title: Talks at Rome, …}}",
    good="{talks-rome: {title: Talks in Rome, …}}",
)
RULES = (LIKELY_DUPLICATE,)

_NEIGHBOURS = 5
"""Events next to one in the order of their titles that may be the same."""
_ENOUGH = 50_000_000
"""Characters of titles that are compared, each with each: to compare takes time."""


def check(registry: Registry, spans: Mapping[str, Span]) -> Iterator[Diagnostic]:
    """Yield the events that look like another."""
    languages = (registry.language, "en")
    days: dict[tuple[str, date], list[str]] = defaultdict(list)
    for id, span in spans.items():
        event = registry.events[id]
        is_on = registry.status_of(event) not in OFF
        if is_on and span.when and span.starts_on_a_day and span.first_day:
            days[event.kind, span.first_day].append(id)
    places = {id: index for index, id in enumerate(registry.events)}
    titles = {id: pick(registry.events[id].title, languages) for ids in days.values() for id in ids}
    pairs = (pair for ids in days.values() for pair in _neighbours(ids, titles))
    same = (pair for pair in pairs if _is_same(registry, *pair))
    left = _ENOUGH
    for one, other in same:
        left -= len(titles[one]) * len(titles[other])
        if left < 0:
            return
        if alike(titles[one], titles[other]):
            yield _finding(*sorted((one, other), key=places.__getitem__))


def _neighbours(ids: list[str], titles: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the events that stand near each other in the order of their titles."""
    order = sorted(ids, key=lambda each: (alphabetical(titles[each]), each))
    for index, id in enumerate(order):
        yield from ((id, other) for other in order[index + 1 : index + 1 + _NEIGHBOURS])


def _is_same(registry: Registry, one: str, other: str) -> bool:
    """Whether two events have the same people and place, as far as both tell them."""
    first, second = registry.events[one], registry.events[other]
    if one in second.part_of or other in first.part_of:
        return False
    places = [registry.place_id_of(event) for event in (first, second)]
    people = [_people(event) for event in (first, second)]
    return all(not a or not b or a == b for a, b in (places, people))


def _people(event: Event) -> frozenset[str]:
    return frozenset((*event.participants, *event.parties))


def _finding(first: str, second: str) -> Diagnostic:
    return Diagnostic(
        LIKELY_DUPLICATE,
        f'"{second}" looks like "{first}": the same kind, day, people and place',
        ("events", second),
        "if they are one, keep the id that calendars know; if not, let their titles say how they "
        "differ",
        on_key=True,
        rests_on=(("events", first),),
    )
