"""Holding a folder, so that no two runs work in it at once."""

import contextlib
import os
import stat
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from timeline.diagnostics.findings import TimelineError

try:
    import fcntl
except ImportError:  # pragma: no cover - a system without it, such as Windows
    fcntl = None  # type: ignore[assignment]

LONGEST_WAIT = 30
"""Seconds. How long a run waits for another one, unless you say otherwise."""
_HOLD = ".timeline.hold"
"""A file that is there while a run holds its folder, or if one was killed."""
_PAUSE = 0.1
"""Seconds between two looks at a hold."""
_OPEN = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0)


@contextlib.contextmanager
def alone(
    folder: Path | None, waits: Callable[[Path], None], longest: float = LONGEST_WAIT
) -> Iterator[None]:
    """Have other runs wait that would work in this folder, if any, as far as systems allow.

    If another run holds the folder, `waits` is told so; after the `longest` wait, in seconds,
    TimelineError is raised. A hold ends with its process, however that ends.
    """
    if folder is None or fcntl is None:
        yield
        return
    file = folder / _HOLD
    with contextlib.ExitStack() as held:
        with contextlib.suppress(OSError):
            descriptor = _wait(file, waits, longest)
            held.callback(os.close, descriptor)
            held.callback(_remove, file)
        yield


def _wait(file: Path, waits: Callable[[Path], None], longest: float) -> int:
    """Return the descriptor of a hold, when it is ours; raise OSError if there can be none."""
    for look in range(int(longest / _PAUSE) + 1):
        if (descriptor := _held(file)) is not None:
            return descriptor
        if look == 0:
            waits(file.parent)
        time.sleep(_PAUSE)
    raise TimelineError(
        f"{file.parent}: another run has held this folder for {longest:g} s; nothing was written; "
        f"wait longer with --wait, or remove {file} if no run is at work"
    )


def _held(file: Path) -> int | None:
    """Return the descriptor of a hold, if nobody else has it; raise OSError if there can be none.

    A hold that a killed run left is nobody's. One that may not be opened is another user's.
    """
    try:
        descriptor, is_new = _opened(file)
    except (FileExistsError, PermissionError):
        if not os.path.lexists(file):
            raise
        return None
    try:
        if is_new:  # another may be a private file that somebody has given this name
            _share(descriptor, file.parent.stat())
        if _is_taken(descriptor, file):
            return descriptor
    except BaseException:  # a signal
        if _is_taken(descriptor, file):
            _remove(file)
        os.close(descriptor)
        raise
    os.close(descriptor)
    return None


def _opened(file: Path) -> tuple[int, bool]:
    """Open a hold, or make one; return its descriptor, and whether it is new."""
    with contextlib.suppress(FileNotFoundError):
        return os.open(file, _OPEN), False
    return os.open(file, _OPEN | os.O_CREAT | os.O_EXCL, 0o600), True


def _is_taken(descriptor: int, file: Path) -> bool:
    """Take an open hold, unless somebody else has it, or had it and removed the file since."""
    with contextlib.suppress(BlockingIOError, FileNotFoundError):
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return os.path.samestat(os.fstat(descriptor), os.lstat(file))
    return False


def _share(descriptor: int, folder: os.stat_result) -> None:
    """Let every user open a hold who may write to its folder, and nobody else.

    Who may only read could open the folder itself, and so hold up those who write.
    """
    writers = folder.st_mode & stat.S_IWOTH
    with contextlib.suppress(OSError):
        os.fchown(descriptor, -1, folder.st_gid)
        writers |= folder.st_mode & stat.S_IWGRP
    with contextlib.suppress(OSError):
        os.fchmod(descriptor, 0o600 | writers | writers << 1)


def _remove(file: Path) -> None:
    """Remove a hold, while it is still ours."""
    with contextlib.suppress(OSError):
        try:
            file.unlink()
        except BaseException:  # a signal
            file.unlink(missing_ok=True)
            raise
