"""Files below a folder that the user typed: read and removed, and no link is followed to them."""

import errno
import os
import stat
from pathlib import Path
from typing import Self

from timeline.diagnostics.findings import TimelineError
from timeline.files.places import Folder, Places
from timeline.files.reading import cause

_WAITLESS = getattr(os, "O_NONBLOCK", 0)
"""Lets one open a pipe without waiting for its other end."""


class Below:
    """The files below a folder, for as long as the context lasts."""

    def __init__(self, path: Path) -> None:
        self._path, self._places = path, Places()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._places.__exit__()

    def read(self, name: str) -> bytes | None:
        """Return what a file holds, if it is there; raise TimelineError if it can't be read."""
        try:
            return self._read(name)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise TimelineError(
                f"{self._path / name}: {cause(error)}; nothing was written"
            ) from None

    def _read(self, name: str) -> bytes:
        folder, last = self._find(name)
        with folder.file(last, os.O_RDONLY | _WAITLESS) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise OSError(errno.EEXIST, "this is not a plain file")
            return file.read()

    def remove(self, name: str) -> None:
        """Remove a file, if it may be removed, and its folder if that is empty then."""
        folder, last = self._find(name)
        folder.remove(last)
        if "/" in name:
            upper, folder_name = self._find(name.rpartition("/")[0])
            upper.remove_folder(folder_name)

    def _find(self, name: str) -> tuple[Folder, str]:
        return self._places.find(self._path / name, self._path)
