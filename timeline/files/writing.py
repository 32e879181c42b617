"""Writing files, each whole or not at all, and the folders that they are in."""

import contextlib
import glob
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from timeline.diagnostics.findings import TimelineError
from timeline.files.reading import MB

_LEFT = 3600
"""Seconds after which a file that was to be put in its place is one that a killed run left."""


def write(files: Iterable[tuple[Path, bytes]]) -> list[Path]:
    """Write files, each whole or not at all, and none before all could be; raise TimelineError.

    They are put in their places in the order given. A file keeps its owner, group and permissions
    as far as one may give them, and a symbolic link its target; what shares the file by a hard
    link keeps the old one. What is no plain file, such as /dev/stdout, is written to as it is. A
    file that holds what it should is left alone; the paths of all others are returned.
    """
    prepared: list[tuple[Path, Path, Path]] = []
    written: list[str] = []
    path = Path()
    try:
        for path, data in files:
            target = path.resolve()
            if path.exists() and not path.is_file():
                path.write_bytes(data)
                written.append(str(path))
                continue
            if not (target.exists() and _holds(target, data)):
                prepared.append((_prepare(target, data), target, path))
                _sweep(prepared[-1][0], target)
        for temporary, target, path in prepared:
            temporary.replace(target)
            written.append(str(path))
            _sync(target.parent)
        return [Path(name) for name in written]
    except (OSError, RuntimeError) as error:
        done = f"only {', '.join(written)}" if written else "nothing"
        why = error.strerror if isinstance(error, OSError) else error
        verb = "were" if len(written) > 1 else "was"
        raise TimelineError(f"{path}: {why}; {done} {verb} written") from None
    finally:
        for temporary, _, _ in prepared:
            _remove(temporary)


def _holds(path: Path, data: bytes) -> bool:
    """Whether a file holds just these bytes."""
    with path.open("rb") as file:
        parts = (data[at : at + MB] for at in range(0, len(data) + 1, MB))
        return path.stat().st_size == len(data) and all(file.read(MB) == part for part in parts)


@contextlib.contextmanager
def folders(paths: Iterable[Path]) -> Iterator[None]:
    """Make folders where they are missing, the upper ones first; raise TimelineError.

    Those that are still empty in the end are taken away again.
    """
    made: list[Path] = []
    path = Path()
    try:
        for path in paths:
            if not path.is_dir():
                path.mkdir()
                made.append(path)
    except OSError as error:
        why = "a file is called so" if path.is_file() else error.strerror
        raise TimelineError(f"{path}: {why}; nothing was written") from None
    else:
        yield
    finally:
        for path in reversed(made):
            with contextlib.suppress(OSError):
                path.rmdir()


def _prepare(target: Path, data: bytes) -> Path:
    """Write `data` beside its target, as safe on the disk as can be, and return where.

    Until it is like its target, nobody else can read it.
    """
    temporary = target.with_name(f".{target.name}.{os.urandom(4).hex()}.tmp")
    known = target.stat() if target.exists() else None
    try:
        temporary.touch(0o600 if known else 0o666, exist_ok=False)
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            if known:
                _liken(temporary, known)
            os.fsync(file.fileno())
    except BaseException:
        _remove(temporary)
        raise
    return temporary


def _liken(file: Path, known: os.stat_result) -> None:
    """Give a file the owner, group and permissions of another, as far as one may.

    A group that is not that of the other has no more permissions than everybody has.
    """
    mode = stat.S_IMODE(known.st_mode)
    for owner in (known.st_uid, -1):
        with contextlib.suppress(OSError, AttributeError):  # Windows has no owners
            os.chown(file, owner, known.st_gid)
            break
    if file.stat().st_gid != known.st_gid:
        mode = (mode & ~stat.S_IRWXG) | ((mode & stat.S_IRWXO) << 3)
    file.chmod(mode)


def _sweep(prepared: Path, target: Path) -> None:
    """Remove what runs left beside a file that were killed while they wrote it, but nothing new.

    How old it is goes by what was just prepared: the disk may have another clock than we have.
    """
    with contextlib.suppress(OSError):
        name = f".{glob.escape(target.name)}.{'[0-9a-f]' * 8}.tmp"
        now = prepared.stat().st_mtime
        for left in target.parent.glob(name):
            if left.stat().st_mtime < now - _LEFT:
                _remove(left)


def _remove(file: Path) -> None:
    """Remove a file, if it is there and may be removed."""
    with contextlib.suppress(OSError):
        file.unlink()


def _sync(folder: Path) -> None:
    """Have a folder's new entries on the disk, where the system lets one."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
