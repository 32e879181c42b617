"""A series of a calendar as one event of the registry, with its exceptions."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import islice, takewhile
from typing import cast

from timeline.importing.calendars.desk import Desk
from timeline.importing.calendars.one import Due, Made, One, day_of, due_day
from timeline.importing.calendars.places import zone_of_place
from timeline.importing.calendars.rules import Rule
from timeline.importing.calendars.times import Times
from timeline.reading.yaml import Data
from timeline.registry.vocabulary import Status
from timeline.time.recurrence import Recurrence
from timeline.time.rrule import MOST

_MARGIN = timedelta(days=2)
"""Days after which a moment in UTC is past by all clocks."""
_IN_CHANGES = ("title", "status", "place")
"""The fields beside `when` in which an occurrence of a series may differ."""


@dataclass(slots=True)
class _Exceptions:
    """The exceptions to a rule, by the days on which occurrences are due.

    `ruled` are the days of the rule, as far as exceptions go.
    """

    desk: Desk
    whole: One
    ruled: set[date]
    out: set[date] = field(default_factory=set)
    also: set[date] = field(default_factory=set)
    changes: dict[date, dict[str, Data]] = field(default_factory=dict)
    singles: dict[date, One] = field(default_factory=dict)

    def add(self, due: date, one: One) -> None:
        """Add an occurrence of RDATE: as a day, if it is like the others."""
        times = self.whole.times
        day = due_day(self.whole, due)
        is_like_others = one.times == times.on(one.times.start)
        if day is None or not is_like_others or day < day_of(times.start):
            self.singles[due] = one
        elif day not in self.ruled:
            self.also.add(day)

    def exclude(self, due: date) -> None:
        """Take out an occurrence of EXDATE."""
        day = due_day(self.whole, due)
        if day in self.also:
            self.also.discard(day)
        elif day in self.ruled:
            self.out.add(day)
        elif due not in self.singles:
            self.desk.notes.unuse(self.whole.event.line, "EXDATE: of no occurrence")
        self.singles.pop(due, None)

    def change(self, due: date, one: One) -> None:
        """Note what is changed of an occurrence; it is a single event if a series can't hold it."""
        day = due_day(self.whole, due)
        is_due = (day in self.ruled and day not in self.out) or day in self.also
        if day is None or not is_due:
            self.singles[due] = one
            return
        changes = _differences(self.desk, self.whole, one, day)
        if changes is None:
            said = f"the occurrence of {day} became an event of its own: a series can't hold what"
            self.desk.notes.decide(one.event.line, f"{said} differs, {_unheld(self.whole, one)}")
            self.singles[due] = one
            self.out |= {day} & self.ruled
            self.also.discard(day)
        elif changes:
            self.changes[day] = changes


def repeated(desk: Desk, whole: One, rule: Rule, added: Due, changed: Due) -> Made:
    """Return a series, by a rule that the registry takes, with its exceptions."""
    recurrence, begin = cast("Recurrence", rule.recurrence), day_of(whole.times.start)
    others = (*whole.event.excluded, *added, *changed)
    far = max((day_of(each) for each in others), default=begin) + _MARGIN
    last = rule.last_day(whole.times.start)
    limit = last or (date.max if recurrence.count else far)
    days = recurrence.completed(begin).from_day(begin)
    found = _Exceptions(desk, whole, set(islice(takewhile(limit.__ge__, days), MOST + 1)))
    for due, one in added.items():
        found.add(due, one)
    for due in whole.event.excluded:
        found.exclude(due)
    for due, one in changed.items():
        found.change(due, one)
    has_end = rule.until is not None or recurrence.count is not None
    is_empty = has_end and not (found.ruled - found.out) | found.also
    return Made(None if is_empty else _written(recurrence, last, found), found.singles)


def _differences(desk: Desk, whole: One, one: One, day: date) -> dict[str, Data] | None:
    """Return the changed fields of an occurrence, None if a series can't hold all that changed."""
    planned = whole.times.on(whole.times.start + (day - day_of(whole.times.start)))
    is_alike = type(one.times.start) is type(planned.start)
    has_end = one.times.end is None, planned.end is None
    if _others(whole, one) or not is_alike or has_end[0] is not has_end[1]:
        return None
    found: dict[str, Data] = {}
    if one.times.instants != planned.instants:
        found["when"] = Times(one.times.start, one.times.end, whole.times.zone).when
    for name in _IN_CHANGES:
        before, after = whole.fields.get(name), one.fields.get(name)
        if before != after:
            found[name] = after or (str(Status.CONFIRMED) if name == "status" else None)
    is_elsewhere = "place" in found and (not found["place"] or _has_zone(desk, whole, one))
    return None if is_elsewhere else found


def _others(whole: One, one: One) -> list[str]:
    """Return the fields that differ in an occurrence, and that its series can't hold.

    Programs leave out the people of an occurrence, but for the organiser, if they are those of the
    series.
    """
    names = {*whole.fields, *one.fields} - {*_IN_CHANGES}
    people, others = (_people(each) for each in (one, whole))
    if "ATTENDEE" not in one.event.properties and people.items() <= others.items():
        names.discard("participants")
    return sorted(name for name in names if whole.fields.get(name) != one.fields.get(name))


def _people(one: One) -> dict[str, Data]:
    known = one.fields.get("participants")
    return known if isinstance(known, dict) else {}


def _unheld(whole: One, one: One) -> str:
    return " and ".join(_others(whole, one)) or "its end or its place"


def _has_zone(desk: Desk, *ones: One) -> bool:
    """Whether one of their places has a time zone of its own, which could be another."""
    return any(zone_of_place(desk, str(one.fields.get("place"))) for one in ones)


def _written(recurrence: Recurrence, last: date | None, found: _Exceptions) -> Data:
    """Return `repeats` as the registry has it: the rule alone, if there is no more to say."""
    parts: dict[str, Data] = {"rule": str(recurrence)}
    if last:
        parts["until"] = str(last)
    for name, days in (("except", found.out), ("also", found.also)):
        if days:
            each: list[Data] = [str(day) for day in sorted(days)]
            parts[name] = each if len(each) > 1 else each[0]
    if found.changes:
        parts["changes"] = {str(day): {**found.changes[day]} for day in sorted(found.changes)}
    return parts if len(parts) > 1 else parts["rule"]
