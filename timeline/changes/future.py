"""Locks that tell of revisions later than now: a clock was wrong, or a day in a registry."""

from datetime import datetime, timedelta

from timeline.changes import lockfile
from timeline.changes.lock import Lock
from timeline.changes.revisions import LAST_MOMENT
from timeline.diagnostics.findings import Diagnostic, Rule, Severity
from timeline.reading.source import SourceFile

LATER = Rule(
    "TL414",
    "lock-later",
    Severity.WARNING,
    "No revision in the lock is later than now. If one is, a clock was wrong, or the registry "
    "gives a later day as updated. New revisions are later still, so calendars get all of them. "
    "But LAST-MODIFIED is wrong until that day has come.",
    bad='{"id":"defence-mou","sequence":2,"modified":"2062-03-02T09:00:00Z",…}',
    good='{"id":"defence-mou","sequence":2,"modified":"2026-03-02T09:00:00Z",…}',
)
RULES = (LATER,)

_AHEAD = timedelta(days=1)
"""A day in the registry may have begun elsewhere, and clocks differ a little."""


def later(lock: Lock, source: SourceFile, now: datetime) -> list[Diagnostic]:
    """Return the warning that a lock, in the file `source`, tells of revisions after now."""
    if now > LAST_MOMENT - _AHEAD:
        return []
    found = [memory for memory in lock.memories.values() if memory.modified > now + _AHEAD]
    if not found:
        return []
    last = max(found, key=lambda memory: (memory.modified, memory.id))
    count = f"{len(found)} revision{'s are' if len(found) > 1 else ' is'}"
    message = f"{count} later than now, the last from {last.modified:%Y-%m-%d}"
    hint = "correct the clock, or updated in the registry; later revisions will be later still"
    return [Diagnostic(LATER, message, hint=hint, location=lockfile.place(source, last.id))]
