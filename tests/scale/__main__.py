"""Exports many registries into one lake, and has several programs count the visits in it.

`python -m tests.scale` takes 50 registries of 20,000 events. Other numbers go behind it, as in
`python -m tests.scale 8 1000`. The commands are those that the manual shows. They run for a
quarter, a half and all of the registries.
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.benchmarks.registries import happenings, registry
from tests.conftest import ROOT
from tests.manual.pages import MANUAL, blocks
from tests.scale.counting import PROGRAMS

_PAGE = MANUAL / "embassies.md"
_BASH = ("bash", "-euc", blocks(_PAGE, "sh")[0])
_DASK = (sys.executable, "-c", blocks(_PAGE, "python")[0])
_ARCHIVE = 50_000_000
"""Events. An archive of two hundred embassies."""
_HEAD = ("registries", "events", "", "seconds", "CPU seconds", "ms an event", "files", "MB")


class Cost(NamedTuple):
    """What a command costs: CPU seconds of all its processes, and those of the clock."""

    cpu: float
    clock: float


def main(registries: int, events: int) -> None:
    """Print a table of what exports and counts cost, and what fifty million events would."""
    _say(*_HEAD)
    _say(*["---:"] * len(_HEAD))
    for number in sorted({-(-registries // part) for part in (4, 2, 1)}):
        _write(number, events)
        every = number * events
        found = []
        for name, command in (("Dask", _DASK), ("xargs", _BASH)):
            shutil.rmtree("lake", ignore_errors=True)
            cost, _ = _run(*command)
            files = [path for path in Path("lake").rglob("*") if path.is_file()]
            size = sum(path.stat().st_size for path in files) / 1e6
            each = cost.cpu / every
            cells = (f"{cost.cpu:.1f}", f"{each * 1000:.2f}", len(files), f"{size:.1f}")
            _say(number, f"{every:,}", name, f"{cost.clock:.1f}", *cells)
            found.append(_run(*_counting("duckdb"))[1])
        for name in PROGRAMS:
            cost, visits = _run(*_counting(name))
            _say(number, f"{every:,}", f"{name} counts", f"{cost.clock:.1f}", *[""] * 4)
            found.append(visits)
        if len(set(found)) > 1:
            sys.exit(f"the counts differ: {found}")
    hours, gigabytes = each * _ARCHIVE / 3600, size / every * _ARCHIVE / 1000
    said = f"{_ARCHIVE:,} events: {hours:.0f} hours of one processor, {gigabytes:.1f} GB of files"
    sys.stdout.write(f"\n{said}\n")


def _write(registries: int, events: int) -> None:
    """Write the registries that are not there yet."""
    Path("registries").mkdir(exist_ok=True)
    for number in range(registries):
        file = Path(f"registries/embassy-{number:03}.yaml")
        if not file.exists():
            text = registry(happenings(events, seed=number))
            named = text.replace("registry: benchmark", f"registry: {file.stem}", 1)
            file.write_text(named, encoding="utf-8")


def _counting(program: str) -> tuple[str, ...]:
    return sys.executable, "-m", "tests.scale.counting", program, "lake"


def _run(*command: str) -> tuple[Cost, str]:
    """Run a command, and return what it costs and what it writes to standard output."""
    bin = Path(sys.executable).parent
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PATH": f"{bin}:{os.environ['PATH']}"}
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    out = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True).stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(cpu, time.monotonic() - began), out.decode()


def _say(*cells: object) -> None:
    sys.stdout.write(f"| {' | '.join(map(str, cells))} |\n")
    sys.stdout.flush()


if __name__ == "__main__":
    parser = argparse.ArgumentParser("python -m tests.scale", description=__doc__)
    parser.add_argument("registries", nargs="?", type=int, default=50)
    parser.add_argument("events", nargs="?", type=int, default=20_000)
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        os.chdir(folder)
        main(asked.registries, asked.events)
