"""The workbook, as openpyxl reads it."""

import io
from dataclasses import replace
from datetime import date

import openpyxl
import pytest
from openpyxl.cell.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.conftest import DATA, chronology
from tests.formats.outputs import made
from tests.formats.test_contract import EVENTS, HOSTILE, KINDS
from timeline.chronology.chronology import Chronology
from timeline.chronology.options import USUAL, Choices
from timeline.diagnostics.findings import TimelineError
from timeline.formats import xlsx

TRAPS = (DATA / "valid" / "traps.yaml").read_text(encoding="utf-8")
AGENDA = (DATA / "valid" / "agenda.yaml").read_text(encoding="utf-8")
HEAD = "registry: r\ntitle: R\ndefaults: {timezone: Europe/Rome}\nevents:\n"


def book(chosen: Chronology, choices: Choices = USUAL) -> Workbook:
    """Return the workbook of a chronology."""
    rendered = made("xlsx", chosen, choices)
    return openpyxl.load_workbook(io.BytesIO(rendered.data))


def rows(sheet: Worksheet) -> list[dict[str, Cell]]:
    """Return the rows of a sheet by the names in its header."""
    head, *others = sheet.iter_rows()
    names = [str(cell.value) for cell in head]
    cells = ([cell for cell in row if isinstance(cell, Cell)] for row in others)
    return [dict(zip(names, row, strict=True)) for row in cells]


def event(chosen: Chronology, id: str, choices: Choices = USUAL) -> dict[str, Cell]:
    """Return the row of an event in the first sheet."""
    sheet = book(chosen, choices)["events"]
    [row] = [row for row in rows(sheet) if row["event_id"].value == id]
    return row


def test_there_is_a_sheet_for_each_table_and_one_for_their_columns() -> None:
    assert book(chronology(AGENDA)).sheetnames == [
        *("events", "participants", "instruments", "sources", "occurrences", "columns"),
    ]


@pytest.mark.parametrize("text", [EVENTS, AGENDA], ids=["events", "agenda"])
def test_every_sheet_has_a_header_that_stays_in_sight_and_filters_all_rows(text: str) -> None:
    for sheet in book(chronology(text)):
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert all(cell.font.bold for cell in sheet[1])
        assert all(7 <= each.width < 62 for each in sheet.column_dimensions.values())
        assert (sheet.print_title_rows, sheet.print_title_cols) == ("$1:$1", "$A:$A")


@pytest.mark.parametrize("text", [EVENTS, KINDS, HOSTILE, TRAPS, AGENDA])
def test_no_cell_is_a_formula(text: str) -> None:
    for sheet in book(chronology(text)):
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= set("snd")


def test_dates_and_times_are_such_and_show_as_in_iso_8601() -> None:
    row = event(chronology(EVENTS), "raisina-keynote", Choices(desk="Europe/Rome"))
    shown = {
        "date_earliest": ("2023-03-02 00:00:00", "yyyy-mm-dd"),
        "time_local": ("18:30:00", "hh:mm"),
        "start_utc": ("2023-03-02 13:00:00", "yyyy-mm-dd hh:mm"),
        "desk_start": ("2023-03-02 14:00:00", "yyyy-mm-dd hh:mm"),
        "desk_end": ("2023-03-02 15:00:00", "yyyy-mm-dd hh:mm"),
    }
    assert {name: (str(row[name].value), row[name].number_format) for name in shown} == shown
    assert (row["year"].value, row["title"].data_type) == (2023, "s")


@pytest.mark.parametrize(
    ("when", "cell"),
    [
        ("1900-03-01", "1900-03-01 00:00:00"),
        ("1900-02-28", "1900-02-28"),
        ("1899-12-31", "1899-12-31"),
        ("0001-01-01", "0001-01-01"),
        ("9998-12-31", "9998-12-31 00:00:00"),
    ],
)
def test_a_day_on_which_programs_differ_is_a_text(when: str, cell: str) -> None:
    row = event(chronology(f"{HEAD}  a: {{kind: talks, title: A, when: {when}}}\n"), "a")
    assert str(row["date_earliest"].value) == cell
    assert row["year"].value == date.fromisoformat(when).year


def test_a_moment_on_which_programs_differ_is_a_text() -> None:
    when = "1900-02-28 10:00 UTC"
    row = event(chronology(f"{HEAD}  a: {{kind: talks, title: A, when: {when}}}\n"), "a")
    assert row["start_utc"].value == "1900-02-28T10:00:00Z"
    assert str(row["time_local"].value) == "10:00:00"


def test_texts_stand_as_they_are_and_would_not_run_when_edited() -> None:
    known = {
        str(row["event_id"].value): row["title"] for row in rows(book(chronology(TRAPS))["events"])
    }
    assert known["mar-2"].value == "=1+1"
    assert (
        known["mar-2"].style_array.quotePrefix if hasattr(known["mar-2"], "style_array") else True
    )
    assert known["inf"].value == "007"
    assert known["inf"].data_type == "s"
    assert known["title-apostrophe"].value == "'s-Hertogenbosch"
    assert known["f"].value == "NA"


def test_addresses_are_links() -> None:
    sheet = book(chronology(TRAPS))["sources"]
    [link] = [row["source_url"] for row in rows(sheet) if row["source_url"].value]
    assert link.hyperlink is not None
    assert (link.value, link.hyperlink.target) == ("https://example.org/?a=1&b=2,3;4",) * 2


@pytest.mark.parametrize(
    ("size", "more", "is_link"),
    [(2_000, "x", True), (1_000, "é", True), (1_950, "[", False), (700, "[", True)],
)
def test_an_address_is_a_link_as_far_as_excel_takes_it(
    size: int, more: str, *, is_link: bool
) -> None:
    url = "https://example.org/?".ljust(size, more)
    text = f'{HEAD}  a: {{kind: talks, title: A, when: 2023, url: "{url}"}}\n'
    cell = event(chronology(text), "a")["url"]
    assert (cell.value, cell.data_type) == (url, "s")
    assert (cell.hyperlink is not None) == is_link
    if cell.hyperlink:
        assert len(str(cell.hyperlink.target)) <= 2_079


def test_occurrences_have_a_sheet_of_their_own_and_events_one_row() -> None:
    shown = book(
        chronology(
            f"{HEAD}  a: {{kind: talks, title: A, when: 2023-03-02, "
            "repeats: {rule: weekly, until: 2023-03-20}}\n"
        )
    )
    assert [row["event_id"].value for row in rows(shown["events"])] == ["a"]
    assert [str(row["occurrence"].value) for row in rows(shown["occurrences"])] == [
        *("2023-03-02 00:00:00", "2023-03-09 00:00:00", "2023-03-16 00:00:00"),
    ]


def test_a_text_is_shortened_where_excel_can_hold_no_more_and_named() -> None:
    fits, long = "é" * 32_767, "👩" * 16_384
    text = f"{HEAD}  a: {{kind: talks, title: A, when: 2023, description: {fits}}}\n"
    text += f"  b: {{kind: talks, title: B, when: 2023, description: {long}}}\n"
    rendered = made("xlsx", chronology(text))
    [warning] = rendered.warnings
    assert warning.startswith("events: the description of b is over 32,767 characters, the most")
    sheet = openpyxl.load_workbook(io.BytesIO(rendered.data))["events"]
    assert [row["description"].value for row in rows(sheet)] == [fits, f"{'👩' * 16_383}…"]


def test_more_rows_than_a_sheet_has_are_refused_before_anything_is_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert xlsx._MOST_ROWS == 1_048_576  # noqa: SLF001 - a header and 1,048,575 rows
    monkeypatch.setattr(xlsx, "_MOST_ROWS", 3)
    chosen = chronology(f"{HEAD}  a: {{kind: talks, title: A, when: 2023}}\n")
    many = replace(chosen, entries=chosen.entries * 3)
    with pytest.raises(TimelineError, match="events would have 4 rows, and Excel takes 3; choose"):
        xlsx.render(many)


def test_the_columns_are_those_chosen_in_that_order() -> None:
    sheet = book(chronology(EVENTS), Choices(columns=("year", "title")))["events"]
    assert [cell.value for cell in sheet[1]] == ["year", "title"]


def test_the_last_sheet_tells_what_every_column_means() -> None:
    shown = book(chronology(AGENDA))
    told = {(row["table"].value, row["column"].value) for row in rows(shown["columns"])}
    others = [sheet for sheet in shown if sheet.title != "columns"]
    assert told == {(sheet.title, cell.value) for sheet in others for cell in sheet[1]}


def test_a_workbook_has_the_title_and_the_day_of_the_registry() -> None:
    properties = book(chronology(EVENTS)).properties
    assert properties.title == "India–Italy, March 2023"
    assert str(properties.created) == "2026-11-24 00:00:00"
