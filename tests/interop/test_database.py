"""DuckDB and Datasette open the database, and find the rows of the package."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.interop import environments
from tests.interop.consumers import MODULES, call
from tests.interop.said import REGISTRIES
from tests.interop.tables import export, exported, records
from timeline.tables.long_tables import TABLES
from timeline.tables.table import Type

TYPES = {
    Type.DATE: "DATE",
    Type.INSTANT: "TIMESTAMP",
    Type.YEAR: "BIGINT",
    Type.INTEGER: "BIGINT",
    Type.NUMBER: "DOUBLE",
    Type.FLAG: "BIGINT",
}


@pytest.fixture(scope="module")
def databases(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the database of each registry."""
    return exported(tmp_path_factory.mktemp("databases"), "sqlite")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, list[dict[str, Any]]]]:
    """Return the rows of all tables of each registry, as JSON Lines have them."""
    folder = tmp_path_factory.mktemp("told")
    for name in REGISTRIES:
        export(name, "-f", "package", "--tables", "jsonl", "-o", folder / name)
    return {
        name: {
            table.name: [
                json.loads(line)
                for line in (folder / name / f"{table.name}.jsonl").read_text("utf-8").split("\n")
                if line
            ]
            for table in TABLES
        }
        for name in REGISTRIES
    }


def answers(action: str, *files: Path) -> list[dict[str, Any]]:
    """Return what a program tells of each database."""
    reader = f"{MODULES}.database_reader"
    answer = call(environments.database_python(), "-m", reader, action, *files)
    found: list[dict[str, Any]] = json.loads(answer)
    return found


def _as_kept(cell: object, type: Type) -> object:
    """Return a cell of JSON Lines as DuckDB finds it in the database."""
    if cell is None or cell == []:
        return None
    if type is Type.LIST:
        return json.dumps(cell, ensure_ascii=False)
    if type is Type.INSTANT:
        return str(cell).removesuffix("Z")
    if type is Type.FLAG:
        return int(cell is True)
    return cell


def test_duckdb_attaches_it_with_all_rows_and_types(
    databases: dict[str, Path], told: dict[str, dict[str, list[dict[str, Any]]]]
) -> None:
    found = answers("database_duckdb", *databases.values())
    for tables, expected in zip(found, told.values(), strict=True):
        assert set(tables) == {*expected, "columns"}
        for table in TABLES:
            columns = {column.name: column.type for column in table.columns}
            kept = [
                {name: _as_kept(row[name], type) for name, type in columns.items()}
                for row in expected[table.name]
            ]
            assert records(tables[table.name]) == kept
            assert tables[table.name]["types"] == [
                TYPES.get(type, "VARCHAR") for type in columns.values()
            ]


def test_datasette_shows_its_tables_and_searches_its_events(
    databases: dict[str, Path], told: dict[str, dict[str, list[dict[str, Any]]]]
) -> None:
    [found] = answers("database_datasette", databases["events"])
    counts = {name: len(rows) for name, rows in told["events"].items()}
    shown = found["tables"]
    assert shown.pop("columns") == sum(len(table.columns) for table in TABLES)
    assert shown == counts
    assert found["keys"]["participants"] == ["registry", "event_id", "participant_id", "role"]
    assert sorted(found["found"]) == ["leaders-talks", "meloni-visit", "raisina-keynote"]
    assert found["page"] == 200
