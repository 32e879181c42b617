"""Editions of the zone data: the same clock time is another moment in another edition."""

from collections.abc import Mapping

from timeline.changes.lock import FORMAT, Lock, Memory
from timeline.diagnostics.findings import TimelineError
from timeline.text import shortened
from timeline.time import zones


def is_shifted(old: Memory, new: Memory) -> bool:
    """Whether only the zone data have moved an event: its clock times are as they were."""
    return old.local == new.local != "" and old.instants != new.instants


def edition(lock: Lock, memories: Mapping[str, Memory]) -> str | None:
    """Return the edition that a lock is to name which will hold other events.

    While nothing changes, it is that of the lock. An older edition that moves no event is not
    named: it gives the same moments as the newer one.
    """
    if lock.format == FORMAT and lock.memories == memories:
        return lock.zones
    if _is_older(lock) and not _shifted(lock.memories, memories):
        return lock.zones
    return zones.EDITION


def newest(*editions: str | None) -> str | None:
    """Return the newest of the editions that are known, if any is."""
    return max(filter(None, editions), key=_number, default=None)


def refuse_older(file: str, old: Lock, new: Lock) -> None:
    """Raise TimelineError if the zone data are older than those of the lock, and move events."""
    shifted = _shifted(old.memories, new.memories)
    if shifted and _is_older(old):
        raise TimelineError(
            f"{file}: the lock has edition {old.zones} of the zone data, but the edition here, "
            f"{zones.EDITION}, is older and would move {shortened(', '.join(shifted))}; install "
            f"tzdata {old.zones} or later, or export with --allow-older-zones; nothing was written"
        )


def _shifted(old: Mapping[str, Memory], new: Mapping[str, Memory]) -> list[str]:
    return [id for id in sorted(old) if id in new and is_shifted(old[id], new[id])]


def _is_older(lock: Lock) -> bool:
    return lock.zones is not None and _number(zones.EDITION) < _number(lock.zones)


def _number(edition: str) -> tuple[int, ...]:
    return tuple(map(int, edition.split(".")))
