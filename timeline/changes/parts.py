"""The events that calendars have of one event of the registry: it as a whole, or occurrences."""

from collections.abc import Collection
from datetime import date

from timeline.changes.lock import Memory, Part, State


def taken_back(memory: Memory) -> tuple[Part, ...]:
    """Return what calendars are to take back of an event."""
    if memory.state is State.SHOWN:
        return memory.gone
    return () if memory.state is State.PRUNED else (*shown(memory), *memory.gone)


def days(memory: Memory) -> set[date | None]:
    """Return the days of what calendars were told of an event; None stands for it as a whole."""
    told = (*shown(memory), *memory.gone, *([(None, memory.open)] if memory.open else []))
    return {day for day, _ in told}


def gone(known: Memory | None, times: str, own: Collection[Part]) -> tuple[Part, ...]:
    """Return what calendars were told of an event, and are no more now that it has other parts."""
    if known is None:
        return ()
    now = {day for day, _ in own} | ({None} if times else set())
    before = dict((*known.gone, *shown(known)))
    parts = ((day, lines) for day, lines in before.items() if day not in now)
    return tuple(sorted(parts, key=lambda part: part[0] or date.min))


def shown(memory: Memory) -> tuple[Part, ...]:
    """Return what calendars last showed of an event."""
    whole: tuple[Part, ...] = ((None, memory.times),) if memory.times else ()
    return (*whole, *memory.own)
