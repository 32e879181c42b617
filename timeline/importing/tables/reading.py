"""Reads tables that are imported: our own as what they were made from, others by a mapping."""

from collections.abc import Mapping

from timeline.diagnostics.findings import TimelineError
from timeline.importing.context import Context
from timeline.importing.incoming import Incoming
from timeline.importing.tables import packages
from timeline.importing.tables.books import book
from timeline.importing.tables.mapped import reading as mapped
from timeline.importing.tables.mapped.form import Mapping as TableMapping
from timeline.importing.tables.mapped.form import parsed
from timeline.importing.tables.own import reading as own
from timeline.importing.tables.own.recognising import tables
from timeline.importing.tables.sheets import Book


def read(data: bytes, name: str, context: Context) -> Incoming:
    """Return what a table says: one of ours, or another by the mapping in the context.

    Raises TimelineError if the file can't be read, or if it is not ours and there is no mapping.
    """
    mapping = parsed(*context.mapping) if context.mapping else None
    delimiter = mapping.delimiter if mapping else ""
    return _read(book(data, name, context.encoding, delimiter), name, context, mapping)


def read_package(files: Mapping[str, bytes], name: str, context: Context) -> Incoming:
    """Return what a data package of ours says that is a folder, by its files."""
    return _read(packages.read_files(files, name), name, context, None)


def _read(book: Book, name: str, context: Context, mapping: TableMapping | None) -> Incoming:
    if mapping:
        return mapped.read(book, name, mapping, context)
    if found := tables(book.sheets):
        return own.read(found, book, context)
    hint = f"timeline import {name} --map-draft > mapping.toml begins a mapping"
    raise TimelineError(
        f"{name}: this table is not an export of timeline, so it needs a mapping; {hint}"
    )
