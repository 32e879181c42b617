"""The README: short, with commands that work as they stand there."""

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.manual.pages import README, TOPICS, text

TEXT = text(README)


def test_it_is_short() -> None:
    assert TEXT.count("\n") <= 250


@pytest.mark.parametrize("page", TOPICS, ids=lambda page: page.stem)
def test_it_leads_to_every_topic_of_the_manual(page: Path) -> None:
    assert f"]({page.relative_to(ROOT)})" in TEXT


def test_the_first_command_installs_and_exports_the_registry() -> None:
    command = "python3 -m venv .venv && .venv/bin/pip install --quiet . && "
    assert f"\n{command}.venv/bin/timeline export events.yaml\n" in TEXT


def test_the_ci_runs_the_command_that_it_gives() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    pattern = re.search(r"grep -m 1 -- '(.*)' README\.md", script)
    assert pattern
    commands = [line for line in TEXT.splitlines() if re.search(pattern[1], line)]
    install = "python3 -m venv .venv && .venv/bin/pip install --quiet --editable '.[dev]'"
    assert commands == [f"{install} && .venv/bin/python -m pytest"]
