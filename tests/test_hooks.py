"""What runs `timeline` before a commit, and where a pull request is checked."""

import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT, Ran

HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
PAGE = (ROOT / "timeline" / "manual" / "writing.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n((?:repos|name):.*?)```", PAGE, re.DOTALL)
SHOWN = [yaml.safe_load(block) for block in BLOCKS]
AUDIT = yaml.safe_load(
    (ROOT / ".github" / "SECURITY.md")
    .read_text(encoding="utf-8")
    .split("```yaml\n")[1]
    .split("```")[0]
)
PINNED = re.compile("@[0-9a-f]{40}$")
BY_ID = {hook["id"]: hook for hook in HOOKS}


def put() -> None:
    for name in ("events.yaml", "events.lock"):
        shutil.copy(ROOT / name, name)


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_runs_a_command_on_the_whole_registry(
    hook: dict[str, Any], run: Callable[..., Ran]
) -> None:
    program, *words = shlex.split(hook["entry"])
    put()
    assert (program, hook["language"], hook["pass_filenames"]) == ("timeline", "python", False)
    assert run(*words).code == run(*words, "events.yaml").code == 0


@pytest.mark.parametrize(
    ("id", "name", "runs"),
    [
        ("timeline-check", "events.yaml", True),
        ("timeline-check", "registry/march.yml", True),
        ("timeline-check", "events.lock", False),
        ("timeline-check", "README.md", False),
        ("timeline-lock", "events.lock", True),
        ("timeline-lock", "registry/march.yaml", True),
    ],
)
def test_a_hook_runs_where_a_registry_changes(id: str, name: str, runs: bool) -> None:
    assert bool(re.search(BY_ID[id]["files"], name)) == runs


def test_the_hooks_find_a_fault_and_a_lock_that_is_behind(run: Callable[..., Ran]) -> None:
    put()
    path = Path("events.yaml")
    text = path.read_text(encoding="utf-8").replace("2023-03-02 18:30", "2023-03-02 19:00")
    path.write_text(text, encoding="utf-8")
    assert run(*shlex.split(BY_ID["timeline-check"]["entry"])[1:]).code == 0
    assert run(*shlex.split(BY_ID["timeline-lock"]["entry"])[1:]).code == 1


def test_the_manual_shows_every_hook() -> None:
    shown = [hook["id"] for repo in SHOWN[0]["repos"] for hook in repo["hooks"]]
    assert shown == list(BY_ID)


def test_the_workflow_that_the_manual_shows_checks_the_registry(run: Callable[..., Ran]) -> None:
    steps = SHOWN[1]["jobs"]["check"]["steps"]
    assert [step["uses"].split("@")[0] for step in steps if "uses" in step] == [
        "actions/checkout",
        "actions/setup-python",
    ]
    [install, check] = [step["run"] for step in steps if "run" in step]
    assert install == "pip install git+URL@COMMIT"
    program, *words = shlex.split(check)
    put()
    assert (program, run(*words).code) == ("timeline", 0)


def test_the_workflows_that_are_shown_may_only_read_and_name_all_by_commits() -> None:
    for workflow in (SHOWN[1], AUDIT):
        assert workflow["permissions"] == {"contents": "read"}
        for job in workflow["jobs"].values():
            used = [step["uses"] for step in job["steps"] if "uses" in step]
            assert len(used) == 2
            assert all(map(PINNED.search, used))


def test_the_audit_is_weekly_and_apart_from_the_tests() -> None:
    [when] = AUDIT[True]["schedule"]  # YAML 1.1 reads `on` as true
    assert re.fullmatch(r"\d+ \d+ \* \* \d", when["cron"])
    assert any("pip-audit --strict --requirement" in step.get("run", "") for step in audit_steps())
    assert "audit" not in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def audit_steps() -> list[dict[str, str]]:
    steps: list[dict[str, str]] = AUDIT["jobs"]["audit"]["steps"]
    return steps
