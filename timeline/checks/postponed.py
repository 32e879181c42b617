"""A postponed event has no new date yet; an event with a new date is not postponed any more."""

from collections.abc import Iterator

from timeline.diagnostics.findings import Diagnostic, Path, Rule, Severity
from timeline.registry.vocabulary import Status
from timeline.schedule.schedule import Schedule

DATED = Rule(
    "TL549",
    "postponed-to-a-date",
    Severity.HINT,
    "A postponed event has no new date yet, and calendars show it as off. If it has a new date, "
    "write that under when and the old one under was, and remove the status.",
    bad="{status: postponed, when: 2023-03-09, was: [{when: 2023-03-02}], …}",
    good="{when: 2023-03-09, was: [{when: 2023-03-02}], …}",
)
RULES = (DATED,)


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Yield the events and occurrences that are postponed, but have another date than before."""
    for id, span in schedule.spans.items():
        event = schedule.registry.events[id]
        path: Path = ("events", id)
        if event.was and event.status is Status.POSTPONED and span.first_day:
            yield _dated(path, f'"{id}"')
        for day, change in event.repeats.changes.items() if event.repeats else ():
            if change.when and change.status is Status.POSTPONED:
                yield _dated((*path, "repeats", "changes", str(day)), f'"{id}" of {day}')


def _dated(path: Path, what: str) -> Diagnostic:
    message = f"{what} is postponed, which means that it has no new date yet"
    hint = "if when is the new date, remove the status"
    return Diagnostic(DATED, message, (*path, "status"), hint)
