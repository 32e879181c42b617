"""Locks of older formats: they do not remember all that this version tells events apart by."""

from collections.abc import Mapping
from dataclasses import replace

from timeline.changes import occurrences
from timeline.changes.lock import FORMAT, Lock, Memory, State
from timeline.chronology.chronology import Entry

UNKNOWN = "unknown"
"""Stands for a digest of changes: those of format 1 go by how lines were written."""


def remembered(lock: Lock, entries: Mapping[str, Entry]) -> dict[str, Memory]:
    """Return the events of a lock with the digests of this format, as far as it tells them.

    `entries` are those of the registry, by the digests of their UIDs.
    """
    if lock.format == FORMAT:
        return lock.memories
    return {
        id: memory
        if memory.state is State.PRUNED
        else _upgraded(memory, entries.get(lock.key(memory)), lock.format)
        for id, memory in lock.memories.items()
    }


def _upgraded(memory: Memory, entry: Entry | None, number: int) -> Memory:
    """Return an event with the digests that a lock of an older format lacks.

    The lines of format 1 do not tell where occurrences were moved to: these count as moved as they
    are now. Older versions remember no possible days of an event without a day.
    """
    if number == 1:
        was = occurrences.of_lines(memory.times, entry.changed if entry else ())
        changes = UNKNOWN if memory.changes else ""
        memory = replace(memory, local=was.local, instants=was.instants, changes=changes)
    if memory.state is State.UNDATED and entry is not None and entry.shown.is_open:
        return replace(memory, changes=memory.changes or UNKNOWN)
    return memory
