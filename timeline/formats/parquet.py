"""Parquet: the rows with their types, in one file or in folders by registry, year or decade."""

from timeline.chronology.chronology import Chronology
from timeline.chronology.options import USUAL, Choices, Partition, Tables
from timeline.formats import Folder, Rendered, Repeats
from timeline.tables import archives, parquet
from timeline.tables.events import ROWS, chosen

SUMMARY = "the same rows as Apache Parquet, for DuckDB, Spark, Dask, polars, pandas or R"
REPEATS = Repeats.EACH
REVISES = False
TABLES = (ROWS,)


def render(chronology: Chronology, choices: Choices = USUAL) -> Rendered:
    """Return one file, or a folder with folders that are named as Apache Hive names them.

    Raises TimelineError if pyarrow is missing, or if no column is left for the files.
    """
    table, by = chosen(ROWS, chronology, choices), choices.partition
    if not by:
        return Rendered(parquet.write(table.columns, table.rows(chronology), chronology))
    every = chosen(ROWS, chronology, choices._replace(columns=()))
    files = dict(archives.files(every, chronology, Tables.PARQUET, by, choices.columns))
    if Partition.REGISTRY in by:
        return Rendered(b"", folder=Folder(files, own=(archives.own_folder(chronology),)))
    return Rendered(b"", folder=Folder(files, whole=f"{by[0]}=*/*"))
