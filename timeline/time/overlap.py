"""Compare two events in time: whether they overlap, coincide, or lie outside each other."""

from datetime import date, datetime, timedelta

from timeline.time.dates import Shape, When, following, preceding
from timeline.time.spans import Span, instant
from timeline.time.zones import moved

_DAY = timedelta(days=1)
_MOMENT = timedelta(minutes=1)
"""An event with a start and no end is taken to last at least this long."""


def overlap(one: Span, other: Span) -> bool:
    """Whether two spans surely have some time in common.

    Clock times that only touch do not overlap. Whole days overlap if they share two days, or one
    day in the middle of either. One shared first or last day is not enough: a traveller may leave
    one city in the morning and be in another by noon. A moment falls on the local day of the place
    where the whole days are. About a clock time, only the day is sure.
    """
    if one.start and other.start and not one.is_about and not other.is_about:
        starts = [instant(one.start), instant(other.start)]
        ends = [
            instant(one.end or one.start + _MOMENT),
            instant(other.end or other.start + _MOMENT),
        ]
        return max(starts) < min(ends)
    days, others = _days(one, other.zone), _days(other, one.zone)
    if days is None or others is None:
        return False
    first, last = max(days[0], others[0]), min(days[1], others[1])
    return first < last or any(
        max(first, begin + _DAY) <= min(last, end - _DAY)
        for begin, end in (days, others)
        if end - begin > _DAY
    )


def _days(span: Span, zone: str | None) -> tuple[date, date] | None:
    """Return the first and the last day, unless they are unknown or approximate.

    Moments are converted to `zone` first, if it is known.
    """
    start, end = (moved(moment, zone) for moment in (span.start, span.end))
    if start:
        return start.date(), (end or start).date()
    if span.is_doubted or not span.days or span.earliest is None or span.latest is None:
        return None
    return span.earliest, span.latest


def is_cut(whole: Span, rest: Span) -> bool:
    """Whether `rest` keeps one end of `whole`, and lacks some of its days or hours at the other."""
    ends, others = _ends(whole), _ends(rest)
    if ends is None or others is None or type(ends[0]) is not type(others[0]):
        return False
    (start, end), (first, last) = ends, others
    return (start == first and last < end) or (end == last and start < first)


def _ends(span: Span) -> tuple[date, date] | tuple[datetime, datetime] | None:
    """Return the two moments or the two days of a span, if both are certain."""
    if span.is_doubted or span.is_about:
        return None
    if span.start or span.end:
        return (instant(span.start), instant(span.end)) if span.start and span.end else None
    return (span.earliest, span.latest) if span.days and span.earliest and span.latest else None


def at_once(one: Span, other: Span) -> bool:
    """Whether two spans are the same time, perhaps written in two zones."""
    if one.start and other.start:
        return (one.start, one.end) == (other.start, other.end)
    parts = [
        [point.part for point in span.when.points] if span.when else [] for span in (one, other)
    ]
    return (one.earliest, one.latest, parts[0]) == (other.earliest, other.latest, parts[1])


def outside(child: Span, parent: Span) -> bool:
    """Whether the child starts before its parent starts, or ends after it ends.

    Marks of doubt are ignored. A date of coarse precision may lie inside, so it is accepted. So is
    a day that differs by one between two zones.
    """
    if child.when is None:
        return False
    slack = 0 if _zone_at(child.start, child) == _zone_at(parent.start, parent) else 1
    starts_by, ends_from = _sure_days(child.when)
    if child.start and parent.start:
        too_early = instant(child.start) < instant(parent.start)
    else:
        too_early = bool(
            starts_by and parent.earliest and (parent.earliest - starts_by).days > slack
        )
    if (last := child.end or child.start) and parent.end:
        too_late = instant(last) > instant(parent.end)
    else:
        too_late = bool(ends_from and parent.latest and (ends_from - parent.latest).days > slack)
    return too_early or too_late


def _zone_at(moment: datetime | None, span: Span) -> str | None:
    return str(moment.tzinfo) if moment else span.zone


def _sure_days(when: When) -> tuple[date | None, date | None]:
    """Return the latest day on which it can start, and the earliest on which it can end."""
    match when.shape:
        case Shape.UNKNOWN:
            return None, None
        case Shape.AFTER:
            return None, following(when.points[0]).first
        case Shape.BEFORE:
            return preceding(when.points[0]).last, None
    return min(point.last for point in when.points), max(point.first for point in when.points)
