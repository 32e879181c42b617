"""Apache Parquet: the rows with their types, in one file or a folder with a file a year."""

import io
from dataclasses import replace

from timeline import extras
from timeline.chronology.chronology import Chronology, Entry
from timeline.chronology.options import USUAL, Choices
from timeline.diagnostics.findings import TimelineError
from timeline.formats import Folder, Rendered, Repeats
from timeline.tables.arrow import arrow
from timeline.tables.columns.event_rows import Row
from timeline.tables.events import ROWS, chosen
from timeline.tables.table import Table

SUMMARY = "the same rows as Apache Parquet, for DuckDB, Spark, Dask, polars, pandas or R"
REPEATS = Repeats.EACH
REVISES = False
TABLES = (ROWS,)

_UNKNOWN = "__HIVE_DEFAULT_PARTITION__"
"""The name that Apache Hive gives to the folder of rows without a year."""


def render(chronology: Chronology, choices: Choices = USUAL) -> Rendered:
    """Return one file, or a folder with a file for each year, named as Hive names them.

    Raises TimelineError if pyarrow is missing, or if no column is left for the files.
    """
    table = chosen(ROWS, chronology, choices)
    if not choices.by_year:
        return Rendered(_file(table, chronology))
    columns = tuple(each for each in table.columns if each.name != "year")
    if not columns:
        raise TimelineError("a file a year needs another column than the year; nothing was written")
    table = replace(table, columns=columns)
    years: dict[str, list[Entry]] = {}
    for entry in chronology.entries:
        day = entry.span.earliest or entry.span.latest
        years.setdefault(str(day.year) if day else _UNKNOWN, []).append(entry)
    files = {
        f"year={year}/events.parquet": _file(table, replace(chronology, entries=tuple(entries)))
        for year, entries in sorted(years.items() or {_UNKNOWN: []}.items())
    }
    return Rendered(b"", folder=Folder(files, whole="year=*/*"))


def _file(table: Table[Row], chronology: Chronology) -> bytes:
    data = io.BytesIO()
    writer = extras.load("pyarrow.parquet", "parquet")
    writer.write_table(arrow(table, chronology), data)
    return data.getvalue()
