"""A registry of the past says what took place."""

from collections.abc import Iterator
from datetime import date

from timeline.diagnostics.findings import Diagnostic, Rule, Severity
from timeline.registry.registry import Registry
from timeline.schedule.schedule import Schedule

NEVER_HELD = Rule(
    "TL374",
    "never-held",
    Severity.HINT,
    "If all events of a registry are over, some of them have a status. An event without a status "
    "counts as confirmed, not as held. So the table trips leaves it out, and dyads, the table of "
    "pairs of countries, lists it as an intention. If a source says that the events took place, "
    "write status: concluded under defaults.",
    bad="{updated: 2023-06-01, defaults: {}, events: {talks: {when: 2023-03-02, …}}}",
    good="{updated: 2023-06-01, defaults: {status: concluded}, events: {talks: {…}}}",
)
RULES = (NEVER_HELD,)


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Yield that no event of a registry has a status, though all are over."""
    registry, written = schedule.registry, _last_word(schedule.registry)
    if written is None or not registry.events or "status" in registry.defaults.model_fields_set:
        return
    if any(event.status for event in registry.events.values()):
        return
    ends = [schedule.last_day(id) for id in registry.events]
    if all(end is not None and end < written for end in ends):
        yield Diagnostic(
            NEVER_HELD,
            f"no event has a status, though all were over by {written}",
            ("events",),
            "write status: concluded under defaults, if a source says that they took place",
            on_key=True,
        )


def _last_word(registry: Registry) -> date | None:
    """Return the day of the registry or of its newest source, whichever is later."""
    days = [source.published.last for source in registry.sources.values() if source.published]
    return max((*days, *((registry.updated,) if registry.updated else ())), default=None)
