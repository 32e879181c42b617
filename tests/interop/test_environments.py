"""The environments of the consumers are built once, and are there as a whole or not at all."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from tests.interop.environments import built


def builder(log: list[Path]) -> Callable[[Path], None]:
    """Return a way to build an environment that takes note of where it did."""

    def build(home: Path) -> None:
        home.mkdir()
        (home / "done").touch()
        log.append(home)

    return build


def test_an_environment_is_built_once_for_the_same_pins(tmp_path: Path) -> None:
    log: list[Path] = []
    homes = {built(tmp_path / "all" / "node", pins, builder(log)) for pins in ("1", "1", "2")}
    assert len(log) == len(homes) == 2
    assert all((home / "done").exists() for home in homes)


def test_what_could_not_be_built_leaves_nothing_behind(tmp_path: Path) -> None:
    def interrupted(home: Path) -> None:
        home.mkdir()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        built(tmp_path, "1", interrupted)
    assert list(tmp_path.iterdir()) == []


def test_of_several_at_once_one_builds_and_the_others_wait(tmp_path: Path) -> None:
    log: list[Path] = []
    at_once = Barrier(4)

    def build(home: Path) -> None:
        time.sleep(0.1)
        builder(log)(home)

    def one(_number: int) -> Path:
        at_once.wait()
        return built(tmp_path, "1", build)

    with ThreadPoolExecutor(4) as pool:
        [home] = set(pool.map(one, range(4)))
    assert len(log) == 1
    assert list(tmp_path.iterdir()) == [home]
