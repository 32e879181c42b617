"""Two locks that are merged: no revision falls, and either kind of subscriber takes the outcome."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.changes.lock import FORMAT, LAST_SEQUENCE, Lock, Memory, State
from timeline.changes.lockfile import write
from timeline.changes.merging import merged, resolved, settled
from timeline.registry.vocabulary import Audience, Status

NOON = datetime(2024, 1, 1, 12, tzinfo=UTC)
LATER = NOON + timedelta(days=1)
SECOND = timedelta(seconds=1)
A = Memory(
    id="a",
    sequence=1,
    modified=NOON,
    title="A",
    times="DTSTART;VALUE=DATE:20240101",
    instants="1",
    face="1",
)
MOVED = replace(A, times="DTSTART;VALUE=DATE:20240102", instants="2", face="2")
RENAMED = replace(A, title="B", face="3")


def revision(memory: Memory) -> tuple[int, datetime]:
    """Return the revision of an event."""
    return memory.sequence, memory.modified


@pytest.mark.parametrize(
    ("other", "title", "expected"),
    [
        (A, "1", (1, NOON)),
        (replace(A, sequence=2), "1", (2, NOON)),
        (replace(A, sequence=0, modified=LATER), "1", (1, LATER)),
        (replace(MOVED, sequence=2, modified=LATER), "2", (2, LATER)),
        (replace(MOVED, sequence=2), "2", (2, NOON + SECOND)),
        (replace(MOVED, sequence=0, modified=LATER), "1", (1, LATER + SECOND)),
        (replace(MOVED, modified=LATER), "2", (2, LATER)),
        (MOVED, None, (2, NOON + SECOND)),
        (replace(RENAMED, modified=LATER), "3", (1, LATER)),
        (RENAMED, None, (2, NOON + SECOND)),
        (replace(A, sequence=2, modified=LATER, state=State.WITHDRAWN), "1", (2, LATER)),
    ],
)
def test_of_two_lines_the_higher_sequence_wins_then_the_later_and_a_tie_is_raised(
    other: Memory, title: str | None, expected: tuple[int, datetime]
) -> None:
    for found in (settled(A, other), settled(other, A)):
        assert revision(found) == expected
        assert title is None or found.face == title
    assert settled(A, other) == settled(other, A)


def test_a_revision_has_its_bounds() -> None:
    last = datetime(9998, 12, 31, 23, 59, 59, tzinfo=UTC)
    one, other = (replace(each, sequence=LAST_SEQUENCE, modified=last) for each in (A, MOVED))
    assert revision(settled(one, other)) == (LAST_SEQUENCE, last)


memories = st.builds(
    replace,
    st.sampled_from([A, MOVED, RENAMED, replace(A, status=Status.CANCELLED)]),
    sequence=st.integers(0, 3),
    modified=st.integers(0, 3).map(lambda days: NOON + timedelta(days=days)),
    state=st.sampled_from([State.SHOWN, State.WITHDRAWN]),
)


def content(memory: Memory) -> Memory:
    """Return what is told of an event, whatever its revision."""
    return replace(memory, sequence=0, modified=NOON)


@settings(derandomize=True, deadline=None, max_examples=500)
@given(memories, memories)
def test_who_was_told_either_takes_the_outcome_for_new(one: Memory, other: Memory) -> None:
    found = settled(one, other)
    assert found == settled(other, one)
    assert settled(found, found) == found
    assert content(found) in (content(one), content(other))
    for each in (one, other):
        assert found.sequence >= each.sequence
        assert found.modified >= each.modified
        if content(each) != content(found):
            assert found.modified > each.modified
        if (each.instants, each.state) != (found.instants, found.state):
            assert found.sequence > each.sequence


def test_each_event_of_either_lock_is_in_the_outcome() -> None:
    other = replace(A, id="b")
    ours = Lock("r", {"a": A}, zones="2025.2")
    theirs = Lock("r", {"a": MOVED, "b": other}, zones="2025.10")
    found = merged(ours, theirs)
    assert found == replace(merged(theirs, ours))
    assert found.memories == {"a": settled(A, MOVED), "b": other}
    assert found.zones == "2025.10"
    assert merged(Lock("r"), Lock("r")).zones is None
    assert merged(Lock("r"), ours).zones == "2025.2"


def test_locks_of_format_1_are_merged_too() -> None:
    old = Lock("r", {"a": replace(A, instants="")}, format=1)
    found = merged(old, Lock("r", {}))
    assert found.memories["a"].instants
    assert found.format == FORMAT


# What a merge leaves in one file

HEAD = write(Lock("r", zones="2025.2")).decode()
LINES = {
    each.face: write(Lock("r", {each.id: each})).decode().splitlines(keepends=True)[-1]
    for each in (A, MOVED, RENAMED, replace(A, id="b", face="4"))
}


def outcome(text: str) -> Lock:
    """Return the lock that is left once a merge is resolved."""
    lock, source = resolved(text.encode(), "events.lock", "r", Audience.PUBLIC)
    assert lock, source.findings
    return lock


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}<<<<<<< HEAD\n{LINES['1']}=======\n{LINES['2']}>>>>>>> topic\n{LINES['4']}",
        f"{HEAD}<<<<<<<\n{LINES['1']}|||||||\n{LINES['3']}=======\n{LINES['2']}>>>>>>>\n{LINES['4']}",
        f"{HEAD}{LINES['1']}{LINES['2']}{LINES['4']}",
        f"{HEAD}{LINES['1']}{LINES['2']}{LINES['4']}{LINES['4']}",
        f"{HEAD}<<<<<<<\r\n{LINES['1']}=======\r\n{LINES['2']}>>>>>>>\r\n{LINES['4']}",
        f"<<<<<<< HEAD\n{HEAD}{LINES['1']}=======\n{HEAD}{LINES['2']}{LINES['4']}>>>>>>> topic\n",
        f"{HEAD}<<<<<<< HEAD\n{LINES['1']}{LINES['4']}=======\n{LINES['2']}>>>>>>> topic\n",
    ],
    ids=["merge", "diff3", "union", "twice", "CRLF", "all", "deleted"],
)
def test_marks_and_second_lines_are_settled_as_two_locks_are(text: str) -> None:
    one, other = Lock("r", {"a": A}, zones="2025.2"), Lock("r", {"a": MOVED}, zones="2025.2")
    found = outcome(text)
    assert found.memories.pop("b") == replace(A, id="b", face="4")
    assert found == merged(one, other)


def test_of_two_heads_the_newer_zone_data_are_named() -> None:
    heads = HEAD.replace('{"lock', '<<<<<<< HEAD\n{"lock')
    other = HEAD.splitlines(keepends=True)[-1].replace("2025.2", "2026.1")
    text = f"{heads}=======\n{other}>>>>>>> topic\n{LINES['1']}"
    assert outcome(text) == Lock("r", {"a": A}, zones="2026.1")


def test_three_lines_for_an_event_are_settled_at_once() -> None:
    text = HEAD + LINES["1"] + LINES["2"] + LINES["3"]
    assert outcome(text).memories["a"].sequence > 1


def test_a_sound_lock_is_as_it_was() -> None:
    assert outcome(HEAD + LINES["1"]) == Lock("r", {"a": A}, zones="2025.2")


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("", "1:1 TL402"),
        (LINES["1"], "1:1 TL402"),
        (f"{HEAD}<<<<<<< a\n{LINES['1']}=======\nnonsense\n>>>>>>> b\n", "7:1 TL402"),
        (HEAD + LINES["1"] + LINES["2"][:40] + "\n", "5:1 TL402"),
        (HEAD.replace('"r"', '"s"') + LINES["1"] + LINES["2"], "3:1 TL403"),
    ],
)
def test_what_else_is_wrong_is_told_with_its_line_and_once(text: str, where: str) -> None:
    lock, source = resolved(text.encode(), "events.lock", "r", Audience.PUBLIC)
    assert lock is None
    told = [f"{finding.location} {finding.rule.code}" for finding in source.findings]
    assert told == [f"events.lock:{where}"]


def test_what_is_not_utf_8_is_not_resolved() -> None:
    lock, source = resolved(b"\xff\n", "events.lock", "r", Audience.PUBLIC)
    assert (lock, len(source.findings)) == (None, 1)
