"""Guards come off: what a reader of our tables gets is what the registry says."""

from hypothesis import given
from hypothesis import strategies as st

from tests.tables.registries import HOSTILE, a_text
from timeline.chronology.options import Guard
from timeline.tables.delimited import guarded, parts_between
from timeline.tables.table import Type
from timeline.tables.unguarded import guard_of, text_of, unguarded

guards = st.sampled_from([Guard.ALL, Guard.FORMULAS, Guard.NONE])
delimiters = st.sampled_from([",", ";", "|", "\t"])
pieces = st.lists(
    st.sampled_from([*HOSTILE, "'", "''", ";", ",", "|", '"', " ", "=", "-", "\n", "edtf:"])
)
texts = a_text | pieces.map("".join)


@given(texts, guards, delimiters)
def test_a_guard_comes_off(text: str, guard: Guard, delimiter: str) -> None:
    parts = parts_between(delimiter)
    written = guarded(text, guard, parts)
    assert (unguarded(written, guard, parts) if guard is not Guard.NONE else written) == text


@given(st.lists(texts, min_size=1), st.sampled_from([Guard.ALL, Guard.NONE]), delimiters)
def test_the_guard_of_a_file_shows(every: list[str], guard: Guard, delimiter: str) -> None:
    parts = parts_between(delimiter)
    date = "edtf:2023" if guard is Guard.ALL else "2023"
    written = [guarded(text, guard, parts) for text in (*every, "'t Hart", "text:x")]
    cells = [(Type.EDTF, date), *((Type.TEXT, text) for text in written)]
    found = guard_of(cells, delimiter)
    assert found is guard
    read = [text_of(type, text, found, delimiter) for type, text in cells]
    assert read == ["2023", *every, "'t Hart", "text:x"]


def test_cells_that_are_no_texts_have_no_guard() -> None:
    assert text_of(Type.DATE, "2023-03-02", Guard.ALL, ",") == "2023-03-02"
