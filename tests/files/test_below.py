"""Files below a folder that the user typed."""

import os
from pathlib import Path

import pytest

from timeline.diagnostics.findings import TimelineError
from timeline.files.below import Below


def test_a_file_that_is_not_there_is_none(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with Below(tmp_path) as below:
        assert below.read("a") is below.read("a/b") is below.read("file/b") is None


def test_a_file_is_removed_with_its_folder_once_that_is_empty(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    for name in ("a/b", "a/c", "d"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    with Below(tmp_path) as below:
        assert below.read("a/b") == b"a/b"
        below.remove("a/b")
        assert (tmp_path / "a").exists()
        below.remove("a/c")
        below.remove("d")
    assert list(tmp_path.iterdir()) == []


def test_no_link_is_followed(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    (inside / "file").symlink_to(tmp_path / "secret")
    (inside / "folder").symlink_to(tmp_path)
    os.mkfifo(inside / "pipe")
    with Below(inside) as below:
        for name in ("file", "folder/secret", "pipe"):
            with pytest.raises(TimelineError, match="nothing was written"):
                below.read(name)
