"""What the measurements are to be: the goals, and whether they are met."""

from collections.abc import Iterator
from dataclasses import dataclass

from tests.benchmarks import names
from tests.benchmarks.contenders import FEWEST, MANY, MOST
from tests.benchmarks.results import Results

Run = tuple[int, str]
"""So many events, and the name of what is measured with them."""


@dataclass(frozen=True)
class Goal:
    """How many times the CPU seconds of another run one is to take, or of the memory.

    Without another, it is a peak of memory in MiB.
    """

    what: str
    goal: float
    one: Run
    other: Run | None = None
    at_least: bool = False
    of_memory: bool = False

    def runs(self) -> tuple[Run, ...]:
        """Return the runs that have to be measured."""
        return (self.one, self.other) if self.other else (self.one,)

    def row(self, results: Results) -> str:
        """Return a row of a Markdown table."""
        found = self._measured(results)
        bound = "at least" if self.at_least else "at most"
        unit, shown = ("", f"{found:.2f}") if self.other else (" MiB", f"{found:.0f}")
        is_met = found >= self.goal if self.at_least else found <= self.goal
        met = "yes" if is_met else "no"
        return f"| {self.what} | {bound} {self.goal:g}{unit} | {shown}{unit} | {met} |"

    def _measured(self, results: Results) -> float:
        costs = [results.costs[events][name] for events, name in self.runs()]
        found = [each.peak if self.of_memory else each.seconds for each in costs]
        return found[0] / found[1] if self.other else found[0]


def _faster(events: int, goal: float) -> Goal:
    what = f"yaml2ics against our calendar, {events:,} events"
    return Goal(what, goal, (events, names.PEER), (events, names.CALENDAR), at_least=True)


def _faster_with_findings(events: int, goal: float) -> Goal:
    what = f"the same, with findings, {events:,} events"
    peer, ours = (events, names.ARCHIVE_PEER), (events, names.ARCHIVE)
    return Goal(what, goal, peer, ours, at_least=True)


def _growth(name: str) -> Goal:
    return Goal(f"{name}: 100,000 events against 10,000", 10.5, (MOST, name), (MANY, name))


def _many(what: str, goal: float, one: str, other: str, *, of_memory: bool = False) -> Goal:
    return Goal(what, goal, (MANY, one), (MANY, other), of_memory=of_memory)


def _peak(name: str) -> Goal:
    what = f"peak of memory of 100,000 events, {name} against .csv"
    return Goal(what, 1.2, (MOST, name), (MOST, names.TABLE), of_memory=True)


GOALS = (
    Goal(
        "our calendar against yaml2ics, 10 events",
        1.5,
        (FEWEST, names.CALENDAR),
        (FEWEST, names.PEER),
    ),
    _faster(1_000, 4),
    _faster(MANY, 7),
    _faster(MOST, 7),
    _faster_with_findings(1_000, 4),
    _faster_with_findings(MANY, 6.5),
    _faster_with_findings(MOST, 6.5),
    _many("three outputs against the calendar", 1.3, names.THREE, names.CALENDAR),
    Goal(
        "peak of memory, three outputs of 100,000 events",
        750,
        (MOST, names.THREE),
        of_memory=True,
    ),
    _many("the web page against the .csv", 3, names.PAGE, names.TABLE),
    _growth(names.CALENDAR),
    _growth(names.CHECK),
    _growth(names.PUBLISH),
    Goal(
        "`--help` against that of as many empty commands",
        1.1,
        (FEWEST, names.HELP),
        (FEWEST, names.EMPTY),
    ),
    _many("check with an error against without", 2, names.FAULTY, names.CHECK),
    _many("check with 5,000 warnings and an error against without", 1.1, names.WARNED, names.CHECK),
    _many("an export without news against the first", 1.1, names.UNCHANGED, names.CALENDAR),
    _peak(names.LINES),
    _peak(names.WORKBOOK),
    _many("`diff` against `check`", 2.3, names.DIFF, names.CHECK),
    _many("`import` against icalendar's own reading", 2, names.IMPORT, names.PARSE),
    _many("the same into as many other events", 2, names.MERGE, names.PARSE),
    _many("`publish` against the calendar", 4, names.PUBLISH, names.CALENDAR),
    _many("its peak of memory", 1.5, names.PUBLISH, names.CALENDAR, of_memory=True),
    _many("reading against the parser", 1.6, "reading", "the YAML parser alone"),
    _many("validating against reading", 0.25, "validating", "reading"),
    _many("lines against a plain writer", 3.5, "writing .ics", "a plain writer of .ics"),
)


def goals(results: Results) -> Iterator[str]:
    """Yield the table of goals, as far as there are results for them."""
    yield "| Measure | Goal | Measured | Met |"
    yield "| --- | --- | ---: | --- |"
    for goal in GOALS:
        if all(name in results.costs.get(events, {}) for events, name in goal.runs()):
            yield goal.row(results)
