"""Places: folders held open, so that nobody swaps one, or a name in it, for a link meanwhile."""

import contextlib
import errno
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Self, cast

_BY_DESCRIPTOR = {os.open, os.stat, os.rename, os.unlink, os.readlink} <= os.supports_dir_fd
"""Whether names can be looked up in an open folder; Windows knows whole paths alone."""
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_MOST_HELD = 100
"""Folders. A process may have some hundred files open, and an archive has thousands of folders."""
_FOLDER = getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_PATH", os.O_RDONLY)
"""O_PATH also opens a folder that one may write to, but not list."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder held open: a name in it is looked up in it, whatever becomes of its path."""

    path: Path
    descriptor: int | None

    @classmethod
    def at(cls, path: Path) -> Self:
        """Open a folder, through links if any."""
        return cls(path, os.open(path, _FOLDER) if _BY_DESCRIPTOR else None)

    def folder(self, name: str) -> "Folder":
        """Open a folder in this one; raise OSError if it is a link."""
        self.refuse_link(name, name)
        return Folder(self.path / name, self.open(name, _FOLDER) if _BY_DESCRIPTOR else None)

    def _called(self, name: str) -> str:
        return str(self.path / name) if self.descriptor is None else name

    def open(self, name: str, flags: int, mode: int = 0o600) -> int:
        """Open a name, but no link, and return its descriptor."""
        return os.open(self._called(name), flags | _NO_LINK, mode, dir_fd=self.descriptor)

    def file(self, name: str, flags: int, mode: int = 0o600) -> BinaryIO:
        """Open a file, but no link, to be read or written as the flags of os.open say."""
        how = "wb" if flags & os.O_WRONLY else "rb"
        file = open(name, how, opener=lambda name, _: self.open(name, flags, mode))  # noqa: SIM115
        return cast("BinaryIO", file)

    def stat(self, name: str) -> os.stat_result:
        """Return what the system knows of a name; of a link, not of its target."""
        return os.stat(self._called(name), dir_fd=self.descriptor, follow_symlinks=False)

    def refuse_link(self, name: str, called: str = "this") -> None:
        """Raise OSError if a name is a link, and call it so."""
        with contextlib.suppress(FileNotFoundError):
            if stat.S_ISLNK(self.stat(name).st_mode):
                target = os.readlink(self._called(name), dir_fd=self.descriptor)
                raise OSError(
                    errno.ELOOP,
                    f"{called} is a link to {target}; timeline follows only links that you name",
                )

    def replace(self, old: str, new: str) -> None:
        """Rename a file, in the place of another if there is one."""
        here = self.descriptor
        os.replace(self._called(old), self._called(new), src_dir_fd=here, dst_dir_fd=here)

    def unlink(self, name: str) -> None:
        """Remove a file; raise OSError if it may not be removed."""
        os.unlink(self._called(name), dir_fd=self.descriptor)

    def remove(self, name: str) -> None:
        """Remove a file, if it is there and may be removed."""
        with contextlib.suppress(OSError):
            self.unlink(name)

    @contextlib.contextmanager
    def _read(self) -> Iterator[int]:
        descriptor = self.open(".", os.O_RDONLY)
        try:
            yield descriptor
        finally:
            os.close(descriptor)

    def remove_folder(self, name: str) -> None:
        """Remove a folder, if it is empty."""
        with contextlib.suppress(OSError):
            os.rmdir(self._called(name), dir_fd=self.descriptor)

    def names(self) -> list[str]:
        """Return the names in the folder; raise OSError if it can't be listed."""
        if self.descriptor is None:
            return os.listdir(self.path)  # noqa: PTH208 - as below
        with self._read() as descriptor:
            return os.listdir(descriptor)  # noqa: PTH208 - pathlib takes no descriptor

    def sync(self) -> None:
        """Have new names on the disk, if the system lets one."""
        with contextlib.suppress(OSError), self._read() as descriptor:
            os.fsync(descriptor)

    def close(self) -> None:
        """Let go of the folder."""
        if self.descriptor is not None:
            os.close(self.descriptor)


class Places:
    """The folders of several files, each opened once and held to the end if they are not many."""

    def __init__(self) -> None:
        self._held: dict[tuple[Path, tuple[str, ...]], Folder] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for folder in self._held.values():
            folder.close()

    def find(self, path: Path, typed: Path | None) -> tuple[Folder, str]:
        """Return the folder of a file, and its name there; raise OSError for a link.

        `typed` is the name that the user typed: of the file, or of a folder above it. Use the
        folder before you look for another one: it may be closed then.
        """
        base, names = _way(path, typed)
        folder = self._folder(base, names[:-1])
        folder.refuse_link(names[-1])
        return folder, names[-1]

    def _folder(self, base: Path, names: tuple[str, ...]) -> Folder:
        place = (base, names)
        if place not in self._held:
            made = self._folder(base, names[:-1]).folder(names[-1]) if names else Folder.at(base)
            if len(self._held) >= _MOST_HELD:
                self._held.pop(next(iter(self._held))).close()
            self._held[place] = made
        return self._held[place]


def _way(path: Path, typed: Path | None) -> tuple[Path, tuple[str, ...]]:
    """Return a folder in which to begin, and the names that lead on to a file, none a link.

    Links on the way to a typed name are the user's own. The name itself may be a link, but not one
    that leads out of its folder.
    """
    if typed is None:
        return path.parent, (path.name,)
    if typed.name in ("", ".."):  # the current folder, or one above it
        return typed.resolve(), path.relative_to(typed).parts
    folder = typed.parent.resolve()
    names: tuple[str, ...] = (typed.name,)
    if typed.is_symlink():
        target = typed.resolve()
        if not target.is_relative_to(folder):
            called = "this" if typed == path else typed
            raise OSError(errno.ELOOP, f"{called} is a link to {target}; name that instead")
        names = target.relative_to(folder).parts
    return folder, (*names, *path.relative_to(typed).parts)


def is_stream(path: Path) -> bool:
    """Whether a path is no plain file, but a pipe or a device, such as /dev/stdout."""
    return is_of_system(path) or (path.exists() and not path.is_file())


def is_of_system(path: Path) -> bool:
    """Whether a path is in the system's own folders, whose links nobody has put there."""
    return path.is_relative_to("/dev") or path.is_relative_to("/proc")
