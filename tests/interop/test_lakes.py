"""Many registries in one lake: other people's tools read each table as a whole, with its types."""

import json
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.interop.tables import export, python_tool, records
from timeline.tables.long_tables import TABLES

SHARING = ("events", "kinds", "agenda", "traps")
LAKE = ("-f", "package", "--partition", "registry,year")
UNDIVIDED = ("places", "countries", "sources")
Row = dict[str, Any]


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a lake of Parquet of several registries."""
    folder = tmp_path_factory.mktemp("lakes") / "lake"
    for name in SHARING:
        export(name, "-o", folder, *LAKE, "--tables", "parquet")
    return folder


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Row]]:
    """Return the rows of the tables of these registries, as their JSON Lines have them."""
    folder = tmp_path_factory.mktemp("told")
    found: dict[str, list[Row]] = {table.name: [] for table in TABLES}
    for name in SHARING:
        export(name, "-f", "package", "-o", folder / name, "--tables", "jsonl")
        years = {row["event_id"]: row["year"] for row in _lines(folder / name / "events.jsonl")}
        for table, rows in found.items():
            rows += [
                _with_year(table, row, years) for row in _lines(folder / name / f"{table}.jsonl")
            ]
    return found


def _lines(file: Path) -> list[Row]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").split("\n")[:-1]]


def _with_year(table: str, row: Row, years: dict[str, int | None]) -> Row:
    """Return a row with the year under which it lies."""
    if table in UNDIVIDED:
        return row
    year = row.pop("Year") if "Year" in row else row.get("year", years[row["event_id"]])
    return row | {"year": year or 0}


def counted(rows: list[Row]) -> Counter[str]:
    """Return how often each row is there, whatever the order of rows and columns."""
    return Counter(
        json.dumps({name: _plain(cell) for name, cell in row.items()}, sort_keys=True)
        for row in rows
    )


def _plain(cell: object) -> object:
    """Return moments in UTC, clock times to the minute, and whole numbers without a point."""
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    if isinstance(cell, str) and cell[10:11] == "T" and ":" in cell and cell[:4].isdigit():
        moment = datetime.fromisoformat(cell)
        return moment.astimezone(UTC).isoformat() if moment.tzinfo else cell
    if isinstance(cell, str) and len(cell) == 8 and cell[2::3] == "::":
        return cell[:5]
    return cell


@pytest.mark.parametrize(
    "tool", ["duckdb_parquet", "polars_parquet", "pyarrow_parquet", "pandas_parquet"]
)
def test_a_tool_reads_every_table_of_all_registries_with_a_number_for_the_year(
    tool: str, lake: Path, told: dict[str, list[Row]]
) -> None:
    grids = python_tool(tool, *(lake / name for name in told))
    for (name, expected), found in zip(told.items(), grids, strict=True):
        assert counted(records(found)) == counted(expected), name
        if name not in UNDIVIDED:
            assert all(type(row["year"]) is int for row in records(found))


def test_events_whose_year_is_not_sure_lie_under_0(lake: Path, told: dict[str, list[Row]]) -> None:
    unsure = {(row["registry"], row["event_id"]) for row in told["events"] if row["year"] == 0}
    assert len(unsure) > 3
    [found] = python_tool("duckdb_parquet", lake / "events")
    rows = records(found)
    assert {(row["registry"], row["event_id"]) for row in rows if row["year"] == 0} == unsure
