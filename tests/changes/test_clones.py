"""Two clones that publish to one address: no subscriber is told what the registry does not say."""

import os
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import icalendar
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule
from typer.testing import CliRunner

from tests.content_lines import faults
from timeline.changes.lockfile import read, write
from timeline.changes.merging import merged
from timeline.cli.main import app

HEAD = "registry: r\ntitle: R\nevents:\n  anchor: {kind: talks, title: Anchor, when: 2024-03-31}\n"
IDS = ("a", "b", "c")
Event = tuple[int, str, str, int]
"""The day of an event, its title, its status, and a day that is added to it, unless that is 0.

If the day that is added is ALONE, the event does not take place on its first day.
"""
ALONE = 12


@dataclass
class Clone:
    """A clone of the project: its registry, and the locks that it had."""

    path: Path
    events: dict[str, Event] = field(default_factory=dict)
    locks: list[bytes] = field(default_factory=list)

    @property
    def lock(self) -> Path:
        """The lock."""
        return self.path / "events.lock"

    def save(self) -> None:
        """Write the registry."""
        lines = (
            f"  {id}: {{kind: talks, title: {title}, when: 2024-03-{day:02}, status: {status}"
            f"{repeated(day, also)}}}\n"
            for id, (day, title, status, also) in self.events.items()
        )
        (self.path / "events.yaml").write_text(HEAD + "".join(lines), encoding="utf-8")


def repeated(day: int, also: int) -> str:
    """Return how an event repeats, if it does."""
    if not also:
        return ""
    out = f"except: 2024-03-{day:02}, " if also == ALONE else ""
    return f", repeats: {{rule: FREQ=DAILY;COUNT=1, {out}also: 2024-03-{also}}}"


@dataclass
class Subscriber:
    """A program that takes an event for new only if a number is higher than the one it knows."""

    number: str
    known: dict[str, Any] = field(default_factory=dict)

    def look(self, calendar: dict[str, Any]) -> None:
        """Read the calendar, and keep what is not in it any more, as an imported copy is kept."""
        for id, event in calendar.items():
            if id not in self.known or self._of(event) > self._of(self.known[id]):
                self.known[id] = event

    def _of(self, event: Any) -> Any:
        return getattr(event[self.number], "dt", event[self.number])


def facts(event: Any) -> tuple[int, str]:
    """Return the day and the status of an event in a calendar."""
    return event["DTSTART"].dt.day, str(event["STATUS"])


class Clones(RuleBasedStateMachine):
    """Edits, exports, forgotten commits, merges and older locks, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.clones = [Clone(Path(self.folder.name, name)) for name in ("one", "two")]
        for clone in self.clones:
            clone.path.mkdir()
            clone.save()
        self.calendar = Path(self.folder.name, "out", "public.ics")
        self.calendar.parent.mkdir()
        self.clock = 1_700_000_000
        self.subscribers = Subscriber("SEQUENCE"), Subscriber("LAST-MODIFIED")

    def teardown(self) -> None:
        self.folder.cleanup()

    clone_numbers = st.sampled_from([0, 1])

    @rule(
        number=clone_numbers,
        id=st.sampled_from(IDS),
        day=st.integers(1, 3),
        title=st.sampled_from(["T0", "T1"]),
        status=st.sampled_from(["confirmed", "cancelled", "tentative"]),
        also=st.sampled_from([0, 11, ALONE]),
    )
    def edit(  # noqa: PLR0913, PLR0917
        self, number: int, id: str, day: int, title: str, status: str, also: int
    ) -> None:
        self.clones[number].events[id] = (day, title, status, also)
        self.publish(number)

    @rule(number=clone_numbers, id=st.sampled_from(IDS))
    def delete(self, number: int, id: str) -> None:
        self.clones[number].events.pop(id, None)
        self.publish(number)

    @rule(number=clone_numbers)
    def pull_without_the_lock(self, number: int) -> None:
        self.clones[number].events = dict(self.clones[1 - number].events)
        self.publish(number)

    @rule(number=clone_numbers)
    def merge(self, number: int) -> None:
        clone, other = self.clones[number], self.clones[1 - number]
        if clone.lock.exists() and other.lock.exists():
            mine, theirs = (read(each.lock.read_bytes(), "l", "r")[0] for each in (clone, other))
            assert mine
            assert theirs
            clone.lock.write_bytes(write(merged(mine, theirs)))
        self.pull_without_the_lock(number)

    @rule(number=clone_numbers, back=st.integers(1, 4))
    def put_an_older_lock_back(self, number: int, back: int) -> None:
        clone = self.clones[number]
        clone.lock.unlink(missing_ok=True)
        if len(clone.locks) >= back:
            clone.lock.write_bytes(clone.locks[-back])
        self.publish(number)

    @rule(seconds=st.sampled_from([-86_400, 0, 1, 3600]))
    def let_time_pass(self, seconds: int) -> None:
        self.clock += seconds

    def publish(self, number: int) -> None:
        """Export the calendar; where that stops, go on from the calendar, as we are told to."""
        clone = self.clones[number]
        clone.save()
        command = ["export", str(clone.path / "events.yaml"), "-o", str(self.calendar)]
        runner = CliRunner(env={**os.environ, "SOURCE_DATE_EPOCH": str(self.clock)})
        ran = runner.invoke(app, command, catch_exceptions=False)
        if ran.exit_code:
            assert "error[TL410]" in ran.stderr
            ran = runner.invoke(app, [*command, "--recover"], catch_exceptions=False)
        assert ran.exit_code == 0, ran.stderr
        clone.locks.append(clone.lock.read_bytes())
        self.see(clone.events)

    def see(self, events: dict[str, Event]) -> None:
        """Compare what subscribers know with the registry."""
        data = self.calendar.read_bytes()
        assert faults(data) == []
        shown: Any = icalendar.Calendar.from_ical(data)
        calendar = {str(each["UID"]).removesuffix("@r"): each for each in shown.events}
        for subscriber in self.subscribers:
            subscriber.look(calendar)
            assert subscriber.known.keys() == calendar.keys()
            for id, event in subscriber.known.items():
                assert facts(event) == facts(calendar[id]), (subscriber.number, id)
                if subscriber.number == "LAST-MODIFIED":
                    assert event.to_ical() == calendar[id].to_ical()
                name, _, added = id.partition(".")
                self.compare(event, events.get(name), name, added)

    @staticmethod
    def compare(event: Any, written: Event | None, id: str, added: str) -> None:
        """See that an event is told as the registry has it, and withdrawn if it has it not."""
        if written and added:
            day = int(added[-2:])
            written = (day, *written[1:]) if written[3] == day else None
        elif written and written[3] == ALONE:
            written = None
        if id == "anchor":
            return
        status = {"confirmed": "CONFIRMED", "tentative": "TENTATIVE"}
        expected = status.get(written[2], "CANCELLED") if written else "CANCELLED"
        assert event["STATUS"] == expected
        if written:
            assert event["DTSTART"].dt.day == written[0]


Clones.TestCase.settings = settings(
    max_examples=10, stateful_step_count=15, derandomize=True, deadline=None
)
TestClones = Clones.TestCase
