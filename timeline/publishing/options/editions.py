"""What the two sides of a comparison are, in plain words."""

from enum import Enum, auto
from pathlib import Path
from typing import NamedTuple

from timeline.diagnostics.findings import TimelineError
from timeline.files.finding import STDIN

LOCK = "lock"
"""The word that stands for the lock of the registry."""
_CALENDAR = ".ics"


class Sort(Enum):
    """What one side of a comparison is."""

    REGISTRY = auto()
    REVISION = auto()
    LOCK = auto()
    CALENDAR = auto()


class Side(NamedTuple):
    """One side: what it is, its name as written, its path, and perhaps a revision of git."""

    sort: Sort
    name: str
    path: Path | None = None
    revision: str = ""


def side(text: str) -> Side:
    """Return what an argument is: the lock, a path if it exists, else a revision of git.

    Raises TimelineError if it is none of these.
    """
    if text == LOCK:
        return Side(Sort.LOCK, text)
    path = Path(text)
    if path.suffix.lower() == ".zip" or (path / "datapackage.json").is_file():
        hint = "compare the registries that it was made from"
        raise TimelineError(f"{text}: a data package does not hold all that can change; {hint}")
    if text == STDIN or path.exists():
        is_calendar = path.suffix.lower() == _CALENDAR
        return Side(Sort.CALENDAR if is_calendar else Sort.REGISTRY, text, path)
    revision, colon, named = text.partition(":")
    if not colon:
        hint = f"write {text}: for a revision of git"
        raise TimelineError(f"{text}: no such file or folder; {hint}")
    if not revision:
        raise TimelineError(f"{text}: no revision before the colon; write one, as in HEAD:{named}")
    return Side(Sort.REVISION, text, Path(named) if named else None, revision)
