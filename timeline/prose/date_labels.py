"""The date and time of an event, divided among its heading and both ends of its line."""

from dataclasses import replace
from datetime import date, datetime, timedelta, tzinfo

from timeline.chronology.chronology import Chronology, Entry
from timeline.chronology.options import Group
from timeline.languages import Language
from timeline.prose import dates, names
from timeline.prose.series import keeps_offset
from timeline.text import capital
from timeline.time.dates import Precision, Shape, When
from timeline.time.spans import Span, instant
from timeline.time.zones import moved

_COARSE = {
    Group.DAY: (),
    Group.MONTH: (Precision.MONTH,),
    Group.YEAR: (Precision.MONTH, Precision.QUARTER, Precision.HALF_YEAR, Precision.YEAR),
}
"""The groups by time, each with the precisions coarser than a day that fit into one group."""
_A_DAY = timedelta(days=1)


def heading(words: Language, span: Span, group: Group, desk: tzinfo | None) -> str:
    """Return the heading of an event in a chronology grouped by time.

    It is the day, month or year in which the event starts; if that is unknown, the dates as known.
    """
    start = span.when.points[0] if span.when and span.when.points else None
    first, in_group = span.first_day, span.starts_on_a_day
    if span.when is None:
        in_group = _is_of_one(span.earliest, span.latest, group)
    elif start and span.when.shape in (Shape.AT, Shape.RANGE):
        is_whole = start.precision in _COARSE[group] or (
            start.precision is Precision.WEEK and _is_of_one(start.first, start.last, group)
        )
        in_group = in_group or is_whole
    if first is None or not in_group:
        said = _vague(words, span, span.when, desk) if span.when else dates.span(words, span)
    elif group is Group.DAY:
        said = dates.day(words, first)
        said = dates.marked(words, said, start) if start else said
    else:
        said = (
            dates.day(words, first, words.dates.month) if group is Group.MONTH else str(first.year)
        )
    return capital(said)


def _vague(words: Language, span: Span, when: When, desk: tzinfo | None) -> str:
    """Return the dates as far as known; the desk's time stands beside a moment that bounds them."""
    said, here = dates.dates(words, when, span.zone), dates.bound(when, span.zone)
    at_desk = _at_desk(words, here, desk) if here else ""
    return f"{said}{at_desk}"


def _is_of_one(first: date | None, last: date | None, group: Group) -> bool:
    """Whether all days from the first to the last are in the month or year of one group."""
    if group is Group.DAY or first is None or last is None or first.year != last.year:
        return False
    return group is Group.YEAR or first.month == last.month


def label(
    chronology: Chronology, entry: Entry, top: Entry, group: Group, desk: tzinfo | None
) -> str:
    """Return the date and time that the heading leaves out; the heading is that of `top`."""
    words, span = chronology.words, entry.span
    is_dated = group in _COARSE
    if span.when is None:
        during = names.during(chronology, entry)
        shown = "" if is_dated or entry is not top else dates.span(words, span)
        return ", ".join(part for part in (shown, during) if part)
    above = heading(words, top.span, group, desk) if is_dated else ""
    date = _date(words, span, span.when, group, top)
    if not span.starts_on_a_day:
        date = _vague(words, span, span.when, desk)
    if keeps_offset(entry):
        at_desk = desk if desk and keeps_offset(entry, desk) else None
        clock = _clock(words, span, at_desk)
    else:
        clock = dates.clock_all_year(words, span)
    said = ["" if date.casefold() == above.casefold() else date, *_parts(words, span), clock]
    return ", ".join(part for part in said if part)


def _date(words: Language, span: Span, when: When, group: Group, top: Entry) -> str:
    """Return the date of an event without the year or month in its heading."""
    day = span.first_day
    if day is None:
        return ""
    heads = top.span.first_day if group in _COARSE else None
    is_said = group is Group.DAY and day == heads
    pattern = words.dates.full if is_said else _pattern(words, day, heads, group)
    return dates.marked(words, dates.day(words, day, pattern), when.points[0])


def _pattern(words: Language, day: date, heads: date | None, group: Group) -> str:
    if heads is None or day.year != heads.year:
        return words.dates.full
    in_month = group is Group.MONTH and day.month == heads.month
    return words.dates.in_month if in_month else words.dates.in_year


def _parts(words: Language, span: Span) -> list[str]:
    """Return the part of the day in which an event starts, and in which it ends that day."""
    start = span.when.points[0] if span.when and span.when.points else None
    if start is None or start.part is None or not span.starts_on_a_day:
        return []
    return [dates.day_parts(words, span) or words.clock.parts[start.part]]


def _clock(words: Language, span: Span, desk: tzinfo | None) -> str:
    """Return the clock times of the host and, if they differ, those of the desk.

    An event of several days has its last day at the end of its line.
    """
    if span.when is None or span.when.shape not in (Shape.AT, Shape.RANGE):
        return ""
    if _ends_behind(span):
        return dates.approximately(words, span, _at(words, span.start, desk)) if span.start else ""
    if not (span.start or span.end):
        return ""
    said = dates.clock(words, span)
    if desk is None:
        return said
    there = replace(span, start=moved(span.start, desk), end=moved(span.end, desk))
    pairs = [(span.start, there.start), (span.end, there.end)]
    known = [(here, at_desk) for here, at_desk in pairs if here and at_desk]
    if all(here.utcoffset() == at_desk.utcoffset() for here, at_desk in known):
        return said
    clock = dates.clock(words, there)
    if there.start and there.end and instant(there.end) - instant(there.start) >= _A_DAY:
        end = dates.day_in(words, there.end.date(), there.start.year)
        start = dates.clock_time(words, there.start)
        clock = words.dates.range.format(
            start=start, end=f"{end}, {dates.clock_time(words, there.end)}"
        )
    return f"{said} ({_dated(words, *known[0], clock)})"


def _ends_behind(span: Span) -> bool:
    """Whether the clock time of the end stands at the end of the line, with its day."""
    return span.has_days and _last_day(span) is not None


def _last_day(span: Span) -> date | None:
    """Return the local day on which an event ends, if it is not the first."""
    first = span.first_day
    is_before = span.end and first and span.end.date() < first
    last = span.end.date() if span.end and is_before else span.latest
    return None if last == first else last


def _at(words: Language, moment: datetime, desk: tzinfo | None, *, zone: bool = True) -> str:
    """Return a clock time, followed by that of the desk if it differs."""
    said = dates.clock_time(words, moment) if zone else dates.hour(moment)
    return f"{said}{_at_desk(words, moment, desk)}"


def _at_desk(words: Language, moment: datetime, desk: tzinfo | None) -> str:
    """Return the time at the desk, in brackets, if it differs."""
    there = moved(moment, desk)
    if there is None or there.utcoffset() == moment.utcoffset():
        return ""
    return f" ({_dated(words, moment, there, dates.clock_time(words, there))})"


def _dated(words: Language, here: datetime, there: datetime, said: str) -> str:
    """Return a clock time at the desk, with its day if that differs."""
    if here.date() == there.date():
        return said
    return f"{dates.day_in(words, there.date(), here.year)}, {said}"


def until(words: Language, entry: Entry, desk: tzinfo | None) -> str:
    """Return the end of an event that goes on after its first day."""
    span, when = entry.span, entry.span.when
    first = span.first_day
    if when is None or when.shape is not Shape.RANGE or not span.starts_on_a_day or first is None:
        return ""
    end = when.points[1]
    if not span.ends_on_a_day:
        return dates.framed(words.dates.until, dates.point(words, end), end)
    last = _last_day(span)
    if last is None:
        return ""
    said = dates.marked(words, dates.day_in(words, last, first.year), end)
    if span.end and _ends_behind(span):
        is_new = span.start is None or dates.zone(words, span.start) != dates.zone(words, span.end)
        clock = _at(words, span.end, desk, zone=is_new)
        said += f", {dates.approximately(words, span, clock)}"
    said += f", {words.clock.parts[end.part]}" if end.part else ""
    return dates.framed(words.dates.until, said, end)
