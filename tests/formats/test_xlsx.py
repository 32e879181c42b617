"""The workbook, as openpyxl reads it."""

import io
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.cell import Cell
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.conftest import DATA, chronology
from tests.formats.outputs import made
from tests.formats.test_contract import EVENTS, HOSTILE, KINDS
from timeline.chronology.chronology import Chronology
from timeline.chronology.options import USUAL, Choices
from timeline.diagnostics.findings import TimelineError
from timeline.formats import xlsx
from timeline.registry.vocabulary import Status
from timeline.tables.cell_digests import Remembering
from timeline.tables.events import EVENTS as EVENTS_TABLE
from timeline.tables.sheets.sheet import MOST_ROWS
from timeline.tables.table import Type

TRAPS = (DATA / "valid" / "traps.yaml").read_text(encoding="utf-8")
AGENDA = (DATA / "valid" / "agenda.yaml").read_text(encoding="utf-8")
SHEETS = [
    *("Events", "Participants", "Instruments", "Parties", "Outcomes", "Figures", "Moves"),
    *("Places", "Sources", "Citations", "Occurrences", "Columns", "Words"),
]
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
    sheet = book(chosen, choices)["Events"]
    [row] = [row for row in rows(sheet) if row["event_id"].value == id]
    return row


def visible(shown: Workbook) -> list[Worksheet]:
    """Return the sheets that people see."""
    return [sheet for sheet in shown if sheet.sheet_state == "visible"]


def tables(sheet: Worksheet) -> dict[str, str]:
    """Return the ranges of the tables of Excel on a sheet, by their names."""
    return {table.name: table.ref for table in sheet.tables.values()}


def test_there_is_a_sheet_for_each_table_and_one_for_their_columns() -> None:
    shown = book(chronology(AGENDA))
    assert shown.sheetnames == SHEETS
    assert [sheet.title for sheet in shown if sheet.sheet_state == "hidden"] == ["Words"]


@pytest.mark.parametrize("text", [EVENTS, AGENDA], ids=["events", "agenda"])
def test_every_sheet_is_a_named_table_whose_header_stays_in_sight(text: str) -> None:
    for sheet in visible(book(chronology(text))):
        assert sheet.freeze_panes == "B2"
        [(name, cells)] = tables(sheet).items()
        assert name == sheet.title.lower()
        letter = get_column_letter(sheet.max_column)
        assert cells == f"A1:{letter}{max(sheet.max_row, 2)}"
        assert all(cell.font.bold for cell in sheet[1])
        assert all(7 <= each.width < 62 for each in sheet.column_dimensions.values())


def test_every_sheet_is_printed_one_page_wide_with_its_header_on_each() -> None:
    for sheet in visible(book(chronology(EVENTS))):
        assert (sheet.print_title_rows, sheet.page_setup.orientation) == ("$1:$1", "landscape")
        setup = sheet.sheet_properties.pageSetUpPr
        assert setup
        assert setup.fitToPage
        # One page wide is the default of the standard, and any number high.
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (None, 0)


def test_of_the_events_only_what_a_person_reads_is_printed_and_wrapped() -> None:
    sheet = book(chronology(EVENTS))["Events"]
    names = [cell.value for cell in sheet[1]]
    last = names.index("source_urls")
    assert sheet.print_area == f"'Events'!$A$1:${get_column_letter(last + 1)}${sheet.max_row}"
    for row in rows(sheet):
        for name, cell in row.items():
            if cell.value is not None:
                assert bool(cell.alignment.wrap_text) == (names.index(name) <= last)
    chosen = book(chronology(EVENTS), Choices(columns=("title", "description")))["Events"]
    assert chosen.print_area == f"'Events'!$A$1:$B${sheet.max_row}"


def test_what_a_person_reads_stands_first_and_ids_and_codes_behind() -> None:
    sheet = book(chronology(EVENTS))["Events"]
    names = [str(cell.value) for cell in sheet[1]]
    assert sorted(names[:-1]) == sorted(column.name for column in EVENTS_TABLE.columns)
    assert names[-1] == "base"
    first = ("date_earliest", "time_local", "title", "kind", "status", "venue", "guest_iso3")
    places = [names.index(name) for name in (*first, "host_iso3", "source_ids", "description")]
    assert places == sorted(places)
    behind = ("event_id", "uid", "parent_ids", "place_id", "countries_iso3", "codes", "when_edtf")
    assert min(map(names.index, behind)) > names.index("description")


def test_a_header_tells_what_its_column_means() -> None:
    sheet = book(chronology(EVENTS))["Events"]
    meanings = {column.name: column.meaning for column in Remembering(EVENTS_TABLE).columns}
    told = {cell.value: cell.comment.text.casefold() for cell in sheet[1] if cell.comment}
    assert told == {name: meaning.casefold() for name, meaning in meanings.items()}


def test_columns_without_a_value_are_hidden_where_there_are_rows() -> None:
    shown = book(chronology(f"{HEAD}  a: {{kind: talks, title: A, when: 2023}}\n"))
    [row] = rows(shown["Events"])
    letters = {name: cell.column_letter for name, cell in row.items()}
    hidden = {name for name, letter in letters.items() if _is_hidden(shown["Events"], letter)}
    assert hidden == {"base", *(name for name, cell in row.items() if cell.value is None)}
    assert not any(each.hidden for each in shown["Participants"].column_dimensions.values())


def _is_hidden(sheet: Worksheet, letter: str) -> bool:
    """Whether a column is hidden; openpyxl knows columns of one look by the first of them."""
    place = column_index_from_string(letter)
    groups = sheet.column_dimensions.values()
    return any(each.hidden for each in groups if (each.min or 0) <= place <= (each.max or 0))


def test_a_column_of_our_words_offers_them_for_choice() -> None:
    shown = book(chronology(EVENTS))
    sheet = shown["Events"]
    offered = {}
    for rule in sheet.data_validations.dataValidation:
        place = str(rule.sqref).split(":", maxsplit=1)[0].rstrip("0123456789")
        cells = shown["Words"][rule.formula1.split("!")[1].replace("$", "")]
        offered[sheet[f"{place}1"].value] = tuple(cell.value for (cell,) in cells)
    flags = {each.name: ("yes", "no") for each in EVENTS_TABLE.columns if each.type is Type.FLAG}
    words = {each.name: each.words for each in EVENTS_TABLE.columns if each.type is Type.WORD}
    assert offered == {**flags, **words}
    assert all(rule.type == "list" for rule in sheet.data_validations.dataValidation)


def test_every_status_has_a_color_of_its_own() -> None:
    sheet = book(chronology(EVENTS))["Events"]
    rules = [rule for range in sheet.conditional_formatting for rule in range.rules]
    assert {rule.formula[0].strip('"') for rule in rules} == set(Status)
    colors = {rule.dxf.fill.bgColor.rgb for rule in rules}
    assert len(colors) == len(Status)


def test_a_row_is_as_high_as_its_texts_up_to_a_bound() -> None:
    def high(title: str) -> float | None:
        sheet = book(chronology(f"{HEAD}  a: {{kind: talks, title: {title}, when: 2023}}\n"))
        height: float | None = sheet["Events"].row_dimensions[2].height
        return height

    assert high("A") is None
    assert (high("A" * 50), high("A " * 400)) == (30, 180)
    assert (high("印" * 15), high("印" * 25)) == (None, 30)


def test_a_workbook_of_many_rows_is_streamed_and_holds_the_same(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def cells(shown: Workbook) -> dict[str, list[list[object]]]:
        return {sheet.title: [[cell.value for cell in row] for row in sheet] for sheet in shown}

    whole = cells(book(chronology(AGENDA)))
    monkeypatch.setattr(xlsx, "_MOST_NAMED", 3)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    first = made("xlsx", chronology(AGENDA)).data
    streamed = openpyxl.load_workbook(io.BytesIO(first))
    for sheet in visible(streamed):
        assert tables(sheet) == {}
        assert sheet.auto_filter.ref.startswith("A1:")
    named = whole.pop("Columns"), cells(streamed).pop("Columns")
    assert named[0] == named[1]
    assert {name: cells(streamed)[name] for name in whole} == whole
    assert made("xlsx", chronology(AGENDA)).data == first
    assert list(tmp_path.iterdir()) == []


def test_a_disk_without_room_for_temporary_files_is_an_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(xlsx, "_MOST_NAMED", 0)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "missing"))
    with pytest.raises(TimelineError, match="temporary files of the workbook: no such file"):
        made("xlsx", chronology(EVENTS))


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
        str(row["event_id"].value): row["title"] for row in rows(book(chronology(TRAPS))["Events"])
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
    sheet = book(chronology(TRAPS))["Sources"]
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
    assert [row["event_id"].value for row in rows(shown["Events"])] == ["a"]
    assert [str(row["occurrence"].value) for row in rows(shown["Occurrences"])] == [
        *("2023-03-02 00:00:00", "2023-03-09 00:00:00", "2023-03-16 00:00:00"),
    ]


def test_a_text_is_shortened_where_excel_can_hold_no_more_and_named() -> None:
    fits, long = "é" * 32_767, "👩" * 16_384
    text = f"{HEAD}  a: {{kind: talks, title: A, when: 2023, description: {fits}}}\n"
    text += f"  b: {{kind: talks, title: B, when: 2023, description: {long}}}\n"
    rendered = made("xlsx", chronology(text))
    [warning] = rendered.warnings
    assert warning.startswith("events: the description of b is over 32,767 characters, the most")
    sheet = openpyxl.load_workbook(io.BytesIO(rendered.data))["Events"]
    assert [row["description"].value for row in rows(sheet)] == [fits, f"{'👩' * 16_383}…"]


def test_more_rows_than_a_sheet_has_are_refused_before_anything_is_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert MOST_ROWS == 1_048_576  # a header and 1,048,575 rows
    monkeypatch.setattr(xlsx, "MOST_ROWS", 3)
    chosen = chronology(f"{HEAD}  a: {{kind: talks, title: A, when: 2023}}\n")
    many = replace(chosen, entries=chosen.entries * 3)
    with pytest.raises(TimelineError, match="Events would have 4 rows, but Excel takes 3; write"):
        xlsx.render(many)


def test_the_columns_are_those_chosen_in_that_order() -> None:
    sheet = book(chronology(EVENTS), Choices(columns=("year", "title")))["Events"]
    assert [cell.value for cell in sheet[1]] == ["year", "title"]


def test_the_last_sheet_tells_what_every_column_means() -> None:
    shown = book(chronology(AGENDA))
    told = {(row["table"].value, row["column"].value) for row in rows(shown["Columns"])}
    others = [sheet for sheet in visible(shown) if sheet.title != "Columns"]
    assert told == {(*tables(sheet), cell.value) for sheet in others for cell in sheet[1]}


def test_a_workbook_has_the_title_and_the_day_of_the_registry() -> None:
    properties = book(chronology(EVENTS)).properties
    assert properties.title == "India–Italy, March 2023"
    assert str(properties.created) == "2026-11-24 00:00:00"
