"""What a run of the benchmarks found, and the tables that show it."""

import json
import os
import platform
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from tests.benchmarks import names
from tests.benchmarks.costs import Cost

SAVED = Path(__file__).with_name("results.json")
SAVED_LARGEST = Path(__file__).with_name("largest.json")
MEGABYTES = 50
"""The size up to which a registry of a stranger is promised to be checked in bounded time."""


def today() -> str:
    """Return the day of a measurement."""
    return datetime.now(UTC).date().isoformat()


def machine() -> str:
    """Return the machine of a measurement."""
    version = f"Python {platform.python_version()}"
    return f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}, {version}"


@dataclass(frozen=True)
class Results:
    """When and on what machine, and what each contender costs, by events and by its name."""

    date: str
    machine: str
    costs: dict[int, dict[str, Cost]] = field(default_factory=dict)

    def save(self) -> None:
        """Write them beside this file."""
        SAVED.write_text(json.dumps(asdict(self), indent=1) + "\n", encoding="utf-8")


def saved() -> Results:
    """Return the results that were saved last."""
    read = json.loads(SAVED.read_text(encoding="utf-8"))
    costs = {
        int(events): {name: Cost(**cost) for name, cost in found.items()}
        for events, found in read["costs"].items()
    }
    return Results(read["date"], read["machine"], costs)


def figures(results: Results) -> Iterator[str]:
    """Yield the table of the README: few events, where the peer is faster, and many."""
    yield "| events | check them and export to .ics | yaml2ics, without checks |"
    yield "| ---: | ---: | ---: |"
    for events in (10, 10_000, 100_000):
        told = results.costs[events]
        ours, peer = (_told(told[name]) for name in (names.ARCHIVE, names.ARCHIVE_PEER))
        yield f"| {events:,} | {ours} | {peer} |"


def costs(results: Results) -> Iterator[str]:
    """Yield the table of what each contender costs, by the number of events."""
    sizes = sorted(results.costs)
    fullest = sorted(results.costs.values(), key=len, reverse=True)
    measured = dict.fromkeys(name for found in fullest for name in found)
    whole = [name for name in names.WHOLE if name in measured]
    stages = [name for name in measured if name not in names.WHOLE]
    yield f"| CPU seconds (peak MiB) | {' | '.join(f'{size:,} events' for size in sizes)} |"
    yield f"| --- {'| ---: ' * len(sizes)}|"
    for name in (*whole, *stages):
        cells = (results.costs[size].get(name) for size in sizes)
        shown = (_shown(cost, is_whole=name in whole) if cost else "" for cost in cells)
        yield f"| {name} | {' | '.join(shown)} |"


def _told(cost: Cost) -> str:
    return f"{cost.seconds:.3g} s, {cost.peak:.0f} MiB"


def _shown(cost: Cost, *, is_whole: bool) -> str:
    """Return the seconds, and of a process of its own the peak of memory."""
    return f"{cost.seconds:.3g}" + (f" ({cost.peak:.0f})" if is_whole else "")


@dataclass(frozen=True)
class Large:
    """A registry of a shape, its size in MB, and what a command costs for it: seconds and MiB."""

    shape: str
    size: float
    seconds: float
    peak: float


@dataclass(frozen=True)
class Largest:
    """When and on what machine, up to which size in MB, and what each command costs."""

    date: str
    machine: str
    megabytes: int
    rows: dict[str, Large] = field(default_factory=dict)

    def save(self) -> None:
        """Write them beside this file."""
        SAVED_LARGEST.write_text(json.dumps(asdict(self), indent=1) + "\n", encoding="utf-8")

    def table(self) -> Iterator[str]:
        """Yield the table of what the largest registries cost."""
        yield "| Command | registry | MB | CPU seconds | for each MB | peak MiB | for each MB |"
        yield "| --- | --- | ---: | ---: | ---: | ---: | ---: |"
        for name, row in self.rows.items():
            seconds = f"{row.seconds:.3g} | {row.seconds / row.size:.2g}"
            peak = f"{row.peak:.0f} | {row.peak / row.size:.0f}"
            yield f"| {name} | {row.shape} | {row.size:g} | {seconds} | {peak} |"


def largest() -> Largest:
    """Return the costs of the largest registries that were saved last."""
    read = json.loads(SAVED_LARGEST.read_text(encoding="utf-8"))
    rows = {name: Large(**row) for name, row in read.pop("rows").items()}
    return Largest(**read, rows=rows)
