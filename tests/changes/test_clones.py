"""Two clones that publish to one address: no subscriber is told what the registry does not say."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

import icalendar
import pytest
import tzdata
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule
from typer.testing import CliRunner

from tests.content_lines import faults
from timeline.changes.lockfile import read, write
from timeline.changes.merging import merged
from timeline.cli.main import app
from timeline.time import zones

HEAD = """\
registry: r
title: R
defaults: {timezone: Africa/Casablanca}
events:
  anchor: {kind: talks, title: Anchor, when: 2024-03-31}
"""
IDS = ("a", "b", "c")
NEWER, OLDER = zones.EDITION, "2000.1"
HOURS = {NEWER: 9, OLDER: 7}
"""The hour in UTC of ten o'clock in Casablanca, by an edition of the zone data."""
Event = tuple[int, str, str, int]
"""The day of an event, its title, its status, and a day that is added to it, unless that is 0.

If the day that is added is ALONE, the event does not take place on its first day.
"""
ALONE = 8


def older_zones(folder: Path) -> Path:
    """Return an older edition of the zone data, in which Casablanca was two hours further east."""
    copy = folder / "tzdata"
    shutil.copytree(Path(tzdata.__file__).parent, copy)
    shutil.copy(copy / "zoneinfo/Etc/GMT-3", copy / "zoneinfo/Africa/Casablanca")
    return copy


@contextmanager
def going_by(edition: str, older: Path) -> Iterator[None]:
    """Go by an edition of the zone data."""
    with pytest.MonkeyPatch.context() as patch:
        if edition == OLDER:
            patch.setattr(zones, "EDITION", OLDER)
            patch.setattr(zones, "files", lambda name: older if name == "tzdata" else files(name))
        forget_zones()
        yield
    forget_zones()


def forget_zones() -> None:
    """Have the zone data read anew."""
    for cached in vars(zones).values():
        if hasattr(cached, "cache_clear"):
            cached.cache_clear()


@dataclass
class Clone:
    """A clone of the project: its registry, the locks that it had, and its edition of zone data.

    `ids` are those of events that were renamed, by the ids that they had first.
    """

    path: Path
    events: dict[str, Event] = field(default_factory=dict)
    locks: list[bytes] = field(default_factory=list)
    ids: dict[str, str] = field(default_factory=dict)
    zones: str = NEWER

    @property
    def lock(self) -> Path:
        """The lock."""
        return self.path / "events.lock"

    def save(self) -> None:
        """Write the registry."""
        lines = (
            f"  {self.ids.get(id, id)}: {{{f'uid: {id}@r, ' if id in self.ids else ''}kind: talks, "
            f"title: {title}, when: 2024-03-{day:02} 10:00, status: {status}"
            f"{repeated(day, also)}}}\n"
            for id, (day, title, status, also) in self.events.items()
        )
        (self.path / "events.yaml").write_text(HEAD + "".join(lines), encoding="utf-8")


def repeated(day: int, also: int) -> str:
    """Return how an event repeats, if it does."""
    if not also:
        return ""
    out = f"except: 2024-03-{day:02}, " if also == ALONE else ""
    return f", repeats: {{rule: FREQ=DAILY;COUNT=1, {out}also: 2024-03-{also:02}}}"


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


def read_calendar(data: bytes) -> dict[str, Any]:
    """Return the events of a calendar by their ids, with the moment by the calendar's own zones."""
    assert faults(data) == []
    calendar: Any = icalendar.Calendar.from_ical(data)
    offsets = {
        str(zone["TZID"]): zone.walk("STANDARD")[0]["TZOFFSETTO"].td for zone in calendar.timezones
    }
    found = {}
    for event in calendar.events:
        start, zone = event["DTSTART"].dt, event["DTSTART"].params.get("TZID")
        event.moment = start.replace(tzinfo=UTC) - offsets[zone] if zone else start
        found[str(event["UID"]).removesuffix("@r")] = event
    return found


def facts(event: Any, *, is_gone: bool) -> tuple[str, date | None]:
    """Return the status of an event in a calendar, and its moment if it is not withdrawn."""
    return str(event["STATUS"]), None if is_gone else event.moment


class Clones(RuleBasedStateMachine):
    """Edits, renaming, exports, forgotten commits, merges, older locks and other zone data."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.older = older_zones(Path(self.folder.name))
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
        also=st.sampled_from([0, 7, ALONE]),
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
        clone, other = self.clones[number], self.clones[1 - number]
        clone.events, clone.ids = dict(other.events), dict(other.ids)
        self.publish(number)

    @rule(
        number=clone_numbers, id=st.sampled_from(IDS), new=st.integers(2, 3), by_hand=st.booleans()
    )
    def rename(self, number: int, id: str, new: int, *, by_hand: bool) -> None:
        clone = self.clones[number]
        old, name = clone.ids.get(id, id), f"{id}-{new}"
        if id in clone.events and old != name:
            clone.ids[id] = name
            if not by_hand:
                self.run("rename", old, name, str(clone.path / "events.yaml"))
                assert f"  {name}: {{uid: {id}@r, " in (clone.path / "events.yaml").read_text(
                    "utf-8"
                )
            self.publish(number)

    @rule(number=clone_numbers, edition=st.sampled_from([NEWER, OLDER]))
    def install_zones(self, number: int, edition: str) -> None:
        self.clones[number].zones = edition
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

    def run(self, *arguments: str) -> tuple[int, str]:
        """Run the command, and return its exit code and what it says."""
        runner = CliRunner(env={**os.environ, "SOURCE_DATE_EPOCH": str(self.clock)})
        ran = runner.invoke(app, arguments, catch_exceptions=False)
        return ran.exit_code, ran.stderr

    def publish(self, number: int) -> None:
        """Export the calendar; where that stops, go on as we are told to."""
        clone = self.clones[number]
        clone.save()
        command = ["export", str(clone.path / "events.yaml"), "-o", str(self.calendar)]
        with going_by(clone.zones, self.older):
            code, said = self.run(*command)
        if code == 2:
            assert f"has edition {NEWER} of the zone data, but the edition here, {OLDER}" in said
            clone.zones = NEWER
        with going_by(clone.zones, self.older):
            code, said = self.run(*command)
            if code:
                assert "error[TL410]" in said
                code, said = self.run(*command, "--recover")
        assert code == 0, said
        clone.locks.append(clone.lock.read_bytes())
        self.see(clone)

    def see(self, clone: Clone) -> None:
        """Compare what subscribers know with the registry."""
        calendar = read_calendar(self.calendar.read_bytes())
        for subscriber in self.subscribers:
            subscriber.look(calendar)
            assert subscriber.known.keys() == calendar.keys()
            for id, event in subscriber.known.items():
                is_gone = id not in ("anchor", *clone.events)
                told, known = (facts(each, is_gone=is_gone) for each in (calendar[id], event))
                assert told == known, (subscriber.number, id)
                if subscriber.number == "LAST-MODIFIED":
                    assert event.to_ical() == calendar[id].to_ical()
                name, _, added = id.partition(".")
                self.compare(event, clone.events.get(name), name, added, HOURS[clone.zones])

    @staticmethod
    def compare(event: Any, written: Event | None, id: str, added: str, hour: int) -> None:
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
            assert event.moment == datetime(2024, 3, written[0], hour, tzinfo=UTC)


Clones.TestCase.settings = settings(
    max_examples=10, stateful_step_count=15, derandomize=True, deadline=None
)
TestClones = Clones.TestCase
