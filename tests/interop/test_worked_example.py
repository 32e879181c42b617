"""The manual's worked example, as it stands there: how many visits a year, by level and country."""

import os
import re
import subprocess
from pathlib import Path

from tests.conftest import ROOT
from tests.interop import environments
from tests.interop.consumers import ABROAD
from tests.interop.tables import export

PAGE = (ROOT / "timeline" / "manual" / "tables.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    """Return the first example in a language that reads the table."""
    found = re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    return str(next(example for example in found if "events.csv" in example))


def run(script: str, folder: Path) -> str:
    """Return what a script prints, run in a folder with the table in it."""
    export("events", "-o", folder / "events.csv")
    command = [str(environments.data_python()), "-c", script]
    env = {**os.environ, **ABROAD}
    ran = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    return ran.stdout


def lines(example: str) -> list[str]:
    """Return the lines of an example that say anything."""
    return [line for line in example.splitlines() if line]


def test_in_pandas(tmp_path: Path) -> None:
    example = block("python")
    head, row = run(example, tmp_path).splitlines()
    assert head.split() == ["year", "visit_level", "guest"]
    assert row.split() == ["2023", "official", "ITA", "1"]
    assert len(lines(example)) == 5


def test_in_duckdb(tmp_path: Path) -> None:
    example = block("sql")
    script = f"import duckdb\nprint(duckdb.sql({example!r}).fetchall())"
    assert run(script, tmp_path) == "[(2023, 'official', 'ITA', 1)]\n"
    assert len(lines(example)) == 5
