"""Tables as delimited text: what is guarded, and how cells are written."""

import csv
import io
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from functools import cache
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.manual.pages import MANUAL, blocks
from timeline.chronology.options import Dialect, Guard
from timeline.tables.delimited import write
from timeline.tables.table import Cell, Type

USUAL = Dialect()


def cells(type: Type, *items: Cell, dialect: Dialect = USUAL) -> list[str]:
    """Return what Python's csv module reads in a column of these cells."""
    data = write([("a", type), ("b", Type.INTEGER)], [(item, 1) for item in items], dialect)
    lines = io.StringIO(data.decode("utf-8-sig"), newline="")
    return [row["a"] for row in csv.DictReader(lines, delimiter=dialect.delimiter)]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n"])
def test_a_text_that_would_run_has_an_apostrophe_before_it(start: str) -> None:
    assert cells(Type.TEXT, f"{start}SUM(A1)") == [f"'{start}SUM(A1)"]


@pytest.mark.parametrize(
    "text",
    [
        *("007", "1E5", "1.5e-3", "12345678901234567890", "1,234.50", "50%", "$5", "€ 5", "(5)"),
        *("Mar 1", "1 Mar", "March 2023", "Thursday, 2 March 2023", "Sept 1", "1-2", "1/2"),
        *(
            "2023-07",
            "2023-03-02",
            "31/12/1955",
            "1.2.2023",
            "18:30",
            "6:30 pm",
            "2023-03-02T18:30Z",
        ),
        *("NA", "n/a", "#N/A", "null", "NULL", "NaN", "None", "TRUE", "false", "T", "f", "inf"),
        *(
            "Infinity",
            "NO",
            "yes",
            "On",
            "0x1F",
            "0b11",
            "#REF!",
            "#DIV/0!",
            "#NAME?",
            "١٢٣",
            "text:",
            "text:007",
            "text:a",
            "edtf:",
        ),
    ],
)
def test_a_text_that_would_be_rewritten_is_called_a_text(text: str) -> None:
    assert cells(Type.TEXT, text) == [f"text:{text}"]


@pytest.mark.parametrize(
    "text",
    [
        *("Talks", "8th Raisina Dialogue", "G20 summit", "2 visits", "Talks in March", "May"),
        *("March", "Quad 2023", "a=b", "I-12345", "Marathon 5", "Nation", "No talks", "EV-0007"),
        *("1 2 3 go", "वार्ता १", "会談 1", "A", "1_000", "Q1 2023", "first", "texts: two", " "),
    ],
)
def test_any_other_text_stands_as_it_is(text: str) -> None:
    assert cells(Type.TEXT, text) == [text]


@given(st.text().filter(lambda text: "\r" not in text))
def test_to_take_the_guards_off_gives_every_text_back(text: str) -> None:
    [found] = cells(Type.TEXT, text)
    assert of_the_manual()(found) == text


@given(st.text().filter(lambda text: "\r" not in text))
def test_no_text_that_would_run_goes_out(text: str) -> None:
    for guard in (Guard.ALL, Guard.FORMULAS):
        [found] = cells(Type.TEXT, text, dialect=Dialect(guard=guard))
        assert not found.startswith(("=", "+", "-", "@", "\t", "＝", "＋", "－", "＠"))


def test_against_formulas_alone_only_apostrophes_are_put() -> None:
    against = Dialect(guard=Guard.FORMULAS)
    assert cells(Type.TEXT, "=1", "'x", "007", "text:x", dialect=against) == [
        *("'=1", "''x", "007", "text:x"),
    ]
    assert cells(Type.EDTF, "2023-07", dialect=against) == ["2023-07"]


def test_unguarded_texts_stand_as_they_are() -> None:
    raw = Dialect(guard=Guard.NONE)
    assert cells(Type.TEXT, "=1", "'x", "007", "text:x", dialect=raw) == [
        *("=1", "'x", "007", "text:x"),
    ]
    assert cells(Type.EDTF, "2023-07", dialect=raw) == ["2023-07"]


@pytest.mark.parametrize(
    ("type", "cell", "written"),
    [
        (Type.TEXT, None, ""),
        (Type.TEXT, "", ""),
        (Type.EDTF, "", ""),
        (Type.EDTF, "2021~", "edtf:2021~"),
        (Type.WORD, "2+2", "2+2"),
        (Type.CODE, "042", "text:042"),
        (Type.LIST, (), ""),
        (Type.LIST, ("NA",), "text:NA"),
        (Type.LIST, ("IND", "ITA"), "IND;ITA"),
        (Type.LIST, ("A; B", "C"), "A, B;C"),
        (Type.LINK, "https://example.org/?a=1", "https://example.org/?a=1"),
        (Type.DATE, date(12, 3, 4), "0012-03-04"),
        (Type.TIME, time(18, 30), "18:30:00"),
        (Type.INSTANT, datetime(2023, 3, 2, 13, tzinfo=UTC), "2023-03-02T13:00:00Z"),
        (
            Type.INSTANT,
            datetime(2023, 3, 2, 18, 30, tzinfo=timezone(timedelta(hours=5, minutes=30))),
            "2023-03-02T18:30:00+05:30",
        ),
        (Type.YEAR, 2023, "2023"),
        (Type.INTEGER, -1, "-1"),
        (Type.NUMBER, -33.8, "-33.8"),
        (Type.NUMBER, Decimal("15E+9"), "15000000000"),
        (Type.NUMBER, Decimal("0.10"), "0.10"),
        (Type.FLAG, True, "yes"),
        (Type.FLAG, False, "no"),
    ],
)
def test_a_cell_is_written_by_its_type(type: Type, cell: Cell, written: str) -> None:
    assert cells(type, cell) == [written]


def test_a_flat_table_has_a_line_for_each_row() -> None:
    text = 'one\n\n  "two", three\nfour'
    data = write([("a", Type.TEXT)], [(text,)], Dialect(flat=True))
    assert data.decode("utf-8-sig") == 'a\r\n"one ""two"", three four"\r\n'


@pytest.mark.parametrize("delimiter", [",", ";", "|", "\t"])
def test_a_cell_may_hold_what_divides_cells(delimiter: str) -> None:
    text = 'a,b;c|d\te "f"\ng'
    assert cells(Type.TEXT, text, dialect=Dialect(delimiter=delimiter)) == [text]


@pytest.mark.parametrize("delimiter", [",", ";", "|", "\t"])
@pytest.mark.parametrize("sign", [*',;|\t"\r\n'])
def test_a_cell_with_a_sign_that_may_divide_cells_is_quoted(sign: str, delimiter: str) -> None:
    header = [("a", Type.TEXT), ("b", Type.LIST)]
    table = write(header, [(f"c{sign}d", ("e", "f"))], Dialect(delimiter, bom=False))
    text = f"c{sign}d".replace('"', '""')
    assert table.decode() == f'a{delimiter}b\r\n"{text}"{delimiter}"e;f"\r\n'


def test_a_row_with_nothing_in_its_one_column_is_no_blank_line() -> None:
    assert write([("a", Type.TEXT)], [("",)], Dialect(bom=False)) == b'a\r\n""\r\n'


def test_the_byte_order_mark_may_be_left_out() -> None:
    assert write([("a", Type.TEXT)], [("b",)], Dialect(bom=False)) == b"a\r\nb\r\n"
    assert write([("a", Type.TEXT)], [("b",)], USUAL) == b"\xef\xbb\xbfa\r\nb\r\n"


# Whatever a program divides cells at

DELIMITERS = (",", ";", "\t", "|")
SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_pieces = st.sampled_from([*DELIMITERS, *SIGNS, "'", '"', " ", "\n", "a", "text:", "edtf:", "1"])
hostile = st.lists(_pieces, max_size=10).map("".join)
a_cell = st.tuples(st.just(Type.TEXT), hostile) | st.tuples(
    st.just(Type.LIST), st.lists(hostile, max_size=3).map(tuple)
)


@cache
def of_the_manual() -> Callable[..., str]:
    """Return the function by which the manual reads a guarded cell."""
    [block] = [block for block in blocks(MANUAL / "tables.md", "python") if "def whole" in block]
    names: dict[str, Any] = {}
    exec(block, names)  # noqa: S102 - what the page tells people to run
    return cast("Callable[..., str]", names["whole"])


def strictly(text: str, divider: str) -> list[str]:
    """Return the cells of a table, as Python's csv module finds them."""
    lines = io.StringIO(text, newline="")
    return [cell for row in csv.reader(lines, delimiter=divider) for cell in row]


def plainly(text: str, divider: str) -> list[str]:
    """Return the cells of a table, as a program finds them that heeds no quotation marks."""
    return [cell for line in text.splitlines() for cell in line.split(divider)]


def leniently(text: str, divider: str) -> list[str]:
    """Return the same without the blanks and quotation marks around each cell."""
    return [cell.strip(' "\t') for cell in plainly(text, divider)]


@settings(max_examples=400, derandomize=True, deadline=None)
@given(
    st.lists(a_cell, min_size=1, max_size=4),
    st.sampled_from(DELIMITERS),
    st.sampled_from([Guard.ALL, Guard.FORMULAS]),
)
def test_no_cell_runs_wherever_a_program_divides(
    row: list[tuple[Type, Cell]], delimiter: str, guard: Guard
) -> None:
    header = [("id", Type.TEXT), *((f"c{n}", type) for n, (type, _) in enumerate(row))]
    dialect = Dialect(delimiter, bom=False, guard=guard)
    text = write(header, [("a", *(cell for _, cell in row))] * 2, dialect).decode()
    for divider in DELIMITERS:
        for read in (strictly, leniently) if divider != delimiter else (strictly,):
            assert not [cell for cell in read(text, divider) if cell.startswith(SIGNS)], divider


@pytest.mark.parametrize("read", [strictly, plainly, leniently])
def test_without_the_guard_some_program_finds_a_formula(
    read: Callable[[str, str], list[str]],
) -> None:
    header, row = [("a", Type.TEXT), ("b", Type.TEXT)], ("x", "Talks;=1+1;y")
    table = write(header, [row], Dialect(guard=Guard.NONE, bom=False))
    assert "=1+1" in read(table.decode(), ";")


@pytest.mark.parametrize(
    ("delimiter", "text", "written"),
    [
        (",", "Talks;=cmd|' /C calc'!A0", "Talks;'=cmd|' /C calc'!A0"),
        (",", 'a, b; "=1', "a, b; \"'=1"),
        (",", "one\n=two\n\n\t-three", "one\n'=two\n\n\t'-three"),
        (",", "x;'=1;''=1;'s", "x;''=1;'''=1;'s"),
        (",", "40.7,-74.0", "text:40.7,-74.0"),
        (",", "a,-74|@b", "a,-74|'@b"),
        (";", "a,-74|@b", "a,'-74|'@b"),
        (",", '"=1', "'\"=1"),
    ],
)
def test_a_part_that_would_run_has_an_apostrophe_before_it(
    delimiter: str, text: str, written: str
) -> None:
    assert cells(Type.TEXT, text, dialect=Dialect(delimiter)) == [written]


def test_the_items_of_a_list_are_guarded_one_by_one() -> None:
    assert cells(Type.LIST, ("A", "=1", "-2", "B; @c")) == ["A;'=1;'-2;B, @c"]


@settings(max_examples=400, derandomize=True, deadline=None)
@given(hostile, st.sampled_from(DELIMITERS))
def test_what_the_manual_says_gives_every_text_back(text: str, delimiter: str) -> None:
    [found] = cells(Type.TEXT, text, dialect=Dialect(delimiter))
    whole = of_the_manual()
    assert (whole(found) if delimiter == "," else whole(found, ",;|")) == text
