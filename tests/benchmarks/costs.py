"""What commands cost: CPU time and peak memory, of contenders that take turns."""

import os
import statistics
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

Command = Sequence[str | Path]


def _nothing() -> None:
    """Prepare nothing."""


@dataclass(frozen=True)
class Contender:
    """A command, and what puts its folder in order before each of its runs."""

    command: Command
    prepare: Callable[[], object] = _nothing
    code: int = 0


@dataclass(frozen=True)
class Cost:
    """The median of CPU seconds, in the process and in the system for it, and the peak in MiB."""

    seconds: float
    peak: float


def compare(contenders: Mapping[str, Contender], rounds: int) -> dict[str, Cost]:
    """Return what each contender costs, by its name, over so many rounds in which all run."""
    runs: dict[str, list[Cost]] = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, contender in contenders.items():
            contender.prepare()
            runs[name].append(_cost(contender))
    return {
        name: Cost(
            statistics.median(run.seconds for run in costs), max(run.peak for run in costs)
        )
        for name, costs in runs.items()
    }


def _cost(contender: Contender) -> Cost:
    command = [str(word) for word in contender.command]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != contender.code:
        raise SystemExit(f"{' '.join(command)}: exit code {process.returncode}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
