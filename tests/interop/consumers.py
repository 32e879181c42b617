"""What programs of others make of calendars, each in one call for all files."""

import json
import os
import subprocess
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from tests.conftest import ROOT
from tests.interop.readers.shape import Row

READERS = ("ical", "ical.js", "icalendar", "ics", "vobject")
"""Consumers that tell the events as they stand in the file."""
EXPANDERS = ("ical", "ical.js", "khal", "recurring-ical-events")
"""Consumers that tell when events take place."""

MODULES = "tests.interop.readers"
ABROAD = {"PYTHONTZPATH": "", "PYTHONUTF8": "1", "TZ": "America/St_Johns"}
"""A machine far from all events, whose zones are those of tzdata."""
_MARGIN = timedelta(days=2)


@dataclass(frozen=True)
class Consumer:
    """A program that reads calendars."""

    name: str
    read: Callable[[str, date, date, Sequence[Path]], list[Row]]


def events(consumer: Consumer, files: Sequence[Path]) -> list[Row]:
    """Return every VEVENT in the files, in order of time."""
    return in_order(consumer.read("events", date.min, date.max, files))


def occurrences(consumer: Consumer, files: Sequence[Path], start: date, end: date) -> list[Row]:
    """Return what begins from one day to another, both included, in UTC; in order of time."""
    rows = consumer.read("occurrences", start - _MARGIN, end + _MARGIN, files)
    within = (row for row in rows if str(start) <= str(row["start"])[:10] <= str(end))
    return in_order(without_identity(row) for row in within)


def without_identity(row: Row) -> Row:
    """Return an event without what tells which occurrence of its series it is."""
    return {key: value for key, value in row.items() if key != "recurrence_id"}


def call(*command: str | Path, **environment: str) -> str:
    """Return what a consumer prints, which must have nothing to complain about."""
    ran = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **ABROAD, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, ""), ran.stderr
    return ran.stdout


def python_reader(name: str, python: Path) -> Consumer:
    """Return a consumer that is a Python library."""
    module = f"{MODULES}.{name.partition('-')[0]}_reader"

    def read(mode: str, start: date, end: date, files: Sequence[Path]) -> list[Row]:
        return rows(call(python, "-m", module, mode, str(start), str(end), *files))

    return Consumer(name, read)


def node_reader(name: str, node: Path, library: Path) -> Consumer:
    """Return a consumer that is a JavaScript library."""
    script = Path(__file__).parent / "readers" / "icaljs.mjs"

    def read(mode: str, start: date, end: date, files: Sequence[Path]) -> list[Row]:
        window = str(start), str(end)
        return rows(call(node, script, mode, *window, *files, ICAL_JS=str(library)))

    return Consumer(name, read)


def rows(printed: str) -> list[Row]:
    """Return the rows in what a reader printed."""
    found: list[Row] = json.loads(printed)
    return found


def in_order(found: Iterable[Row]) -> list[Row]:
    """Return rows in order of time, and of all else where that is the same."""
    return sorted(found, key=lambda row: (str(row["start"]), *map(str, row.values())))
