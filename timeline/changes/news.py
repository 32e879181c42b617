"""Differences: what a new lock tells calendars beyond what the old one did."""

import itertools
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from timeline.changes.lock import Lock, Memory, State
from timeline.changes.zone_data import is_shifted
from timeline.diagnostics.findings import Diagnostic, Location, Rule, Severity, closest

STALE = Rule(
    "TL404",
    "lock-stale",
    Severity.ERROR,
    "With --locked, the lock is to hold all that calendars are told, and nothing is written: so "
    "a registry is not published whose lock nobody has kept.",
    bad="timeline export --locked   # after a change to the registry",
    good="timeline lock && timeline export --locked",
)
BEHIND = Rule(
    "TL411",
    "lock-behind",
    Severity.HINT,
    "The lock does not hold yet what calendars will be told of the registry. The next export of a "
    "calendar, or timeline lock, brings it up to date; then commit it with the registry.",
    bad="git commit events.yaml   # after a change, and the lock is as it was",
    good="timeline lock && git commit events.yaml events.lock",
)
RULES = (STALE, BEHIND)


@dataclass(frozen=True, slots=True)
class Differences:
    """The ids of the events whose revision is new, by what has become of them.

    `shifted` are those that other zone data have moved, their clock times being as before.
    `edited` are those changed in other ways than in time, place, status or recurrence. Where the
    lock gets a new format, they are `rewritten`: this version may tell the same in other lines.
    `renamed` are pairs of an id that is gone and one that has come and looks like it.
    """

    added: tuple[str, ...]
    changed: tuple[str, ...]
    shifted: tuple[str, ...]
    edited: tuple[str, ...]
    rewritten: tuple[str, ...]
    undated: tuple[str, ...]
    withdrawn: tuple[str, ...]
    revived: tuple[str, ...]
    pruned: tuple[str, ...]
    renamed: tuple[tuple[str, str], ...]

    def __bool__(self) -> bool:
        return any(getattr(self, name) for name in _SAID)

    def __str__(self) -> str:
        """Return how many events have changed in which way, by their ids if they are few."""
        said = []
        for name in _SAID:
            if ids := getattr(self, name):
                named = f" ({', '.join(ids)})" if name in _NAMED or len(ids) <= _FEW else ""
                what = _WORDS.get(name, name)
                said.append(f"{len(ids)} {what}{named}")
        return ", ".join(said)


_FEW = 5
"""Events that can be named in a line."""
_NAMED = ("undated", "withdrawn", "revived", "pruned")
_WORDS = {"shifted": "moved by other zone data", "rewritten": "written anew by this version"}
_SAID = (
    "added",
    "changed",
    "shifted",
    "edited",
    "rewritten",
    "undated",
    "withdrawn",
    "revived",
    "pruned",
)


def differences(old: Lock, new: Lock) -> Differences:
    """Return what a new lock tells calendars beyond what the old one did."""
    found: dict[str, list[str]] = {name: [] for name in _SAID}
    told = {id: memory for id, memory in new.memories.items() if memory.state is not State.PRUNED}
    for id, after in sorted(told.items()):
        before = old.memory(id)
        if before is None:
            found["added"].append(id)
        elif before.state is not after.state:
            name = "revived" if after.state is State.SHOWN else str(after.state)
            found[name].append(id)
        elif before.sequence != after.sequence:
            found["shifted" if is_shifted(before, after) else "changed"].append(id)
        elif before.modified != after.modified:
            found["edited" if old.format == new.format else "rewritten"].append(id)
    found["pruned"] = sorted(
        id
        for id, memory in old.memories.items()
        if id not in told and memory.state is not State.PRUNED
    )
    renamed = tuple(_renamed(new, found["withdrawn"], found["added"]))
    return Differences(**{name: tuple(ids) for name, ids in found.items()}, renamed=renamed)


def _renamed(lock: Lock, gone: list[str], came: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of what is gone and what looks like it; only a few have all in common."""
    alike: dict[tuple[str, object], list[str]] = defaultdict(list)
    for id in came if gone else ():
        memory = lock.memories[id]
        for known in ((memory.times, memory.own), memory.title):
            alike[memory.kind, known].append(id)
    for id in gone:
        memory = lock.memories[id]
        some = (
            alike[memory.kind, known][:_FEW] for known in ((memory.times, memory.own), memory.title)
        )
        for other in dict.fromkeys(itertools.chain(*some)):
            if _is_alike(memory, lock.memories[other]):
                yield id, other


def _is_alike(gone: Memory, came: Memory) -> bool:
    """Whether two events are so much alike that one is likely the other under another id."""
    if (gone.times, gone.own) == (came.times, came.own):
        return closest(gone.title, [came.title]) is not None
    return gone.title == came.title


def stale(new: Differences, file: str, command: str) -> Diagnostic:
    """Return the error that a lock does not hold what is new; `command` brings it up to date."""
    return _not_up_to_date(STALE, new, file, command)


def outdated(new: Differences, file: str, command: str) -> Diagnostic:
    """Return the hint that a lock does not hold what is new."""
    return _not_up_to_date(BEHIND, new, file, command)


def _not_up_to_date(rule: Rule, new: Differences, file: str, command: str) -> Diagnostic:
    message = f"the lock is not up to date{f': {new}' if new else ''}"
    hint = f"run {command}, and keep the file with the registry"
    return Diagnostic(rule, message, hint=hint, location=Location(file, 1, 1))
