"""Parquet and JSON Lines hold the same rows, with their types, for tools that are not ours."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.interop.said import REGISTRIES
from tests.interop.tables import attempted, export, exported, node_tool, python_tool, records
from timeline.tables.events import ROWS
from timeline.tables.table import Type

BY_YEAR = ("-f", "parquet", "--partition", "year")
TYPES = {
    Type.LIST: "VARCHAR[]",
    Type.DATE: "DATE",
    Type.INSTANT: "TIMESTAMP WITH TIME ZONE",
    Type.YEAR: "INTEGER",
    Type.INTEGER: "INTEGER",
    Type.NUMBER: "DOUBLE",
    Type.FLAG: "BOOLEAN",
}
COERCED = {("traps", "paper", "instrument_title"): 5, ("traps", "paper", "instrument_unts"): 12345}
"""What pandas reads as a number in JSON, where all texts of a column look like numbers."""
Rows = list[dict[str, Any]]


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the JSON Lines of each registry."""
    return exported(tmp_path_factory.mktemp("lines"), "jsonl")


@pytest.fixture(scope="module")
def told(lines: dict[str, Path]) -> dict[str, Rows]:
    """Return the objects in the JSON Lines of each registry, as Python's json module reads them."""
    texts = {name: file.read_text(encoding="utf-8") for name, file in lines.items()}
    return {
        name: in_order([*map(json.loads, text.rstrip("\n").split("\n"))])
        for name, text in texts.items()
    }


@pytest.fixture(scope="module")
def parquet(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the Parquet of each registry."""
    return exported(tmp_path_factory.mktemp("parquet"), "parquet")


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the folder of Parquet by year of each registry."""
    folder = tmp_path_factory.mktemp("years")
    for name in REGISTRIES:
        export(name, "-o", folder / name, *BY_YEAR)
    return {name: folder / name for name in REGISTRIES}


def in_order(rows: Rows) -> Rows:
    """Return rows with moments in UTC and clock times in minutes, in an order of their own."""
    for row in rows:
        for name in ("start_utc", "end_utc"):
            if row[name]:
                row[name] = datetime.fromisoformat(row[name]).astimezone(UTC).isoformat()
        for name in ("time_local", "end_time_local"):
            row[name] = row[name] and row[name][:5]
    return sorted(rows, key=lambda row: (row["event_id"], row["occurrence"] or ""))


@pytest.mark.parametrize("tool", ["pandas_parquet", "polars_parquet", "duckdb_parquet"])
def test_parquet_says_what_json_lines_say(
    tool: str, told: dict[str, Rows], parquet: dict[str, Path]
) -> None:
    for found, expected in zip(python_tool(tool, *parquet.values()), told.values(), strict=True):
        assert in_order(records(found)) == expected


def test_columns_have_the_types_of_what_they_hold(parquet: dict[str, Path]) -> None:
    for found in python_tool("duckdb_parquet", *parquet.values()):
        assert dict(zip(found["header"], found["types"], strict=True)) == {
            column.name: TYPES.get(column.type, "VARCHAR") for column in ROWS.columns
        }


@pytest.mark.parametrize("tool", ["pandas_parquet", "polars_parquet", "duckdb_parquet"])
def test_a_folder_by_year_holds_the_same_rows(
    tool: str, told: dict[str, Rows], years: dict[str, Path]
) -> None:
    for found, expected in zip(python_tool(tool, *years.values()), told.values(), strict=True):
        assert in_order(records(found)) == [by_year(row) for row in expected]


def by_year(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row as it lies in a folder by year."""
    return {**row, "year": row["year"] or 0}


def test_two_exports_are_never_read_as_one(tmp_path: Path, told: dict[str, Rows]) -> None:
    folder, calls = tmp_path / "archive", ("--kind", "call", "--kind", "ceremony")
    export("kinds", "-o", folder, *BY_YEAR, *calls)
    expected = [row for row in told["kinds"] if row["kind"] in calls]
    every = [by_year(row) for row in told["kinds"]]
    assert [row["year"] for row in expected] == [2023, 1955]
    assert in_order(records(*python_tool("duckdb_parquet", folder))) == expected
    export("kinds", "-o", folder, *BY_YEAR)
    assert in_order(records(*python_tool("duckdb_parquet", folder))) == every
    refused = attempted("kinds", "-o", folder, *BY_YEAR, *calls)
    assert (refused.exit_code, "not part of the export" in refused.stderr) == (2, True)
    assert in_order(records(*python_tool("duckdb_parquet", folder))) == every


def test_every_line_is_an_object_with_all_columns(told: dict[str, Rows]) -> None:
    names = [column.name for column in ROWS.columns]
    assert [list(row) for rows in told.values() for row in rows] == [
        names for rows in told.values() for _ in rows
    ]


def test_javascript_reads_the_same_objects(lines: dict[str, Path], told: dict[str, Rows]) -> None:
    found = node_tool("jsonl", *lines.values())
    assert list(map(in_order, found)) == list(told.values())


@pytest.mark.parametrize("tool", ["pandas_json", "duckdb_json"])
def test_tools_read_json_lines_by_themselves(
    tool: str, lines: dict[str, Path], told: dict[str, Rows]
) -> None:
    for name, found in zip(lines, python_tool(tool, *lines.values()), strict=True):
        for row, expected in zip(in_order(records(found)), told[name], strict=True):
            different = {
                column: row[column] for column in expected if row[column] != expected[column]
            }
            known = {
                column: cell
                for (registry, id, column), cell in COERCED.items()
                if tool == "pandas_json" and (registry, id) == (name, row["event_id"])
            }
            assert different == known
