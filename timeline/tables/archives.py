"""Tables as files with types, in folders that many registries may share."""

from collections.abc import Collection, Iterator

from timeline.chronology.chronology import Chronology
from timeline.chronology.options import Partition, Tables
from timeline.tables import json_lines, parquet
from timeline.tables.partitions import Piece, pieces
from timeline.tables.table import AnyTable


def files(
    table: AnyTable,
    chronology: Chronology,
    tables: Tables,
    by: Collection[Partition],
    wanted: Collection[str] = (),
) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the bytes of each file of a table, with the columns that are wanted.

    Raises TimelineError if no column is left, or where pyarrow is missing.
    """
    for piece in pieces(table, chronology, by, wanted):
        yield (
            "/".join((*piece.folders, f"{table.name}.{tables}")),
            _written(piece, tables, chronology),
        )


def _written(piece: Piece, tables: Tables, chronology: Chronology) -> bytes:
    if tables is Tables.JSONL:
        return json_lines.write([column.name for column in piece.columns], piece.rows)
    return parquet.write(piece.columns, piece.rows, chronology)


def own_folder(chronology: Chronology) -> str:
    """Return the name of the folders that are a registry's own."""
    return f"{Partition.REGISTRY}={chronology.registry.registry}"
