"""Tables as files of Apache Parquet, of which a program reads only what it needs."""

import io
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from typing import Never

from timeline import extras
from timeline.chronology.chronology import Chronology
from timeline.tables.arrow import arrow
from timeline.tables.table import VERSION, Cell, Column

_DAY = "date_earliest"
"""The column by which rows are sorted: a program that wants a year skips all other pages."""
_ROWS_OF_A_GROUP = 10_000


def write(
    columns: Sequence[Column[Never]], rows: Iterable[Iterable[Cell]], chronology: Chronology
) -> bytes:
    """Return rows as Parquet, sorted by their first day, with the head of the registry.

    Raises TimelineError where pyarrow is missing.
    """
    library = extras.load("pyarrow.parquet", "parquet")
    table = arrow(columns, rows).replace_schema_metadata(_head(chronology))
    sorting = []
    if _DAY in table.column_names:
        table = table.sort_by(_DAY)
        sorting.append(library.SortingColumn(table.column_names.index(_DAY)))
    data = io.BytesIO()
    library.write_table(
        table,
        data,
        compression="zstd",
        row_group_size=_ROWS_OF_A_GROUP,
        sorting_columns=sorting or None,
        write_page_index=True,
    )
    return data.getvalue()


def _head(chronology: Chronology) -> dict[str, str]:
    """Return what a file says of its registry, as far as it is known, and of its own form."""
    registry = chronology.registry
    head = {
        "registry": registry.registry,
        "title": chronology.title,
        "edition": str(registry.updated or ""),
        "license": registry.license or "",
        "timeline_version": version("diplomatic-timeline"),
        "tables_version": VERSION,
    }
    return {name: value for name, value in head.items() if value}
