"""Rows of a workbook that somebody edited: which cells, and what they say together."""

from collections.abc import Mapping

from timeline.importing.tables.own.records import Record
from timeline.tables.cell_digests import BASE, digest, read
from timeline.tables.columns.read_back import READ_BACK
from timeline.tables.events import ROWS
from timeline.tables.table import Type

TYPES: dict[str, Type] = {column.name: column.type for column in ROWS.columns}
_MOMENTS = ("start_utc", "end_utc", "weekday", "date_precision")
"""Columns that follow from those in which a person writes a time."""
_FOLLOWING = {*_MOMENTS}
_EDTF = "when_edtf"
Base = Mapping[str, str]
"""The digests of the cells of a row as exported, by their columns; an empty cell has none."""


def base_of(record: Record) -> tuple[str, Base | None]:
    """Return the id of a row as exported, and the digests of its cells; None if it has none.

    To delete a column empties no field.
    """
    if not record(BASE):
        return record("event_id"), None
    id, base = read(record(BASE))
    return id, {column: known for column, known in base.items() if column in record.cells}


def edited(record: Record, base: Base, field: str) -> list[str]:
    """Return the columns of a field in which a row has another cell than the one exported."""
    return [
        column
        for column in READ_BACK[field]
        if digest(TYPES.get(column, Type.TEXT), record(column)) != base.get(column, "")
    ]


def settled(record: Record) -> Record:
    """Return a row whose columns of time agree: those that somebody edited count.

    A time in EDTF that was edited counts alone. If the first day of an event on one day was
    edited, the last day goes with it.
    """
    _, base = base_of(record)
    columns = edited(record, base, "when") if base else []
    if not base or {*columns} <= _FOLLOWING:
        return record
    cells = dict(record.cells)
    if _EDTF in columns:
        cells |= dict.fromkeys(set(READ_BACK["when"]) - set(columns), "")
        return record._replace(cells=cells)
    cells |= dict.fromkeys((_EDTF, *_MOMENTS), "")
    is_one_day = base.get("date_earliest") == base.get("date_latest")
    if is_one_day and "date_earliest" in columns and "date_latest" not in columns:
        cells["date_latest"] = cells["date_earliest"]
    return record._replace(cells=cells)
