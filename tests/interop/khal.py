"""khal, a calendar for the terminal: a folder of events that grows with every import."""

import json
import shlex
import tempfile
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from tests.interop.consumers import MODULES, Consumer, call
from tests.interop.readers.shape import Row

CONFIGURATION = """\
[calendars]
[[timeline]]
path = {home}/events
[sqlite]
path = {home}/khal.db
[locale]
local_timezone = UTC
default_timezone = UTC
timeformat = %H:%M:00Z
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%dT%H:%M:00Z
longdatetimeformat = %Y-%m-%dT%H:%M:00Z
"""
FIELDS = ("uid", "start-long", "end-long", "all-day", "title", "status")
IMPORT = ("import", "--batch", "-a", "timeline")
_DAY = timedelta(days=1)


class Khal:
    """A calendar of khal."""

    def __init__(self, python: Path, home: Path) -> None:
        self._python = python
        self._home = home
        self._configuration = home / "khal.conf"
        (home / "events").mkdir()
        self._configuration.write_text(CONFIGURATION.format(home=home), encoding="utf-8")

    def add(self, *files: Path) -> None:
        """Import calendars, as a user would who was sent them."""
        self._call("-m", "khal", "-c", self._configuration, *IMPORT, *files)

    def occurrences(self, start: date, end: date) -> list[Row]:
        """Return what takes place from one day to another."""
        listing = _listing(start, end)
        printed = self._call("-m", "khal", "-c", self._configuration, *listing)
        return _rows(printed.splitlines())

    def follow(self, files: Sequence[Path], start: date, end: date) -> list[list[Row]]:
        """Import edition after edition; return what takes place by each in some span."""
        follower = ("-m", f"{MODULES}.khal_follower", self._configuration)
        commands = shlex.join(_listing(start, end)), shlex.join(IMPORT)
        return [_rows(days) for days in json.loads(self._call(*follower, *commands, *files))]

    def _call(self, *arguments: str | Path) -> str:
        home = str(self._home)
        return call(self._python, *arguments, HOME=home, XDG_DATA_HOME=home)


def _listing(start: date, end: date) -> list[str]:
    fields = [word for field in FIELDS for word in ("--json", field)]
    return ["list", *fields, str(start), str(end)]


def _rows(days: list[str]) -> list[Row]:
    """Return the events that khal lists day by day, each once."""
    found = [_row(event) for day in days for event in json.loads(day)]
    return list({tuple(row.values()): row for row in found}.values())


def khal_reader(name: str, python: Path) -> Consumer:
    """Return khal as a consumer that begins with an empty calendar each time."""

    def read(_mode: str, start: date, end: date, files: Sequence[Path]) -> list[Row]:
        with tempfile.TemporaryDirectory() as home:
            khal = Khal(python, Path(home))
            khal.add(*files)
            return khal.occurrences(start, end)

    return Consumer(name, read)


def _row(event: dict[str, str]) -> Row:
    end = event["end-long"]
    last = date.fromisoformat(end) if event["all-day"] == "True" else None
    return {
        "uid": event["uid"],
        "recurrence_id": None,
        "start": event["start-long"],
        "end": str(last + _DAY) if last else end,
        "summary": event["title"],
        "status": event["status"],
    }
