"""Random histories of a registry: calendars are told what a plain model says they should be."""

import copy
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import icalendar
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tests.conftest import registry, selected
from tests.content_lines import faults
from timeline.changes.lock import Lock
from timeline.changes.lockfile import read, write
from timeline.changes.revisions import pruned, revised
from timeline.changes.withdrawals import told
from timeline.chronology.selection import Selection
from timeline.formats.ics import render

HEAD = """\
registry: r
title: R
countries: {ITA: Italy}
places: {p0: {name: Rome, country: ITA}, p1: {name: Milan, country: ITA}}
events:
"""
IDS = ("a", "b", "c-d")
STATUSES = ("confirmed", "tentative", "announced", "cancelled", "postponed", "concluded")


@dataclass(frozen=True)
class Written:
    """An event as the registry has it."""

    title: str = "T0"
    day: int | None = 1
    place: str = "p0"
    status: str = "confirmed"
    repeats: str | None = None
    description: str = "D0"
    note: int = 0
    internal: bool = False

    def __str__(self) -> str:
        when = f"2024-03-{self.day:02}" if self.day else "unknown"
        repeats = f", repeats: {self.repeats}" if self.repeats and self.day else ""
        audience = "internal" if self.internal else "public"
        return (
            f"{{kind: talks, title: {self.title}, when: {when}, place: {self.place}, "
            f"status: {self.status}, description: {self.description}, note: N{self.note}, "
            f"audience: {audience}{repeats}}}"
        )


@dataclass
class Known:
    """What the model thinks that calendars know of an event."""

    state: str
    event: Written
    sequence: int
    modified: datetime


@dataclass
class Model:
    """A second opinion on revisions, as plain as can be."""

    known: dict[str, Known] = field(default_factory=dict)

    def export(self, events: dict[str, Written], clock: datetime) -> None:
        for id in {*events, *self.known}:
            event = events.get(id)
            public = None if event is None or event.internal else event
            before = self.known.get(id)
            if before is None:
                if public and public.day:
                    self.known[id] = Known("shown", public, 0, clock)
                continue
            state, told = self._now(before, public)
            matters = state != before.state or self._matter(before.event) != self._matter(told)
            if matters:
                before.sequence += 1
            if matters or self._seen(before.event) != self._seen(told):
                before.modified = max(clock, before.modified + timedelta(seconds=1))
            before.state, before.event = state, told

    @staticmethod
    def _now(before: Known, public: Written | None) -> tuple[str, Written]:
        if public and public.day:
            return "shown", public
        if before.state == "pruned":
            return "pruned", before.event
        if public is None:
            return "withdrawn", before.event
        last = before.event
        return "undated", replace(last, title=public.title, status=public.status)

    @staticmethod
    def _matter(event: Written) -> tuple[object, ...]:
        open_ = {"tentative": "open", "announced": "open", "concluded": "confirmed"}
        return event.day, event.place, open_.get(event.status, event.status), event.repeats

    @staticmethod
    def _seen(event: Written) -> Written:
        return replace(event, note=0)

    def prune(self) -> None:
        for known in self.known.values():
            if known.state == "withdrawn":
                known.state = "pruned"


ids = st.sampled_from(IDS)
changes: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.fixed_dictionaries({"title": st.sampled_from(["T0", "T1", "T2"])}),
    st.fixed_dictionaries({"day": st.sampled_from([1, 2, 8, None])}),
    st.fixed_dictionaries({"place": st.sampled_from(["p0", "p1"])}),
    st.fixed_dictionaries({"status": st.sampled_from(STATUSES)}),
    st.fixed_dictionaries({"repeats": st.sampled_from(["weekly", "daily", None])}),
    st.fixed_dictionaries({"description": st.sampled_from(["D0", "D1"])}),
    st.fixed_dictionaries({"note": st.integers(0, 9)}),
    st.fixed_dictionaries({"internal": st.booleans()}),
    st.sampled_from([{"day": None, "status": "postponed"}, {"title": "T1", "day": 2, "note": 1}]),
)


class History(RuleBasedStateMachine):
    """Edits of a registry in any order, each followed by an export."""

    def __init__(self) -> None:
        super().__init__()
        self.events = {id: Written() for id in ("anchor", *IDS)}
        self.backwards = False
        self.clock = datetime(2024, 1, 1, tzinfo=UTC)
        self.data = write(Lock("r"))
        self.model = Model()
        self.calendar = b""
        self.export()

    @rule(edits=st.lists(st.tuples(ids, changes), min_size=1, max_size=3))
    def change(self, edits: list[tuple[str, dict[str, Any]]]) -> None:
        for id, change in edits:
            self.events[id] = replace(self.events.get(id, Written()), **change)
        self.export()

    @rule(id=ids)
    def delete_or_add(self, id: str) -> None:
        if self.events.pop(id, None) is None:
            self.events[id] = Written()
        self.export()

    @rule(id=ids)
    def give_a_new_id(self, id: str) -> None:
        self.events[f"{id}-2"] = self.events.pop(id, Written())
        self.export()

    @rule()
    def reorder(self) -> None:
        self.backwards = not self.backwards

    @rule(seconds=st.sampled_from([-86_400, 0, 1, 3600]))
    def let_time_pass(self, seconds: int) -> None:
        self.clock += timedelta(seconds=seconds)

    @rule()
    def prune(self) -> None:
        lock, _ = read(self.data, "events.lock", "r")
        assert lock
        self.data = write(pruned(lock))
        self.model.prune()
        self.check(self.made()[1])

    def export(self) -> None:
        """Make lock and calendar, and compare them with the model and with those before."""
        before = copy.deepcopy(self.model.known)
        self.model.export(self.events, self.clock)
        self.data, calendar = self.made()
        self.check(calendar)
        self.compare(before)

    @invariant()
    def a_second_export_is_the_same(self) -> None:
        clock, self.clock = self.clock, self.clock + timedelta(days=1)
        assert self.made() == (self.data, self.calendar)
        self.clock = clock

    def made(self) -> tuple[bytes, bytes]:
        """Return the lock and the calendar that an export would make now."""
        order = sorted(self.events, reverse=self.backwards)
        text = HEAD + "".join(f"  {id}: {self.events[id]}\n" for id in order)
        chosen = selected(registry(text), Selection(), self.clock)
        lock, source = read(self.data, "events.lock", "r")
        assert lock, source.findings
        new = revised(chosen, lock, self.clock)
        return write(new.lock), render(told(chosen, new, Selection())).data

    def check(self, calendar: bytes) -> None:
        """Compare the calendar with the model."""
        assert faults(calendar) == []
        shown: Any = icalendar.Calendar.from_ical(calendar)
        found = {str(each["UID"]): each for each in shown.events}
        assert len(found) == len(shown.events)
        known = self.model.known
        assert set(found) == {f"{id}@r" for id in known if known[id].state != "pruned"}
        for id, expected in known.items():
            if expected.state != "pruned":
                self.check_event(found[f"{id}@r"], expected)
        self.calendar = calendar

    @staticmethod
    def check_event(event: Any, expected: Known) -> None:
        written = expected.event
        assert event["SEQUENCE"] == expected.sequence
        assert event["LAST-MODIFIED"].dt == event["DTSTAMP"].dt == expected.modified
        assert written.day
        assert event["DTSTART"].dt == date(2024, 3, written.day)
        assert str(event["SUMMARY"]).split(": ")[-1] == written.title
        is_off = expected.state != "shown" or written.status in ("cancelled", "postponed")
        assert (event["STATUS"] == "CANCELLED") == is_off
        assert ("RRULE" in event) == bool(written.repeats)

    def compare(self, before: dict[str, Known]) -> None:
        """See that no revision falls, and that none changes unless the event does."""
        for id, old in before.items():
            new = self.model.known[id]
            assert new.sequence >= old.sequence
            assert new.modified >= old.modified
            assert (new.modified > old.modified) >= (new.sequence > old.sequence)


History.TestCase.settings = settings(
    max_examples=40, stateful_step_count=30, derandomize=True, deadline=None
)
TestHistory = History.TestCase
