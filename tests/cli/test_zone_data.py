"""Editions of the zone data in turn: no revision flips, and an older edition moves nothing."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import icalendar
import pytest
import tzdata

from tests.conftest import Ran
from timeline.time.zones import EDITION

Run = Callable[..., Ran]
TEXT = """\
registry: r
title: R
defaults: {timezone: Africa/Casablanca}
events:
  day: {kind: talks, title: Day, when: 2026-12-10}
  once: {kind: talks, title: Once, when: 2026-12-10 10:00 to 11:00}
  series: {kind: talks, title: Ten, when: 2026-11-05 10:00, repeats: {rule: weekly, until: 2026-12-31}}
  moved: {kind: talks, title: Moved, when: 2026-11-04 10:00 Asia/Kolkata, repeats: {rule: weekly,
    until: 2026-11-25, changes: {2026-11-11: {when: 2026-11-12 10:00 Africa/Casablanca}}}}
  endless: {kind: talks, title: Endless, when: 2026-11-05 10:00 Europe/Rome, repeats: weekly}
  rome: {kind: talks, title: Rome, when: 2026-12-10 10:00 Europe/Rome}
"""  # noqa: E501
SHIFTED = ("endless", "moved", "once", "series")
LOCK = Path("events.lock")
OLDER = "2000.1"
STOPPED = (
    f"timeline: events.lock: the lock has edition {EDITION} of the zone data, but the edition "
    f"here, {OLDER}, is older and would move {', '.join(SHIFTED)}; install tzdata {EDITION} or "
    "later, or export with --allow-older-zones; nothing was written\n"
)


@pytest.fixture(scope="module")
def older(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with older zone data: Casablanca was on another offset, and Rome will be."""
    folder = tmp_path_factory.mktemp("older")
    copy = folder / "tzdata"
    shutil.copytree(Path(tzdata.__file__).parent, copy)
    known = (copy / "__init__.py").read_text("utf-8")
    (copy / "__init__.py").write_text(known.replace(f'"{EDITION}"', f'"{OLDER}"'), "utf-8")
    shutil.copy(copy / "zoneinfo/Etc/GMT-3", copy / "zoneinfo/Africa/Casablanca")
    rome = copy / "zoneinfo/Europe/Rome"
    rome.write_bytes(rome.read_bytes().replace(b"M10.5.0/3\n", b"M11.1.0/3\n"))
    return folder


@pytest.fixture(autouse=True)
def _registry(run: Run) -> None:  # noqa: ARG001 - the fixture changes the folder
    Path("events.yaml").write_text(TEXT, encoding="utf-8")


def by(older: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command with the older zone data."""
    command = [sys.executable, "-m", "timeline", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(older)}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def sequences() -> dict[str, int]:
    """Return the SEQUENCE of each event in the calendar."""
    calendar: Any = icalendar.Calendar.from_ical(Path("a.ics").read_bytes())
    return {str(each["UID"]).partition("@")[0]: each["SEQUENCE"] for each in calendar.events}


def zones() -> str:
    """Return the edition that the head of the lock names."""
    (found,) = re.findall(r'"zones":"(.*?)"', LOCK.read_text("utf-8"))
    return str(found)


def test_what_a_newer_edition_moves_is_a_revision_and_an_older_one_stops(
    run: Run, older: Path
) -> None:
    assert by(older, "export", "-o", "a.ics").returncode == 0
    assert zones() == OLDER
    ran = run("export", "-o", "a.ics")
    assert f"events.lock: 4 moved by other zone data ({', '.join(SHIFTED)})" in ran.err
    raised = {**dict.fromkeys(SHIFTED, 1), "day": 0, "rome": 0}
    assert sequences() == raised
    assert zones() == EDITION
    before = LOCK.read_bytes(), Path("a.ics").read_bytes()
    for command in (["export", "-o", "a.ics"], ["export", "-o", "a.ics", "--locked"], ["lock"]):
        stopped = by(older, *command)
        assert (stopped.returncode, stopped.stdout, stopped.stderr) == (2, "", STOPPED)
        assert run("export", "-o", "a.ics").err == "a.ics: 6 events, unchanged\n"
        assert (LOCK.read_bytes(), Path("a.ics").read_bytes()) == before
    assert by(older, "export", "-o", "a.ics", "--allow-older-zones").returncode == 0
    assert sequences() == {id: number * 2 for id, number in raised.items()}
    assert zones() == OLDER


def test_where_an_older_edition_moves_nothing_the_lock_keeps_the_newer_name(
    run: Run, older: Path
) -> None:
    text = TEXT[: TEXT.index("  once:")]
    Path("events.yaml").write_text(text, encoding="utf-8")
    run("export", "-o", "a.ics")
    Path("events.yaml").write_text(text.replace("Day", "Another day"), encoding="utf-8")
    ran = by(older, "export", "-o", "a.ics")
    assert (ran.returncode, "1 edited (day)" in ran.stderr) == (0, True)
    assert zones() == EDITION


def test_a_lock_goes_on_naming_a_newer_edition_that_moves_nothing(run: Run) -> None:
    run("lock")
    LOCK.write_text(LOCK.read_text("utf-8").replace(EDITION, "9999.1"), "utf-8")
    Path("events.yaml").write_text(TEXT.replace("Once", "One"), encoding="utf-8")
    assert run("lock").err == "events.lock: 1 edited (once)\n"
    assert zones() == "9999.1"


def test_a_newer_edition_that_moves_nothing_touches_no_file(run: Run) -> None:
    run("export", "-o", "a.ics")
    LOCK.write_text(LOCK.read_text("utf-8").replace(EDITION, OLDER), "utf-8")
    assert run("export", "-o", "a.ics", "--locked").err == "a.ics: 6 events, unchanged\n"
    assert zones() == OLDER
    Path("events.yaml").write_text(TEXT.replace("Once", "One"), encoding="utf-8")
    run("lock")
    assert zones() == EDITION


def test_the_edition_of_the_lock_is_compared_as_numbers(run: Run) -> None:
    run("lock")
    text = LOCK.read_text("utf-8")
    year, number = map(int, EDITION.split("."))
    for edition, code in ((f"{year}.{number + 10}", 2), (f"{year - 1}.{number + 10}", 0)):
        LOCK.write_text(re.sub(r'"instants":"\w+"', '"instants":"x"', text, count=2), "utf-8")
        LOCK.write_text(LOCK.read_text("utf-8").replace(EDITION, edition), "utf-8")
        assert run("lock").code == code
        assert run("export", "-o", "a.ics", "--allow-older-zones").code == 0


@pytest.mark.parametrize("edition", ["2026b", "2026", "", "x.y", "2026.1234", "20261.1"])
def test_an_edition_that_is_none_is_damage(run: Run, edition: str) -> None:
    run("lock")
    LOCK.write_text(LOCK.read_text("utf-8").replace(EDITION, edition), "utf-8")
    ran = run("export")
    assert (ran.code, "error[TL402]" in ran.err) == (1, True)
