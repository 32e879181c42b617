"""Measures, in one run, what `timeline` and its peers cost; prints tables, and saves the results.

`python -m tests.benchmarks` takes up to 100,000 events, and some fourteen minutes. A number behind
it bounds the events; then nothing is saved.
"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.contenders import MANY, contenders
from tests.benchmarks.costs import SMALL, Cost, compare, median
from tests.benchmarks.goals import goals
from tests.benchmarks.results import Results, costs, machine, today
from tests.conftest import ROOT

_ROUNDS = {10: 15, 1_000: 5, 10_000: 3, 100_000: 1}


def main(largest: int) -> Results:
    """Return what all contenders cost, with up to so many events."""
    results = Results(today(), machine())
    for events, rounds in _ROUNDS.items():
        if events <= largest:
            with TemporaryDirectory() as folder:
                os.chdir(folder)
                command = (sys.executable, "-m", "tests.benchmarks.files")
                subprocess.run((*command, str(events), folder), cwd=ROOT, check=True)
                print(f"{events:,} events …", file=sys.stderr)  # noqa: T201
                results.costs[events] = {
                    **compare(dict(contenders(events)), rounds),
                    **(_stages(rounds) if events <= MANY else {}),
                }
    return results


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
    print(*goals(found), "", *costs(found), sep="\n")  # noqa: T201
