"""Times beside that of the event: when it was to be, what others report, when an outcome is due."""

from collections.abc import Iterator

from timeline.diagnostics.findings import Diagnostic, Fault, Path, Rule
from timeline.registry.event import Event
from timeline.schedule.schedule import Schedule, time_fault
from timeline.time.dates import When
from timeline.time.spans import resolve
from timeline.time.when import parse

RULES: tuple[Rule, ...] = ()


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Yield the clock times that have no zone, or that their zone skips or has twice."""
    registry = schedule.registry
    for id, event in registry.events.items():
        for path, when in _times(event):
            try:
                resolve(when, registry.zone_of(event))
            except Fault as fault:
                yield from time_fault(registry, id, ("events", id, *path), when, fault)


def _times(event: Event) -> Iterator[tuple[Path, When]]:
    for index, move in enumerate(event.was):
        yield ("was", index, "when"), move.when
    for index, outcome in enumerate(event.outcomes):
        if outcome.due:
            yield ("outcomes", index, "due"), outcome.due
    for index, report in enumerate(event.also_reported):
        if report.field == "when" and isinstance(report.value, str):
            try:
                yield ("also_reported", index, "value"), parse(report.value)
            except Fault:
                continue
