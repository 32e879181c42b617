"""Days that are events of their own: of events that have a uid, or that lose their days."""

from datetime import UTC, date, datetime
from typing import Any

import icalendar
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.conftest import registry, selected
from timeline.changes import withdrawals
from timeline.changes.identities import renamed
from timeline.changes.lock import Lock, Memory
from timeline.changes.lockfile import read, write
from timeline.changes.merging import merged
from timeline.changes.revisions import Revised, pruned, revised
from timeline.chronology.options import USUAL, Undated
from timeline.chronology.selection import Selection
from timeline.formats.ics import render

HEAD = "registry: r\ntitle: R\ndefaults: {timezone: Europe/Rome}\nevents:\n"
ADDED = (
    "when: 2024-03-01 10:00, repeats: {rule: FREQ=DAILY;COUNT=2, also: [2024-05-01, 2024-05-02]}"
)
LESS = ADDED.replace("2024-05-01, ", "")
DINNERS = (
    "when: 2026-07-14 21:30 America/Santiago, "
    "repeats: {rule: FREQ=MONTHLY;BYDAY=2TU, until: 2026-08-31}"
)
MONTH = "when: 2024-06"
UID = "uid: 0400@Example.org, "
ALL = Selection()
STATES = {"CONFIRMED": "", "CANCELLED": " off"}


def lock(fields: str = "", old: Lock | None = None, id: str = "a") -> Lock:
    """Return the lock after an export of a registry with one event, as its file gives it back."""
    at = datetime(2024, 1, 1, 12, tzinfo=UTC)
    new = revised(chronology(fields, id), old or Lock("r"), at).lock
    again, source = read(write(new), "events.lock", "r")
    assert again == new, source.findings
    return new


def chronology(fields: str, id: str = "a", selection: Selection = ALL) -> Any:
    """Return the chronology of a registry with one event of these fields, if there are any."""
    event = f"  {id}: {{kind: talks, title: Talks, {fields}}}\n" if fields else "  {}\n"
    return selected(registry(HEAD + event), selection)


def shown(
    lock: Lock,
    fields: str = "",
    undated: Undated = Undated.OMIT,
    selection: Selection = ALL,
    id: str = "a",
) -> dict[str, str]:
    """Return the events of a calendar: their SEQUENCE by their UIDs, and whether they are off."""
    known = chronology(fields, id, selection)
    told = withdrawals.told(known, Revised(lock, {}), selection, undated)
    data = render(told, USUAL._replace(undated=undated)).data
    events: Any = icalendar.Calendar.from_ical(data)
    found = {
        str(each["UID"]): f"{each['SEQUENCE']}{STATES[each['STATUS']]}" for each in events.events
    }
    assert len(found) == len(events.events)
    return found


@pytest.mark.parametrize(
    ("uid", "part"),
    [
        ("0400@Example.org", "0400.{}@Example.org"),
        ("0400", "0400.{}"),
        ("b@c@r", "b@c.{}@r"),
        ("'a;b,c'", "a;b,c.{}"),
    ],
)
def test_the_days_of_an_event_with_a_uid_have_it_in_theirs(uid: str, part: str) -> None:
    fields = f"uid: {uid}, {ADDED}"
    days = [part.format(day) for day in ("2024-05-01", "2024-05-02")]
    assert shown(lock(fields), fields) == dict.fromkeys([uid.strip("'"), *days], "0")
    less = f"uid: {uid}, {LESS}"
    new = lock(less, lock(fields))
    assert shown(new, less) == {uid.strip("'"): "1", days[0]: "1 off", days[1]: "1"}
    assert shown(lock("", new)) == dict.fromkeys([uid.strip("'"), *days], "2 off")


def test_a_series_that_is_renamed_keeps_its_days() -> None:
    before = lock(LESS, lock(ADDED))
    told = shown(before, LESS)
    after = renamed(before, "a", "b", "a@r")
    fields = f"uid: a@r, {LESS}"
    assert lock(fields, after, "b") == after == lock(fields, before, "b")
    assert shown(after, fields, id="b") == told
    assert shown(lock("", after)) == {
        "a@r": "2 off",
        "a.2024-05-01@r": "2 off",
        "a.2024-05-02@r": "2 off",
    }


SERIES = {
    ADDED: ("a@r", "a.2024-05-01@r", "a.2024-05-02@r"),
    DINNERS: ("a.2026-07-14@r", "a.2026-08-11@r"),
}


@pytest.mark.parametrize("series", SERIES)
def test_a_series_loses_its_days_and_gets_them_back(series: str) -> None:
    uids = SERIES[series]
    lost = lock(MONTH, lock(series))
    assert shown(lost, MONTH) == dict.fromkeys(uids, "1 off")
    for choice in (Undated.FIRST, Undated.SPAN):
        assert shown(lost, MONTH, choice) == {**dict.fromkeys(uids, "1 off"), "a@r": "1"}
    assert lock(MONTH, lost) == lost
    back = lock(series, lost)
    assert shown(back, series) == dict.fromkeys(uids, "2")
    for choice in (Undated.FIRST, Undated.SPAN):
        assert shown(back, series, choice) == {"a@r": "2 off", **dict.fromkeys(uids, "2")}
    assert lock(series, back) == back
    assert shown(pruned(back), series, Undated.SPAN) == dict.fromkeys(uids, "2")


@pytest.mark.parametrize("series", SERIES)
@pytest.mark.parametrize("left", ["", "when: unknown"])
def test_a_series_that_lost_its_days_is_taken_back(series: str, left: str) -> None:
    gone = lock(left, lock(MONTH, lock(series)))
    uids = SERIES[series]
    assert shown(gone, left) == dict.fromkeys(uids, "2 off")
    for choice in (Undated.FIRST, Undated.SPAN):
        assert shown(gone, left, choice) == {"a@r": "2 off", **dict.fromkeys(uids, "2 off")}


def test_days_that_a_month_is_made_of_take_it_back_where_it_was_shown() -> None:
    new = lock(DINNERS, lock(MONTH))
    uids = SERIES[DINNERS]
    assert shown(new, DINNERS) == dict.fromkeys(uids, "1")
    assert shown(new, DINNERS, Undated.SPAN) == {"a@r": "1 off", **dict.fromkeys(uids, "1")}
    gone = lock("", new)
    assert shown(gone) == dict.fromkeys(uids, "2 off")
    assert shown(gone, "", Undated.SPAN) == {"a@r": "2 off", **dict.fromkeys(uids, "2 off")}


def test_a_feed_that_the_series_has_left_is_empty_of_its_days_too() -> None:
    topics = Selection(topics=frozenset({"trade"}))
    new = lock(f"topics: [trade], {LESS}", lock(f"topics: [trade], {ADDED}"))
    assert shown(new, f"topics: [trade], {LESS}", selection=topics)["a.2024-05-01@r"] == "1 off"
    assert shown(lock(LESS, new), LESS, selection=topics) == {}
    gone = lock("", new)
    assert set(shown(gone, selection=topics).values()) == {"2 off"}


def merged_both(one: Lock, other: Lock) -> Memory:
    """Return the event of two locks once they are merged, in either order alike."""
    found = [merged(*pair).memories for pair in ((one, other), (other, one))]
    assert found[0] == found[1]
    (memory,) = found[0].values()
    return memory


def test_merged_locks_take_back_the_days_of_either_under_one_uid() -> None:
    base = lock(LESS)
    more = lock(ADDED, base)
    other = lock(f"uid: a@r, {LESS.replace('10:00', '11:00')}", renamed(base, "a", "b", "a@r"), "b")
    memory = merged_both(more, other)
    assert (memory.id, memory.uid, memory.sequence) == ("b", "a@r", 2)
    fields = f"uid: a@r, {LESS}"
    new = lock(fields, merged(more, other), "b")
    known = shown(new, fields, id="b")
    assert {uid: state.endswith("off") for uid, state in known.items()} == {
        "a@r": False,
        "a.2024-05-01@r": True,
        "a.2024-05-02@r": False,
    }
    assert min(int(state[0]) for state in known.values()) >= 2


def test_merged_locks_take_back_the_month_that_either_showed() -> None:
    month = lock(MONTH)
    one, other = lock(DINNERS, month), lock("when: 2024-07", month)
    later = merged_both(one, lock("when: 2024-08", other))
    assert later.open.startswith("DTSTART;VALUE=DATE:20240801")
    assert [day for day, _ in later.gone] == [date(2026, 7, 14), date(2026, 8, 11)]
    later = merged_both(lock(DINNERS.replace("21:30", "21:45"), one), other)
    assert later.times == ""
    assert later.open


@pytest.mark.parametrize("series", [ADDED, DINNERS])
def test_what_is_part_of_a_series_names_the_series_in_whatever_form(series: str) -> None:
    child = f"  b: {{kind: talks, title: Part, part_of: a, when: {series.split()[1]}}}\n"
    text = f"{HEAD}  a: {{kind: talks, title: Talks, {UID}{series}}}\n{child}"
    data = render(selected(registry(text), ALL)).data
    assert b"\r\nRELATED-TO;RELTYPE=PARENT:0400@Example.org\r\n" in data
    assert data.count(b"RELATED-TO") == 1


WHOLE, DAYS = {"a@r"}, {*SERIES[ADDED]}
TOLD: dict[str, tuple[set[str], set[str]]] = {
    "when: 2024-03-01": (WHOLE, WHOLE),
    ADDED: (DAYS, DAYS),
    LESS: (DAYS - {"a.2024-05-01@r"}, DAYS - {"a.2024-05-01@r"}),
    DINNERS: ({*SERIES[DINNERS]}, {*SERIES[DINNERS]}),
    MONTH: (set(), WHOLE),
    "when: 2024-07": (set(), WHOLE),
    "when: unknown": (set(), set()),
    "": (set(), set()),
}
"""The events that take place, by what the registry says: with --undated omit, and first or span."""


@settings(max_examples=60, derandomize=True, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(list(TOLD)), st.booleans()), min_size=2, max_size=6))
@example([(MONTH, False), (DINNERS, False), (MONTH, True), (ADDED, False), ("", False)])
def test_no_subscriber_keeps_a_ghost_in_whatever_form_an_event_is_told(
    forms: list[tuple[str, bool]],
) -> None:
    """Before some exports, the lock is merged with the one before it."""
    kept: dict[Undated, dict[str, str]] = {choice: {} for choice in Undated}
    locks = [Lock("r"), Lock("r")]
    for fields, is_merged in forms:
        new = merged(*locks) if is_merged else locks[0]
        locks = [lock(fields, new), new]
        for choice, known in kept.items():
            for uid, told in shown(locks[0], fields, choice).items():
                if uid not in known or int(told.split()[0]) > int(known[uid].split()[0]):
                    known[uid] = told
                assert known[uid] == told, (choice, uid)
            live = {uid for uid, told in known.items() if not told.endswith("off")}
            assert live == TOLD[fields][choice is not Undated.OMIT], choice
