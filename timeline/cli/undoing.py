"""How to undo what was written: by git, or with copies of the files as they were."""

import shlex
from collections.abc import Iterable, Mapping
from pathlib import Path

from timeline.diagnostics.findings import TimelineError
from timeline.files import git
from timeline.files.writing import File

BEFORE = ".before"
"""Stands behind the name of a file for a copy of it as it was."""


def copies(files: Mapping[Path, bytes | None]) -> tuple[list[File], str]:
    """Return copies to be written of files as they are, and the command that undoes a change.

    Files that are new hold None. Git needs no copies of files that are as it has them.
    """
    new = [path for path, data in files.items() if data is None]
    old = {path: data for path, data in files.items() if data is not None}
    steps = [["rm", *map(str, new)]] if new else []
    if old and all(_is_committed(path, data) for path, data in old.items()):
        steps = [["git", "restore", *map(str, old)], *steps]
        return [], _typed(steps)
    kept = {path: path.with_name(f"{path.name}{BEFORE}") for path in old}
    steps = [*(["mv", str(copy), str(path)] for path, copy in kept.items()), *steps]
    return [File(kept[path], data) for path, data in old.items()], _typed(steps)


def _is_committed(path: Path, data: bytes) -> bool:
    """Whether the last commit of git has a file as it is."""
    try:
        repository = git.at(path.parent)
        ((_, known),) = repository.files("HEAD", repository.path(path))
    except TimelineError:
        return False
    return known == data


def _typed(steps: Iterable[list[str]]) -> str:
    return " && ".join(shlex.join(step) for step in steps)
