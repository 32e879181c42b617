"""Registries with faults, read as far as they can be."""

import pytest

from timeline.reading.leniently import load_leniently

HEAD = "registry: r\ntitle: R\n"
GOOD = "  good: {kind: call, title: Good, when: 2023-03-02}\n"

TWICE = f"{HEAD}events:\n  bad: {{kind: call, title: A, title: B, when: 2023-03-02}}\n"


def read(text: str) -> tuple[list[str] | None, list[str]]:
    """Return the ids of the events that are read, and what is left out."""
    loaded, left_out = load_leniently([("r.yaml", text.encode())])
    ids = list(loaded.registry.events) if loaded.registry else None
    return ids, [".".join(map(str, path)) for path in left_out]


@pytest.mark.parametrize(
    "bad",
    [
        "  bad: {kind: call, title: Bad, when: sometime}\n",
        "  bad: {kind: call, title: Bad, when: 2023-03-02 10:00}\n",
        "  bad: {kind: call, title: Bad, when: 2023-03-02, place: nowhere}\n",
        "  bad: {kind: call, when: 2023-03-02}\n",
        "  bad: {kind: nothing}\n",
        "  bad: text\n",
    ],
)
def test_an_event_at_fault_is_left_out(bad: str) -> None:
    assert read(f"{HEAD}events:\n{GOOD}{bad}") == (["good"], ["events.bad"])


def test_what_needs_what_is_left_out_is_left_out_too() -> None:
    text = f"{HEAD}places: {{hall: {{name: Hall, geo: here}}}}\nevents:\n{GOOD}"
    one = "  one: {kind: call, title: One, when: 2023-03-02, place: hall}\n"
    two = "  two: {kind: call, title: Two, when: 2023-03-02, part_of: one}\n"
    assert read(text + one + two) == (["good"], ["events.one", "events.two", "places.hall"])


def test_what_is_sound_is_read_whole() -> None:
    assert read(f"{HEAD}events:\n{GOOD}") == (["good"], [])


@pytest.mark.parametrize(
    "text", ["", "events: [", f"title: R\nevents:\n{GOOD}", f"{HEAD}x: 1\n", TWICE]
)
def test_what_is_at_fault_as_a_whole_is_refused(text: str) -> None:
    assert read(text) == (None, [])


def test_a_section_that_is_none_is_refused() -> None:
    assert read(f"{HEAD}places: text\nevents:\n{GOOD}")[0] is None


def test_a_chain_that_is_too_long_is_refused_in_the_end() -> None:
    links = "".join(
        f"  e{n}: {{kind: call, title: E, when: 2023-03-02, part_of: e{n - 1}}}\n"
        for n in range(1, 40)
    )
    bad = "  e0: {kind: call, title: E, when: sometime}\n"
    ids, left_out = read(f"{HEAD}events:\n{bad}{links}")
    assert ids is None or not ids
    assert "events.e0" in left_out
