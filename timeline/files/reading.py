"""Reading files, and no more of them than a registry may have."""

from pathlib import Path
from typing import BinaryIO

from timeline.diagnostics.findings import TimelineError

MB = 1_000_000
"""Bytes."""
LARGEST = 200 * MB
"""Bytes of a file: a registry of 100,000 events has some 60 MB."""


def read(name: str) -> bytes:
    """Return the bytes of a file; raise TimelineError where it can't be read, or has no end."""
    try:
        with Path(name).open("rb") as file:
            return bounded(file, name)
    except OSError as error:
        raise TimelineError(f"{name}: {error.strerror}") from None


def bounded(file: BinaryIO, name: str) -> bytes:
    """Return what an open file holds; raise TimelineError where that is over the bound."""
    data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise TimelineError(
            f"{name}: over {LARGEST // MB} MB; split it into several files in a folder"
        )
    return data
