"""Standard streams, files, clock and environment."""

import contextlib
import os
import shlex
import shutil
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from timeline.dates import FIRST_YEAR, LAST_YEAR
from timeline.diagnostics import TimelineError

try:
    import fcntl
except ImportError:  # pragma: no cover - a system without it, such as Windows
    fcntl = None  # type: ignore[assignment]


def out(data: bytes) -> None:
    """Write a result to standard output; raise TimelineError where there is no room for it."""
    if sys.stdout is None:
        raise TimelineError("standard output is closed")
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
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
        sys.stderr.write(text.encode(errors="backslashreplace").decode() + "\n")


def read(name: str) -> bytes:
    """Return the bytes of a file, or of standard input for `-`; raise TimelineError."""
    if name == "-" and sys.stdin is None:
        raise TimelineError("standard input is closed")
    try:
        return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise TimelineError(f"{name}: {error.strerror}") from None


def now() -> datetime:
    """Return the moment that SOURCE_DATE_EPOCH names, else the present one; raise TimelineError."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given is None:
        return datetime.fromtimestamp(int(time.time()), UTC)
    try:
        moment = datetime.fromtimestamp(int(given), UTC)
    except (ValueError, OverflowError, OSError):
        raise TimelineError(f'SOURCE_DATE_EPOCH is "{given}", not a number of seconds') from None
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise TimelineError(f'SOURCE_DATE_EPOCH is "{given}", which is outside the calendar')
    return moment


def write(files: Iterable[tuple[Path, bytes]]) -> list[Path]:
    """Write files, each whole or not at all, and none before all could be; raise TimelineError.

    They are put in their places in the order given. A file keeps its permissions, and a symbolic
    link its target. What is no plain file, such as /dev/stdout, is written to as it is. A file
    that holds what it should is left alone; the paths of all others are returned.
    """
    prepared: list[tuple[Path, Path, Path]] = []
    written: list[str] = []
    path = Path()
    try:
        for path, data in files:
            target = path.resolve()
            if target.exists() and not target.is_file():
                target.write_bytes(data)
                written.append(str(path))
            elif not target.exists() or target.read_bytes() != data:
                prepared.append((_prepare(target, data), target, path))
        for temporary, target, path in prepared:
            temporary.replace(target)
            written.append(str(path))
            _sync(target.parent, os.O_RDONLY)
        return [Path(name) for name in written]
    except (OSError, RuntimeError) as error:
        done = f"only {', '.join(written)}" if written else "nothing"
        why = error.strerror if isinstance(error, OSError) else error
        verb = "were" if len(written) > 1 else "was"
        raise TimelineError(f"{path}: {why}; {done} {verb} written") from None
    finally:
        for temporary, _, _ in prepared:
            temporary.unlink(missing_ok=True)


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
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield


def _prepare(target: Path, data: bytes) -> Path:
    """Write `data` beside its target, as safe on the disk as can be, and return where."""
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    temporary.unlink(missing_ok=True)
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            temporary.chmod(stat.S_IMODE(target.stat().st_mode))
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _sync(folder: Path, flags: int) -> None:
    """Have a folder's new entries on the disk, where the system lets one."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, flags)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
