"""The hierarchy of events: the parents, the ancestors and the parts of each."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from timeline.registry.event import Event


class Hierarchy(NamedTuple):
    """How the events of a registry are part of each other.

    `parents` are those of each event that are defined, the first being the one under which it is
    shown. `order` has parents before children. It leaves out events that are their own ancestors,
    and all that is part of them.
    """

    parents: Mapping[str, tuple[str, ...]]
    order: tuple[str, ...]

    def ancestors(self, id: str) -> set[str]:
        """Return what an event is part of, directly or by way of others."""
        found: set[str] = set()
        waiting = list(self.parents[id])
        while waiting:
            parent = waiting.pop()
            if parent not in found:
                found.add(parent)
                waiting += self.parents[parent]
        return found

    def below(self, tops: Collection[str]) -> set[str]:
        """Return the ids in `tops`, and those of all events that are part of them."""
        found = set(tops)
        for id in self.order if tops else ():
            if not found.isdisjoint(self.parents[id]):
                found.add(id)
        return found

    def depths(self) -> dict[str, int]:
        """Return how many first parents stand above each event."""
        depths: dict[str, int] = {}
        for id in self.order:
            parents = self.parents[id]
            depths[id] = depths[parents[0]] + 1 if parents else 0
        return depths

    def is_part(self, one: str, other: str) -> bool:
        """Whether one of two events is directly part of the other."""
        return one in self.parents[other] or other in self.parents[one]


def hierarchy(events: Mapping[str, Event]) -> Hierarchy:
    """Return the hierarchy of all events of a registry, which may have faults."""
    parents = {
        id: tuple(parent for parent in event.part_of if parent in events)
        for id, event in events.items()
    }
    children: dict[str, list[str]] = {}
    for id, above in parents.items():
        for parent in above:
            children.setdefault(parent, []).append(id)
    waiting = {id: len(above) for id, above in parents.items()}
    order = [id for id, above in parents.items() if not above]
    for id in order:  # it grows while it is read
        for child in children.get(id, ()):
            waiting[child] -= 1
            if not waiting[child]:
                order.append(child)
    return Hierarchy(parents, tuple(order))
