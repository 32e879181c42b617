"""Holding a folder, so that no two runs work in it at once."""

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

try:
    import fcntl
except ImportError:  # pragma: no cover - a system without it, such as Windows
    fcntl = None  # type: ignore[assignment]


@contextlib.contextmanager
def alone(folder: Path | None, waits: Callable[[Path], None]) -> Iterator[None]:
    """Have other runs wait that would work in this folder, if any, as far as systems allow.

    Where another one holds it, `waits` is told so. The hold ends with the process, however that
    ends.
    """
    if folder is None or fcntl is None:
        yield
        return
    with contextlib.ExitStack() as held:
        with contextlib.suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY)
            held.callback(os.close, descriptor)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                waits(folder)
                fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
