"""The tables that exports make, as tools that are not ours read them."""

import csv
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from tests.interop import environments
from tests.interop.consumers import MODULES, call
from tests.interop.said import PACKAGED, REGISTRIES
from timeline.cli.main import app


def attempted(registry: str, *options: str | Path) -> Result:
    """Return what came of exporting a registry; its lock stays as it is."""
    words = ["export", PACKAGED[registry], "--no-lock", *options]
    return CliRunner().invoke(app, [str(word) for word in words])


def export(registry: str, *options: str | Path) -> None:
    """Export a registry; its lock stays as it is."""
    ran = attempted(registry, *options)
    assert ran.exit_code == 0, (ran.output, ran.exception)


def exported(folder: Path, suffix: str) -> dict[str, Path]:
    """Return the table of each registry."""
    files = {name: folder / f"{name}.{suffix}" for name in REGISTRIES}
    for name, file in files.items():
        export(name, "-o", file)
    return files


def python_tool(action: str, *files: Path) -> list[dict[str, Any]]:
    """Return what a tool in Python tells of each file; an action begins with its tool's name."""
    reader = f"{MODULES}.{action.partition('_')[0]}_reader"
    answer = call(environments.data_python(), "-m", reader, action, *files)
    found: list[dict[str, Any]] = json.loads(answer)
    return found


def node_tool(name: str, *files: Path) -> list[list[Any]]:
    """Return the rows that a tool in JavaScript reads in each file."""
    node = shutil.which("node")
    if not node or not shutil.which("npm"):
        pytest.skip(f"{name} needs node and npm, which this machine lacks")
    script = Path(__file__).parent / "readers" / "tables.mjs"
    answer = call(node, script, name, *files, NODE_HOME=str(environments.data_node()))
    found: list[list[Any]] = json.loads(answer)
    return found


def records(grid: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the rows of a grid by the names of its columns."""
    return [dict(zip(grid["header"], row, strict=True)) for row in grid["rows"]]


def written(file: Path, delimiter: str = ",") -> tuple[list[str], list[list[str]]]:
    """Return the header and the rows of a .csv, as Python's csv module reads them."""
    with file.open(encoding="utf-8-sig", newline="") as lines:
        header, *rows = csv.reader(lines, delimiter=delimiter)
    return header, rows
