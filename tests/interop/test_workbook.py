"""LibreOffice finds in the workbook dates that are dates, filters, and nothing that runs."""

from pathlib import Path
from xml.etree.ElementTree import Element, tostring

import pytest

from tests.interop import office
from tests.interop.tables import REGISTRIES, export


def sheets(name: str, folder: Path) -> tuple[Element, dict[str, Element]]:
    """Return what LibreOffice makes of a registry's workbook, and its sheets."""
    export(name, folder, "-o", folder / f"{name}.xlsx")
    content = office.part(office.opened(folder / f"{name}.xlsx", folder), "content.xml")
    found = content.iter(f"{{{office.NAMES['table']}}}table")
    return content, {str(office.attribute(sheet, "table:name")): sheet for sheet in found}


@pytest.mark.parametrize("name", REGISTRIES)
def test_nothing_runs_and_every_sheet_has_its_filter(name: str, tmp_path: Path) -> None:
    content, found = sheets(name, tmp_path)
    assert b":formula=" not in tostring(content)
    ranges = list(content.iter(f"{{{office.NAMES['table']}}}database-range"))
    filtered = {
        str(office.attribute(each, "table:target-range-address")).split(".")[0]
        for each in ranges
        if office.attribute(each, "table:display-filter-buttons") == "true"
    }
    assert filtered == set(found)
    assert set(found) == {
        *("events", "participants", "instruments", "sources", "occurrences", "columns"),
    }


def test_dates_are_dates_and_times_are_times(tmp_path: Path) -> None:
    _, found = sheets("events", tmp_path)
    [header, *rows] = office.cells(found["events"])
    names = [text for _, text in header]
    [keynote] = [row for row in rows if row[0][1] == "raisina-keynote"]
    cells = dict(zip(names, keynote, strict=False))
    assert cells["date_earliest"] == ("date", "2023-03-02")
    assert cells["time_local"] == ("time", "18:30:00")
    assert cells["start_utc"] == ("date", "2023-03-02T13:00:00")
    assert cells["year"] == ("float", "2023")
    assert cells["when_edtf"] == ("string", "2023-03-02T18:30:00+05:30")


def test_texts_stand_as_they_are(tmp_path: Path) -> None:
    _, found = sheets("traps", tmp_path)
    [header, *rows] = office.cells(found["events"])
    place = [text for _, text in header].index("title")
    titles = {row[0][1]: row[place] for row in rows}
    assert titles["mar-2"] == ("string", "=1+1")
    assert titles["inf"] == ("string", "007")
    assert titles["may-2024"] == ("string", "Mar 1")
    assert titles["f"] == ("string", "NA")
    assert titles["title-scripts"] == ("string", "वार्ता ١٢٣ 会談 Città 🇮🇳")
