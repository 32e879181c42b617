"""What is part of what: no event is its own forebear, and a child lies inside its parents."""

from collections.abc import Iterator, Mapping

from timeline.diagnostics import Diagnostic, Rule, Severity
from timeline.registry import Registry
from timeline.schedule import descent
from timeline.series import series
from timeline.spans import Span, surely_outside

CYCLE = Rule(
    "TL306",
    "cycle",
    Severity.ERROR,
    "An event is not part of itself, be it by way of others.",
    bad="{a: {part_of: b, …}, b: {part_of: a, …}}",
    good="{a: {part_of: b, …}, b: {…}}",
)
OUTSIDE_PARENT = Rule(
    "TL307",
    "outside-parent",
    Severity.ERROR,
    "What is part of an event takes place within it. Dates that are only about right, and those "
    "of coarse precision, are given the benefit of the doubt.",
    bad="{visit: {when: 2023-03-02, …}, talks: {part_of: visit, when: 2023-03-04, …}}",
    good="{visit: {when: 2023-03-02, …}, talks: {part_of: visit, when: 2023-03-02, …}}",
)
RULES = (CYCLE, OUTSIDE_PARENT)

_LONGEST = 6


def check(registry: Registry, spans: Mapping[str, Span]) -> Iterator[Diagnostic]:
    """Yield cycles, and events outside their parents."""
    yield from _cycles(registry)
    reaches = {
        id: repeated.reach(span) if (repeated := series(registry.events[id])) else span
        for id, span in spans.items()
    }
    for id, span in spans.items():
        event = registry.events[id]
        for parent in event.part_of:
            if parent in spans and event.when and _is_outside(span, reaches[id], reaches[parent]):
                yield Diagnostic(
                    OUTSIDE_PARENT,
                    f'"{event.when.text}" is outside "{parent}", which is {_said(spans[parent])}',
                    ("events", id, "when"),
                    "correct one of the two dates, or take it out of part_of",
                )
        if _never(span) and not any(_is_vague(spans[parent]) for parent in event.part_of):
            yield Diagnostic(
                OUTSIDE_PARENT,
                f"no day is during both {' and '.join(event.part_of)}",
                ("events", id, "part_of"),
                "give the event its own when, or correct part_of",
            )


def _is_outside(first: Span, reach: Span, parent: Span) -> bool:
    """Whether an event is outside its parent, be it only by an occurrence up to its reach."""
    if reach is first or surely_outside(first, parent):
        return surely_outside(first, parent)
    return parent.latest is not None and (reach.latest is None or reach.latest > parent.latest)


def _never(span: Span) -> bool:
    """Whether there is no day that is during all parents."""
    return bool(span.earliest and span.latest and span.latest < span.earliest)


def _is_vague(span: Span) -> bool:
    return span.when is not None and any(point.mark for point in span.when.points)


def _said(span: Span) -> str:
    if span.when:
        return f'"{span.when.text}"'
    if span.earliest and span.latest:
        one = span.earliest == span.latest
        return f"on {span.earliest}" if one else f"from {span.earliest} to {span.latest}"
    return f"on {span.earliest} or later" if span.earliest else f"on {span.latest} or earlier"


def _way(circle: list[str]) -> str:
    """Return the way round, without its middle if that is long."""
    return " → ".join(circle if len(circle) <= _LONGEST else [*circle[:2], "…", *circle[-2:]])


def _cycles(registry: Registry) -> Iterator[Diagnostic]:
    left = set(registry.events).difference(descent(registry))
    while left:
        trail = [min(left)]
        while True:
            parents = [parent for parent in registry.events[trail[-1]].part_of if parent in left]
            if not parents:
                left.difference_update(trail)
                break
            if parents[0] in trail:
                circle = [*trail[trail.index(parents[0]) :], parents[0]]
                yield Diagnostic(
                    CYCLE,
                    f"an event is part of itself: {_way(circle)}",
                    ("events", min(circle), "part_of"),
                    "take one of them out of part_of",
                )
                left.difference_update(trail)
                break
            trail.append(parents[0])
