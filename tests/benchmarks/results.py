"""What a run of the benchmarks found, and the tables that show it."""

import json
import os
import platform
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from tests.benchmarks.costs import Cost

CALENDAR, THREE, UNCHANGED = (
    "`export` to .ics",
    "`export` to .ics, .csv and .txt",
    "`export` to .ics, nothing new",
)
CHECK, FAULTY = "`check`", "`check`, one error"
HELP, EMPTY = "`--help`", "`--help` of an empty command"
PEER = "yaml2ics"
TABLE, LINES, WORKBOOK, DATABASE = (
    f"`export` to .{suffix}" for suffix in ("csv", "jsonl", "xlsx", "sqlite")
)
_WHOLE = (
    *(CALENDAR, THREE, TABLE, LINES, WORKBOOK, DATABASE),
    *(UNCHANGED, CHECK, FAULTY, HELP, EMPTY, PEER),
)
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

    def ratio(self, events: int, one: str, other: str) -> float:
        """Return how many times the CPU time of another contender one takes."""
        costs = self.costs[events]
        return costs[one].seconds / costs[other].seconds

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


@dataclass(frozen=True)
class Measure:
    """A ratio of CPU times, or a peak in MiB, and what it is to be: `at_least` or at most."""

    what: str
    needs: int
    goal: float
    value: Callable[[Results], float]
    at_least: bool = False
    unit: str = ""

    def row(self, results: Results) -> str:
        """Return a row of a Markdown table."""
        found = self.value(results)
        bound = "at least" if self.at_least else "at most"
        shown = f"{found:.0f}" if self.unit else f"{found:.2f}"
        is_met = found >= self.goal if self.at_least else found <= self.goal
        met = "yes" if is_met else "no"
        return f"| {self.what} | {bound} {self.goal:g}{self.unit} | {shown}{self.unit} | {met} |"


def _against(events: int, goal: float) -> Measure:
    return Measure(
        f"yaml2ics against our calendar, {events:,} events",
        events,
        goal,
        lambda results: results.ratio(events, PEER, CALENDAR),
        at_least=True,
    )


def _ratio(what: str, events: int, goal: float, one: str, other: str) -> Measure:
    return Measure(what, events, goal, lambda results: results.ratio(events, one, other))


def _peak(what: str, one: str) -> Measure:
    return Measure(
        f"peak of memory, {what} of 100,000 events against .csv",
        100_000,
        1.2,
        lambda results: results.costs[100_000][one].peak / results.costs[100_000][TABLE].peak,
    )


_MEASURES = (
    _ratio("our calendar against yaml2ics, 10 events", 10, 1.5, CALENDAR, PEER),
    _against(1_000, 4),
    _against(10_000, 12),
    _against(100_000, 16),
    _ratio("three outputs against the calendar", 10_000, 1.35, THREE, CALENDAR),
    _ratio("reading against the parser", 10_000, 1.6, "reading", "the YAML parser alone"),
    _ratio("validating against reading", 10_000, 0.25, "validating", "reading"),
    _ratio("lines against a plain writer", 10_000, 3.5, "writing .ics", "a plain writer of .ics"),
    _ratio("check with an error against without", 10_000, 2, FAULTY, CHECK),
    _ratio("an export without news against the first", 10_000, 1.1, UNCHANGED, CALENDAR),
    _ratio("help against that of an empty command", 10, 1.1, HELP, EMPTY),
    Measure(
        "peak of memory, three outputs of 100,000 events",
        100_000,
        700,
        lambda results: results.costs[100_000][THREE].peak,
        unit=" MiB",
    ),
    _peak(".jsonl", LINES),
    _peak(".xlsx", WORKBOOK),
    Measure(
        "time for 100,000 events against 10,000",
        100_000,
        10.5,
        lambda r: r.costs[100_000][CALENDAR].seconds / r.costs[10_000][CALENDAR].seconds,
    ),
)


def figures(results: Results) -> Iterator[str]:
    """Yield the table of the README: few events, where the peer is faster, and many."""
    yield "| events | check them and export to .ics | yaml2ics, without checks |"
    yield "| ---: | ---: | ---: |"
    for events in (10, 10_000, 100_000):
        ours, peer = (_told(results.costs[events][name]) for name in (CALENDAR, PEER))
        yield f"| {events:,} | {ours} | {peer} |"


def measures(results: Results) -> Iterator[str]:
    """Yield the table of measures and goals, as far as there are results for them."""
    yield "| Measure | Goal | Measured | Met |"
    yield "| --- | --- | ---: | --- |"
    for measure in _MEASURES:
        if measure.needs <= max(results.costs):
            yield measure.row(results)


def costs(results: Results) -> Iterator[str]:
    """Yield the table of what each contender costs, by the number of events."""
    sizes = sorted(results.costs)
    fullest = sorted(results.costs.values(), key=len, reverse=True)
    every = dict.fromkeys(name for found in fullest for name in found)
    names = sorted(every, key=lambda name: name not in _WHOLE)
    yield f"| CPU seconds (peak MiB) | {' | '.join(f'{size:,} events' for size in sizes)} |"
    yield f"| --- {'| ---: ' * len(sizes)}|"
    for name in names:
        cells = (results.costs[size].get(name) for size in sizes)
        shown = (_shown(cost, is_whole=name in _WHOLE) if cost else "" for cost in cells)
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
