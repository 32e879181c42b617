"""Apache Parquet: the rows with their types, in one file or a folder with a file a year."""

import io
from dataclasses import replace

from timeline import extras
from timeline.chronology.chronology import Chronology, Entry
from timeline.chronology.options import USUAL, Choices
from timeline.diagnostics.findings import TimelineError
from timeline.formats import Folder, Rendered
from timeline.tables.arrow import arrow
from timeline.tables.columns.event_rows import Row
from timeline.tables.events import ROWS, chosen
from timeline.tables.table import Table
from timeline.time.spans import sure_year

SUMMARY = "the same rows as Apache Parquet, for DuckDB, Spark, Dask, polars, pandas or R"
EXPANDS = True
REVISES = False
TABLES = (ROWS,)

_NO_YEAR = 0
"""The year of the folder for events without a sure year.

DuckDB and polars fail if one of the years is a text, and pandas if one is missing.
"""


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
    years: dict[int, list[Entry]] = {}
    for entry in chronology.entries:
        years.setdefault(sure_year(entry.span) or _NO_YEAR, []).append(entry)
    files = {
        f"year={year}/events.parquet": _file(table, replace(chronology, entries=tuple(entries)))
        for year, entries in sorted(years.items() or {_NO_YEAR: []}.items())
    }
    return Rendered(b"", folder=Folder(files, whole="year=*/*"))


def _file(table: Table[Row], chronology: Chronology) -> bytes:
    data = io.BytesIO()
    writer = extras.load("pyarrow.parquet", "parquet")
    writer.write_table(arrow(table, chronology), data)
    return data.getvalue()
