"""References: the ids by which events and defaults name entries of the registry."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from timeline.diagnostics.findings import Path
from timeline.registry.event import Event
from timeline.registry.event_parts import Figure, Move, Report, Statement
from timeline.registry.events import own_fields
from timeline.registry.instruments import Instrument


class Reference(NamedTuple):
    """An id at a place in the registry, and the sections in which it may be defined.

    The section "countries" stands for ISO's codes, defined or not.
    """

    id: str
    path: Path
    sections: tuple[str, ...]
    on_key: bool = False


_ACTORS = ("people", "organizations", "countries")


def of_defaults(places: Iterable[str], sources: Iterable[str]) -> Iterator[Reference]:
    """Yield the references of what holds for every event."""
    yield from _of_places(("defaults", "place"), places)
    for index, id in enumerate(sources):
        yield Reference(id, ("defaults", "sources", index), ("sources",))


def of_event(id: str, event: Event) -> Iterator[Reference]:
    """Yield the references of an event, in no useful order."""
    path: Path = ("events", id)
    yield from _of_event(path, event)
    yield from _of_parts(path, event)
    yield from _of_changes((*path, "repeats"), event)


def _of_event(path: Path, event: Event) -> Iterator[Reference]:
    yield from _of_places((*path, "place"), event.place)
    for ref in event.participants:
        yield Reference(ref, (*path, "participants", ref), _ACTORS, on_key=True)
    for name, section in (("part_of", "events"), ("sources", "sources")):
        for index, ref in enumerate(getattr(event, name)):
            yield Reference(ref, (*path, name, index), (section,))


def _of_places(path: Path, places: Iterable[str]) -> Iterator[Reference]:
    for index, ref in enumerate(places):
        yield Reference(ref, (*path, index), ("places",))


def _of_parts(path: Path, event: Event) -> Iterator[Reference]:
    for name in ("figures", "statements", "also_reported", "was"):
        for index, part in enumerate(getattr(event, name)):
            yield from _of_part((*path, name, index), part)
    for name, own in own_fields(event):
        if isinstance(own, Instrument):
            for index, ref in enumerate(own.parties):
                yield Reference(ref, (*path, name, "parties", index), _ACTORS[1:])
            if own.depositary is not None:
                yield Reference(own.depositary, (*path, name, "depositary"), _ACTORS[1:])


def _of_changes(path: Path, event: Event) -> Iterator[Reference]:
    for day, change in event.repeats.changes.items() if event.repeats else ():
        yield from _of_places((*path, "changes", str(day), "place"), change.place)


def _of_part(path: Path, part: Figure | Statement | Report | Move) -> Iterator[Reference]:
    if part.source is not None:
        yield Reference(part.source, (*path, "source"), ("sources",))
    if isinstance(part, Statement):
        yield Reference(part.by, (*path, "by"), _ACTORS)
        if part.on_behalf_of is not None:
            yield Reference(part.on_behalf_of, (*path, "on_behalf_of"), _ACTORS)
    if isinstance(part, Report):
        yield from _of_report((*path, "value"), part)


def _of_report(path: Path, report: Report) -> Iterator[Reference]:
    if report.field == "place":
        places = report.value if isinstance(report.value, list) else [report.value]
        yield from _of_places(path, [ref for ref in places if isinstance(ref, str)])
    if report.field == "participants" and isinstance(report.value, dict):
        for ref in report.value:
            yield Reference(ref, (*path, ref), _ACTORS, on_key=True)
