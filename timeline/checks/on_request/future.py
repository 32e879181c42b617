"""Days of a change to the registry that are still to come."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from timeline.diagnostics.findings import Diagnostic, Path, Rule, Severity
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
RULES = (FUTURE,)

_AHEAD = timedelta(hours=14)
"""By how much the clocks of some places are ahead of UTC."""


def check(schedule: Schedule, now: datetime) -> Iterator[Diagnostic]:
    """Yield the days of a change that no place on Earth has reached."""
    registry, latest = schedule.registry, (now + _AHEAD).date()
    said: list[tuple[Path, date | None]] = [((), registry.updated)]
    said += [(("events", id), event.updated) for id, event in registry.events.items()]
    for path, updated in said:
        if updated and updated > latest:
            message = f"{updated} is in the future"
            yield Diagnostic(
                FUTURE, message, (*path, "updated"), "write the day of the last change"
            )
