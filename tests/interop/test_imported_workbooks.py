"""Workbooks that LibreOffice has saved are imported as they were before."""

import io
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.conftest import DATA, registry
from tests.importing.tables.tables import changed, columns_of, exported
from tests.interop import office
from timeline.importing.tables import workbooks
from timeline.importing.tables.sheets import Sheet

REGISTRIES = {
    name: (DATA / "valid" / f"{name}.yaml").read_text(encoding="utf-8")
    for name in ("agenda", "hostile", "kinds", "traps")
}


def _list(*, is_mac: bool) -> bytes:
    """Return a list with dates, times, formulas and merged cells."""
    book = openpyxl.Workbook()
    if is_mac:
        book.epoch = CALENDAR_MAC_1904
    page = book.active
    assert page is not None
    page.append(["Day", "From", "Moment", "Sum", "Item"])
    page.append([date(2027, 3, 4), time(9, 30), datetime(2027, 3, 4, 18, 15), "=1+1", "One"])  # noqa: DTZ001
    page.append([None, time(23, 59), datetime(2027, 12, 31), "=A2+1", "=D2&D2"])  # noqa: DTZ001
    page["D3"].number_format = "yyyy-mm-dd"
    page.merge_cells("A2:A3")
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return workbooks as LibreOffice saves them."""
    folder = tmp_path_factory.mktemp("workbooks")
    made = {"list": _list(is_mac=False), "mac": _list(is_mac=True)}
    for name, text in REGISTRIES.items():
        data = exported("xlsx", registry(text))
        assert isinstance(data, bytes)
        made[name] = data
    for name, data in made.items():
        (folder / f"{name}.xlsx").write_bytes(data)
    home: Path = folder / "saved"
    home.mkdir()
    office.convert((folder / f"{name}.xlsx" for name in made), home, kind="xlsx")
    return {name: (home / f"{name}.xlsx").read_bytes() for name in made}


@pytest.mark.parametrize("name", REGISTRIES)
def test_a_workbook_that_was_only_saved_changes_nothing(name: str, saved: dict[str, bytes]) -> None:
    found = changed(saved[name], f"{name}.xlsx", REGISTRIES[name])
    assert [(each.at, dict(each.fields)) for each in found.events if each.fields] == []
    assert found.left_out == ()


def test_an_edit_in_a_saved_workbook_comes_back(saved: dict[str, bytes]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(saved["kinds"]))
    sheet = book["Events"]
    columns = columns_of(sheet)
    sheet.cell(2, columns["title"]).value = "Edited"
    data = io.BytesIO()
    book.save(data)
    found = changed(data.getvalue(), "kinds.xlsx", REGISTRIES["kinds"])
    [event] = [each for each in found.events if each.fields]
    assert set(event.fields) == {"title"}
    assert event.unchanged == frozenset({"title"})


@pytest.mark.parametrize("name", ["list", "mac"])
def test_dates_times_formulas_and_merged_cells(name: str, saved: dict[str, bytes]) -> None:
    book = workbooks.read(saved[name], "list.xlsx")
    [sheet] = book.sheets
    assert isinstance(sheet, Sheet)
    assert [row.cells for row in sheet.rows[1:]] == [
        (date(2027, 3, 4), time(9, 30), datetime(2027, 3, 4, 18, 15), "2", "One"),  # noqa: DTZ001
        ("", time(23, 59), date(2027, 12, 31), date(2027, 3, 5), "22"),
    ]
    assert [note.text for note in book.decided] == [
        "formulas, whose values were taken as they were last saved: 3"
    ]
