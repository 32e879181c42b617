"""Occurrences of events that repeat: each at a time that its clocks have and calendars can show."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import islice, takewhile

from timeline.diagnostics.findings import Diagnostic, Fault, Path, Rule, Severity
from timeline.registry.event import Event
from timeline.registry.registry import Registry
from timeline.schedule.recurring import Series, occurrence
from timeline.schedule.schedule import Schedule
from timeline.time.dates import When
from timeline.time.overlap import at_once
from timeline.time.rrule import MOST
from timeline.time.spans import Span, resolve
from timeline.time.zones import is_told, load, readings

BAD_CHANGE = Rule(
    "TL327",
    "bad-change",
    Severity.ERROR,
    "A change changes something. A new time has a day. It has clock times, and an end, if the "
    "other occurrences have them.",
    bad="{when: 2023-03-02 16:00, repeats: {rule: weekly, changes: {2023-03-09: "
    "{when: 2023-03-10}}}, …}",
    good="{when: 2023-03-02 16:00, repeats: {rule: weekly, changes: {2023-03-09: "
    "{when: 2023-03-10 16:00}}}, …}",
)
CLOCK_CHANGE = Rule(
    "TL329",
    "clock-change",
    Severity.ERROR,
    "All occurrences last equally long. If clocks change between the start and the end of one, "
    "calendar programs disagree on its end. The same holds if start and end are in zones that "
    "change their clocks on different days.",
    bad="{when: 2023-03-04 23:00 Europe/Rome to 2023-03-05 04:00, repeats: weekly, …}",
    good="{when: 2023-03-04 23:00 Europe/Rome to 2023-03-05 04:00, repeats: {rule: weekly, "
    "until: 2023-03-18}, …}",
)
UNTOLD_CLOCK = Rule(
    "TL331",
    "untold-clock",
    Severity.ERROR,
    "If an event with clock times repeats for ever, its zone has the same yearly rule since the "
    "first day, and no other change ahead. A calendar can't hold other clock times without end, "
    "nor those before 2000. Give the event an end: its calendar then has the times in UTC.",
    bad="{when: 2024-01-04 10:00 Africa/Casablanca, repeats: weekly, …}",
    good="{when: 2024-01-04 10:00 Africa/Casablanca, repeats: {rule: weekly, "
    "until: 2024-12-26}, …}",
)
RULES = (BAD_CHANGE, CLOCK_CHANGE, UNTOLD_CLOCK)

_ENOUGH = 400
"""Occurrences without end that are looked at in any case: the calendar repeats after 400 years."""
_SETTLED = 2040
"""Year from which no zone, by what is known now, changes its rule."""


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Yield the changes that are none, and the occurrences whose time is unsure."""
    registry, spans = schedule.registry, schedule.spans
    for id, repeated in schedule.series.items():
        path: Path = ("events", id, "repeats")
        for day, change in repeated.changes.items():
            if not change.given:
                where = (*path, "changes", str(day))
                yield Diagnostic(BAD_CHANGE, "nothing is changed", where, "remove it", on_key=True)
        if id in spans and spans[id].has_days:
            event = registry.events[id]
            for day in repeated.changes:
                yield from _change(registry, event, repeated, day, (*path, "changes", str(day)))
            if any(point.clock for point in repeated.when.points):
                yield from _clocks(repeated, spans[id], path)


def _change(
    registry: Registry, event: Event, repeated: Series, day: date, path: Path
) -> Iterator[Diagnostic]:
    """Yield why a change is to an unsure time."""
    change = repeated.changes[day]
    if change.given and repeated.fits(day):
        zones = registry.zone_of(event), registry.zone_of(occurrence(event, repeated, day))
        if change.when:
            yield from _new_time(repeated, day, change.when, zones, (*path, "when"))
        elif repeated.when.points[0].clock and len(set(zones)) > 1:
            clock = f"{repeated.when.points[0].clock:%H:%M}"
            there = f'of "{change.place[0]}"' if change.place else "without a place"
            message = f"the clocks {there} differ: {clock} may be the time there or here"
            hint = f"write when: {day} {clock} {zones[1]}, or with the zone that you mean"
            yield Diagnostic(BAD_CHANGE, message, (*path, "place"), hint)


def _new_time(
    repeated: Series, day: date, new: When, zones: tuple[str | None, str | None], path: Path
) -> Iterator[Diagnostic]:
    try:
        was, now = resolve(repeated.due(day), zones[0]), resolve(new, zones[1])
    except Fault as fault:
        yield fault.at(path)
        return
    if not now.has_days:
        hint = "write a day; if there is no new day yet, write {status: postponed}"
        yield Diagnostic(BAD_CHANGE, f'"{new.text}" is not a day', path, hint)
    elif was.is_timed != now.is_timed:
        hint = "write its clock times too" if was.is_timed else "remove the clock times"
        how = "no clock time" if was.is_timed else "a clock time"
        message = f'"{new.text}" has {how}, unlike the others'
        yield Diagnostic(BAD_CHANGE, message, path, hint)
    elif was.end and not now.end:
        message = f'"{new.text}" has no end, unlike the others'
        yield Diagnostic(BAD_CHANGE, message, path, "write its end too, as in 16:00 to 16:45")
    elif at_once(was, now) and repeated.changes[day].given == {"when"}:
        message = f'"{new.text}" is the time at which it was due anyway'
        yield Diagnostic(BAD_CHANGE, message, path, "correct it, or remove it")


def _clocks(repeated: Series, span: Span, path: Path) -> Iterator[Diagnostic]:
    """Yield the first occurrence that its clocks skip, have twice or change in, or can't tell."""
    ends = [
        (moment.replace(tzinfo=None), str(moment.tzinfo))
        for moment in (span.start, span.end)
        if moment
    ]
    first, last, apart = ends[0], ends[-1], timedelta()
    for day in (repeated.first, *_days(repeated)):
        later = day - repeated.first
        begins, finishes = (_offset(local + later, name) for local, name in (first, last))
        hint = f"write {day} under except, and give that day an event of its own"
        if begins is None or finishes is None:
            yield from _unclear(repeated, day, span.zone, path, hint)
            return
        apart = finishes - begins if day == repeated.first else apart
        if not span.is_timed:
            continue
        if finishes - begins != apart:
            message = f"on {day} the clocks change between its start and its end"
            if first[1] != last[1]:
                both = f"{first[1]} and {last[1]}"
                message = f"on {day} the clocks of {both} are further apart or closer than at first"
            yield Diagnostic(CLOCK_CHANGE, message, path, hint, on_key=True)
            return
        if repeated.is_endless and not all(_is_told(local + later, name) for local, name in ends):
            message = f"on {day} the clocks of {first[1]} do not follow today's rule"
            yield Diagnostic(
                UNTOLD_CLOCK, message, path, "add until: with the last day", on_key=True
            )
            return


def _unclear(
    repeated: Series, day: date, zone: str | None, path: Path, hint: str
) -> Iterator[Diagnostic]:
    """Yield why the clocks do not show the time of an occurrence once."""
    try:
        resolve(repeated.due(day), zone)
    except Fault as fault:
        yield fault.at(path)._replace(hint=hint, on_key=True)


@lru_cache(maxsize=100_000)
def _offset(local: datetime, name: str) -> timedelta | None:
    """Return the offset of a local time in a zone, if its clocks show it once."""
    found = readings(local, load(name))
    return found[0].utcoffset() if len(found) == 1 else None


@lru_cache(maxsize=100_000)
def _is_told(local: datetime, name: str) -> bool:
    return is_told(local.replace(tzinfo=load(name)))


def _days(repeated: Series) -> list[date]:
    """Return the days whose clocks are looked at: of a rule without end, the first ones."""
    if not repeated.is_endless:
        return repeated.days()
    settled = max(_SETTLED, repeated.first.year + 2)
    ruled = enumerate(islice(repeated.ruled(), MOST))
    looked_at = takewhile(lambda it: it[0] < _ENOUGH or it[1].year <= settled, ruled)
    days = {day for _, day in looked_at}.difference(repeated.repeats.excluded)
    return sorted(days.union(day for day in repeated.repeats.also if repeated.fits(day)))
