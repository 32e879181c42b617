"""A part of an event that is off is off too, or has a status of its own."""

from collections.abc import Iterator

from timeline.diagnostics.findings import Diagnostic, Rule, Severity
from timeline.registry.vocabulary import OFF, Status
from timeline.schedule.schedule import Schedule

PART_STANDS = Rule(
    "TL332",
    "part-stands",
    Severity.WARNING,
    "If an event is cancelled or postponed, its parts most likely are too. Calendars show each "
    "event by its own status.",
    bad="{visit: {status: cancelled, …}, talks: {part_of: visit, status: confirmed, …}}",
    good="{visit: {status: cancelled, …}, talks: {part_of: visit, status: cancelled, …}}",
)
RULES = (PART_STANDS,)


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Yield the events that stand though all that they are part of is off."""
    registry = schedule.registry
    for id, event in registry.events.items():
        parents = [registry.events[parent] for parent in schedule.hierarchy.parents[id]]
        off = [parent for parent in parents if registry.status_of(parent) in OFF]
        status = registry.status_of(event)
        if parents and off == parents and status not in (*OFF, Status.CONCLUDED):
            said = registry.status_of(off[0])
            yield Diagnostic(
                PART_STANDS,
                f'"{event.part_of[0]}" is {said}, but "{id}" is {status}',
                ("events", id, "status"),
                f'correct its status, or remove "{event.part_of[0]}" from part_of',
                rests_on=tuple(("events", parent, "status") for parent in event.part_of),
            )
