"""Events that come in and look like one that is here already."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date

from timeline.schedule.likeness import have_like_titles, may_be_one
from timeline.schedule.schedule import Schedule
from timeline.text import pick

_ENOUGH = 20_000_000
"""Characters of titles that are compared, each with each: to compare takes time."""


def likely(
    schedule: Schedule, new: Collection[str], others: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Yield each new event with the first of the others that it looks like.

    They begin on the same day, and have nearly the same title, whatever their kinds: a calendar
    tells no kind.
    """
    registry, spans = schedule.registry, schedule.spans
    days = _by_day(schedule, others)
    left = _ENOUGH
    for id in new:
        event = registry.events[id]
        length = len(pick(event.title, (registry.language,)))
        for other in days.get(spans[id].first_day or date.min, ()):
            known = registry.events[other]
            left -= length * len(pick(known.title, (registry.language,)))
            if left < 0:
                return
            if may_be_one(schedule, id, other) and have_like_titles(registry, event, known):
                yield id, other
                break


def alone_on_their_days(
    schedule: Schedule, new: Collection[str], others: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Yield each new event with another, if they are the only ones that begin on their day."""
    days = _by_day(schedule, others)
    for day, ids in _by_day(schedule, new).items():
        if len(ids) == len(days.get(day, ())) == 1:
            yield ids[0], days[day][0]


def _by_day(schedule: Schedule, ids: Iterable[str]) -> dict[date, list[str]]:
    days: dict[date, list[str]] = defaultdict(list)
    for id in ids:
        if day := schedule.spans[id].first_day:
            days[day].append(id)
    return days
