"""The part of a registry on which one event depends: it tells of the event what the whole does."""

import json

import pytest

from tests.comparison.edits import Data, drawing, edited, registry
from tests.conftest import loaded
from timeline.comparison.compare import compared
from timeline.reading.excerpts import Excerpt, excerpt
from timeline.reading.leniently import load_leniently
from timeline.reading.source import read
from timeline.registry.vocabulary import Audience
from timeline.schedule.schedule import Schedule

HEAD = """\
registry: r
title: R
defaults: {timezone: Asia/Kolkata, place: hall}
countries: {IND: India}
people: {x: {name: Ms X, country: IND}, y: {name: Mr Y, country: IND}}
places: {hall: {name: Hall, country: IND}, rome: {name: Rome, country: IND}}
events:
"""
EVENTS = """\
  visit: {kind: visit, title: V, when: 2027-03-04, participants: {x: guest}}
  talks: {kind: talks, title: T, when: 2027-03-04 10:00, part_of: visit}
  other: {kind: call, title: O, when: 2027-03-05}
  empty: {kind: call, title: E, when: 2027-03-05, place: }
  last: {kind: call, title: L, when: 2027-03-05}
"""


def part(text: str, id: str) -> Excerpt | None:
    return excerpt([read(text.encode(), "a.yaml")], {id})


def schedule(text: str) -> Schedule:
    result = loaded(text)
    assert result.schedule, [finding.message for finding in result.findings]
    return result.schedule


def alone(text: str, id: str) -> Schedule:
    """Return the registry that the files of an excerpt are; the last event may be left out."""
    found = part(text, id)
    assert found
    result, _ = load_leniently(found.files)
    assert result.schedule
    return result.schedule


@pytest.mark.parametrize("seed", range(12))
def test_the_part_tells_of_an_event_what_the_whole_tells(seed: int) -> None:
    draw = drawing(seed)
    data: Data = registry(draw)
    old, new = (json.dumps(each) for each in (data, edited(draw, data)[0]))
    whole = compared(schedule(old), schedule(new), Audience.PUBLIC)
    changes = {each.entry.id: each for each in whole.changes}
    for id in data["events"].keys() & json.loads(new)["events"].keys():
        before, after = part(old, id), part(new, id)
        assert before
        assert after
        own = compared(alone(old, id), alone(new, id), Audience.PUBLIC).changes
        found = {each.entry.id: each for each in own}
        assert (id in changes) == (id in found)
        assert id not in changes or changes[id] == found[id]
        assert before.data != after.data or id not in changes


@pytest.mark.parametrize(
    ("old", "new", "is_other"),
    [
        ("title: O", "title: P", False),
        ("title: L", "title: P", False),
        ("name: Mr Y", "name: Mr Z", False),
        ("name: Rome", "name: Roma", False),
        ("title: E", "title: P", False),
        ("title: T", "title: P", True),
        ("Asia/Kolkata", "Asia/Tokyo", True),
        ("name: Hall", "name: Hall, timezone: Asia/Tokyo", True),
        ("title: V,", "title: V, audience: internal,", True),
        ("title: R", "title: S", True),
    ],
)
def test_it_is_another_one_if_anything_has_changed_on_which_the_event_depends(
    old: str, new: str, *, is_other: bool
) -> None:
    text = HEAD + EVENTS
    before, after = part(text, "talks"), part(text.replace(old, new), "talks")
    assert before
    assert after
    assert (before.data != after.data) == is_other


def test_what_the_event_does_not_need_is_not_in_its_files() -> None:
    assert set(alone(HEAD + EVENTS, "talks").registry.events) == {"visit", "talks", "last"}


def test_an_empty_field_names_nothing() -> None:
    assert set(alone(HEAD + EVENTS, "empty").registry.events) == {"empty", "last"}


def test_there_is_none_without_the_event_or_of_a_file_with_faults() -> None:
    assert part(HEAD + EVENTS, "nothing") is None
    assert part(f"{HEAD}{EVENTS}{EVENTS}", "talks") is None
    assert part("events: [", "talks") is None
    assert part("registry: r\nevents: talks\n", "talks") is None
