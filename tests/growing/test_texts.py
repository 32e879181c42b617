"""Twice the registry takes about twice the time to tell: as a text, a page, and in a terminal."""

from datetime import date, timedelta

import pytest

from tests.conftest import chronology
from tests.growing.commands import Run, growth_of
from tests.growing.growth import MOST, growth, spent
from tests.growing.shapes import HEAD, TAKEN, counted
from timeline.chronology.options import USUAL
from timeline.drawing.picture import inline
from timeline.prose.outline import outline

COMMANDS = {
    "export": (
        "export",
        "r.yaml",
        "--full",
        "-o",
        "x.txt",
        "-o",
        "x.md",
        "-o",
        "x.html",
        "-o",
        "x.svg",
    ),
    "show": ("show", "r.yaml", "--group", "country", "--reverse", "--apart"),
}
SIZE = 8_000


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("name", TAKEN)
def test_a_text_takes_time_by_the_size_of_its_registry(name: str, command: str, run: Run) -> None:
    assert growth_of(run, COMMANDS[command], TAKEN[name], SIZE) < MOST


@pytest.mark.parametrize("days", [1, 20_000])
def test_a_picture_takes_time_by_the_number_of_events(days: int) -> None:
    def measure(times: int) -> float:
        first = date(2000, 1, 1)
        events = (
            f"  e{n}: {{kind: talks, title: A, when: {first + timedelta(n * 7 % days)}}}\n"
            for n in range(times * 300)
        )
        found = chronology(HEAD + "".join(events))
        return spent(lambda: inline(found, lambda entry: f"#{entry.id}", {}))

    assert growth(measure) < MOST


def test_a_chronology_of_many_days_is_told_in_time_by_its_size() -> None:
    def measure(times: int) -> float:
        form = "  e{}: {{kind: talks, title: A, when: {:04}-03-02 10:00 UTC}}\n"
        found = chronology(counted(form, times * 20_000))
        return spent(lambda: outline(found, USUAL))

    assert growth(measure) < MOST
