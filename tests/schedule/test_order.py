"""When events take place, and in what order: descent, spans and the order itself."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

import pytest

from tests.conftest import chronology, codes, registry
from timeline.chronology.audience import public_events
from timeline.diagnostics.findings import Path
from timeline.reading.source import read
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


def unchecked(text: str) -> Registry:
    """Return the registry in `text` as it is before it is checked for cycles and the like."""
    return Registry.model_validate(read(text.encode(), "events.yaml").data)


def without_when(parents: dict[str, list[str]]) -> str:
    lines = [
        f"  {id}: {{kind: talks, title: T, part_of: [{', '.join(its)}]}}"
        for id, its in parents.items()
    ]
    return "\n".join([HEAD + "events:", *lines]) + "\n"


def test_parents_come_first_and_once() -> None:
    parents = {"d": ["b", "c"], "c": ["a"], "b": ["a", "a"], "a": []}
    found = hierarchy(unchecked(without_when(parents)).events).order
    assert sorted(found) == ["a", "b", "c", "d"]
    assert all(found.index(up) < found.index(id) for id, its in parents.items() for up in its)


def test_a_parent_that_is_not_in_the_registry_is_none() -> None:
    found = hierarchy(unchecked(without_when({"a": ["nobody"]})).events)
    assert (found.order, found.parents) == (("a",), {"a": ()})


def test_what_is_its_own_ancestor_and_what_is_below_it_has_no_place_in_the_order() -> None:
    text = without_when({"a": ["b"], "b": ["a"], "c": ["b"], "d": ["d"], "e": []})
    assert hierarchy(unchecked(text).events).order == ("e",)
    found = codes(text.replace("title: T, part_of: []", "title: T, when: 2023"))
    assert found == ["TL306", "TL306"]


def test_a_circle_of_thousands_is_found() -> None:
    circle = {f"e{number}": [f"e{(number + 1) % 2000}"] for number in range(2000)}
    assert codes(without_when(circle)) == ["TL306"]


def test_a_span_is_resolved_in_the_zone_of_the_event() -> None:
    made = schedule(registry(events(a="2023-03-02 18:30", b="2023")))
    assert made.faults == ()
    assert made.spans["a"].start == datetime(2023, 3, 2, 13, tzinfo=UTC)
    assert made.spans["b"].latest == date(2023, 12, 31)


@pytest.mark.parametrize(
    ("when", "rests_on"),
    [
        (
            "2023-03-26 02:30",
            (
                ("events", "a", "timezone"),
                ("events", "a", "place"),
                ("defaults", "timezone"),
                ("defaults", "place"),
            ),
        ),
        ("2023-03-26 02:30 Europe/Rome", ()),
    ],
)
def test_a_time_that_is_none_is_a_finding_that_rests_on_where_the_zone_is_from(
    when: str, rests_on: tuple[Path, ...]
) -> None:
    text = events(a=when, b="2023, part_of: a").replace("Asia/Kolkata", "Europe/Rome")
    text += "  c: {kind: talks, title: C, part_of: a}\n"
    made = schedule(unchecked(text))
    (finding,) = made.faults
    assert set(made.spans) == {"b"}
    assert finding.rule.code == "TL312"
    assert finding.path == ("events", "a", "when")
    assert finding.rests_on == rests_on


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


@pytest.mark.parametrize(
    ("defaults", "fields", "public"),
    [
        ("", ["", "", ""], {"top", "middle", "low"}),
        ("", ["", "", "audience: internal"], {"top", "middle"}),
        ("", ["", "audience: internal", ""], {"top"}),
        ("", ["audience: internal", "", ""], set()),
        ("", ["audience: internal", "audience: public", ""], {"middle", "low"}),
        ("", ["audience: internal", "", "audience: public"], {"low"}),
        ("audience: internal", ["", "", ""], set()),
        ("audience: internal", ["", "audience: public", ""], {"middle"}),
    ],
)
def test_what_is_part_of_an_internal_event_is_internal_unless_it_says_otherwise(
    defaults: str, fields: list[str], public: set[str]
) -> None:
    top, middle, low = (f", {field}" if field else "" for field in fields)
    text = f"""
registry: r
title: R
defaults: {{{defaults}}}
events:
  top: {{kind: talks, title: T, when: 2023{top}}}
  middle: {{kind: talks, title: M, part_of: top{middle}}}
  low: {{kind: talks, title: L, part_of: middle{low}}}
"""
    assert public_events(schedule(registry(text))) == public
