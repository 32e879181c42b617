"""When events take place, and in what order: descent, spans and the order itself."""

from collections.abc import Mapping

import pytest

from tests.conftest import chronology, registry
from timeline.registry.hierarchy import hierarchy
from timeline.registry.registry import Registry
from timeline.schedule.order import in_order
from timeline.schedule.schedule import schedule
from timeline.time.spans import Span

HEAD = "registry: r\ntitle: R\ndefaults: {timezone: Asia/Kolkata}\n"


def events(**whens: str) -> str:
    """Return a registry of talks: `visit="2023, part_of: tour"` gives the rest of an event."""
    lines = [f"  {id}: {{kind: talks, title: {id}, when: {when}}}" for id, when in whens.items()]
    return HEAD + "\n".join(["events:", *lines]) + "\n"


def ordered(read: Registry, spans: Mapping[str, Span]) -> list[str]:
    """Return the ids of events with spans in their order."""
    listed = list(spans.items())
    return [listed[place][0] for place in in_order(hierarchy(read.events), listed)]


def test_parents_stand_before_their_children() -> None:
    read = registry(
        events(
            visit="2023-03-02 09:00 to 17:00",
            talks="2023-03-02 morning, part_of: visit",
            lunch="2023-03-02 noon, part_of: talks",
        )
    )
    spans = schedule(read).spans
    assert ordered(read, spans) == ["visit", "talks", "lunch"]


def test_what_has_no_span_has_no_place_in_the_order() -> None:
    read = registry(events(a="2023", b="2022"))
    spans = {**schedule(read).spans}
    del spans["a"]
    assert ordered(read, spans) == ["b"]


def on(day: str, clock: str = "") -> Span:
    read = registry(events(a=f"{day} {clock}".strip()))
    return schedule(read).spans["a"]


def test_an_event_may_stand_in_several_places() -> None:
    read = registry(events(z="2023-03", a="2023-03-09, part_of: z", m="2023-03-09"))
    listed = [
        ("a", on("2023-03-09")),
        ("z", on("2023-03-16")),
        ("z", on("2023-03-09")),
        ("m", on("2023-03-09")),
        ("z", on("2023-03-02")),
        ("a", on("2023-03-16", "10:00")),
        ("a", on("2023-03-02", "10:00")),
    ]
    order = in_order(hierarchy(read.events), listed)
    assert [f"{listed[place][0]} {listed[place][1].earliest}" for place in order] == [
        "z 2023-03-02",
        "a 2023-03-02",
        "m 2023-03-09",
        "z 2023-03-09",
        "a 2023-03-09",
        "z 2023-03-16",
        "a 2023-03-16",
    ]


def test_a_child_stands_behind_the_parent_of_its_own_day_alone() -> None:
    read = registry(events(z="2023-03-02", a="2023-03-02, part_of: z"))
    listed = [
        ("z", on("2023-03-02", "18:00")),
        ("z", on("2023-03-09", "18:00")),
        ("a", on("2023-03-09", "09:00")),
        ("a", on("2023-03-05", "09:00")),
    ]
    assert in_order(hierarchy(read.events), listed) == [0, 3, 1, 2]


def test_what_stands_in_no_place_is_no_fault() -> None:
    assert in_order(hierarchy(registry(events(a="2023")).events), []) == []


@pytest.mark.parametrize(
    "whens",
    [
        ["2023-03-02", "2023-03-02 05:00", "2023-03-02 morning", "2023-03-02 11:00"],
        ["2023-03-02 11:00", "2023-03-02 noon", "2023-03-02 afternoon", "2023-03-02 17:00"],
        ["2023-03-02 17:00", "2023-03-02 evening", "2023-03-02 20:00", "2023-03-02 night"],
    ],
)
def test_a_part_of_the_day_has_its_place_among_clock_times(whens: list[str]) -> None:
    text = events(**dict(zip("zyxw", whens, strict=True)))
    assert [entry.id for entry in chronology(text).entries] == list("zyxw")


@pytest.mark.parametrize("when", ["0001-01-01 morning", "0001-01-01 night", "9998-12-31 night"])
@pytest.mark.parametrize("zone", ["Asia/Tokyo", "Pacific/Niue"])
def test_the_first_and_the_last_day_of_the_calendar_have_their_parts(when: str, zone: str) -> None:
    text = events(a=when).replace("Asia/Kolkata", zone)
    assert [entry.id for entry in chronology(text).entries] == ["a"]
