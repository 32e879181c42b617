"""The questions of the manual's page on analysis: DuckDB and pandas print its answers."""

import json
import re
from pathlib import Path

import pytest

from tests.interop import environments
from tests.interop.consumers import MODULES, call
from tests.interop.tables import export
from tests.manual.pages import MANUAL, text

PAGE = MANUAL / "analysis.md"


def test_each_answer_is_what_the_program_prints(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    export("events", "-f", "package", "--tables", "parquet", "-o", tmp_path / "data")
    python = environments.data_python()
    printed = json.loads(call(python, "-m", f"{MODULES}.page_reader", PAGE, tmp_path))
    answers = iter(printed)

    def answer(_: re.Match[str]) -> str:
        lines = (line.rstrip() for line in next(answers).strip().splitlines())
        return "```text\n{}\n```".format("\n".join(lines))

    renewed = re.sub(r"```text\n.*?```", answer, text(PAGE), flags=re.DOTALL)
    if request.config.getoption("--update-golden"):
        PAGE.write_text(renewed, encoding="utf-8")
    assert renewed == text(PAGE)
    assert len(printed) == 5
