"""Whatever bytes a table holds, an import reads them, or says why not."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import registry
from tests.growing.growth import MOST, growth, spent
from tests.importing.tables.offices import treaties
from tests.importing.tables.tables import context, exported
from tests.tables.registries import HOSTILE, dumped
from timeline.diagnostics.findings import TimelineError
from timeline.importing.tables.mapped.drafting import draft
from timeline.importing.tables.reading import read

TEXT = """
registry: r
title: R
events:
  a: {kind: talks, title: A, when: 2023-03-02 18:30 UTC to 19:30, participants: {IND: guest}}
  b: {kind: signing, title: B, when: 2023, instrument: {type: treaty, parties: [IND, ITA]}}
"""
TABLE = exported("csv", registry(TEXT))
MAPPING = (
    '[columns.A]\nfield = "title"\n[columns.D]\nfield = "when"\n[columns.P]\nfield = "place"\n'
)
INJECTED = [
    *(
        *HOSTILE,
        "a: b # c",
        "- x",
        "{",
        "!!python/object",
        "../x",
        "x\u2028y",
        "\ud7ff",
        "&a",
        "*a",
    ),
    *(
        "? x",
        "key: |",
        "'",
        '"',
        "%TAG",
        "@x",
        "`x`",
        "\\",
        "\x85",
        "<script>",
        "=cmd|'/c calc'!A1",
    ),
]


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_our_tables_with_any_cell_replaced(data: st.DataObject) -> None:
    assert isinstance(TABLE, bytes)
    rows = [line.split(",") for line in TABLE.decode("utf-8-sig").split("\r\n") if line]
    for _ in range(data.draw(st.integers(1, 3))):
        row = data.draw(st.sampled_from(rows))
        place = data.draw(st.integers(0, len(row) - 1))
        cell = data.draw(st.sampled_from(INJECTED) | st.text(max_size=12))
        row[place] = f'"{cell.replace(chr(34), chr(34) * 2)}"'
    text = "\r\n".join(map(",".join, rows))
    with suppress(TimelineError):
        read(text.encode(errors="replace"), "events.csv", context())


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(*[st.sampled_from(INJECTED) | st.text(max_size=8)] * 2), min_size=1))
def test_texts_of_a_list_are_the_texts_of_its_events(cells: list[tuple[str, str]]) -> None:
    quoted = [[f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row] for row in cells]
    lines = ["A,P,D", *(f"{title},{place},2027-03-04" for title, place in quoted)]
    known = context(mapping=("map.toml", MAPPING.encode()))
    with suppress(TimelineError):
        found = read("\n".join(lines).encode(errors="replace"), "list.csv", known)
        for event in found.events:
            assert event.fields["when"] == "2027-03-04"
            assert isinstance(event.fields["title"], str)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200), st.sampled_from(["csv", "xlsx", "jsonl", "zip", "tsv"]))
def test_any_bytes_are_read_or_refused(data: bytes, suffix: str) -> None:
    with suppress(TimelineError):
        read(data, f"file.{suffix}", context(mapping=("map.toml", MAPPING.encode())))
    with suppress(TimelineError):
        draft(data, f"file.{suffix}")


@pytest.mark.parametrize("length", range(0, 700, 45))
def test_our_table_cut_off_anywhere(length: int) -> None:
    assert isinstance(TABLE, bytes)
    with suppress(TimelineError):
        read(TABLE[: -length or None], "events.csv", context())


@pytest.mark.uncounted
def test_time_grows_with_the_rows() -> None:
    mapping = ("map.toml", draft(treaties(50), "treaties.csv").encode())

    def measured(size: int) -> float:
        data = treaties(500 * size)
        return spent(lambda: (draft(data, "t.csv"), read(data, "t.csv", context(mapping=mapping))))

    assert growth(measured) < MOST


@pytest.mark.uncounted
def test_time_grows_with_our_own_rows() -> None:
    def measured(size: int) -> float:
        events = {
            f"e{n}": {"kind": "talks", "title": f"T {n}", "when": "2023-03-02", "topics": [f"t{n}"]}
            for n in range(100 * size)
        }
        model = registry(dumped({"registry": "r", "title": "R", "events": events}))
        data = exported("csv", model)
        assert isinstance(data, bytes)
        return spent(
            lambda: (
                read(data, "events.csv", context(registry=model)),
                read(data, "events.csv", context()),
            )
        )

    assert growth(measured) < MOST
