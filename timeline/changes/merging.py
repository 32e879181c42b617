"""Locks that several people have kept: of two lines for an event, the one that goes on."""

import re
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from functools import reduce

from timeline.changes import format_1, lockfile
from timeline.changes.lock import FORMAT, LAST_SEQUENCE, Lock, Memory, Part, State
from timeline.changes.lockfile import MARK
from timeline.changes.parts import gone
from timeline.changes.revisions import LAST_MOMENT, is_as_ever
from timeline.changes.zone_data import newest
from timeline.reading.encoding import decode, lines
from timeline.reading.source import SourceFile
from timeline.registry.vocabulary import Audience

_SECOND = timedelta(seconds=1)
_HEAD = re.compile(r'\{\s*"lock"')
_ID = re.compile(r'\{\s*"id"\s*:\s*"[^"]*"')


def merged(ours: Lock, theirs: Lock) -> Lock:
    """Return the lock that goes on from two locks of a registry."""
    mine, others = (format_1.remembered(lock, {}) for lock in (ours, theirs))
    both = {id: settled(mine[id], others[id]) for id in mine.keys() & others.keys()}
    zones = newest(ours.zones, theirs.zones)
    return replace(ours, memories=mine | others | both, zones=zones, format=FORMAT)


def settled(one: Memory, other: Memory) -> Memory:
    """Return the line that goes on from two: the one with the higher SEQUENCE, then the later one.

    If they differ, calendars may have been told either. So it takes back what only the other tells,
    and it gets a revision that both kinds of
    subscribers take for new: a higher SEQUENCE where the two are equal and it matters, and a
    LAST-MODIFIED that is later than the other's.
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
    return replace(last, sequence=sequence, modified=latest, gone=_gone(first, last))


def _gone(first: Memory, last: Memory) -> tuple[Part, ...]:
    """Return what either line tells of an event, or takes back, and the last does not tell."""
    if last.state is State.PRUNED:
        return ()
    both = replace(first, gone=(*first.gone, *last.gone))
    return gone(both, last.times, last.own)


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
