"""The files of a registry, as they are named."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

import timeline
from tests.conftest import Ran
from timeline.diagnostics.findings import TimelineError
from timeline.files.finding import find


def test_a_file_is_found_by_its_name_whatever_that_is(tmp_path: Path) -> None:
    file = tmp_path / "registry.txt"
    file.touch()
    assert find([str(file)]) == [str(file)]


def test_files_are_found_in_the_order_in_which_they_are_named(tmp_path: Path) -> None:
    files = [str(tmp_path / name) for name in ("b.yaml", "a.yaml")]
    for file in files:
        Path(file).touch()
    assert find(files) == files


def test_a_hyphen_stands_for_standard_input() -> None:
    assert find(["-"]) == ["-"]


def test_a_folder_is_all_its_yaml_files_in_order_but_hidden_ones(tmp_path: Path) -> None:
    folder = tmp_path / ".registry" / "visits"
    for name in (
        "b.yaml",
        "a.yml",
        "2023/march/c.yaml",
        "notes.txt",
        "events.lock",
        ".hidden.yaml",
        ".git/d.yaml",
        "2023/.cache/e.yaml",
        "folder.yaml/f.yaml",
    ):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    found = [str(Path(file).relative_to(folder).as_posix()) for file in find([str(folder)])]
    assert found == ["2023/march/c.yaml", "a.yml", "b.yaml", "folder.yaml/f.yaml"]


def test_a_folder_without_yaml_is_no_registry(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").touch()
    with pytest.raises(
        TimelineError, match=r": no YAML file in this folder; begin one with "
    ) as caught:
        find([str(tmp_path)])
    assert str(caught.value).endswith(f"timeline new {tmp_path / 'events.yaml'}")


def test_a_file_is_found_by_the_other_suffix_of_yaml(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(TimelineError, match=r"folder; begin one with timeline new events\.yaml$"):
        find(["events.yaml"])
    Path("events.yml").touch()
    assert find(["events.yaml"]) == find(["events.yml"]) == ["events.yml"]
    with pytest.raises(TimelineError, match=r'^events\.txt: .*; did you mean "events\.yml"\?$'):
        find(["events.txt"])
    Path("events.yaml").touch()
    assert find(["events.yaml"]) == ["events.yaml"]


def test_no_link_out_of_the_folder_is_found_by_the_other_suffix(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (tmp_path / "secret").touch()
    (folder / "events.yml").symlink_to(tmp_path / "secret")
    monkeypatch.chdir(folder)
    with pytest.raises(TimelineError, match=r"name it if you trust it: timeline check events.yml$"):
        find(["events.yaml"])


def test_files_are_not_too_large_in_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.files.finding.MOST", 3_000_000)
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_bytes(b"#" * 1_500_000)
    assert len(find([str(tmp_path)])) == 2
    (tmp_path / "c.yaml").write_bytes(b"#")
    with pytest.raises(TimelineError, match=r": 3 MB in all, and over 3; make several registries"):
        find([str(tmp_path)])


def test_a_file_that_is_missing_is_named() -> None:
    with pytest.raises(TimelineError, match=r"^nowhere/events\.yaml: no such file or folder$"):
        find(["nowhere/events.yaml"])


@pytest.mark.parametrize(
    ("there", "name", "hint"),
    [
        ([], "desk.yaml", "begin one with timeline new desk.yaml"),
        ([], "desk.txt", "begin one with timeline new events.yaml"),
        (["desk.yaml.txt"], "desk.yaml", "desk.yaml.txt is there: rename it to desk.yaml"),
        (["evnts.yaml", "b.yaml"], "events.yaml", 'did you mean "evnts.yaml"?'),
        (["events.yaml"], "evnts.yml", 'did you mean "events.yaml"?'),
        (["a.yaml"], "ceo-talks", "if it is an event, timeline show --search ceo-talks shows it"),
        (["a.yaml"], "b.yaml", None),
    ],
)
def test_of_a_file_that_is_missing_the_likely_one_is_told(
    there: list[str],
    name: str,
    hint: str | None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    for each in there:
        Path(each).touch()
    with pytest.raises(TimelineError) as caught:
        find([name])
    assert str(caught.value) == f"{name}: no such file or folder{f'; {hint}' if hint else ''}"


@pytest.mark.parametrize("again", ["events.yaml", "./events.yaml", ".", "../here/events.yaml"])
def test_a_file_is_not_to_be_named_twice(
    again: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    (here / "events.yaml").touch()
    monkeypatch.chdir(here)
    with pytest.raises(TimelineError, match=r"events\.yaml: named twice$"):
        find(["events.yaml", again])


def test_standard_input_is_not_to_be_named_twice() -> None:
    with pytest.raises(TimelineError, match=r"^-: named twice$"):
        find(["-", "-"])


# What a folder from a stranger may hold

TEXT = "registry: r\ntitle: R\nevents:\n  t: {kind: talks, title: T, when: 2024-03-01}\n"


@pytest.fixture
def _shared(run: Callable[..., Ran]) -> None:  # noqa: ARG001 - the fixture changes the folder
    """Make a registry, and beside it a file that several share, with a link to it."""
    Path("reg").mkdir()
    Path("shared").mkdir()
    Path("reg/a.yaml").write_text(TEXT)
    Path("shared/people.yaml").write_text("people: {x: {name: X}}\n")
    Path("reg/people.yaml").symlink_to("../shared/people.yaml")


@pytest.mark.usefixtures("_shared")
def test_a_link_out_of_the_folder_is_read_only_if_its_target_is_named() -> None:
    target = Path("shared/people.yaml").resolve()
    said = (
        f"reg/people.yaml: this is a link to {target}, which is not in the folder; "
        "name both if you trust it: timeline check reg shared/people.yaml"
    )
    with pytest.raises(TimelineError, match=f"^{re.escape(said)}$"):
        find(["reg"])
    assert find(["reg", "shared/people.yaml"]) == ["reg/a.yaml", "shared/people.yaml"]
    assert find(["reg/people.yaml"]) == ["reg/people.yaml"]


@pytest.mark.usefixtures("_shared")
def test_a_secret_behind_a_link_is_not_quoted(run: Callable[..., Ran]) -> None:
    Path("reg/people.yaml").unlink()
    Path("reg/b.yaml").symlink_to("/proc/self/environ")
    for command in ("check", "export", "show", "lock"):
        ran = run(command, "reg")
        assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1)
        assert "b.yaml: this is a link to /proc/" in ran.err


@pytest.mark.usefixtures("_shared")
def test_a_link_within_the_folder_is_a_file_of_it() -> None:
    Path("reg/people.yaml").unlink()
    Path("reg/sub").mkdir()
    Path("reg/sub/b.yaml").write_text("events: {}\n")
    Path("reg/.hidden").mkdir()
    Path("reg/.hidden/c.txt").write_text("events: {}\n")
    Path("reg/c.yaml").symlink_to(".hidden/c.txt")
    assert find(["reg"]) == ["reg/a.yaml", "reg/c.yaml", "reg/sub/b.yaml"]


@pytest.mark.usefixtures("_shared")
def test_a_pipe_in_a_folder_is_not_opened() -> None:
    Path("reg/people.yaml").unlink()
    os.mkfifo("reg/b.yaml")
    with pytest.raises(TimelineError, match=r"^reg/b\.yaml: this is not a plain file; name both"):
        find(["reg"])
    assert find(["reg", "reg/b.yaml"]) == ["reg/a.yaml", "reg/b.yaml"]


def test_a_loop_of_links_is_told_in_a_line(run: Callable[..., Ran]) -> None:
    Path("reg").mkdir()
    Path("reg/b.yaml").symlink_to("b.yaml")
    for name in ("reg", "reg/b.yaml"):
        ran = run("check", name)
        assert (ran.code, len(ran.err.splitlines())) == (2, 1)
        assert "reg/b.yaml: " in ran.err


@pytest.mark.parametrize("command", ["check", "export", "show", "lock", "new visit"])
def test_the_usual_registry_is_a_link_elsewhere_only_if_it_is_named(
    run: Callable[..., Ran], tmp_path_factory: pytest.TempPathFactory, command: str
) -> None:
    target = tmp_path_factory.mktemp("elsewhere") / "events.yaml"
    target.write_text(TEXT)
    Path("events.yaml").symlink_to(target)
    ran = run(*command.split())
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        f"timeline: events.yaml: this is a link to {target}, which is not in the folder; name it "
        "if you trust it: timeline check events.yaml\n"
    )
    if command != "new visit":
        assert run(command, "events.yaml").code == 0


def test_the_usual_registry_of_a_script_is_no_link_elsewhere_either(
    run: Callable[..., Ran],  # noqa: ARG001 - the fixture changes the folder
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    target = tmp_path_factory.mktemp("elsewhere") / "events.yaml"
    target.write_text(TEXT)
    Path("events.yaml").symlink_to(target)
    with pytest.raises(TimelineError, match="name it if you trust it"):
        timeline.load()
    assert timeline.load("events.yaml").registry.registry == "r"


def test_a_lock_behind_a_link_is_not_read(run: Callable[..., Ran]) -> None:
    Path("events.yaml").write_text(TEXT)
    Path("events.lock").symlink_to("/proc/self/environ")
    for command in ("check", "export", "lock"):
        ran = run(command)
        assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1)
        assert ran.err.startswith("timeline: events.lock: this is a link to /proc/")
