"""What pandas, polars, DuckDB and frictionless read in tables: ACTION FILE..., answered in JSON."""

import json
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from pathlib import Path

import duckdb  # type: ignore[import-not-found]
import frictionless  # type: ignore[import-not-found]
import numpy as np  # type: ignore[import-not-found]
import pandas as pd  # type: ignore[import-untyped]
import polars as pl  # type: ignore[import-not-found]
import pyarrow as pa
import pyarrow.dataset as ds

Grid = dict[str, object]


def shown(value: object) -> object:
    """Return a value as JSON has it: times in ISO 8601, whole numbers without a point."""
    if isinstance(value, list | tuple | np.ndarray):
        return [shown(item) for item in value]
    if isinstance(value, datetime) and value.tzinfo:
        return value.astimezone(UTC).isoformat()
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


def pandas_parquet(file: str) -> Grid:
    """Read a .parquet, or a folder of them by year, as pandas does by itself."""
    return _frame(pd.read_parquet(file))


def pandas_years(file: str) -> Grid:
    """Read a folder of .parquet by year with pandas that is told what a year is."""
    schema = pa.schema([("year", pa.int32())])
    return _frame(pd.read_parquet(file, partitioning=ds.partitioning(schema, flavor="hive")))


def polars_parquet(file: str) -> Grid:
    """Read a .parquet, or a folder of them by year, with polars."""
    frame = pl.read_parquet(file, hive_partitioning=True)
    return grid(frame.columns, frame.rows(), frame.dtypes)


def duckdb_parquet(file: str) -> Grid:
    """Read a .parquet, or a folder of them by year, with DuckDB."""
    files = f"{file}/**/*.parquet" if Path(file).is_dir() else file
    return _relation(duckdb.read_parquet(files, hive_partitioning=True))


def pandas_json(file: str) -> Grid:
    """Read JSON Lines as pandas does by itself."""
    return _frame(pd.read_json(file, lines=True))


def duckdb_json(file: str) -> Grid:
    """Read JSON Lines as DuckDB does that looks at all of them."""
    return _relation(duckdb.read_json(file, sample_size=-1))


def package_texts(file: str) -> Grid:
    """Read the tables of a data package by its description; tell what is text in them."""
    package = frictionless.Package(file)
    return {
        table.name: [
            {name: cell for name, cell in row.items() if isinstance(cell, str)}
            for row in table.read_rows()
        ]
        for table in package.resources
    }


def validated(file: str) -> Grid:
    """Tell what frictionless finds wrong with a data package, and in which table, row and field."""
    report = frictionless.validate(file)
    places = ("type", "row_number", "field_name")
    return {
        "tables": len(report.tasks),
        "errors": [
            *([None, error.type, None, None] for error in report.errors),
            *(
                [task.name, *(getattr(error, place, None) for place in places)]
                for task in report.tasks
                for error in task.errors
            ),
        ],
        "warnings": [*report.warnings, *(each for task in report.tasks for each in task.warnings)],
        "valid": report.valid,
    }


ACTIONS: dict[str, Callable[[str], Grid]] = {
    action.__name__: action
    for action in (
        pandas_csv,
        polars_csv,
        duckdb_csv,
        pandas_parquet,
        pandas_years,
        polars_parquet,
        duckdb_parquet,
        pandas_json,
        duckdb_json,
        package_texts,
        validated,
    )
}
if __name__ == "__main__":
    name, *files = sys.argv[1:]
    sys.stdout.write(json.dumps([ACTIONS[name](file) for file in files], default=str))
