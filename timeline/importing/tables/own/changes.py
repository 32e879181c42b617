"""What our own tables change in the registry from which they were made."""

from collections.abc import Iterator, Mapping
from typing import cast

from timeline.comparison.plain import plain
from timeline.importing.incoming import IncomingEvent, Note
from timeline.importing.tables.own.present import Present
from timeline.importing.tables.own.records import Record
from timeline.importing.tables.own.registries import Rebuilt
from timeline.reading.yaml import Data
from timeline.registry.event_parts import IN_LANGUAGES
from timeline.tables.cell_digests import BASE, digest, read
from timeline.tables.columns.read_back import READ_BACK
from timeline.tables.events import ROWS
from timeline.tables.table import Type

_TYPES: dict[str, Type] = {column.name: column.type for column in ROWS.columns}
_LONG = ("outcomes", "figures", "statements", "also_reported", "repeats")
"""Fields of which tables of their own tell."""
_NOT_HERE = ("repeats", "was")
"""Fields of which the table of events tells too little to change them."""


def changes(theirs: Rebuilt, present: Present) -> Iterator[IncomingEvent | Note]:
    """Yield each event of our tables with the fields that differ; notes on what cannot be taken."""
    ours = present.rebuilt
    for id, fields in theirs.events.items():
        row = theirs.rows[id]
        if id not in ours.events:
            yield IncomingEvent(id, row.at(), _data(fields), id=id, unchanged=frozenset())
            continue
        base_id, base = read(row(BASE)) if row(BASE) else (id, None)
        base = _shown(row, base)
        if base_id != id:
            yield Note(row.at("event_id"), f"the id of {base_id} was edited; an id is for ever")
            continue
        edited = _edited(row, base)
        found = {
            name: fields.get(name)
            for name in sorted({*fields, *ours.events[id]})
            if fields.get(name) != ours.events[id].get(name) and name in edited
        }
        for name in [name for name in _NOT_HERE if name in found]:
            del found[name]
            yield Note(row.at(), f"{id}: {name} is changed in the registry, not in a table")
        kept = {name: _kept(name, value, id, present) for name, value in found.items()}
        yield IncomingEvent(
            id, row.at(), _data(kept), id=id, unchanged=_unchanged(ours.rows[id], base)
        )


def _edited(row: Record, base: Mapping[str, str] | None) -> set[str]:
    """Return the fields whose cells somebody edited; without digests, all that rows tell of."""
    if base is None:
        return {*READ_BACK, *_LONG}
    return {*READ_BACK} - _unchanged(row, base)


def _unchanged(row: Record, base: Mapping[str, str] | None) -> frozenset[str]:
    """Return the fields whose cells are as they were when the workbook was made."""
    if base is None:
        return frozenset()
    return frozenset(
        name
        for name, columns in READ_BACK.items()
        if all(_digest(row, column) == base.get(column, "") for column in columns)
    )


def _digest(row: Record, column: str) -> str:
    return digest(_TYPES.get(column, Type.TEXT), row(column))


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


def _shown(row: Record, base: Mapping[str, str] | None) -> Mapping[str, str] | None:
    """Return the digests of columns that are still there: to delete one empties no field."""
    if base is None:
        return None
    return {column: known for column, known in base.items() if column in row.cells}


def _data(fields: Mapping[str, object]) -> dict[str, Data]:
    return cast("dict[str, Data]", dict(fields))
