"""Dates, times, names and remarks in words, for people to read."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from timeline.chronology import Chronology, Entry, Participant
from timeline.dates import MONTHS, WEEKDAYS, Mark, Point, Precision, Shape, When
from timeline.directory import Source
from timeline.spans import Span, duration, resolve
from timeline.texts import shortened
from timeline.vocabulary import Status
from timeline.when import parse

_QUARTERS = ("first", "second", "third", "fourth")
_MARKS = {
    Mark.APPROXIMATE: "approximate",
    Mark.UNCERTAIN: "uncertain",
    Mark.BOTH: "approximate and uncertain",
}
_A_DAY, _MINUTE = timedelta(days=1), timedelta(minutes=1)
_SETTLED = (Status.CONFIRMED, Status.CONCLUDED)


def day(day: date, *, weekday: bool = True, month: bool = True, year: bool = True) -> str:
    """Return a day in words, such as Thursday 2 March 2023."""
    parts = [
        WEEKDAYS[day.weekday()] if weekday else "",
        str(day.day),
        MONTHS[day.month - 1] if month else "",
        str(day.year) if year else "",
    ]
    return " ".join(part for part in parts if part)


def days(first: date, last: date) -> str:
    """Return the days from `first` to `last` in words, with no month or year said twice."""
    if first == last:
        return day(first)
    same_year = first.year == last.year
    same_month = same_year and first.month == last.month
    return f"{day(first, month=not same_month, year=not same_year)} – {day(last)}"


def point(point: Point) -> str:
    """Return a date of any precision in words, with the part of the day, but not the clock time."""
    match point.precision:
        case Precision.DAY:
            words = day(point.first)
        case Precision.MONTH:
            words = f"{MONTHS[point.first.month - 1]} {point.first.year}"
        case Precision.QUARTER:
            words = f"the {_QUARTERS[point.first.month // 3]} quarter of {point.first.year}"
        case _:
            words = str(point.first.year)
    return marked(words, point.mark) + (f", {point.part}" if point.part else "")


def marked(words: str, mark: Mark) -> str:
    """Return a date in words with what its mark says."""
    if mark in (Mark.APPROXIMATE, Mark.BOTH):
        words = f"about {words}"
    return f"{words} (uncertain)" if mark in (Mark.UNCERTAIN, Mark.BOTH) else words


def dates(when: When) -> str:
    """Return the dates of a `when` in words, without clock times."""
    if when.shape is Shape.UNKNOWN:
        return "date not known"
    first, last = when.points[0], when.points[-1]
    if when.shape in (Shape.AFTER, Shape.BEFORE):
        clock = f", {first.clock:%H:%M}" if first.clock else ""
        return f"{when.shape} {point(first)}{clock}"
    plain = all(
        each.precision is Precision.DAY and not each.mark and not each.part for each in when.points
    )
    if plain:
        return days(first.first, last.last)
    return point(first) if when.shape is Shape.AT else f"{point(first)} – {point(last)}"


def clock(span: Span) -> str:
    """Return the local clock times of a span with their zones, such as 18:30–19:30 IST."""
    start, end = span.start, span.end
    if start and end:
        if zone(start) == zone(end):
            return f"{start:%H:%M}–{end:%H:%M} {zone(end)}"
        if start.tzinfo is end.tzinfo:
            return f"{start:%H:%M} {zone(start)} – {end:%H:%M} {zone(end)}"
        there = end.astimezone(start.tzinfo)
        return (
            f"{start:%H:%M} {zone(start)} – {end:%H:%M} {zone(end)} ({there:%H:%M} {zone(there)})"
        )
    if start:
        from_ = "from " if span.when and span.when.shape is Shape.RANGE else ""
        return f"{from_}{start:%H:%M} {zone(start)}"
    return f"until {end:%H:%M} {zone(end)}" if end else ""


def time_of_day(span: Span) -> str:
    """Return at which time of its days something takes place that repeats, all year round.

    The zone is told by its name, since its abbreviation and offset may change with the season.
    """
    days = (span.latest - span.earliest).days + 1 if span.latest and span.earliest else 1
    length = duration(span)
    is_short = days == 1 or (length is not None and length < _A_DAY)
    said = [_clock_all_year(span), *_parts_of_days(span), "" if is_short else f"{days} days"]
    return ", ".join(part for part in said if part)


def _clock_all_year(span: Span) -> str:
    start, end = span.start, span.end
    if start and end and start.tzinfo is end.tzinfo:
        return f"{start:%H:%M}–{end:%H:%M} ({start.tzinfo})"
    if start and end:
        return f"{start:%H:%M} ({start.tzinfo}) – {end:%H:%M} ({end.tzinfo})"
    if end:
        return f"until {end:%H:%M} ({end.tzinfo})"
    return f"{'' if span.is_timed else 'from '}{start:%H:%M} ({start.tzinfo})" if start else ""


def _parts_of_days(span: Span) -> list[str]:
    if parts := day_parts(span):
        return [parts]
    points = span.when.points if span.when else ()
    sides = zip(("from the first", "until the last"), points, strict=False)
    return [f"{side} {point.part}" for side, point in sides if point.part]


def zone(moment: datetime) -> str:
    """Return the zone's abbreviation at a moment, or its offset if it has none."""
    name = moment.tzname() or ""
    return name if name.isalpha() else offset(moment)


def offset(moment: datetime) -> str:
    """Return the offset from UTC, such as UTC+05:30."""
    return f"UTC{moment.isoformat()[19:]}"


def span(span: Span) -> str:
    """Return when an event takes place, in words."""
    if span.when is None:
        if span.earliest and span.latest:
            return days(span.earliest, span.latest)
        known = span.earliest or span.latest
        return day(known) if known else "date not known"
    if overnight(span) and span.start and span.end:
        first, last = (f"{day(at.date())}, {at:%H:%M}" for at in (span.start, span.end))
        first += "" if zone(span.start) == zone(span.end) else f" {zone(span.start)}"
        return f"{first} – {last} {zone(span.end)}"
    return ", ".join(part for part in (dates(span.when), clock(span)) if part)


def overnight(span: Span) -> bool:
    """Whether both clock times are known, beyond doubt, in one zone, and not of one day."""
    start, end = span.start, span.end
    if start is None or end is None or start.tzinfo is not end.tzinfo:
        return False
    if span.when and any(point.mark for point in span.when.points):
        return False
    return start.date() != (end - _MINUTE).date()


def during(chronology: Chronology, entry: Entry) -> str:
    """Return during what an event takes place, if all that is known is what it is part of."""
    if entry.span.when is not None or not entry.parents:
        return ""
    noun = chronology.say(chronology.registry.events[entry.parents[0]].noun)
    return f"during the {noun[:1].lower()}{noun[1:]}"


def day_parts(span: Span) -> str:
    """Return the parts of its one day at which an event starts and ends, if that is all."""
    when = span.when
    if when is None or span.earliest != span.latest or any(each.mark for each in when.points):
        return ""
    parts = [each.part for each in when.points if each.part]
    return " to ".join(parts) if parts and len(parts) == len(when.points) else ""


def vagueness(chronology: Chronology, entry: Entry) -> list[str]:
    """Return what whole days in a calendar leave unsaid of when an event takes place."""
    span = entry.span
    if span.when is None:
        return [during(chronology, entry)] if entry.parents else []
    if parts := day_parts(span):
        return [parts]
    found = []
    is_range = span.when.shape is Shape.RANGE
    sides = (("from ", "start"), ("until ", "end")) if is_range else (("", "date"),)
    moments = (span.start, span.end)
    for (side, noun), known, moment in zip(sides, span.when.points, moments, strict=False):
        if known.part:
            weekday = f"{known.first:%A} " if is_range else ""
            found.append(f"{side}{weekday}{known.part}")
        if moment and not span.is_timed:
            of_one_day = "" if entry.series else f" {zone(moment)}"
            found.append(f"{side}{moment:%H:%M}{of_one_day}")
        if known.mark:
            found.append(f"{noun} {_MARKS[known.mark]}")
    return found


def moves(entry: Entry) -> list[str]:
    """Return when an event was to be, the latest first."""
    stands = entry.status is not Status.POSTPONED and not entry.span.is_unknown
    first = "moved from" if stands else "was to be on"
    return [
        f"{'before that ' if index else first + ' '}{span(was)}"
        for index, (_, was) in enumerate(reversed(entry.moves))
    ]


def status(entry: Entry) -> str:
    """Return where an event stands, if that is worth a word."""
    return "" if entry.status in _SETTLED else entry.status.label


def remarks(chronology: Chronology, entry: Entry) -> list[str]:
    """Return what a line about an event adds to its title."""
    found = [
        ", ".join(_parties(chronology, entry)),
        entry.event.remark or "",
        status(entry),
        ", ".join(moves(entry)),
        *(f"{publisher}: {said}" for publisher, _, said in reports(chronology, entry)),
    ]
    return [remark for remark in found if remark]


def _parties(chronology: Chronology, entry: Entry) -> list[str]:
    """Return between whom an event is; one alone is no party."""
    names = [chronology.name(party) for party in entry.event.parties]
    return names if len(names) > 1 else []


def reports(chronology: Chronology, entry: Entry) -> Iterator[tuple[str, str, str]]:
    """Yield who else reports what of which field, as far as a few words can tell it."""
    registry = chronology.registry
    for report in entry.event.also_reported:
        if isinstance(report.value, str):
            said = shortened(" ".join(report.value.replace("_", " ").split()))
            if report.field == "when":
                said = span(resolve(parse(report.value), entry.zone))
            elif report.field == "place":
                said = chronology.say(registry.places[report.value].name)
            publisher = registry.sources[report.source].publisher
            field = "date" if report.field == "when" else report.field.replace("_", " ")
            yield chronology.say(publisher), field, said


def participant(chronology: Chronology, participant: Participant) -> str:
    """Return who takes part, with office, country and roles."""
    country = participant.country if participant.country != participant.ref else None
    about = [participant.office or "", chronology.country(country) if country else ""]
    held = ", ".join(part for part in about if part)
    roles = ", ".join(role.label for role in participant.roles)
    return f"{participant.name} ({held}): {roles}" if held else f"{participant.name}: {roles}"


def place(chronology: Chronology, entry: Entry) -> str:
    """Return the venue and its city, or the city alone."""
    if entry.place is None:
        return ""
    parts = [entry.place.name, entry.place.city]
    return ", ".join(chronology.say(part) for part in parts if part)


def source(chronology: Chronology, source: Source) -> str:
    """Return a source as a list of sources has it."""
    publisher = chronology.say(source.publisher)
    title = f": {chronology.say(source.title)}" if source.title else ""
    by = f" ({source.author})" if source.author else ""
    published = ""
    if source.published:
        known = source.published
        exact = known.precision is Precision.DAY
        published = f", {day(known.first, weekday=False) if exact else point(known)}"
    return f"{publisher}{title}{by}{published}"
