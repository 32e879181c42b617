"""Identities that calendars know: an event keeps its UID for ever, whatever its id becomes."""

from dataclasses import replace

from timeline.changes import lockfile
from timeline.changes.lock import Lock, Memory, State
from timeline.diagnostics.findings import Diagnostic, Rule, Severity
from timeline.reading.source import SourceFile
from timeline.registry.identity import uid_by_id
from timeline.registry.registry import Registry

UID_CHANGED = Rule(
    "TL413",
    "uid-changed",
    Severity.ERROR,
    "Once calendars know an event, its UID stays the same. With another UID, they would show the "
    "event twice. Do not change or remove its uid. Do not give its id to another event while "
    "calendars know it.",
    bad="defence-mou: {kind: signing, …}   # and the lock says uid: 0400-1234",
    good="defence-mou: {kind: signing, uid: 0400-1234, …}",
)
RULES = (UID_CHANGED,)


def changed(lock: Lock, source: SourceFile, registry: Registry, prune: str) -> list[Diagnostic]:
    """Return the events of a registry whose UID is not the one that calendars know.

    `source` is the file of the lock, and `prune` the command by which it forgets a UID.
    """
    return [
        _finding(lock.uid(memory), registry.uid_of(memory.id), memory, source, prune)
        for memory in _changed(lock, registry)
    ]


def forgetful(lock: Lock, registry: Registry) -> Lock:
    """Return a lock that has forgotten the UIDs which events of the registry no longer have."""
    memories = lock.memories.copy()
    for memory in _changed(lock, registry):
        gone = lock.forgotten(memories.pop(memory.id))
        memories[gone.id] = gone
    return replace(lock, memories=memories)


def _changed(lock: Lock, registry: Registry) -> list[Memory]:
    uids = {registry.uid_of(id) for id in registry.events}
    return [
        memory
        for memory in lock.memories.values()
        if memory.state is not State.PRUNED
        and memory.id in registry.events
        and lock.uid(memory) not in uids
    ]


def _finding(old: str, new: str, memory: Memory, source: SourceFile, prune: str) -> Diagnostic:
    """Return the error at the line of the lock that tells of an event."""
    message = f'calendars know "{memory.id}" by the UID "{old}", but its UID is now "{new}"'
    hint = (
        f"write uid: {old} in the event, or give the event another id; {prune} forgets the old UID"
    )
    place = lockfile.place(source, memory.id)
    return Diagnostic(UID_CHANGED, message, hint=hint, location=place)


def renamed(lock: Lock, old: str, new: str, uid: str) -> Lock:
    """Return a lock in which the event with this UID is called by a new id, and not by the old."""
    memories = {}
    for memory in lock.memories.values():
        above = tuple(sorted(new if id == old else id for id in memory.part_of))
        told = replace(memory, part_of=above)
        if memory.state is not State.PRUNED and lock.uid(memory) == uid:
            told = replace(told, id=new, uid="" if uid == uid_by_id(new, lock.registry) else uid)
        memories[told.id] = told
    return replace(lock, memories=memories)
