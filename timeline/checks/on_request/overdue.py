"""Events that were announced, and of which nobody wrote down that they took place."""

from collections.abc import Iterator
from datetime import date

from timeline.diagnostics.findings import Diagnostic, Rule, Severity
from timeline.registry.vocabulary import Status
from timeline.schedule.schedule import Schedule

OVERDUE = Rule(
    "TL361",
    "overdue",
    Severity.WARNING,
    "When an event is over, its status says what became of it. An event without a status counts as "
    "confirmed, which does not say so. If an event repeats, the last occurrence counts. Only "
    "timeline check --as-of DATE reports it, some days after the event.",
    bad="{status: announced, when: 2023-03-02, …}   # as of 2023-06-01",
    good="{status: concluded, when: 2023-03-02, …}",
)
RULES = (OVERDUE,)

_OPEN = (Status.TENTATIVE, Status.ANNOUNCED, Status.UNDER_WAY)
_LONG = 7
"""Days after which somebody should know."""
_YEAR = 365


def check(schedule: Schedule, as_of: date) -> Iterator[Diagnostic]:
    """Yield the events that were over long before a day, but are still open."""
    registry = schedule.registry
    is_said = "status" in registry.defaults.model_fields_set
    for id in schedule.spans:
        event, latest = registry.events[id], schedule.last_day(id)
        status = registry.status_of(event)
        is_open = status in _OPEN or not (event.status or is_said)
        if latest is None or not is_open:
            continue
        days = (as_of - latest).days
        if days > _LONG:
            ended = f'"{id}" was to end by {latest}, {_long(days)} before {as_of}'
            said = f"is still {status}" if event.status or is_said else "has no status"
            yield Diagnostic(
                OVERDUE,
                f"{ended}, but it {said}",
                ("events", id, "status"),
                "write status: concluded, postponed or cancelled, with a source that says so",
            )


def _long(days: int) -> str:
    """Return how long some days are, in years if they are long."""
    return f"{days} days" if days < 2 * _YEAR else f"{days // _YEAR} years"
