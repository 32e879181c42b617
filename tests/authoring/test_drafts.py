"""A draft is one more event at the end of a file, or nothing is made."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import DATA
from timeline.authoring.drafts import Style, added, event, scalar
from timeline.reading.source import read
from timeline.registry.events import KINDS

FILES = [path.read_bytes() for path in sorted((DATA / "valid").glob("*.yaml"))]
PIECES = [
    b"",
    b"\n",
    b"\r\n",
    b" ",
    b"  ",
    b"\t",
    b"{",
    b"}",
    b"#",
    b": ",
    b"- ",
    b"|\n",
    b"...\n",
    b"'",
]


@settings(max_examples=300, derandomize=True, deadline=None)
@given(st.sampled_from(FILES), st.floats(0, 1), st.sampled_from(PIECES), st.integers(0, 40))
def test_of_a_file_that_can_be_read_nothing_changes(
    data: bytes, where: float, piece: bytes, cut: int
) -> None:
    at = int(where * len(data))
    data = data[:at] + piece + data[at + cut :]
    before: Any = read(data, "events.yaml")
    if before.data is None or before.findings:
        return
    whole = added(data, "events.yaml", "visit", "new")
    if whole is not None:
        after: Any = read(whole, "events.yaml")
        assert whole.startswith(data)
        assert after.data["events"].pop("new")["kind"] == "visit"
        assert (after.data["events"] or None) == (before.data.get("events") or None)
        assert {**after.data, "events": 0} == {**before.data, "events": 0}


@settings(max_examples=500, derandomize=True, deadline=None)
@given(
    st.text(
        st.characters(exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"])
        | st.sampled_from("#:-?&*!|>'\"%@`{}[],~ \n\tnullNO<="),
        min_size=1,
    )
)
def test_any_text_is_written_so_that_it_is_read_as_it_is(text: str) -> None:
    made: Any = read(f"events:\n  a: {scalar(text)}\n".encode(), "events.yaml").data
    assert made == {"events": {"a": text}}


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_needed_is_left_empty_each_with_a_word(kind: str) -> None:
    rows = event(kind, "a", Style(margin="", step="    ")).splitlines()
    assert rows[:2] == ["a: # an id, for ever once calendars know it", f"    kind: {kind}"]
    assert all(": # " in row for row in rows[2:] if row != "    instrument:")


@pytest.mark.parametrize(
    "path", sorted((DATA / "valid").glob("*.yaml")), ids=lambda path: path.name
)
def test_every_valid_file_takes_a_draft(path: Path) -> None:
    assert added(path.read_bytes(), path.name, "visit", "new") is not None
