"""Locks of format 1: they remember the lines of an event's times, and no digest of them."""

from collections.abc import Mapping
from dataclasses import replace

from timeline.changes import occurrences
from timeline.changes.lock import Lock, Memory, State
from timeline.chronology.chronology import Entry

_THIS = 1
UNKNOWN = "unknown"
"""Stands for a digest of changes: those of format 1 go by how lines were written."""


def remembered(lock: Lock, entries: Mapping[str, Entry]) -> dict[str, Memory]:
    """Return the events of a lock with the digests of format 2, as far as the lines tell them.

    The lines do not tell where occurrences were moved to: these count as moved as they are now.
    """
    if lock.format > _THIS:
        return lock.memories
    return {
        id: memory if memory.state is State.PRUNED else _upgraded(memory, entries.get(id))
        for id, memory in lock.memories.items()
    }


def _upgraded(memory: Memory, entry: Entry | None) -> Memory:
    was = occurrences.of_lines(memory.times, entry.changed if entry else ())
    changes = UNKNOWN if memory.changes else ""
    return replace(memory, local=was.local, instants=was.instants, changes=changes)
