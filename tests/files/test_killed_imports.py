"""Imports that are killed at any moment: each file is whole, and another run completes the work."""

import random
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.importing.feeds import INTO, event, feed
from tests.nursery import Came, Job, Nursery, nursery
from timeline.reading.loader import load

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the nursery needs Linux")
KILLS = 200
WORDS = ("import", "feed.ics", "--into", ".", "--from", "orf")
FEED = feed(
    *(
        event(f"{day}@orf", f"Session {day}", f"202703{day:02}", LOCATION="Hall 1")
        for day in range(5, 15)
    )
)
NEWER = FEED.replace("SUMMARY:Session 1", "SUMMARY:Part 1").replace("Hall 1", "Hall 2")
NAMES = ("events.yaml", "more.yaml", "r.imports")
Files = dict[str, bytes | None]


def put(folder: Path, files: Files) -> None:
    for each in folder.iterdir():
        each.unlink()
    for name, data in files.items():
        if data is not None:
            (folder / name).write_bytes(data)


def written(folder: Path) -> Files:
    return {
        name: (folder / name).read_bytes() if (folder / name).exists() else None for name in NAMES
    }


def imported(warm: Nursery, folder: Path, before: Files, source: str) -> tuple[Files, Came]:
    """Return the files as an import leaves them, and what came of it."""
    put(folder, before | {"feed.ics": source.encode()})
    [came] = warm.run(Job(WORDS, str(folder)))
    assert came.code == 0, came.said
    return written(folder), came


def jobs(folder: Path, whole: Came, size: int) -> Iterator[Job]:
    """Yield imports that are killed at each call, within files, and at any time."""
    chance = random.Random(2027)  # noqa: S311 - the same in each run
    yield from (Job(WORDS, str(folder), call=call) for call in range(1, whole.calls + 1))
    while True:
        yield Job(WORDS, str(folder), bytes=chance.randint(1, size))
        yield Job(WORDS, str(folder), seconds=chance.uniform(0.001, whole.seconds))


@pytest.mark.uncounted
def test_of_two_hundred_imports_that_are_killed_none_leaves_a_registry_half_edited(
    tmp_path: Path,
) -> None:
    start: Files = {"events.yaml": INTO.encode(), "more.yaml": b"people: {x: {name: X}}\n"}
    with nursery() as warm:
        old, _ = imported(warm, tmp_path, start, FEED)
        new, whole = imported(warm, tmp_path, old, NEWER)
        assert all(old[name] != new[name] for name in ("events.yaml", "r.imports"))
        killed = mixed = 0
        for job in jobs(tmp_path, whole, len(new["events.yaml"] or b"")):
            put(tmp_path, old | {"feed.ics": NEWER.encode()})
            [came] = warm.run(job)
            if came.code == 0:  # it was done before
                continue
            assert came.code in (-signal.SIGKILL, -signal.SIGXFSZ), came
            found = written(tmp_path)
            for name, data in found.items():
                assert data in (old[name], new[name]), (name, job)
            yaml = [(name, data) for name, data in found.items() if data and "yaml" in name]
            assert load(yaml).schedule is not None
            is_begun = found["events.yaml"] == new["events.yaml"]
            assert found["r.imports"] == old["r.imports"] or is_begun, job
            mixed += found not in (old, new)
            [came] = warm.run(Job(WORDS, str(tmp_path)))
            assert came.code == 0, came.said
            assert written(tmp_path) == new, job
            killed += 1
            if killed == KILLS:
                break
    assert mixed > 3
