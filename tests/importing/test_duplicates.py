"""Events that look like one that is there already."""

import pytest

from tests.conftest import registry
from timeline.importing import duplicates
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
"""


@pytest.fixture
def known() -> Schedule:
    return schedule(registry(TEXT))


def test_kinds_do_not_tell_events_apart_and_days_do(known: Schedule) -> None:
    assert list(duplicates.likely(known, ["b"], ["a", "c", "d"])) == [("b", "a")]
    assert list(duplicates.likely(known, ["d"], ["a", "c"])) == []
    assert list(duplicates.likely(known, ["e"], ["c"])) == []


def test_no_more_is_compared_than_there_is_time_for(
    known: Schedule, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(duplicates, "_ENOUGH", 10)
    assert list(duplicates.likely(known, ["b"], ["a"])) == []


def test_two_events_are_alone_on_their_day(known: Schedule) -> None:
    assert list(duplicates.alone_on_their_days(known, ["e"], ["c"])) == [("e", "c")]
    assert list(duplicates.alone_on_their_days(known, ["c", "e"], ["c"])) == []
    assert list(duplicates.alone_on_their_days(known, ["f", "d"], ["c", "d"])) == []
