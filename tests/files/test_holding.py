"""Two runs that would work in one folder."""

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from timeline.files.holding import alone


def test_who_waits_for_another_run_is_told(tmp_path: Path) -> None:
    told: list[Path] = []

    def wait() -> None:
        with alone(tmp_path, told.append):
            pass

    with ThreadPoolExecutor(1) as pool:
        with alone(tmp_path, told.append):
            waiting = pool.submit(wait)
            end = time.monotonic() + 30
            while not told:
                assert time.monotonic() < end
            assert not waiting.done()
        waiting.result(timeout=30)
    assert told == [tmp_path]
