"""Measures what each command and output costs for the largest registries that a stranger may send.

`python -m tests.benchmarks.largest` takes 50 MB, and about an hour. A number behind it is another
size in MB; then nothing is saved.
"""

import argparse
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.costs import run
from tests.benchmarks.registries import happenings, registry
from tests.benchmarks.results import MEGABYTES, Large, Largest, machine, today
from tests.growing.shapes import REFUSED, TAKEN, Shape
from timeline import formats

MB = 1_000_000
_TIMELINE = (sys.executable, "-m", "timeline")
_SAMPLE = 800
"""Events by which the size of one is worked out."""
_LESS = 0.8
"""By what a registry is made smaller until it is taken."""
_FILE = Path("r.yaml")
_FOLDERS = {"package": "a data package", "pages": "a page a year", "vdir": "a vdir"}
"""Formats of several files, as the table calls them."""


def main(megabytes: int) -> Largest:
    """Return what the commands cost for registries of at most that size."""
    found = Largest(today(), machine(), megabytes)
    with TemporaryDirectory() as folder:
        os.chdir(folder)
        found.rows["`check`, the dearest that is refused"] = _dearest(REFUSED, megabytes, code=1)
        found.rows["`check`, the dearest that is taken"] = _dearest(TAKEN, megabytes, code=0)
        one = len(registry(happenings(_SAMPLE)).encode()) / _SAMPLE
        text = registry(happenings(int(megabytes * MB / one)))
        for name, words in commands():
            for path in Path().iterdir():
                shutil.rmtree(path) if path.is_dir() else path.unlink()
            found.rows[name] = _measured("visits", text, words, 0) or sys.exit(name)
    return found


def commands() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the commands, and an export to each format, by their names."""
    yield "`check`", ("check",)
    yield "`show`", ("show",)
    yield "`lock`", ("lock",)
    yield "`new`", ("new", "talks")
    yield "`publish`", ("publish", "--output", "public")
    for name in formats.names():
        folder = _FOLDERS.get(name)
        output = name if folder else f"x.{formats.suffix_of(name)}"
        said = folder or f".{formats.suffix_of(name)}"
        yield f"`export` to {said}", ("export", "--format", name, "--output", output)


def _dearest(shapes: Mapping[str, Shape], megabytes: int, code: int) -> Large:
    """Return the shape that takes the longest to check, at the size at which it ends so."""
    found = []
    for name, shape in shapes.items():
        size = megabytes * MB
        while (large := _measured(name, shape(size), ("check",), code)) is None:
            size = int(size * _LESS)
        found.append(large)
    return max(found, key=lambda each: each.seconds)


def _measured(shape: str, text: str, words: tuple[str, ...], code: int) -> Large | None:
    """Return what a command costs, if it ends with this code."""
    _FILE.write_text(text, encoding="utf-8")
    ended, cost = run((*_TIMELINE, *words, _FILE))
    if ended != code:
        return None
    large = Large(shape, round(_FILE.stat().st_size / MB, 1), cost.seconds, cost.peak)
    print(*words, large, file=sys.stderr)  # noqa: T201
    return large


if __name__ == "__main__":
    parser = argparse.ArgumentParser("python -m tests.benchmarks.largest", description=__doc__)
    parser.add_argument("megabytes", nargs="?", type=int, default=MEGABYTES)
    wanted = parser.parse_args().megabytes
    measured = main(wanted)
    if wanted == MEGABYTES:
        measured.save()
    print(*measured.table(), sep="\n")  # noqa: T201
