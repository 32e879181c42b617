"""Commands in processes of their own, forked from a warm one, and killed at chosen moments."""

import contextlib
import ctypes
import functools
import gc
import importlib
import json
import os
import pkgutil
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import NoReturn

from typer.testing import CliRunner

from timeline import __main__, cli
from timeline.cli import main
from timeline.publishing.targets import EVERYTHING

ROOT = Path(__file__).parent.parent
CALLS = ("open", "os.rename", "os.chmod", "os.chown", "os.remove", "os.mkdir", "fcntl.flock")
"""What Python tells of before it asks the system for it (sys.addaudithook)."""
COMMANDS = (["lock"], ["publish", "-o", "."], ["import", "--into", ".", "--from", "x"])
"""Commands, but for `export`, whose options are read once before a job is begun."""
_CAPABILITIES = 0x20080522
"""The version of the structures of capset(2)."""


@dataclass(frozen=True)
class Job:
    """A run of the command, in a folder, and what befalls it.

    It is killed at the call of that number, counted from 1, after so many seconds, or when a file
    grows over so many bytes. With `limit`, no file can grow over so many; with `is_plain`, it is
    run by a user who may do nothing special; `signal` comes at the call instead of SIGKILL.
    """

    words: tuple[str, ...]
    folder: str
    call: int = 0
    seconds: float = 0.0
    bytes: int = 0
    limit: int = 0
    is_plain: bool = False
    signal: int = signal.SIGKILL
    environment: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Came:
    """What came of it: the exit code, negative for a signal, what it said, how many calls it made.

    `seconds` is how long it took, of which no kill is to fall behind the end.
    """

    code: int
    said: str
    calls: int
    seconds: float


class Nursery:
    """A warm process, from which jobs are forked."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.nursery"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(self, *jobs: Job) -> list[Came]:
        """Return what comes of jobs that are run at once."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps([asdict(job) for job in jobs]) + "\n")
        self.process.stdin.flush()
        return [Came(**came) for came in json.loads(self.process.stdout.readline())]

    def end(self) -> None:
        """End the warm process."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait()


@contextlib.contextmanager
def nursery() -> Iterator[Nursery]:
    """Yield a nursery, which ends with the tests."""
    made = Nursery()
    try:
        yield made
    finally:
        made.end()


def _serve() -> None:
    main._imported = functools.cache(main._imported)  # noqa: SLF001 - as in conftest.py
    for module in pkgutil.iter_modules(cli.__path__, f"{cli.__name__}."):
        importlib.import_module(module.name)
    for name in EVERYTHING:
        words = ["export", str(ROOT / "events.yaml"), "--no-lock", "-f", name]
        CliRunner().invoke(main.app, words, catch_exceptions=False)
    for command in COMMANDS:
        CliRunner().invoke(main.app, [*command, "/dev/null/nowhere"])
    importlib.import_module("timeline.importing.calendars.reading")
    gc.collect()
    gc.freeze()
    for line in sys.stdin:
        begun = [_begin(Job(**each)) for each in json.loads(line)]
        sys.stdout.write(json.dumps([_end(*each) for each in begun]) + "\n")
        sys.stdout.flush()


def _begin(job: Job) -> tuple[float, int, int, int]:
    """Return when a job began, its process, and the ends of pipes for what it says and does."""
    begun = time.monotonic()
    said, saying = os.pipe()
    told, telling = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(said)
        os.close(told)
        _live(job, saying, telling)
    os.close(saying)
    os.close(telling)
    if job.seconds:
        time.sleep(job.seconds)
        os.kill(process, job.signal)
    return begun, process, said, told


def _end(begun: float, process: int, said: int, told: int) -> dict[str, object]:
    with open(said, "rb") as stream, open(told, "rb") as calls:
        words, number = stream.read().decode(), len(calls.read())
    code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    seconds = time.monotonic() - begun
    return {"code": code, "said": words, "calls": number, "seconds": seconds}


def _live(job: Job, saying: int, telling: int) -> NoReturn:
    """Run the command, and end the process with its exit code."""
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(saying, 1)
    os.dup2(saying, 2)
    os.chdir(job.folder)
    os.environ.update(job.environment)
    if job.is_plain:
        _give_up_powers()
    if job.bytes:
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    if size := job.bytes or job.limit:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    _count(job, telling)
    sys.argv = ["timeline", *job.words]
    code = 70
    try:
        __main__.main()
    except SystemExit as error:
        code = error.code if isinstance(error.code, int) else 1
    finally:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        os._exit(code)


def _give_up_powers() -> None:
    """Let go of all capabilities: even root may then do but what a file's mode says (capset(2))."""
    header = (ctypes.c_uint32 * 2)(_CAPABILITIES, 0)
    if ctypes.CDLL(None).capset(header, (ctypes.c_uint32 * 6)()):
        raise OSError("capset")


def _count(job: Job, telling: int) -> None:
    """Tell of each call, and have the process killed at the one that is chosen."""
    calls, fsync = [0], os.fsync

    def call(name: str, _arguments: object = None) -> None:
        if name in CALLS or name == "fsync":
            calls[0] += 1
            os.write(telling, b".")
            if calls[0] == job.call:
                os.kill(os.getpid(), job.signal)

    def heard(descriptor: int) -> None:
        call("fsync")
        fsync(descriptor)
        call("fsync")

    os.fsync = heard  # type: ignore[assignment]
    sys.addaudithook(call)


if __name__ == "__main__":
    _serve()
