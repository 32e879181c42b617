"""Finding the files of a registry."""

import os
from collections.abc import Iterable
from pathlib import Path

from timeline.diagnostics.findings import TimelineError

STDIN = "-"
"""The name that stands for standard input."""
SUFFIXES = (".yaml", ".yml")


def find(names: Iterable[str]) -> list[str]:
    """Return the files of a registry that is named by files, folders, or - for standard input.

    Raises TimelineError for what does not exist or holds no YAML.
    """
    files: list[str] = []
    for name in names:
        try:
            files += _files_of(name)
        except OSError as error:
            raise TimelineError(f"{error.filename or name}: {error.strerror}") from None
    known: set[Path] = set()
    for file in files:
        if Path(file).resolve() in known:
            raise TimelineError(f"{file}: named twice")
        known.add(Path(file).resolve())
    return files


def _files_of(name: str) -> list[str]:
    if Path(name).is_dir():
        found = sorted(
            str(Path(folder, file))
            for folder, _, files in os.walk(name, onerror=_raise)
            for file in files
            if Path(file).suffix.lower() in SUFFIXES
            and not any(part.startswith(".") for part in Path(folder, file).relative_to(name).parts)
        )
        if not found:
            raise TimelineError(f"{name}: no YAML file in this folder")
        return found
    if name == STDIN or Path(name).exists():
        return [name]
    raise TimelineError(f"{name}: no such file or folder")


def _raise(error: OSError) -> None:
    raise error
