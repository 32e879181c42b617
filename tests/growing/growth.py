"""How the time of some work grows with its input: by ratios, as a loaded machine changes times."""

import gc
import time
from collections.abc import Callable

SIZES = (1, 4)
ROUNDS = 4
CLEARLY = 2.4
"""What grows by less in one round grows as its input does: chance makes no run twice as fast."""
MOST = 2.83
"""The most by which twice the input may multiply the time: between 2, linear, and 4, quadratic."""
RESOLUTION = 0.01
"""CPU seconds. What takes less is taken for this long: chance decides how much less it is."""


def spent(work: Callable[[], object]) -> float:
    """Return the CPU seconds that some work takes in this process."""
    gc.collect()
    gc.disable()
    start = time.process_time()
    try:
        work()
        return time.process_time() - start
    finally:
        gc.enable()


def growth(measure: Callable[[int], float]) -> float:
    """Return by how much a doubling multiplies what is measured at one and at four times.

    More rounds are for what does not clearly grow slowly. In each round the sizes take turns, so
    that a busy minute of the machine slows all of them.
    """
    found: dict[int, list[float]] = {size: [] for size in SIZES}
    factor = MOST
    for _ in range(ROUNDS):
        for size, seconds in found.items():
            seconds.append(measure(size))
        least, most = (max(min(each), RESOLUTION) for each in found.values())
        factor = float((most / least) ** 0.5)
        if factor < CLEARLY:
            break
    return factor
