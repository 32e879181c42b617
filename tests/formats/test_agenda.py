"""The agenda, with its lock, makes the calendar that consumers are tested with."""

import shutil
from collections.abc import Callable
from pathlib import Path

from tests.conftest import DATA, Ran
from tests.content_lines import faults

AGENDA = DATA / "valid" / "agenda.yaml"
LOCK = AGENDA.with_suffix(".lock")
CALENDAR = DATA / "golden" / "agenda.ics"


def test_the_agenda_and_its_lock_make_the_golden_calendar(
    run: Callable[..., Ran], golden: Callable[[Path, bytes], None], tmp_path: Path
) -> None:
    for file in (AGENDA, LOCK):
        shutil.copy(file, tmp_path)
    ran = run("export", "agenda.yaml", "-o", "agenda.ics")
    assert (ran.code, ran.out) == (0, "")
    golden(CALENDAR, (tmp_path / "agenda.ics").read_bytes())
    assert (tmp_path / "agenda.lock").read_bytes() == LOCK.read_bytes()


def test_the_golden_calendar_has_no_fault() -> None:
    assert faults(CALENDAR.read_bytes()) == []
