"""What commands cost: CPU time and peak memory, of contenders that take turns."""

import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

SMALL = (sys.executable, "-IS", Path(__file__).with_name("spawn.py"))
"""Before a command, has it run by a process that is small."""

_LONG = 10
"""CPU seconds. What takes longer is run once: chance changes little of it."""


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
    """Return the median of what each contender costs, by its name; all take turns in each round."""
    runs: dict[str, list[Cost]] = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, contender in contenders.items():
            if not runs[name] or runs[name][0].seconds < _LONG:
                contender.prepare()
                runs[name].append(_cost(contender))
    return {name: median(costs) for name, costs in runs.items()}


def median(costs: list[Cost]) -> Cost:
    """Return the medians of several costs."""
    return Cost(
        statistics.median(each.seconds for each in costs),
        statistics.median(each.peak for each in costs),
    )


def run(command: tuple[str | Path, ...]) -> tuple[int, Cost]:
    """Run a command, and return its exit code and what it costs."""
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
    out, err = subprocess.DEVNULL, subprocess.PIPE
    ran = subprocess.run((*SMALL, *command), stdout=out, stderr=err, env=environment, check=False)
    _, seconds, peak = ran.stderr.split()
    return ran.returncode, Cost(float(seconds), int(peak) / 1024)


def _cost(contender: Contender) -> Cost:
    code, cost = run(contender.command)
    assert code == contender.code, f"{contender.command}: {code}"
    return cost
