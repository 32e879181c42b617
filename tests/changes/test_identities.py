"""The lock knows events by their UIDs, for ever, and not by their ids."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.conftest import STAMP, registry, selected
from timeline.changes.identities import changed, renamed
from timeline.changes.lock import Lock, Memory, State, uid_digest
from timeline.changes.lockfile import read, write
from timeline.changes.merging import merged
from timeline.changes.news import differences
from timeline.changes.revisions import pruned, revised
from timeline.changes.withdrawals import told
from timeline.chronology.selection import Selection
from timeline.reading.source import SourceFile

HEAD = "registry: r\ntitle: R\nevents:\n"
LATER = datetime(2027, 1, 1, tzinfo=UTC)


def text(*events: str) -> str:
    """Return a registry of talks, each with its id and further fields."""
    lines = (f"  {id}: {{kind: talks, title: {id[0]}, {rest}}}" for id, _, rest in _parted(events))
    return HEAD + "\n".join(lines) + "\n"


def _parted(events: tuple[str, ...]) -> list[tuple[str, str, str]]:
    return [each.partition(" ") for each in events]


DAY = "when: 2024-03-01"


def lock(*events: str, old: Lock | None = None, at: datetime = STAMP) -> Lock:
    """Return the lock after an export, as it comes back from its file."""
    chronology = selected(registry(text(*events)), Selection())
    new = revised(chronology, old or Lock("r"), at).lock
    again, source = read(write(new), "events.lock", "r")
    assert again == new, source.findings
    return new


def faults(old: Lock, *events: str) -> list[str]:
    """Return what is said of events that have other UIDs than a lock knows."""
    source = SourceFile("events.lock", write(old).decode())
    return [each.message for each in changed(old, source, registry(text(*events)), "prune")]


def test_an_event_that_has_another_id_and_its_uid_is_as_ever() -> None:
    old = lock(f"a {DAY}")
    new = lock(f"ab {DAY}, uid: a@r", old=old, at=LATER)
    was = old.memories["a"]
    assert new.memories["ab"].uid == "a@r"
    assert replace(new.memories["ab"], id="a", uid="", face=was.face, modified=was.modified) == was
    found = differences(old, renamed(old, "a", "ab", "a@r"))
    assert (found.renamed, str(found), found.alike) == (("ab",), "1 renamed (ab)", ())


def test_a_withdrawn_event_keeps_its_uid_and_comes_back_by_it() -> None:
    old = lock(f"a {DAY}, uid: x")
    gone = lock(f"b {DAY}", old=old, at=LATER)
    assert (gone.memories["a"].uid, gone.memories["a"].state) == ("x", State.WITHDRAWN)
    chronology = selected(registry(text(f"b {DAY}")), Selection())
    [withdrawn] = told(chronology, revised(chronology, gone, LATER), Selection()).withdrawn
    assert withdrawn.uid == "x"
    back = lock(f"b {DAY}", f"c {DAY}, uid: x", old=gone, at=LATER)
    assert back.memories.keys() == {"b", "c"}
    assert back.memories["c"].sequence == 2
    assert differences(gone, back).revived == ("c",)


def test_a_pruned_event_is_known_by_its_uid_under_any_id() -> None:
    gone = pruned(lock(f"b {DAY}", old=lock(f"a {DAY}, uid: x"), at=LATER))
    assert uid_digest("x") in gone.memories
    assert b'"x"' not in write(gone)
    back = lock(f"b {DAY}", f"c {DAY}, uid: x", old=gone, at=LATER)
    assert back.memories["c"].sequence == 2
    assert back.memories.keys() == {"b", "c"}
    other = lock(f"b {DAY}", f"a {DAY}", old=gone, at=LATER)
    assert other.memories["a"].sequence == 0


def test_a_vague_event_stays_when_its_parent_is_renamed() -> None:
    old = lock(f"a {DAY}", "b part_of: a")
    new = lock(f"abc {DAY}, uid: a@r", "b part_of: abc", old=old)
    assert new.memories["b"].changes == old.memories["b"].changes != ""
    assert new.memories["b"].sequence == 0


@pytest.mark.parametrize(
    ("old", "new", "known", "now"),
    [
        ("a uid: x", "a uid: y", "x", "y"),
        ("a uid: x", "a uid: X", "x", "X"),
        ("a uid: x", "a", "x", "a@r"),
        ("a", "a uid: x", "a@r", "x"),
    ],
)
def test_a_uid_that_is_changed_or_lost_is_an_error(
    old: str, new: str, known: str, now: str
) -> None:
    events = [
        each.replace(" ", f" {DAY}, ", 1) if " " in each else f"a {DAY}" for each in (old, new)
    ]
    locked = lock(events[0])
    said = f'calendars know "a" by the UID "{known}", but its UID is now "{now}"'
    assert faults(locked, events[1]) == [said]
    assert faults(locked, events[0]) == faults(locked, f"b {DAY}") == []
    assert faults(lock(f"b {DAY}", old=locked), events[1]) == [said]
    assert faults(pruned(lock(f"b {DAY}", old=locked)), events[1]) == []


def test_an_id_may_pass_to_another_event_once_the_first_has_a_new_one() -> None:
    old = lock(f"a {DAY}, uid: x")
    events = (f"a {DAY}", f"b {DAY}, uid: x")
    assert faults(old, *events) == []
    new = lock(*events, old=old)
    assert {id: memory.uid for id, memory in new.memories.items()} == {"a": "", "b": "x"}


def test_a_lock_that_somebody_wrote_by_hand_is_named_at_its_head() -> None:
    old = lock(f"a {DAY}")
    source = SourceFile("events.lock", write(old).decode().replace('{"id":"a"', '{ "id": "a"'))
    [finding] = changed(old, source, registry(text(f"a {DAY}, uid: x")), "timeline lock --prune")
    assert str(finding.location) == "events.lock:1:1"
    assert finding.hint == (
        "write uid: a@r in the event, or give the event another id; "
        "timeline lock --prune forgets the old UID"
    )


# Merged


A = Memory("a", 1, STAMP, title="A", times="DTSTART;VALUE=DATE:20240101", face="1")


@pytest.mark.parametrize("is_ours", [False, True])
def test_an_event_that_one_branch_has_renamed_keeps_its_new_id(*, is_ours: bool) -> None:
    new = replace(A, id="b", uid="a@r", part_of=("c",))
    locks = [Lock("r", {"a": A}), Lock("r", {"b": new})]
    found = merged(*(reversed(locks) if is_ours else locks))
    assert found.memories.keys() == {"b"}
    assert (found.memories["b"].uid, found.memories["b"].sequence) == ("a@r", 2)
    same = replace(A, id="b", uid="a@r")
    assert merged(locks[0], Lock("r", {"b": same})).memories == {"b": same}


def test_events_that_two_branches_gave_one_id_are_both_kept() -> None:
    mine, theirs = replace(A, uid="x"), A
    found = merged(Lock("r", {"a": mine}), Lock("r", {"a": theirs}))
    assert {found.uid(memory): memory.face for memory in found.memories.values()} == {
        "x": "1",
        "a@r": "1",
    }
    assert found.memories.keys() == {"a", "a-2"}
    again, source = read(write(found), "events.lock", "r")
    assert again == found, source.findings


def test_a_pruned_event_and_a_line_for_it_are_one() -> None:
    gone = Lock("r").forgotten(replace(A, sequence=2))
    found = merged(Lock("r", {gone.id: gone}), Lock("r", {"a": A}))
    assert found.memories.keys() == {gone.id}
    assert found.memories[gone.id].sequence == 2


@pytest.mark.parametrize("other", [replace(A, id="b", uid="a@r"), replace(A, uid="x")])
def test_two_lines_for_a_uid_or_an_id_are_a_fault(other: Memory) -> None:
    lines = write(Lock("r", {"a": A})) + write(Lock("r", {"b": other})).splitlines()[-1] + b"\n"
    none, source = read(lines, "events.lock", "r")
    assert none is None
    assert [each.message for each in source.findings] == [
        f'"{other.id}" has two lines, the first on line 4'
    ]
