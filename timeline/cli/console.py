"""Standard streams, files and environment."""

import contextlib
import glob
import os
import re
import shlex
import shutil
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from timeline.diagnostics.findings import TimelineError

try:
    import fcntl
except ImportError:  # pragma: no cover - a system without it, such as Windows
    fcntl = None  # type: ignore[assignment]

MB = 1_000_000
"""Bytes."""
_MOST = 200 * MB
"""Bytes of a file: a registry of 100,000 events has some 60 MB."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_LEFT = 3600
"""Seconds after which a file that was to be put in its place is one that a killed run left."""


def out(data: bytes) -> None:
    """Write a result to standard output; raise TimelineError where there is no room for it.

    Raises BrokenPipeError where nobody reads it to its end.
    """
    if sys.stdout is None:
        raise TimelineError("standard output is closed")
    rest = memoryview(data)
    try:
        while rest:  # where PYTHONUNBUFFERED is set, a part may be written, and no error raised
            rest = rest[sys.stdout.buffer.write(rest) :]
        sys.stdout.buffer.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            raise
        raise TimelineError(f"standard output: {error.strerror}") from None


def width() -> int | None:
    """Return how many columns the terminal has, if standard output is one."""
    return shutil.get_terminal_size().columns if sys.stdout and sys.stdout.isatty() else None


def is_coloured() -> bool:
    """Whether colours are wanted: on a terminal, unless NO_COLOR is set (no-color.org)."""
    environ = os.environ
    return width() is not None and not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"


def page(data: bytes) -> None:
    """Show a result page by page, if it is longer than the terminal; else write it.

    The pager is that of the environment, else less, which keeps colours.
    """
    is_long = data.count(b"\n") >= shutil.get_terminal_size().lines
    pager = _pager() if is_long and width() is not None else []
    if not pager or shutil.which(pager[0]) is None:
        out(data)
        return
    environ = {"LESS": "FRX", "LESSCHARSET": "utf-8", **os.environ}
    handler = signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is for the pager
    try:
        subprocess.run(pager, input=data, env=environ, check=False)  # noqa: S603 - the user's own
    finally:
        signal.signal(signal.SIGINT, handler)


def _pager() -> list[str]:
    """Return the command of the pager, nothing where there is none that makes sense."""
    if os.environ.get("TERM") == "dumb":
        return []
    with contextlib.suppress(ValueError):
        return shlex.split(os.environ.get("PAGER", "less"))
    return []


def say(text: str) -> None:
    """Say a line to the user, on standard error, if there is one."""
    if sys.stderr is None:
        return
    with contextlib.suppress(OSError):
        said = _CONTROL.sub(lambda char: f"\\x{ord(char[0]):02x}", text)
        sys.stderr.write(said.encode(errors="backslashreplace").decode() + "\n")


def read(name: str) -> bytes:
    """Return the bytes of a file, or of standard input for `-`; raise TimelineError.

    No more is read than a registry may have, from what has no end.
    """
    if name == "-" and sys.stdin is None:
        raise TimelineError("standard input is closed")
    try:
        with contextlib.ExitStack() as opened:
            is_file = name != "-"
            file = opened.enter_context(Path(name).open("rb")) if is_file else sys.stdin.buffer
            data = file.read(_MOST + 1)
    except OSError as error:
        raise TimelineError(f"{name}: {error.strerror}") from None
    if len(data) > _MOST:
        raise TimelineError(
            f"{name}: over {_MOST // MB} MB; split it into several files in a folder"
        )
    return data


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
            _sweep(target)
            if not (target.exists() and _holds(target, data)):
                prepared.append((_prepare(target, data), target, path))
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


@contextlib.contextmanager
def alone(folder: Path | None) -> Iterator[None]:
    """Have other commands wait that would work in this folder, if any, as far as systems allow.

    The hold on the folder ends with the process, however that ends.
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
                say(f"{folder}: waiting until another run is done")
                fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield


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


def _sweep(target: Path) -> None:
    """Remove what runs left beside a file that were killed while they wrote it, but nothing new."""
    with contextlib.suppress(OSError):
        name = f".{glob.escape(target.name)}.{'[0-9a-f]' * 8}.tmp"
        for left in target.parent.glob(name):
            if left.stat().st_mtime < time.time() - _LEFT:
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
