"""Columns for the dates and times of an event or occurrence."""

from datetime import UTC, datetime

from timeline.chronology.options import Choices
from timeline.prose import dates, names
from timeline.tables.columns.event_parts import OfEvent
from timeline.tables.columns.event_rows import Row
from timeline.tables.edtf import edtf
from timeline.tables.table import Column, Type
from timeline.time.dates import WEEKDAYS, DayPart, Mark, Precision, Shape
from timeline.time.spans import sure_year
from timeline.time.zones import moved


def _utc(moment: datetime | None) -> datetime | None:
    return moment.astimezone(UTC) if moment else None


def _zone(moment: datetime | None) -> str:
    return str(moment.tzinfo) if moment else ""


def _offset(row: OfEvent) -> str:
    return dates.offset(row.entry.span.start) if row.entry.span.start else ""


def _part(row: OfEvent, index: int) -> str:
    points = row.entry.span.when.points if row.entry.span.when else ()
    return points[index].part or "" if len(points) > index else ""


def _precision(row: OfEvent) -> str:
    """Return the precision of the time: the coarser one, if the two ends differ."""
    span = row.entry.span
    if span.when is None:
        return "during"
    if span.when.shape not in (Shape.AT, Shape.RANGE):
        return span.when.shape
    if span.is_timed:
        return "minute"
    if span.when.points[0].part:
        return "day_part"
    known = {point.precision for point in span.when.points}
    return max(known, key=list(Precision).index)


def _certainty(row: OfEvent) -> str:
    when = row.entry.span.when
    if when is None or not when.points:
        return ""
    if not row.entry.span.is_doubted:
        return "exact"
    marks = {point.mark for point in when.points}
    about = marks & {Mark.APPROXIMATE, Mark.BOTH}
    doubtful = marks & {Mark.UNCERTAIN, Mark.BOTH}
    return "_".join(["approximate"] * bool(about) + ["uncertain"] * bool(doubtful))


def _weekday(row: OfEvent) -> str:
    span = row.entry.span
    return WEEKDAYS[span.first_day.weekday()] if span.starts_on_a_day and span.first_day else ""


_PARTS = tuple(DayPart)
_PRECISIONS = (
    "minute",
    "day_part",
    *Precision,
    "during",
    Shape.AFTER,
    Shape.BEFORE,
    Shape.UNKNOWN,
)
_CERTAINTIES = ("exact", "approximate", "uncertain", "approximate_uncertain")

DAYS: tuple[Column[OfEvent], ...] = (
    Column(
        "date_earliest",
        Type.DATE,
        "first local day it may touch",
        "when",
        lambda r: r.entry.span.earliest,
    ),
    Column(
        "date_latest",
        Type.DATE,
        "last local day it may touch",
        "when",
        lambda r: r.entry.span.latest,
    ),
    Column(
        "year",
        Type.YEAR,
        "year in which it starts, if it can only be one",
        "when",
        lambda r: sure_year(r.entry.span),
    ),
    Column(
        "year_earliest",
        Type.YEAR,
        "year of date_earliest",
        "when",
        lambda r: r.entry.span.earliest and r.entry.span.earliest.year,
    ),
    Column(
        "year_latest",
        Type.YEAR,
        "year of date_latest",
        "when",
        lambda r: r.entry.span.latest and r.entry.span.latest.year,
    ),
)
WHEN: tuple[Column[OfEvent], ...] = (
    Column(
        "when_edtf",
        Type.EDTF,
        "time in EDTF; where it has a clock time, the start",
        "when, in ISO 8601-2",
        lambda r: edtf(r.entry.span),
    ),
    Column(
        "when_as_stated",
        Type.TEXT,
        "time as the source states it",
        "as_stated",
        lambda r: names.as_stated(r.chronology, r.entry.event),
    ),
    *DAYS,
    Column(
        "date_precision",
        Type.WORD,
        "how exactly the time is known; during is some time during another event",
        "when",
        _precision,
        words=_PRECISIONS,
    ),
    Column(
        "date_certainty",
        Type.WORD,
        "whether the dates are doubted",
        "when",
        _certainty,
        words=_CERTAINTIES,
    ),
    Column("weekday", Type.WORD, "weekday of its first day", "when", _weekday, words=WEEKDAYS),
    Column(
        "duration_days",
        Type.INTEGER,
        "days it touches, where they are known",
        "when",
        lambda r: r.entry.span.days,
        unit="days",
    ),
    Column(
        "time_local",
        Type.TIME,
        "local clock time of the start",
        "when",
        lambda r: r.entry.span.start.time() if r.entry.span.start else None,
    ),
    Column(
        "end_time_local",
        Type.TIME,
        "local clock time of the end",
        "when",
        lambda r: r.entry.span.end.time() if r.entry.span.end else None,
    ),
    Column(
        "timezone",
        Type.TEXT,
        "IANA time zone of time_local",
        "timezone",
        lambda r: _zone(r.entry.span.start),
    ),
    Column(
        "end_timezone",
        Type.TEXT,
        "that of end_time_local",
        "timezone",
        lambda r: _zone(r.entry.span.end),
    ),
    Column("utc_offset", Type.TEXT, "offset of time_local from UTC", "IANA zones", _offset),
    Column(
        "day_part",
        Type.WORD,
        "part of the first day, where that is all",
        "when",
        lambda r: _part(r, 0),
        words=_PARTS,
    ),
    Column(
        "end_day_part",
        Type.WORD,
        "part of the last day",
        "when",
        lambda r: _part(r, 1),
        words=_PARTS,
    ),
    Column(
        "start_utc", Type.INSTANT, "start", "when", lambda r: _utc(r.entry.span.start), unit="UTC"
    ),
    Column("end_utc", Type.INSTANT, "end", "when", lambda r: _utc(r.entry.span.end), unit="UTC"),
)

SAID: tuple[Column[Row], ...] = (
    Column(
        "time_is_approximate",
        Type.FLAG,
        "whether a clock time is approximate, where there is one",
        "when",
        lambda r: r.entry.span.is_about if r.entry.span.start or r.entry.span.end else None,
    ),
    Column(
        "announced",
        Type.DATE,
        "day on which it was first made public",
        "announced",
        lambda r: r.entry.event.announced,
    ),
)


def desk(choices: Choices) -> tuple[Column[Row], ...]:
    """Return the columns for the desk's own time, if the user asked for it."""
    if choices.desk is None:
        return ()
    zone = choices.desk
    return (
        Column(
            "desk_start",
            Type.INSTANT,
            "start, by the clocks of the desk",
            "when, --tz",
            lambda r: moved(r.entry.span.start, zone),
            unit=zone,
        ),
        Column(
            "desk_end",
            Type.INSTANT,
            "end, by the clocks of the desk",
            "when, --tz",
            lambda r: moved(r.entry.span.end, zone),
            unit=zone,
        ),
    )
