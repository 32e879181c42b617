"""What a comparison costs: little more than to read both sides, and in proportion to them."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.benchmarks.registries import happenings, registry
from tests.conftest import Ran
from tests.growing.growth import MOST, growth, spent

EVENTS = 1_000
pytestmark = pytest.mark.uncounted
Run = Callable[..., Ran]


def write(events: int) -> None:
    """Write two editions of a registry, of which one event in a hundred has another title."""
    text = registry(happenings(events))
    Path("old.yaml").write_text(text, encoding="utf-8")
    titles = [found.start(1) for found in re.finditer(r"\n    title: \S+( )\S", text)]
    for place in reversed(titles[::100]):
        text = f"{text[:place]} anew{text[place:]}"
    Path("events.yaml").write_text(text, encoding="utf-8")


def cost(run: Run, code: int, *arguments: str) -> float:
    ran: list[Ran] = []
    seconds = spent(lambda: ran.append(run(*arguments)))
    assert ran[0].code == code, ran[0].err
    return seconds


def test_it_takes_time_by_the_size_of_both_sides(run: Run) -> None:
    def measure(times: int) -> float:
        write(times * EVENTS)
        return cost(run, 1, "diff", "old.yaml", "events.yaml")

    assert growth(measure) < MOST


def test_it_takes_little_more_than_two_checks(run: Run) -> None:
    write(3 * EVENTS)
    rounds = (
        cost(run, 1, "diff", "old.yaml", "events.yaml") / cost(run, 0, "check", "events.yaml")
        for _ in range(3)
    )
    assert any(factor < 2.3 for factor in rounds)
