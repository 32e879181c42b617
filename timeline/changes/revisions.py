"""Revisions: what has changed of each event since calendars were last told of it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from timeline.changes import occurrences, older_formats, parts, undated, zone_data
from timeline.changes.lock import FORMAT, LAST_SEQUENCE, Lock, Memory, Part, State, uid_digest
from timeline.changes.occurrences import digest, standing
from timeline.chronology.chronology import Chronology, Component, Entry, Revision
from timeline.chronology.options import USUAL
from timeline.chronology.selection import extent
from timeline.ical.events import components
from timeline.prose import names, titles
from timeline.registry.identity import uid_by_id
from timeline.registry.vocabulary import Status
from timeline.time.dates import LAST_YEAR

_SECOND = timedelta(seconds=1)
LAST_MOMENT = datetime(LAST_YEAR, 12, 31, 23, 59, 59, tzinfo=UTC)
"""The last moment that a revision can be of."""


_Written = dict[tuple[str, ...], dict[str, tuple[Component, ...]]]


class Revised(NamedTuple):
    """A lock as it is to be, with the events as they were written for it.

    `components` are they by the languages in which they are told, the best first, and by their ids.
    """

    lock: Lock
    components: _Written


def revised(
    chronology: Chronology, lock: Lock, moment: datetime, others: Iterable[Chronology] = ()
) -> Revised:
    """Return the lock as it is once calendars are told of a whole, unfiltered chronology.

    `others` are the same in the other languages of the registry: calendars may be in them too.
    `moment` is that of the revisions that are new, where the registry gives none. Each revision
    is later than the one before it, whatever the clock says.
    """
    entries = {uid_digest(entry.uid): entry for entry in chronology.entries}
    lock = replace(lock, memories=older_formats.remembered(lock, entries))
    old, new = lock.by_key, {}
    every = [(each, {entry.id: entry for entry in each.entries}) for each in (chronology, *others)]
    written = _Written((each.languages, {}) for each, _ in every)
    for key, entry in entries.items():
        known = old.get(key)
        if entry.shown.has_days or entry.shown.is_open:
            faces = [components(each, those[entry.id], USUAL) for each, those in every]
            face = [component for lines in faces for component in lines]
            if entry.shown.has_days:
                for (each, _), lines in zip(every, faces, strict=True):
                    written[each.languages][entry.id] = lines
                told = _shown(chronology, entry, known, faces[0], face)
            else:
                told = _open(chronology, entry, known, face)
        elif known and known.state is not State.PRUNED:
            told = _undated(chronology, entry, known)
        else:
            continue
        revision = _next(known, told, entry.revision, moment)
        left = parts.gone(known, told.times, told.own)
        memory = _memory(chronology, entry, told, revision)
        new[entry.id] = replace(memory, gone=left) if left else memory
        if known:
            del old[key]
    new |= {gone.id: gone for gone in (_gone(lock, memory, moment) for memory in old.values())}
    zones = zone_data.edition(lock, new)
    lock = replace(lock, memories=new, zones=zones, format=FORMAT)
    return Revised(lock, written)


def _gone(lock: Lock, memory: Memory, moment: datetime) -> Memory:
    """Return an event that is no longer in the registry as withdrawn, unless it is pruned."""
    if memory.state is State.PRUNED:
        return lock.forgotten(memory)
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
        return Revision(old.sequence, old.modified)
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
        and (
            old.changes == now.changes or bool(now.changes and old.changes == older_formats.UNKNOWN)
        )
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
    open: str = ""


def _memory(chronology: Chronology, entry: Entry, told: _Told, revision: Revision) -> Memory:
    """Return an event with what it is called, what it is chosen by, and what is told of it."""
    return Memory(
        id=entry.id,
        sequence=revision.sequence,
        modified=revision.stamp,
        state=told.state,
        title=titles.called(chronology, entry.event),
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
        open=told.open,
        uid="" if entry.uid == uid_by_id(entry.id, chronology.registry.registry) else entry.uid,
    )


def _shown(
    chronology: Chronology,
    entry: Entry,
    known: Memory | None,
    now: tuple[Component, ...],
    face: list[Component],
) -> _Told:
    """Return what calendars are told `now` of an event, which has a `face` in all languages.

    If each occurrence is an event of its own, some calendars may have to take back the whole. They
    showed it while it had no day.
    """
    place = names.address(chronology, entry)
    first, last = extent(entry)
    when = occurrences.of_entry(entry)
    lines = [(component.due, " ".join(component.times.lines)) for component in now]
    whole = next((each for due, each in lines if due is None), "")
    own = tuple(part for part in lines if part[0])
    return _Told(
        State.SHOWN,
        entry.status,
        whole,
        own,
        first,
        last,
        place,
        when.local,
        when.instants,
        occurrences.changes(chronology, entry, place),
        _digest(face),
        known.open if known and not whole else "",
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
        digest(titles.called(chronology, entry.event).encode()),
        known.open,
    )


def _digest(face: list[Component]) -> str:
    return digest(b"\n".join(component.lines for component in face))


def _open(
    chronology: Chronology, entry: Entry, known: Memory | None, face: list[Component]
) -> _Told:
    """Return what calendars are told of an event of which only the month or the like is known."""
    was = known if known and (known.times or known.own) else None
    return _Told(
        State.UNDATED,
        entry.status,
        was.times if was else "",
        was.own if was else (),
        was.first if was else entry.shown.earliest,
        was.last if was else entry.shown.latest,
        names.address(chronology, entry),
        was.local if was else "",
        was.instants if was else "",
        undated.changes(entry),
        _digest(face),
        undated.lines(entry),
    )


def pruned(lock: Lock) -> Lock:
    """Return the lock without what was withdrawn, but for its revisions: the id may come back."""
    gone = (State.WITHDRAWN, State.PRUNED)
    memories = (
        lock.forgotten(memory) if memory.state in gone else _pruned(memory)
        for memory in lock.memories.values()
    )
    return replace(lock, memories={memory.id: memory for memory in memories})


def _pruned(memory: Memory) -> Memory:
    """Return an event of the registry without what calendars are to take back of it."""
    return replace(memory, gone=(), open="" if memory.state is State.SHOWN else memory.open)
