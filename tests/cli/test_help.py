"""The help of each command, on a terminal of 80 columns, and the examples in it."""

import re
import shlex
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.conftest import DATA, ROOT, Ran
from tests.repositories import begin, commit
from timeline.cli.main import COMMANDS

Run = Callable[..., Ran]
AFTER_THE_LAST_CHANGE = str(int(datetime(2026, 12, 1, tzinfo=UTC).timestamp()))
"""Seconds: to an older clock, the registry's last change is still to come."""


def help_of(run: Run, *command: str) -> str:
    """Return the help of a command, on a terminal of 80 columns as `run` has it."""
    ran = run(*command, "--help")
    assert (ran.code, ran.err) == (0, "")
    return ran.out


def examples(text: str) -> list[str]:
    """Return the examples at the end of a help, each as one line."""
    lines = text.split("\nExamples:\n")[1].replace("\\\n", "").splitlines()
    return [line.strip() for line in lines]


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)])
def test_help_fits_80_columns_and_cuts_nothing_off(run: Run, command: tuple[str, ...]) -> None:
    text = help_of(run, *command)
    assert max(map(len, text.splitlines())) <= 80
    assert "..." not in text.replace("]...", "").replace("}...", "")  # what may be repeated
    assert run(*command, "-h").out == text


def test_the_list_of_commands_says_all_of_each(run: Run) -> None:
    text = " ".join(help_of(run).split())
    for name, does in COMMANDS.items():
        assert f"{name} {does}" in text


def test_the_options_of_an_export_stand_in_groups(run: Run) -> None:
    text = help_of(run, "export")
    heads = re.findall(r"^(\w+):$", text, re.MULTILINE)
    assert heads == [
        "Arguments",
        "Output",
        "Filters",
        "Calendars",
        "Tables",
        "Chronologies",
        "Lock",
        "Options",
        "Examples",
    ]
    groups = dict(zip(heads, re.split(r"^\w+:$", text, flags=re.MULTILINE)[1:], strict=True))
    assert "--search" in groups["Filters"]
    assert "--alarm" in groups["Calendars"]
    assert "--no-bom" in groups["Tables"]
    assert "--reverse" in groups["Chronologies"]
    assert "--locked" in groups["Lock"]
    assert re.findall(r"--[a-z-]+", groups["Options"]) == ["--help"]


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)])
def test_each_example_does_what_it_says(
    run: Run, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", AFTER_THE_LAST_CHANGE)
    shown = examples(help_of(run, *command))
    assert len(shown) >= 2
    for example in shown:
        for path in Path().iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        if example.split()[:2] != ["timeline", "new"] or len(example.split("#")[0].split()) > 2:
            for name in ("events.yaml", "events.lock"):
                shutil.copy(ROOT / name, name)
            shutil.copy("events.yaml", "march.yaml")
            Path("april.yaml").write_text("events: {}\n", encoding="utf-8")
        shutil.copy(DATA / "importing" / "dialogue.ics", "programme.ics")
        if command in (("diff",), ("log",)):
            begin()
            commit("before.txt", "")
            commit("after.txt", "")
        program, *words = shlex.split(re.split("[|>]", example)[0], comments=True)
        assert program == "timeline"
        ran = run(*words)
        is_empty = "today" in words and "needs an event with a day" in ran.err
        assert ran.code == (2 if is_empty else 0), ran.err
