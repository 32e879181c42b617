"""In what order events stand in a chronology."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from timeline.registry.hierarchy import Hierarchy
from timeline.time.dates import FIRST_YEAR, DayPart
from timeline.time.spans import Span, duration, instant
from timeline.time.zones import load

_HOURS = {
    DayPart.MORNING: 6,
    DayPart.NOON: 12,
    DayPart.AFTERNOON: 13,
    DayPart.EVENING: 18,
    DayPart.NIGHT: 21,
}
_Key = tuple[date, int, bool, datetime, timedelta]


def in_order(hierarchy: Hierarchy, spans: Sequence[tuple[str, Span]]) -> list[int]:
    """Return the places in `spans`, of events by their ids, in the order of a chronology.

    Earlier before later, longer before shorter, whole days before clock times, a parent before
    its children of that day, and then by id.
    """
    places: dict[str, list[int]] = {}
    for place, (id, _) in enumerate(spans):
        places.setdefault(id, []).append(place)
    keys: dict[int, _Key] = {}
    days: dict[tuple[str, date], _Key] = {}
    generations: dict[str, int] = {}
    for id in hierarchy.order:
        if id in places:
            parents = hierarchy.parents[id]
            generations[id] = 1 + max((generations.get(parent, 0) for parent in parents), default=0)
            for place in places[id]:
                own = _key(spans[place][1])
                above = [days[parent, own[0]] for parent in parents if (parent, own[0]) in days]
                keys[place] = days[id, own[0]] = max([own, *above])
    return sorted(
        keys, key=lambda place: (keys[place], generations[spans[place][0]], spans[place][0])
    )


def _key(span: Span) -> _Key:
    earliest, latest = span.earliest or span.latest or date.max, span.latest or date.max
    start = span.start or _about(span)
    length = duration(span) or timedelta()
    moment = instant(start) if start else datetime.min.replace(tzinfo=UTC)
    days = 0 if span.start else (latest - earliest).days
    return earliest, -days, start is not None, moment, -length


def _about(span: Span) -> datetime | None:
    """Return a moment that puts a part of the day in its place among clock times."""
    part = span.when.points[0].part if span.when and span.when.points else None
    if part is None or span.earliest is None:
        return None
    zone = span.zone if span.zone and span.earliest.year > FIRST_YEAR else "UTC"
    return datetime.combine(span.earliest, time(_HOURS[part]), load(zone))
