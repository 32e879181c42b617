"""Differences: what a new lock tells calendars beyond what the old one did."""

import itertools
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from timeline.changes.lock import Lock, Memory, State
from timeline.changes.zone_data import is_shifted
from timeline.diagnostics.findings import Diagnostic, Location, Rule, Severity, closest

STALE = Rule(
    "TL404",
    "lock-stale",
    Severity.ERROR,
    "With --locked, the lock already holds all that calendars will be told. If it does not, "
    "timeline writes nothing. So you never publish a registry before somebody has updated its "
    "lock.",
    bad="timeline export --locked   # after a change to the registry",
    good="timeline lock && timeline export --locked",
)
BEHIND = Rule(
    "TL411",
    "lock-behind",
    Severity.HINT,
    "The lock holds all that calendars will be told of the registry. The next export of a "
    "calendar updates it. So does timeline lock, but that writes no calendar. Then commit the lock "
    "with the registry.",
    bad="git commit events.yaml   # after a change, and the lock is as it was",
    good="timeline export && git commit events.yaml events.lock events.ics",
)
RULES = (STALE, BEHIND)


class Alike(NamedTuple):
    """An id that is gone, one that has come and looks like it, and the UID of the first."""

    gone: str
    came: str
    uid: str


class Differences(NamedTuple):
    """The ids of the events whose revision is new, by what has become of them.

    `shifted` are those that other zone data have moved, their clock times being as before.
    `edited` are those changed in other ways than in time, place, status or recurrence. Where the
    lock gets a new format, they are `rewritten`: this version may tell the same in other lines.
    `renamed` are those of which only the id is another. `alike` are pairs of events of which one is
    likely the other under another id.
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
    renamed: tuple[str, ...]
    alike: tuple[Alike, ...]

    def __bool__(self) -> bool:
        return any(getattr(self, name) for name in _SAID)

    def __str__(self) -> str:
        """Return how many events have changed in which way, by their ids if they are few."""
        said = []
        for name in _SAID:
            if ids := getattr(self, name):
                named = f" ({_named(ids)})" if name in _NAMED or len(ids) <= _FEW else ""
                what = _WORDS.get(name, name)
                said.append(f"{len(ids)} {what}{named}")
        return ", ".join(said)


_FEW = 5
"""Events that can be named in a line."""
_MOST = 100
"""Events that are named in a message, if what has become of them matters most."""
_NAMED = ("undated", "withdrawn", "revived", "pruned")
_WORDS = {"shifted": "moved by other zone data", "rewritten": "rewritten by this version"}
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
    "renamed",
)


def _named(ids: tuple[str, ...]) -> str:
    more = f" and {len(ids) - _MOST} more" if len(ids) > _MOST else ""
    return ", ".join(ids[:_MOST]) + more


def differences(old: Lock, new: Lock) -> Differences:
    """Return what a new lock tells calendars beyond what the old one did."""
    found: dict[str, list[str]] = {name: [] for name in _SAID}
    told = {id: memory for id, memory in new.memories.items() if memory.state is not State.PRUNED}
    known = old.by_key
    for id, after in sorted(told.items()):
        before = known.pop(new.key(after), None)
        never_dated = before is None or (
            before.state is State.UNDATED and not (before.times or before.own)
        )
        if never_dated and after.state is State.SHOWN:
            found["added"].append(id)
        elif before is None:
            continue  # it has no day, and few calendars show it
        elif before.state is not after.state:
            name = "revived" if after.state is State.SHOWN else str(after.state)
            found[name].append(id)
        elif before.sequence != after.sequence:
            found["shifted" if is_shifted(before, after) else "changed"].append(id)
        elif before.modified != after.modified:
            found["edited" if old.format == new.format else "rewritten"].append(id)
        elif before.id != id:
            found["renamed"].append(id)
    rest = known.values()
    found["pruned"] = sorted(each.id for each in rest if each.state is not State.PRUNED)
    alike = tuple(_alike(new, found["withdrawn"], found["added"]))
    return Differences(**{name: tuple(ids) for name, ids in found.items()}, alike=alike)


def _alike(lock: Lock, gone: list[str], came: list[str]) -> Iterator[Alike]:
    """Yield the pairs of what is gone and what looks like it; only a few have all in common."""
    known: dict[tuple[str, object], list[str]] = defaultdict(list)
    for id in came if gone else ():
        memory = lock.memories[id]
        for told in _signs(memory):
            known[memory.kind, told].append(id)
    for id in gone:
        memory = lock.memories[id]
        some = (known[memory.kind, told][:_FEW] for told in _signs(memory))
        for other in dict.fromkeys(itertools.chain(*some)):
            if _is_alike(memory, lock.memories[other]):
                yield Alike(id, other, lock.uid(memory))


def _signs(memory: Memory) -> tuple[object, ...]:
    """Return what one event is likely to share with another that it has become."""
    return (memory.times, memory.own), memory.title


def _is_alike(gone: Memory, came: Memory) -> bool:
    """Whether two events are so much alike that one is likely the other under another id."""
    if (gone.times, gone.own) == (came.times, came.own):
        return closest(gone.title, [came.title]) is not None
    return gone.title == came.title


def hints(new: Differences) -> Iterator[str]:
    """Yield what to know of ids that look as if they had been changed, now that this is told."""
    for gone, came, _ in new.alike[:_FEW]:
        yield (
            f'"{came}" looks like "{gone}" with another id, but an id is for ever: calendars take '
            f'"{gone}" back, and show "{came}" as new; use timeline rename to change an id'
        )
    if more := len(new.alike[_FEW:]):
        yield f"{more} more look like events that are gone"


def stale(new: Differences, file: str, command: str, *, is_missing: bool = False) -> Diagnostic:
    """Return the error that a lock does not hold what is new; `command` brings it up to date."""
    found = _not_up_to_date(STALE, new, file, command)
    if not is_missing:
        return found
    message = f"{file} is missing{f': {new}' if new else ''}"
    return found._replace(message=message, location=None)


def outdated(new: Differences, file: str, command: str) -> Diagnostic:
    """Return the hint that a lock does not hold what is new; `command` exports the calendar."""
    return _not_up_to_date(BEHIND, new, file, f"{command}, which also writes the calendar")


def _not_up_to_date(rule: Rule, new: Differences, file: str, command: str) -> Diagnostic:
    message = f"the lock is out of date{f': {new}' if new else ''}"
    hint = f"run {command}, and keep the lock with the registry"
    for gone, came, uid in new.alike[:1]:
        hint += f'; if "{came}" is "{gone}" with another id, first write uid: {uid} in it'
    return Diagnostic(rule, message, hint=hint, location=Location(file, 1, 1))
