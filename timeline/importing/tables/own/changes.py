"""What our own tables change in the registry from which they were made."""

from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from timeline.comparison.plain import plain
from timeline.importing.incoming import IncomingEvent, Note
from timeline.importing.tables.own.edits import Base, base_of, edited
from timeline.importing.tables.own.present import Present
from timeline.importing.tables.own.records import Record
from timeline.importing.tables.own.registries import Rebuilt
from timeline.importing.tables.own.unread import unread
from timeline.reading.yaml import Data
from timeline.registry.event_parts import IN_LANGUAGES
from timeline.tables.columns.read_back import READ_BACK

_NOT_HERE = ("repeats", "was")
"""Fields of which the table of events tells too little to change them."""


def changes(theirs: Rebuilt, present: Present, lost: list[Note]) -> Iterator[IncomingEvent | Note]:
    """Yield each event of our tables with the fields that differ, and a note for each left out.

    Add to `lost` the cells that were edited, but can't be taken.
    """
    for id, fields in theirs.events.items():
        row = theirs.rows[id]
        base_id, base = base_of(row)
        if base_id != id and base_id in present.rebuilt.events and base_id not in theirs.events:
            yield Note(row.at("event_id"), f"the id of {base_id} was edited; an id is for ever")
        elif id in present.rebuilt.events:
            yield from _changed(id, theirs, base if base_id == id else None, present, lost)
        else:
            yield IncomingEvent(id, row.at(), _data(fields), id=id, unchanged=frozenset())


def _changed(
    id: str, theirs: Rebuilt, base: Base | None, present: Present, lost: list[Note]
) -> Iterator[IncomingEvent]:
    """Yield an event with the fields in which a row differs from the registry."""
    fields, row = theirs.events[id], theirs.rows[id]
    ours = present.rebuilt.events[id]
    differ = [name for name in {**fields, **ours} if fields.get(name) != ours.get(name)]
    if base is not None:
        differ = [name for name in differ if name in READ_BACK and edited(row, base, name)]
    for name in _NOT_HERE:
        if name in differ:
            differ.remove(name)
            lost.append(Note(row.at(), f"{id}: change {name} in the registry, not in a table"))
    lost += unread(row, base, present.rebuilt.rows[id], differ)
    found = {name: _kept(name, fields.get(name), id, present) for name in sorted(differ)}
    kept = frozenset[str]()
    if base is not None:
        now = present.rebuilt.rows[id]
        kept = frozenset(name for name in found if not edited(now, base, name))
    yield IncomingEvent(id, _place(row, base, found), _data(found), id=id, unchanged=kept)


def _place(row: Record, base: Base | None, fields: Iterable[str]) -> str:
    """Return the places of the cells that give the changed fields of an event."""
    cells = []
    for name in fields:
        columns = [each for each in READ_BACK.get(name, ()) if each in row.cells]
        known = edited(row, base, name) if base is not None else columns
        cells += [row.at(column) for column in (known or columns)[:1]]
    return ", ".join(cells) or row.at()


def _kept(name: str, value: object, id: str, present: Present) -> object:
    """Return the new value of a field, with all of the old one that a table does not hold."""
    event = present.registry.events[id]
    old = plain(getattr(event, name, None), present.registry.language)
    if name in IN_LANGUAGES and isinstance(old, dict):
        return {**old, present.language: value} if value else None
    if name == "instrument" and isinstance(value, dict) and isinstance(old, dict):
        shown = present.rebuilt.events[id].get("instrument")
        was = shown if isinstance(shown, dict) else {}
        gone = {part for part in was if part not in value}
        kept = {part: it for part, it in old.items() if part not in gone}
        return {**kept, **{part: it for part, it in value.items() if it != was.get(part)}}
    if name == "participants" and isinstance(value, dict) and isinstance(old, dict):
        return {ref: _in_office(it, old.get(ref)) for ref, it in value.items()}
    return value


def _in_office(roles: object, old: object) -> object:
    """Return the roles of a participant, in the office that the registry has for them."""
    if isinstance(old, dict) and "as" in old and not isinstance(roles, dict):
        return {"role": roles, "as": old["as"]}
    return roles


def _data(fields: Mapping[str, object]) -> dict[str, Data]:
    return cast("dict[str, Data]", dict(fields))
