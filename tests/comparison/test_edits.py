"""Drawn edits of known class: what is told is just what was done, and can be done again by it."""

import json
from typing import Any

import pytest

from tests.comparison.edits import Data, drawing, edited, patched, registry, rewritten
from tests.conftest import loaded
from timeline.comparison.changes import Comparison
from timeline.comparison.compare import compared
from timeline.formats.differences.json import document
from timeline.prose.differences.sides import sides
from timeline.registry.vocabulary import Audience
from timeline.schedule.schedule import Schedule

SEEDS = range(40)
"""By hand, 1,000 were drawn."""
pytestmark = pytest.mark.uncounted


def comparison(old: Data | str, new: Data | str) -> Comparison:
    return compared(schedule(old), schedule(new), Audience.PUBLIC)


def schedule(data: Data | str) -> Schedule:
    result = loaded(data if isinstance(data, str) else json.dumps(data, ensure_ascii=False))
    assert result.schedule, [finding.message for finding in result.findings]
    return result.schedule


def told(found: Comparison) -> Any:
    return json.loads(document(found, sides(found, Audience.PUBLIC, None), ("old", "new")))


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_told_is_what_was_done_and_no_more(seed: int) -> None:
    draw = drawing(seed)
    old = registry(draw)
    new, expected = edited(draw, old)
    found = told(comparison(old, new))
    classes = {each.get("former_id", each["id"]): set(each["classes"]) for each in found["changes"]}
    assert classes == expected
    assert patched(old, found) == new
    assert found["entries"] == []
    assert found["registry"] == {}


@pytest.mark.parametrize("seed", SEEDS)
def test_back_again_is_as_many_changes(seed: int) -> None:
    draw = drawing(seed)
    old = registry(draw)
    new, expected = edited(draw, old)
    back = comparison(new, old)
    assert len(back.changes) == len(expected)
    assert patched(new, told(back)) == old


@pytest.mark.parametrize("seed", SEEDS)
def test_another_way_to_write_the_same_is_no_change(seed: int) -> None:
    draw = drawing(seed)
    data = registry(draw)
    assert not comparison(data, data)
    assert not comparison(data, rewritten(draw, data))
