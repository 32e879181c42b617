"""Withdrawals: what calendars are to take back, of all that the lock says they were told."""

from dataclasses import replace
from datetime import date

from timeline.changes import parts, undated
from timeline.changes.lock import Memory, State
from timeline.changes.revisions import Revised
from timeline.chronology.chronology import Chronology, Revision, Withdrawn
from timeline.chronology.options import Undated
from timeline.chronology.selection import Facts, Selection
from timeline.ical.reading import times, touches
from timeline.registry.identity import uid_of_part
from timeline.registry.vocabulary import OFF
from timeline.text import capital
from timeline.time.spans import Span


def told(
    chronology: Chronology, revised: Revised, selection: Selection, choice: Undated = Undated.OMIT
) -> Chronology:
    """Return a chronology with the revisions of a lock, and what is to be taken back of it.

    By `choice`, calendars show what has no day, or not.
    """
    lock = revised.lock
    lasting = (undated.known(memory, choice) for _, memory in sorted(lock.memories.items()))
    memories = [memory for memory in lasting if is_wanted(memory, selection)]
    shown = {memory.id for memory in memories}
    return replace(
        chronology,
        revisions={
            memory.id: Revision(memory.sequence, memory.modified)
            for memory in lock.memories.values()
            if memory.state is State.SHOWN or memory.is_open
        },
        undated=tuple(id for id in chronology.undated if id not in shown),
        withdrawn=tuple(withdrawn(chronology, lock.uid(each), each) for each in memories),
        components=revised.components.get(chronology.languages, {}),
    )


def is_wanted(memory: Memory, selection: Selection) -> bool:
    """Whether an event is wanted of which calendars are to take anything back."""
    back = parts.taken_back(memory)
    if not back:
        return False
    facts = Facts(
        memory.kind,
        (memory.status, *memory.statuses),
        memory.countries,
        memory.participants,
        memory.topics,
    )
    if selection.part_of and selection.part_of.isdisjoint((memory.id, *memory.part_of)):
        return False
    if not selection.meets(facts):
        return False
    first, is_shown = memory.first, memory.state is State.SHOWN
    if not (is_shown or selection.overlaps(Span(None, first, memory.last))):
        return False
    if first is None or (not is_shown and (memory.changes or first == memory.last)):
        return True
    start = selection.start.first if selection.start else date.min
    end = selection.end.last if selection.end else date.max
    return any(touches(lines, day or first, start, end) for day, lines in back)


def withdrawn(chronology: Chronology, uid: str, memory: Memory) -> Withdrawn:
    """Return what calendars are to take back of an event, in words."""
    words = chronology.words
    reason, remark = words.calendar["withdrawn"], words.calendar["taken_back"]
    if memory.state is State.UNDATED:
        reason, remark = words.calendar["date_open"], words.calendar["no_day"]
        if memory.status in OFF:
            reason = capital(words.statuses[memory.status])
    return Withdrawn(
        uid=uid,
        title=memory.title,
        told=tuple(
            (uid_of_part(uid, day) if day else uid, times(lines))
            for day, lines in parts.taken_back(memory)
        ),
        place=memory.place,
        lead=words.phrases["said"].format(who=reason, what=""),
        remark=remark,
        is_gone=memory.state is State.WITHDRAWN,
        revision=Revision(memory.sequence, memory.modified),
    )
