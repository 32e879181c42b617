"""LibreOffice without a window: what it makes of tables and workbooks."""

import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest


def divided_at(*signs: str) -> str:
    """Return the option by which LibreOffice reads tables whose cells are divided at these signs.

    Quotes, UTF-8; special numbers detected and formulas evaluated, as if all were ticked.
    """
    codes = "/".join(str(ord(sign)) for sign in signs)
    return f"--infilter=CSV:{codes},34,76,1,,0,false,true,false,false,false,0,true"


CSV = divided_at(",", ";", "\t")
"""The signs at which its dialogue divides cells, unless people untick some."""
NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
}
Place = tuple[str, str, str]
"""The registry, event and column of a cell."""
Cell = tuple[str | None, str]
"""The type of a cell, as in office:value-type, and what it holds."""
_YEAR_ONE = {("traps", "year-one", "date_earliest"), ("traps", "year-one", "date_latest")}
"""Days of a .csv that it takes for others; the manual says so of all before March 1900."""
_TABS = {("traps", "lines", "description"), ("hostile", "formula", "description")}
"""Cells with a tab, which is lost where LibreOffice writes a spreadsheet of its own."""


def kept(place: Place, text: str) -> str:
    """Return what is known to be left of a cell in a spreadsheet that LibreOffice writes."""
    if place in _YEAR_ONE:
        return "-0001-12-30"
    return text.replace("\t", "") if place in _TABS else text


def convert(files: Iterable[Path], folder: Path, *options: str, kind: str = "ods") -> None:
    """Have LibreOffice, if it is there, put spreadsheets that it makes of files into a folder."""
    office = shutil.which("soffice")
    if not office:
        pytest.skip("LibreOffice (soffice) is not on this machine")
    paths = [str(file) for file in files]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    to = ["--convert-to", kind, "--outdir", str(folder)]
    command = [office, profile, "--headless", *options, *to, *paths]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    made = {file.stem for file in folder.glob(f"*.{kind}")}
    assert made == {Path(path).stem for path in paths}, ran.stdout + ran.stderr


def contents(folder: Path) -> dict[str, ET.Element]:
    """Return the contents of the spreadsheets in a folder."""
    return {file.stem: _content(file) for file in sorted(folder.glob("*.ods"))}


def _content(spreadsheet: Path) -> ET.Element:
    with zipfile.ZipFile(spreadsheet) as archive:
        return ET.fromstring(archive.read("content.xml"))  # noqa: S314


def sheets(content: ET.Element) -> dict[str, ET.Element]:
    """Return the sheets of a spreadsheet by their names."""
    found = content.iter(f"{{{NAMES['table']}}}table")
    return {str(attribute(sheet, "table:name")): sheet for sheet in found}


def attribute(element: ET.Element, name: str) -> str | None:
    """Return an attribute that has a prefix, as in office:value-type."""
    prefix, plain = name.split(":")
    return element.get(f"{{{NAMES[prefix]}}}{plain}")


def table(sheet: ET.Element) -> tuple[list[str], list[dict[str, Cell]]]:
    """Return the header of a sheet, and its rows by the names in it."""
    [header, *rows] = _cells(sheet)
    names = [text for _, text in header]
    padded = (row + [(None, "")] * (len(names) - len(row)) for row in rows)
    return names, [dict(zip(names, row, strict=True)) for row in padded]


def _cells(sheet: ET.Element) -> list[list[Cell]]:
    """Return the rows of a sheet that hold anything."""
    found = []
    for row in sheet.iter(f"{{{NAMES['table']}}}table-row"):
        line: list[Cell] = []
        for cell in row.iterfind("table:table-cell", NAMES):
            times = int(attribute(cell, "table:number-columns-repeated") or 1)
            if times < 1000:
                line += [(attribute(cell, "office:value-type"), _shown(cell))] * times
        if any(text for _, text in line):
            found.append(line)
    return found


def _shown(cell: ET.Element) -> str:
    exact = attribute(cell, "office:date-value") or _clock(attribute(cell, "office:time-value"))
    lines = ["".join(_texts(line)) for line in cell.iterfind("text:p", NAMES)]
    return exact or "\n".join(lines)


def _clock(duration: str | None) -> str:
    """Return the clock time that stands as a duration, PT18H30M00S."""
    found = re.fullmatch(r"PT(\d+)H(\d+)M(\d+)S", duration or "")
    return ":".join(found.groups()) if found else ""


def _texts(element: ET.Element) -> list[str]:
    """Return the texts of a paragraph, with its blanks and breaks."""
    marks = {"s": " ", "line-break": "\n"}
    kind = element.tag.partition("}")[2]
    blanks = int(attribute(element, "text:c") or 1)
    found = [marks.get(kind, "") * blanks + (element.text or "")]
    for child in element:
        found += [*_texts(child), child.tail or ""]
    return found
