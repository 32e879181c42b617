"""Locks that several people have kept: of two lines for an event, the one that goes on."""

import re
from collections import Counter
from collections.abc import Container
from dataclasses import replace
from datetime import timedelta
from functools import reduce
from itertools import chain, count

from timeline.changes import lockfile, older_formats
from timeline.changes.lock import FORMAT, LAST_SEQUENCE, Lock, Memory, State, is_digest
from timeline.changes.lockfile import MARK
from timeline.changes.parts import gone
from timeline.changes.revisions import LAST_MOMENT, is_as_ever
from timeline.changes.zone_data import newest
from timeline.reading.encoding import decode, lines
from timeline.reading.source import SourceFile
from timeline.registry.texts import LONGEST_ID
from timeline.registry.vocabulary import Audience

_LONGEST_STEM = LONGEST_ID - 8
"""Characters of an id that leave room for a number."""
_SECOND = timedelta(seconds=1)
_HEAD = re.compile(r'\{\s*"lock"')
_ID = re.compile(r'\{\s*"id"\s*:\s*"[^"]*"')


def merged(ours: Lock, theirs: Lock) -> Lock:
    """Return the lock that goes on from two locks of a registry."""
    mine, others = (
        replace(lock, memories=older_formats.remembered(lock, {})).by_key for lock in (ours, theirs)
    )
    both = {
        key: settled(*_under_one_id(mine[key], others[key])) for key in mine.keys() & others.keys()
    }
    memories: dict[str, Memory] = {}
    for memory in sorted((mine | others | both).values(), key=lambda each: (each.id, each.uid)):
        id = _free(memory.id, memories)
        uid = memory.uid if id == memory.id else ours.uid(memory)
        memories[id] = replace(memory, id=id, uid=uid)
    zones = newest(ours.zones, theirs.zones)
    return replace(ours, memories=memories, zones=zones, format=FORMAT)


def _under_one_id(one: Memory, other: Memory) -> tuple[Memory, Memory]:
    """Return two lines for an event under one id: that which it was given later, if it was."""
    if is_digest(one.id) or is_digest(other.id):
        return one, other
    latest = max(one, other, key=lambda each: (each.uid, each.id))
    return replace(one, id=latest.id, uid=latest.uid), replace(other, id=latest.id, uid=latest.uid)


def _free(id: str, taken: Container[str]) -> str:
    """Return an id, or one like it if another event was given the same in another branch.

    The next export knows both events by their UIDs, and so what their ids are.
    """
    others = (f"{id[:_LONGEST_STEM]}-{number}" for number in count(2))
    return next(each for each in chain((id,), others) if each not in taken)


def settled(one: Memory, other: Memory) -> Memory:
    """Return the line that goes on from two: the one with the higher SEQUENCE, then the later one.

    If they differ, calendars may have been told either. So it takes back what only the other tells.
    It also gets a revision that both kinds of subscribers take for new. Its LAST-MODIFIED is later
    than the other's. Its SEQUENCE is higher, if the two are equal and it matters.
    """
    first, last = sorted((one, other), key=lambda each: (each.sequence, each.modified, repr(each)))
    latest = max(first.modified, last.modified)
    if last == replace(first, sequence=last.sequence, modified=last.modified):
        return replace(last, modified=latest)
    is_tied = first.sequence == last.sequence
    is_even = is_tied and (first.modified == last.modified or not is_as_ever(first, last))
    if last.modified <= first.modified:
        latest = min(latest + _SECOND, LAST_MOMENT)
    sequence = min(last.sequence + is_even, LAST_SEQUENCE)
    last = replace(last, sequence=sequence, modified=latest)
    return last if last.state is State.PRUNED else _taking_back(last, first)


def _taking_back(memory: Memory, other: Memory) -> Memory:
    """Return an event that takes back what another line tells of it, and it does not."""
    both = replace(other, gone=(*other.gone, *memory.gone))
    shown = memory.open or ("" if memory.times else other.open)
    return replace(memory, gone=gone(both, memory.times, memory.own), open=shown)


def resolved(
    data: bytes, file: str, registry: str | None, audience: Audience
) -> tuple[Lock | None, SourceFile]:
    """Return the lock in which a merge left marks, or several lines for an event.

    It is None if it has other faults, which are in the source.
    """
    text, findings = decode(data, file)
    source = SourceFile(file, text, findings=findings)
    found: list[Lock] = []
    for layer in [] if findings else _layers(text):
        lock, each = lockfile.read(layer.encode(), file, registry, audience)
        findings += [finding for finding in each.findings if finding not in findings]
        found += [lock] if lock else []
    return (None if findings else reduce(merged, found)), source


def _layers(text: str) -> list[str]:
    """Return locks with one line for each event, which hold all lines of a lock between them.

    The marks of a merge are left out, and the lines of the common ancestor. All lines keep their
    numbers.
    """
    kept = _without_marks(text)
    turns: Counter[str] = Counter()
    layers = [[""] * len(kept)]
    heads = [number for number, line in enumerate(kept) if _HEAD.match(line)]
    for number, line in enumerate(kept):
        found = _HEAD.match(line) or _ID.match(line)
        turn = turns[found[0]] if found else 0
        if found:
            turns[found[0]] += 1
        if turn == len(layers):
            layers.append([""] * len(kept))
        layers[turn][number] = line
    for layer in layers[len(heads) :] if heads else ():
        layer[heads[0]] = kept[heads[0]]
    return ["\n".join(layer) for layer in layers]


def _without_marks(text: str) -> list[str]:
    """Return the lines of a text, empty where they are marks or of the common ancestor."""
    kept, is_base = [], False
    for line in lines(text):
        is_mark = MARK.match(line)
        if is_mark:
            is_base = line.startswith("|")
        kept.append("" if is_mark or is_base else line)
    return kept
