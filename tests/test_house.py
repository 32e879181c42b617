"""The house is in order: format, lint, types, floors, sizes, and the pages that show it."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.conftest import ROOT
from timeline.cli import main
from timeline.cli.commands.explain import rules

pytestmark = pytest.mark.uncounted
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


def named(page: Path) -> list[str]:
    """Return what stands in the first column of a page's first table, as it is written there."""
    table = page.read_text(encoding="utf-8").partition("\n| ")[2].partition("\n\n")[0]
    return re.findall(r"^\| `(.*?)` \|", table, re.MULTILINE)


def folders(path: Path) -> set[str]:
    """Return the folders below one that hold more than what Python left there."""
    files = (file for file in path.rglob("*") if file.is_file() and file.suffix != ".pyc")
    return {f"{file.relative_to(path).parts[0]}/" for file in files if file.parent != path}


def test_the_plan_of_the_house_names_every_wing() -> None:
    house = ROOT / "timeline"
    modules = {each.name for each in house.glob("*.py")}
    assert set(named(house / "README.md")) == folders(house) | modules


def test_the_plan_of_the_house_goes_from_the_top_floor_down() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = project["tool"]["importlinter"]["contracts"][0]["layers"]
    floors = {wing: floor for floor, layer in enumerate(layers) for wing in layer.split(" | ")}
    wings = (Path(name).stem for name in named(ROOT / "timeline" / "README.md"))
    listed = [floors[wing] for wing in wings if wing in floors]
    assert len(listed) > 15
    assert listed == sorted(listed)


def test_the_page_on_the_tests_names_every_folder() -> None:
    tests = ROOT / "tests"
    assert set(named(tests / "README.md")) == folders(tests)


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
