"""Twice the input takes about twice the time to check, whether it is taken or refused."""

import pytest

from tests.growing.commands import Run, growth_of
from tests.growing.growth import MOST, growth, spent
from tests.growing.shapes import REFUSED, TAKEN
from timeline.reading.loader import load

SIZE = 40_000


@pytest.mark.parametrize("name", TAKEN)
def test_what_is_taken_takes_time_by_its_size(name: str, run: Run) -> None:
    assert growth_of(run, ("check", "r.yaml"), TAKEN[name], SIZE) < MOST


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_takes_time_by_its_size(name: str) -> None:
    def measure(times: int) -> float:
        data = REFUSED[name](times * SIZE).encode()
        return spent(lambda: load([("r.yaml", data)]))

    assert growth(measure) < MOST


def test_there_are_forty_shapes_and_each_grows_with_its_size() -> None:
    shapes = {**REFUSED, **TAKEN}
    assert len(shapes) >= 40
    for shape in shapes.values():
        assert 1.7 < len(shape(400_000)) / len(shape(200_000)) < 2.3
