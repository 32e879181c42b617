"""Each event has a source."""

from collections.abc import Iterator

from timeline.diagnostics.findings import Diagnostic, Rule, Severity
from timeline.schedule.schedule import Schedule

NO_SOURCE = Rule(
    "TL362",
    "no-source",
    Severity.WARNING,
    "An event has a source, its own or one from the defaults. Only timeline check --strict reports "
    "it.",
    bad="defence-mou: {kind: signing, …}",
    good="defence-mou: {kind: signing, sources: bs-2023-03-02, …}",
)
RULES = (NO_SOURCE,)


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Yield the events without any source."""
    registry = schedule.registry
    for id, event in registry.events.items():
        if not registry.sources_of(event):
            yield Diagnostic(
                NO_SOURCE,
                "the event has no source",
                ("events", id),
                "add sources: with the id of a source, here or under defaults",
                on_key=True,
            )
