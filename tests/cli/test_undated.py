"""Events without a day, on the command line: shown where it was asked for, and named where not."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import icalendar
import pytest

from tests.conftest import Ran
from tests.content_lines import faults

Run = Callable[..., Ran]
TEXT = """\
registry: r
title: R
events:
  day: {kind: call, title: Day, when: 2024-03-05}
  month: {kind: talks, title: Month, when: 2024-03}
  later: {kind: talks, title: Later, when: after 2024-03}
"""
CALENDAR, LOCK, REGISTRY = Path("public.ics"), Path("events.lock"), Path("events.yaml")


@pytest.fixture(autouse=True)
def _registry(run: Run) -> None:  # noqa: ARG001 - the fixture changes the folder
    REGISTRY.write_text(TEXT, encoding="utf-8")


def events(path: Path = CALENDAR) -> dict[str, Any]:
    """Return the events of a calendar by their ids, as another library reads them."""
    data = path.read_bytes()
    assert faults(data) == []
    calendar: Any = icalendar.Calendar.from_ical(data)
    return {str(each["UID"]).partition("@")[0]: each for each in calendar.events}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ([], ["public.ics: 1 of 3 events", "month (2024-03), later (after 2024-03)"]),
        (["--undated", "omit"], ["public.ics: 1 of 3 events", "month (2024-03), later (after"]),
        (
            ["--undated", "FIRST"],
            ["public.ics: 2 of 3 events", "a day (see --undated): later (after 2024-03)"],
        ),
        (
            ["--undated", "span"],
            ["public.ics: 2 of 3 events", "a day (see --undated): later (after 2024-03)"],
        ),
    ],
)
def test_what_is_left_out_is_named(run: Run, options: list[str], said: list[str]) -> None:
    ran = run("export", "-o", CALENDAR, *options)
    assert ran.code == 0
    assert all(part in ran.err for part in said)
    assert ("month" in events()) == ("2 of 3" in said[0])


def test_another_choice_is_refused(run: Run) -> None:
    ran = run("export", "-o", CALENDAR, "--undated", "last")
    assert ran.code == 2
    assert '--undated: no such word as "last"; ' in ran.err


def test_no_choice_changes_the_lock(run: Run) -> None:
    run("export", "-o", CALENDAR)
    kept = LOCK.read_bytes()
    for choice in ("first", "span", "omit"):
        assert run("export", "-o", CALENDAR, "--locked", "--undated", choice).code == 0
    assert LOCK.read_bytes() == kept
    assert "open      DTSTART;VALUE=DATE:20240301" in run("lock", "--show", "month").out


@pytest.mark.parametrize("choice", ["first", "span"])
def test_a_lost_lock_is_recovered_from_what_was_shown_without_a_day(run: Run, choice: str) -> None:
    run("export", "-o", CALENDAR, "--undated", choice)
    REGISTRY.write_text(TEXT.replace("when: 2024-03}", "when: 2024-04}"), encoding="utf-8")
    run("export", "-o", CALENDAR, "--undated", choice)
    before, kept = CALENDAR.read_bytes(), LOCK.read_bytes()
    LOCK.unlink()
    ran = run("export", "-o", CALENDAR, "--undated", choice)
    assert ran.code == 1
    assert "TL410" in ran.err
    assert run("export", "-o", CALENDAR, "--undated", choice, "--recover").code == 0
    assert events()["month"]["SEQUENCE"] == 1
    assert (CALENDAR.read_bytes(), LOCK.read_bytes()) == (before, kept)
    run("export", "-o", "usual.ics")
    assert set(events(Path("usual.ics"))) == {"day"}


@pytest.mark.parametrize("when", ["2024-04", "unknown", None])
def test_what_changed_while_the_lock_was_lost_is_told_to_those_who_saw_it(
    run: Run, when: str | None
) -> None:
    run("export", "-o", CALENDAR, "--undated", "span")
    LOCK.unlink()
    text = TEXT.replace("when: 2024-03}", f"when: {when}}}")
    kept = [line for line in text.splitlines(keepends=True) if when or "month" not in line]
    REGISTRY.write_text("".join(kept), encoding="utf-8")
    assert run("export", "-o", CALENDAR, "--undated", "span", "--recover").code == 0
    event = events()["month"]
    assert event["SEQUENCE"] == 1
    assert (event["STATUS"] == "CANCELLED") == (when != "2024-04")
    run("export", "-o", "usual.ics")
    assert set(events(Path("usual.ics"))) == {"day"}


def test_without_a_lock_it_is_shown_all_the_same(run: Run) -> None:
    run("export", "-o", CALENDAR, "--undated", "span", "--no-lock")
    assert events()["month"]["SEQUENCE"] == 0
    run("export", "--to", "2024-02", "-o", CALENDAR, "--undated", "span", "--no-lock")
    assert events() == {}


def test_nobody_is_reminded_of_a_day_that_is_not_known(run: Run) -> None:
    run("export", "-o", CALENDAR, "--undated", "first", "--alarm", "1d")
    calendar: Any = icalendar.Calendar.from_ical(CALENDAR.read_bytes())
    alarms = {str(each["UID"]): len(each.walk("VALARM")) for each in calendar.events}
    assert alarms == {"day@r": 1, "month@r": 0}
