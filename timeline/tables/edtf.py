"""Dates in the Extended Date/Time Format (ISO 8601-2), levels 0 to 2."""

from datetime import timedelta

from timeline.time.dates import Mark, Point, Precision, Shape, When, following, preceding
from timeline.time.spans import Span, instant

_MINUTE = timedelta(minutes=1)


def edtf(span: Span) -> str:
    """Return the span in the Extended Date/Time Format (ISO 8601-2), levels 0 to 2.

    It is empty if no date is known. An event with a clock time has that of its start. Some unknown
    day in a period is one of a set: `[2023-03-02..2023-03-03]`.
    """
    if span.when is None:
        if span.earliest == span.latest:
            return str(span.earliest or "")
        return f"[{span.earliest or ''}..{span.latest or ''}]"
    if span.start and span.is_timed:
        has_seconds = (span.start.utcoffset() or _MINUTE) % _MINUTE
        moment = instant(span.start) if has_seconds else span.start
        return moment.isoformat().replace("+00:00", "Z")
    return _dates(span.when)


def _dates(when: When) -> str:
    match when.shape:
        case Shape.AFTER:
            return f"[{_bound(following(when.points[0]), 0)}..]"
        case Shape.BEFORE:
            return f"[..{_bound(preceding(when.points[0]), 1)}]"
        case Shape.RANGE:
            return "/".join(_about(point, side) for side, point in enumerate(when.points))
    return "".join(map(edtf_date, when.points))


def _bound(point: Point, side: int) -> str:
    """Return a date that bounds a set; a week is no such date, and gives its first or last day."""
    if point.precision is not Precision.WEEK:
        return edtf_date(point)
    return f"{(point.first, point.last)[side]}{point.mark}"


def _about(point: Point, side: int) -> str:
    """Return an end of an interval; that of a week is approximate, as it may be any of its days."""
    if point.precision is not Precision.WEEK:
        return edtf_date(point)
    doubt = Mark.BOTH if point.mark in (Mark.UNCERTAIN, Mark.BOTH) else Mark.APPROXIMATE
    return f"{(point.first, point.last)[side]}{doubt}"


def edtf_date(point: Point) -> str:
    """Return one date in EDTF, without its time of day.

    Of level 2 are quarters, 33 to 36, half-years, 40 and 41, and weeks, each one of a set of days.
    """
    year, month = f"{point.first.year:04}", point.first.month
    match point.precision:
        case Precision.DAY:
            text = point.first.isoformat()
        case Precision.WEEK:
            return f"[{point.first}{point.mark}..{point.last}{point.mark}]"
        case Precision.MONTH:
            text = f"{year}-{month:02}"
        case Precision.QUARTER:
            text = f"{year}-{32 + (month + 2) // 3}"
        case Precision.HALF_YEAR:
            text = f"{year}-{39 + (month + 5) // 6}"
        case _:
            text = year
    return text + point.mark
