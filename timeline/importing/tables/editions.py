"""Editions of a registry that are known by their tables alone, to be compared."""

import json
from collections.abc import Mapping

from timeline.diagnostics.findings import TimelineError
from timeline.diagnostics.reporting import refused
from timeline.importing.incoming import Note
from timeline.importing.tables import packages
from timeline.importing.tables.books import book
from timeline.importing.tables.own import recognising
from timeline.importing.tables.own.edits import settled
from timeline.importing.tables.own.present import rows
from timeline.importing.tables.own.reading import name_of
from timeline.importing.tables.own.records import Records
from timeline.importing.tables.own.registries import Rebuilt, rebuilt
from timeline.importing.tables.sheets import Book
from timeline.reading.loader import load
from timeline.registry.vocabulary import Audience
from timeline.schedule.schedule import Schedule
from timeline.tables.events import EVENTS


def of_file(data: bytes, name: str) -> Records:
    """Return the rows of our tables in a file; raise TimelineError if there are none."""
    return _records(book(data, name), name)


def of_files(files: Mapping[str, bytes], name: str) -> Records:
    """Return the rows of our tables in the folder of a data package."""
    return _records(packages.read_files(files, name), name)


def _records(book: Book, name: str) -> Records:
    found = recognising.tables(book.sheets)
    if not found:
        raise TimelineError(f"{name}: this table is not an export of timeline")
    rows = {table: recognising.records(table, each) for table, each in found.items()}
    events = rows[EVENTS.name]
    wrong = [note for _, note in recognising.unknown_words(events)]
    wrong += [Note(row.at(), "a row without event_id") for row in events if not row("event_id")]
    for note in wrong[:1]:
        raise TimelineError(f"{note.at}: {note.text}; timeline import takes over what is edited")
    return {**rows, EVENTS.name: [settled(row) for row in events]}


def registry_of(records: Records, name: str) -> Schedule:
    """Return the registry that tables hold; raise RegistryError for what is none."""
    return _schedule(rebuilt(records, name_of(records, Book(()), "tables"), None), name)


def as_tables(schedule: Schedule, like: Records, audience: Audience) -> Schedule:
    """Return a registry as far as tables hold it that have the columns of others."""
    registry = schedule.registry
    held = rebuilt(rows(registry, like, audience), registry.registry, None)
    return _schedule(held, registry.registry)


def _schedule(held: Rebuilt, name: str) -> Schedule:
    defaults = {"timezone": held.zone} if held.zone else {}
    head = {"registry": held.registry, "title": held.registry, "defaults": defaults}
    text = json.dumps({**head, **held.entries, "events": held.events}, ensure_ascii=False)
    loaded = load([(name, text.encode(errors="replace"))])
    if loaded.schedule is None:
        raise refused(loaded.errors, loaded.sources, is_cut=loaded.is_cut)
    return loaded.schedule
