"""Files of an earlier export are removed from folders of our own, and nobody else's ever."""

from pathlib import Path

import pytest

from timeline.diagnostics.findings import TimelineError
from timeline.files import clearing


def put(folder: Path, *names: str) -> list[Path]:
    """Make files in a folder, and return their paths."""
    paths = [folder / name for name in names]
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return paths


def ours(path: Path) -> bool:
    """Whether a file is one of ours."""
    return path.name == "x.parquet"


def test_files_below_folders_are_found_and_links_are_not_followed(tmp_path: Path) -> None:
    put(tmp_path, "own/a/x.parquet", "own/.hidden", "other/y.parquet")
    (tmp_path / "own" / "link").symlink_to(tmp_path / "other")
    found = clearing.files([tmp_path / "own", tmp_path / "missing"])
    assert sorted(str(path.relative_to(tmp_path)) for path in found) == [
        *("own/.hidden", "own/a/x.parquet", "own/link"),
    ]


def test_what_is_ours_and_not_kept_is_gone(tmp_path: Path) -> None:
    kept, old, _, _ = put(tmp_path, "1/x.parquet", "2/x.parquet", ".notes", "_SUCCESS")
    assert clearing.gone(clearing.files([tmp_path]), {kept}, ours) == [old]


@pytest.mark.parametrize("name", ["y.parquet", "1/notes.txt"])
def test_a_file_of_others_that_would_be_read_with_ours_is_an_error(
    tmp_path: Path, name: str
) -> None:
    [path] = put(tmp_path, name)
    with pytest.raises(TimelineError) as refused:
        clearing.gone(clearing.files([tmp_path]), (), ours)
    assert str(refused.value).startswith(
        f"{path}: this is not part of the export, and programs would read"
    )


def test_folders_that_are_empty_then_are_removed_up_to_the_name_that_was_typed(
    tmp_path: Path,
) -> None:
    old, other, _ = put(tmp_path, "lake/t/2/x.parquet", "lake/u/1/x.parquet", "lake/t/3/y")
    clearing.remove([old, other], tmp_path / "lake")
    left = sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*"))
    assert left == ["lake", "lake/t", "lake/t/3", "lake/t/3/y"]


def test_a_file_that_can_not_be_removed_is_an_error_that_names_it(tmp_path: Path) -> None:
    path = tmp_path / "lake" / "x.parquet"
    path.mkdir(parents=True)
    with pytest.raises(TimelineError, match=r"x\.parquet: Is a directory; all else was written"):
        clearing.remove([path], tmp_path / "lake")


def test_a_file_behind_a_link_is_not_removed(tmp_path: Path) -> None:
    [path] = put(tmp_path, "elsewhere/x.parquet")
    (tmp_path / "lake").mkdir()
    (tmp_path / "lake" / "t").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(TimelineError, match="is a link to"):
        clearing.remove([tmp_path / "lake" / "t" / "x.parquet"], tmp_path / "lake")
    assert path.exists()
