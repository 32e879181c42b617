"""A series of a calendar as one event of the registry, with its exceptions."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import islice, takewhile

from timeline.importing.calendars.desk import Desk
from timeline.importing.calendars.one import Due, Made, One, day_of
from timeline.importing.calendars.places import zone_of_place
from timeline.importing.calendars.rules import Rule
from timeline.importing.calendars.times import Times
from timeline.reading.yaml import Data
from timeline.time.recurrence import Recurrence
from timeline.time.rrule import MOST

_MARGIN = timedelta(days=2)
"""Days after which a moment in UTC is past by all clocks."""
_IN_CHANGES = frozenset(("title", "status", "place"))
"""The fields beside `when` in which an occurrence of a series may differ."""


@dataclass(slots=True)
class _Exceptions:
    """The exceptions to a rule, by the days on which occurrences are due."""

    out: set[date] = field(default_factory=set)
    also: set[date] = field(default_factory=set)
    changes: dict[date, dict[str, Data]] = field(default_factory=dict)
    singles: dict[date, One] = field(default_factory=dict)


def repeated(
    desk: Desk, whole: One, rule: Rule, recurrence: Recurrence, added: Due, changed: Due
) -> Made:
    """Return a series, by a rule that the registry takes, with its exceptions."""
    begin, last = whole.times.start, rule.last_day(whole.times.start)
    others = (*whole.event.excluded, *added, *changed)
    far = max((day_of(each) for each in others), default=day_of(begin))
    limit = last or (date.max if recurrence.count else far + _MARGIN)
    days = recurrence.completed(day_of(begin)).from_day(day_of(begin))
    ruled = set(islice(takewhile(limit.__ge__, days), MOST + 1))
    found = _Exceptions()
    for due, one in added.items():
        _add(found, whole, ruled, due, one)
    for time in whole.event.excluded:
        day = _due_day(whole.times, time)
        if day in found.also:
            found.also.discard(day)
        elif day in ruled:
            found.out.add(day)
        elif time not in found.singles:
            desk.notes.unuse(whole.event.line, "EXDATE: of no occurrence")
        found.singles.pop(time, None)
    for due, one in changed.items():
        _change(desk, found, whole, ruled, due, one)
    if rule.has_end(recurrence) and not (ruled - found.out) | found.also:
        return Made(None, found.singles)
    return Made(_written(rule, recurrence, last, found), found.singles)


def _due_day(times: Times, due: date) -> date | None:
    """Return the day on which an occurrence is due; None if it is not at the hour of the others."""
    if not isinstance(due, datetime) or not isinstance(times.start, datetime):
        return None if isinstance(due, datetime) else due  # some programs exclude by days alone
    local = due.astimezone(times.start.tzinfo)
    return local.date() if local.time() == times.start.time() else None


def _add(found: _Exceptions, whole: One, ruled: set[date], due: date, one: One) -> None:
    """Add an occurrence of RDATE: as a day, if it is like the others."""
    day = _due_day(whole.times, due)
    is_like_others = one.times == whole.times.on(one.times.start)
    if day is None or not is_like_others or day < day_of(whole.times.start):
        found.singles[due] = one
    elif day not in ruled:
        found.also.add(day)


def _change(
    desk: Desk, found: _Exceptions, whole: One, ruled: set[date], due: date, one: One
) -> None:
    """Note what is changed of an occurrence; it is a single event if a series can't hold it."""
    day = _due_day(whole.times, due)
    is_due = day is not None and (day in ruled - found.out or day in found.also)
    if day is None or not is_due:
        found.singles[due] = one
        return
    planned = whole.times.on(_at(whole.times.start, day))
    changes = _differences(desk, whole, one, planned)
    if changes is None:
        found.singles[due] = one
        found.out |= {day} & ruled
        found.also.discard(day)
    elif changes:
        found.changes[day] = changes


def _at(first: date, day: date) -> date:
    """Return the start of an occurrence on a day, at the hour of the first."""
    return first + (day - day_of(first))


def _differences(desk: Desk, whole: One, one: One, planned: Times) -> dict[str, Data] | None:
    """Return the changed fields of an occurrence, None if a series can't hold all that changed."""
    rest = [
        {name: value for name, value in each.fields.items() if name not in _IN_CHANGES}
        for each in (whole, one)
    ]
    is_alike = type(one.times.start) is type(planned.start)
    if rest[0] != rest[1] or not is_alike or (one.times.end is None) is not (planned.end is None):
        return None
    found: dict[str, Data] = {}
    if one.times.instants != planned.instants:
        found["when"] = Times(one.times.start, one.times.end, whole.times.zone).when
    for name, empty in (("status", "confirmed"), ("title", None), ("place", [])):
        before, after = whole.fields.get(name), one.fields.get(name)
        if before != after:
            found[name] = empty if after is None else after
    return None if "place" in found and _has_zone(desk, whole, one) else found


def _has_zone(desk: Desk, *ones: One) -> bool:
    """Whether one of their places has a time zone of its own, which could be another."""
    return any(zone_of_place(desk, str(one.fields.get("place"))) for one in ones)


def _written(rule: Rule, recurrence: Recurrence, last: date | None, found: _Exceptions) -> Data:
    """Return `repeats` as the registry has it: the rule alone, if there is no more to say."""
    parts: dict[str, Data] = {"rule": str(recurrence)}
    if last and rule.until:
        parts["until"] = str(last)
    for name, days in (("except", found.out), ("also", found.also)):
        if days:
            each: list[Data] = [str(day) for day in sorted(days)]
            parts[name] = each if len(each) > 1 else each[0]
    if found.changes:
        parts["changes"] = {str(day): {**found.changes[day]} for day in sorted(found.changes)}
    return parts if len(parts) > 1 else parts["rule"]
