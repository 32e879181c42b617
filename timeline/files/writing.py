"""Writing files, each whole or not at all, and the folders that they are in."""

import contextlib
import errno
import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from timeline.diagnostics.findings import TimelineError
from timeline.files.places import Folder, Places, is_of_system, is_stream
from timeline.files.reading import MB, cause

_LEFT = 3600
"""Seconds. A temporary file older than this was left by a killed run."""
_PERMISSIONS = 0o777
"""The bits of a mode that a file keeps: it never runs as somebody else (set-uid, set-gid)."""
_WAITLESS = getattr(os, "O_NONBLOCK", 0)
"""Lets one open a pipe without waiting for its other end."""
_TEMPORARY = re.compile(r"\.(?P<name>.+)\.[0-9a-f]{8}\.tmp", re.DOTALL)
"""The name of a file that is to take the place of another."""


class File(NamedTuple):
    """A file to write.

    `typed` is the name that the user typed: `path` itself, or a folder above it, or none. No link
    is followed below it. A new file that is private is for its owner alone.
    """

    path: Path
    data: bytes
    typed: Path | None = None
    is_private: bool = False


def is_temporary(name: str) -> bool:
    """Whether a file is to take the place of another, or was left by a killed run."""
    return _TEMPORARY.fullmatch(name) is not None


class _Prepared(NamedTuple):
    """A temporary file that is to take the place of another."""

    path: Path
    typed: Path | None
    temporary: str


def write(files: Iterable[File], claims: Callable[[], Iterable[File]] = tuple) -> list[Path]:
    """Write files, each whole or not at all, and none before all could be; raise TimelineError.

    They are put in their places in the order given. Once all could be written, `claims` may give
    some that come first, such as a list of the others. A file keeps its owner, group and
    permissions as far as one may give them, and a symbolic link its target. Other hard links to the
    file keep the old one. A pipe or a device that the user typed is written to as it is. A
    file that holds what it should is left alone; the paths of all others are returned.
    """
    prepared, poured = list[_Prepared](), list[File]()
    written: list[str] = []
    path = Path()
    with Places() as places:
        try:
            for file in files:
                path = file.path
                if file.typed == path and is_stream(path):
                    poured.append(file)
                else:
                    prepared += _prepared(file, places)
                del file  # for memory: the next one may be made only now
            for first in claims():
                path = first.path
                prepared[:0] = _prepared(first, places)
            for path, data, *_ in poured:
                _pour(path, data)
                written.append(str(path))
            _sweep(prepared, places)
            for path, typed, temporary in prepared:
                folder, name = places.find(path, typed)
                folder.replace(temporary, name)
                written.append(str(path))
                folder.sync()
            return [Path(name) for name in written]
        except (OSError, RuntimeError) as error:
            raise _failed(error, path, written) from None
        finally:
            for path, typed, temporary in prepared:
                with contextlib.suppress(OSError):
                    places.find(path, typed)[0].remove(temporary)


def _failed(error: OSError | RuntimeError, path: Path, written: list[str]) -> TimelineError:
    """Return the error that a file could not be written, and which of the others were."""
    done = f"only {', '.join(written)}" if written else "nothing"
    verb = "were" if len(written) > 1 else "was"
    return TimelineError(f"{path}: {_why(error, path)}; {done} {verb} written")


def _why(error: OSError | RuntimeError, path: Path) -> str | None:
    """Return in our words why a file could not be written."""
    if isinstance(error, FileNotFoundError) and not path.parent.is_dir():
        return f"there is no folder {path.parent}"
    return cause(error) if isinstance(error, OSError) else str(error)


def _pour(path: Path, data: bytes) -> None:
    """Write to a pipe or a device; raise OSError if it has become a file since."""
    with open(path, "wb", opener=lambda name, _: os.open(name, os.O_WRONLY)) as stream:
        if stat.S_ISREG(os.fstat(stream.fileno()).st_mode) and not is_of_system(path):
            raise OSError(errno.EEXIST, "this was a pipe or a device, and is a file now")
        stream.write(data)


def _prepared(file: File, places: Places) -> Iterator[_Prepared]:
    """Write a file beside its target, and yield it, unless it would be the same."""
    folder, name = places.find(file.path, file.typed)
    if temporary := _prepare(file, folder, name):
        yield _Prepared(file.path, file.typed, temporary)


def _prepare(file: File, folder: Folder, name: str) -> str | None:
    """Write a file beside its target, as safe on the disk as can be, unless it would be the same.

    Returns its temporary name. Until it is like its target, nobody else can read it.
    """
    known, is_same = _known(folder, name, file.data)
    if is_same:
        return None
    # The system alone knows the usual mode of a new file here, by its umask and its folder's ACL.
    mode = 0o600 if known or file.is_private else 0o666
    temporary = f".{name}.{os.urandom(4).hex()}.tmp"
    try:
        with folder.file(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode) as new:
            new.write(file.data)
            new.flush()
            if known:
                _liken(new.fileno(), known)
            os.fsync(new.fileno())
    except BaseException:
        folder.remove(temporary)
        raise
    return temporary


def _known(folder: Folder, name: str, data: bytes) -> tuple[os.stat_result | None, bool]:
    """Return what the system knows of a file, if there is one, and whether it holds these bytes."""
    try:
        with folder.file(name, os.O_RDONLY | _WAITLESS) as file:
            known = os.fstat(file.fileno())
            if not stat.S_ISREG(known.st_mode):
                raise OSError(errno.EEXIST, "this is a pipe or a device, and you did not name it")
            return known, _holds(file, known.st_size, data)
    except FileNotFoundError:
        return None, False


def _holds(file: BinaryIO, size: int, data: bytes) -> bool:
    """Whether an open file of a size holds just these bytes."""
    parts = (data[at : at + MB] for at in range(0, len(data) + 1, MB))
    return size == len(data) and all(file.read(MB) == part for part in parts)


@contextlib.contextmanager
def folders(paths: Iterable[Path]) -> Iterator[None]:
    """Make folders where they are missing, the upper ones first; raise TimelineError.

    Those that are still empty in the end are taken away again.
    """
    made: list[Path] = []
    path = Path()
    try:
        for path in paths:
            if not path.is_dir() and _made(path):
                made.append(path)
    except OSError as error:
        why = "there is a file with this name" if path.is_file() else cause(error)
        raise TimelineError(f"{path}: {why}; nothing was written") from None
    else:
        yield
    finally:
        for path in reversed(made):
            with contextlib.suppress(OSError):
                path.rmdir()


def _made(path: Path) -> bool:
    """Make a folder, and return whether it is ours: another run may make it meanwhile."""
    try:
        path.mkdir()
    except FileExistsError:
        if path.is_dir():
            return False
        raise
    return True


def _liken(descriptor: int, known: os.stat_result) -> None:
    """Give an open file the owner, group and permissions of another, as far as one may.

    A group that is not that of the other has no more permissions than everybody has.
    """
    mode = known.st_mode & _PERMISSIONS
    for owner in (known.st_uid, -1):
        with contextlib.suppress(OSError, AttributeError):  # Windows has no owners
            os.fchown(descriptor, owner, known.st_gid)
            break
    if os.fstat(descriptor).st_gid != known.st_gid:
        mode = (mode & ~stat.S_IRWXG) | ((mode & stat.S_IRWXO) << 3)
    with contextlib.suppress(AttributeError):  # Windows has it since Python 3.13
        os.fchmod(descriptor, mode)


def _sweep(prepared: Iterable[_Prepared], places: Places) -> None:
    """Remove what runs left beside files that were killed while they wrote them, but nothing new.

    How old it is goes by what was just prepared: the disk may have another clock than we have. A
    folder is listed once, as it may hold thousands of files.
    """
    beside: dict[Path, list[_Prepared]] = {}
    for made in prepared:
        beside.setdefault(made.path.parent, []).append(made)
    for some in beside.values():
        with contextlib.suppress(OSError):
            folder, _ = places.find(some[0].path, some[0].typed)
            now = folder.stat(some[0].temporary).st_mtime
            names = {_target(made.temporary) for made in some}
            for left in folder.names():
                if _target(left) in names and folder.stat(left).st_mtime < now - _LEFT:
                    folder.remove(left)


def _target(name: str) -> str | None:
    """Return the name of the file whose place a temporary one is to take."""
    found = _TEMPORARY.fullmatch(name)
    return found["name"] if found else None
