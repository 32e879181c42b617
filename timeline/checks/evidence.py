"""An event that has taken place has a source from afterwards."""

from collections.abc import Iterator

from timeline.diagnostics.findings import Diagnostic, Rule, Severity
from timeline.registry.vocabulary import SourceKind, Status
from timeline.schedule.schedule import Schedule

UNPROVEN = Rule(
    "TL344",
    "unproven",
    Severity.WARNING,
    "A concluded event has a source of the same day or later. An earlier source can only have "
    "announced the event. The day of a dataset does not count.",
    bad="{status: concluded, when: 2023-03-02, sources: programme}   # published 2023-02-27",
    good="{status: concluded, when: 2023-03-02, sources: [programme, press-release]}",
)
RULES = (UNPROVEN,)


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Yield the events that are concluded by sources from before they began."""
    registry, spans = schedule.registry, schedule.spans
    for id, span in spans.items():
        event = registry.events[id]
        first = span.first_day
        if first is None or registry.status_of(event) is not Status.CONCLUDED:
            continue
        ids = [source for source in registry.sources_of(event) if source in registry.sources]
        sources = [registry.sources[source] for source in ids]
        dates = [None if it.kind is SourceKind.DATASET else it.published for it in sources]
        known = [published for published in dates if published]
        if known and len(known) == len(dates) and all(each.last < first for each in known):
            latest = max(each.last for each in known)
            yield Diagnostic(
                UNPROVEN,
                f"concluded, but its latest source is of {latest}, before it began on {first}",
                ("events", id, "status"),
                "add a source that reports the event, or correct the status",
                rests_on=(("events", id, "sources"), *(("sources", source) for source in ids)),
            )
