"""What the two sides of a comparison are, in plain words."""

from enum import Enum, auto
from pathlib import Path
from typing import NamedTuple

from timeline.diagnostics.findings import TimelineError
from timeline.files.finding import STDIN, SUFFIXES, missing

LOCK = "lock"
"""The word that stands for the lock of the registry."""
_CALENDAR = ".ics"
_TABLES = (".csv", ".xlsx", ".jsonl", ".zip")
_PACKAGE = "datapackage.json"


class Sort(Enum):
    """What one side of a comparison is."""

    REGISTRY = auto()
    REVISION = auto()
    LOCK = auto()
    CALENDAR = auto()
    TABLES = auto()


class Side(NamedTuple):
    """One side: what it is, its name as written, its path, and perhaps a revision of git."""

    sort: Sort
    name: str
    path: Path | None = None
    revision: str = ""


def _sort(path: Path) -> Sort:
    """Return what a file or folder is, by its name."""
    suffix = path.suffix.lower()
    if suffix in _TABLES or (path / _PACKAGE).is_file():
        return Sort.TABLES
    return Sort.CALENDAR if suffix == _CALENDAR else Sort.REGISTRY


def side(text: str) -> Side:
    """Return what an argument is: the lock, a path if it exists, else a revision of git.

    Raises TimelineError if it is none of these.
    """
    if text == LOCK:
        return Side(Sort.LOCK, text)
    path = Path(text)
    if text == STDIN or path.exists():
        return Side(_sort(path), text, path)
    revision, colon, named = text.partition(":")
    if not colon and path.suffix.lower() in (*SUFFIXES, *_TABLES, _CALENDAR):
        raise missing(text)
    if not colon:
        hint = f"write {text}: for a revision of git, or --since for a day, as in --since -1d"
        raise TimelineError(f"{text}: no such file or folder; {hint}")
    if not revision:
        raise TimelineError(f"{text}: no revision before the colon; write one, as in HEAD:{named}")
    return Side(Sort.REVISION, text, Path(named) if named else None, revision)
