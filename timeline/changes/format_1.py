"""Locks of format 1: they remember the lines of an event's times, and no digest of them."""

from collections.abc import Mapping
from dataclasses import replace

from timeline.changes import occurrences
from timeline.changes.lock import FORMAT, Lock, Memory, State
from timeline.chronology.chronology import Entry

UNKNOWN = "unknown"
"""Stands for a digest of changes: those of format 1 go by how lines were written."""


def remembered(lock: Lock, entries: Mapping[str, Entry]) -> dict[str, Memory]:
    """Return the events of a lock with the digests of format 2, as far as the lines tell them.

    `entries` are those of the registry, by the digests of their UIDs.
    The lines do not tell where occurrences were moved to: these count as moved as they are now.
    """
    if lock.format == FORMAT:
        return lock.memories
    return {
        id: memory
        if memory.state is State.PRUNED
        else _upgraded(memory, entries.get(lock.key(memory)))
        for id, memory in lock.memories.items()
    }


def _upgraded(memory: Memory, entry: Entry | None) -> Memory:
    was = occurrences.of_lines(memory.times, entry.changed if entry else ())
    is_open = memory.state is State.UNDATED and entry is not None and entry.shown.is_open
    changes = UNKNOWN if memory.changes or is_open else ""
    return replace(memory, local=was.local, instants=was.instants, changes=changes)
