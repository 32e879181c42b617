"""What DuckDB reads in tables."""

from pathlib import Path

import duckdb  # type: ignore[import-not-found]

from tests.interop.questions import QUESTIONS
from tests.interop.readers.grids import Grid, answer, grid, shown


def _relation(found: duckdb.DuckDBPyRelation) -> Grid:
    return grid(found.columns, found.fetchall(), found.types)


def duckdb_csv(file: str) -> Grid:
    """Read a .csv as DuckDB does by itself."""
    return _relation(duckdb.read_csv(file))


def duckdb_parquet(file: str) -> Grid:
    """Read a .parquet, or a folder of them by year, with DuckDB."""
    files = f"{file}/**/*.parquet" if Path(file).is_dir() else file
    return _relation(duckdb.read_parquet(files, hive_partitioning=True))


def duckdb_json(file: str) -> Grid:
    """Read JSON Lines as DuckDB does that looks at all of them."""
    return _relation(duckdb.read_json(file, sample_size=-1))


def duckdb_questions(folder: str) -> Grid:
    """Answer the questions of analysts from the tables in a folder."""
    with duckdb.connect() as database:
        for file in Path(folder).glob("*.parquet"):
            database.sql(f"CREATE VIEW \"{file.stem}\" AS FROM '{file}'")
        return {
            name: [[shown(cell) for cell in row] for row in database.sql(each.sql).fetchall()]
            for name, each in QUESTIONS.items()
        }


if __name__ == "__main__":
    answer(duckdb_csv, duckdb_questions, duckdb_parquet, duckdb_json)
