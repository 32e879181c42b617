"""Counts the visits of each year in a lake: `python -m tests.scale.counting PROGRAM LAKE`."""

import json
import sys
from collections.abc import Callable

Visits = dict[str, int]


def duckdb(lake: str) -> Visits:
    """Count with DuckDB."""
    import duckdb as program  # type: ignore[import-not-found]  # noqa: PLC0415

    query = f"""
SELECT year, count(*) FROM read_parquet('{lake}/events/**/*.parquet', hive_partitioning = true)
WHERE kind = 'visit' GROUP BY year"""  # noqa: S608 - the folder of our own lake
    return {str(year): visits for year, visits in program.sql(query).fetchall()}


def dask(lake: str) -> Visits:
    """Count with Dask."""
    import dask.dataframe as program  # type: ignore[import-not-found]  # noqa: PLC0415

    events = program.read_parquet(f"{lake}/events", columns=["kind", "year"])
    found = events[events.kind == "visit"].groupby("year", observed=True).size().compute()
    return {str(year): int(visits) for year, visits in found.items()}


def spark(lake: str) -> Visits:
    """Count with Spark, in local mode."""
    from pyspark.sql import SparkSession  # type: ignore[import-not-found]  # noqa: PLC0415

    session = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    events = session.getOrCreate().read.parquet(f"{lake}/events")
    rows = events.where("kind = 'visit'").groupBy("year").count().collect()
    return {str(row["year"]): row["count"] for row in rows}


PROGRAMS: dict[str, Callable[[str], Visits]] = {"duckdb": duckdb, "dask": dask, "spark": spark}

if __name__ == "__main__":
    found = PROGRAMS[sys.argv[1]](sys.argv[2])
    sys.stdout.write(json.dumps(dict(sorted(found.items()))))
