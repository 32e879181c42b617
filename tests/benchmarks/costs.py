"""What commands cost: CPU time and peak memory, of contenders that take turns."""

import os
import statistics
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path


def _nothing() -> None:
    """Prepare nothing."""


@dataclass(frozen=True)
class Contender:
    """A command, what puts its folder in order before each run, and how it ends."""

    command: tuple[str | Path, ...]
    prepare: Callable[[], object] = _nothing
    code: int = 0


@dataclass(frozen=True)
class Cost:
    """CPU seconds, of the process and of the system for it, and the peak of memory in MiB."""

    seconds: float
    peak: float


def compare(contenders: Mapping[str, Contender], rounds: int) -> dict[str, Cost]:
    """Return the median of what each contender costs, by its name; in each round, all take turns.

    Where there are several, one more goes before them that does not count: it fills caches.
    """
    runs: dict[str, list[Cost]] = {name: [] for name in contenders}
    for _ in range(rounds + 1 if rounds > 1 else 1):
        for name, contender in contenders.items():
            contender.prepare()
            runs[name].append(_cost(contender))
    return {name: median(costs[-rounds:]) for name, costs in runs.items()}


def median(costs: list[Cost]) -> Cost:
    """Return the medians of several costs."""
    return Cost(
        statistics.median(each.seconds for each in costs),
        statistics.median(each.peak for each in costs),
    )


def _cost(contender: Contender) -> Cost:
    command = [str(word) for word in contender.command]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
    null = subprocess.DEVNULL
    process = subprocess.Popen(command, stdout=null, stderr=null, env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == contender.code, f"{' '.join(command)}: {process.returncode}"
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
