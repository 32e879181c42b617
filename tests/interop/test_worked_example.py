"""The README's worked example, as it stands there: how many visits a year, by level and country."""

import os
import re
import subprocess
from pathlib import Path

from tests.conftest import ROOT
from tests.interop import environments
from tests.interop.consumers import ABROAD
from tests.interop.tables import export

README = (ROOT / "README.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    """Return the only example in a language."""
    [found] = re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    return str(found)


def run(script: str, folder: Path) -> list[str]:
    """Return the words that a script prints, run in a folder with the table in it."""
    export("events", folder, "-o", folder / "events.csv")
    command = [str(environments.data_python()), "-c", script]
    ran = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **ABROAD},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stderr == ""
    return str(ran.stdout).split()


def test_in_pandas(tmp_path: Path) -> None:
    example = block("python")
    assert run(example, tmp_path)[-4:] == ["2023", "official", "ITA", "1"]
    assert len([line for line in example.splitlines() if line]) == 5


def test_in_duckdb(tmp_path: Path) -> None:
    example = block("sql")
    script = f"import duckdb\nprint(*duckdb.sql({example!r}).fetchall()[0])"
    assert run(script, tmp_path) == ["2023", "official", "ITA", "1"]
    assert len(example.splitlines()) == 5
