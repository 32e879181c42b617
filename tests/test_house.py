"""The house is in order: format, lint, types, floors, sizes."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from timeline.cli import main
from timeline.cli.commands.explain import rules

BIN = Path(sys.executable).parent
SOURCES = sorted((ROOT / "timeline").rglob("*.py"))
BELOW = [
    path
    for path in SOURCES
    if ROOT / "timeline" / "cli" not in path.parents and path.name != "__main__.py"
]


@pytest.mark.parametrize(
    "command",
    ["ruff format --check .", "ruff check .", "mypy", "lint-imports"],
)
def test_the_tools_find_nothing(command: str) -> None:
    name, *arguments = command.split()
    ran = subprocess.run(
        [BIN / name, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_room_is_too_large(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    functions = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef)]
    long = [node.name for node in functions if (node.end_lineno or 0) - node.lineno >= 40]
    assert text.count("\n") <= 300
    assert long == []


def test_every_rule_has_its_own_code_and_name() -> None:
    known = rules().values()
    assert len({rule.name for rule in known}) == len(known)
    assert all(rule.bad != rule.good for rule in known)


def test_every_command_has_a_file() -> None:
    files = {path.stem for path in (ROOT / "timeline" / "cli" / "commands").glob("*.py")}
    assert set(main.COMMANDS) <= files


_ASKED_OF_THE_MACHINE = {
    "print",
    "input",
    "exit",
    "environ",
    "getenv",
    "utcnow",
    "today",
    "monotonic",
    "perf_counter",
    "stdin",
    "stdout",
    "stderr",
    "setlocale",
    "socket",
    "urlopen",
}
"""What prints and exits, and what reads clock, environment, locale and network."""


@pytest.mark.parametrize("path", BELOW, ids=lambda path: str(path.relative_to(ROOT)))
def test_only_the_command_prints_and_asks_the_machine(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    attributes = [node for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
    asked = {node.attr for node in attributes} | names
    clocks = {ast.unparse(node) for node in attributes} & {"datetime.now", "time.time"}
    assert (asked & _ASKED_OF_THE_MACHINE, clocks) == (set(), set())
