"""Calendars that are ahead of the lock: their subscribers were told more than it remembers."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from timeline.changes.keeping import Kept
from timeline.changes.lock import LAST_SEQUENCE, Lock, Memory, Part, State, uid_digest
from timeline.changes.parts import days, gone, shown
from timeline.changes.revisions import revised
from timeline.changes.title_leads import bare, is_open, is_withdrawn
from timeline.chronology.options import USUAL, Undated
from timeline.diagnostics.findings import Diagnostic, Location, Rule, Severity, TimelineError
from timeline.diagnostics.reporting import refused
from timeline.files import reading
from timeline.files.finding import typed
from timeline.ical.events import components
from timeline.ical.published import Published, published
from timeline.ical.reading import day_of, planned
from timeline.reading.source import SourceFile
from timeline.registry.identity import id_by_uid, uid_by_id, whole_and_day
from timeline.registry.vocabulary import OFF, Audience
from timeline.text import UNPRINTABLE

AHEAD = Rule(
    "TL410",
    "calendar-ahead",
    Severity.ERROR,
    "The lock knows all events and revisions of the calendar that an export replaces. If it does "
    "not, it was lost, or somebody restored an older one. Revisions would then go backward, and "
    "subscribers would miss changes and keep withdrawn events.",
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


class _Calendar(NamedTuple):
    """A calendar that is to be replaced, and its events of which the lock knows less, by ids.

    An event that repeats may have several of them. `uids` are those of the events as a whole. Those
    that it tells of as it would now are the `same`.
    """

    path: Path
    data: bytes
    ahead: dict[str, _Events]
    uids: dict[str, str]
    same: frozenset[str]


def reconciled(
    kept: Kept,
    paths: Iterable[Path],
    moment: datetime,
    *,
    recover: bool,
    command: str = "export",
) -> Kept:
    """Return the lock as it is to be, no calendar at these paths being ahead of it.

    If one is, the lock goes on from its revisions where we are to `recover`; else raises
    RegistryError. `command` is what the user runs. Nothing is asked of a lock that can't be kept.
    Where it is to be begun, the usual calendar beside it may tell that there was one.
    """
    usual = kept.path.with_suffix(".ics")
    replaced = {path.absolute(): path for path in paths if path.exists()}
    if kept.is_begun and usual.is_file():
        replaced.setdefault(usual.absolute(), usual)
    found = [] if kept.is_forgone else [_calendar(kept, path) for path in replaced.values()]
    calendars = [each for each in found if each.ahead]
    if calendars and not recover:
        texts = ((str(each.path), each.data.decode(errors="replace")) for each in calendars)
        sources = [SourceFile(name, text) for name, text in texts]
        raise refused([_finding(kept, each, command) for each in calendars], sources)
    if not calendars:
        return kept
    lock = kept.old
    for calendar in calendars:
        told = {memory.id: memory for memory in _recovered(kept, calendar, lock)}
        keys = set(map(lock.key, told.values()))
        rest = {each.id: each for key, each in lock.by_key.items() if key not in keys}
        lock = replace(lock, memories=rest | told)
    own, *others = kept.told.values()
    new = revised(own, lock, moment, others)
    ids = {id for calendar in calendars for id in calendar.ahead}
    return replace(kept, revised=new, recovered=tuple(sorted(ids)))


def _calendar(kept: Kept, path: Path) -> _Calendar:
    data, known = reading.read(str(path)), kept.old.by_key
    events = [*published(data)]
    names = _named(kept, {event.uid for event in events})
    is_public = kept.new.audience is Audience.PUBLIC
    told: defaultdict[str, _Events] = defaultdict(list)
    uids: dict[str, str] = {}
    for event in events:
        # an internal calendar that stood here by mistake tells the public lock nothing
        if event.uid in names and not (is_public and event.is_confidential):
            id, uid, day = names[event.uid]
            told[id].append((day, event))
            uids[id] = uid
    later = {
        id: each for id, each in told.items() if _is_behind(known.get(uid_digest(uids[id])), each)
    }
    same = frozenset(_same(kept, later))
    new = kept.new.memories
    ahead = {id: each for id, each in later.items() if id not in same or _is_behind(new[id], each)}
    return _Calendar(path, data, ahead, uids, same)


def _named(kept: Kept, told: Iterable[str]) -> dict[str, tuple[str, str, date | None]]:
    """Return to which event of ours each of some UIDs belongs, by its id, its UID and the day.

    Some events are remembered by calendars alone.
    """
    lock = kept.new
    known = [each for each in lock.memories.values() if each.state is not State.PRUNED]
    ids = {lock.uid(memory): memory.id for memory in known}
    ids |= {entry.uid: entry.id for entry in next(iter(kept.told.values())).entries}
    taken = {*ids.values()}
    found: dict[str, tuple[str, str, date | None]] = {}
    for uid in told:
        whole, day = (uid, None) if uid in ids else whole_and_day(uid)
        id = id_by_uid(whole, lock.registry)
        if whole in ids:
            found[uid] = ids[whole], whole, day
        elif id and id not in taken:
            found[uid] = id, whole, day
    return found


def _is_behind(memory: Memory | None, events: _Events) -> bool:
    if memory is None:
        return True
    known = days(memory)
    is_pruned = memory.state is State.PRUNED
    return any(
        memory.sequence < event.sequence
        or memory.modified < event.modified
        or not (day in known or is_pruned or _is_off(event))
        or (memory.sequence == event.sequence and _is_other(memory, day, event))
        for day, event in events
    )


def _is_other(memory: Memory, day: date | None, event: Published) -> bool:
    """Whether a calendar tells under one SEQUENCE what would have raised that of the lock.

    So two locks have gone on from one. By our options, a calendar may have other lines of the same.
    """
    lines = dict(shown(memory)).get(day)
    if memory.state is not State.SHOWN or lines is None:
        return False
    if event.is_off and not {memory.status, *memory.statuses}.intersection(OFF):
        return True
    try:
        return event.times != lines and planned(event.times).times[0] != planned(lines).times[0]
    except ValueError:
        return False


def _is_off(event: Published) -> bool:
    """Whether a calendar takes an event back, if only by its title."""
    return event.is_off or is_withdrawn(event.title)


def _same(kept: Kept, told: dict[str, _Events]) -> Iterator[str]:
    """Yield the ids of events that a calendar tells of as it would now, in some language.

    It may tell besides of occurrences that are gone.
    """
    for chronology in kept.told.values() if told else ():
        for entry in chronology.entries:
            if entry.id in told and (entry.shown.has_days or entry.shown.is_open):
                shown = {
                    lines for _, each in told[entry.id] for lines in (each.lines, *each.changed)
                }
                off = {each.lines for _, each in told[entry.id] if _is_off(each)}
                usual = (USUAL._replace(undated=undated) for undated in Undated)
                faces = (components(chronology, entry, choices) for choices in usual)
                wanted = ({each.lines for each in face} for face in faces)
                if any(now <= shown <= now | off for now in wanted):
                    yield entry.id


def _finding(kept: Kept, calendar: _Calendar, command: str) -> Diagnostic:
    ids = sorted(calendar.ahead)
    named = f" ({', '.join(ids)})" if len(ids) <= _FEW else ""
    some = f"{len(ids)} event{'s'[: len(ids) > 1]}{named}"
    if kept.is_begun:
        message = f"{kept.path} is missing; {calendar.path} knows more than a new lock about {some}"
    else:
        message = f"the calendar knows more than the lock about {some}"
    of_audience = "" if kept.new.audience is Audience.PUBLIC else f"--audience {kept.new.audience}"
    command = typed(f"timeline {command} {of_audience} --recover", kept.registry)
    hint = (
        "restore the newest lock, from your project's history or from whoever published the "
        f"calendar; or continue from the calendar with {command}"
    )
    line = min(each.line for events in calendar.ahead.values() for _, each in events)
    place = Location(str(calendar.path), line, 1, len("BEGIN:VEVENT"))
    return Diagnostic(AHEAD, message, hint=hint, location=place)


def _recovered(kept: Kept, calendar: _Calendar, lock: Lock) -> Iterator[Memory]:
    """Yield the events of a calendar as a lock would remember them that had not been lost.

    What is told of them now is taken for new, unless the calendar tells the same.
    """
    known = lock.by_key
    for id, events in calendar.ahead.items():
        uid = calendar.uids[id]
        modified = max(event.modified for _, event in events)
        was = known.get(uid_digest(uid)) or Memory(id, 0, modified)
        told = _told(events[0][1], [(day, _times(calendar, event)) for day, event in events], was)
        if id in calendar.same:
            new = kept.new.memories[id]
            told = replace(new, gone=gone(told, new.times, new.own))
        highest = max(event.sequence for _, event in events)
        yield replace(
            told,
            id=id,
            uid="" if uid == uid_by_id(id, lock.registry) else uid,
            sequence=max(was.sequence, min(highest, LAST_SEQUENCE)),
            modified=max(was.modified, modified),
        )


def _times(calendar: _Calendar, event: Published) -> str:
    try:
        return event.times
    except ValueError as error:
        raise TimelineError(f"{calendar.path}:{event.line}: {event.uid}: {error}") from None


def _told(event: Published, told: list[Part], was: Memory) -> Memory:
    """Return an event as a calendar tells of it, and nothing told since is the same."""
    times = next((lines for day, lines in told if day is None), "")
    own = tuple(part for part in told if part[0])
    memory = replace(
        was,
        state=State.SHOWN,
        title=UNPRINTABLE.sub("", bare(event.title)) or event.uid,
        place=UNPRINTABLE.sub("", event.place),
        face=_UNLIKE,
    )
    if is_open(event.title):
        before = replace(was, gone=(*was.gone, *own))
        left = gone(before, was.times, was.own)
        return replace(memory, state=State.UNDATED, changes=_UNLIKE, open=times, gone=left)
    plans = [(day, planned(lines)) for day, lines in told]
    last = max(_last_day(*ends) for _, plan in plans for ends in plan.times)
    return replace(
        memory,
        times=times,
        own=own,
        gone=gone(was, times, own),
        first=min(day or day_of(plan.times[0][0]) for day, plan in plans),
        last=None if any(plan.rule for _, plan in plans) else last,
        open="" if times else was.open,
        local="",
        instants=_UNLIKE,
    )


def _last_day(start: date, end: date | None) -> date:
    if end is None:
        return day_of(start)
    return day_of(end) if isinstance(end, datetime) else end - _DAY
