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
    "Some days after an event, or the last time that it repeats, its status says what became of "
    "it. Reported only by timeline check --as-of DATE.",
    bad="{status: announced, when: 2023-03-02, …}   # as of 2023-06-01",
    good="{status: concluded, when: 2023-03-02, …}",
)
RULES = (OVERDUE,)

_OPEN = (Status.TENTATIVE, Status.ANNOUNCED, Status.UNDER_WAY)
_LONG = 7
"""Days after which somebody should know."""


def check(schedule: Schedule, as_of: date) -> Iterator[Diagnostic]:
    """Yield the events that were over long before a day, but are still open."""
    registry, spans = schedule.registry, schedule.spans
    for id, span in spans.items():
        event = registry.events[id]
        status = registry.status_of(event)
        repeated = schedule.series.get(id)
        latest = repeated.reach(span).latest if repeated else span.latest
        if latest is None or status not in _OPEN:
            continue
        days = (as_of - latest).days
        if days > _LONG:
            yield Diagnostic(
                OVERDUE,
                f"still {status}, though it was to end {days} days before, by {latest}",
                ("events", id, "status"),
                "write status: concluded, postponed or cancelled, with the source that says so",
            )
