"""Standard streams, the pager and the terminal."""

import contextlib
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Timer

from timeline.diagnostics.findings import TimelineError
from timeline.files import reading
from timeline.files.finding import STDIN

_UNSAFE = re.compile(
    r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""Controls, line breaks, signs of direction, and bytes of file names that are no UTF-8."""
_PATIENCE = 1.0
"""Seconds."""
_COMMAND = re.compile(r"^[^\S\n]*+:(?=:)|##(?=\[)", re.MULTILINE)
"""Begins a command to GitHub Actions, in either of its forms, as far as a blank can part it."""


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
        raise TimelineError(f"standard output: {reading.cause(error)}") from None


def width(*, of_errors: bool = False) -> int | None:
    """Return how many columns the terminal has, if standard output or error is one."""
    stream = sys.stderr if of_errors else sys.stdout
    return shutil.get_terminal_size().columns if stream and stream.isatty() else None


def is_coloured(*, of_errors: bool = False) -> bool:
    """Whether colours are wanted: on a terminal, unless NO_COLOR is set (no-color.org)."""
    environ, is_terminal = os.environ, width(of_errors=of_errors) is not None
    return is_terminal and not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"


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
    except OSError:  # what PAGER names is no program
        out(data)
    finally:
        signal.signal(signal.SIGINT, handler)


def _pager() -> list[str]:
    """Return the command of the pager, nothing where there is none that makes sense."""
    if os.environ.get("TERM") == "dumb":
        return []
    with contextlib.suppress(ValueError):
        return shlex.split(os.environ.get("PAGER", "less"))
    return []


def say(line: str) -> None:
    """Say a line to the user, on standard error, if there is one."""
    say_shown(safe(line))


def say_shown(text: str) -> None:
    """Say lines whose signs a terminal may be shown, as colours are."""
    if sys.stderr is None:
        return
    with contextlib.suppress(OSError):
        sys.stderr.write(f"{harmless(text)}\n")


def safe(line: str) -> str:
    """Return a line that steers neither a terminal nor GitHub Actions."""
    return harmless(_UNSAFE.sub(lambda char: ascii(char[0])[1:-1], line))


def harmless(text: str) -> str:
    """Return a text without commands to GitHub Actions, which looks for them in what we print."""
    return _COMMAND.sub(r"\g<0> ", text) if "GITHUB_ACTIONS" in os.environ else text


def refuse_commands(data: bytes) -> None:
    """Raise TimelineError if GitHub Actions would take a part of an output for a command.

    An output stays as it is: the same registry gives the same bytes everywhere.
    """
    text = data.decode(errors="replace")
    if harmless(text) != text:
        raise TimelineError(
            "standard output: GitHub Actions would run a line of it as a command; write to a file, "
            "as with -o"
        )


def read(name: str) -> bytes:
    """Return the bytes of a file, or of standard input for `-`; raise TimelineError."""
    if name != STDIN:
        with _patience(name):
            return reading.read(name)
    if sys.stdin is None:
        raise TimelineError("standard input is closed")
    try:
        return reading.bounded(sys.stdin.buffer, name)
    except OSError as error:
        raise TimelineError(f"{name}: {reading.cause(error)}") from None


@contextlib.contextmanager
def _patience(name: str) -> Iterator[None]:
    """Say that a pipe by name is waited for, if nobody writes to it for a while."""
    if not Path(name).is_fifo():
        yield
        return
    timer = Timer(_PATIENCE, say, [f"{name}: waiting until somebody writes to this pipe"])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def waits(folder: Path) -> None:
    """Say that another run holds a folder."""
    say(f"{folder}: waiting until another run is done")


def warns(text: str) -> None:
    """Say what is not an error, but may not be meant."""
    say(f"  warning: {text}")
