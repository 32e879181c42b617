"""Twice the registry takes about twice the time to tabulate, in all formats of tables."""

import pytest

from tests.growing.commands import Run, growth_of
from tests.growing.growth import MOST
from tests.growing.shapes import TAKEN

OUTPUTS = ("x", "x.jsonl", "x.xlsx", "x.parquet", "x.sqlite")
SIZE = 12_000


@pytest.mark.parametrize("name", TAKEN)
def test_tables_take_time_by_the_size_of_their_registry(name: str, run: Run) -> None:
    words = ("export", "r.yaml", *(f"--output={output}" for output in OUTPUTS))
    assert growth_of(run, words, TAKEN[name], SIZE) < MOST
