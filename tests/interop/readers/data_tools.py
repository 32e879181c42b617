"""What pandas, polars, DuckDB and frictionless read in tables: ACTION FILE..., answered in JSON."""

import json
import sys
from collections.abc import Callable
from datetime import date, datetime, time

import duckdb  # type: ignore[import-not-found]
import frictionless  # type: ignore[import-not-found]
import pandas as pd  # type: ignore[import-untyped]
import polars as pl  # type: ignore[import-not-found]

Grid = dict[str, object]


def shown(value: object) -> object:
    """Return a value as JSON has it: times in ISO 8601, whole numbers without a point."""
    if isinstance(value, list | tuple):
        return [shown(item) for item in value]
    if isinstance(value, datetime) and value.tzinfo:
        return value.astimezone().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def grid(names: list[str], rows: list[tuple[object, ...]], types: list[object]) -> Grid:
    """Return a table as names, types and rows."""
    return {
        "header": names,
        "types": [str(type) for type in types],
        "rows": [[shown(cell) for cell in row] for row in rows],
    }


def _frame(frame: pd.DataFrame) -> Grid:
    rows = frame.astype(object).where(frame.notna(), None)
    return grid(list(frame.columns), list(rows.itertuples(index=False)), list(frame.dtypes))


def _relation(found: duckdb.DuckDBPyRelation) -> Grid:
    return grid(found.columns, found.fetchall(), found.types)


def pandas_csv(file: str) -> Grid:
    """Read a .csv as pandas does by itself."""
    return _frame(pd.read_csv(file))


def polars_csv(file: str) -> Grid:
    """Read a .csv as polars does that looks for dates."""
    frame = pl.read_csv(file, try_parse_dates=True, infer_schema_length=None)
    return grid(frame.columns, frame.rows(), frame.dtypes)


def duckdb_csv(file: str) -> Grid:
    """Read a .csv as DuckDB does by itself."""
    return _relation(duckdb.read_csv(file))


def duckdb_parquet(file: str) -> Grid:
    """Read a .parquet, or a folder of them by year, with DuckDB."""
    return _relation(duckdb.read_parquet(file, hive_partitioning=True))


def polars_parquet(file: str) -> Grid:
    """Read a .parquet, or a folder of them by year, with polars."""
    frame = pl.read_parquet(file, hive_partitioning=True)
    return grid(frame.columns, frame.rows(), frame.dtypes)


def duckdb_json(file: str) -> Grid:
    """Read JSON Lines with DuckDB."""
    return _relation(duckdb.read_json(file, sample_size=-1))


def validated(file: str) -> Grid:
    """Tell what frictionless finds wrong with a data package."""
    report = frictionless.validate(file)
    errors = report.flatten(["type", "rowNumber", "fieldName"])
    places = [task.name for task in report.tasks if task.errors]
    warnings = [*report.warnings, *(each for task in report.tasks for each in task.warnings)]
    return {
        "valid": report.valid,
        "tables": len(report.tasks),
        "errors": errors,
        "at": places,
        "warnings": warnings,
    }


ACTIONS: dict[str, Callable[[str], Grid]] = {
    action.__name__: action
    for action in (
        pandas_csv,
        polars_csv,
        duckdb_csv,
        duckdb_parquet,
        polars_parquet,
        duckdb_json,
        validated,
    )
}
if __name__ == "__main__":
    name, *files = sys.argv[1:]
    sys.stdout.write(json.dumps([ACTIONS[name](file) for file in files], default=str))
