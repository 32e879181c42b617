"""Locks of several branches, merged by real git with the driver, and resolved without it."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import icalendar
import pytest

from tests.conftest import Ran

Run = Callable[..., Ran]
LOCK, REGISTRY = Path("events.lock"), Path("events.yaml")
TEXT = """\
registry: r
title: R
events:
""" + "".join(
    f"  {id}: {{kind: talks, title: Talks {id}, when: 2024-03-01}}\n\n\n" for id in "abcdefg"
)
ONE = TEXT.replace("Talks d, when: 2024-03-01", "Talks d, when: 2024-03-02")
TWO = TEXT.replace("Talks d, when: 2024-03-01", "Talks d, when: 2024-03-03")


class Git:
    """Git, in a repository where two branches moved an event to different days."""

    def __call__(self, *arguments: str) -> int:
        who = {f"GIT_{name}_NAME": "A" for name in ("AUTHOR", "COMMITTER")}
        where = {f"GIT_{name}_EMAIL": "a@example.org" for name in ("AUTHOR", "COMMITTER")}
        alone = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1"}
        environment = {**os.environ, **who, **where, **alone}
        command = ["git", *arguments]
        return subprocess.run(command, env=environment, capture_output=True, check=False).returncode

    def branches(self, run: Run, attributes: str) -> None:
        """Commit the registry and its lock on two branches, and merge them."""
        self("init", "--initial-branch", "main")
        Path(".gitattributes").write_text(attributes, encoding="utf-8")
        for text, branch in ((TEXT, "main"), (ONE, "one"), (TWO, "two")):
            if branch != "main":
                self("switch", "--create", branch, "main")
            REGISTRY.write_text(text, encoding="utf-8")
            assert run("export", "-o", f"{branch}.ics").code == 0
            self("add", "events.yaml", "events.lock", ".gitattributes")
            assert self("commit", "--message", branch) == 0
        assert self("merge", "one") == 1
        REGISTRY.write_text(TWO, encoding="utf-8")


@pytest.fixture
def git(run: Run) -> Git:  # noqa: ARG001 - the fixture changes the folder
    """Return git."""
    return Git()


def revision(path: str) -> tuple[int, Any, int]:
    """Return the revision and the day of the event that two branches moved."""
    calendar: Any = icalendar.Calendar.from_ical(Path(path).read_bytes())
    (event,) = (each for each in calendar.events if each["UID"] == "d@r")
    return event["SEQUENCE"], event["LAST-MODIFIED"].dt, event["DTSTART"].dt.day


def see_the_outcome(run: Run) -> None:
    """See that who was told of either branch is told of the event anew, as it now is."""
    assert run("export", "-o", "merged.ics").code == 0
    sequence, modified, day = revision("merged.ics")
    assert day == 3
    for branch in ("one", "two"):
        assert sequence > revision(f"{branch}.ics")[0]
        assert modified > revision(f"{branch}.ics")[1]


def test_the_driver_merges_locks_for_git(run: Run, git: Git) -> None:
    git("init", "--initial-branch", "main")
    driver = f"{sys.executable} -m timeline lock --merge %O %A %B"
    git("config", "merge.timeline-lock.driver", driver)
    git.branches(run, "*.lock merge=timeline-lock\n")
    assert run("check", "--output-format", "concise").out.count("TL40") == 0
    see_the_outcome(run)


@pytest.mark.parametrize("attributes", ["", "*.lock merge=union\n"], ids=["marks", "union"])
def test_where_no_driver_ran_the_lock_is_resolved(run: Run, git: Git, attributes: str) -> None:
    git.branches(run, attributes)
    ran = run("check")
    assert ran.code == 1
    assert "run timeline lock --resolve" in ran.out
    ran = run("lock", "--resolve")
    assert (ran.code, ran.err) == (0, "events.lock: resolved, with a line for each of 7 events\n")
    see_the_outcome(run)
    before = LOCK.read_bytes()
    assert run("lock", "--resolve").err == "events.lock: there is nothing to resolve\n"
    assert LOCK.read_bytes() == before


def test_a_lock_is_resolved_before_the_registry_is(run: Run, git: Git) -> None:
    git.branches(run, "")
    REGISTRY.write_text(f"<<<<<<< HEAD\n{ONE}", encoding="utf-8")
    assert run("lock", "--resolve").code == 0
    Path("folder").mkdir()
    REGISTRY.rename("folder/events.yaml")
    ran = run("lock", "folder", "--resolve")
    assert (ran.code, "error[TL112]" in ran.err) == (1, True)


def test_what_is_wrong_with_a_lock_otherwise_is_not_resolved(run: Run) -> None:
    REGISTRY.write_text(TEXT, encoding="utf-8")
    assert run("lock", "--resolve").err == "timeline: events.lock: no such file or folder\n"
    run("lock")
    LOCK.write_text(LOCK.read_text("utf-8") + "nonsense\n", encoding="utf-8")
    before = LOCK.read_bytes()
    ran = run("lock", "--resolve")
    assert (ran.code, "error[TL402]" in ran.err) == (1, True)
    assert LOCK.read_bytes() == before


@pytest.mark.parametrize(
    ("ours", "theirs", "code"),
    [
        (b"nonsense\n", None, "TL402"),
        (None, b"", "TL402"),
        (None, b'{"lock":3,"registry":"s"}\n', "TL403"),
        (None, b'{"lock":3,"registry":"r","audience":"internal"}\n', "TL403"),
        (None, b'{"lock":4,"registry":"r"}\n', "TL408"),
        (None, b"<<<<<<< HEAD\n", "TL401"),
    ],
)
def test_locks_that_can_not_be_merged_are_left(
    run: Run, ours: bytes | None, theirs: bytes | None, code: str
) -> None:
    REGISTRY.write_text(TEXT, encoding="utf-8")
    run("lock")
    sound = LOCK.read_bytes()
    for name, data in (
        ("O", b""),
        ("A", ours or sound),
        ("B", theirs if theirs is not None else sound),
    ):
        Path(name).write_bytes(data)
    ran = run("lock", "--merge", "O", "A", "B")
    assert (ran.code, ran.out) == (1, "")
    assert f"error[{code}]" in ran.err
    assert Path("A").read_bytes() == (ours or sound)


def test_locks_are_merged_into_the_first_of_them(run: Run) -> None:
    REGISTRY.write_text(TEXT, encoding="utf-8")
    run("lock")
    Path("O").write_bytes(b"")
    Path("A").write_bytes(LOCK.read_bytes())
    REGISTRY.write_text(ONE, encoding="utf-8")
    run("lock")
    theirs = LOCK.read_bytes()
    LOCK.rename("B")
    ran = run("lock", "--merge", "O", "A", "B")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert Path("A").read_bytes() == Path("B").read_bytes() == theirs
    assert not LOCK.exists()


@pytest.mark.parametrize("missing", ["O", "A", "B"])
def test_a_driver_that_is_called_with_a_missing_file_says_so(run: Run, missing: str) -> None:
    REGISTRY.write_text(TEXT, encoding="utf-8")
    run("lock")
    for name in {"O", "A", "B"} - {missing}:
        Path(name).write_bytes(LOCK.read_bytes())
    ran = run("lock", "--merge", "O", "A", "B")
    assert (ran.code, ran.err) == (2, f"timeline: {missing}: no such file or folder\n")
    assert Path(missing).exists() is False


def test_what_is_asked_of_a_lock_is_one_thing(run: Run) -> None:
    ran = run("lock", "--prune", "--resolve")
    assert (ran.code, ran.err) == (2, "timeline: --prune and --resolve can't be used together\n")
