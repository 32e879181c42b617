"""Our own calendar comes back: nothing changes unless somebody changed it in the calendar."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.conftest import ROOT
from timeline.chronology.options import Choices, Sign, Times, Undated
from timeline.chronology.resolver import resolved
from timeline.chronology.selection import Selection, select
from timeline.formats.ics import render
from timeline.importing.calendars.reading import read
from timeline.importing.context import Context
from timeline.importing.incoming import Incoming
from timeline.reading.loader import load
from timeline.registry.vocabulary import Audience
from timeline.schedule.schedule import Schedule

DATA = ROOT / "tests" / "data" / "valid"
FILES = [ROOT / "events.yaml", *sorted(DATA.glob("*.yaml"))]
YAML = b"""
registry: r
title: R
defaults: {timezone: Europe/Rome}
places: {hall: {name: Hall, city: Rome, country: ITA}}
events:
  dinner:
    {kind: other, label: Dinner, title: {en: State dinner, it: Cena}, place: hall,
     when: 2027-03-04 evening, status: cancelled, url: "https://x.org/"}
  weekly:
    {kind: talks, title: Talks, when: 2027-03-04 10:00 to 11:00, timezone: Asia/Tokyo,
     repeats: {rule: FREQ=WEEKLY;COUNT=4, also: 2027-03-05}}
"""


def schedule(data: bytes) -> Schedule:
    found = load([("r.yaml", data)]).schedule
    assert found is not None
    return found


def calendar(known: Schedule, choices: Choices, language: str | None) -> bytes:
    stamp = datetime(2026, 1, 1, tzinfo=UTC)
    chosen = select(resolved(known, Audience.PUBLIC, stamp), Selection(), language)
    return render(chosen, choices).data


def back(data: bytes, known: Schedule) -> Incoming:
    return read(data, "own.ics", Context("r", registry=known.registry, zone="Europe/Rome"))


CHOICES = {
    "usual": (Choices(), None),
    "Italian": (Choices(), "it"),
    "UTC": (Choices(times=Times.UTC), None),
    "signs": (Choices(cancelled=Sign.STATUS, tentative=Sign.STATUS), None),
    "first days": (Choices(undated=Undated.FIRST), None),
    "spans": (Choices(undated=Undated.SPAN), None),
}


@pytest.mark.parametrize(
    ("file", "choices"),
    [(file, "usual") for file in FILES]
    + [(DATA / f"{name}.yaml", way) for name in ("kinds", "traps") for way in CHOICES],
    ids=lambda value: getattr(value, "stem", value),
)
def test_a_calendar_that_nobody_edited_says_nothing(file: Path, choices: str) -> None:
    known = schedule(file.read_bytes())
    data = calendar(known, *CHOICES[choices])
    found = back(data, known)
    assert found.is_own
    assert not found.left_out
    assert {each.id for each in found.events} <= known.registry.events.keys()
    assert [each.fields for each in found.events] == [{}] * len(found.events)
    uids = {line[4:] for line in data.split(b"\r\n") if line.startswith(b"UID:")}
    assert len(found.events) == len(uids)


EDITS = {
    "title": (
        b"State dinner",
        b"Gala dinner",
        "dinner",
        {"title": {"en": "Gala dinner", "it": "Cena"}},
    ),
    "whole title": (
        b"Cancelled: State dinner (evening)",
        b"Gala",
        "dinner",
        {"title": {"en": "Gala", "it": "Cena"}},
    ),
    "day": (
        b"20270304\r\nDTEND",
        b"20270303\r\nDTEND",
        "dinner",
        {"when": "2027-03-03 to 2027-03-04"},
    ),
    "status": (b"STATUS:CANCELLED", b"STATUS:CONFIRMED", "dinner", {"status": "confirmed"}),
    "place": (
        b"Hall\\, Rome\\, ITA\r\nCAT",
        b"Foyer\r\nCAT",
        "dinner",
        {"place": "foyer"},
    ),
    "url": (b"URL:https://x.org/", b"URL:https://y.org/", "dinner", {"url": "https://y.org/"}),
    "prose": (b"DESCRIPTION", b"X-DESCRIPTION", "dinner", {}),
    "rule": (
        b"COUNT=4",
        b"COUNT=5",
        "weekly",
        {"repeats": "FREQ=WEEKLY;COUNT=5;BYDAY=TH"},
    ),
    "length": (
        b"T100000\r\nDTEND;TZID=Asia/Tokyo:20270304T110000",
        b"T100000\r\nDTEND;TZID=Asia/Tokyo:20270304T120000",
        "weekly",
        {"when": "2027-03-04 10:00 to 12:00"},
    ),
}


@pytest.mark.parametrize("edit", EDITS)
def test_what_somebody_changed_in_the_calendar_is_heard_of(edit: str) -> None:
    old, new, id, fields = EDITS[edit]
    known = schedule(YAML)
    data = calendar(known, Choices(), "en")
    assert old in data
    found = back(data.replace(old, new), known)
    told = {each.id: each.fields for each in found.events if each.fields}
    changed = {name: value for name, value in told.get(id, {}).items() if value is not None}
    assert changed == fields
    assert [note.text for note in (*found.to_do, *found.unused)] == (
        ['the place "Foyer" has no country yet; --country gives new places one']
        if edit == "place"
        else []
    )
    assert all(each.unchanged == frozenset() for each in found.events)


def test_a_title_in_one_language_is_heard_of() -> None:
    known = schedule(YAML)
    data = calendar(known, Choices(), "en").replace(b"SUMMARY:Talks", b"SUMMARY:Dinner")
    (weekly,) = (each for each in back(data, known).events if each.fields)
    assert weekly.fields == {"title": "Dinner"}


def test_a_series_that_no_registry_can_hold_is_left_to_people() -> None:
    known = schedule(YAML)
    data = calendar(known, Choices(), "en").replace(b"BYDAY=TH", b"BYDAY=TH;BYSETPOS=1")
    assert [note.text for note in back(data, known).left_out] == [
        "Talks: weekly no longer repeats in the registry; change it there"
    ]


def test_another_zone_is_heard_of() -> None:
    known = schedule(YAML)
    data = calendar(known, Choices(), "en").replace(b"TZID=Asia/Tokyo", b"TZID=Asia/Seoul")
    found = back(data.replace(b"T100000", b"T090000"), known)
    (weekly,) = (each for each in found.events if each.fields)
    assert weekly.fields["timezone"] == "Asia/Seoul"


def test_an_occurrence_that_is_an_event_of_its_own_is_left_to_people() -> None:
    known = schedule(YAML)
    data = calendar(known, Choices(), "en").replace(b"20270305T110000", b"20270305T120000")
    assert [note.text for note in back(data, known).left_out] == [
        "Talks: an occurrence of weekly differs; change it in the registry"
    ]


def test_an_event_that_the_registry_has_no_more_does_not_rise_again() -> None:
    known = schedule(YAML)
    data = calendar(known, Choices(), "en").replace(b"dinner@r", b"lunch@r")
    assert [note.text for note in back(data, known).left_out] == [
        "Cancelled: State dinner (evening): the registry no longer has lunch"
    ]


def test_an_event_that_somebody_added_to_the_calendar_is_new() -> None:
    known = schedule(YAML)
    data = calendar(known, Choices(), "en").replace(b"dinner@r", b"other@x.org")
    (new,) = (each for each in back(data, known).events if not each.id)
    assert new.uid == "other@x.org"


def test_a_calendar_of_another_program_is_not_our_own() -> None:
    known = schedule(YAML)
    data = calendar(known, Choices(), "en").replace(b"diplomatic-timeline", b"another")
    assert not back(data, known).is_own
