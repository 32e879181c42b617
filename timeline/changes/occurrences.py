"""The occurrences of an event as a lock compares them, in whatever form calendars have them."""

import hashlib
from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from timeline.chronology.chronology import Chronology, Entry
from timeline.ical.reading import Plan, planned
from timeline.ical.times import ends_of
from timeline.prose import names
from timeline.registry.vocabulary import OFF, OPEN, Status
from timeline.schedule.recurring import Series
from timeline.time.spans import instant, resolve
from timeline.time.zones import yearly_rule


class Occurrences(NamedTuple):
    """Two digests of the occurrences of an event.

    `local` is by the clocks of their time zones, and empty if these are not known: whole days have
    none. `instants` is in UTC.
    """

    local: str
    instants: str


def of_entry(entry: Entry) -> Occurrences:
    """Return the occurrences of an event that has a day, the moved ones where they are moved to."""
    plan = _of_series(entry.series, entry.zone) if entry.series else Plan((ends_of(entry.shown),))
    return _digests(plan, entry.changed)


def of_lines(lines: str, changed: Iterable[Entry] = ()) -> Occurrences:
    """Return the occurrences that content lines of format 1 tell of, some of them changed since."""
    told = _digests(planned(lines), changed)
    return told if "TZID" in lines else told._replace(local="")


def changes(chronology: Chronology, entry: Entry, place: str) -> str:
    """Return a digest of vague times and changed occurrences; empty if there are none.

    `place` is where the event takes place. No wording counts, as a new version may have another.
    """
    changed = [
        f"{changed.due} {standing(changed.status)} {address}"
        for changed in entry.changed
        if (address := names.address(chronology, changed)) != place
        or standing(changed.status) != standing(entry.status)
        or changed.moves
    ]
    facts = [*_vague(chronology, entry), *changed]
    return digest("\n".join(facts).encode()) if facts else ""


def _vague(chronology: Chronology, entry: Entry) -> list[str]:
    span = entry.span
    if not names.vagueness(chronology, entry):
        return []
    if span.when is None:
        return [" ".join(map(chronology.registry.first_id_of, entry.parents))]
    moments = [_local(moment) for moment in (span.start, span.end) if moment]
    return [f"{point.part} {point.mark}" for point in span.when.points] + moments


def standing(status: Status) -> str:
    """Return as much of a status as raises SEQUENCE: calendars tell no more of it in STATUS.

    Postponed and cancelled are told apart in the title, and to a subscriber they matter.
    """
    if status in OFF:
        return status
    return "open" if status in OPEN else "settled"


def digest(told: bytes) -> str:
    """Return a short digest, by which a lock knows what calendars were told."""
    return hashlib.sha256(told).hexdigest()[:16]


def _of_series(series: Series, zone: str | None) -> Plan:
    start, end = ends_of(resolve(series.when, zone))
    if series.is_endless:
        excluded = {*series.repeats.excluded}
        also = {*series.repeats.also} - excluded
        days = (tuple(sorted(days)) for days in (excluded, also))
        return Plan(((start, end),), str(series.rule), *days)
    # for speed: a clock time that its zone skips or has twice is refused before
    later = [day - series.first for day in series.days()]
    return Plan(tuple((start + each, end and end + each) for each in later))


def _digests(plan: Plan, changed: Iterable[Entry]) -> Occurrences:
    moved = [(each.due, ends_of(each.span)) for each in changed if each.moves]
    times = [time for pair in (*plan.times, *(pair for _, pair in moved)) for time in pair if time]
    zones = sorted({str(time.tzinfo) for time in times if isinstance(time, datetime)})
    others = (plan.rule, *plan.excluded, "also", *plan.also, "moved", *(day for day, _ in moved))
    # what repeats without end goes by the rules that its zones will have, and these change too
    rules = [_rule(zone) for zone in zones] if plan.rule else []
    instants = _told(
        (
            *(instant(time) if isinstance(time, datetime) else time for time in times),
            *others,
            *rules,
        )
    )
    local = _told((*map(_local, times), *others)) if zones else ""
    return Occurrences(local, instants)


def _rule(zone: str) -> list[tuple[object, ...]]:
    return [(observance.offset, observance.since) for observance in yearly_rule(zone)]


def _told(facts: Iterable[object]) -> str:
    return digest("\n".join(map(str, facts)).encode())


def _local(time: date) -> str:
    return f"{time.replace(tzinfo=None)} {time.tzinfo}" if isinstance(time, datetime) else f"{time}"
