"""Tables of Apache Arrow: columns with their types and meanings."""

from collections.abc import Iterable, Sequence
from datetime import time
from decimal import Decimal
from types import ModuleType
from typing import Any, Never

from timeline import extras
from timeline.tables.table import Cell, Column, Type


def arrow(columns: Sequence[Column[Never]], rows: Iterable[Iterable[Cell]]) -> Any:
    """Return rows as a pyarrow.Table; raise TimelineError where pyarrow is missing."""
    library = extras.load("pyarrow", "parquet")
    schema = library.schema([_field(library, column) for column in columns])
    cells = [[_value(cell) for cell in row] for row in rows]
    made = [
        library.array([row[index] for row in cells], type=field.type)
        for index, field in enumerate(schema)
    ]
    return library.Table.from_arrays(made, schema=schema)


def _field(arrow: ModuleType, column: Column[Never]) -> object:
    """Return the name and type of a column, with its meaning; moments are in its own zone."""
    types = {
        Type.LIST: arrow.list_(arrow.string()),
        Type.DATE: arrow.date32(),
        Type.INSTANT: arrow.timestamp("us", tz=column.unit),
        Type.YEAR: arrow.int32(),
        Type.INTEGER: arrow.int32(),
        Type.NUMBER: arrow.float64(),
        Type.FLAG: arrow.bool_(),
    }
    type = types.get(column.type, arrow.string())
    return arrow.field(column.name, type, metadata={"description": column.meaning})


def _value(cell: Cell) -> Cell | list[str]:
    if isinstance(cell, Decimal):
        return float(cell)  # pyarrow makes none of it
    if isinstance(cell, time):
        return cell.isoformat("minutes")  # Spark opens no file with a time of the day
    return list(cell) if isinstance(cell, tuple) else cell if cell != "" else None
