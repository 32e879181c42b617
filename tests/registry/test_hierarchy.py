"""What is part of what, directly or by way of others, in sound registries and in others."""

import pytest

from tests.conftest import codes
from timeline.reading.source import read
from timeline.registry.hierarchy import Hierarchy, hierarchy
from timeline.registry.registry import Registry

HEAD = "registry: r\ntitle: R\n"


def without_when(parents: dict[str, list[str]]) -> str:
    lines = [
        f"  {id}: {{kind: talks, title: T, part_of: [{', '.join(its)}]}}"
        for id, its in parents.items()
    ]
    return "\n".join([HEAD + "events:", *lines]) + "\n"


def unchecked(text: str) -> Registry:
    """Return the registry in `text` as it is before it is checked for cycles and the like."""
    return Registry.model_validate(read(text.encode(), "events.yaml").data)


def hierarchy_of(parents: dict[str, list[str]]) -> Hierarchy:
    return hierarchy(unchecked(without_when(parents)).events)


def test_parents_come_first_and_once() -> None:
    parents = {"d": ["b", "c"], "c": ["a"], "b": ["a", "a"], "a": []}
    found = hierarchy_of(parents).order
    assert sorted(found) == ["a", "b", "c", "d"]
    assert all(found.index(up) < found.index(id) for id, its in parents.items() for up in its)


def test_a_parent_that_is_not_in_the_registry_is_none() -> None:
    found = hierarchy_of({"a": ["nobody"]})
    assert (found.order, found.parents) == (("a",), {"a": ()})


def test_what_is_its_own_ancestor_and_what_is_below_it_has_no_place_in_the_order() -> None:
    text = without_when({"a": ["b"], "b": ["a"], "c": ["b"], "d": ["d"], "e": []})
    assert hierarchy(unchecked(text).events).order == ("e",)
    found = codes(text.replace("title: T, part_of: []", "title: T, when: 2023"))
    assert found == ["TL306", "TL306"]


def test_a_circle_of_thousands_is_found() -> None:
    circle = {f"e{number}": [f"e{(number + 1) % 2000}"] for number in range(2000)}
    assert codes(without_when(circle)) == ["TL306"]


FAMILY = {"a": [], "b": ["a"], "c": ["b", "a"], "d": [], "e": ["d", "c"]}


def test_ancestors_are_found_by_way_of_others() -> None:
    found = hierarchy_of(FAMILY)
    assert found.ancestors("a") == set()
    assert found.ancestors("c") == {"a", "b"}
    assert found.ancestors("e") == {"a", "b", "c", "d"}


def test_what_is_its_own_ancestor_is_found_among_them() -> None:
    assert hierarchy_of({"a": ["b"], "b": ["a"]}).ancestors("a") == {"a", "b"}


@pytest.mark.parametrize(
    ("tops", "below"),
    [(["a"], "abce"), (["b", "d"], "bcde"), ([], ""), (["gone"], ["gone"])],
)
def test_what_is_below_an_event_is_part_of_it_by_way_of_others_too(
    tops: list[str], below: str | list[str]
) -> None:
    assert hierarchy_of(FAMILY).below(tops) == set(below)


def test_depths_count_first_parents() -> None:
    assert hierarchy_of(FAMILY).depths() == {"a": 0, "b": 1, "c": 2, "d": 0, "e": 1}


def test_one_is_part_of_the_other_directly_alone() -> None:
    found = hierarchy_of(FAMILY)
    assert found.is_part("a", "b")
    assert found.is_part("b", "a")
    assert not found.is_part("b", "e")
