"""What an import says: how many events it read, what became of them, and what needs a hand."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from timeline.checks.spellings import TWO_SPELLINGS
from timeline.diagnostics.findings import Path
from timeline.importing.imports import Import
from timeline.importing.incoming import Incoming, Note
from timeline.importing.plan import Plan
from timeline.importing.present import places
from timeline.reading.loader import Loaded
from timeline.reading.yaml import Data
from timeline.text import shortened

_MOST = 20
"""Lines of one kind that are said; the report has them all."""
Texts = Mapping[str, bytes]
"""The files of a registry, by their names."""


def lines(made: Import, found: Sequence[Incoming], files: Texts) -> Iterator[str]:
    """Yield what is to be said of an import into files, in short."""
    plan = made.plan
    yield headline(plan)
    yield from _some([_line(note) for note in plan.left_out], "left out")
    yield from _some([_line(note) for note in plan.lost], "not taken")
    if made.loaded:  # else all this was said at the last import
        yield from _some([_line(note) for note in _decided(plan, found)], "said")
    conflicts = list(_conflicts(plan, files))
    yield from _some(conflicts, "conflicts")
    if conflicts:
        yield f"{_count(len(conflicts), 'conflict')}; yours are kept"
    yield from _some([f'"{id}" is no longer in the source' for id in plan.missing], "missing")
    if plan.deleted:
        yield f"  {_count(len(plan.deleted), 'event')} that somebody removed here stay out"
    if made.loaded:
        yield from _spellings(made.loaded, made.people)
        yield from _unused(found)
        yield from _without_status(plan, made.loaded)


def headline(plan: Plan) -> str:
    """Return how many events came in, and what became of them."""
    changed = [it for it in plan.changed.values() if it.incoming.at]  # others are missing
    numbers = {
        "new": len(plan.added),
        "changed": len(changed),
        "unchanged": len(plan.unchanged),
        "in conflict": len({each.id for each in plan.conflicts} - plan.changed.keys()),
        "removed here": len(plan.deleted),
        "left out": len(plan.left_out),
    }
    read = sum(numbers.values())
    if not (plan.added or plan.changed) and plan.is_whole:
        return f"nothing new: {_count(read, 'event')} read"
    said = ", ".join(f"{number:,} {word}" for word, number in numbers.items() if number)
    return f"{_count(read, 'event')} read: {said or 'none'}"


def report(made: Import, found: Sequence[Incoming], files: Texts) -> bytes:
    """Return all that is to be said, a JSON object a line."""
    plan = made.plan
    rows: list[dict[str, Data]] = [
        {"what": "new", "id": id, "at": it.incoming.at} for id, it in plan.added.items()
    ]
    for id, it in plan.changed.items():
        names: list[Data] = [*it.fields]
        rows.append({"what": "changed", "id": id, "at": it.incoming.at, "fields": names})
    rows += _notes("left out", plan.left_out)
    rows += _notes("not taken", plan.lost)
    rows += _notes("said", _decided(plan, found))
    rows += _notes("not used", (note for each in found for note in each.unused))
    rows += [{"what": "conflict", "text": text} for text in _conflicts(plan, files)]
    rows += [{"what": "missing", "id": id} for id in plan.missing]
    rows += _notes("taken out here", plan.deleted)
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows).encode()


def _notes(what: str, notes: Iterable[Note]) -> Iterator[dict[str, Data]]:
    return ({"what": what, "at": note.at, "text": note.text} for note in notes)


def _decided(plan: Plan, found: Sequence[Incoming]) -> list[Note]:
    notes = [note for each in found for note in (*each.decided, *each.to_do)]
    return [*notes, *plan.said]


def _line(note: Note) -> str:
    return f"{note.at}: {note.text}" if note.at else note.text


def _some(rows: list[str], what: str) -> Iterator[str]:
    yield from (f"  {row}" for row in rows[:_MOST])
    if len(rows) > _MOST:
        yield f"  {len(rows) - _MOST} more {what}: --report FILE.jsonl has them all"


def _conflicts(plan: Plan, files: Texts) -> Iterator[str]:
    """Yield each conflict with its place, the two values, and the option that takes the other."""
    fields: set[Path] = {("events", each.id, each.clash.field) for each in plan.conflicts}
    known = places(files, fields | {path[:2] for path in fields})
    for each in plan.conflicts:
        name, ours, theirs = each.clash
        event = ("events", each.id)
        at = known.get((*event, name)) or known.get(event, "")
        yield (
            f"conflict: {each.id} ({at}): {name} is {_quoted(ours)} here, and {each.at} says "
            f"{_quoted(theirs)}; --prefer {name}=theirs takes that"
        )


def _quoted(data: Data) -> str:
    if data is None:
        return "nothing"
    return (
        f'"{shortened(data)}"'
        if isinstance(data, str)
        else shortened(json.dumps(data, ensure_ascii=False))
    )


def _unused(found: Sequence[Incoming]) -> Iterator[str]:
    """Yield the properties and columns that were not used, with how often they were there."""
    counted = Counter(note.text for each in found for note in each.unused)
    if counted:
        named = ", ".join(f"{name} ({number})" for name, number in sorted(counted.items())[:_MOST])
        yield f"  not used: {named}"


def _spellings(loaded: Loaded, people: frozenset[object]) -> Iterator[str]:
    """Yield new people whose names are nearly those of others."""
    near = [each for each in loaded.found if each.rule is TWO_SPELLINGS]
    for each in loaded.places.placed(near):
        if people.intersection(path[1] for path in (each.path, *each.rests_on)):
            yield f"  {each.location}: {each.message}: {each.hint}"


def _without_status(plan: Plan, loaded: Loaded) -> Iterator[str]:
    """Yield what is to be said of new events whose source tells no status."""
    number = sum("status" not in taken.fields for taken in plan.added.values())
    if number and loaded.registry:
        status = loaded.registry.defaults.status
        yield (
            f"  {_count(number, 'new event')} without a status, so they count as {status}; give "
            "another with --status"
        )


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'s'[: number != 1]}"
