"""Two calendars compared, from whatever programs: by what they mean, not by how they say it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import NamedTuple

from timeline.changes.shown_events import Shown, account
from timeline.chronology.chronology import Participant
from timeline.comparison.changes import Account, Comparison
from timeline.comparison.compare import changes
from timeline.diagnostics.findings import Fault
from timeline.ical.foreign import Foreign, foreign
from timeline.registry.hierarchy import Hierarchy
from timeline.registry.registry import Registry
from timeline.registry.vocabulary import Status
from timeline.schedule.schedule import Schedule
from timeline.time import rrule
from timeline.time.recurrence import Recurrence

_STATUSES = {"CANCELLED": Status.CANCELLED, "TENTATIVE": Status.TENTATIVE}
_LANGUAGE = "en"
_Key = tuple[str, date | None]
"""An UID, and the day or moment in UTC at which a changed occurrence was due."""


class Calendar(NamedTuple):
    """The events of a calendar, the UIDs that it has more than once, and those without a start."""

    events: dict[_Key, Foreign]
    twice: tuple[str, ...]
    lost: tuple[str, ...]


def read(data: bytes, file: str) -> Calendar:
    """Return the events of a calendar; of two with one UID, the later revision counts."""
    found: dict[_Key, Foreign] = {}
    twice: dict[str, None] = {}
    events, lost = foreign(data, file)
    for event in events:
        key = event.uid, _in_utc(event.due)
        if key in found:
            twice[event.uid] = None
        if key not in found or found[key].sequence <= event.sequence:
            found[key] = event
    return Calendar(found, tuple(twice), tuple(lost))


def compared(old: Calendar, new: Calendar) -> Comparison:
    """Compare two calendars by UID and RECURRENCE-ID."""
    before, after = (
        _accounts(_completed(one.events, other.events)) for one, other in ((old, new), (new, old))
    )
    found = tuple(changes(before, after))
    return Comparison(_schedule(before), _schedule(after), found)


def _completed(events: dict[_Key, Foreign], others: Iterable[_Key]) -> dict[_Key, Foreign]:
    """Return events with the occurrences, as they were planned, that are changed elsewhere."""
    found = dict(events)
    for uid, due in others:
        series = events.get((uid, None))
        if due is None or series is None or (uid, due) in events or due in series.excluded:
            continue
        if isinstance(due, datetime) is isinstance(series.start, datetime) and series.rule:
            found[uid, due] = _planned(series, due)
    return found


def _planned(series: Foreign, due: date) -> Foreign:
    """Return the occurrence of a series that is due at a moment in UTC, or on a day."""
    start = due
    if isinstance(due, datetime) and isinstance(series.start, datetime):
        start = due.astimezone(series.start.tzinfo)
    end = series.end and start + (series.end - series.start)
    none: frozenset[date] = frozenset()
    return replace(series, due=due, start=start, end=end, rule="", excluded=none, also=none)


def _accounts(events: dict[_Key, Foreign]) -> dict[str, Account]:
    shown = (_shown(event, due) for (_, due), event in events.items())
    return {each.id: account(each, _LANGUAGE) for each in shown}


def _shown(event: Foreign, due: date | None) -> Shown:
    rule, until = _rule(event.rule)
    return Shown(
        id=f"{event.uid}/{due.isoformat()}" if due else event.uid,
        uid=event.uid,
        title=" ".join(event.title.split()) or event.uid,
        status=_STATUSES.get(event.status, Status.CONFIRMED),
        start=event.start,
        end=event.end,
        place=" ".join(event.place.split()),
        description=event.text,
        url=event.url,
        participants=tuple(Participant(each, each, None, None, ()) for each in event.people),
        rule=rule,
        until=until,
        excluded=_days(event, event.excluded),
        also=_days(event, event.also),
        repeats="\n".join(_repeats(event)),
    )


def _rule(text: str) -> tuple[Recurrence | None, date | None]:
    """Return a rule with its last day, if it is one that words can say."""
    parts = dict(part.partition("=")[::2] for part in text.split(";") if part)
    until = parts.pop("UNTIL", "")
    try:
        rule = rrule.parse(";".join(f"{name}={value}" for name, value in parts.items()))
    except Fault:
        return None, None
    return rule, date.fromisoformat(until[:8]) if until else None


def _repeats(event: Foreign) -> Iterator[str]:
    if event.rule:
        yield f"RRULE:{event.rule}"
    for name, times in (("EXDATE", event.excluded), ("RDATE", event.also)):
        if times:
            yield f"{name}:{','.join(sorted(time.isoformat() for time in times))}"


def _days(event: Foreign, times: Iterable[date]) -> tuple[date, ...]:
    """Return the days of moments, as the clocks of an event have them."""
    zone = event.start.tzinfo if isinstance(event.start, datetime) else UTC
    return tuple(
        sorted(
            time.astimezone(zone).date() if isinstance(time, datetime) else time for time in times
        )
    )


def _in_utc(time: date | None) -> date | None:
    return time.astimezone(UTC) if isinstance(time, datetime) else time


def _schedule(accounts: dict[str, Account]) -> Schedule:
    """Return a registry that has nothing but words for what a calendar tells."""
    registry = Registry.model_construct(registry="calendar", title="calendar")
    order = Hierarchy(dict.fromkeys(accounts, ()), tuple(accounts))
    events = {id: each.entry.event for id, each in accounts.items()}
    return Schedule(registry.model_copy(update={"events": events}), order, {}, {})
