"""What polars reads in tables."""

import polars as pl  # type: ignore[import-not-found]

from tests.interop.readers.grids import Grid, answer, grid


def polars_csv(file: str) -> Grid:
    """Read a .csv as polars does that looks for dates."""
    frame = pl.read_csv(file, try_parse_dates=True, infer_schema_length=None)
    return grid(frame.columns, frame.rows(), frame.dtypes)


def polars_parquet(file: str) -> Grid:
    """Read a .parquet, or a folder of them by year, with polars."""
    frame = pl.read_parquet(file, hive_partitioning=True)
    return grid(frame.columns, frame.rows(), frame.dtypes)


if __name__ == "__main__":
    answer(polars_csv, polars_parquet)
