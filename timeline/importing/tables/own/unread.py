"""Cells of our tables that somebody edited, though they only follow from others."""

from collections.abc import Collection, Iterator

from timeline.importing.incoming import Note
from timeline.importing.tables.own.edits import TYPES, Base
from timeline.importing.tables.own.records import Record
from timeline.tables.cell_digests import digest
from timeline.tables.columns.read_back import FOLLOWS, READ_BACK

_FIELDS = {column: field for field, columns in READ_BACK.items() for column in columns}


def unread(
    row: Record, base: Base | None, ours: Record, changed: Collection[str]
) -> Iterator[Note]:
    """Yield the cells of a row that were edited and change no field, each with the one to edit.

    `ours` is the row that the registry has now. A row without digests tells nothing if some of its
    fields differ: then the cells that follow from them differ too.
    """
    if base is None and changed:
        return
    for column in row.cells:
        field = _FIELDS.get(column, "")
        is_settled = field == "when" and not row("when_edtf")
        if column not in TYPES or column not in ours.cells or field in changed or is_settled:
            continue
        cell = digest(TYPES[column], row(column))
        was = None if base is None else base.get(column, "")
        if cell not in (was, digest(TYPES[column], ours(column))):
            hint = " or ".join(filter(None, (FOLLOWS.get(column), "the registry")))
            what = "was edited" if base is not None else "differs from the registry"
            yield Note(row.at(column), f"{column} {what}, but is not read; edit {hint}")
