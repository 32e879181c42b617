"""Dates in the Extended Date/Time Format (ISO 8601-2), levels 0 to 2."""

from datetime import timedelta

from timeline.time.dates import Point, Precision, Shape, following, preceding
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
    match span.when.shape:
        case Shape.AFTER:
            return f"[{edtf_date(following(span.when.points[0]))}..]"
        case Shape.BEFORE:
            return f"[..{edtf_date(preceding(span.when.points[0]))}]"
        case _:
            return "/".join(edtf_date(point) for point in span.when.points)


def edtf_date(point: Point) -> str:
    """Return one date in EDTF, without its time of day; quarters are 33 to 36 (level 2)."""
    year, month = f"{point.first.year:04}", point.first.month
    match point.precision:
        case Precision.DAY:
            text = point.first.isoformat()
        case Precision.MONTH:
            text = f"{year}-{month:02}"
        case Precision.QUARTER:
            text = f"{year}-{32 + (month + 2) // 3}"
        case _:
            text = year
    return text + point.mark
