"""When an event is, as its heading, the beginning of its line and the end of its line have it."""

from dataclasses import replace
from datetime import date

from timeline import timing, wording
from timeline.choices import Group
from timeline.chronology import Chronology, Entry
from timeline.dates import Precision, Shape
from timeline.languages import Language
from timeline.spans import Span
from timeline.zones import moved

_COARSE = {
    Group.DAY: (),
    Group.MONTH: (Precision.MONTH,),
    Group.YEAR: (Precision.MONTH, Precision.QUARTER, Precision.YEAR),
}
"""Groups by time, and the precisions other than a day that fall into one of them."""


def heading(words: Language, span: Span, group: Group) -> str:
    """Return under what an event stands in a chronology grouped by time.

    That is the day, month or year in which it starts, if it is known; else all that is known.
    """
    start = span.when.points[0] if span.when and span.when.points else None
    first, in_group = span.first_day, span.starts_on_a_day
    if span.when is None:
        is_one = span.earliest and span.latest and _same(span.earliest, span.latest, group)
        in_group = bool(is_one) and group is not Group.DAY
    elif start and span.when.shape in (Shape.AT, Shape.RANGE):
        in_group = in_group or start.precision in _COARSE[group]
    if first is None or not in_group:
        said = timing.dates(words, span.when) if span.when else timing.span(words, span)
    elif group is Group.DAY:
        said = timing.day(words, first)
        said = timing.marked(words, said, start) if start else said
    else:
        said = (
            timing.day(words, first, words.dates.month) if group is Group.MONTH else str(first.year)
        )
    return said[:1].upper() + said[1:]


def _same(one: date, other: date, group: Group) -> bool:
    """Whether two days fall into the same group by time."""
    if group is Group.DAY:
        return one == other
    return one.year == other.year and (group is Group.YEAR or one.month == other.month)


def label(chronology: Chronology, entry: Entry, top: Entry, group: Group, desk: str | None) -> str:
    """Return when an event is, as far as the heading does not say, which is that of `top`."""
    words, span = chronology.words, entry.span
    is_dated = group in _COARSE
    if span.when is None:
        during = wording.during(chronology, entry)
        shown = "" if is_dated or entry is not top else timing.span(words, span)
        return ", ".join(part for part in (shown, during) if part)
    above = heading(words, top.span, group) if is_dated else ""
    said = [_date(words, span, group, top, above), *_parts(words, span), _clock(words, span, desk)]
    return ", ".join(part for part in said if part)


def _date(words: Language, span: Span, group: Group, top: Entry, above: str) -> str:
    """Return the date with which a line begins, empty if the heading `above` says it."""
    if span.when is None:
        return ""
    if not span.starts_on_a_day or span.first_day is None:
        known = timing.dates(words, span.when)
        return "" if known.casefold() == above.casefold() else known
    said = timing.marked(words, timing.day(words, span.first_day), span.when.points[0])
    if said.casefold() == above.casefold():
        return ""
    heads = top.span.first_day if group in _COARSE else None
    pattern = _pattern(words, span.first_day, heads, group)
    return timing.marked(words, timing.day(words, span.first_day, pattern), span.when.points[0])


def _pattern(words: Language, day: date, heads: date | None, group: Group) -> str:
    if heads is None or day.year != heads.year:
        return words.dates.full
    in_month = group is Group.MONTH and day.month == heads.month
    return words.dates.in_month if in_month else words.dates.in_year


def _parts(words: Language, span: Span) -> list[str]:
    """Return the part of the day at which an event starts, and ends if that is the same day."""
    start = span.when.points[0] if span.when and span.when.points else None
    if start is None or start.part is None or not span.starts_on_a_day:
        return []
    return [timing.day_parts(words, span) or words.clock.parts[start.part]]


def _clock(words: Language, span: Span, desk: str | None) -> str:
    """Return the clock times, those of the host and, if they differ, those of the desk."""
    shown = replace(span, end=None) if timing.overnight(span) else span
    if not (shown.start or shown.end) or (span.when and span.when.shape not in _WITH_CLOCK):
        return ""
    said = timing.clock(words, shown)
    return f"{said}{_at_desk(words, shown, desk)}"


_WITH_CLOCK = (Shape.AT, Shape.RANGE)


def _at_desk(words: Language, span: Span, desk: str | None) -> str:
    """Return the same clock times at the reader's desk, in brackets; nothing if they are equal."""
    there = replace(span, start=moved(span.start, desk), end=moved(span.end, desk))
    pairs = [(span.start, there.start), (span.end, there.end)]
    known = [(here, at_desk) for here, at_desk in pairs if here and at_desk]
    if all(here.utcoffset() == at_desk.utcoffset() for here, at_desk in known):
        return ""
    said, (here, at_desk) = timing.clock(words, there), known[0]
    if here.date() != at_desk.date():
        said = f"{timing.day_in(words, at_desk.date(), here.year)}, {said}"
    return f" ({said})"


def until(words: Language, entry: Entry, desk: str | None) -> str:
    """Return until when an event that takes more than its first day goes on."""
    span, when = entry.span, entry.span.when
    first = span.first_day
    if when is None or when.shape is not Shape.RANGE or not span.starts_on_a_day or first is None:
        return ""
    end = when.points[1]
    if not span.ends_on_a_day:
        return timing.framed(words.dates.until, timing.point(words, end), end)
    last = span.end.date() if span.end and span.end.date() < first else span.latest
    if last is None or first == last:
        return ""
    said = timing.marked(words, timing.day_in(words, last, first.year), end)
    if span.end and timing.overnight(span):
        there = moved(span.end, desk)
        differs = there and there.utcoffset() != span.end.utcoffset()
        at_desk = f" ({there:%H:%M} {timing.zone(there)})" if there and differs else ""
        said += f", {span.end:%H:%M}{at_desk}"
    said += f", {words.clock.parts[end.part]}" if end.part else ""
    return timing.framed(words.dates.until, said, end)
