"""Reading files, and no more of them than a registry may have."""

from pathlib import Path
from typing import BinaryIO

from timeline.diagnostics.findings import TimelineError

MB = 1_000_000
"""Bytes."""
MOST = 200 * MB
"""Bytes of a registry: one of 100,000 events has some 60 MB."""


def cause(error: OSError) -> str | None:
    """Return in our words why the system could not do something, if there are any."""
    return "no such file or folder" if isinstance(error, FileNotFoundError) else error.strerror


def read(name: str) -> bytes:
    """Return the bytes of a file; raise TimelineError where it can't be read, or has no end."""
    try:
        with Path(name).open("rb") as file:
            return bounded(file, name)
    except OSError as error:
        raise TimelineError(f"{name}: {cause(error)}") from None


def beginning(name: str, most: int) -> bytes:
    """Return the first bytes of a file; raise TimelineError where it can't be read."""
    try:
        with Path(name).open("rb") as file:
            return file.read(most)
    except OSError as error:
        raise TimelineError(f"{name}: {cause(error)}") from None


def bounded(file: BinaryIO, name: str) -> bytes:
    """Return what an open file holds; raise TimelineError where that is over the bound."""
    data = file.read(MOST + 1)
    if len(data) > MOST:
        raise TimelineError(f"{name}: over {MOST // MB} MB; make several registries of it")
    return data
