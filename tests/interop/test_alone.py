"""A text that is alone in its column is a text, for tools that tell a type from all its cells."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.interop.said import Said
from tests.interop.tables import node_tool, python_tool, records, written
from timeline.cli.main import app

TITLES = Said("traps").titles
REGISTRY = """
registry: alone
title: Alone
updated: 2024-01-01
events: {only: {kind: talks, title: "TITLE", when: 2024-01-01}}
"""
MORE = (
    *("1E+5", "0o17", "2023-03-02T18:30:00+05:30", "2023-03-02 18:30:00+00"),
    *("2023-03-02 18:30:00 Europe/Rome", "2023-03-02 18:30:00 UTC", "#N/A N/A", "1.#IND"),
    *("epoch", "+2023-03-02", r"2\3\23"),
)
"""What some tool alone would take for something else."""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return tables of one event each, by its title."""
    folder = tmp_path_factory.mktemp("alone")
    titles = enumerate((*TITLES, *MORE))
    return {title: table(title, folder / f"{place}.csv") for place, title in titles}


def table(title: str, file: Path) -> Path:
    """Write a registry of one event, and its table."""
    registry = file.with_suffix(".yaml")
    quoted = title.replace("\\", r"\\").replace('"', r"\"")
    registry.write_text(REGISTRY.replace("TITLE", quoted), encoding="utf-8")
    ran = CliRunner().invoke(app, ["export", str(registry), "--no-lock", "-o", str(file)])
    assert ran.exit_code == 0, (ran.output, ran.exception)
    return file


@pytest.fixture(scope="module")
def read(files: dict[str, Path]) -> dict[str, dict[str, object]]:
    """Return what each tool reads for each title."""
    found: dict[str, dict[str, object]] = {title: {} for title in files}
    for tool in ("pandas_csv", "polars_csv", "duckdb_csv"):
        for title, grid in zip(files, python_tool(tool, *files.values()), strict=True):
            [row] = records(grid)
            found[title][tool] = row["title"]
    for tool in ("papaparse", "sheetjs"):
        for title, (header, row) in zip(files, node_tool(tool, *files.values()), strict=True):
            found[title][tool] = row[header.index("title")]
    return found


@pytest.mark.parametrize("title", [*TITLES, *MORE])
def test_it_is_read_as_it_is_written(
    title: str, files: dict[str, Path], read: dict[str, dict[str, object]]
) -> None:
    header, [row] = written(files[title])
    cell = row[header.index("title")]
    assert {tool: now for tool, now in read[title].items() if now != cell} == {}
