"""Calendars of other people, imported and exported again: the same occurrences at the same moments.

The calendars are those that icalendar and recurring-ical-events ship for their own tests.
"""

import re
from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.interop.consumers import Consumer
from timeline.chronology.resolver import resolved
from timeline.chronology.selection import Selection, select
from timeline.diagnostics.findings import TimelineError
from timeline.formats.ics import render
from timeline.importing.calendars.reading import read
from timeline.importing.context import Context
from timeline.importing.directory import Directory
from timeline.importing.incoming import Incoming
from timeline.registry.registry import Registry
from timeline.registry.vocabulary import Audience
from timeline.schedule.schedule import schedule

_FOLDERS = ("icalendar/tests/calendars", "recurring_ical_events/test/calendars")
_ALIKE = (
    "duration_edited",
    "each_week_but_two_deleted",
    "event_10_times",
    "issue_20_exdate_ignored",
    "issue_48_daylight_aware_repeats",
    "issue_48_dst",
    "issue_62_moved_event",
    "machbar_16_feb_2019",
    "one_day_event_repeat_every_day",
    "one_event",
    "one_event_repeat_every_3_days",
    "recurring_events_changed_duration",
    "recurring_events_moved",
    "three_events",
    "three_events_one_edited",
)
"""Calendars with a zone for each clock time, and no change of all later occurrences."""


@pytest.fixture(scope="module")
def files(python: Path) -> list[Path]:
    """Return the calendars that the packages ship."""
    (site,) = (python.parent.parent / "lib").glob("python*/site-packages")
    found = [file for folder in _FOLDERS for file in sorted((site / folder).glob("*.ics"))]
    assert len(found) > 150
    return found


def imported(file: Path, directory: Directory) -> Incoming:
    return read(file.read_bytes(), file.name, Context("x", zone="UTC", directory=directory))


def begun(data: bytes) -> int:
    """Count the events of a file by their first lines."""
    return len(re.findall(rb"(?im)^BEGIN:VEVENT[ \t]*$", data.replace(b"\r", b"\n")))


def test_each_event_of_other_people_is_taken_or_named(files: list[Path]) -> None:
    counted: Counter[str] = Counter()
    for file in files:
        count = begun(file.read_bytes())
        try:
            found = imported(file, Directory())
        except TimelineError:
            assert not count, file.name
            continue
        places = {each.at for each in found.events} | {note.at for note in found.left_out}
        assert len(places) <= count, file.name
        if not any("RECURRENCE-ID" in line for line in file.read_text(errors="replace").split()):
            assert len(places) == count or count == 0, file.name
        dated = [note for note in found.left_out if not note.text.endswith("no start")]
        counted += Counter(taken=len({each.at for each in found.events}), left_out=len(dated))
    assert counted["taken"] > 500


def exported(file: Path) -> bytes:
    """Return the calendar that a registry has of the times and places of imported events."""
    directory = Directory()
    found = imported(file, directory)
    kept = ("kind", "label", "title", "when", "timezone", "repeats", "status")
    events = {
        f"e{number}": {name: each.fields[name] for name in kept if name in each.fields}
        for number, each in enumerate(found.events)
    }
    data = {"registry": "r", "title": "R", "defaults": {"timezone": "UTC"}}
    places = {"places": directory.added["places"]}
    planned = schedule(Registry.model_validate({**data, **places, "events": events}))
    assert not planned.faults
    known = resolved(planned, Audience.INTERNAL, datetime(2026, 1, 1, tzinfo=UTC))
    return render(select(known, Selection())).data


def moments(consumer: Consumer, files: list[Path]) -> set[tuple[str, str | None]]:
    """Return when a consumer has something in calendars, within their years."""
    found = consumer.read("occurrences", date(2010, 1, 1), date(2024, 1, 1), files)
    return {(str(row["start"]), row["end"]) for row in found if str(row["start"]) < "2024"}


@pytest.mark.parametrize("name", ["recurring-ical-events", "ical.js"])
def test_each_occurrence_stays_where_it_is(
    name: str, consumer: Callable[[str], Consumer], files: list[Path], tmp_path: Path
) -> None:
    theirs = [file for file in files if file.stem in _ALIKE]
    assert len(theirs) == len(_ALIKE)
    ours = [tmp_path / file.name for file in theirs]
    for file, copy in zip(theirs, ours, strict=True):
        copy.write_bytes(exported(file))
    before, after = moments(consumer(name), theirs), moments(consumer(name), ours)
    assert {start for start, _ in after} == {start for start, _ in before}
    assert after >= {(start, end) for start, end in before if end}  # a length is no end for some
