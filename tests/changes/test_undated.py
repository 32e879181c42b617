"""Events without a day: whatever becomes of them, each calendar shows them where it is to."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import icalendar
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.conftest import registry, selected
from tests.content_lines import faults
from timeline.changes.lock import Lock, State
from timeline.changes.lockfile import read, write
from timeline.changes.news import differences
from timeline.changes.revisions import pruned, revised
from timeline.changes.showing import shown
from timeline.changes.withdrawals import told
from timeline.chronology.options import USUAL, Undated
from timeline.chronology.selection import Selection
from timeline.formats.ics import render
from timeline.time.when import parse_date

HEAD = "registry: r\ntitle: R\nevents:\n  anchor: {kind: call, title: Anchor, when: 2024-12-31}\n"
NOON = datetime(2024, 1, 1, 12, tzinfo=UTC)
DAYS: dict[str | None, tuple[str, str, str] | None] = {
    "2024-03-01": ("2024-03-01", "2024-03-01", "2024-03-01"),
    "2024-03-08~": ("2024-03-08", "2024-03-08", "2024-03-08"),
    "2024-W10": ("", "2024-03-04", "2024-03-04 to 2024-03-10"),
    "2024-03": ("", "2024-03-01", "2024-03-01 to 2024-03-31"),
    "2024-03?": ("", "2024-03-01", "2024-03-01 to 2024-03-31"),
    "2024-Q1": ("", "2024-01-01", "2024-01-01 to 2024-03-31"),
    "2024-H1": ("", "2024-01-01", "2024-01-01 to 2024-06-30"),
    "2024": ("", "2024-01-01", "2024-01-01 to 2024-12-31"),
    "2024-02 to 2024-03-05": ("", "2024-02-01", "2024-02-01 to 2024-03-05"),
    "unknown": ("", "", ""),
    "after 2024-03": ("", "", ""),
    "before 2024-03-01": ("", "", ""),
    None: ("", "", ""),
}
"""The days on which calendars show an event: with --undated omit, first and span."""
ALL = Selection()


def text(when: str | None, more: str = "") -> str:
    """Return a registry in which an event is then, or in which it is not."""
    event = f"  a: {{kind: talks, title: Talks, when: {when}{more}}}\n"
    return HEAD + (event if when else "")


def lock(when: str | None, old: Lock | None = None, hours: int = 0, more: str = "") -> Lock:
    """Return the lock after an export, as it comes back from its file."""
    at = NOON + timedelta(hours=hours)
    chosen = selected(registry(text(when, more)), ALL, at)
    new = revised(chosen, old or Lock("r"), at).lock
    again, source = read(write(new), "events.lock", "r")
    assert again == new, source.findings
    return new


def calendar(
    when: str | None, lock: Lock, undated: Undated, wanted: Selection = ALL, more: str = ""
) -> dict[str, Any]:
    """Return the events of a calendar, as another library reads them."""
    chosen = selected(registry(text(when, more)), wanted, NOON)
    new = revised(selected(registry(text(when, more)), ALL, NOON), lock, NOON)
    assert new.lock == lock
    data = render(told(chosen, new, wanted, undated), USUAL._replace(undated=undated)).data
    assert faults(data) == []
    read: Any = icalendar.Calendar.from_ical(data)
    return {str(each["UID"]).partition("@")[0]: each for each in read.events}


def days(event: Any) -> str:
    """Return the days on which a calendar shows an event."""
    first, last = event["DTSTART"].dt, event["DTEND"].dt - timedelta(days=1)
    return str(first) if first == last else f"{first} to {last}"


class Subscriber:
    """A program that takes an event for new only if a number is higher than the one it knows."""

    def __init__(self, number: str) -> None:
        self.number = number
        self.known: Any = None

    def look(self, calendar: dict[str, Any]) -> str:
        """Read a calendar, keep what is gone from it, and return the days of what is not off."""
        event = calendar.get("a")
        if event and (self.known is None or self._of(event) > self._of(self.known)):
            self.known = event
        is_off = self.known is None or self.known["STATUS"] == "CANCELLED"
        return "" if is_off else days(self.known)

    def _of(self, event: Any) -> Any:
        return getattr(event[self.number], "dt", event[self.number])


@settings(max_examples=60, derandomize=True, deadline=None)
@given(st.lists(st.sampled_from(list(DAYS)), min_size=2, max_size=6))
@example(["2024-03", "2024-03-01", "2024-03", "unknown", "2024-03", None, "2024-03"])
def test_every_subscriber_sees_where_an_event_is_and_nobody_keeps_a_ghost(
    whens: list[str | None],
) -> None:
    subscribers = {
        (undated, number): Subscriber(number)
        for undated in Undated
        for number in ("SEQUENCE", "LAST-MODIFIED")
    }
    known: Lock | None = None
    for hour, when in enumerate(whens):
        known = lock(when, known, hour)
        for (undated, number), subscriber in subscribers.items():
            seen = subscriber.look(calendar(when, known, undated))
            expected = DAYS[when]
            assert expected
            assert seen == expected[list(Undated).index(undated)], (undated, number)


@pytest.mark.parametrize("undated", Undated)
@pytest.mark.parametrize("when", [when for when in DAYS if when])
def test_what_has_no_day_is_named_where_it_is_left_out(when: str, undated: Undated) -> None:
    made = render(selected(registry(text(when)), ALL, NOON), USUAL._replace(undated=undated))
    expected = DAYS[when]
    assert expected
    is_shown = bool(expected[list(Undated).index(undated)])
    assert [entry.id for entry in made.undated] == ([] if is_shown else ["a"])


def test_calendars_that_never_showed_an_event_are_not_told_that_it_is_gone() -> None:
    gone = lock(None, lock("2024-03"), 1)
    assert gone.memories["a"].state is State.WITHDRAWN
    assert set(calendar(None, gone, Undated.OMIT)) == {"anchor"}
    for undated, seen in (
        (Undated.FIRST, "2024-03-01"),
        (Undated.SPAN, "2024-03-01 to 2024-03-31"),
    ):
        event = calendar(None, gone, undated)["a"]
        assert (event["STATUS"], days(event), event["SEQUENCE"]) == ("CANCELLED", seen, 1)
        assert str(event["SUMMARY"]) == "Withdrawn: Talks"


def test_an_event_that_gets_a_day_is_revised_and_not_cancelled() -> None:
    undated = lock("2024-03")
    assert undated.memories["a"].sequence == 0
    dated = lock("2024-03-08", undated, 1)
    for choice in Undated:
        event = calendar("2024-03-08", dated, choice)["a"]
        assert (event["STATUS"], event["SEQUENCE"]) == ("CONFIRMED", 1)
    assert str(differences(undated, dated)) == "1 added (a)"


def test_an_event_that_loses_its_day_is_taken_off_it_or_moved() -> None:
    undated = lock("2024-03", lock("2024-03-08"), 1)
    off = calendar("2024-03", undated, Undated.OMIT)["a"]
    assert (str(off["SUMMARY"]), days(off)) == ("Date open: Talks", "2024-03-08")
    moved = calendar("2024-03", undated, Undated.SPAN)["a"]
    assert str(moved["SUMMARY"]) == "Talks (March 2024, day open)"
    assert off["SEQUENCE"] == moved["SEQUENCE"] == 1


@pytest.mark.parametrize(
    ("before", "after", "sequence"),
    [
        ("2024-03", "2024-04", 1),
        ("2024-03", "2024-03?", 1),
        ("2024-03", "2024-W10", 1),
        ("2024-03", "2024-03-01 to 2024-03-31", 1),
        ("2024-03", "2024-03", 0),
        ("2024-03 to 2024-04", "2024-03-01 to 2024-04", 0),
    ],
)
def test_another_month_or_doubt_is_a_revision(before: str, after: str, sequence: int) -> None:
    assert lock(after, lock(before), 1).memories["a"].sequence == sequence


def test_another_description_moves_the_moment_alone() -> None:
    old = lock("2024-03")
    new = lock("2024-03", old, 1, ", description: More")
    memory = new.memories["a"]
    assert (memory.sequence, memory.modified) == (0, NOON + timedelta(hours=1))
    assert str(differences(old, new)) == "1 edited (a)"


def test_a_lock_that_only_remembers_what_has_no_day_has_nothing_to_say_of_it() -> None:
    old = lock(None)
    assert not differences(old, lock("2024-03", old, 1))


@pytest.mark.parametrize(
    ("start", "end", "is_wanted"),
    [("2024-03-31", None, True), ("2024-04-01", None, False), (None, "2024-02-29", False)],
)
def test_filters_go_by_all_days_on_which_it_may_be(
    start: str | None, end: str | None, *, is_wanted: bool
) -> None:
    bounds = (start and parse_date(start), end and parse_date(end))
    wanted = Selection(start=bounds[0] or None, end=bounds[1] or None)
    known = lock("2024-03")
    gone = lock(None, known, 1)
    undated = Undated.FIRST
    anchor = {"anchor"} if start else set()
    shown = {"a", *anchor} if is_wanted else anchor
    assert set(calendar("2024-03", known, undated, wanted)) == shown
    assert set(calendar(None, gone, undated, wanted)) == shown


def test_what_was_pruned_and_comes_back_without_a_day_is_revised() -> None:
    old = pruned(lock(None, lock("2024-03"), 1))
    new = lock("2024-03", old, 2)
    assert new.memories["a"].sequence == 2
    assert set(calendar("2024-03", new, Undated.OMIT)) == {"anchor"}


def test_an_event_that_is_off_stands_where_it_was_to_be() -> None:
    more = ", status: postponed, was: [{when: 2024-03}]"
    known = lock("unknown", None, 0, more)
    event = calendar("unknown", known, Undated.SPAN, ALL, more)["a"]
    assert str(event["SUMMARY"]) == "Postponed: Talks (March 2024, day open)"
    assert days(event) == "2024-03-01 to 2024-03-31"


def test_the_lock_shows_on_which_days_it_may_be() -> None:
    assert "open      DTEND;VALUE=DATE:20240401\n" in shown("a", lock("2024-03").memories["a"])
    assert "times" not in shown("a", lock("2024-03").memories["a"])


def test_the_first_day_of_the_calendar_is_a_day_like_any_other() -> None:
    event = calendar("0001", lock("0001"), Undated.FIRST)["a"]
    assert event["DTSTART"].dt == date(1, 1, 1)
