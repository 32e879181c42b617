"""Revisions: what has changed of each event since calendars were last told of it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from timeline.changes import format_1, occurrences, parts, zone_data
from timeline.changes.lock import FORMAT, LAST_SEQUENCE, Lock, Memory, Part, State
from timeline.changes.occurrences import digest, standing
from timeline.chronology.chronology import Chronology, Component, Entry, Revision, Withdrawn
from timeline.chronology.options import USUAL
from timeline.chronology.selection import Facts, Selection, extent
from timeline.ical.events import components
from timeline.ical.reading import times, touches
from timeline.prose import names
from timeline.registry.vocabulary import OFF, Status
from timeline.text import capital
from timeline.time.dates import LAST_YEAR
from timeline.time.spans import Span

_SECOND = timedelta(seconds=1)
LAST_MOMENT = datetime(LAST_YEAR, 12, 31, 23, 59, 59, tzinfo=UTC)
"""The last moment that a revision can be of."""


class Revised(NamedTuple):
    """A lock as it is to be, with the events as they were written for it in some languages."""

    lock: Lock
    languages: tuple[str, ...]
    components: Mapping[str, tuple[Component, ...]]


def revised(
    chronology: Chronology, lock: Lock, moment: datetime, others: Iterable[Chronology] = ()
) -> Revised:
    """Return the lock as it is once calendars are told of a whole, unfiltered chronology.

    `others` are the same in the other languages of the registry: calendars may be in them too.
    `moment` is that of the revisions that are new, where the registry gives none. Each revision
    is later than the one before it, whatever the clock says.
    """
    entries = {entry.id: entry for entry in chronology.entries}
    lock = replace(lock, memories=format_1.remembered(lock, entries))
    old, new = dict(lock.memories), {}
    written: dict[str, tuple[Component, ...]] = {}
    faces = [(other, {entry.id: entry for entry in other.entries}) for other in others]
    for entry in chronology.entries:
        known = lock.memory(entry.id)
        if entry.shown.has_days:
            own = written[entry.id] = components(chronology, entry, USUAL)
            elsewhere = [
                component
                for other, entries in faces
                for component in components(other, entries[entry.id], USUAL)
            ]
            told = _shown(chronology, entry, own, elsewhere)
        elif known and known.state is not State.PRUNED:
            told = _undated(chronology, entry, known)
        else:
            continue
        revision = _next(known, told, entry.revision, moment)
        left = parts.gone(known, told.times, told.own)
        new[entry.id] = replace(_memory(chronology, entry, told, revision), gone=left)
        if known:
            del old[known.id]
    for memory in old.values():
        gone = _gone(memory, moment) if memory.state is not State.PRUNED else lock.forgotten(memory)
        new[gone.id] = gone
    zones = zone_data.edition(lock, new)
    lock = replace(lock, memories=new, zones=zones, format=FORMAT)
    return Revised(lock, chronology.languages, written)


def _gone(memory: Memory, moment: datetime) -> Memory:
    """Return an event that is no longer in the registry, and that calendars know, as withdrawn."""
    if memory.state is State.WITHDRAWN:
        return memory
    gone = replace(memory, state=State.WITHDRAWN)
    revision = _next(memory, gone, Revision(0, moment), moment)
    return replace(gone, sequence=revision.sequence, modified=revision.stamp)


def _next(old: Memory | None, now: "_Told | Memory", given: Revision, moment: datetime) -> Revision:
    """Return the revision of what is now told: that of the old, if nothing is new."""
    if old is None:
        return given
    is_same = is_as_ever(old, now)
    if is_same and old.face == now.face:
        return _revision(old)
    next_second = min(old.modified + _SECOND, LAST_MOMENT)
    later = next((at for at in (given.stamp, moment) if at > old.modified), next_second)
    if is_same:
        return Revision(old.sequence, later)
    return Revision(min(max(old.sequence + 1, given.sequence), LAST_SEQUENCE), later)


def is_as_ever(old: Memory, now: "_Told | Memory") -> bool:
    """Whether nothing has changed that raises SEQUENCE (RFC 5545, section 3.8.7.4).

    A lock of format 1 may not know the local times, nor just what is changed.
    """
    return (
        (old.state, old.instants, old.place) == (now.state, now.instants, now.place)
        and old.local in ("", now.local)
        and standing(old.status) == standing(now.status)
        and (old.changes == now.changes or bool(now.changes and old.changes == format_1.UNKNOWN))
    )


class _Told(NamedTuple):
    """An event as calendars show it: those fields of its memory that depend on this."""

    state: State
    status: Status
    times: str
    own: tuple[Part, ...]
    first: date | None
    last: date | None
    place: str
    local: str
    instants: str
    changes: str
    face: str


def _memory(chronology: Chronology, entry: Entry, told: _Told, revision: Revision) -> Memory:
    """Return an event with what it is called, what it is chosen by, and what is told of it."""
    return Memory(
        id=entry.id,
        sequence=revision.sequence,
        modified=revision.stamp,
        state=told.state,
        title=chronology.say(entry.event.title),
        status=told.status,
        times=told.times,
        own=told.own,
        first=told.first,
        last=told.last,
        place=told.place,
        kind=entry.event.kind,
        countries=entry.countries,
        participants=tuple(dict.fromkeys((*entry.event.participants, *entry.event.parties))),
        topics=entry.topics,
        part_of=tuple(sorted(chronology.schedule.hierarchy.ancestors(entry.id))),
        statuses=tuple(sorted({changed.status for changed in entry.changed})),
        local=told.local,
        instants=told.instants,
        changes=told.changes,
        face=told.face,
    )


def _shown(
    chronology: Chronology,
    entry: Entry,
    own: tuple[Component, ...],
    others: Iterable[Component],
) -> _Told:
    """Return what calendars are told of an event; `others` are components in other languages."""
    place = names.address(chronology, entry)
    first, last = extent(entry)
    when = occurrences.of_entry(entry)
    lines = [(component.due, " ".join(component.times.lines)) for component in own]
    return _Told(
        State.SHOWN,
        entry.status,
        lines[0][1] if own[0].due is None else "",
        tuple(part for part in lines if part[0]),
        first,
        last,
        place,
        when.local,
        when.instants,
        occurrences.changes(chronology, entry, place),
        digest(b"\n".join(component.lines for component in (*own, *others))),
    )


def _undated(chronology: Chronology, entry: Entry, known: Memory) -> _Told:
    """Return what calendars are told of an event that has lost its day: where it was."""
    return _Told(
        State.UNDATED,
        entry.status,
        known.times,
        known.own,
        known.first,
        known.last,
        known.place,
        known.local,
        known.instants,
        "",
        digest(chronology.say(entry.event.title).encode()),
    )


def told(chronology: Chronology, revised: Revised, selection: Selection) -> Chronology:
    """Return a chronology with the revisions of a lock, and what is to be taken back of it."""
    lock = revised.lock
    is_written = chronology.languages == revised.languages
    memories = [each for _, each in sorted(lock.memories.items()) if _is_wanted(each, selection)]
    shown = {memory.id for memory in memories}
    return replace(
        chronology,
        revisions={
            memory.id: _revision(memory)
            for memory in lock.memories.values()
            if memory.state is State.SHOWN
        },
        undated=tuple(id for id in chronology.undated if id not in shown),
        withdrawn=tuple(_withdrawn(chronology, memory) for memory in memories),
        components=revised.components if is_written else {},
    )


def _revision(memory: Memory) -> Revision:
    return Revision(memory.sequence, memory.modified)


def _is_wanted(memory: Memory, selection: Selection) -> bool:
    """Whether an event is wanted of which calendars are to take anything back."""
    back = parts.taken_back(memory)
    if not back:
        return False
    facts = Facts(
        memory.kind,
        (memory.status, *memory.statuses),
        memory.countries,
        memory.participants,
        memory.topics,
    )
    if selection.part_of and selection.part_of.isdisjoint((memory.id, *memory.part_of)):
        return False
    if not selection.meets(facts):
        return False
    first, is_shown = memory.first, memory.state is State.SHOWN
    if not (is_shown or selection.overlaps(Span(None, first, memory.last))):
        return False
    if first is None or (not is_shown and (memory.changes or first == memory.last)):
        return True
    start = selection.start.first if selection.start else date.min
    end = selection.end.last if selection.end else date.max
    return any(touches(lines, day or first, start, end) for day, lines in back)


def _withdrawn(chronology: Chronology, memory: Memory) -> Withdrawn:
    words = chronology.words
    reason, remark = words.calendar["withdrawn"], words.calendar["taken_back"]
    if memory.state is State.UNDATED:
        reason, remark = words.calendar["date_open"], words.calendar["no_day"]
        if memory.status in OFF:
            reason = capital(words.statuses[memory.status])
    return Withdrawn(
        uid=chronology.registry.uid_of(memory.id),
        title=memory.title,
        told=tuple(
            (chronology.registry.uid_of(memory.id, day), times(lines))
            for day, lines in parts.taken_back(memory)
        ),
        place=memory.place,
        reason=reason,
        remark=remark,
        is_gone=memory.state is State.WITHDRAWN,
        revision=_revision(memory),
    )


def pruned(lock: Lock) -> Lock:
    """Return the lock without what was withdrawn, but for its revisions: the id may come back."""
    gone = (State.WITHDRAWN, State.PRUNED)
    memories = (
        lock.forgotten(memory) if memory.state in gone else replace(memory, gone=())
        for memory in lock.memories.values()
    )
    return replace(lock, memories={memory.id: memory for memory in memories})
