"""Tables divided into the folders of a lake, which many registries share.

The folders are named as Apache Hive names them, by a column and its value. The files in them do
not hold these columns.
"""

from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple, Never

from timeline.chronology.chronology import Chronology
from timeline.chronology.options import Partition
from timeline.diagnostics.findings import TimelineError
from timeline.tables.table import AnyTable, Cell, Column
from timeline.time.spans import sure_year

UNSURE = 0
"""The year of rows whose year is not sure. DuckDB, polars and pandas all read a number."""
_DECADE = 10


class Piece(NamedTuple):
    """The rows of a table that lie in one folder, with the columns of the file there."""

    folder: str
    columns: tuple[Column[Never], ...]
    rows: list[list[Cell]]


def pieces(
    table: AnyTable,
    chronology: Chronology,
    by: Collection[Partition],
    wanted: Collection[str] = (),
) -> Iterator[Piece]:
    """Yield a table by folders, in their order: one at least, as readers look for a file.

    The files have the columns that are `wanted`, or all. A table of what belongs to no event, such
    as `places`, is divided by the registry alone. Raises TimelineError if no column is left.
    """
    year_of = _year_of(table, chronology)
    by = [each for each in Partition if each in by and (year_of or each is Partition.REGISTRY)]
    names = [column.name for column in table.columns]
    kept = [
        place
        for place, name in enumerate(names)
        if name.casefold() not in by and (not wanted or name in wanted)
    ]
    if not kept:
        raise TimelineError(
            "--partition takes the columns that it names out of the files, and no other is left; "
            "add one to --columns; nothing was written"
        )
    is_timed = Partition.YEAR in by or Partition.DECADE in by
    found: dict[int, list[list[Cell]]] = {}
    for row in table.rows(chronology):
        year = year_of(row) if year_of else UNSURE
        period = year // _DECADE * _DECADE if Partition.DECADE in by else year
        found.setdefault(period if is_timed else UNSURE, []).append([row[place] for place in kept])
    columns = tuple(table.columns[place] for place in kept)
    registry = chronology.registry.registry
    for period, rows in sorted((found or {UNSURE: []}).items()):
        values = (registry if each is Partition.REGISTRY else period for each in by)
        named = (f"{each}={value}" for each, value in zip(by, values, strict=True))
        yield Piece("/".join(named), columns, rows)


def _year_of(table: AnyTable, chronology: Chronology) -> Callable[[list[Cell]], int] | None:
    """Return the function that finds the year of a row: its own, else that of its event."""
    names = [column.name.casefold() for column in table.columns]
    if "year" in names:
        own = names.index("year")
        return lambda row: int(str(row[own] or UNSURE))
    if "event_id" not in names:
        return None
    years = {entry.id: sure_year(entry.span) or UNSURE for entry in chronology.events}
    place = names.index("event_id")
    return lambda row: years[str(row[place])]
