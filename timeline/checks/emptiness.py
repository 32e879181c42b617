"""A registry without any event has nothing to say."""

from collections.abc import Iterator

from timeline.diagnostics.findings import Diagnostic, Rule, Severity
from timeline.schedule.schedule import Schedule

NO_EVENTS = Rule(
    "TL131",
    "no-events",
    Severity.WARNING,
    "A registry has events. If a section is empty, its lines may be lost, or they may not be "
    "indented.",
    bad="events:",
    good="events:\n  defence-mou: {…}",
)
RULES = (NO_EVENTS,)


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Yield a finding if the section of events is there, but empty."""
    registry = schedule.registry
    if "events" in registry.model_fields_set and not registry.events:
        hint = "add an event below it, for example with timeline new visit"
        yield Diagnostic(NO_EVENTS, '"events" is empty', ("events",), hint, on_key=True)
