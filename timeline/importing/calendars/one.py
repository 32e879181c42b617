"""An event of a calendar as it is read, and what the registry makes of one that repeats."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from timeline.ical.foreign import Foreign
from timeline.importing.calendars.times import Times
from timeline.reading.yaml import Data


@dataclass(frozen=True, slots=True)
class One:
    """An event of a calendar, or a changed occurrence, with its times and its other fields."""

    event: Foreign
    times: Times
    fields: Mapping[str, Data]


Due = Mapping[date, One]
"""Occurrences by the day, or the moment in UTC, on which they are due."""


@dataclass(frozen=True, slots=True)
class Made:
    """What is made of a series: one event that `repeats`, if it can, and single events."""

    repeats: Data = None
    singles: Due = field(default_factory=dict)


def day_of(time: date) -> date:
    """Return the day of a moment, or the day itself."""
    return time.date() if isinstance(time, datetime) else time


def due_day(whole: One, due: date) -> date | None:
    """Return the day on which an occurrence is due; None if it is not at the hour of the others."""
    if not isinstance(due, datetime):
        return due  # some programs exclude by days alone
    times = whole.times
    # Outlook may mean whole days by moments at midnight
    begin = times.start if isinstance(times.start, datetime) else whole.event.start
    if not isinstance(begin, datetime):
        return None
    local = due.astimezone(begin.tzinfo)
    return local.date() if local.time() == begin.time() else None
