"""Data tools read in a .csv what it says: rows, header, texts; and run nothing."""

from collections.abc import Iterable
from datetime import datetime
from itertools import chain
from pathlib import Path
from xml.etree.ElementTree import Element, tostring

import pytest

from tests.interop import choices, office
from tests.interop.said import REGISTRIES
from tests.interop.tables import export, node_tool, python_tool, written
from timeline.chronology.options import Dialect, Guard
from timeline.tables import delimited
from timeline.tables.events import ROWS
from timeline.tables.table import Type

TYPES = {column.name: column.type for column in ROWS.columns}
NUMBERS = (Type.YEAR, Type.INTEGER, Type.NUMBER)
DIVIDERS = (",", ";", "\t", "|")
MIDNIGHT = ("", "T00:00:00", "T00:00:00.000Z")
"""What may follow a day that a tool has taken for a date."""
Difference = tuple[str, str, str, object]


@pytest.fixture(scope="module")
def contents(
    tables: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Element]:
    """Return what LibreOffice makes of each table."""
    folder = tmp_path_factory.mktemp("office")
    office.convert(tables.values(), folder, office.CSV)
    return office.contents(folder)


def is_same(column: str, was: str, now: object) -> bool:
    """Whether a tool reads what is written: numbers and dates may be such, texts are texts."""
    type = TYPES[column]
    if not was:
        return now in (None, "")
    if type in NUMBERS:
        return isinstance(now, int | float | str) and float(now) == float(was)
    if type is Type.DATE:
        return now in [was + midnight for midnight in MIDNIGHT]
    if type is Type.INSTANT:
        return datetime.fromisoformat(str(now)) == datetime.fromisoformat(was)
    if type is Type.FLAG:
        return now in (was, {"yes": True, "no": False}[was])
    return now == was


def differences(file: Path, rows: Iterable[list[object]]) -> list[Difference]:
    """Return the cells that a tool reads otherwise, with the event and column of each."""
    header, expected = written(file)
    return [
        (before[1], name, was, now)
        for before, after in zip(expected, rows, strict=True)
        for name, was, now in zip(header, before, after, strict=True)
        if not is_same(name, was, now)
    ]


@pytest.mark.parametrize("tool", ["pandas_csv", "polars_csv", "duckdb_csv"])
def test_tools_in_python_read_what_is_written(tool: str, tables: dict[str, Path]) -> None:
    for file, found in zip(tables.values(), python_tool(tool, *tables.values()), strict=True):
        assert found["header"] == written(file)[0]
        assert differences(file, found["rows"]) == []


@pytest.mark.parametrize("tool", ["papaparse", "sheetjs"])
def test_tools_in_javascript_read_what_is_written(tool: str, tables: dict[str, Path]) -> None:
    for file, (header, *rows) in zip(
        tables.values(), node_tool(tool, *tables.values()), strict=True
    ):
        assert header == written(file)[0]
        assert differences(file, rows) == []


def test_libreoffice_reads_what_is_written_and_runs_nothing(
    tables: dict[str, Path], contents: dict[str, Element]
) -> None:
    for name, file in tables.items():
        assert b":formula=" not in tostring(contents[name])
        header, rows = office.table(contents[name])
        assert header == written(file)[0]
        read: list[list[object]] = [[text for _, text in row.values()] for row in rows]
        unknown = [
            (id, column, was, now)
            for id, column, was, now in differences(file, read)
            if now != office.kept((name, id, column), was)
        ]
        assert unknown == []


def test_libreoffice_shifts_no_cell_where_it_divides_at_its_usual_signs(
    packages: dict[str, Path], tmp_path: Path
) -> None:
    """Its dialogue divides at commas, semicolons and tabs all at once."""
    delimiters = dict.fromkeys(packages["kinds"].parent.glob("*.csv"), ",")
    for name, sign in (("semicolon", ";"), ("tab", "\t")):
        export("kinds", "-o", tmp_path / f"{name}.csv", "--delimiter", sign)
        delimiters[tmp_path / f"{name}.csv"] = sign
    office.convert(delimiters, tmp_path / "made", "--infilter=CSV:44/59/9,34,76,1")
    found = office.contents(tmp_path / "made")
    for file, delimiter in delimiters.items():
        header, rows = written(file, delimiter)
        names, cells = office.table(found[file.stem])
        assert names == header
        filled = [[bool(text) for _, text in row.values()] for row in cells]
        assert filled == [[bool(cell) for cell in row] for row in rows]


@pytest.mark.parametrize("delimiter", choices.DELIMITERS)
def test_duckdb_finds_all_rows_however_few_the_columns(delimiter: str) -> None:
    chosen = chain(choices.choices(1), choices.choices(3, 1999))
    assert list(choices.misread(REGISTRIES["events"], chosen, delimiter)) == []


@pytest.fixture(scope="module")
def traps(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with tables that hold formulas in every place, divided in four ways.

    In the one called raw, they are not guarded.
    """
    folder = tmp_path_factory.mktemp("traps")
    dialects = {str(ord(sign)): Dialect(sign) for sign in DIVIDERS}
    dialects["raw"] = Dialect(guard=Guard.NONE)
    header = [("id", Type.TEXT), ("text", Type.TEXT), ("list", Type.LIST), ("last", Type.TEXT)]
    rows = [
        (start + quoted, f"Talks{quoted}{sign}{start}=1+1", ("a", f"{start}=1+1"), f"{sign}=2+2")
        for sign in (*DIVIDERS, "\n")
        for start in ("", " ", '"', "'", '""', "=1+1;")
        for quoted in ("a", 'a"b', "a,;|\t\nb")
    ]
    for name, dialect in dialects.items():
        (folder / f"{name}.csv").write_bytes(delimited.write(header, rows, dialect))
    return folder


@pytest.mark.parametrize("signs", [*DIVIDERS, DIVIDERS], ids=[*map(ord, DIVIDERS), "all"])
def test_libreoffice_runs_nothing_wherever_it_divides(
    signs: tuple[str, ...], traps: Path, tmp_path: Path
) -> None:
    office.convert(sorted(traps.glob("*.csv")), tmp_path, office.divided_at(*signs))
    found = office.contents(tmp_path)
    ran = {name for name, content in found.items() if b":formula=" in tostring(content)}
    assert ran == {"raw"}


def test_libreoffice_takes_texts_for_texts_and_the_rest_for_what_it_is(
    contents: dict[str, Element],
) -> None:
    taken = {Type.DATE: "date", Type.TIME: "time", **dict.fromkeys(NUMBERS, "float")}
    for content in contents.values():
        for row in office.table(content)[1]:
            types = {name: type for name, (type, text) in row.items() if text}
            assert types == {name: taken.get(TYPES[name], "string") for name in types}


def test_duckdb_tells_the_types_of_columns_by_itself(tables: dict[str, Path]) -> None:
    [found] = python_tool("duckdb_csv", tables["events"])
    types = dict(zip(found["header"], found["types"], strict=True))
    assert types["date_earliest"] == "DATE"
    assert types["start_utc"] == "TIMESTAMP WITH TIME ZONE"
    assert types["time_local"] == "TIME"
    assert types["year"] == types["duration_days"] == "BIGINT"
    assert types["title"] == types["participants"] == types["when_edtf"] == "VARCHAR"
