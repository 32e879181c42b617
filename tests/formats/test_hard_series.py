"""Series that few calendars get right make the golden calendar that consumers are tested with."""

from collections.abc import Callable
from pathlib import Path

from tests.conftest import DATA, chronology
from tests.content_lines import faults
from timeline.formats.ics import render

TEXT = (DATA / "valid" / "hard-series.yaml").read_text(encoding="utf-8")
CALENDAR = DATA / "golden" / "hard-series.ics"


def test_hard_series_make_the_golden_calendar(golden: Callable[[Path, bytes], None]) -> None:
    golden(CALENDAR, render(chronology(TEXT)).data)


def test_the_golden_calendar_has_no_fault_and_no_date_of_recurrence() -> None:
    data = CALENDAR.read_bytes()
    assert faults(data) == []
    assert b"RDATE" not in data
