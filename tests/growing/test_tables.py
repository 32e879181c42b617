"""Twice the registry takes about twice the time to tabulate, in each format of tables."""

import pytest

from tests.growing.commands import Run, growth_of
from tests.growing.growth import MOST
from tests.growing.shapes import TAKEN

COMMANDS = {
    "package": ("export", "r.yaml", "-o", "x", "-o", "x.jsonl"),
    "workbook": ("export", "r.yaml", "-o", "x.xlsx", "-o", "x.parquet"),
}
SIZE = 12_000
pytestmark = pytest.mark.uncounted


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("name", TAKEN)
def test_a_table_takes_time_by_the_size_of_its_registry(name: str, command: str, run: Run) -> None:
    assert growth_of(run, COMMANDS[command], TAKEN[name], SIZE) < MOST
