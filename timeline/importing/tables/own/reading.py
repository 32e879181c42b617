"""Reads our own tables into a new registry, or into the one from which they were made."""

from collections import Counter
from collections.abc import Mapping
from typing import cast

from timeline.importing.context import Context
from timeline.importing.incoming import Incoming, IncomingEvent, Note
from timeline.importing.tables.own.changes import changes
from timeline.importing.tables.own.edits import settled
from timeline.importing.tables.own.filled_in import completed
from timeline.importing.tables.own.present import Present
from timeline.importing.tables.own.recognising import in_our_words, records, unknown_words, unused
from timeline.importing.tables.own.records import Records
from timeline.importing.tables.own.registries import Rebuilt, rebuilt
from timeline.importing.tables.packages import GUARDED
from timeline.importing.tables.sheets import Book, Table
from timeline.reading.yaml import Data
from timeline.tables.events import EVENTS

_HEAD = {
    "title": "title",
    "url": "homepage",
    "updated": "version",
    "citation": "citation",
}
_SECTIONS = ("places", "people", "organizations", "sources")


def read(tables: Mapping[str, Table], book: Book, context: Context) -> Incoming:
    """Return the events of our tables, whole or as far as they differ from the registry."""
    found = {name: records(name, table) for name, table in tables.items()}
    found[EVENTS.name] = [in_our_words(record) for record in found[EVENTS.name]]
    wrong = dict(unknown_words(found[EVENTS.name]))
    unread = {record("event_id") for record in found[EVENTS.name] if record.number in wrong} - {""}
    kept = [
        record
        for record in found[EVENTS.name]
        if record.number not in wrong and record("event_id") not in unread
    ]
    rows = completed([settled(record) for record in kept], context)
    nameless = [Note(each.at(), "neither id nor title") for each in rows if not each("event_id")]
    whole = {**found, EVENTS.name: [record for record in rows if record("event_id")]}
    theirs, present = _sides(whole, book, context)
    lost: list[Note] = []
    told = list(changes(theirs, present, lost) if present else _all(theirs))
    _put(theirs, context)
    ragged = [note for table in tables.values() for note in table.ragged]
    return Incoming(
        tuple(each for each in told if isinstance(each, IncomingEvent)),
        head=_head(theirs, book),
        left_out=(
            *wrong.values(),
            *nameless,
            *theirs.left_out,
            *ragged,
            *(each for each in told if isinstance(each, Note)),
        ),
        left_out_uids=frozenset(unread),
        lost=tuple(lost),
        unused=tuple(unused(found[EVENTS.name])),
        decided=book.decided,
        is_own=present is not None or context.registry is None,
    )


def name_of(records: Records, book: Book, usual: str) -> str:
    """Return the name of the registry from which tables were made, as far as they tell it."""
    described = book.described or {}
    if isinstance(name := described.get("name"), str):
        return name
    events = records[EVENTS.name]
    known = Counter(record("registry") for record in events if record("registry"))
    ends = (record("uid").rpartition("@") for record in events)
    own = zip(ends, events, strict=True)
    known += Counter(name for (id, _, name), record in own if id and id == record("event_id"))
    return known.most_common(1)[0][0] if known else usual


def _sides(records: Records, book: Book, context: Context) -> tuple[Rebuilt, Present | None]:
    """Return what the tables hold, and the registry if they were made from it."""
    registry = context.registry
    name = name_of(records, book, registry.registry if registry else context.source)
    if registry is None or name != registry.registry:
        return rebuilt(records, name, None), None
    zone = registry.defaults.timezone
    return rebuilt(records, name, zone), Present(registry, records)


def _all(theirs: Rebuilt) -> list[IncomingEvent]:
    return [
        IncomingEvent(
            id, theirs.rows[id].at(), cast("dict[str, Data]", fields), id=id, unchanged=frozenset()
        )
        for id, fields in theirs.events.items()
    ]


def _put(theirs: Rebuilt, context: Context) -> None:
    """Add what events refer to, as far as the registry does not have it."""
    for section in _SECTIONS:
        for id, entry in theirs.entries[section].items():
            context.directory.put(section, id, cast("dict[str, Data]", entry))


def _head(theirs: Rebuilt, book: Book) -> dict[str, Data]:
    """Return the fields of the registry itself, as far as tables have them."""
    described = book.described or {}
    found: dict[str, object] = {"registry": theirs.registry}
    found |= {name: described.get(known) for name, known in _HEAD.items()}
    found["description"] = GUARDED.sub("", str(described.get("description", "")))
    match described.get("licenses"):
        case [{"name": str() as license}] | [{"path": str() as license}]:
            found["license"] = license
    found["defaults"] = {"timezone": theirs.zone} if theirs.zone else None
    found["countries"] = theirs.entries["countries"]
    return cast("dict[str, Data]", {name: data for name, data in found.items() if data})
