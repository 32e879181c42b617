"""Measures, in one run, what `timeline` and its peers cost; prints tables, and saves the results.

`python -m tests.benchmarks` takes up to 100,000 events, and some ten minutes. A number behind it
bounds the events; then nothing is saved.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.costs import SMALL, Contender, Cost, compare, median
from tests.benchmarks.results import (
    CALENDAR,
    CHECK,
    DATABASE,
    EMPTY,
    FAULTY,
    HELP,
    LINES,
    PEER,
    TABLE,
    THREE,
    UNCHANGED,
    WORKBOOK,
    Results,
    costs,
    machine,
    measures,
    today,
)
from tests.conftest import ROOT
from tests.interop import environments

_ROUNDS = {10: 15, 1_000: 9, 10_000: 5, 100_000: 1}
_MANY = 10_000
_TIMELINE = (sys.executable, "-m", "timeline")
_THREE = ("-o", "out/x.ics", "-o", "out/x.csv", "-o", "out/x.txt")


def main(largest: int) -> Results:
    """Return what all contenders cost, with up to so many events."""
    results = Results(today(), machine())
    for events, rounds in _ROUNDS.items():
        if events <= largest:
            with TemporaryDirectory() as folder:
                os.chdir(folder)
                command = (sys.executable, "-m", "tests.benchmarks.registries")
                subprocess.run((*command, str(events), folder), cwd=ROOT, check=True)
                print(f"{events:,} events …", file=sys.stderr)  # noqa: T201
                results.costs[events] = {
                    **compare(dict(_contenders(events)), rounds),
                    **_stages(rounds),
                }
    return results


def _contenders(events: int) -> Iterator[tuple[str, Contender]]:
    """Yield the commands that are compared, by their names."""
    export = (*_TIMELINE, "export")
    yield CALENDAR, Contender((*export, "-o", "out/x.ics"), _afresh)
    yield THREE, Contender((*export, *_THREE), _afresh)
    yield PEER, Contender((environments.peers(), "-m", "yaml2ics", "peer.yaml"))
    if events == _MANY:
        text = Path("events.yaml").read_text("utf-8")
        Path("faulty.yaml").write_text(text.replace("kind: talks", "kind: tlks", 1), "utf-8")
        yield UNCHANGED, _unchanged()
        yield CHECK, Contender((*_TIMELINE, "check"))
        yield FAULTY, Contender((*_TIMELINE, "check", "faulty.yaml"), code=1)
    if events == max(_ROUNDS):
        for name in (TABLE, LINES, WORKBOOK, DATABASE):
            suffix = name.rpartition(".")[2]
            yield name, Contender((*export, "--no-lock", "-o", f"out/x.{suffix}"), _afresh)
    if events == min(_ROUNDS):
        empty = Path(__file__).with_name("empty.py")
        yield HELP, Contender((*_TIMELINE, "--help"))
        yield EMPTY, Contender((sys.executable, empty, "--help"))


def _afresh() -> None:
    """Have nothing but the registry, as before a first export."""
    shutil.rmtree("out", ignore_errors=True)
    Path("out").mkdir()
    Path("events.lock").unlink(missing_ok=True)


def _unchanged() -> Contender:
    """Return an export after which nothing is new: its files are not to be touched."""
    Path("kept").mkdir()
    shutil.copy("events.yaml", "kept")
    command = (*_TIMELINE, "export", "kept/events.yaml", "-o", "kept/x.ics")
    subprocess.run(command, check=True, capture_output=True)

    def touched() -> list[int]:
        return [path.stat().st_mtime_ns for path in sorted(Path("kept").iterdir())]

    before = touched()

    def prepare() -> None:
        assert touched() == before

    return Contender(command, prepare)


def _stages(rounds: int) -> dict[str, Cost]:
    """Return the medians of what the stages cost, each time in a process of their own."""
    stages = (sys.executable, "-m", "tests.benchmarks.stages", Path("events.yaml").absolute())
    runs = [
        json.loads(
            subprocess.run((*SMALL, *stages), cwd=ROOT, capture_output=True, check=True).stdout
        )
        for _ in range(rounds)
    ]
    return {name: median([Cost(*run[name]) for run in runs]) for name in runs[0]}


if __name__ == "__main__":
    parser = argparse.ArgumentParser("python -m tests.benchmarks", description=__doc__)
    parser.add_argument("largest", nargs="?", type=int, choices=_ROUNDS, default=max(_ROUNDS))
    largest = parser.parse_args().largest
    found = main(largest)
    if largest == max(_ROUNDS):
        found.save()
    print(*measures(found), "", *costs(found), sep="\n")  # noqa: T201
