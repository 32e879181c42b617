"""Locks of format 1: an upgrade is no reschedule."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.conftest import DATA, registry, selected
from timeline.changes.lock import FORMAT, Lock, State
from timeline.changes.lockfile import read, write
from timeline.changes.news import differences
from timeline.changes.revisions import revised
from timeline.chronology.selection import Selection
from timeline.ical import events
from timeline.ical.times import once

FOLDER = DATA / "format-1"
HARD = (FOLDER / "events.yaml").read_text("utf-8")
LATER = datetime(2027, 1, 1, tzinfo=UTC)


def old() -> Lock:
    """Return a lock that version 0.2.0 wrote."""
    lock, source = read((FOLDER / "events.lock").read_bytes(), "events.lock", "r")
    assert lock, source.findings
    assert lock.format == 1
    return lock


def new(text: str = HARD) -> Lock:
    """Return this lock after an export of a registry, as it comes back from its file."""
    lock = revised(selected(registry(text), Selection()), old(), LATER).lock
    again, _ = read(write(lock), "events.lock", "r")
    assert again == lock
    assert lock.format == FORMAT
    return lock


def revisions(lock: Lock) -> dict[str, tuple[int, datetime]]:
    """Return the revision of each event."""
    return {id: (memory.sequence, memory.modified) for id, memory in lock.memories.items()}


def test_an_upgrade_moves_no_revision() -> None:
    assert revisions(new()) == revisions(old())
    assert not differences(old(), new())
    assert all(memory.instants for memory in new().memories.values())


def test_a_lock_is_upgraded_once() -> None:
    again = revised(selected(registry(HARD), Selection()), new(), LATER).lock
    assert again == new()


@pytest.mark.parametrize("id", old().memories)
def test_what_is_gone_is_withdrawn_once_by_an_upgrade_too(id: str) -> None:
    kept = "".join(line for line in HARD.splitlines(keepends=True) if f"  {id}: " not in line)
    lock = new(kept)
    assert differences(old(), lock).withdrawn == (id,)
    assert lock.memories[id].state is State.WITHDRAWN
    assert lock.memories[id].sequence == 1


@pytest.mark.parametrize(
    ("before", "after", "id"),
    [
        ("when: 2041-07-05 10:00", "when: 2041-07-05 10:30", "future"),
        ("until: 1980-05-02", "until: 1980-04-25", "old-weekly"),
        ("until: 2024-11-26", "until: 2024-11-19", "cairo"),
        ("title: Half, when", "title: Half, place: rome, when", "half"),
        ("title: Vague", "title: Vague, status: cancelled", "vague"),
        ("08:00 Europe/Rome", "08:00 Europe/Paris", "flight"),
        ("evening, repeats", ", repeats", "vague"),
        ("title: Days", "title: Days", None),
    ],
)
def test_a_change_by_the_way_is_a_revision(before: str, after: str, id: str | None) -> None:
    assert before in HARD
    changed = differences(old(), new(HARD.replace(before, after))).changed
    assert changed == ((id,) if id else ())


def test_an_event_that_is_told_in_another_form_keeps_its_sequence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(events, "once", lambda span, local: once(span, local=not local))
    lock = new()
    found = differences(old(), lock)
    assert found.rewritten == ("flight", "future")
    assert str(found) == "2 written anew by this version (flight, future)"
    assert {id: lock.memories[id].sequence for id in found.rewritten} == {"flight": 0, "future": 0}
    assert {lock.memories[id].modified for id in found.rewritten} == {LATER}
    again = revised(selected(registry(HARD), Selection()), lock, LATER).lock
    assert again == lock


def test_titles_that_tell_more_and_months_raise_no_sequence() -> None:
    text = (FOLDER / "titles.yaml").read_text("utf-8")
    before, _ = read((FOLDER / "titles.lock").read_bytes(), "titles.lock", "r")
    assert before
    after = revised(selected(registry(text), Selection()), before, LATER).lock
    found = differences(before, after)
    assert str(found) == "4 written anew by this version (edition, long, lost, sourced)"
    for id, memory in before.memories.items():
        assert after.memories[id].sequence == memory.sequence
    assert after.memories["lost"].is_open
    assert not after.memories["off"].is_open
    assert after.memories.keys() - before.memories.keys() == {"open"}
    again = revised(selected(registry(text), Selection()), after, LATER).lock
    assert again == after


def test_what_is_without_a_day_in_a_lock_of_format_1_may_be_moved_by_the_way() -> None:
    text = (FOLDER / "titles.yaml").read_text("utf-8")
    before, _ = read((FOLDER / "titles.lock").read_bytes(), "titles.lock", "r")
    assert before
    for when, sequence in (("unknown", 1), ("2024-03-05", 2)):
        known = registry(text.replace("2024-03?", when))
        after = revised(selected(known, Selection()), before, LATER).lock
        assert after.memories["lost"].sequence == sequence


def test_no_format_but_the_first_and_this_is_read() -> None:
    data = Path(FOLDER / "events.lock").read_bytes()
    assert read(data.replace(b'"lock":1', b'"lock":0'), "events.lock", "r")[0] is None
