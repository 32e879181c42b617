"""Two times of an event in one sentence: the old one, the new one, and how far they are apart."""

from dataclasses import replace
from datetime import timedelta

from timeline.chronology.chronology import Chronology, Entry
from timeline.comparison.classes import Class
from timeline.languages import Language
from timeline.prose import dates, names
from timeline.prose.differences.sides import Sides
from timeline.time.spans import Span, duration, instant
from timeline.time.zones import moved

_A_DAY, _AN_HOUR, _A_MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)


def move(sides: Sides, old: Entry, new: Entry, found: Class) -> str:
    """Return the sentence on an event that has another time; `found` is the class of the change."""
    words = sides.words
    pattern = words.changes[_pattern(sides, old.span, new.span, found)]
    before, after = _two(sides, old, new, is_old_first=_is_old_first(pattern))
    before = _without_zone(words, before, old.span, new.span)
    apart = words.phrases["apart"]
    said = pattern.format(old=before, new=f"{after}{_at_desk(sides, new.span)}")
    said = said.replace(") (", apart)  # the time at the desk, and the time before
    more = [_apart(words, old.span, new.span), _reason(sides, old, new)]
    if about := apart.join(part for part in more if part):
        if said.endswith(")"):
            return f"{said[:-1]}{apart}{about})"
        return words.changes["reason"].format(what=said, reason=about)
    return said


def _is_old_first(pattern: str) -> bool:
    return pattern.find("{old}") < pattern.find("{new}")


def _reason(sides: Sides, old: Entry, new: Entry) -> str:
    """Return why an event was moved, if the registry says so of this move."""
    moves = new.event.was
    why = moves[-1].reason if moves and moves != old.event.was else None
    return sides.new.say(why) if why else ""


def _pattern(sides: Sides, old: Span, new: Span, found: Class) -> str:
    if found is Class.ZONE:
        return "zone"
    if new.starts_on_a_day and not old.starts_on_a_day:
        return "has_day"
    if confirmed := _confirmed(old, new):
        return confirmed
    if new.is_unknown or any(each.earliest != each.latest for each in (old, new)):
        return "now"
    is_short = sides.under_days and _is_on_one_day(old, new)
    if is_short and not (old.start and new.start):
        return "now"
    return "from_clock" if old.start and not is_short else "from"


def _confirmed(old: Span, new: Span) -> str:
    """Return the name of the sentence on a time that is as before, but certain now; else empty."""
    if old.is_doubted and not new.is_doubted:
        return "sure" if (old.earliest, old.latest) == (new.earliest, new.latest) else ""
    is_sure = old.is_about and not new.is_about and (old.start, old.end) == (new.start, new.end)
    return "sure_clock" if is_sure else ""


def _is_on_one_day(old: Span, new: Span) -> bool:
    """Whether both times are on the same one day, so that clock times alone tell them apart."""
    return (
        old.days == new.days == 1
        and old.earliest == new.earliest
        and not (old.is_doubted or new.is_doubted)
        and bool(old.start or new.start)
        and not any(point.part for span in (old, new) if span.when for point in span.when.points)
    )


def _two(sides: Sides, old: Entry, new: Entry, *, is_old_first: bool) -> tuple[str, str]:
    """Return two times, the second that is said without the year if that is the same."""
    words = sides.words
    if sides.under_days and _is_on_one_day(old.span, new.span):
        clocks = (dates.clock(words, each.span) for each in (old, new))
        before, after = (clock or words.changes["no_clock"] for clock in clocks)
        return before, after
    once = _without_year(words) if _has_year_of(old.span, new.span) else words
    return (
        _said(sides.old, words if is_old_first else once, old),
        _said(sides.new, once if is_old_first else words, new),
    )


def _said(chronology: Chronology, words: Language, entry: Entry) -> str:
    if entry.span.when is None:
        return names.during(chronology, entry)
    return dates.span(words, entry.span)


def _has_year_of(span: Span, other: Span) -> bool:
    """Whether all days of both times are in one year."""
    days = (span.earliest, span.latest, other.earliest, other.latest)
    years = {day.year if day else None for day in days}
    return span.has_days and other.has_days and len(years) == 1


def _without_year(words: Language) -> Language:
    dates = words.dates.model_copy(update={"full": words.dates.in_year})
    return words.model_copy(update={"dates": dates})


def _without_zone(words: Language, said: str, old: Span, new: Span) -> str:
    """Return the old time as said, without its zone if the new one is in the same."""
    moments = [moment for moment in (old.start, old.end, new.start, new.end) if moment]
    zones = {dates.zone(words, moment) for moment in moments}
    if len(zones) == 1 and old.start and new.start:
        before, _, after = said.rpartition(f" {zones.pop()}")  # "about" may stand behind
        return f"{before}{after}"
    return said


def _at_desk(sides: Sides, span: Span) -> str:
    """Return the time at the desk in brackets, if there is a desk and it differs."""
    there = replace(span, start=moved(span.start, sides.desk), end=moved(span.end, sides.desk))
    pairs = ((span.start, there.start), (span.end, there.end))
    if all(a is None or b is None or a.utcoffset() == b.utcoffset() for a, b in pairs):
        return ""
    said = dates.clock(sides.words, there)
    if there.start and span.start and there.start.date() != span.start.date():
        day = dates.day_in(sides.words, there.start.date(), span.start.year)
        said = f"{day}, {said}"
    return f" ({said})"


def when(sides: Sides, chronology: Chronology, entry: Entry) -> str:
    """Return when an event is, below the heading of its day: a day is not said twice."""
    words, span = sides.words, entry.span
    if span.when is None:
        return names.during(chronology, entry)
    if sides.under_days and span.starts_on_a_day and span.earliest == span.latest:
        said = dates.day_parts(words, span) or dates.clock(words, span)
    else:
        said = "" if span.is_unknown else dates.span(words, span)
    return f"{said}{_at_desk(sides, span)}"


def _apart(words: Language, old: Span, new: Span) -> str:
    """Return how much later or earlier an event of the same length is."""
    if old.start and new.start:
        gap, is_alike = instant(new.start) - instant(old.start), duration(old) == duration(new)
        is_in_zone = old.start.tzinfo == new.start.tzinfo
        if is_alike and is_in_zone and old.start.time() == new.start.time():
            return _steps(words, new.start.date() - old.start.date(), _A_DAY, "day")
        unit, name = (_A_MINUTE, "minute") if gap % _AN_HOUR else (_AN_HOUR, "hour")
        return _steps(words, gap, unit, name) if is_alike and abs(gap) < _A_DAY else ""
    is_alike = not (old.start or new.start) and old.days is not None and old.days == new.days
    if not is_alike or old.earliest is None or new.earliest is None:
        return ""
    return _steps(words, new.earliest - old.earliest, _A_DAY, "day")


def _steps(words: Language, gap: timedelta, unit: timedelta, name: str) -> str:
    count = abs(gap) // unit
    if not count:
        return ""
    direction = "later" if gap > timedelta() else "earlier"
    return words.changes[f"{name}{'' if count == 1 else 's'}_{direction}"].format(n=count)
