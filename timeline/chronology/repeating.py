"""Events that repeat in a chronology: by each of their occurrences, or once, where they begin."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from heapq import merge
from itertools import dropwhile, islice

from timeline.chronology.chronology import Chronology, Entry
from timeline.chronology.resolver import occurrence
from timeline.chronology.selection import Selection, facts, ordered, since
from timeline.diagnostics.findings import TimelineError
from timeline.registry.registry import Registry
from timeline.schedule.recurring import Series
from timeline.schedule.schedule import Schedule
from timeline.time.dates import LAST_YEAR
from timeline.time.rrule import MOST

_DAY = timedelta(days=1)
_FEW_DAYS = timedelta(days=31)
"""A choice of at most so many days shows each occurrence: it is the programme of a few weeks."""
_AHEAD = 10
"""Years after the edition of a registry up to which an endless series is shown."""


def for_people(chronology: Chronology, selection: Selection, *, each: bool) -> Chronology:
    """Return a chronology for people to read: with each occurrence if that is wanted, else folded.

    A choice of a few days has each occurrence in any case.
    """
    start, end = selection.start, selection.end
    is_short = start and end and end.last - start.first < _FEW_DAYS
    return expand(chronology, selection) if each or is_short else fold(chronology, selection)


def expand(chronology: Chronology, selection: Selection) -> Chronology:
    """Return a chronology with the wanted occurrences of events that repeat in their place.

    An event that repeats for ever does so up to the end that is selected. If none is, it does so
    to the end of the year after the last one that the registry speaks of. That is at most ten
    years after its edition. Raises TimelineError for more than 10,000 occurrences of an event.
    """
    repeated = [entry for entry in chronology.entries if entry.series]
    if not repeated:
        return chronology
    schedule = chronology.schedule
    last = selection.end.last if selection.end else _horizon(schedule, selection)
    entries: list[Entry] = []
    for entry in chronology.entries:
        if entry.series:
            found = _occurrences(schedule.registry, entry, entry.series, selection, last)
            entries += _wanted(schedule.registry, found, selection)
        else:
            entries.append(entry)
    endless = [entry.id for entry in repeated if entry.series and entry.series.is_endless]
    return replace(
        chronology,
        entries=ordered(schedule, entries),
        endless=tuple(sorted(endless)),
        horizon=None if selection.end else last,
        whole=chronology.entries,
    )


def fold(chronology: Chronology, selection: Selection) -> Chronology:
    """Return a chronology with each event that repeats once, on the first day that is wanted.

    It keeps its series. Its changed occurrences stand on days of their own.
    """
    if not any(entry.series for entry in chronology.entries):
        return chronology
    schedule = chronology.schedule
    entries: list[Entry] = []
    for entry in chronology.entries:
        if entry.series:
            entries += _once(schedule.registry, entry, entry.series, selection)
            entries += _wanted(schedule.registry, entry.changed, selection)
        else:
            entries.append(entry)
    return replace(chronology, entries=ordered(schedule, entries), whole=chronology.entries)


def _once(
    registry: Registry, entry: Entry, series: Series, selection: Selection
) -> Iterator[Entry]:
    """Yield the first wanted occurrence that is as planned, with the series that it begins."""
    begin, also = since(entry, series, selection), sorted(series.repeats.also)
    days = dropwhile(lambda day: day < begin, merge(series.ruled(), also))
    passed = {*series.repeats.excluded, *series.changes}
    alone = replace(entry, changed=())
    for day in (day for day in islice(days, MOST) if day not in passed):
        # the first one is the event as it stands: it needs no second look
        is_first = day == series.first
        found = alone if is_first else occurrence(registry, entry, series, day)
        if selection.end and (found.span.earliest or day) > selection.end.last:
            return
        if any(_wanted(registry, [found], selection)):
            kept = replace(found, event=entry.event, moves=entry.moves, changed=entry.changed)
            yield replace(kept, series=series, due=day)
            return


def _wanted(registry: Registry, entries: Iterable[Entry], selection: Selection) -> Iterator[Entry]:
    """Yield the occurrences that are what is wanted, on the days wanted."""
    for entry in entries:
        if selection.meets(facts(entry, registry)) and selection.overlaps(entry.span):
            yield entry


def _occurrences(
    registry: Registry, entry: Entry, repeated: Series, selection: Selection, last: date
) -> list[Entry]:
    """Return the occurrences that may touch the days that are wanted, up to `last` if endless.

    One due on the day after may have begun before, in a zone across the date line.
    """
    begin = since(entry, repeated, selection)
    if len(repeated.days(last, begin)) > MOST:
        hint = "choose fewer days, with --from and --to"
        raise TimelineError(f"{entry.id} has over {MOST:,} occurrences up to {last}; {hint}")
    end = last if repeated.is_endless else date.max
    days = repeated.days(min(end, date.max - _DAY) + _DAY, begin)
    changed = {each.due: each for each in entry.changed}
    found = [
        changed.get(day) or occurrence(registry, entry, repeated, day)
        for day in sorted({*days, *repeated.changes})
    ]
    return [each for each in found if (each.span.earliest or end) <= end]


def _horizon(schedule: Schedule, selection: Selection) -> date:
    """Return the end of the year after the last that is spoken of, or asked for.

    One event in a far year does not draw all endless series there.
    """
    asked = selection.start.first.year if selection.start else date.min.year
    days = [selection.start.first] if selection.start else []
    for id, span in schedule.spans.items():
        days += [day for day in (span.earliest, span.latest) if day]
        if repeats := schedule.registry.events[id].repeats:
            days += [repeats.until] if repeats.until else []
            days += [*repeats.excluded, *repeats.also, *repeats.changes]
            whens = (change.when for change in repeats.changes.values() if change.when)
            days += [point.last for when in whens for point in when.points]
    last, edition = max(days).year, schedule.registry.updated
    if edition:
        last = min(last, max(edition.year + _AHEAD - 1, asked))
    return date(min(last + 1, LAST_YEAR), 12, 31)
