"""Commands on registries of a shape, and how their time grows."""

from collections.abc import Callable
from pathlib import Path

from tests.conftest import Ran
from tests.growing.growth import growth, spent
from tests.growing.shapes import Shape

Run = Callable[..., Ran]


def growth_of(run: Run, words: tuple[str, ...], shape: Shape, size: int) -> float:
    """Return by how much twice the registry multiplies the time of a command, which succeeds."""

    def measure(times: int) -> float:
        for file in Path().iterdir():
            if file.is_file():  # a calendar of before would be ahead of a lock that is begun anew
                file.unlink()
        Path("r.yaml").write_text(shape(times * size), encoding="utf-8")
        ran: list[Ran] = []
        seconds = spent(lambda: ran.append(run(*words)))
        assert ran[0].code == 0, ran[0].err
        return seconds

    return growth(measure)
