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

    folders: tuple[str, ...]
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
    kept = _kept(table, by, wanted)
    year_of = _year_of(table, chronology)
    found: dict[tuple[str, int] | None, list[list[Cell]]] = {}
    for row in table.rows(chronology):
        period = _period(by, year_of(row)) if year_of else None
        found.setdefault(period, []).append([row[place] for place in kept])
    if not found:
        found[_period(by, UNSURE) if year_of else None] = []
    columns = tuple(table.columns[place] for place in kept)
    registry = (f"{Partition.REGISTRY}={chronology.registry.registry}",)
    upper = registry if Partition.REGISTRY in by else ()
    for period, rows in sorted(found.items(), key=lambda item: item[0] or ("", UNSURE)):
        lower = (f"{period[0]}={period[1]}",) if period else ()
        yield Piece((*upper, *lower), columns, rows)


def _kept(table: AnyTable, by: Collection[Partition], wanted: Collection[str]) -> list[int]:
    """Return the places of the columns that stand in the files; raise TimelineError for none."""
    places = {column.name: place for place, column in enumerate(table.columns)}
    kept = [places[name] for name in wanted or places if name.casefold() not in by]
    if not kept:
        raise TimelineError(
            "--partition takes the columns that it names out of the files, and --columns leaves no "
            "other; nothing was written"
        )
    return kept


def _period(by: Collection[Partition], year: int) -> tuple[str, int] | None:
    """Return the column and the value by which a year is divided, if years are."""
    if Partition.YEAR in by:
        return Partition.YEAR, year
    if Partition.DECADE in by:
        return Partition.DECADE, year // _DECADE * _DECADE
    return None


def _year_of(table: AnyTable, chronology: Chronology) -> Callable[[list[Cell]], int] | None:
    """Return the function that finds the year of a row: its own, else that of its event."""
    names = [column.name.casefold() for column in table.columns]
    if Partition.YEAR in names:
        own = names.index(Partition.YEAR)
        return lambda row: int(str(row[own] or UNSURE))
    if "event_id" not in names:
        return None
    years = {entry.id: sure_year(entry.span) or UNSURE for entry in chronology.events}
    place = names.index("event_id")
    return lambda row: years[str(row[place])]
