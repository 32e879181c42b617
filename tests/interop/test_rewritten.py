"""Calendars that other programs wrote anew: to compare them with the old ones finds nothing."""

import importlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import DATA, ROOT
from tests.interop import environments
from tests.interop.consumers import call
from timeline.changes.calendars import compared, read
from timeline.prose.differences.report import item
from timeline.prose.differences.sides import sides
from timeline.registry.vocabulary import Audience

CALENDARS = [*sorted((DATA / "golden").glob("*.ics")), ROOT / "tests/interop/data/series.ics"]
_VOBJECT = """
import sys, vobject
for name in sys.argv[1:]:
    with open(name, encoding="utf-8", newline="") as file:
        print(vobject.readOne(file.read()).serialize(validate=False), end="")
"""
_ICAL = """
import sys
from ical.calendar_stream import IcsCalendarStream
for name in sys.argv[1:]:
    with open(name, encoding="utf-8", newline="") as file:
        calendar = IcsCalendarStream.calendar_from_ics(file.read())
    print(IcsCalendarStream.calendar_to_ics(calendar))
"""
_ICAL_JS = """
const { default: ICAL } = await import(process.env.ICAL_JS);
const { readFileSync } = await import("node:fs");
const text = readFileSync(process.argv[1], "utf8");
process.stdout.write(ICAL.stringify(ICAL.parse(text)));
"""


def told(old: bytes, new: bytes) -> list[str]:
    """Return the sentences on what differs."""
    found = compared(read(old, "old.ics"), read(new, "new.ics"))
    words = sides(found, Audience.PUBLIC, None)
    items = (item(words, change) for change in found.changes)
    return [f"{each.lead}{each.title}{each.rest}" for each in items]


def rewrite(name: str, path: Path, python: Callable[[], Path]) -> bytes:
    """Return a calendar as a library writes it that has read it."""
    if name == "icalendar":
        library = importlib.import_module("icalendar")
        return bytes(library.Calendar.from_ical(path.read_bytes()).to_ical())
    if name == "ical.js":
        node = shutil.which("node")
        if not node or not shutil.which("npm"):
            pytest.skip("ical.js needs node and npm, which this machine lacks")
        module = ("--input-type=module", "-e", _ICAL_JS, str(path))
        return call(node, *module, ICAL_JS=str(environments.ical_js())).encode()
    script = _VOBJECT if name == "vobject" else _ICAL
    return call(python(), "-c", script, str(path)).encode()


@pytest.mark.parametrize("path", CALENDARS, ids=lambda path: path.stem)
@pytest.mark.parametrize("name", ["icalendar", "vobject", "ical", "ical.js"])
def test_a_calendar_written_anew_is_the_same(name: str, path: Path) -> None:
    data = path.read_bytes()
    again = rewrite(name, path, environments.python)
    assert again != data
    assert told(data, again) == []
    assert told(data, data) == []
