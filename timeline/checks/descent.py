"""No event is its own ancestor, and each takes place within the events that it is part of."""

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from itertools import dropwhile
from typing import NamedTuple

from timeline.diagnostics.findings import Diagnostic, Fault, Rule, Severity
from timeline.registry.event import Event
from timeline.registry.vocabulary import OFF
from timeline.schedule.recurring import occurrence
from timeline.schedule.schedule import Schedule
from timeline.time.overlap import outside
from timeline.time.spans import Span, resolve

CYCLE = Rule(
    "TL306",
    "cycle",
    Severity.ERROR,
    "No event is part of itself, directly or through other events.",
    bad="{a: {part_of: b, …}, b: {part_of: a, …}}",
    good="{a: {part_of: b, …}, b: {…}}",
)
OUTSIDE_PARENT = Rule(
    "TL307",
    "outside-parent",
    Severity.ERROR,
    "If an event is part of another, it takes place within it. A coarse date, such as a month, is "
    "accepted if it may be within it.",
    bad="{visit: {when: 2023-03-02, …}, talks: {part_of: visit, when: 2023-03-04, …}}",
    good="{visit: {when: 2023-03-02, …}, talks: {part_of: visit, when: 2023-03-02, …}}",
)
PERHAPS_OUTSIDE = Rule(
    "TL319",
    "perhaps-outside",
    Severity.WARNING,
    "If an event is part of another, it takes place within it. If one of the two dates is "
    "approximate or uncertain, nobody can be sure; have a look at both.",
    bad="{visit: {when: 2023-03-02, …}, talks: {part_of: visit, when: 2023-03-04~, …}}",
    good="{visit: {when: 2023-03-02, …}, talks: {part_of: visit, when: 2023-03-02~, …}}",
)
RULES = (CYCLE, OUTSIDE_PARENT, PERHAPS_OUTSIDE)

_LONGEST = 6


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Yield cycles, and events outside their parents."""
    registry, spans = schedule.registry, schedule.spans
    yield from _cycles(schedule)
    extents = {id: _extent(schedule, id, span) for id, span in spans.items()}
    for id, span in spans.items():
        event = registry.events[id]
        for parent in event.part_of:
            if registry.status_of(event) in OFF or parent not in spans:
                continue
            if what := _outside(event, extents[id], extents[parent]):
                is_sure = not (extents[id].is_doubted or extents[parent].is_doubted)
                yield Diagnostic(
                    OUTSIDE_PARENT if is_sure else PERHAPS_OUTSIDE,
                    f'{what} is {"" if is_sure else "perhaps "}outside "{parent}", which is '
                    f"{extents[parent]}",
                    ("events", id, "when"),
                    f'correct one of the two dates, or remove "{parent}" from part_of',
                )
        if _never(span) and not any(spans[parent].is_doubted for parent in event.part_of):
            yield Diagnostic(
                OUTSIDE_PARENT,
                f"no day is within both {' and '.join(event.part_of)}",
                ("events", id, "part_of"),
                "give the event its own when, or correct part_of",
            )


class _Extent(NamedTuple):
    """When an event is: its occurrences that are first, last or moved, and the reach of all."""

    spans: tuple[Span, ...]
    reach: Span

    @property
    def is_doubted(self) -> bool:
        """Whether any of its dates is only about right, or uncertain."""
        return any(span.is_doubted for span in (*self.spans, self.reach))

    def __str__(self) -> str:
        """Return when it is, to be told in a message."""
        if self.reach is self.spans[0]:
            return _said(self.reach)
        until = f"until {self.reach.latest}" if self.reach.latest else "for ever"
        return f"{_said(self.spans[0])} and repeats {until}"


def _extent(schedule: Schedule, id: str, first: Span) -> _Extent:
    registry, repeated = schedule.registry, schedule.series.get(id)
    if repeated is None or not first.has_days:
        return _Extent((first,), first)
    days = [day for day, change in repeated.changes.items() if change.when and repeated.fits(day)]
    days += [] if repeated.is_endless else repeated.days()[-1:]
    spans = [first]
    for day in days:
        one = occurrence(registry.events[id], repeated, day)
        with contextlib.suppress(Fault):  # told of by another check
            spans.append(resolve(one.when or repeated.due(day), registry.zone_of(one)))
    latest = [span.latest for span in spans if span.latest]
    return _Extent(
        tuple(spans),
        replace(
            first,
            earliest=min((span.earliest for span in spans if span.earliest), default=None),
            latest=None if repeated.is_endless else max(latest, default=None),
            start=None,
            end=None,
        ),
    )


def _outside(event: Event, child: _Extent, parent: _Extent) -> str | None:
    """Return what of an event is outside its parent, in words."""
    if event.when is None:
        return None
    first, *others = child.spans
    if outside(first, parent.reach):
        return f'"{event.when.text}"'
    for span in others:
        if outside(span, parent.reach):
            return f"the occurrence on {span.first_day}"
    if event.repeats and child.reach.latest is None and first.latest and parent.reach.latest:
        return "an event that repeats for ever"
    return None


def _never(span: Span) -> bool:
    """Whether there is no day that is during all parents."""
    return bool(span.earliest and span.latest and span.latest < span.earliest)


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


def _cycles(schedule: Schedule) -> Iterator[Diagnostic]:
    hierarchy = schedule.hierarchy
    left = set(hierarchy.parents).difference(hierarchy.order)
    for start in sorted(left):
        trail = dict.fromkeys([start]) if start in left else {}
        last = start
        while trail:
            parents = [parent for parent in hierarchy.parents[last] if parent in left]
            if not parents:
                left.difference_update(trail)
                break
            last = parents[0]
            if last in trail:
                circle = [*dropwhile(last.__ne__, trail), last]
                yield Diagnostic(
                    CYCLE,
                    f"an event is part of itself: {_way(circle)}",
                    ("events", min(circle), "part_of"),
                    "remove one of them from part_of",
                )
                left.difference_update(trail)
                break
            trail[last] = None
