"""LibreOffice and openpyxl find in the workbook dates that are dates, filters, no formula."""

import re
from pathlib import Path
from xml.etree.ElementTree import Element, tostring

import openpyxl
import pytest

from tests.interop import office
from tests.interop.said import REGISTRIES, Said

SHEETS = [
    *("Events", "Participants", "Instruments", "Parties", "Outcomes", "Figures", "Moves"),
    *("Places", "Sources", "Citations", "Occurrences", "Columns"),
]
EARLY = re.compile(r"(0001|18\d\d|1900-0[12])-")
"""Days that stand as texts, as the manual says: spreadsheets do not agree on them."""


@pytest.mark.parametrize("name", REGISTRIES)
def test_nothing_runs_and_every_sheet_has_its_filter(
    name: str, spreadsheets: dict[str, Element]
) -> None:
    content = spreadsheets[name]
    assert b":formula=" not in tostring(content)
    assert list(office.sheets(content)) == [*SHEETS, "Words"]
    filtered = {
        str(office.attribute(each, "table:target-range-address")).split(".")[0]
        for each in content.iter(f"{{{office.NAMES['table']}}}database-range")
        if office.attribute(each, "table:display-filter-buttons") == "true"
    }
    assert filtered == set(SHEETS)


def test_dates_are_dates_and_times_are_times(spreadsheets: dict[str, Element]) -> None:
    _, rows = office.table(office.sheets(spreadsheets["events"])["Events"])
    [keynote] = [row for row in rows if row["event_id"][1] == "raisina-keynote"]
    assert keynote["date_earliest"] == ("date", "2023-03-02")
    assert keynote["time_local"] == ("time", "18:30:00")
    assert keynote["start_utc"] == ("date", "2023-03-02T13:00:00")
    assert keynote["year"] == ("float", "2023")
    assert keynote["when_edtf"] == ("string", "2023-03-02T18:30:00+05:30")


@pytest.mark.parametrize("sheet", SHEETS[:-1])
def test_in_a_column_all_cells_are_of_one_type(
    sheet: str, spreadsheets: dict[str, Element]
) -> None:
    types: dict[str, set[str | None]] = {}
    for name, content in spreadsheets.items():
        for row in office.table(office.sheets(content)[sheet])[1]:
            for column, (type, text) in row.items():
                if text and not (name == "traps" and EARLY.match(text)):
                    types.setdefault(column, set()).add(type)
    assert [column for column, found in types.items() if len(found) > 1] == []


@pytest.mark.parametrize("name", REGISTRIES)
def test_openpyxl_finds_the_header_in_place_and_no_formula(
    name: str, workbooks: dict[str, Path]
) -> None:
    book = openpyxl.load_workbook(workbooks[name])
    assert book.sheetnames == [*SHEETS, "Words"]
    for title in SHEETS:
        sheet = book[title]
        assert sheet.freeze_panes == "B2"
        assert sheet.tables[title.lower()].ref.startswith("A1:")
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}


@pytest.mark.parametrize("name", REGISTRIES)
def test_openpyxl_finds_the_addresses_of_the_registry_as_links(
    name: str, workbooks: dict[str, Path]
) -> None:
    said = Said(name)
    book = openpyxl.load_workbook(workbooks[name])
    for sheet, key, url, about in (
        ("Events", "event_id", "url", said.event),
        ("Sources", "source_id", "source_url", said.source),
    ):
        header, *rows = book[sheet].iter_rows()
        names = [cell.value for cell in header]
        at, to = names.index(key), names.index(url)
        links = {str(row[at].value): row[to].hyperlink for row in rows if row[at].value}
        assert {id: link.target if link else "" for id, link in links.items()} == {
            id: about(id)[url] for id in links
        }
