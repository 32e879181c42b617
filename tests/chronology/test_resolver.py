"""Occurrences with all that they refer to looked up."""

import shutil
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from tests.conftest import DATA, ROOT, STAMP, Ran, registry
from timeline import formats
from timeline.chronology import repeating, resolver
from timeline.chronology.chronology import Entry
from timeline.chronology.resolver import occurrence, resolved
from timeline.reading import loader
from timeline.registry.vocabulary import Audience, Status
from timeline.schedule import schedule as planning
from timeline.schedule.schedule import schedule

PLACES = """
registry: r
title: R
defaults: {timezone: Europe/Rome, place: rome, status: announced}
places:
  rome: {name: Rome, country: ITA}
  delhi: {name: New Delhi, country: IND, timezone: Asia/Kolkata}
people:
  meloni: {name: Meloni, country: ITA, offices: [{title: PM, to: 2023-03-15}]}
events:
"""


def entry(change: str, when: str = "2023-03-02 16:00") -> Entry:
    repeats = f"{{rule: weekly, until: 2023-03-31, changes: {{2023-03-09: {change}}}}}"
    fields = f"kind: talks, title: A, when: {when}, repeats: {repeats}"
    text = f"{PLACES}  a: {{{fields}, participants: {{meloni: guest}}}}\n"
    return entry_a(text)


def entry_a(text: str) -> Entry:
    return resolved(schedule(registry(text)), Audience.PUBLIC, STAMP).entries["a"]


def changed(change: str, when: str = "2023-03-02 16:00") -> Entry:
    [found] = entry(change, when).changed
    return found


def test_an_event_that_repeats_is_one_entry_with_those_that_are_changed() -> None:
    found = entry("{status: cancelled}")
    assert found.series
    assert found.due is None
    assert [(one.due, one.status) for one in found.changed] == [
        (date(2023, 3, 9), Status.CANCELLED)
    ]
    assert (found.status, found.changed[0].uid) == (Status.ANNOUNCED, found.uid)


def test_an_occurrence_has_its_own_day_and_nothing_of_the_series() -> None:
    found = entry("{title: B}")
    assert found.series
    known = registry(PLACES + "  a: {kind: talks, title: A, when: 2023}\n")
    one = occurrence(known, found, found.series, date(2023, 3, 16))
    assert (one.due, one.span.earliest) == (date(2023, 3, 16), date(2023, 3, 16))
    assert (one.event.title, one.series, one.changed, one.moves) == ("A", None, (), ())
    assert one.revision == found.revision


def test_offices_are_those_of_the_day_of_the_occurrence() -> None:
    found = entry("{when: 2023-03-20 16:00}")
    assert [who.office for who in found.participants] == ["PM"]
    assert [who.office for who in found.changed[0].participants] == [None]


def test_an_occurrence_at_another_place_is_in_its_country() -> None:
    found = changed("{place: delhi, when: 2023-03-09 16:00}")
    assert found.place
    assert found.place.name == "New Delhi"
    assert found.countries == ("IND", "ITA")
    assert str(found.span.start) == "2023-03-09 16:00:00+05:30"


@pytest.mark.parametrize(
    ("when", "change", "was"),
    [
        ("2023-03-02 16:00", "{when: 2023-03-10 16:00}", "2023-03-09 16:00:00+01:00"),
        ("2023-03-02 16:00", "{when: 2023-03-09 17:00}", "2023-03-09 16:00:00+01:00"),
        (
            "2023-03-02 16:00",
            "{place: delhi, when: 2023-03-09 16:00}",
            "2023-03-09 16:00:00+01:00",
        ),
    ],
)
def test_an_occurrence_was_to_be_when_it_was_due_by_the_clocks_of_the_series(
    when: str, change: str, was: str
) -> None:
    [(_, planned)] = changed(change, when).moves
    assert str(planned.start) == was


def test_a_time_that_the_clocks_of_a_new_place_skip_is_none_of_theirs() -> None:
    text = f"""{PLACES}
  a:
    kind: talks
    title: A
    place: delhi
    when: 2023-03-19 02:30
    repeats:
      rule: weekly
      until: 2023-03-31
      changes: {{2023-03-26: {{place: rome, when: 2023-03-26 10:00}}}}
"""
    [one] = entry_a(text).changed
    [(_, planned)] = one.moves
    assert str(planned.start) == "2023-03-26 02:30:00+05:30"


@pytest.mark.parametrize(
    ("when", "change"),
    [
        ("2023-03-02", "{when: 2023-03-10}"),
        ("2023-03-02", "{when: 2023-03-09 to 2023-03-10}"),
        ("2023-03-02 evening", "{when: 2023-03-09 morning}"),
    ],
)
def test_a_move_of_days_or_of_their_parts_is_one(when: str, change: str) -> None:
    [(_, planned)] = changed(change, when).moves
    assert planned.earliest == date(2023, 3, 9)


@pytest.mark.parametrize(
    ("when", "change"),
    [
        ("2023-03-02 16:00", "{status: postponed}"),
        ("2023-03-02 16:00", "{title: B}"),
        ("2023-03-02 16:00", "{place: delhi, when: 2023-03-09 20:30}"),
        ("2023-03-02", "{place: delhi}"),
    ],
)
def test_what_stays_at_its_time_is_not_moved(when: str, change: str) -> None:
    assert changed(change, when).moves == ()


@pytest.mark.parametrize(
    "file", [ROOT / "events.yaml", DATA / "valid" / "agenda.yaml"], ids=lambda path: path.stem
)
def test_one_export_resolves_everything_once_in_all_languages_and_formats(
    file: Path, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    known = registry(file.read_text(encoding="utf-8"))
    assert len(known.languages) == 3
    calls: Counter[str] = Counter()

    def counted(module: ModuleType, name: str, key: Callable[..., str]) -> None:
        usual = getattr(module, name)

        def count(*arguments: object) -> object:
            calls[key(*arguments)] += 1
            return usual(*arguments)

        monkeypatch.setattr(module, name, count)

    counted(planning, "hierarchy", lambda *_: "hierarchy")
    counted(loader, "schedule", lambda *_: "schedule")
    counted(planning, "resolve", lambda when, _: f"time {when.text}")
    counted(planning, "series", lambda event: f"series {event.title}")
    counted(resolver, "resolve", lambda *_: "times of moves and of occurrences")
    counted(resolver, "_entry", lambda _, name, *__: f"event {name}")
    for module in (resolver, repeating):
        counted(module, "occurrence", lambda _, entry, __, day: f"occurrence {entry.id} {day}")
    for name in (file.name, f"{file.stem}.lock"):
        if (file.parent / name).exists():
            shutil.copy(file.parent / name, name)
    outputs = [word for name in formats.names() for word in ("-o", f"x.{name}")]
    outputs = [word.replace("x.package", "x.zip").replace("x.json", "x.jsonl") for word in outputs]
    assert run("export", file.name, *outputs).code == 0
    assert {f"event {id}" for id in known.events} <= calls.keys()
    moves = sum(len(event.was) for event in known.events.values())
    occurrences = sum(call.startswith("occurrence ") for call in calls)
    assert calls.pop("times of moves and of occurrences", 0) == moves + 2 * occurrences
    times = Counter(event.when.text for event in known.events.values() if event.when)
    assert {text: calls.pop(f"time {text}") for text in times} == times
    titles = Counter(str(event.title) for event in known.events.values())
    assert {title: calls.pop(f"series {title}") for title in titles} == titles
    assert set(calls.values()) == {1}
