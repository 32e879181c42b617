"""The commands that are measured, and the files that they find and leave."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks import names
from tests.benchmarks.costs import Contender
from tests.interop import environments
from timeline.cli.main import COMMANDS

FEWEST, MANY, MOST = 10, 10_000, 100_000
"""Events at which some commands alone are measured."""
_HERE = Path(__file__).parent
_TIMELINE = (sys.executable, "-m", "timeline")
_EXPORT = (*_TIMELINE, "export")
_OUTPUTS = {
    names.TABLE: "x.csv",
    names.PAGE: "x.html",
    names.PACKAGE: "x.zip",
    names.WORKBOOK: "x.xlsx",
    names.LINES: "x.jsonl",
}


def contenders(events: int) -> Iterator[tuple[str, Contender]]:
    """Yield the commands that are measured with so many events, by their names."""
    peer = (environments.peers(), "-m", "yaml2ics")
    three = ("-o", "out/x.ics", "-o", "out/x.csv", "-o", "out/x.txt")
    yield names.CALENDAR, Contender((*_EXPORT, "-o", "out/x.ics"), afresh)
    yield names.THREE, Contender((*_EXPORT, *three), afresh)
    yield names.PEER, Contender((*peer, "peer.yaml"))
    yield names.ARCHIVE, Contender((*_EXPORT, "archive.yaml", "-o", "out/x.ics"), afresh)
    yield names.ARCHIVE_PEER, Contender((*peer, "archive-peer.yaml"))
    if events == FEWEST:
        yield names.HELP, Contender((*_TIMELINE, "--help"))
        empty = (sys.executable, _HERE / "empty.py", str(len(COMMANDS)))
        yield names.EMPTY, Contender((*empty, "--help"))
    if events >= MANY:
        yield names.CHECK, Contender((*_TIMELINE, "check"))
        yield names.PUBLISH, Contender((*_TIMELINE, "publish", "site.yaml", "-o", "out"), afresh)
        outputs = _OUTPUTS if events == MANY else (names.TABLE, names.LINES, names.WORKBOOK)
        for name in outputs:
            output = ("--no-lock", "-o", f"out/{_OUTPUTS[name]}")
            yield name, Contender((*_EXPORT, *output), afresh)
    if events == MANY:
        yield names.UNCHANGED, unchanged()
        yield names.FAULTY, Contender((*_TIMELINE, "check", "faulty.yaml"), code=1)
        yield names.WARNED, Contender((*_TIMELINE, "check", "warned.yaml"), code=1)
        yield names.DIFF, Contender((*_TIMELINE, "diff", "events.yaml", "edited.yaml"), code=1)
        strange = (*_TIMELINE, "import", "strange.ics")
        yield names.IMPORT, Contender((*strange, "-o", "out/new.yaml"), afresh)
        yield names.MERGE, Contender((*strange, "--into", "out/events.yaml", "--from", "x"), copied)
        yield names.PARSE, Contender((sys.executable, _HERE / "parse.py", "strange.ics"))


def afresh() -> None:
    """Have nothing but the registries, as before a first export."""
    shutil.rmtree("out", ignore_errors=True)
    Path("out").mkdir()
    for lock in Path().glob("*.lock"):
        lock.unlink()


def copied() -> None:
    """Have a copy of the registry, into which others are imported."""
    afresh()
    shutil.copy("events.yaml", "out")


def unchanged() -> Contender:
    """Return an export after which nothing is new: its files are not to be touched."""
    Path("kept").mkdir()
    shutil.copy("events.yaml", "kept")
    command = (*_EXPORT, "kept/events.yaml", "-o", "kept/x.ics")
    subprocess.run(command, check=True, capture_output=True)

    def touched() -> list[int]:
        return [path.stat().st_mtime_ns for path in sorted(Path("kept").iterdir())]

    before = touched()

    def prepare() -> None:
        assert touched() == before

    return Contender(command, prepare)
