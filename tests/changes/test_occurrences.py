"""Occurrences: the lines of a calendar and the events of a registry are found to be the same."""

from pathlib import Path

import pytest

from tests.conftest import DATA, selected
from tests.conftest import registry as made
from timeline.changes import occurrences
from timeline.changes.lockfile import read
from timeline.chronology.chronology import Entry
from timeline.chronology.selection import Selection
from timeline.ical.reading import check
from timeline.time import zones

HARD = Path(DATA, "format-1", "events.yaml").read_text("utf-8")
HEAD = HARD[: HARD.index("events:\n")] + "events:\n"
OLD = read(Path(DATA, "format-1", "events.lock").read_bytes(), "events.lock", "r")[0]
WHOLE = selected(made(HARD), Selection())
WEEKLY = "2024-03-21 10:00 to 11:00, repeats: {rule: weekly, until: 2024-04-11}"
IN_UTC = "DTSTART:20240321T090000Z DTEND:20240321T100000Z"
IN_ROME = "DTSTART;TZID=Europe/Rome:20240321T100000 DTEND;TZID=Europe/Rome:20240321T110000"
IN_DAYS = "DTSTART;VALUE=DATE:20240321 DTEND;VALUE=DATE:20240323"
THURSDAYS = "FREQ=WEEKLY;BYDAY=TH"
NOT_LAST = "EXDATE;TZID=Europe/Rome:20240418T100000"
ENDLESS = "2024-03-21 10:00 to 11:00, repeats: weekly"


def entry(when: str) -> Entry:
    """Return an event of this time."""
    text = f"{HEAD}  a: {{kind: talks, title: A, when: {when}}}\n"
    return selected(made(text), Selection()).entries[0]


@pytest.mark.parametrize("one", WHOLE.entries, ids=lambda one: one.id)
def test_the_lines_of_format_1_tell_the_occurrences_of_the_event(one: Entry) -> None:
    assert OLD
    told, known = check(OLD.memories[one.id].times), occurrences.of_entry(one)
    read = occurrences.of_lines(told, one.changed)
    assert read.instants == known.instants
    assert read.local == (known.local if "TZID" in told else "")


@pytest.mark.parametrize(
    ("when", "told"),
    [
        (
            "2024-03-21 10:00 to 11:00",
            [
                IN_ROME,
                IN_UTC,
            ],
        ),
        (
            WEEKLY,
            [
                f"{IN_UTC} RDATE:20240328T090000Z,20240404T080000Z,20240411T080000Z",
                f"{IN_ROME} RRULE:FREQ=DAILY;INTERVAL=7;COUNT=4",
                f"{IN_ROME} RRULE:{THURSDAYS};UNTIL=20240418T080000Z {NOT_LAST}",
            ],
        ),
        (
            "2024-03-21 to 2024-03-22, repeats: {rule: weekly, until: 2024-03-28}",
            [
                f"{IN_DAYS} RRULE:{THURSDAYS};UNTIL=20240328",
                f"{IN_DAYS} RDATE;VALUE=DATE:20240328",
            ],
        ),
        (
            ENDLESS,
            [f"{IN_ROME} RRULE:FREQ=WEEKLY;INTERVAL=1;BYDAY=TH;WKST=MO"],
        ),
    ],
)
def test_other_lines_of_the_same_occurrences_are_the_same(when: str, told: list[str]) -> None:
    known = occurrences.of_entry(entry(when))
    for each in told:
        read = occurrences.of_lines(check(each))
        assert read.instants == known.instants
        assert read.local in ("", known.local)


@pytest.mark.parametrize("before", ["2024-03-21 10:00 to 11:00", WEEKLY, ENDLESS])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("03-21 10", "03-28 10"),
        ("10:00", "09:30"),
        ("11:00", "11:30"),
        ("11:00", "11:00 Europe/Paris"),
        ("10:00 to 11:00", "10:00"),
        ("10:00 to 11:00", "to 2024-03-22"),
        ("weekly", "fortnightly"),
        ("repeats: weekly", "repeats: {rule: weekly, except: 2024-04-04}"),
        ("repeats: weekly", "repeats: {rule: weekly, also: 2024-04-05}"),
        ("until: 2024-04-11", "until: 2024-04-11, except: 2024-04-04"),
        (
            "until: 2024-04-11",
            "until: 2024-04-11, changes: {2024-04-04: {when: 2024-04-05 10:00 to 11:00}}",
        ),
        ("until: 2024-04-11", "until: 2024-04-04"),
    ],
)
def test_other_occurrences_are_never_the_same(before: str, old: str, new: str) -> None:
    if old in before:
        other = entry(before.replace(old, new, 1))
        assert occurrences.of_entry(other) != occurrences.of_entry(entry(before))


def test_what_repeats_for_ever_goes_by_the_rules_of_its_zone_to_come(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = occurrences.of_entry(entry(ENDLESS))
    summerless = zones.yearly_rule("Europe/Rome")[:1]
    monkeypatch.setattr(occurrences, "yearly_rule", lambda _zone: summerless)
    after = occurrences.of_entry(entry(ENDLESS))
    assert after.local == before.local
    assert after.instants != before.instants


def test_lines_that_repeat_beyond_the_calendar_are_read_to_their_bound() -> None:
    told = "DTSTART;VALUE=DATE:20240321 RRULE:FREQ=DAILY;UNTIL=99991231"
    assert occurrences.of_lines(check(told)).instants
