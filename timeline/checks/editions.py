"""The editions of a series are counted upwards, each once."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from timeline.diagnostics.findings import Diagnostic, Rule, Severity
from timeline.registry.events import Conference
from timeline.registry.registry import Registry
from timeline.registry.vocabulary import OFF
from timeline.schedule.schedule import Schedule
from timeline.time.spans import Span

EDITION_ORDER = Rule(
    "TL346",
    "edition-order",
    Severity.WARNING,
    "Each edition of a series of conferences has its own number, and later editions have higher "
    "numbers. If an edition was cancelled or postponed, another may have its number.",
    bad="{2022: {edition: 8, …}, 2023: {edition: 8, …}}   # both of series: raisina-dialogue",
    good="{2022: {edition: 7, …}, 2023: {edition: 8, …}}",
)
RULES = (EDITION_ORDER,)


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Yield the editions whose number is taken, or lower than that of an earlier one."""
    registry, spans = schedule.registry, schedule.spans
    found: dict[str, list[tuple[date, int, str]]] = defaultdict(list)
    for id, span in spans.items():
        event = registry.events[id]
        if not isinstance(event, Conference) or registry.status_of(event) in OFF:
            continue
        if _is_part(registry, event):
            continue
        if event.series and event.edition and span.earliest:
            found[event.series].append((span.earliest, event.edition, id))
    for series, editions in found.items():
        yield from _faults(series, sorted(editions), spans)


def _is_part(registry: Registry, event: Conference) -> bool:
    """Whether a conference is part of one of the same edition."""
    parents = (registry.events.get(parent) for parent in event.part_of)
    return any(
        (parent.series, parent.edition) == (event.series, event.edition)
        for parent in parents
        if isinstance(parent, Conference)
    )


def _faults(
    series: str, editions: list[tuple[date, int, str]], spans: Mapping[str, Span]
) -> Iterator[Diagnostic]:
    taken: dict[int, str] = {}
    highest, before = 0, ""
    for first, edition, id in editions:
        message = ""
        if edition in taken:
            other = taken[edition]
            message = f'edition {edition} of {series} is already "{other}"'
        elif edition < highest and first > (spans[before].latest or date.max):
            other = before
            message = f'edition {edition} of {series} is later than edition {highest}, "{other}"'
        if message:
            yield Diagnostic(
                EDITION_ORDER,
                message,
                ("events", id, "edition"),
                "correct one of the two numbers or dates",
                rests_on=(("events", other), ("events", id)),
            )
        taken.setdefault(edition, id)
        if edition > highest:
            highest, before = edition, id
