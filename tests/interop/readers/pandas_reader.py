"""What pandas reads in tables."""

import ast
from pathlib import Path

import numpy as np
import pandas as pd

from tests.interop.questions import QUESTIONS
from tests.interop.readers.grids import Grid, answer, grid, shown


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


def pandas_questions(folder: str) -> Grid:
    """Answer the questions of analysts from the tables in a folder, and its rows from elsewhere."""
    found: dict[str, object] = {}
    for name, question in QUESTIONS.items():
        tables = {file.stem: pd.read_parquet(file) for file in Path(folder).glob("*.parquet")}
        *lines, last = ast.parse(question.pandas.strip()).body
        known = {"pd": pd, **tables}
        exec(compile(ast.Module(lines, []), name, "exec"), known)  # noqa: S102 - our own lines
        frame = eval(ast.unparse(last), known)  # noqa: S307
        found[name] = [
            [shown(_item(cell)) for cell in row] for row in frame.itertuples(index=False)
        ]
    return found


def _item(cell: object) -> object:
    return cell.item() if isinstance(cell, np.generic) else cell


if __name__ == "__main__":
    answer(pandas_csv, pandas_parquet, pandas_questions, pandas_json)
