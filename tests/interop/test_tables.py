"""Data tools read in a .csv what it says: rows, header, texts; and run nothing."""

import re
from datetime import date, datetime
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import tostring

import pytest

from tests.interop import office
from tests.interop.tables import REGISTRIES, exported, node_tool, python_tool, written

DAY = re.compile(r"\d{4}-\d\d-\d\d")
MISREAD = date(1900, 3, 1)
"""Before it, spreadsheets differ about days, as the README says."""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the table of each registry."""
    return exported(tmp_path_factory.mktemp("tables"), "csv")


def plain(cell: object) -> str:
    """Return a cell as it stands in the table, be it read as a number or as nothing."""
    if cell is None:
        return ""
    text = str(cell)
    return text.removesuffix(".0") if isinstance(cell, float) else text


def is_same(was: str, now: object) -> bool:
    """Whether a tool reads what is written: a date or moment may be read as one."""
    text = plain(now)
    if was == text:
        return True
    if DAY.fullmatch(was):
        return text[:10] == was
    if DAY.match(was) and DAY.match(text):
        return datetime.fromisoformat(was) == datetime.fromisoformat(text)
    return text != "" and was.replace(".", "").isdigit() and float(was) == float(text)


def differences(file: Path, rows: list[list[object]]) -> list[tuple[str, str, object]]:
    """Return the cells that a tool reads otherwise, by column, and rows that it lacks or adds."""
    header, expected = written(file)
    assert len(rows) == len(expected)
    return [
        (name, was, now)
        for before, after in zip(expected, rows, strict=True)
        for name, was, now in zip(header, before, after, strict=True)
        if not is_same(was, now)
    ]


@pytest.mark.parametrize("tool", ["pandas_csv", "polars_csv", "duckdb_csv"])
def test_tools_in_python_read_what_is_written(tool: str, files: dict[str, Path]) -> None:
    for file, found in zip(files.values(), python_tool(tool, *files.values()), strict=True):
        assert found["header"] == written(file)[0]
        assert differences(file, found["rows"]) == []


@pytest.mark.parametrize("tool", ["papaparse", "sheetjs"])
def test_tools_in_javascript_read_what_is_written(tool: str, files: dict[str, Path]) -> None:
    for file, (header, *rows) in zip(files.values(), node_tool(tool, *files.values()), strict=True):
        assert header == written(file)[0]
        padded = [[*row, *[None] * (len(header) - len(row))] for row in rows]
        assert differences(file, padded) == []


@pytest.mark.parametrize("name", REGISTRIES)
def test_libreoffice_reads_what_is_written_and_runs_nothing(
    name: str, files: dict[str, Path], tmp_path: Path
) -> None:
    content = office.part(
        office.opened(files[name], tmp_path, f"--infilter={office.CSV}"), "content.xml"
    )
    assert b":formula=" not in tostring(content)
    header, *rows = office.cells(content)
    names = [text for _, text in header]
    assert names == written(files[name])[0]
    shown = [[text for _, text in row] for row in rows]
    padded: list[list[Any]] = [[*row, *[""] * (len(names) - len(row))] for row in shown]
    found = differences(files[name], padded)
    assert [each for each in found if not is_known(*each)] == []


def is_known(_: str, was: str, now: object) -> bool:
    """Whether LibreOffice is known for it: it misreads early days, and drops tabs."""
    early = DAY.fullmatch(was) is not None and date.fromisoformat(was) < MISREAD
    return early or was.replace("\t", "") == now


def test_the_types_of_columns_are_told_apart(files: dict[str, Path]) -> None:
    [found] = python_tool("duckdb_csv", files["events"])
    types = dict(zip(found["header"], found["types"], strict=True))
    assert types["date_earliest"] == "DATE"
    assert types["start_utc"] == "TIMESTAMP WITH TIME ZONE"
    assert types["time_local"] == "TIME"
    assert types["year"] == types["duration_days"] == "BIGINT"
    assert types["title"] == types["participants"] == types["when_edtf"] == "VARCHAR"
