"""Occurrences that are events of their own: what calendars were told of is taken back."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import icalendar
import pytest

from tests.conftest import registry, selected
from timeline.changes import withdrawals
from timeline.changes.lock import Lock, State
from timeline.changes.lockfile import read, write
from timeline.changes.merging import settled
from timeline.changes.revisions import Revised, pruned, revised
from timeline.changes.showing import shown
from timeline.chronology.options import Choices, Sign
from timeline.chronology.selection import Selection
from timeline.formats.ics import render
from timeline.time.when import parse_date

HEAD = "registry: r\ntitle: R\ndefaults: {timezone: Europe/Rome}\nevents:\n"
ANCHOR = "  anchor: {kind: ceremony, title: Anchor, when: 2024-12-31}\n"
WEEKLY = "when: 2024-03-01 10:00 to 11:00, repeats: {rule: weekly, until: 2024-03-29"
ADDED = f"{WEEKLY}, also: [2024-03-30, 2024-05-02]}}"
LESS = f"{WEEKLY}, also: 2024-03-30}}"
DINNERS = (
    "when: 2026-07-14 21:30 America/Santiago, "
    "repeats: {rule: FREQ=MONTHLY;BYDAY=2TU, until: 2026-09-30}"
)
ONCE = "when: 2024-03-01 10:00 to 11:00"
NOON = datetime(2024, 1, 1, 12, tzinfo=UTC)
LATER = datetime(2024, 1, 2, 12, tzinfo=UTC)
ALL = Selection()
MAY_2 = date(2024, 5, 2)
TIMES_OF_MAY_2 = "DTSTART;TZID=Europe/Rome:20240502T100000 DTEND;TZID=Europe/Rome:20240502T110000"


def text(fields: str = "") -> str:
    """Return a registry, with an event of these fields if there are any."""
    return HEAD + ANCHOR + (f"  a: {{kind: talks, title: Talks, {fields}}}\n" if fields else "")


def lock(fields: str = "", old: Lock | None = None, at: datetime = LATER) -> Lock:
    """Return the lock after an export of the registry, as it comes back from its file."""
    new = revised(selected(registry(text(fields)), ALL, at), old or Lock("r"), at).lock
    again, source = read(write(new), "events.lock", "r")
    assert again == new, source.findings
    return new


def calendar(
    lock: Lock, fields: str = "", selection: Selection = ALL, choices: Choices | None = None
) -> dict[str, str]:
    """Return the events of a calendar by their UIDs, each with its revision, status and title."""
    chronology = selected(registry(text(fields)), selection, LATER)
    told = withdrawals.told(chronology, Revised(lock, {}), selection)
    events: Any = icalendar.Calendar.from_ical(render(told, choices or Choices()).data)
    return {
        str(each["UID"]): f"{each['SEQUENCE']} {each['STATUS']} {each['SUMMARY']}"
        for each in events.events
        if each["UID"] != "anchor@r"
    }


def test_an_added_day_that_is_gone_is_taken_back_until_it_is_pruned() -> None:
    new = lock(LESS, lock(ADDED, at=NOON))
    assert calendar(new, LESS) == {
        "a@r": "1 CONFIRMED Talks",
        "a.2024-03-30@r": "1 CONFIRMED Talks",
        "a.2024-05-02@r": "1 CANCELLED Withdrawn: Talks",
    }
    assert new.memories["a"].gone == ((MAY_2, TIMES_OF_MAY_2),)
    assert lock(LESS, new) == new
    assert "a.2024-05-02@r" not in calendar(new, LESS, choices=Choices(cancelled=Sign.OMIT))
    forgotten = pruned(new)
    assert calendar(forgotten, LESS).keys() == {"a@r", "a.2024-03-30@r"}
    assert lock(LESS, forgotten) == forgotten


def test_an_added_day_that_comes_back_is_told_again_with_a_higher_sequence() -> None:
    new = lock(ADDED, lock(LESS, lock(ADDED, at=NOON)))
    assert new.memories["a"].gone == ()
    assert calendar(new, ADDED)["a.2024-05-02@r"] == "2 CONFIRMED Talks"


@pytest.mark.parametrize(
    ("fields", "uids"),
    [
        (ADDED, {"a@r", "a.2024-03-30@r", "a.2024-05-02@r"}),
        (DINNERS, {"a.2026-07-14@r", "a.2026-08-11@r", "a.2026-09-08@r"}),
    ],
)
def test_a_series_that_is_gone_is_taken_back_with_all_its_events(
    fields: str, uids: set[str]
) -> None:
    new = lock("", lock(fields, at=NOON))
    assert new.memories["a"].state is State.WITHDRAWN
    assert calendar(new) == dict.fromkeys(uids, "1 CANCELLED Withdrawn: Talks")
    assert calendar(pruned(new)) == {}
    assert calendar(lock(fields, new), fields) == dict.fromkeys(uids, "2 CONFIRMED Talks")


def test_a_series_that_loses_its_day_is_told_of_as_open_with_all_its_events() -> None:
    new = lock("when: unknown", lock(DINNERS, at=NOON))
    uids = ("a.2026-07-14@r", "a.2026-08-11@r", "a.2026-09-08@r")
    assert calendar(new, "when: unknown") == dict.fromkeys(uids, "1 CANCELLED Date open: Talks")


@pytest.mark.parametrize("before", [ONCE, LESS])
def test_an_event_that_is_told_in_parts_from_now_on_is_taken_back_as_a_whole(before: str) -> None:
    new = lock(DINNERS, lock(before, at=NOON))
    told = calendar(new, DINNERS)
    assert told["a@r"] == "1 CANCELLED Withdrawn: Talks"
    assert told["a.2026-07-14@r"] == "1 CONFIRMED Talks"
    back = calendar(lock(before, new), before)
    assert back["a@r"] == "2 CONFIRMED Talks"
    assert back["a.2026-07-14@r"] == "2 CANCELLED Withdrawn: Talks"


def test_what_changes_on_an_added_day_is_told_of_it_alone() -> None:
    moved = ADDED.replace("]}", "], changes: {2024-05-02: {when: 2024-05-03 10:00 to 11:00}}}")
    new = lock(moved, lock(ADDED, at=NOON))
    assert new.memories["a"].gone == ()
    assert "20240503T100000" in new.memories["a"].own[1][1]
    assert calendar(new, moved)["a.2024-05-02@r"] == "1 CONFIRMED Talks"
    off = ADDED.replace("]}", "], changes: {2024-05-02: {status: cancelled}}}")
    assert calendar(lock(off), off)["a.2024-05-02@r"] == "0 CANCELLED Cancelled: Talks"


@pytest.mark.parametrize(
    ("start", "end", "is_told"),
    [
        (None, None, True),
        ("2024-05-02", "2024-05-02", True),
        ("2024-05", "2024-06", True),
        ("2024-03-01", "2024-05-01", False),
        ("2024-05-03", "2024-12-31", False),
    ],
)
def test_a_day_that_is_gone_is_told_of_where_that_day_is_wanted(
    start: str | None, end: str | None, *, is_told: bool
) -> None:
    since, until = (parse_date(bound) if bound else None for bound in (start, end))
    selection = Selection(start=since, end=until)
    new = lock(LESS, lock(ADDED, at=NOON))
    assert ("a.2024-05-02@r" in calendar(new, LESS, selection)) is is_told
    others = Selection(kinds=frozenset({"ceremony"}))
    assert calendar(new, LESS, others) == {}


def test_what_only_the_line_that_lost_tells_is_taken_back_after_a_merge() -> None:
    more, less = lock(ADDED).memories["a"], lock(LESS).memories["a"]
    later = replace(less, sequence=3)
    for found in (settled(more, later), settled(later, more)):
        assert found.own == less.own
        assert found.gone == ((MAY_2, TIMES_OF_MAY_2),)
        assert settled(found, found) == found
    gone = replace(more, sequence=9, state=State.PRUNED, times="", own=())
    assert settled(less, gone).gone == ()


def test_what_subscribers_were_told_is_shown_day_by_day() -> None:
    memory = lock(LESS, lock(ADDED, at=NOON)).memories["a"]
    assert shown("a", memory).splitlines()[-2:] == [
        f"own       2024-03-30 {TIMES_OF_MAY_2.replace('0502', '0330')}",
        f"gone      2024-05-02 {TIMES_OF_MAY_2}",
    ]
    whole = lock(DINNERS, lock(ONCE)).memories["a"]
    assert shown("a", whole).splitlines()[-1].startswith("gone      DTSTART;TZID=Europe/Rome:")
    assert "times" not in shown("a", whole)
