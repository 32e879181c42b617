"""The registry that comes with the project: sound, and true to what is known of March 2023."""

import shutil
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

from tests.conftest import ROOT, Ran, loaded
from timeline.registry.registry import Registry
from timeline.schedule.schedule import schedule

TEXT = (ROOT / "events.yaml").read_text(encoding="utf-8")


def read() -> Registry:
    found = loaded(TEXT).registry
    assert found is not None
    return found


def test_it_is_free_of_findings() -> None:
    assert loaded(TEXT).findings == []


def test_the_visit_is_on_thursday_and_friday() -> None:
    spans = schedule(read()).spans
    visit = spans["meloni-visit"]
    assert (visit.earliest, visit.latest) == (date(2023, 3, 2), date(2023, 3, 3))


def test_the_keynote_is_at_half_past_six_in_delhi() -> None:
    spans = schedule(read()).spans
    start = spans["raisina-keynote"].start
    assert start == datetime.fromisoformat("2023-03-02T13:00:00+00:00")
    assert start.utcoffset() == timedelta(hours=5, minutes=30)


def test_the_keynote_is_part_of_the_dialogue_and_of_the_visit() -> None:
    assert read().events["raisina-keynote"].part_of == ("raisina-2023", "meloni-visit")


def test_every_event_names_a_source() -> None:
    registry = read()
    assert all(registry.sources_of(event) for event in registry.events.values())


def test_its_lock_is_up_to_date(run: Callable[..., Ran]) -> None:
    for name in ("events.yaml", "events.lock"):
        shutil.copy(ROOT / name, name)
    ran = run("export", "--locked", "-o", "events.ics")
    assert (ran.code, Path("events.lock").read_bytes()) == (0, (ROOT / "events.lock").read_bytes())
