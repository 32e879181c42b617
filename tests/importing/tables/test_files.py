"""The files of tables: encodings, delimiters, workbooks, archives, and what is broken in them."""

import io
import json
import zipfile
from datetime import date, datetime, time, timedelta
from typing import Any

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.conftest import registry
from tests.importing.tables.tables import context, exported, workbook
from timeline.diagnostics.findings import TimelineError
from timeline.importing.tables import archives, jsonlines, packages, texts, workbooks
from timeline.importing.tables.editions import of_file, of_files
from timeline.importing.tables.reading import read
from timeline.importing.tables.sheets import Sheet, headed, letters

TEXT = "registry: r\ntitle: R\nevents: {a: {kind: talks, title: A, when: 2023-03-02}}\n"


def rows(data: bytes, encoding: str = "") -> list[tuple[Any, ...]]:
    """Return the cells of a delimited text."""
    return [row.cells for row in texts.read(data, "list.csv", encoding).rows]


def zipped(files: dict[str, bytes]) -> bytes:
    """Return an archive of files."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def patched(data: bytes, edits: dict[str, tuple[bytes, bytes]], **more: bytes) -> bytes:
    """Return an archive in which some files say another thing, and with more files."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    for name, (old, new) in edits.items():
        assert old in files[name]
        files[name] = files[name].replace(old, new)
    return zipped({**files, **more})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_read_by_its_mark(encoding: str) -> None:
    marks = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
    data = marks.get(encoding, b"") + "Ä;B\r\nनई;2".encode(encoding)
    assert rows(data) == [("Ä", "B"), ("नई", "2")]


def test_another_encoding_has_to_be_said() -> None:
    data = "Subject;Date\nVisité;2027".encode("windows-1252")
    with pytest.raises(TimelineError) as refused:
        rows(data)
    assert str(refused.value) == (
        "list.csv:2: the byte E9 is not UTF-8; add --encoding, such as windows-1252"
    )
    assert rows(data, "windows-1252")[1] == ("Visité", "2027")
    with pytest.raises(TimelineError, match='"utf-88" is not an encoding'):
        rows(data, "utf-88")
    with pytest.raises(TimelineError, match="the byte E9 is not ascii"):
        rows(data, "ascii")


def test_what_is_no_text_is_no_table() -> None:
    with pytest.raises(TimelineError, match="this is not a table"):
        rows(b"a\0b")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_told_by_the_whole_table(delimiter: str) -> None:
    lines = ["Subject|Date|Remarks".replace("|", delimiter)]
    lines += [f'"a, b; c"{delimiter}2027-03-{day:02}{delimiter}one' for day in range(1, 9)]
    assert {len(row) for row in rows("\n".join(lines).encode())} == {3}
    assert rows(b"alone\nrow\n") == [("alone",), ("row",)]


def test_rows_have_the_number_of_their_first_line() -> None:
    sheet = texts.read(b'A,B\n"one\ntwo",2\n\n3,4\n', "list.csv")
    assert [row.number for row in sheet.rows] == [1, 2, 5]


def test_quotation_marks_that_do_not_end_are_refused() -> None:
    with pytest.raises(TimelineError, match=r"list\.csv:2: the quotation marks of this row"):
        texts.read(b'A,B\n"one,2\n3,4\n', "list.csv", delimiter=",")
    with pytest.raises(TimelineError, match="quotation marks"):
        rows(b'A,B\n"one" two,2\n')


def test_headers_and_ragged_rows() -> None:
    table = headed(texts.read(b"A,B,\n1\n1,2,3\n A,B\n1,2,,,\n", "list.csv"))
    assert table.columns == ("A", "B")
    assert [row.cells for row in table.rows] == [("1", ""), ("1", "2")]
    assert [(note.at, note.text) for note in table.ragged] == [
        ("list.csv:3", "3 cells, but 2 columns")
    ]
    with pytest.raises(TimelineError, match=r'list\.csv:1: the table has the column "A" twice'):
        headed(texts.read(b"A,B,A\n", "list.csv"))
    with pytest.raises(TimelineError, match=r"list\.csv: no header"):
        headed(Sheet("list.csv", ()))
    with pytest.raises(TimelineError, match="no header"):
        headed(texts.read(b"A,B\n", "list.csv"), 7)


def test_columns_have_letters() -> None:
    assert [letters(n) for n in (0, 25, 26, 51, 52, 701, 702)] == [
        *("A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"),
    ]


def test_cells_of_a_workbook() -> None:
    data = workbook(
        ["A", "B", "C", "D", "E", "F", "G", "H"],
        [
            *(date(2027, 3, 4), datetime(2027, 3, 4, 18, 30), time(9, 30), 5, 2.5, True),  # noqa: DTZ001
            *("text", timedelta(hours=30)),
        ],
        [None, datetime(2027, 3, 4, 18, 30, 0, 1), 5.0, "", "", "", "", ""],  # noqa: DTZ001
    )
    [sheet] = workbooks.read(data, "list.xlsx").sheets
    assert sheet.rows[1].cells == (
        *(date(2027, 3, 4), datetime(2027, 3, 4, 18, 30), time(9, 30), "5", "2.5", "TRUE"),  # noqa: DTZ001
        *("text", "1 day, 6:00:00"),
    )
    assert sheet.rows[2].cells[:3] == ("", datetime(2027, 3, 4, 18, 30), "5")  # noqa: DTZ001
    assert sheet.at(3, 1) == "Sheet1!B3"


def test_dates_since_1904() -> None:
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    page = book.active
    assert page is not None
    page.append(["A"])
    page.append([date(2027, 3, 4)])
    data = io.BytesIO()
    book.save(data)
    [sheet] = workbooks.read(data.getvalue(), "list.xlsx").sheets
    assert sheet.rows[1].cells == (date(2027, 3, 4),)


def test_formulas_macros_and_links_are_said() -> None:
    data = workbook(["A"], ["=1+1"])
    [formulas, unsaved] = workbooks.read(data, "list.xlsx").decided
    assert formulas.text == "formulas, whose values were taken as they were last saved: 1"
    assert unsaved.text.startswith("formulas without a saved value, which are empty: 1")
    hostile = patched(
        data, {}, **{"xl/vbaProject.bin": b"x", "xl/externalLinks/externalLink1.xml": b"<x/>"}
    )
    texts_of = [note.text for note in workbooks.read(hostile, "list.xlsx").decided]
    assert texts_of[:2] == ["its macros were ignored", "its links to other files were not followed"]
    saved = patched(data, {"xl/worksheets/sheet1.xml": (b"<v />", b"<v>2</v>")})
    book = workbooks.read(saved, "list.xlsx")
    assert [row.cells for row in book.sheets[0].rows] == [("A",), ("2",)]
    assert len(book.decided) == 1


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04 no archive",
        zipped({"a.txt": b"x"}),
        zipped({"[Content_Types].xml": b"<x", "xl/workbook.xml": b"<x"}),
        patched(workbook(["A"]), {"xl/workbook.xml": (b"<sheets>", b"<sheets")}),
        patched(workbook(["A"]), {"xl/worksheets/sheet1.xml": (b"</sheetData>", b"<")}),
    ],
)
def test_a_broken_workbook_is_refused(data: bytes) -> None:
    with pytest.raises(
        TimelineError, match=r"list\.xlsx: this (is not a zip|workbook can't be read)"
    ):
        workbooks.read(data, "list.xlsx")


def test_an_archive_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "_MOST", 1024**2)
    bomb = zipped({"xl/worksheets/sheet1.xml": b"0" * (2 * 1024**2)})
    assert len(bomb) < 10_000
    with pytest.raises(TimelineError, match="too large: unpacked it has over 1 MB"):
        workbooks.read(bomb, "bomb.xlsx")
    with pytest.raises(TimelineError, match="too large"):
        packages.read_zip(bomb, "bomb.zip")


def test_a_locked_or_broken_archive_is_refused() -> None:
    data = bytearray(zipped({"datapackage.json": b"{}" * 99}))
    locked = data.copy()
    place = locked.rindex(b"PK\x01\x02")
    locked[place + 8] |= 1
    with pytest.raises(TimelineError, match="locked with a password"):
        packages.read_zip(bytes(locked), "p.zip")
    data[45] ^= 0xFF
    with pytest.raises(TimelineError, match="the archive is broken"):
        packages.read_zip(bytes(data), "p.zip")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", r"list\.jsonl:1: this line is not JSON"),
        ("[1]", r"a line of \.jsonl is an object"),
        ('{"a": {"b": 1}}', "a value is a text, a number"),
        ('{"a": [1]}', "a value is a text, a number"),
        ("[" * 100_000, "this line is not JSON"),
    ],
)
def test_lines_that_are_no_rows_are_refused(line: str, message: str) -> None:
    with pytest.raises(TimelineError, match=message):
        jsonlines.read(line.encode(), "list.jsonl")


def test_json_lines_are_rows_whatever_keys_they_have() -> None:
    sheet = jsonlines.read(b'{"a": 1.50, "b": ["x", "y"]}\n\n{"c": true, "a": null}\n', "l.jsonl")
    assert [row.cells for row in sheet.rows] == [
        ("a", "b", "c"),
        ("1.50", "x;y", ""),
        ("", "", "yes"),
    ]
    assert sheet.at(3) == "l.jsonl:3"


def test_a_package_may_lie_in_a_folder_of_its_archive() -> None:
    files = exported("package", registry(TEXT))
    assert isinstance(files, dict)
    data = zipped({f"export/{name}": content for name, content in files.items()})
    assert [each.id for each in read(data, "p.zip", context()).events] == ["a"]
    assert len(of_file(data, "p.zip")["events"]) == len(of_files(files, "p")["events"]) == 1


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"a.csv": b"x"}, r"p\.zip: it has no datapackage\.json"),
        ({"datapackage.json": b"{"}, r"p\.zip/datapackage\.json: this is not JSON"),
        ({"datapackage.json": b"[]"}, "this does not describe a data package"),
        ({"datapackage.json": b"{}"}, "not an export of timeline"),
        ({"datapackage.json": b"{}", "events.parquet": b"PAR1"}, "export it with --tables csv"),
    ],
)
def test_an_archive_that_is_no_package_of_ours_is_refused(
    files: dict[str, bytes], message: str
) -> None:
    with pytest.raises(TimelineError, match=message):
        read(zipped(files), "p.zip", context())


def test_a_package_with_other_heads() -> None:
    files = exported("package", registry(TEXT + "license: https://example.org/license\n"))
    assert isinstance(files, dict)
    found = read(zipped(files), "p.zip", context())
    assert found.head["license"] == "https://example.org/license"
    described = json.loads(files["datapackage.json"])
    del described["name"], described["licenses"]
    files["datapackage.json"] = json.dumps(described).encode()
    assert read(zipped(files), "p.zip", context()).head["registry"] == "r"


def test_a_file_without_tables_of_ours_is_no_edition() -> None:
    with pytest.raises(TimelineError, match=r"l\.csv: this table is not an export of timeline"):
        of_file(b"A,B\n1,2\n", "l.csv")


def test_an_archive_without_tables_has_no_sheet() -> None:
    mapping = b'[columns.A]\nfield = "title"\n'
    with pytest.raises(TimelineError, match=r"p\.zip: no sheet in it"):
        read(zipped({"datapackage.json": b"{}"}), "p.zip", context(mapping=("m.toml", mapping)))
