"""Events that look like one that is there already."""

import pytest

from tests.conftest import registry
from timeline.importing import duplicates
from timeline.reading.yaml import Data
from timeline.schedule.schedule import Schedule, schedule

TEXT = """\
registry: r
title: R
events:
  a: {kind: talks, title: Talks in Rome, when: 2027-03-01}
  b: {kind: conference, title: Talks at Rome, when: 2027-03-01}
  c: {kind: talks, title: Talks in Rome, when: 2027-03-02}
  d: {kind: talks, title: Talks in Rome, when: unknown}
  e: {kind: talks, title: Lunch, when: 2027-03-02}
  f: {kind: talks, title: Dinner, when: 2027-03-03}
  g: {kind: talks, title: Dinner, when: "2027-03-03 20:00 UTC", place: rome}
  h: {kind: talks, title: Dinner, when: "2027-03-03 22:00 UTC"}
  i: {kind: talks, title: Dinner, when: 2027-03-03, place: delhi}
  j: {kind: talks, title: Dinner, when: 2027-03-03, part_of: i}
places:
  rome: {name: Rome, country: ITA}
  delhi: {name: Delhi, country: IND}
"""


@pytest.fixture
def known() -> Schedule:
    return schedule(registry(TEXT))


def test_kinds_do_not_tell_events_apart_and_days_do(known: Schedule) -> None:
    assert list(duplicates.alike(known, ["b"], ["a", "c", "d"])) == [("b", "a", True)]
    assert list(duplicates.alike(known, ["d"], ["a", "c"])) == []
    assert list(duplicates.alike(known, ["e"], ["c"])) == []


def test_no_more_is_compared_than_there_is_time_for(
    known: Schedule, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(duplicates, "_ENOUGH", 10)
    assert list(duplicates.alike(known, ["b"], ["a"])) == []


def test_two_events_are_alone_on_their_day(known: Schedule) -> None:
    assert list(duplicates.alone_on_their_days(known, ["e"], ["c"])) == [("e", "c")]
    assert list(duplicates.alone_on_their_days(known, ["c", "e"], ["c"])) == []
    assert list(duplicates.alone_on_their_days(known, ["f", "d"], ["c", "d"])) == []


def test_another_time_or_place_leaves_a_doubt(known: Schedule) -> None:
    assert list(duplicates.alike(known, ["g"], ["h"])) == [("g", "h", False)]
    assert list(duplicates.alike(known, ["g"], ["i"])) == [("g", "i", False)]
    assert list(duplicates.alike(known, ["g"], ["i", "f"])) == [("g", "f", True)]
    assert list(duplicates.alike(known, ["j"], ["i"])) == []


def test_one_that_came_may_be_the_one_that_went() -> None:
    gone: dict[str, dict[str, Data]] = {
        "a": {"title": "Talks", "when": "2027-03-01"},
        "b": {"title": "Lunch", "when": "2027-03-02 13:00"},
        "c": {"title": "Dinner", "when": "2027-03-03"},
        "d": {"title": "Dinner", "when": "2027-03-03"},
        "e": {"title": "Tea", "when": "unknown"},
    }
    new: dict[str, dict[str, Data]] = {
        "k": {"title": "TALKS", "when": "2027-04-01"},
        "l": {"title": "Working lunch", "when": "2027-03-02"},
        "m": {"title": "Dinner", "when": "2027-03-03"},
        "n": {"title": "Coffee", "when": "unknown"},
    }
    assert list(duplicates.moved(gone, new)) == [("k", "a"), ("l", "b")]
