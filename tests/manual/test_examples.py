"""The examples: commands that are run, and registries that are checked."""

import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import DATA, ROOT, Ran, loaded
from tests.manual.pages import MANUAL, README, blocks, registry, text, topic

NAMES = (
    "checking",
    "chronology",
    "diff",
    "exporting",
    "importing",
    "languages",
    "lock",
    "publishing",
)
SHOWING = [README, *(MANUAL / f"{name}.md" for name in NAMES)]


def test_these_are_the_pages_that_show_commands() -> None:
    every = [README, *sorted(MANUAL.glob("*.md"))]
    assert [page for page in every if blocks(page, "console")] == SHOWING


@pytest.mark.parametrize("page", SHOWING, ids=lambda page: page.stem)
def test_the_console_shows_what_it_would(
    page: Path, run: Callable[..., Ran], request: pytest.FixtureRequest
) -> None:
    for name in ("events.yaml", "events.lock"):
        shutil.copy(ROOT / name, name)
    for name in ("old.yaml", "new.yaml"):
        shutil.copy(DATA / "changes" / name, name)
    for name in ("dialogue.ics", "dialogue-new.ics"):
        shutil.copy(DATA / "importing" / name, name)
    broken = registry(page).replace("Fri 2023", "Sat 2023")
    Path("broken.yaml").write_text(broken, encoding="utf-8")

    def shown(block: re.Match[str]) -> str:
        commands = re.findall(r"^\$ timeline (.*)$", block[0], re.MULTILINE)
        assert commands
        lines = []
        for command in commands:
            ran = run(*shlex.split(command))
            said = "\n".join(text.rstrip() for text in (ran.out, ran.err) if text)
            lines.append(f"$ timeline {command}\n{said}")
        return "```console\n{}\n```".format("\n".join(lines))

    renewed = re.sub(r"```console\n.*?```", shown, text(page), flags=re.DOTALL)
    if request.config.getoption("--update-golden"):
        page.write_text(renewed, encoding="utf-8")
    assert renewed == text(page)


@pytest.mark.parametrize("page", [README, MANUAL / "python.md"], ids=lambda page: page.stem)
def test_the_python_that_it_shows_runs_from_top_to_bottom(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("registry").mkdir()
    for folder in (Path(), Path("registry")):
        shutil.copy(ROOT / "events.yaml", folder)
    shutil.copy(ROOT / "events.lock", "events.lock")
    names: dict[str, Any] = {}
    for block in blocks(page, "python"):
        exec(block, names)  # noqa: S102 - what the page tells people to run
    assert len(names["loaded"].events()) == 13
    assert Path("events.ics").exists()
    assert Path("events.csv").exists()


@pytest.mark.parametrize("page", [README, MANUAL / "registry.md"], ids=lambda page: page.stem)
def test_the_registry_that_it_shows_is_free_of_findings(page: Path) -> None:
    assert loaded(registry(page)).findings == []


def test_the_repeated_event_that_it_shows_is_free_of_findings() -> None:
    page = topic("when")
    shown = page[page.index("  briefing:\n") :].split("```")[0]
    people = "people: {bagchi: {name: Arindam Bagchi}}\ndefaults: {timezone: Asia/Kolkata}\n"
    assert loaded(f"registry: r\ntitle: R\n{people}events:\n{shown}").findings == []
