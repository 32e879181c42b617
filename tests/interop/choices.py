"""Tables of every choice of one to three columns, and what DuckDB finds in them by itself.

`python -m tests.interop.choices` tries all of them, which takes hours; the tests try some.
"""

import sys
from collections.abc import Iterator
from itertools import chain, combinations, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.conftest import ROOT, chronology
from tests.interop.tables import python_tool, written
from timeline.chronology.options import Dialect
from timeline.tables import delimited
from timeline.tables.events import ROWS

DELIMITERS = (",", ";", "\t", "|")
_COLUMNS = ROWS.columns
_AT_A_TIME = 500

Choice = tuple[int, ...]
Grid = dict[str, Any]


def choices(most: int, step: int = 1) -> Iterator[Choice]:
    """Yield the choices of one to `most` columns, or every so many of them."""
    places = range(len(_COLUMNS))
    every = chain.from_iterable(combinations(places, size) for size in range(1, most + 1))
    return islice(every, 0, None, step)


def misread(registry: Path, chosen: Iterator[Choice], delimiter: str) -> Iterator[list[str]]:
    """Yield the choices of columns of which DuckDB finds another header, row or text."""
    every = list(ROWS.rows(chronology(registry.read_text(encoding="utf-8"))))
    while some := list(islice(chosen, _AT_A_TIME)):
        with TemporaryDirectory() as folder:
            files = [Path(folder, f"{number}.csv") for number in range(len(some))]
            for file, choice in zip(files, some, strict=True):
                columns = [(_COLUMNS[place].name, _COLUMNS[place].type) for place in choice]
                cells = [[row[place] for place in choice] for row in every]
                file.write_bytes(delimited.write(columns, cells, Dialect(delimiter)))
            for file, found in zip(files, python_tool("duckdb_csv", *files), strict=True):
                header, rows = written(file, delimiter)
                if found["header"] != header or not _agree(rows, found):
                    yield header


def _agree(rows: list[list[str]], found: Grid) -> bool:
    """Whether the same cells are empty, and those that are found as texts are the same."""
    if [*map(len, rows)] != [*map(len, found["rows"])]:
        return False
    for row, read in zip(rows, found["rows"], strict=True):
        for was, now, type in zip(row, read, found["types"], strict=True):
            if (was == "") != (now is None) or (type == "VARCHAR" and now not in (was, None)):
                return False
    return True


def main() -> None:
    """Try every choice, and print those that are misread."""
    for delimiter in DELIMITERS:
        for header in misread(ROOT / "events.yaml", choices(3), delimiter):
            sys.stdout.write(f"{delimiter!r}: {', '.join(header)}\n")


if __name__ == "__main__":
    main()
