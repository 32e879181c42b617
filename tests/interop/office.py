"""LibreOffice without a window: what it makes of tables and workbooks."""

import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

CSV = "CSV:44,34,76,1,,0,false,true,false,false,false,0,true"
"""Commas, quotes, UTF-8; special numbers detected and formulas evaluated, as if all were ticked."""
NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
}


def opened(file: Path, folder: Path, *options: str) -> Path:
    """Return the spreadsheet (.ods) that LibreOffice makes of a file, if it is there."""
    office = shutil.which("soffice")
    if not office:
        pytest.skip("LibreOffice is not on this machine")
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    to = ["--convert-to", "ods", "--outdir", str(folder), str(file)]
    ran = subprocess.run(
        [office, profile, "--headless", *options, *to], capture_output=True, text=True, check=False
    )
    made = folder / f"{file.stem}.ods"
    assert made.exists(), ran.stdout + ran.stderr
    return made


def part(spreadsheet: Path, name: str) -> ET.Element:
    """Return a part of a spreadsheet, such as content.xml."""
    with zipfile.ZipFile(spreadsheet) as archive:
        return ET.fromstring(archive.read(name))  # noqa: S314


def attribute(element: ET.Element, name: str) -> str | None:
    """Return an attribute that has a prefix, as in office:value-type."""
    prefix, plain = name.split(":")
    return element.get(f"{{{NAMES[prefix]}}}{plain}")


def cells(sheet: ET.Element) -> list[list[tuple[str | None, str]]]:
    """Return the rows of a sheet that hold anything, each cell as its type and what it shows."""
    found = []
    for row in sheet.iter(f"{{{NAMES['table']}}}table-row"):
        line: list[tuple[str | None, str]] = []
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
    """Return the texts of a paragraph, with its blanks, tabs and breaks."""
    marks = {"s": " ", "tab": "\t", "line-break": "\n"}
    kind = element.tag.partition("}")[2]
    blanks = int(attribute(element, "text:c") or 1)
    found = [marks.get(kind, "") * blanks + (element.text or "")]
    for child in element:
        found += [*_texts(child), child.tail or ""]
    return found
