"""What the fuzzer begins with."""

import pytest

from tests.fuzz import dates, formats, registry


@pytest.mark.parametrize("seed", formats.seeds(), ids=range(len(formats.seeds())))
def test_each_format_shows_what_its_seeds_make(seed: bytes) -> None:
    formats.run(seed)


def test_dates_and_rules_of_the_tests_are_read() -> None:
    seeds = list(dates.seeds())
    assert len(seeds) > 100
    for seed in seeds:
        dates.run(seed)


def test_registries_of_the_tests_are_read_when_they_break_off() -> None:
    seeds = list(registry.seeds())
    assert len(seeds) > 50
    for seed in seeds:
        registry.run(seed[:1000])
