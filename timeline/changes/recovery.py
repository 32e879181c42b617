"""Calendars that are ahead of the lock: their subscribers were told more than it remembers."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from timeline import languages
from timeline.changes.keeping import Kept
from timeline.changes.lock import LAST_SEQUENCE, Lock, Memory, Part, State, digest
from timeline.changes.parts import days, gone
from timeline.changes.revisions import revised
from timeline.chronology.options import USUAL
from timeline.diagnostics.findings import Diagnostic, Location, Rule, Severity, TimelineError
from timeline.diagnostics.reporting import refused
from timeline.files import reading
from timeline.ical.events import components
from timeline.ical.published import Published, published
from timeline.ical.reading import day_of, planned
from timeline.reading.source import SourceFile
from timeline.registry.vocabulary import OFF, OPEN, Audience
from timeline.text import UNPRINTABLE, capital

AHEAD = Rule(
    "TL410",
    "calendar-ahead",
    Severity.ERROR,
    "The calendar that is to be replaced tells of events or revisions that the lock does not know. "
    "So the lock was lost, or an older one was put back. Revisions would go backward, and "
    "subscribers would miss changes and keep what was withdrawn.",
    bad="timeline export   # beside a lock that is older than the calendar",
    good="timeline export --recover",
)
RULES = (AHEAD,)

_FEW = 5
"""Events that can be named in a line."""
_DAY = timedelta(days=1)
_UNLIKE = "recovered"
"""Stands for a digest, and is like none."""


_Events = list[tuple[date | None, Published]]
"""The events by which a calendar tells of one of ours, those of occurrences by their days."""


@dataclass(frozen=True, slots=True)
class _Calendar:
    """A calendar that is to be replaced, and its events of which the lock knows less, by ids.

    An event that repeats may have several of them. Those that it tells of as it would now are the
    `same`.
    """

    path: Path
    data: bytes
    ahead: dict[str, _Events]
    same: frozenset[str]


def reconciled(kept: Kept, paths: Iterable[Path], moment: datetime, *, recover: bool) -> Kept:
    """Return the lock as it is to be, no calendar at these paths being ahead of it.

    If one is, the lock goes on from its revisions where we are to `recover`; else raises
    RegistryError. Nothing is asked of a lock that can't be kept.
    """
    found = [] if kept.is_forgone else [_calendar(kept, path) for path in paths if path.exists()]
    calendars = [each for each in found if each.ahead]
    if calendars and not recover:
        texts = ((str(each.path), each.data.decode(errors="replace")) for each in calendars)
        sources = [SourceFile(name, text) for name, text in texts]
        raise refused([_finding(each) for each in calendars], sources)
    if not calendars:
        return kept
    lock = kept.old
    for calendar in calendars:
        told = dict(_recovered(kept, calendar, lock))
        pruned = {digest(lock.registry, id) for id in told}
        rest = {id: memory for id, memory in lock.memories.items() if id not in pruned}
        lock = replace(lock, memories=rest | told)
    own, *others = kept.told.values()
    new = revised(own, lock, moment, others)
    ids = {id for calendar in calendars for id in calendar.ahead}
    return replace(kept, revised=new, recovered=tuple(sorted(ids)))


def _calendar(kept: Kept, path: Path) -> _Calendar:
    data, suffix = reading.read(str(path)), f"@{kept.new.registry}"
    is_public = kept.new.audience is Audience.PUBLIC
    told: defaultdict[str, _Events] = defaultdict(list)
    for event in published(data):
        id, day = _named(event.uid.removesuffix(suffix))
        # an internal calendar that stood here by mistake tells the public lock nothing
        if event.uid.endswith(suffix) and not (is_public and event.is_confidential):
            told[id].append((day, event))
    later = {id: events for id, events in told.items() if _is_behind(kept.old.memory(id), events)}
    same = frozenset(_same(kept, later))
    new = kept.new.memories
    ahead = {id: each for id, each in later.items() if id not in same or _is_behind(new[id], each)}
    return _Calendar(path, data, ahead, same)


def _named(name: str) -> tuple[str, date | None]:
    """Return the id of an event, and the day of an occurrence that is an event of its own."""
    id, _, day = name.partition(".")
    try:
        return id, date.fromisoformat(day)
    except ValueError:
        return name, None


def _is_behind(memory: Memory | None, events: _Events) -> bool:
    if memory is None:
        return True
    known = days(memory)
    is_pruned = memory.state is State.PRUNED
    return any(
        memory.sequence < event.sequence
        or memory.modified < event.modified
        or not (day in known or event.is_off or is_pruned)
        for day, event in events
    )


def _same(kept: Kept, told: dict[str, _Events]) -> Iterator[str]:
    """Yield the ids of events that a calendar tells of as it would now, in some language.

    It may tell besides of occurrences that are gone.
    """
    for chronology in kept.told.values() if told else ():
        for entry in chronology.entries:
            if entry.id in told and entry.shown.has_days:
                now = {each.lines for each in components(chronology, entry, USUAL) if each.is_main}
                shown = {each.lines for _, each in told[entry.id]}
                off = {each.lines for _, each in told[entry.id] if each.is_off}
                if now <= shown <= now | off:
                    yield entry.id


def _finding(calendar: _Calendar) -> Diagnostic:
    ids = sorted(calendar.ahead)
    named = f" ({', '.join(ids)})" if len(ids) <= _FEW else ""
    message = (
        f"the calendar knows more than the lock of {len(ids)} event{'s'[: len(ids) > 1]}{named}"
    )
    hint = (
        "put the newest lock in its place, from the history of the project or from whoever "
        "published the calendar; or go on from the calendar with timeline export --recover"
    )
    line = min(each.line for events in calendar.ahead.values() for _, each in events)
    place = Location(str(calendar.path), line, 1, len("BEGIN:VEVENT"))
    return Diagnostic(AHEAD, message, hint=hint, location=place)


def _recovered(kept: Kept, calendar: _Calendar, known: Lock) -> Iterator[tuple[str, Memory]]:
    """Yield the events of a calendar as a lock would remember them that had not been lost.

    What is told of them now is taken for new, unless the calendar tells the same.
    """
    for id, events in calendar.ahead.items():
        modified = max(event.modified for _, event in events)
        was = known.memory(id) or Memory(id=id, sequence=0, modified=modified)
        own = tuple((day, _times(calendar, event)) for day, event in events)
        told = _told(events[0][1], own, was)
        if id in calendar.same:
            new = kept.new.memories[id]
            told = replace(new, gone=gone(told, new.times, new.own))
        highest = min(max(event.sequence for _, event in events), LAST_SEQUENCE)
        yield (
            id,
            replace(
                told,
                id=id,
                sequence=max(was.sequence, highest),
                modified=max(was.modified, modified),
            ),
        )


def _times(calendar: _Calendar, event: Published) -> str:
    try:
        return event.times
    except ValueError as error:
        raise TimelineError(f"{calendar.path}:{event.line}: {event.uid}: {error}") from None


def _told(event: Published, parts: tuple[Part, ...], was: Memory) -> Memory:
    """Return an event as a calendar tells of it, and nothing told since is the same."""
    times = next((lines for day, lines in parts if day is None), "")
    own = tuple(part for part in parts if part[0])
    plans = [(day, planned(lines)) for day, lines in parts]
    last = max(_last_day(*ends) for _, plan in plans for ends in plan.times)
    return replace(
        was,
        state=State.SHOWN,
        title=_title(event.title) or event.uid,
        times=times,
        own=own,
        gone=gone(was, times, own),
        first=min(day or day_of(plan.times[0][0]) for day, plan in plans),
        last=None if any(plan.rule for _, plan in plans) else last,
        place=UNPRINTABLE.sub("", event.place),
        local="",
        instants=_UNLIKE,
        face=_UNLIKE,
    )


def _last_day(start: date, end: date | None) -> date:
    if end is None:
        return day_of(start)
    return day_of(end) if isinstance(end, datetime) else end - _DAY


def _title(summary: str) -> str:
    """Return a title without what calendars say before it of where the event stands."""
    for words in map(languages.load, languages.names()):
        statuses = (capital(words.statuses[status]) for status in (*OFF, *OPEN))
        said = [words.phrases["said"].format(who=who, what="") for who in statuses]
        withdrawn = [f"{words.calendar[name]}: " for name in ("withdrawn", "date_open")]
        for before in (*said, *withdrawn):
            summary = summary.removeprefix(before)
    return UNPRINTABLE.sub("", summary)
