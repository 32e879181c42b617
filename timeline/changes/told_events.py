"""Two locks compared: what calendars were told of each event, and what they will be told."""

from collections.abc import Iterator, Mapping

from timeline.changes.lock import Lock, Memory, State
from timeline.changes.shown_events import Shown, account
from timeline.chronology.chronology import Participant
from timeline.comparison.changes import Account, Change, Comparison
from timeline.comparison.classes import Class
from timeline.comparison.compare import changes
from timeline.ical.reading import first_told
from timeline.registry.registry import Registry
from timeline.schedule.schedule import Schedule


def compared(old: Lock, new: Lock, schedule: Schedule) -> Comparison:
    """Compare two locks of a registry, as far as they remember what was told.

    They know more by digests alone: so of some events they only tell that something has changed.
    """
    before, after = (_accounts(lock, schedule.registry) for lock in (old, new))
    found = {change.entry.id: change for change in changes(before, after)}
    for id in before.keys() & after.keys() - found.keys():
        is_repeated = any("repeats" in each[id].fields for each in (before, after))
        untold = _untold(old.memories[id], new.memories[id], is_repeated=is_repeated)
        if classes := tuple(untold):
            found[id] = Change(before[id], after[id], classes, {})
    return Comparison(schedule, schedule, tuple(found[id] for id in sorted(found)))


def telling(comparison: Comparison, old: Lock, new: Lock) -> Comparison:
    """Return a comparison without the events of which nothing can be told.

    The lock only knows that some text about them has changed, in whatever language.
    """
    found = (each for each in comparison.changes if not _is_silent(each, old, new))
    return comparison._replace(changes=tuple(found))


def _is_silent(change: Change, old: Lock, new: Lock) -> bool:
    if change.fields or change.classes != (Class.OTHER,):
        return False
    before, after = (lock.memories[change.entry.id] for lock in (old, new))
    return _digests(before) == _digests(after)


def with_withdrawals(comparison: Comparison, lock: Lock) -> Comparison:
    """Return a comparison that says which events that are gone calendars take back."""
    shown = (State.SHOWN, State.WITHDRAWN)
    found = (
        change._replace(is_withdrawn=True)
        if change.new is None and _state(lock, change.entry.id) in shown
        else change
        for change in comparison.changes
    )
    return comparison._replace(changes=tuple(found))


def _state(lock: Lock, id: str) -> State | None:
    memory = lock.memory(id)
    return memory.state if memory else None


def _untold(old: Memory, new: Memory, *, is_repeated: bool) -> Iterator[Class]:
    """Yield what has changed of an event that a lock remembers by digests.

    One digest is of changed occurrences, or of the vague time of an event that does not repeat.
    """
    if _digests(old) != _digests(new):
        yield Class.OCCURRENCES if is_repeated else Class.OTHER
    elif old.face != new.face:
        yield Class.OTHER


def _digests(memory: Memory) -> tuple[str, str, str]:
    """Return the digests of when an event takes place."""
    return memory.local, memory.instants, memory.changes


def _accounts(lock: Lock, registry: Registry) -> dict[str, Account]:
    told = (State.SHOWN, State.UNDATED)
    known: Mapping[str, Memory] = lock.memories
    return {
        id: account(_shown(memory, registry), registry.language)
        for id, memory in known.items()
        if memory.state in told
    }


def _shown(memory: Memory, registry: Registry) -> Shown:
    shown = Shown(
        id=memory.id,
        uid=registry.uid_of(memory.id),
        title=memory.title,
        status=memory.status,
        start=None,
        end=None,
        place=memory.place,
        participants=tuple(_participant(registry, ref) for ref in memory.participants),
        countries=memory.countries,
        topics=memory.topics,
        kind=memory.kind,
    )
    return _on_its_days(shown, memory) if memory.state is State.SHOWN else shown


def _on_its_days(shown: Shown, memory: Memory) -> Shown:
    """Return an event with its occurrences, some or all of which may be events of their own."""
    own = [lines for _, lines in memory.own]
    first = first_told(memory.times or own[0])
    days = tuple(day for day, _ in memory.own if day)
    return shown._replace(
        start=first.start,
        end=first.end,
        rule=first.rule,
        until=first.until,
        excluded=first.excluded,
        also=tuple(sorted({*first.also, *days[not memory.times :]})),
        repeats=" ".join(filter(None, (first.repeats, *own))),
    )


def _participant(registry: Registry, ref: str) -> Participant:
    """Return a participant by the name that the registry has now; the lock knows no other."""
    known = registry.people.get(ref) or registry.organizations.get(ref)
    name = known.name if known else registry.country_name(ref)
    return Participant(ref, name, None, None, ())
