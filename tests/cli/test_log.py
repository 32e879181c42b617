"""The command log: the life of one event, as git remembers it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Ran
from tests.repositories import begin, commit, git
from timeline.cli import history
from timeline.reading.leniently import load_leniently

Run = Callable[..., Ran]
HEAD = "registry: r\ntitle: R\ndefaults: {timezone: Asia/Kolkata}\nevents:\n"
TALKS = "  talks: {kind: talks, title: Talks, when: 2027-03-04 10:00 to 11:00}\n"
MOVED = TALKS.replace("10:00 to 11:00", "11:00 to 12:00")
OTHER = "  other: {kind: call, title: A call, when: 2027-03-04}\n"
OFF = MOVED.replace("12:00}", "12:00, status: cancelled}")


@pytest.fixture(autouse=True)
def _history(run: Run) -> None:  # noqa: ARG001 - the fixture changes the folder
    begin()
    commit("events.yaml", HEAD + TALKS, day=1)
    commit("events.yaml", HEAD + TALKS + OTHER, day=2)
    commit("events.yaml", HEAD + OTHER + MOVED, day=3)
    commit("events.yaml", f"# a comment\n{HEAD}{OTHER}{MOVED}", day=4)
    commit("events.yaml", HEAD + OTHER + OFF, day=5)


def told(ran: Ran) -> list[str]:
    """Return the lines without the hashes of commits, which are anybody's guess."""
    return [line.partition(" [")[0] for line in ran.out.splitlines()]


def test_each_revision_that_changed_the_event_is_told_the_newest_first(run: Run) -> None:
    ran = run("log", "talks")
    assert told(ran) == [
        "Thursday 5 November 2026, Ms X",
        "  Cancelled: Talks, planned for Thursday 4 March 2027, 11:00–12:00 IST",
        "",
        "Tuesday 3 November 2026, Ms X",
        "  Moved: Talks, from Thursday 4 March 2027, 10:00–11:00, to Thursday 4 March,",
        "    11:00–12:00 IST (1 hour later)",
        "",
        "Sunday 1 November 2026, Ms X",
        "  New: Talks, Thursday 4 March 2027, 10:00–11:00 IST",
    ]
    assert (ran.code, ran.err) == (0, "")


def test_only_what_the_event_depends_on_is_read_of_its_revisions(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in range(6, 20):
        text = HEAD + OTHER.replace("A call", f"Call {day}") + OFF
        commit("events.yaml", text, day=day)
    read: list[int] = []

    def counted(files: list[tuple[str, bytes]]) -> object:
        read.append(sum(len(data) for _, data in files))
        return load_leniently(files)

    monkeypatch.setattr(history, "load_leniently", counted)
    assert told(run("log", "talks"))[-1].startswith("  New: Talks")
    assert len(read) == 5  # two in which it differs, each with the one before, and the first


def test_json_has_the_commits_with_the_changes(run: Run) -> None:
    found = json.loads(run("log", "talks", "-f", "json").out)
    assert [each["change"]["classes"] for each in found] == [["cancelled"], ["moved"], ["new"]]
    assert [each["date"][:10] for each in found] == ["2026-11-05", "2026-11-03", "2026-11-01"]
    assert all(len(each["commit"]) == 40 and each["author"] == "Ms X" for each in found)


def test_another_language_is_told(run: Run) -> None:
    assert "  Annullamento: Talks, previsto: " in run("log", "talks", "--lang", "it").out


def test_an_id_that_was_never_there_is_refused(run: Run) -> None:
    ran = run("log", "nothing")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == 'timeline: no revision of events.yaml in git changes an event "nothing"\n'


def test_an_event_that_is_gone_has_a_life_too(run: Run) -> None:
    commit("events.yaml", HEAD + OTHER, day=6)
    assert told(run("log", "talks"))[1].startswith("  Removed: Talks, Thursday 4 March 2027")


def test_a_life_goes_on_under_another_id(run: Run) -> None:
    commit("events.yaml", HEAD + OTHER + OFF.replace("talks:", "parley:", 1), day=6)
    lines = told(run("log", "parley"))
    assert lines[1].startswith("  Id changed: Talks")
    assert lines[-1].startswith("  New: Talks")
    assert "Id changed" in run("log", "talks").out


def test_a_registry_is_followed_through_its_names(run: Run) -> None:
    git("mv", "events.yaml", "march.yaml")
    git("commit", "-q", "-m", "renamed", day=6)
    assert told(run("log", "talks", "march.yaml")) == told(run("log", "talks", "march.yaml"))
    assert told(run("log", "talks", "march.yaml"))[-1].startswith("  New: Talks")
    assert len(json.loads(run("log", "talks", "march.yaml", "-f", "json").out)) == 3


def test_a_folder_has_a_log(run: Run) -> None:
    commit("folder/a.yaml", HEAD.replace("events:\n", ""), day=6)
    commit("folder/b.yaml", f"events:\n{TALKS}", day=7)
    assert told(run("log", "talks", "folder"))[1].startswith("  New: Talks")
    git("mv", "folder/a.yaml", "folder/c.yaml")
    git("commit", "-q", "-m", "renamed", day=8)
    assert len(json.loads(run("log", "talks", "folder", "-f", "json").out)) == 1


def test_a_revision_that_is_refused_is_read_without_its_faults(run: Run) -> None:
    broken = "  broken: {kind: call, title: B, when: sometime}\n"
    commit("events.yaml", HEAD + broken + TALKS, day=6)
    assert "Reinstated: Talks" in run("log", "talks").out


def test_a_revision_that_can_not_be_read_is_named(run: Run) -> None:
    commit("events.yaml", "talks: [", day=6)
    commit("events.yaml", HEAD + OFF, day=7)
    ran = run("log", "talks")
    assert told(ran)[1].startswith("  Cancelled")
    assert "events.yaml: left out because this version can't read it\n" in ran.err


def test_a_default_that_changes_moves_the_event(run: Run) -> None:
    text = HEAD.replace("Asia/Kolkata", "Asia/Tokyo") + OTHER + OFF
    commit("events.yaml", text, day=6)
    assert "Moved: Talks" in run("log", "talks").out


def test_a_registry_that_is_gone_for_a_while_is_no_trouble(run: Run) -> None:
    git("rm", "-q", "events.yaml")
    git("commit", "-q", "-m", "gone", day=6)
    commit("events.yaml", HEAD + OFF, day=7)
    lines = told(run("log", "talks"))
    assert lines[1].startswith("  New: Talks")


def test_internal_events_have_no_public_life(run: Run) -> None:
    commit("events.yaml", HEAD + OTHER + OFF.replace("status", "audience: internal, status"), day=6)
    assert told(run("log", "talks"))[1].startswith("  Removed: Talks")
    inside = run("log", "talks", "--audience", "internal")
    assert told(inside)[1].startswith("  Changed: Talks, audience")


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("talks", "events.yaml", "-f", "pdf"), 'there is no format "pdf" for a log; write one'),
        (("talks", "events.yaml", "b.yaml"), "a log is of one file or folder"),
        (("talks", "../events.yaml"), "git"),
        (("talks", "--lang", "xx"), "--lang"),
    ],
)
def test_what_makes_no_sense_is_refused(arguments: tuple[str, ...], why: str, run: Run) -> None:
    ran = run("log", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert why in ran.err


def test_a_shallow_clone_does_not_take_its_first_commit_for_the_first(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    git("clone", "-q", "--depth=3", Path.cwd().as_uri(), "../shallow")
    monkeypatch.chdir("../shallow")
    ran = run("log", "talks")
    assert told(ran)[0] == "Thursday 5 November 2026, Ms X"
    assert "New" not in ran.out
    assert ran.err == "the clone is shallow: git fetch --unshallow gets the rest\n"
    assert run("log", "other").code == 2


def test_a_merge_is_told_once(run: Run) -> None:
    git("checkout", "-q", "-b", "side", "HEAD~1")
    commit("events.yaml", f"# a comment\n{HEAD}{OTHER.replace('A call', 'The call')}{MOVED}", day=6)
    git("checkout", "-q", "main")
    git("merge", "-q", "-X", "ours", "--no-edit", "side", day=7)
    found = json.loads(run("log", "talks", "-f", "json").out)
    assert [each["change"]["classes"] for each in found] == [["cancelled"], ["moved"], ["new"]]
    assert Path("events.yaml").exists()
