"""Events that come in and look like one that is here already."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date

from timeline.reading.yaml import Data
from timeline.schedule.likeness import have_like_titles, may_be_one
from timeline.schedule.schedule import Schedule
from timeline.text import alphabetical, pick

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ENOUGH = 20_000_000
"""Characters of titles that are compared, each with each: to compare takes time."""


def alike(
    schedule: Schedule, new: Collection[str], others: Collection[str]
) -> Iterator[tuple[str, str, bool]]:
    """Yield each new event with the first of the others that it looks like, and whether it may be.

    They begin on the same day, and have nearly the same title, whatever their kinds: a calendar
    tells no kind. They may be one if they have the same people, place and time, as far as both tell
    them.
    """
    registry, spans = schedule.registry, schedule.spans
    days = _by_day(schedule, others)
    left = _ENOUGH
    for id in new:
        event = registry.events[id]
        length = len(pick(event.title, (registry.language,)))
        found: list[str] = []
        for other in days.get(spans[id].first_day or date.min, ()):
            known = registry.events[other]
            left -= length * len(pick(known.title, (registry.language,)))
            if left < 0:
                return
            is_part = schedule.hierarchy.is_part(id, other)
            if have_like_titles(registry, event, known) and not is_part:
                found.append(other)
        sure = next((other for other in found if may_be_one(schedule, id, other)), None)
        if found:
            yield id, sure or found[0], sure is not None


def moved(
    gone: Mapping[str, Mapping[str, Data]], new: Mapping[str, Mapping[str, Data]]
) -> Iterator[tuple[str, str]]:
    """Yield each new event with one that the source has no more, if they may be one.

    These two alone have the title, or the first day, in common.
    """
    found: dict[str, str] = {}
    for tell in (_title, _day):
        went, came = (_by(tell, events) for events in (gone, new))
        for value, ids in came.items():
            if value and len(ids) == len(went.get(value, ())) == 1:
                found.setdefault(ids[0], went[value][0])
    yield from found.items()


def _by(
    tell: Callable[[Mapping[str, Data]], str], events: Mapping[str, Mapping[str, Data]]
) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for id, fields in events.items():
        found[tell(fields)].append(id)
    return found


def _title(fields: Mapping[str, Data]) -> str:
    return alphabetical(str(fields.get("title")))


def _day(fields: Mapping[str, Data]) -> str:
    found = _DAY.search(str(fields.get("when")))
    return found[0] if found else ""


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
