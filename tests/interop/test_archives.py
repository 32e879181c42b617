"""Parquet and JSON Lines hold the same rows, with their types, for tools that are not ours."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.interop.tables import REGISTRIES, export, exported, node_tool, python_tool


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the JSON Lines of each registry."""
    return exported(tmp_path_factory.mktemp("lines"), "jsonl")


@pytest.fixture(scope="module")
def parquet(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the Parquet of each registry."""
    return exported(tmp_path_factory.mktemp("parquet"), "parquet")


def rows(grid: dict[str, Any]) -> list[dict[str, Any]]:
    """Return rows by the names of columns, moments in UTC, in an order of their own."""
    found = [dict(zip(grid["header"], row, strict=True)) for row in grid["rows"]]
    return in_order(found)


def in_order(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return rows with moments in UTC, in an order of their own."""
    for row in found:
        for name in ("start_utc", "end_utc"):
            if row[name]:
                row[name] = datetime.fromisoformat(row[name]).astimezone(UTC).isoformat()
    return sorted(found, key=lambda row: (row["event_id"], row["occurrence"] or ""))


@pytest.mark.parametrize("tool", ["duckdb_parquet", "polars_parquet"])
def test_parquet_says_what_json_lines_say(
    tool: str, lines: dict[str, Path], parquet: dict[str, Path]
) -> None:
    told = node_tool("jsonl", *lines.values())
    for found, expected in zip(python_tool(tool, *parquet.values()), told, strict=True):
        assert rows(found) == in_order(expected)


def test_columns_have_the_types_of_what_they_hold(parquet: dict[str, Path]) -> None:
    [found] = python_tool("duckdb_parquet", parquet["events"])
    types = dict(zip(found["header"], found["types"], strict=True))
    assert types["date_earliest"] == types["occurrence"] == "DATE"
    assert types["start_utc"] == "TIMESTAMP WITH TIME ZONE"
    assert types["time_local"] == "TIME"
    assert types["year"] == types["n_sources"] == "INTEGER"
    assert types["latitude"] == "DOUBLE"
    assert types["participants"] == types["topics"] == "VARCHAR[]"


@pytest.mark.parametrize("tool", ["duckdb_parquet", "polars_parquet"])
@pytest.mark.parametrize("name", REGISTRIES)
def test_a_folder_by_year_holds_the_same_rows(
    name: str, tool: str, parquet: dict[str, Path], tmp_path: Path
) -> None:
    options = ("-f", "parquet", "--partition", "year")
    export(name, tmp_path, "-o", tmp_path / "archive", *options)
    one, many = python_tool(tool, parquet[name], tmp_path / "archive" / "**" / "*.parquet")
    assert rows(many) == rows(one)
    assert [len(names) for names in (one["header"], many["header"])] == [70, 70]


def test_what_an_earlier_export_left_is_not_read_again(tmp_path: Path) -> None:
    options = ("-f", "parquet", "--partition", "year", "-o", tmp_path / "archive")
    export("kinds", tmp_path, *options)
    export("kinds", tmp_path, *options, "--kind", "call")
    [found] = python_tool("duckdb_parquet", tmp_path / "archive" / "**" / "*.parquet")
    assert {row["kind"] for row in rows(found)} == {"call"}


def test_duckdb_reads_json_lines_by_itself(lines: dict[str, Path]) -> None:
    [found] = python_tool("duckdb_json", lines["events"])
    [expected] = node_tool("jsonl", lines["events"])
    told = {row["event_id"]: row for row in expected}
    assert len(found["rows"]) == 13
    for row in found["rows"]:
        event = dict(zip(found["header"], row, strict=True))
        names = ("title", "participants", "year", "date_earliest", "when_edtf")
        assert all(event[name] == told[event["event_id"]][name] for name in names)
