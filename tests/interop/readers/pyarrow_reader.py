"""What pyarrow reads in archives."""

import pyarrow.dataset

from tests.interop.readers.grids import Grid, answer, grid


def pyarrow_parquet(folder: str) -> Grid:
    """Read a folder of .parquet whose folders are named as Hive names them."""
    table = pyarrow.dataset.dataset(folder, partitioning="hive").to_table()
    rows = [tuple(row.values()) for row in table.to_pylist()]
    return grid(table.column_names, rows, table.schema.types)


if __name__ == "__main__":
    answer(pyarrow_parquet)
