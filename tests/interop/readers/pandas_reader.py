"""What pandas reads in tables."""

import numpy as np
import pandas as pd

from tests.interop.readers.grids import Grid, answer, grid


def _frame(frame: pd.DataFrame) -> Grid:
    found = frame.astype(object).where(frame.notna(), None)
    rows = [tuple(map(_plain, row)) for row in found.itertuples(index=False)]
    return grid(list(frame.columns), rows, list(frame.dtypes))


def _plain(cell: object) -> object:
    return cell.tolist() if isinstance(cell, np.ndarray) else cell


def pandas_csv(file: str) -> Grid:
    """Read a .csv as pandas does by itself."""
    return _frame(pd.read_csv(file))


def pandas_parquet(file: str) -> Grid:
    """Read a .parquet, or a folder of them by year, as pandas does by itself."""
    return _frame(pd.read_parquet(file))


def pandas_json(file: str) -> Grid:
    """Read JSON Lines as pandas does by itself."""
    return _frame(pd.read_json(file, lines=True))


if __name__ == "__main__":
    answer(pandas_csv, pandas_parquet, pandas_json)
