"""Locks of older formats: an upgrade is no reschedule."""

from datetime import UTC, datetime

import pytest

from tests.conftest import DATA, registry, selected
from timeline.changes.lock import FORMAT, Lock, State
from timeline.changes.lockfile import read, write
from timeline.changes.news import differences
from timeline.changes.revisions import revised
from timeline.changes.withdrawals import told
from timeline.chronology.selection import Selection
from timeline.formats.ics import render

FORMATS = (1, 2)
HARD = {
    number: (DATA / f"format-{number}" / "events.yaml").read_text("utf-8") for number in FORMATS
}
LATER = datetime(2027, 1, 1, tzinfo=UTC)
IN_OTHER_LINES = ("cairo", "endless", "future", "old-weekly", "weekly-change")
"""Events that older versions told with an RDATE, or after 2035 in their time zone."""


def old(number: int) -> Lock:
    """Return a lock that a version before this one wrote."""
    data = (DATA / f"format-{number}" / "events.lock").read_bytes()
    lock, source = read(data, "events.lock", "r")
    assert lock, source.findings
    assert lock.format == number
    return lock


def new(number: int, text: str) -> Lock:
    """Return this lock after an export of a registry, as it comes back from its file."""
    lock = revised(selected(registry(text), Selection()), old(number), LATER).lock
    again, _ = read(write(lock), "events.lock", "r")
    assert again == lock
    assert lock.format == FORMAT
    return lock


@pytest.mark.parametrize(
    ("number", "ids"), [(1, IN_OTHER_LINES), (2, tuple(sorted((*IN_OTHER_LINES, "santiago"))))]
)
def test_what_is_told_in_other_lines_keeps_its_sequence(number: int, ids: tuple[str, ...]) -> None:
    before, after = old(number), new(number, HARD[number])
    found = differences(before, after)
    assert found.rewritten == ids
    assert str(found).startswith(f"{len(ids)} rewritten by this version")
    assert not any((found.changed, found.edited, found.shifted, found.added))
    for id, memory in after.memories.items():
        assert memory.sequence == before.memories[id].sequence
        assert memory.modified == (LATER if id in ids else before.memories[id].modified)
        assert memory.instants


@pytest.mark.parametrize("number", FORMATS)
def test_a_lock_is_upgraded_once(number: int) -> None:
    lock = new(number, HARD[number])
    assert revised(selected(registry(HARD[number]), Selection()), lock, LATER).lock == lock


def test_a_series_that_has_no_rule_any_more_is_taken_back_as_it_was_told() -> None:
    before, after = old(2).memories["santiago"], new(2, HARD[2]).memories["santiago"]
    assert "RDATE" in before.times
    assert after.times == ""
    assert after.gone == ((None, before.times),)
    assert [str(day) for day, _ in after.own][:2] == ["2024-07-09", "2024-08-13"]
    assert after.own[0][1] == "DTSTART:20240710T013000Z DTEND:20240710T023000Z"
    chronology = selected(registry(HARD[2]), Selection())
    data = render(told(chronology, revised(chronology, old(2), LATER), Selection())).data
    blocks = [block for block in data.decode().split("BEGIN:VEVENT") if "UID:santiago" in block]
    assert len(blocks) == 6
    assert [block for block in blocks if "STATUS:CANCELLED" in block] == blocks[-1:]
    assert "UID:santiago@r\r\n" in blocks[-1]


@pytest.mark.parametrize(
    ("number", "id"), [(number, id) for number in FORMATS for id in old(number).memories]
)
def test_what_is_gone_is_withdrawn_once_by_an_upgrade_too(number: int, id: str) -> None:
    lines = HARD[number].splitlines(keepends=True)
    lock = new(number, "".join(line for line in lines if f"  {id}: " not in line))
    assert differences(old(number), lock).withdrawn == (id,)
    assert lock.memories[id].state is State.WITHDRAWN
    assert lock.memories[id].sequence == 1
    assert lock.memories[id].times == old(number).memories[id].times


@pytest.mark.parametrize("number", FORMATS)
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
def test_a_change_by_the_way_is_a_revision(
    before: str, after: str, id: str | None, number: int
) -> None:
    text = HARD[number]
    assert before in text
    changed = differences(old(number), new(number, text.replace(before, after))).changed
    assert changed == ((id,) if id else ())


def test_titles_that_tell_more_and_months_raise_no_sequence() -> None:
    text = (DATA / "format-1" / "titles.yaml").read_text("utf-8")
    before, _ = read((DATA / "format-1" / "titles.lock").read_bytes(), "titles.lock", "r")
    assert before
    after = revised(selected(registry(text), Selection()), before, LATER).lock
    found = differences(before, after)
    assert str(found) == "4 rewritten by this version (edition, long, lost, sourced)"
    for id, memory in before.memories.items():
        assert after.memories[id].sequence == memory.sequence
    assert after.memories["lost"].is_open
    assert not after.memories["off"].is_open
    assert after.memories.keys() - before.memories.keys() == {"open"}
    again = revised(selected(registry(text), Selection()), after, LATER).lock
    assert again == after


def test_what_is_without_a_day_in_a_lock_of_format_1_may_be_moved_by_the_way() -> None:
    text = (DATA / "format-1" / "titles.yaml").read_text("utf-8")
    before, _ = read((DATA / "format-1" / "titles.lock").read_bytes(), "titles.lock", "r")
    assert before
    for when, sequence in (("unknown", 1), ("2024-03-05", 2)):
        known = registry(text.replace("2024-03?", when))
        after = revised(selected(known, Selection()), before, LATER).lock
        assert after.memories["lost"].sequence == sequence


def test_what_has_no_day_is_gone_or_pruned_in_format_2_keeps_its_sequence() -> None:
    text = (DATA / "format-2" / "states.yaml").read_text("utf-8")
    before, _ = read((DATA / "format-2" / "states.lock").read_bytes(), "states.lock", "r")
    assert before
    assert {memory.state for memory in before.memories.values()} == {*State}
    after = revised(selected(registry(text), Selection()), before, LATER).lock
    assert str(differences(before, after)) == "2 rewritten by this version (lost, lost-series)"
    for id, memory in before.memories.items():
        assert after.memories[id].sequence == memory.sequence
        assert (after.memories[id].times, after.memories[id].state) == (memory.times, memory.state)
    assert {id for id, memory in after.memories.items() if memory.is_open} == {
        "lost",
        "lost-series",
        "open",
    }
    assert revised(selected(registry(text), Selection()), after, LATER).lock == after


def test_no_format_but_those_that_were_written_is_read() -> None:
    data = (DATA / "format-1" / "events.lock").read_bytes()
    assert read(data.replace(b'"lock":1', b'"lock":0'), "events.lock", "r")[0] is None
