"""A series of a calendar that the registry can't hold as one: its occurrences as single events."""

from dataclasses import replace
from datetime import MAXYEAR, UTC, date, datetime, time, timedelta

from timeline.ical.foreign import after, instant, placed
from timeline.importing.calendars.desk import Desk
from timeline.importing.calendars.moments import LeftOutError
from timeline.importing.calendars.one import Due, One, day_of, due_day
from timeline.importing.calendars.rules import Rule, local_last
from timeline.importing.calendars.times import Times
from timeline.time.expansion import expanded

MOST_SINGLE = 200
"""The most single events that are made of one rule."""
MOST_RULES = 100
"""The most rules of a calendar that are expanded: each takes time, most one that names no day."""

_DAY = timedelta(days=1)
_MOST_YEARS = 100
"""The most years for which a rule that has an end is expanded."""


def added(desk: Desk, whole: One) -> dict[date, One]:
    """Return the occurrences that RDATE adds, each perhaps with an end of its own."""
    event, times, known = whole.event, whole.times, desk.calendars.zones
    found: dict[date, One] = {}
    for due in event.also:
        start = due
        if not isinstance(times.start, datetime):
            start = due_day(whole, due) or due
        if isinstance(start, datetime) is isinstance(times.start, datetime):
            found[start] = replace(whole, times=times.on(_there(start, times)))
        else:
            desk.notes.unuse(event.line, "RDATE: not as DTSTART is")
    begin = times.start if isinstance(times.start, datetime) else event.start
    zone = begin.tzinfo if isinstance(begin, datetime) else None
    for each in event.properties.get("RDATE", ()):
        for begin, last in each.periods:
            start = placed(begin, each.zone, known, zone)
            if isinstance(last, timedelta):
                end = after(start, last)
            else:
                end = placed(last, each.zone, known, zone)
            if instant(start) in found and instant(end) > instant(start):
                own = Times(_there(start, times), _there(end, times), times.zone)
                found[instant(start)] = replace(whole, times=own)
    return found


def _there(moment: date, times: Times) -> date:
    """Return a moment by the clocks that count for an event."""
    if isinstance(moment, datetime) and isinstance(times.start, datetime):
        return moment.astimezone(times.start.tzinfo)
    return moment


def as_planned(whole: One, singles: dict[date, One], changed: Due) -> dict[date, One]:
    """Return the occurrences that are not changed, and that EXDATE does not take out.

    Both may name a moment, or a day alone.
    """
    named: set[date] = {*whole.event.excluded, *changed}
    out: set[date | None] = {*named}
    if not isinstance(whole.times.start, datetime):
        out = {due_day(whole, each) for each in named}
    return {
        due: one
        for due, one in singles.items()
        if due not in out and day_of(one.times.start) not in out
    }


def singles_of(desk: Desk, whole: One, rule: Rule) -> dict[date, One]:
    """Return the occurrences of a rule; raise LeftOutError if they are too many, or none is known.

    The first is DTSTART, even if the rule does not name it: so other programs take it.
    """
    times = whole.times
    line = whole.event.properties["RRULE"][0].line
    why = rule.why or "no rule of a registry gives just these occurrences"
    if desk.expanded >= MOST_RULES:
        raise LeftOutError(f"over {MOST_RULES} rules would be single events, as {rule.written}")
    desk.expanded += 1
    first = whole.event.start if times.by_rules else times.start
    local = datetime.combine(day_of(first), first.time() if isinstance(first, datetime) else time())
    far = _horizon(desk, rule, local.year)
    last = local_last(rule, first.tzinfo if isinstance(first, datetime) else None, far)
    try:
        # in summer, a moment may be later by the clock than the offset of the first has it
        found = expanded(rule.written, local, last + _DAY * times.by_rules, MOST_SINGLE)
        starts = [first, *(_start(desk, whole, each) for each in found)]
        starts = [each for each in starts if not rule.is_past(each)]
        made = {instant(each): replace(whole, times=times.on(each)) for each in starts}
    except (ValueError, TypeError, OverflowError) as error:
        raise LeftOutError(f"its rule is not taken, {rule.written}: {why}; {error}") from None
    if not found:
        desk.expanded = MOST_RULES  # the search for a day that never comes takes a second
    if len(found) > MOST_SINGLE:
        message = f"its rule gives over {MOST_SINGLE} single events, {rule.written}: {why}"
        raise LeftOutError(message)
    is_whole = len(found) == rule.count or last < datetime.combine(far, time.max)
    end = "" if is_whole else f" up to the end of {far.year}"
    desk.notes.decide(line, f"{rule.written} taken as single events{end}: {why}")
    return made


def _horizon(desk: Desk, rule: Rule, year: int) -> date:
    """Return the day up to which the occurrences of a rule are taken; each year takes time."""
    has_end = rule.until is not None or rule.count is not None
    return date(min(year + _MOST_YEARS, MAXYEAR), 12, 31) if has_end else desk.horizon


def _start(desk: Desk, whole: One, local: datetime) -> date:
    """Return the start of an occurrence at a local time, as its zone or its VTIMEZONE has it."""
    start, zone = whole.times.start, whole.times.zone
    if not isinstance(start, datetime):
        return local.date()
    if whole.times.by_rules:
        begin = whole.event.properties["DTSTART"][0]
        return desk.calendars.zones.moment(local, begin.zone).astimezone(start.tzinfo)
    moment = local.replace(tzinfo=start.tzinfo)
    return moment.astimezone(UTC).astimezone(zone) if zone else moment
