"""What has become of an event: one or several classes of change, in the order of telling."""

from collections.abc import Collection
from enum import StrEnum

from timeline.registry.vocabulary import OFF, Status
from timeline.time.dates import Point
from timeline.time.spans import Span, instant


class Class(StrEnum):
    """A class of change, in the order in which they are told."""

    CANCELLED = "cancelled"
    POSTPONED = "postponed"
    REMOVED = "removed"
    LEFT = "left"
    NEW = "new"
    ENTERED = "entered"
    REINSTATED = "reinstated"
    ID = "id"
    MOVED = "moved"
    ZONE = "zone"
    RELOCATED = "relocated"
    RENAMED = "renamed"
    STATUS = "status"
    PARTICIPANTS = "participants"
    PROGRAMME = "programme"
    OCCURRENCES = "occurrences"
    INSTRUMENT = "instrument"
    OUTCOMES = "outcomes"
    FIGURES = "figures"
    STATEMENTS = "statements"
    SOURCES = "sources"
    TEXT = "text"
    OTHER = "other"


ORDER = {each: number for number, each in enumerate(Class)}
OF_FIELD = {
    "place": Class.RELOCATED,
    "title": Class.RENAMED,
    "participants": Class.PARTICIPANTS,
    "part_of": Class.PROGRAMME,
    "repeats": Class.OCCURRENCES,
    "instrument": Class.INSTRUMENT,
    "outcomes": Class.OUTCOMES,
    "figures": Class.FIGURES,
    "statements": Class.STATEMENTS,
    "sources": Class.SOURCES,
    "description": Class.TEXT,
}
"""The fields that have a class of their own; all others are OTHER."""
OF_TIME = {"when", "timezone", "calendar", "was"}
"""The fields that tell when an event is, or was to be."""


def of_status(old: Status, new: Status) -> Class | None:
    """Return the class of a change of status, if it has changed."""
    if old is new:
        return None
    if new in OFF:
        return Class.CANCELLED if new is Status.CANCELLED else Class.POSTPONED
    return Class.REINSTATED if old is Status.CANCELLED else Class.STATUS


def of_time(old: Span, new: Span) -> Class | None:
    """Return the class of a change of time, if it has changed.

    An event without a time of its own moves with its parent, and that is told of the parent.
    """
    if old.when is new.when is None:
        return None
    if _key(old) != _key(new):
        return Class.MOVED
    return Class.ZONE if _zones(old) != _zones(new) else None


def _key(span: Span) -> tuple[object, ...]:
    """Return what tells two times apart, wherever their clocks are."""
    moments = [moment and instant(moment) for moment in (span.start, span.end)]
    points = span.when.points if span.when else ()
    shape = span.when.shape if span.when else None
    return (*moments, shape, *(_written(point, is_moment=bool(moments[0])) for point in points))


def _written(point: Point, *, is_moment: bool) -> tuple[object, ...]:
    days = () if point.clock and is_moment else (point.first, point.last)
    clock = None if is_moment else point.clock
    return (*days, point.precision, point.mark, point.part, point.about, clock)


def _zones(span: Span) -> tuple[str, ...]:
    return tuple(str(moment.tzinfo) for moment in (span.start, span.end) if moment)


def of_fields(names: Collection[str], found: Collection[Class]) -> set[Class]:
    """Return the classes of changed fields, beside those of status and time that were found."""
    told = OF_TIME if {Class.MOVED, Class.ZONE, Class.POSTPONED} & {*found} else set()
    others = {*names} - told - {"status"}
    return {OF_FIELD.get(name, Class.OTHER) for name in others}
