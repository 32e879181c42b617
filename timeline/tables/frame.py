"""Tables of pandas: columns with their types, and words in their order."""

from datetime import UTC, datetime
from decimal import Decimal
from types import ModuleType
from typing import Any, Never

from timeline import extras
from timeline.chronology.chronology import Chronology
from timeline.tables.table import AnyTable, Cell, Column, Type

_TYPES = {
    Type.YEAR: "Int64",
    Type.INTEGER: "Int64",
    Type.NUMBER: "float64",
    Type.FLAG: "boolean",
    Type.LIST: "object",
    Type.TIME: "object",
}
"""The dtypes of pandas; all else is text."""


def frame(table: AnyTable, chronology: Chronology) -> Any:
    """Return the rows as a pandas.DataFrame; raise TimelineError where pandas is missing."""
    pandas = extras.load("pandas", "pandas")
    rows = [[None if cell == "" else cell for cell in row] for row in table.rows(chronology)]
    columns = {
        column.name: _series(pandas, column, [row[index] for row in rows])
        for index, column in enumerate(table.columns)
    }
    return pandas.DataFrame(columns)


def _series(pandas: ModuleType, column: Column[Never], cells: list[Cell]) -> Any:
    if column.type is Type.WORD:
        words = pandas.CategoricalDtype([str(word) for word in column.words], ordered=True)
        return pandas.Series(cells, dtype=words)
    if column.type is Type.DATE:
        return pandas.Series(_days(cells))
    if column.type is Type.INSTANT:
        in_utc = [_in_utc(cell) for cell in cells]
        return pandas.Series(_days(in_utc)).dt.tz_localize("UTC").dt.tz_convert(column.unit)
    if column.type is Type.NUMBER:
        cells = [float(cell) if isinstance(cell, Decimal) else cell for cell in cells]
    return pandas.Series(cells, dtype=_TYPES.get(column.type, "string"))


def _days(cells: list[Cell]) -> Any:
    """Return days or moments in whole seconds: in nanoseconds, time begins in 1677."""
    return extras.load("numpy", "pandas").array(cells, dtype="datetime64[s]")


def _in_utc(cell: Cell) -> Cell:
    """Return a moment in UTC without saying so, as numpy has it."""
    return cell.astimezone(UTC).replace(tzinfo=None) if isinstance(cell, datetime) else cell
