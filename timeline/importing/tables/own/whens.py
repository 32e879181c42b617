"""Dates and times of our tables, written as a registry has them."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import product

from timeline.importing.tables.own.records import Record
from timeline.tables.edtf import edtf
from timeline.time.date_text import read
from timeline.time.dates import Mark, Point, Precision, Shape, When, following, preceding, written
from timeline.time.spans import resolve
from timeline.time.when import parse
from timeline.time.zones import check_name, load

_WEEK = re.compile(r"\[([0-9]{4}-[0-9]{2}-[0-9]{2})([~?%]?)\.\.[0-9]{4}-[0-9]{2}-[0-9]{2}[~?%]?\]")
_SEASON = re.compile(r"([0-9]{4})-(3[3-6]|4[01])([~?%]?)")
_SET = re.compile(r"\[(?:([^.]+)\.\.|\.\.([^.]+))\]")
_DURING, _UNKNOWN = "during", "unknown"
_NONE = timedelta()
_BROKEN = (
    *("Asia/Kolkata", "Asia/Kathmandu", "Asia/Tehran", "Asia/Kabul", "Asia/Yangon"),
    *("Australia/Adelaide", "Australia/Darwin", "America/St_Johns", "Pacific/Marquesas"),
    *("Australia/Lord_Howe", "Pacific/Chatham", "Australia/Eucla"),
)
"""Time zones whose offsets are no whole hours, those of more people first."""
_CLOCKS = ("time_local", "end_time_local", "day_part", "end_day_part")
_MARKS = {"approximate": "~", "uncertain": "?", "approximate_uncertain": "%"}


def date_of(text: str) -> str:
    """Return a date in EDTF as a registry writes it."""
    if week := _WEEK.fullmatch(text):
        year, number, _ = date.fromisoformat(week[1]).isocalendar()
        return f"{year:04}-W{number:02}{week[2]}"
    if season := _SEASON.fullmatch(text):
        number = int(season[2])
        part = f"Q{number - 32}" if number < 40 else f"H{number - 39}"  # noqa: PLR2004
        return f"{season[1]}-{part}{season[3]}"
    return text


def plan_of(record: Record, name: str, zones: tuple[str, ...]) -> str:
    """Return a time of which the table has the date in EDTF, and its first and last day.

    A clock time has an offset alone. It is written in the first of the zones that has it then,
    else in one by that offset.
    """
    text = record(f"{name}_edtf")
    if "T" not in text:
        return _vague(text) if text else _UNKNOWN
    start = datetime.fromisoformat(text)
    zone = next((each for each in zones if _has(each, start)), None) or _by_offset(start)
    latest = record(f"{name}_latest")
    end = f" to {latest} 23:59" if latest > start.date().isoformat() else ""
    return f"{start:%Y-%m-%d %H:%M} {zone}{end}"


def _has(zone: str, moment: datetime) -> bool:
    return moment.astimezone(load(zone)).utcoffset() == moment.utcoffset()


def _by_offset(moment: datetime) -> str:
    """Return a zone of the offset of a moment; of those that are no whole hours, a usual one."""
    hours = (moment.utcoffset() or _NONE).total_seconds() / 3600
    if not hours:
        return "UTC"
    if hours.is_integer():
        return f"Etc/GMT{-int(hours):+}"
    return next((zone for zone in _BROKEN if _has(zone, moment)), "UTC")


def when_of(record: Record, usual: str | None) -> str | None:
    """Return when an event takes place; None if that is some time during its parents.

    The zone of a clock time is not written if it is the usual one of the event.
    """
    for column in ("timezone", "end_timezone"):
        if record(column):
            check_name(record(column))
    text, precision = record("when_edtf"), record("date_precision")
    if precision == _DURING:
        return None
    if not text:
        if record("date_earliest"):
            return parse(_with_times(record, _local_days(record), usual)).text
        return _UNKNOWN if precision == _UNKNOWN else None
    if "T" in text:
        return _timed(record, text, usual)
    if any(record(name) for name in _CLOCKS):
        return _with_times(record, text, usual)
    found = _vague(text)
    weeks = _weeks(text) if "/" in text and not _fits(parse(found), text, record) else ()
    return next((each for each in weeks if _fits(parse(each), text, record)), found)


def _local_days(record: Record) -> str:
    """Return the days of an event as in EDTF, by its first and last one as a person writes them."""
    mark = _MARKS.get(record("date_certainty"), "")
    first = record("date_earliest")
    last = record("date_latest") or first
    has_end = last != first or record("end_time_local") or record("end_day_part")
    return f"{first}{mark}/{last}" if has_end else f"{first}{mark}"


def _vague(text: str) -> str:
    """Return dates in EDTF as a registry writes them."""
    if not _WEEK.fullmatch(text) and (bound := _SET.fullmatch(text)):
        point = read(date_of(bound[1] or bound[2]), text)
        near = preceding(point) if bound[1] else following(point)
        return f"{Shape.AFTER if bound[1] else Shape.BEFORE} {written(near)}{near.mark}"
    return " to ".join(map(date_of, text.split("/")))


def _timed(record: Record, text: str, usual: str | None) -> str:
    """Return a time with a clock time at its start, and perhaps at its end."""
    zone, end_zone = record("timezone"), record("end_timezone")
    moment = datetime.fromisoformat(text)
    start = moment.astimezone(load(zone)) if zone else moment
    end = _end(record, start)
    is_plain = zone in ("", usual) and (end is None or end_zone in ("", zone))
    shown = "" if is_plain else f" {zone}"
    about = "~" if record("time_is_approximate") == "yes" else ""
    mark = _MARKS.get(record("date_certainty"), "")
    found = f"{start:%Y-%m-%d}{mark} {start:%H:%M}{about}{shown}"
    if end is None:
        return found
    day = "" if end.date() == start.date() and end_zone == zone else f"{end:%Y-%m-%d} "
    return f"{found} to {day}{end:%H:%M}{'' if end_zone in ('', zone) else f' {end_zone}'}"


def _end(record: Record, start: datetime) -> datetime | None:
    """Return the local end of an event; without its moment, on the last day that it touches."""
    clock = record("end_time_local")
    if not clock:
        return None
    zone = record("end_timezone")
    if known := record("end_utc"):
        moment = datetime.fromisoformat(known)
        in_utc = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return in_utc.astimezone(load(zone)) if zone else in_utc
    day = record("date_latest") or start.date().isoformat()
    return datetime.fromisoformat(f"{day} {clock}")


def _with_times(record: Record, text: str, usual: str | None) -> str:
    """Return days of which some has a part of the day, or only one has a clock time."""
    days = list(map(date_of, text.split("/")))
    sides: list[str] = []
    for day, name in zip(days, ("", "end_"), strict=False):
        clock, zone = record(f"{name}time_local"), record(f"{name}timezone")
        is_about = bool(clock) and record("time_is_approximate") == "yes"
        shown = f" {zone}" if clock and zone not in ("", usual) else ""
        at = f"{clock[:5]}{'~' if is_about else ''}{shown}" if clock else record(f"{name}day_part")
        shown = "" if sides and at and day == days[0] else day
        sides.append(" ".join(filter(None, (shown, at))))
    return " to ".join(sides)


def _weeks(text: str) -> Iterator[str]:
    """Yield the ranges that EDTF writes as this one, if some of its days stand for their weeks."""
    sides = [list(_sides(each, side)) for side, each in enumerate(text.split("/"))]
    yield from (" to ".join(pair) for pair in product(*sides))


def _sides(text: str, side: int) -> Iterator[str]:
    point = read(date_of(text), text)
    if point.precision is Precision.DAY and point.first.isoweekday() == (1, 7)[side]:
        year, week, _ = point.first.isocalendar()
        yield from (f"{year:04}-W{week:02}{mark}" for mark in Mark)
    yield date_of(text)


def _fits(when: When, text: str, record: Record) -> bool:
    """Whether a time is one of which a table says what the record says."""
    names = list(Precision)
    said = (
        edtf(resolve(when, None)),
        max((point.precision for point in when.points), key=names.index),
        _certainty(when.points),
        when.points[0].precision is Precision.DAY,
    )
    known = (text, record("date_precision"), record("date_certainty"), bool(record("weekday")))
    return said == known


def _certainty(points: tuple[Point, ...]) -> str:
    marks = {point.mark for point in points}
    is_about = marks & {Mark.APPROXIMATE, Mark.BOTH}
    is_doubtful = marks & {Mark.UNCERTAIN, Mark.BOTH}
    words = ["approximate"] * bool(is_about) + ["uncertain"] * bool(is_doubtful)
    return "_".join(words) or "exact"
