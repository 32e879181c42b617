"""Occurrences of events that repeat: each at a time that its clocks have and calendars can show."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from timeline.dates import LAST_YEAR, Precision, Shape, When
from timeline.diagnostics import Diagnostic, Fault, Path, Rule, Severity
from timeline.events import Event
from timeline.registry import Registry
from timeline.series import Series, occurrence, series
from timeline.spans import Span, duration, resolve
from timeline.zones import is_told

BAD_CHANGE = Rule(
    "TL327",
    "bad-change",
    Severity.ERROR,
    "A change changes something; a new time is on a day, and has clock times if the others have.",
    bad="{when: 2023-03-02 16:00, repeats: {rule: weekly, changes: {2023-03-09: "
    "{when: 2023-03-10}}}, …}",
    good="{when: 2023-03-02 16:00, repeats: {rule: weekly, changes: {2023-03-09: "
    "{when: 2023-03-10 16:00}}}, …}",
)
CLOCK_CHANGE = Rule(
    "TL329",
    "clock-change",
    Severity.ERROR,
    "All occurrences take the same time. Where clocks change between the start and the end of "
    "one, or differently at the two, calendar programs disagree on its end.",
    bad="{when: 2023-03-04 23:00 Europe/Rome to 2023-03-05 04:00, repeats: weekly, …}",
    good="{when: 2023-03-04 23:00 Europe/Rome to 2023-03-05 04:00, repeats: {rule: weekly, "
    "until: 2023-03-18}, …}",
)
UNTOLD_CLOCK = Rule(
    "TL331",
    "untold-clock",
    Severity.ERROR,
    "A calendar holds the clock times of an endless series only where a zone has kept to one "
    "yearly rule since the series began, and has no other change ahead. Elsewhere, and before "
    "2000, a series has an end, and a calendar holds the moments one by one.",
    bad="{when: 2024-01-04 10:00 Africa/Casablanca, repeats: weekly, …}",
    good="{when: 2024-01-04 10:00 Africa/Casablanca, repeats: {rule: weekly, "
    "until: 2024-12-26}, …}",
)
RULES = (BAD_CHANGE, CLOCK_CHANGE, UNTOLD_CLOCK)

_HORIZON = 40
"""Years for which the clocks of an endless series are looked at: calendars repeat after 28."""


def check(registry: Registry, spans: Mapping[str, Span]) -> Iterator[Diagnostic]:
    """Yield the changes that are none, and the occurrences whose time is unsure."""
    for id, event in registry.events.items():
        repeated = series(event)
        if repeated and id in spans:
            path: Path = ("events", id, "repeats")
            yield from _changes(registry, event, repeated, path)
            if spans[id].is_timed:
                yield from _clocks(repeated, registry.zone_of(event), path)


def _changes(
    registry: Registry, event: Event, repeated: Series, path: Path
) -> Iterator[Diagnostic]:
    """Yield the changes that change nothing, or to a time that is unsure."""
    timed = bool(repeated.when.points[0].clock)
    for day, change in repeated.changes.items():
        place: Path = (*path, "changes", str(day))
        zone = registry.zone_of(occurrence(event, repeated, day))
        if not change.model_fields_set:
            yield Diagnostic(BAD_CHANGE, "nothing is changed", place, "take it out", on_key=True)
        elif change.when:
            yield from _new_time(repeated, change.when, (*place, "when"))
            try:
                resolve(change.when, zone)
            except Fault as fault:
                yield fault.at((*place, "when"))
        elif timed and zone != registry.zone_of(event):
            clock = f"{repeated.when.points[0].clock:%H:%M}"
            message = f'the clocks of "{change.place}" are others: {clock} may be there or here'
            hint = f"write when: {day} {clock} {zone}, or with the zone that is meant"
            yield Diagnostic(BAD_CHANGE, message, (*place, "place"), hint)


def _new_time(repeated: Series, new: When, path: Path) -> Iterator[Diagnostic]:
    timed = bool(repeated.when.points[0].clock)
    if new.shape not in (Shape.AT, Shape.RANGE) or any(
        point.precision is not Precision.DAY for point in new.points
    ):
        hint = "write a day; what has no new day yet is {status: postponed}"
        yield Diagnostic(BAD_CHANGE, f'"{new.text}" is not a day', path, hint)
    elif timed != bool(new.points[0].clock):
        hint = "write its clock times too" if timed else "leave the clock times out"
        message = f'"{new.text}" has {"no" if timed else "a"} clock time, unlike the others'
        yield Diagnostic(BAD_CHANGE, message, path, hint)


def _clocks(repeated: Series, zone: str | None, path: Path) -> Iterator[Diagnostic]:
    """Yield the first occurrence that its clocks skip, have twice or change in, or can't tell."""
    length = None
    for day in repeated.days(_horizon(repeated)):
        hint = f"take {day} out with except, and give it an event of its own"
        try:
            span = resolve(repeated.due(day), zone)
        except Fault as fault:
            yield replace(fault.at(path), hint=hint, on_key=True)
            return
        length = length or duration(span)
        moments = [moment for moment in (span.start, span.end) if moment]
        if duration(span) != length:
            message = f"on {day} the clocks change between its start and its end"
            yield Diagnostic(CLOCK_CHANGE, message, path, hint, on_key=True)
            return
        if repeated.is_endless and not all(map(is_told, moments)):
            message = f"on {day} the clocks of {moments[0].tzinfo} go by a rule of their time"
            yield Diagnostic(UNTOLD_CLOCK, message, path, "give it an until", on_key=True)
            return


def _horizon(repeated: Series) -> date:
    """Return up to when the clocks are looked at: far enough for a rule without end."""
    if repeated.is_endless:
        return date(min(repeated.first.year + _HORIZON, LAST_YEAR), 12, 31)
    return date.max
