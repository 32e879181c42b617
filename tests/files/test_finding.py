"""The files of a registry, as they are named."""

from pathlib import Path

import pytest

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
    with pytest.raises(TimelineError, match=r": no YAML file in this folder$"):
        find([str(tmp_path)])


def test_a_file_that_is_missing_is_named() -> None:
    with pytest.raises(TimelineError, match=r"^nowhere/events\.yaml: no such file or folder$"):
        find(["nowhere/events.yaml"])


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
