"""Twice the registry takes about twice the time to tell: as a text, a page, and in a terminal."""

import pytest

from tests.growing.commands import Run, growth_of
from tests.growing.growth import MOST
from tests.growing.shapes import TAKEN

COMMANDS = {
    "export": ("export", "r.yaml", "--full", "-o", "x.txt", "-o", "x.md", "-o", "x.html"),
    "show": ("show", "r.yaml", "--group", "country", "--reverse", "--apart"),
}
SIZE = 8_000
pytestmark = pytest.mark.uncounted


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("name", TAKEN)
def test_a_text_takes_time_by_the_size_of_its_registry(name: str, command: str, run: Run) -> None:
    assert growth_of(run, COMMANDS[command], TAKEN[name], SIZE) < MOST
