"""Links, pipes and other users in a folder that is written to: nothing elsewhere changes."""

import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT, Ran
from timeline.diagnostics.findings import TimelineError
from timeline.files import places, writing
from timeline.files.writing import File, write

Run = Callable[..., Ran]
TEXT = """\
registry: r
title: R
events:
  talks: {kind: talks, title: Talks, when: 2024-03-01, note: between us}
"""
TRIES = 200


@pytest.fixture(params=[True, False], ids=["by descriptor", "by path"])
def _way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have files written as on Unix, and as on Windows, which opens no folders."""
    monkeypatch.setattr(places, "_BY_DESCRIPTOR", request.param)


@pytest.fixture
def home(run: Run) -> Iterator[Path]:  # noqa: ARG001 - the fixture changes the folder
    """Put a registry into the current folder, and return one elsewhere, with files of a user."""
    Path("events.yaml").write_text(TEXT, encoding="utf-8")
    with tempfile.TemporaryDirectory() as name:
        for file in ("bashrc", "events.csv", "x.txt"):
            Path(name, file).write_text("mine")
        yield Path(name).resolve()
        held = {path.name: path.read_text() for path in Path(name).iterdir()}
        assert held == dict.fromkeys(("bashrc", "events.csv", "x.txt"), "mine")


@pytest.mark.usefixtures("_way")
@pytest.mark.parametrize("name", ["events.ics", "events.csv", "events.txt", "events.lock"])
def test_a_name_that_nobody_typed_follows_no_link(run: Run, home: Path, name: str) -> None:
    for target in (home / "bashrc", home / "new", Path("new")):
        Path(name).symlink_to(target)
        ran = run("export")
        assert (ran.code, len(ran.err.splitlines())) == (2, 1)
        assert str(target) in ran.err
        Path(name).unlink()
        assert [path.name for path in Path().iterdir()] == ["events.yaml"]


def test_an_export_in_a_folder_full_of_links_changes_nothing_elsewhere(
    run: Run, home: Path
) -> None:
    for name in ("events.ics", "events.csv", "events.txt", "events.lock", "registry.schema.json"):
        Path(name).symlink_to(home / "bashrc")
    Path("archive").symlink_to(home)
    Path("x.txt").symlink_to(home / "x.txt")
    for words in (
        ["export"],
        ["export", "--audience", "internal", "-o", "x.txt"],
        ["export", "-o", "archive"],
        ["lock"],
    ):
        assert run(*words).code == 2
    assert run("new", "new.yaml").code == 0


@pytest.mark.usefixtures("_way")
def test_a_link_that_is_typed_and_leads_elsewhere_is_told_with_its_target(
    run: Run, home: Path
) -> None:
    Path("x.txt").symlink_to(home / "x.txt")
    Path("archive").symlink_to(home)
    for name, said in (
        ("x.txt", f"x.txt: this is a link to {home}/x.txt"),
        ("archive", f"archive/events.csv: archive is a link to {home}"),
    ):
        ran = run("export", "-o", name)
        told = f"timeline: {said}; name that instead; nothing was written\n"
        assert (ran.code, ran.err) == (2, told)


def test_a_link_above_a_typed_name_is_the_users_own(run: Run, home: Path) -> None:
    Path("there").mkdir()
    Path("above").symlink_to("there")
    assert run("export", "-o", "above/x.txt", "-o", "above/archive").code == 0
    assert Path("there/x.txt").exists()
    assert Path("there/archive/events.csv").exists()
    assert home.exists()


@pytest.mark.usefixtures("_way")
def test_a_file_in_a_folder_that_is_typed_follows_no_link(run: Run, home: Path) -> None:
    assert run("export", "-o", "archive").code == 0
    Path("archive/events.csv").unlink()
    Path("archive/events.csv").symlink_to(home / "events.csv")
    ran = run("export", "-o", "archive")
    assert ran.code == 2
    assert ran.err.startswith(f"timeline: archive/events.csv: this is a link to {home}/events.csv")


@pytest.mark.usefixtures("_way")
def test_a_folder_in_a_folder_that_is_typed_is_no_link(home: Path) -> None:
    package = Path("archive")
    (package / "2024").mkdir(parents=True)
    write([File(package / "2024" / "x.txt", b"new", package)])
    assert (package / "2024" / "x.txt").read_bytes() == b"new"
    (package / "2025").symlink_to(home)
    with pytest.raises(TimelineError, match=r"2025/x\.txt: 2025 is a link to"):
        write([File(package / "2025" / "x.txt", b"new", package)])


def test_a_pipe_that_nobody_named_is_not_written_to(run: Run, home: Path) -> None:
    os.mkfifo("events.txt")
    ran = run("export")
    assert ran.err == (
        "timeline: events.txt: this is a pipe or a device, and you did not name it; nothing was "
        "written\n"
    )
    assert home.exists()


def test_a_pipe_that_becomes_a_file_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "x.txt"
    file.write_text("mine")
    monkeypatch.setattr(writing, "is_stream", lambda _: True)
    with pytest.raises(TimelineError, match="this was a pipe or a device, and is a file now"):
        write([File(file, b"new", file)])
    assert file.read_text() == "mine"


def test_what_is_for_colleagues_is_made_for_its_owner_alone(run: Run, home: Path) -> None:
    before = os.umask(0o022)
    try:
        assert run("export", "--audience", "internal", "-o", "internal.zip").code == 0
        assert run("export", "--audience", "internal").code == 0
        assert run("export").code == 0
    finally:
        os.umask(before)
    modes = {path.name: path.stat().st_mode & 0o777 for path in Path().iterdir()}
    private = {name for name, mode in modes.items() if mode == 0o600}
    assert private == {"internal.zip"} | {
        f"events-internal.{suffix}" for suffix in ("ics", "csv", "txt", "lock")
    }
    assert home.exists()


@pytest.mark.parametrize("name", ["EVENTS.YAML", "x.Yml", "Events.Lock"])
def test_a_registry_and_a_lock_are_known_in_capitals(run: Run, home: Path, name: str) -> None:
    ran = run("export", "-f", "csv", "-o", name)
    assert ran.code == 2
    assert "has this suffix; nothing was written" in ran.err
    assert home.exists()


def test_an_output_is_not_called_as_the_registry_in_other_capitals(run: Run, home: Path) -> None:
    Path("events.yaml").rename("plan.txt")
    ran = run("export", "plan.txt", "-o", "Plan.TXT")
    assert ran.err == "timeline: plan.txt: this is the registry; nothing was written\n"
    assert run("check", "plan.LOCK").code == 2
    assert home.exists()


@pytest.mark.uncounted
def test_a_user_who_swaps_files_for_links_does_not_reach_those_of_another() -> None:
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        ran = subprocess.run(
            [sys.executable, "-m", "tests.files.race", name, str(TRIES)],
            cwd=ROOT,
            capture_output=True,
            check=True,
        )
    told = json.loads(ran.stdout)
    assert told.pop("owner") in (os.geteuid(), 65533)
    assert 0 < told.pop("done") < TRIES
    assert told == {"mode": 0o600, "held": "private"}


def test_a_folder_that_another_run_makes_meanwhile_is_used_and_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mkdir = Path.mkdir

    def too_late(path: Path) -> None:
        mkdir(path)
        mkdir(path)

    monkeypatch.setattr(Path, "mkdir", too_late)
    with writing.folders([tmp_path / "lake"]):
        assert (tmp_path / "lake").is_dir()
    assert (tmp_path / "lake").is_dir()


@pytest.mark.usefixtures("_way")
def test_files_in_more_folders_than_a_process_may_open_are_written(tmp_path: Path) -> None:
    folders = [tmp_path / f"folder-{number}" for number in range(300)]
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    with writing.folders(folders):
        resource.setrlimit(resource.RLIMIT_NOFILE, (200, hard))
        try:
            written = write(File(folder / "x.txt", b"x", tmp_path) for folder in folders)
        finally:
            resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert written == [folder / "x.txt" for folder in folders]
    assert all(path.read_bytes() == b"x" for path in written)
