"""The moment that the author of a calendar meant, by the name of a zone or without one."""

from dataclasses import replace
from datetime import date, datetime

from timeline.ical.foreign import Foreign, instant
from timeline.ical.foreign_zones import FLOATING, Way
from timeline.ical.properties import Property
from timeline.ical.properties import time as time_of
from timeline.importing.calendars.desk import Desk
from timeline.time import zones


class LeftOutError(ValueError):
    """Says why an event can't be taken."""


def meant(desk: Desk, event: Foreign, moment: date, written: Property | None) -> date:
    """Return the moment that is meant, and note what was decided.

    Raises LeftOutError if nobody knows the zone.
    """
    if not isinstance(moment, datetime) or moment.tzinfo is zones.load("UTC"):
        return moment
    name = written.zone if written and time_of(written) else ""
    if not name:
        return _floating(desk, event, moment) if moment.tzinfo is FLOATING else moment
    _say(desk, name, written.line if written else event.line)
    other = desk.calendars.zones.contradiction(moment.replace(tzinfo=None), name)
    if other is None:
        return moment
    if "RRULE" in event.properties:
        said = (
            f"the clocks of the VTIMEZONE {name} differ from those of tzdata, which count for "
            "events that repeat"
        )
        desk.notes.ask(event.line, f"{said}; say which zone it is, as in {_hint(name)}")
        return moment
    said = f"on {moment.date()}, the clocks of the VTIMEZONE {name} count, not those of tzdata"
    desk.notes.decide(event.line, said)
    return other


def _hint(name: str) -> str:
    return f'--zone "{name}=Europe/Rome"'


def _say(desk: Desk, name: str, line: int) -> None:
    """Note for what the name of a zone was taken."""
    known = desk.calendars.zones.of(name)
    hint = f"as in {_hint(name)}"
    if known.way is Way.UNKNOWN:
        raise LeftOutError(f'the time zone "{name}" is unknown; say which one it is, {hint}')
    if known.way is Way.OFFSETS:
        said = (
            f'"{name}" is not a known time zone, so the rules in the calendar count; say which '
            "one it is"
        )
        desk.notes.ask(line, f"{said}, {hint}")
    elif known.zone and known.zone.key != name:
        why = ", whose offsets it has" if known.way is Way.RULES else ""
        desk.notes.decide(line, f'"{name}" taken for {known.zone.key}{why}')


def _floating(desk: Desk, event: Foreign, moment: datetime) -> datetime:
    """Return the moment of a clock time without a zone."""
    if not desk.floating:
        said = "clock times without a zone; say which one, as in --floating Europe/Rome"
        desk.notes.ask(event.line, said)
        return moment
    desk.notes.decide(event.line, f"clock times without a zone taken for those of {desk.floating}")
    return moment.replace(tzinfo=zones.load(desk.floating))


def in_zone(desk: Desk, event: Foreign) -> Foreign:
    """Return an event whose exceptions are at moments, if a zone counts for floating times."""
    if not desk.floating:
        return event
    due, start = event.due, event.start
    if isinstance(due, datetime) and due.tzinfo is FLOATING:
        due = _there(desk, due)
    if not isinstance(start, datetime) or start.tzinfo is not FLOATING:
        return replace(event, due=due) if due is not event.due else event
    # of a floating series, programs take even exceptions in UTC by their clock times
    moments = [{_there(desk, each) for each in some} for some in (event.excluded, event.also)]
    return replace(event, due=due, excluded=frozenset(moments[0]), also=frozenset(moments[1]))


def _there(desk: Desk, moment: date) -> date:
    if not isinstance(moment, datetime):
        return moment
    return instant(moment.replace(tzinfo=zones.load(desk.floating)))
