"""Revisions: what raises SEQUENCE, what moves LAST-MODIFIED alone, and what moves nothing."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import icalendar
import pytest

from tests.conftest import registry, selected
from timeline.changes import withdrawals
from timeline.changes.lock import Lock, Memory, State, uid_digest
from timeline.changes.lockfile import read, write
from timeline.changes.news import STALE, differences, stale
from timeline.changes.revisions import Revised, pruned, revised
from timeline.chronology.chronology import Chronology
from timeline.chronology.options import USUAL, Choices, Sign
from timeline.chronology.selection import Selection
from timeline.formats.ics import render
from timeline.registry.vocabulary import Status
from timeline.time.dates import Point
from timeline.time.when import parse_date

HEAD = """\
registry: r
title: R
defaults: {timezone: Europe/Rome}
countries: {ITA: Italy}
places:
  rome: {name: Rome, country: ITA}
  chigi: {name: Palazzo Chigi, city: Rome, country: ITA}
people: {x: {name: Ms X, country: ITA}}
sources: {s: {publisher: P}}
events:
  anchor: {kind: ceremony, title: Anchor, when: 2024-12-31}
"""
PLAIN = "a: {kind: talks, title: Talks, when: 2024-03-01, place: rome}"
WEEKLY = (
    "a: {kind: talks, title: Talks, when: 2024-03-01 10:00 to 11:00, place: rome, "
    "repeats: {rule: weekly, until: 2024-03-29}}"
)
CHANGED = WEEKLY.replace(
    "until: 2024-03-29", "until: 2024-03-29, changes: {2024-03-08: {title: Other talks}}"
)
NOON = datetime(2024, 1, 1, 12, tzinfo=UTC)
LATER = datetime(2024, 1, 2, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
ALL = Selection()


def chronology(*events: str, head: str = HEAD, at: datetime = NOON) -> Chronology:
    """Return the chronology of a registry with these events."""
    text = head + "".join(f"  {event}\n" for event in events)
    return selected(registry(text), ALL, at)


def lock(*events: str, old: Lock | None = None, at: datetime = NOON, head: str = HEAD) -> Lock:
    """Return the lock after an export of these events, as it comes back from its file."""
    new = revised(chronology(*events, at=at, head=head), old or Lock("r"), at).lock
    again, source = read(write(new), "events.lock", "r")
    assert again == new, source.findings
    return new


def revision(lock: Lock, id: str = "a") -> tuple[int, datetime]:
    """Return the revision of an event."""
    return lock.memories[id].sequence, lock.memories[id].modified


def told(chronology: Chronology, lock: Lock, selection: Selection) -> Chronology:
    """Return a chronology that follows a lock, for which nothing is written yet."""
    return withdrawals.told(chronology, Revised(lock, {}), selection)


def calendar(
    lock: Lock, *events: str, selection: Selection = ALL, choices: Choices = USUAL
) -> dict[str, Any]:
    """Return the events of a calendar by their ids, as another library reads them."""
    text = HEAD + "".join(f"  {event}\n" for event in events)
    chosen = told(selected(registry(text), selection, LATER), lock, selection)
    shown: Any = icalendar.Calendar.from_ical(render(chosen, choices).data)
    return {str(each["UID"]).partition("@")[0]: each for each in shown.events}


def day(text: str) -> Point:
    """Return a bound for the days that are wanted."""
    return parse_date(text)


# What is new


def test_an_event_begins_at_zero_at_the_moment_of_the_export() -> None:
    assert revision(lock(PLAIN)) == (0, NOON)


def test_an_event_begins_with_what_the_registry_says_of_its_past() -> None:
    moved = PLAIN.replace("}", ", was: [{when: 2024-02-01}, {when: 2024-02-02}]}")
    head = HEAD.replace("title: R\n", "title: R\nupdated: 2023-12-01\n")
    assert revision(lock(moved, head=head)) == (2, datetime(2023, 12, 1, tzinfo=UTC))
    own = moved.replace("}]}", "}], updated: 2023-12-02}")
    assert revision(lock(own, head=head)) == (2, datetime(2023, 12, 2, tzinfo=UTC))


@pytest.mark.parametrize("when", ["unknown", "after 2024", "before 2024-03-01"])
def test_what_no_calendar_can_show_is_not_known_to_calendars(when: str) -> None:
    assert set(lock(f"a: {{kind: talks, title: A, when: {when}}}").memories) == {"anchor"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (PLAIN, PLAIN.replace("03-01", "03-02")),
        (PLAIN, PLAIN.replace("03-01", "03-01 to 2024-03-02")),
        (PLAIN, PLAIN.replace("03-01", "03-01 10:00")),
        (
            PLAIN.replace("03-01", "03-01 10:00 to 11:00"),
            PLAIN.replace("03-01", "03-01 10:00 to 12:00"),
        ),
        (PLAIN.replace("03-01", "03-01 10:00"), PLAIN.replace("03-01", "03-01 10:00 Europe/Paris")),
        (PLAIN, PLAIN.replace("place: rome", "place: chigi")),
        (PLAIN, PLAIN.replace(", place: rome", "")),
        (PLAIN, PLAIN.replace("}", ", status: tentative}")),
        (PLAIN, PLAIN.replace("}", ", status: cancelled}")),
        (PLAIN.replace("}", ", status: postponed}"), PLAIN.replace("}", ", status: cancelled}")),
        (WEEKLY, PLAIN.replace("03-01", "03-01 10:00 to 11:00")),
        (WEEKLY, WEEKLY.replace("weekly", "fortnightly")),
        (WEEKLY, WEEKLY.replace("03-29", "03-22")),
        (WEEKLY, WEEKLY.replace("03-29", "03-29, except: 2024-03-08")),
        (WEEKLY, WEEKLY.replace("03-29", "03-29, also: 2024-03-09")),
        (WEEKLY, WEEKLY.replace("03-29", "03-29, changes: {2024-03-08: {status: cancelled}}")),
        (WEEKLY, WEEKLY.replace("03-29", "03-29, changes: {2024-03-08: {place: chigi}}")),
        (CHANGED, CHANGED.replace("Other talks", "Other talks, when: 2024-03-09 10:00 to 11:00")),
    ],
)
def test_a_new_time_place_status_or_recurrence_raises_the_sequence(before: str, after: str) -> None:
    new = lock(after, old=lock(before), at=LATER)
    assert revision(new) == (1, LATER)
    assert differences(lock(before), new).changed == ("a",)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (PLAIN, PLAIN.replace("Talks", "Other talks")),
        (PLAIN, PLAIN.replace("}", ", description: Long talks}")),
        (PLAIN, PLAIN.replace("}", ", participants: {x: host}}")),
        (PLAIN, PLAIN.replace("}", ", topics: [trade]}")),
        (PLAIN, PLAIN.replace("}", ", sources: [s]}")),
        (PLAIN, PLAIN.replace("}", ', url: "https://example.org"}')),
        (PLAIN, PLAIN.replace("}", ", was: [{when: 2024-02-01}]}")),
        (PLAIN, PLAIN.replace("kind: talks", "kind: call")),
        (PLAIN, PLAIN.replace("}", ", part_of: anchor}")),
        (CHANGED, CHANGED.replace("Other", "Still other")),
        (WEEKLY, WEEKLY.replace("03-29", "03-31")),
        (PLAIN.replace("}", ", status: tentative}"), PLAIN.replace("}", ", status: announced}")),
        (PLAIN.replace("}", ", status: announced}"), PLAIN.replace("}", ", status: tentative}")),
        (WEEKLY, WEEKLY.replace("03-29", "03-29, changes: {2024-03-08: {status: concluded}}")),
    ],
)
def test_any_other_visible_change_moves_the_stamp_alone(before: str, after: str) -> None:
    after = after.replace("part_of: anchor", "part_of: year")
    year = "year: {kind: other, label: Year, title: Y, when: 2024-01-01 to 2024-12-31}"
    old = lock(before, year)
    new = lock(after, year, old=old, at=LATER)
    assert revision(new) == (0, LATER)
    assert differences(old, new).edited == ("a",)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (PLAIN, "a: {place: rome, when: Fri 2024-03-01, title: 'Talks', kind: talks}"),
        (PLAIN, PLAIN.replace("}", ", note: Hush}")),
        (PLAIN, PLAIN.replace("}", ", updated: 2024-01-02}")),
        (PLAIN, PLAIN.replace("}", ", status: confirmed}")),
        (PLAIN, PLAIN.replace("}", ", timezone: Europe/Paris}")),
        (WEEKLY, WEEKLY.replace("weekly", "FREQ=WEEKLY;BYDAY=FR")),
    ],
)
def test_what_nobody_can_see_moves_nothing(before: str, after: str) -> None:
    assert write(lock(after, old=lock(before), at=LATER)) == write(lock(before))


@pytest.mark.parametrize("before", ["confirmed", "under_way", "concluded"])
@pytest.mark.parametrize("after", ["confirmed", "under_way", "concluded"])
def test_that_an_event_begins_and_ends_as_planned_raises_no_sequence(
    before: str, after: str
) -> None:
    old = lock(PLAIN.replace("}", f", status: {before}}}"))
    new = lock(PLAIN.replace("}", f", status: {after}}}"), old=old, at=LATER)
    assert revision(new) == (0, NOON if before == after else LATER)
    assert new.memories["a"].status == after


@pytest.mark.parametrize(("before", "after"), [(WEEKLY, CHANGED), (CHANGED, WEEKLY)])
def test_a_title_of_one_occurrence_that_comes_or_goes_moves_the_stamp_alone(
    before: str, after: str
) -> None:
    assert revision(lock(after, old=lock(before), at=LATER)) == (0, LATER)


def test_a_new_edition_without_a_change_moves_nothing() -> None:
    head = HEAD.replace("title: R\n", "title: R\nupdated: 2024-02-01\n")
    old = lock(PLAIN)
    assert lock(PLAIN, old=old, at=LATER, head=head) == old


# How revisions go on


@pytest.mark.parametrize(
    ("updated", "clock", "stamp"),
    [
        (None, LATER, LATER),
        (None, NOON, NOON + SECOND),
        (None, NOON - timedelta(days=9), NOON + SECOND),
        ("2024-01-02", LATER, datetime(2024, 1, 2, tzinfo=UTC)),
        ("2023-01-01", LATER, LATER),
        ("2023-01-01", NOON, NOON + SECOND),
    ],
)
def test_a_revision_is_later_than_the_one_before_whatever_the_clock_says(
    updated: str | None, clock: datetime, stamp: datetime
) -> None:
    after = PLAIN.replace("Talks", "Other")
    if updated:
        after = after.replace("}", f", updated: {updated}}}")
    assert revision(lock(after, old=lock(PLAIN), at=clock)) == (0, stamp)


def test_moves_that_the_registry_counts_may_raise_the_sequence_further() -> None:
    moved = PLAIN.replace("03-01", "03-04").replace(
        "}", ", was: [{when: 2024-03-01}, {when: 2024-03-02}, {when: 2024-03-03}]}"
    )
    assert revision(lock(moved, old=lock(PLAIN), at=LATER))[0] == 3


def test_a_change_back_is_a_change() -> None:
    moved = lock(PLAIN.replace("03-01", "03-02"), old=lock(PLAIN), at=LATER)
    assert revision(lock(PLAIN, old=moved, at=LATER)) == (2, LATER + SECOND)


def test_the_revision_of_a_series_is_that_of_its_changed_occurrences() -> None:
    old = lock(CHANGED)
    new = lock(CHANGED.replace("Other", "Still other"), old=old, at=LATER)
    text = HEAD + f"  {CHANGED}\n"
    chosen = told(selected(registry(text), ALL, LATER), new, ALL)
    shown: Any = icalendar.Calendar.from_ical(render(chosen).data)
    both = [each for each in shown.events if each["UID"] == "a@r"]
    assert len(both) == 2
    assert {(each["SEQUENCE"], each["LAST-MODIFIED"].dt) for each in both} == {(0, LATER)}


# What is gone


def test_what_is_deleted_goes_out_as_cancelled_with_its_last_title_time_and_place() -> None:
    new = lock(old=lock(PLAIN), at=LATER)
    gone = calendar(new)["a"]
    assert str(gone["SUMMARY"]) == "Withdrawn: Talks"
    assert gone["STATUS"] == "CANCELLED"
    assert gone["SEQUENCE"] == 1
    assert gone["LAST-MODIFIED"].dt == gone["DTSTAMP"].dt == LATER
    assert (gone["DTSTART"].dt, gone["DTEND"].dt) == (date(2024, 3, 1), date(2024, 3, 2))
    assert str(gone["LOCATION"]) == "Rome, Italy"
    assert lock(old=new, at=LATER + SECOND) == new


def test_what_is_made_internal_goes_out_as_cancelled() -> None:
    hidden = PLAIN.replace("Talks", "Hidden").replace("}", ", audience: internal}")
    new = lock(hidden, old=lock(PLAIN), at=LATER)
    assert new == lock(old=lock(PLAIN), at=LATER)
    assert str(calendar(new, hidden)["a"]["SUMMARY"]) == "Withdrawn: Talks"
    assert b"Hidden" not in write(new)


def test_a_series_that_is_deleted_goes_out_as_the_series_that_it_was() -> None:
    new = lock(old=lock(WEEKLY), at=LATER)
    gone = calendar(new)["a"]
    assert gone["RRULE"].to_ical() == b"FREQ=WEEKLY;UNTIL=20240329T090000Z;BYDAY=FR"
    assert gone["STATUS"] == "CANCELLED"


def test_pruning_ends_the_notice_but_keeps_the_revision() -> None:
    new = pruned(lock(old=lock(PLAIN), at=LATER))
    assert set(calendar(new)) == {"anchor"}
    id = uid_digest("a@r")
    assert new.memories[id] == Memory(id=id, sequence=1, modified=LATER, state=State.PRUNED)
    assert "a" not in new.memories
    assert new.memory("a") == new.memories[id]
    assert lock(old=new, at=LATER + SECOND) == new
    assert pruned(new) == new


def test_pruning_is_told_or_passed_over_but_no_fault() -> None:
    old = lock(old=lock(PLAIN), at=LATER)
    for before in (old, lock(PLAIN)):
        assert str(differences(before, pruned(old))) == "1 pruned (a)"
    assert not differences(pruned(old), pruned(old))


def test_an_id_that_an_earlier_version_pruned_becomes_a_digest() -> None:
    new = pruned(lock(old=lock(PLAIN), at=LATER))
    memories = dict(new.memories)
    memories["a"] = replace(memories.pop(uid_digest("a@r")), id="a")
    plain = replace(new, memories=memories)
    assert lock(old=plain, at=LATER) == new
    assert not differences(plain, new)
    assert revision(lock(PLAIN, old=plain, at=LATER)) == (2, LATER + SECOND)


@pytest.mark.parametrize("forgotten", [False, True])
def test_an_id_that_comes_back_is_revived_with_a_higher_sequence(*, forgotten: bool) -> None:
    gone = lock(old=lock(PLAIN), at=LATER)
    gone = pruned(gone) if forgotten else gone
    new = lock(PLAIN, old=gone, at=LATER)
    assert revision(new) == (2, LATER + SECOND)
    assert differences(gone, new).revived == ("a",)
    assert calendar(new, PLAIN)["a"]["STATUS"] == "CONFIRMED"


def test_what_comes_back_without_a_day_after_pruning_is_not_shown() -> None:
    gone = pruned(lock(old=lock(PLAIN), at=LATER))
    assert lock("a: {kind: talks, title: A, when: unknown}", old=gone, at=LATER) == gone


OPEN = PLAIN.replace("2024-03-01", "unknown")


@pytest.mark.parametrize(
    ("status", "before"),
    [
        ("confirmed", "Date open: "),
        ("tentative", "Date open: "),
        ("postponed", "Postponed: "),
        ("cancelled", "Cancelled: "),
    ],
)
def test_what_loses_its_day_goes_out_as_cancelled_at_its_last_time(
    status: str, before: str
) -> None:
    undated = OPEN.replace("}", f", status: {status}}}")
    old = lock(PLAIN)
    new = lock(undated, old=old, at=LATER)
    assert revision(new) == (1, LATER)
    assert differences(old, new).undated == ("a",)
    gone = calendar(new, undated)["a"]
    assert gone["STATUS"] == "CANCELLED"
    assert gone["DTSTART"].dt == date(2024, 3, 1)
    assert str(gone["SUMMARY"]) == f"{before}Talks"
    assert lock(undated, old=new, at=LATER + SECOND) == new


def test_what_has_no_day_may_be_renamed_and_put_off_and_given_up() -> None:
    new = lock(OPEN, old=lock(PLAIN), at=LATER)
    renamed = lock(OPEN.replace("Talks", "New talks"), old=new, at=LATER)
    assert revision(renamed) == (1, LATER + SECOND)
    put_off = lock(OPEN.replace("}", ", status: postponed}"), old=new, at=LATER)
    assert revision(put_off) == (2, LATER + SECOND)
    given_up = lock(old=put_off, at=LATER)
    assert revision(given_up) == (3, LATER + 2 * SECOND)
    assert str(calendar(given_up)["a"]["SUMMARY"]) == "Withdrawn: Talks"


def test_what_gets_a_day_again_is_revived() -> None:
    undated = lock(OPEN, old=lock(PLAIN), at=LATER)
    new = lock(PLAIN, old=undated, at=LATER)
    assert revision(new) == (2, LATER + SECOND)
    assert differences(undated, new).revived == ("a",)


def test_pruning_leaves_what_is_in_the_registry_without_a_day() -> None:
    undated = lock(OPEN, old=lock(PLAIN), at=LATER)
    assert pruned(undated) == undated


@pytest.mark.parametrize(
    ("sign", "status", "summary"),
    [
        (Sign.STATUS, "CANCELLED", "Talks"),
        (Sign.PREFIX, "CONFIRMED", "Withdrawn: Talks"),
        (Sign.BOTH, "CANCELLED", "Withdrawn: Talks"),
    ],
)
def test_a_notice_says_what_it_is_as_was_chosen(sign: Sign, status: str, summary: str) -> None:
    new = lock(old=lock(PLAIN), at=LATER)
    gone = calendar(new, choices=Choices(cancelled=sign))["a"]
    assert (gone["STATUS"], str(gone["SUMMARY"])) == (status, summary)


def test_notices_are_left_out_where_what_is_cancelled_is() -> None:
    new = lock(old=lock(PLAIN), at=LATER)
    assert set(calendar(new, choices=Choices(cancelled=Sign.OMIT))) == {"anchor"}


# What is internal

PARENT = (
    "visit: {kind: visit, title: SECRET VISIT, when: 2024-03-01 to 2024-03-02, "
    "participants: {x: guest}, audience: internal}"
)
CHILD = PLAIN.replace("}", ", part_of: visit, audience: public, note: SECRET NOTE}")


def test_nothing_internal_gets_into_the_lock() -> None:
    data = write(lock(PARENT, CHILD))
    assert b"SECRET" not in data
    assert b"visit" not in data


def test_a_public_forebear_above_an_internal_parent_is_not_known() -> None:
    top = "top: {kind: visit, title: Top, when: 2024-03-01 to 2024-03-02, participants: {x: guest}}"
    parent = PARENT.replace("audience", "part_of: top, audience")
    assert lock(top, parent, CHILD).memories["a"].part_of == ()


def test_what_is_internal_from_the_first_is_never_known() -> None:
    hidden = PLAIN.replace("}", ", audience: internal}")
    assert lock(hidden) == lock()
    assert lock(old=lock(hidden)) == lock()


# Filters

VISIT = "top: {kind: visit, title: Top, when: 2024-03-01 to 2024-03-05, participants: {x: guest}}"
SIGNING = (
    "a: {kind: signing, title: Signing, when: 2024-03-01 to 2024-03-03, part_of: top, "
    "topics: [trade], status: tentative, place: rome, "
    "instrument: {type: treaty, parties: [IND, FRA], topic: defence}}"
)


@pytest.mark.parametrize(
    ("selection", "is_wanted"),
    [
        (ALL, True),
        (Selection(kinds=frozenset(["signing"])), True),
        (Selection(kinds=frozenset(["talks"])), False),
        (Selection(countries=frozenset(["ITA"])), True),
        (Selection(countries=frozenset(["IND"])), True),
        (Selection(countries=frozenset(["DEU"])), False),
        (Selection(participants=frozenset(["IND"])), True),
        (Selection(participants=frozenset(["x"])), False),
        (Selection(topics=frozenset(["trade"])), True),
        (Selection(topics=frozenset(["defence"])), True),
        (Selection(topics=frozenset(["migration"])), False),
        (Selection(part_of=frozenset(["top"])), True),
        (Selection(part_of=frozenset(["a"])), True),
        (Selection(part_of=frozenset(["anchor"])), False),
        (Selection(start=day("2024-03-03")), True),
        (Selection(start=day("2024-03-04")), False),
        (Selection(end=day("2024-03-01")), True),
        (Selection(end=day("2024-02-29")), False),
        (Selection(kinds=frozenset(["signing"]), countries=frozenset(["DEU"])), False),
    ],
)
def test_a_filter_has_the_notices_of_what_it_would_have_chosen(
    selection: Selection, *, is_wanted: bool
) -> None:
    before = registry(HEAD + f"  {VISIT}\n  {SIGNING}\n")
    assert is_wanted == any(entry.id == "a" for entry in selected(before, selection, NOON).entries)
    new = lock(VISIT, old=lock(VISIT, SIGNING), at=LATER)
    after = told(selected(registry(HEAD + f"  {VISIT}\n"), selection, LATER), new, selection)
    assert [gone.uid for gone in after.withdrawn] == ["a@r"] * is_wanted


@pytest.mark.parametrize("bound", ["start", "end"])
@pytest.mark.parametrize(
    "event",
    [
        PLAIN,
        PLAIN.replace("03-01", "03-01 10:00"),
        PLAIN.replace("03-01", "03-01 18:00 to 2024-03-02 00:00"),
        PLAIN.replace("03-01", "03-01 22:00 Pacific/Auckland to 2024-03-01 21:00 Australia/Sydney"),
        PLAIN.replace("2024-03-01", "1955-03-01 02:00 Asia/Kolkata to 03:00"),
        PLAIN.replace("2024-03-01", "1955-03-01 23:00 America/New_York"),
        WEEKLY,
        WEEKLY.replace(", until: 2024-03-29", ""),
        WEEKLY.replace("weekly, until: 2024-03-29", "FREQ=WEEKLY;COUNT=3"),
        WEEKLY.replace("03-29", "03-29, except: 2024-03-29"),
        WEEKLY.replace("03-29", "03-29, also: 2024-05-05"),
        WEEKLY.replace("03-29", "03-29, changes: {2024-03-29: {when: 2024-05-05 10:00 to 11:00}}"),
        WEEKLY.replace("03-29", "03-29, changes: {2024-03-01: {when: 2024-02-05 10:00 to 11:00}}"),
        PLAIN.replace("}", ", repeats: {rule: FREQ=DAILY;COUNT=400}}"),
    ],
)
def test_a_span_of_days_has_the_notices_of_what_it_would_have_chosen(
    event: str, bound: str
) -> None:
    before, old = registry(HEAD + f"  {event}\n"), lock(event)
    new = lock(old=old, at=LATER)
    days = ["1955-02-28", "1955-03-01", "1955-03-02", "2024-02-04", "2024-02-05", "2024-02-29"]
    days += ["2024-03-01", "2024-03-02", "2024-03-15", "2024-03-16", "2024-03-22", "2024-03-23"]
    days += ["2024-03-29", "2024-03-30", "2024-05-05", "2024-05-06", "2025-04-04", "2025-04-05"]
    differing = []
    for text in days:
        selection = Selection(start=day(text)) if bound == "start" else Selection(end=day(text))
        chosen = any(entry.id == "a" for entry in selected(before, selection, NOON).entries)
        after = told(selected(registry(HEAD), selection, LATER), new, selection)
        if chosen != bool(after.withdrawn):
            differing.append((text, "chosen" if chosen else "not chosen"))
    assert differing == []


def test_a_status_has_the_notices_of_series_with_such_an_occurrence() -> None:
    event = WEEKLY.replace("03-29", "03-29, changes: {2024-03-08: {status: cancelled}}")
    selection = Selection(statuses=frozenset([Status.CANCELLED]))
    chosen = selected(registry(HEAD + f"  {event}\n"), selection, NOON).entries
    assert [entry.id for entry in chosen] == ["a"]
    new = lock(old=lock(event), at=LATER)
    assert told(selected(registry(HEAD), selection, LATER), new, selection).withdrawn


def test_a_filtered_calendar_has_the_revisions_of_the_whole() -> None:
    moved = PLAIN.replace("03-01", "03-02")
    new = lock(moved, old=lock(PLAIN), at=LATER)
    part = Selection(kinds=frozenset(["talks"]))
    assert set(calendar(new, moved, selection=part)) == {"a"}
    whole, some = calendar(new, moved)["a"], calendar(new, moved, selection=part)["a"]
    assert whole.to_ical() == some.to_ical()
    assert some["SEQUENCE"] == 1


# What is told of it


def test_what_has_changed_is_told_in_a_line() -> None:
    events = [PLAIN.replace("a:", f"{letter}:", 1) for letter in "abcdefg"]
    old = lock(*events[:6])
    old = lock(*events[:5], old=old, at=LATER)
    new = lock(
        events[0].replace("03-01", "03-02"),
        events[1].replace("Talks", "More"),
        events[2].replace("2024-03-01", "unknown"),
        events[5],
        events[6],
        old=old,
        at=LATER,
    )
    found = differences(old, new)
    assert found
    assert str(found) == (
        "1 added (g), 1 changed (a), 1 edited (b), 1 undated (c), 2 withdrawn (d, e), 1 revived (f)"
    )


def test_of_very_many_events_that_are_gone_a_hundred_are_named() -> None:
    old = lock(*(PLAIN.replace("a:", f"a{number}:", 1) for number in range(1000, 1102)))
    said = str(differences(old, lock(PLAIN, old=old, at=LATER)))
    assert said.startswith("1 added (a), 102 withdrawn (a1000, a1001, ")
    assert said.endswith(", a1099 and 2 more)")


def test_where_nothing_has_changed_nothing_is_told() -> None:
    same = differences(lock(PLAIN), lock(PLAIN))
    assert not same
    assert str(same) == ""


@pytest.mark.parametrize(
    ("came", "is_alike"),
    [
        (PLAIN, True),
        (PLAIN.replace("Talks", "The talks"), True),
        (PLAIN.replace("03-01", "03-09"), True),
        (PLAIN.replace("Talks", "Reception"), False),
        (PLAIN.replace("Talks", "Talk").replace("03-01", "03-09"), False),
        (PLAIN.replace("kind: talks", "kind: call"), False),
    ],
)
def test_an_id_that_is_changed_is_withdrawn_and_added_and_may_look_renamed(
    came: str, *, is_alike: bool
) -> None:
    came = came.replace("a:", "b:", 1)
    old = lock(PLAIN)
    found = differences(old, lock(came, old=old, at=LATER))
    assert (found.withdrawn, found.added) == (("a",), ("b",))
    assert found.alike == ((("a", "b", "a@r"),) if is_alike else ())


def test_a_lock_that_is_not_up_to_date_is_told_with_what_is_new() -> None:
    finding = stale(
        differences(Lock("r"), lock(PLAIN)), "events.lock", "timeline lock", is_missing=False
    )
    assert finding.rule is STALE
    assert finding.message == "the lock is out of date: 2 added (a, anchor)"
    assert str(finding.location) == "events.lock:1:1"
    assert finding.hint == "run timeline lock, and keep the lock with the registry"
    nothing = differences(Lock("r"), Lock("r"))
    assert stale(nothing, "x", "y").message == "the lock is out of date"
    assert stale(nothing, "x", "y", is_missing=True).message == "x is missing"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("2024-03-01 morning", "2024-03-01 evening"),
        ("2024-03-01", "2024-03-01 evening"),
        ("2024-03-01", "2024-03-01~"),
        ("2024-03-01 10:00 to 2024-03-02", "2024-03-01 11:00 to 2024-03-02"),
    ],
)
def test_a_time_that_only_words_can_tell_raises_the_sequence_too(before: str, after: str) -> None:
    old = lock(PLAIN.replace("2024-03-01", before))
    assert revision(lock(PLAIN.replace("2024-03-01", after), old=old, at=LATER)) == (1, LATER)


NATIONAL_DAY = "a: {kind: talks, title: A, when: 2020-08-15 to 2020-08-16, repeats: %s}"


@pytest.mark.parametrize(
    "repeats",
    [
        "yearly",
        "{rule: yearly, until: 2026-12-31}",
        "{rule: yearly, except: 2023-08-15}",
        "{rule: yearly, also: 2023-02-15}",
        "{rule: yearly, until: 2021-12-31, also: [2023-02-15, 2024-02-15]}",
    ],
)
@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2023-01", "2023-06"),
        ("2023-08-16", "2023-08-16"),
        ("2023-08-17", "2023-08-31"),
        ("2023-02-16", "2023-03"),
        ("2022", "2022"),
        ("2020", "2020-08-14"),
    ],
)
def test_no_notice_is_of_what_was_on_other_days(repeats: str, start: str, end: str) -> None:
    event = NATIONAL_DAY % repeats
    selection = Selection(start=day(start), end=day(end))
    shown = selected(registry(f"{HEAD}  {event}\n"), selection, NOON).entries
    new = lock(old=lock(event), at=LATER)
    gone = told(selected(registry(HEAD), selection, LATER), new, selection).withdrawn
    assert [each.uid for each in gone] == [each.uid for each in shown if each.id == "a"]


def test_a_series_with_changes_is_taken_back_between_its_first_and_last_day() -> None:
    event = NATIONAL_DAY % "{rule: yearly, changes: {2023-08-15: {when: 2023-02-15}}}"
    selection = Selection(start=day("2023-01"), end=day("2023-06"))
    new = lock(old=lock(event), at=LATER)
    assert told(selected(registry(HEAD), selection, LATER), new, selection).withdrawn
