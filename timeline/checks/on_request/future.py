"""Days of a change or a publication that are still to come."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from timeline.diagnostics.findings import Diagnostic, Path, Rule, Severity
from timeline.registry.registry import Registry
from timeline.schedule.schedule import Schedule

FUTURE = Rule(
    "TL249",
    "updated-later",
    Severity.WARNING,
    "The day under updated is not in the future. Calendars would have that day as LAST-MODIFIED "
    "until it has come.",
    bad="updated: 2062-03-01   # and today is 2026-03-01",
    good="updated: 2026-03-01",
)
NOT_YET = Rule(
    "TL551",
    "published-later",
    Severity.WARNING,
    "The day on which a source was published or read, or an event was announced, is not in the "
    "future.",
    bad="published: 2062-02-27   # and today is 2026-03-01",
    good="published: 2026-02-27",
)
RULES = (FUTURE, NOT_YET)

_AHEAD = timedelta(hours=14)
"""By how much the clocks of some places are ahead of UTC."""


def check(schedule: Schedule, now: datetime) -> Iterator[Diagnostic]:
    """Yield the days of a change that no place on Earth has reached."""
    registry, latest = schedule.registry, _latest(now)
    said: list[tuple[Path, date | None]] = [((), registry.updated)]
    said += [(("events", id), event.updated) for id, event in registry.events.items()]
    for path, updated in said:
        if updated and updated > latest:
            message = f"{updated} is in the future"
            yield Diagnostic(
                FUTURE, message, (*path, "updated"), "write the day of the last change"
            )


def check_publications(schedule: Schedule, now: datetime) -> Iterator[Diagnostic]:
    """Yield the days of publications and announcements that no place on Earth has reached."""
    latest = _latest(now)
    for path, day in _days(schedule.registry):
        if day and day > latest:
            yield Diagnostic(NOT_YET, f"{day} is in the future", path, "correct the day")


def _days(registry: Registry) -> Iterator[tuple[Path, date | None]]:
    for id, source in registry.sources.items():
        published = source.published
        yield ("sources", id, "published"), published.first if published else None
        yield ("sources", id, "accessed"), source.accessed
    for id, event in registry.events.items():
        yield ("events", id, "announced"), event.announced


def _latest(now: datetime) -> date:
    """Return the latest day that any place on Earth has reached."""
    return (now + _AHEAD).date()
