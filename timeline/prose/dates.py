"""Dates and times in words."""

from datetime import date, datetime, timedelta, timezone
from functools import cache, lru_cache

from timeline.languages import Framed, Language
from timeline.time.dates import Mark, Point, Precision, Shape, When
from timeline.time.spans import Span, duration
from timeline.time.zones import load

LOCAL_MEAN = "LMT"
"""The abbreviation in tzdata of the time by the sun at a place, before there were zones."""
_A_DAY, _MINUTE = timedelta(days=1), timedelta(minutes=1)


@lru_cache(maxsize=1_000)
def day(words: Language, day: date, pattern: str | None = None) -> str:
    """Return a day in words, such as Thursday 2 March 2023, or by another pattern for dates."""
    return (pattern or words.dates.full).format(
        weekday=words.dates.weekdays[day.weekday()],
        day=words.dates.first if day.day == 1 else day.day,
        month=words.dates.months[day.month - 1],
        year=day.year,
    )


def day_in(words: Language, known: date, year: int) -> str:
    """Return a day in words, without the year if that is `year`."""
    return day(words, known, words.dates.in_year if known.year == year else words.dates.full)


def days(words: Language, first: date, last: date) -> str:
    """Return the days from `first` to `last` in words, each month and year once."""
    if first == last:
        return day(words, first)
    pattern = words.dates.full
    if first.year == last.year:
        pattern = words.dates.in_month if first.month == last.month else words.dates.in_year
    return words.dates.days.format(start=day(words, first, pattern), end=day(words, last))


def plain(words: Language, point: Point) -> str:
    """Return a date of any precision in words, without its mark and time of day."""
    year = point.first.year
    match point.precision:
        case Precision.DAY:
            return day(words, point.first)
        case Precision.WEEK:
            return day(words, point.first, words.dates.week)
        case Precision.MONTH:
            return day(words, point.first, words.dates.month)
        case Precision.QUARTER:
            return words.dates.quarters[point.first.month // 3].format(year=year)
        case Precision.HALF_YEAR:
            return words.dates.half_years[point.first.month // 7].format(year=year)
    return str(year)


def point(words: Language, point: Point) -> str:
    """Return a date of any precision in words, with the part of the day, but not the clock time."""
    said = marked(words, plain(words, point), point)
    return f"{said}, {words.clock.parts[point.part]}" if point.part else said


def marked(words: Language, said: str, point: Point) -> str:
    """Add the words for a date's mark to those for the date."""
    if point.mark in (Mark.APPROXIMATE, Mark.BOTH):
        said = framed(words.dates.about, said, point)
    doubted = point.mark in (Mark.UNCERTAIN, Mark.BOTH)
    return words.dates.uncertain.format(date=said) if doubted else said


def framed(frame: Framed, said: str, point: Point) -> str:
    """Put the words for a date into the frame for its precision, such as "en mars"."""
    return str(getattr(frame, point.precision)).format(date=said)


def dates(words: Language, when: When, zone: str | None = None) -> str:
    """Return the dates of a `when` in words; only `after` and `before` show their clock time.

    A clock time without a zone is local to `zone`.
    """
    if when.shape is Shape.UNKNOWN:
        return words.dates.unknown
    first, last = when.points[0], when.points[-1]
    if when.shape in (Shape.AFTER, Shape.BEFORE):
        frame = words.dates.after if when.shape is Shape.AFTER else words.dates.before
        moment = bound(when, zone)
        clock = f", {clock_time(words, moment)}" if moment else ""
        return framed(frame, f"{point(words, first)}{clock}", first)
    if all(
        each.precision is Precision.DAY and not each.mark and not each.part for each in when.points
    ):
        return days(words, first.first, last.last)
    start, end = point(words, first), point(words, last)
    return start if when.shape is Shape.AT else words.dates.range.format(start=start, end=end)


def bound(when: When, zone: str | None) -> datetime | None:
    """Return the moment in `after` or `before`, if the date is written so."""
    known = when.points[0] if when.shape in (Shape.AFTER, Shape.BEFORE) else None
    name = known and (known.zone or zone)
    if known is None or known.clock is None or name is None:
        return None
    return datetime.combine(known.first, known.clock, load(name))


def hour(moment: datetime) -> str:
    """Return the local hour and minute, such as 18:30."""
    return f"{moment.hour:02}:{moment.minute:02}"


def clock_time(words: Language, moment: datetime) -> str:
    """Return the local clock time with its zone, such as 18:30 IST."""
    return f"{hour(moment)} {zone(words, moment)}"


def clock(words: Language, span: Span) -> str:
    """Return the local clock times of a span with their zones, such as 18:30–19:30 IST."""
    start, end = span.start, span.end
    if start and end:
        return approximately(words, span, _clocks(words, start, end))
    if start:
        said = approximately(words, span, clock_time(words, start))
        is_range = span.when and span.when.shape is Shape.RANGE
        return words.clock.from_.format(clock=said) if is_range else said
    if end is None:
        return ""
    return words.clock.until.format(clock=approximately(words, span, clock_time(words, end)))


def _clocks(words: Language, start: datetime, end: datetime) -> str:
    """Return two local clock times; of two zones, the end also in that of the start."""
    if zone(words, start) == zone(words, end):
        return f"{hour(start)}–{hour(end)} {zone(words, end)}"
    times = f"{clock_time(words, start)} – {clock_time(words, end)}"
    if start.tzinfo is end.tzinfo:
        return times
    there = end.astimezone(start.tzinfo)
    return f"{times} ({clock_time(words, there)})"


def approximately(words: Language, span: Span, said: str) -> str:
    """Add "about" to the clock times of a span, if one of them is approximate."""
    return words.clock.about.format(clock=said) if span.is_about else said


def time_of_day(words: Language, span: Span) -> str:
    """Return the clock times of an event that repeats, the same all year round.

    The zone stands with its name, since its abbreviation and offset may change with the season.
    """
    days = (span.latest - span.earliest).days + 1 if span.latest and span.earliest else 1
    length = duration(span)
    is_short = days == 1 or (length is not None and length < _A_DAY)
    said = [
        clock_all_year(words, span),
        *_parts_of_days(words, span),
        "" if is_short else words.vague.days.format(count=days),
    ]
    return ", ".join(part for part in said if part)


def clock_all_year(words: Language, span: Span) -> str:
    """Return the clock times with the names of their zones, as for an event that repeats."""
    start, end = span.start, span.end
    if start and end and start.tzinfo is end.tzinfo:
        return approximately(words, span, f"{hour(start)}–{hour(end)} ({start.tzinfo})")
    if start and end:
        said = f"{hour(start)} ({start.tzinfo}) – {hour(end)} ({end.tzinfo})"
        return approximately(words, span, said)
    if end:
        said = approximately(words, span, f"{hour(end)} ({end.tzinfo})")
        return words.clock.until.format(clock=said)
    if start is None:
        return ""
    said = approximately(words, span, f"{hour(start)} ({start.tzinfo})")
    return said if span.is_timed else words.clock.from_.format(clock=said)


def _parts_of_days(words: Language, span: Span) -> list[str]:
    if parts := day_parts(words, span):
        return [parts]
    points = span.when.points if span.when else ()
    patterns = (words.vague.from_first_part, words.vague.until_last_part)
    return [
        pattern.format(part=words.clock.parts[point.part])
        for pattern, point in zip(patterns, points, strict=False)
        if point.part
    ]


def zone(words: Language, moment: datetime) -> str:
    """Return the zone's abbreviation at a moment, or its offset if it has no proper one.

    Before zones were agreed, each place went by the sun; nobody writes such an offset in seconds.
    """
    name = moment.tzname() or ""
    if name == LOCAL_MEAN:
        return words.clock.local_mean
    return name if name.isalpha() else offset(moment)


def zone_in_full(moment: datetime) -> str:
    """Return the zone's name, with its offset if the time itself shows an abbreviation."""
    name = str(moment.tzinfo)
    known = moment.tzname() or ""
    if name == "UTC" or known == LOCAL_MEAN or not known.isalpha():
        return name
    return f"{name}, {offset(moment)}"


def offset(moment: datetime) -> str:
    """Return the offset from UTC, such as UTC+05:30."""
    return _offset(moment.utcoffset())


@cache
def _offset(offset: timedelta | None) -> str:
    return f"UTC{datetime.min.replace(tzinfo=timezone(offset or timedelta())).isoformat()[19:]}"


def span(words: Language, span: Span) -> str:
    """Return the dates and times of an event in words."""
    if span.when is None:
        if span.earliest and span.latest:
            return days(words, span.earliest, span.latest)
        if span.earliest:
            return words.dates.after.day.format(date=day(words, span.earliest - _A_DAY))
        if span.latest:
            return words.dates.before.day.format(date=day(words, span.latest + _A_DAY))
        return words.dates.unknown
    if overnight(span) and span.start and span.end:
        first, last = (f"{day(words, at.date())}, {hour(at)}" for at in (span.start, span.end))
        first += (
            ""
            if zone(words, span.start) == zone(words, span.end)
            else f" {zone(words, span.start)}"
        )
        said = words.dates.days.format(start=first, end=f"{last} {zone(words, span.end)}")
        return approximately(words, span, said)
    return ", ".join(
        part for part in (dates(words, span.when, span.zone), clock(words, span)) if part
    )


def overnight(span: Span) -> bool:
    """Whether both clock times are certain and in one zone, but not on the same day."""
    start, end = span.start, span.end
    if start is None or end is None or start.tzinfo is not end.tzinfo:
        return False
    if span.when and any(point.mark for point in span.when.points):
        return False
    return start.date() != (end - _MINUTE).date()  # midnight ends the day before


def day_parts(words: Language, span: Span) -> str:
    """Return the parts of the day of an event on one day, if no clock time is known."""
    when = span.when
    if when is None or span.earliest != span.latest or any(each.mark for each in when.points):
        return ""
    parts = [words.clock.parts[each.part] for each in when.points if each.part]
    if not parts or len(parts) < len(when.points):
        return ""
    return parts[0] if len(parts) == 1 else words.vague.parts.format(start=parts[0], end=parts[1])
