"""Reading a data package by its own description alone, as somebody else would."""

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from tests.conftest import chronology
from tests.formats.outputs import files, made
from timeline.chronology.selection import Selection

Row = dict[str, Any]
Tables = dict[str, list[Row]]

_STARTS = r"""|([;|\t\n][;|\s"]*)'(?='*[=+\-@＝＋－＠])"""
_GUARDS = re.compile(f"^'{_STARTS}")
_TEXT_GUARDS = re.compile(f"^(?:'|text:|edtf:){_STARTS}")
"""The guards of a text against formulas alone, and against all that a spreadsheet may do."""


def plain(cell: str) -> str:
    """Return the text of a cell in a data package, without its apostrophes."""
    return _GUARDS.sub(r"\1", cell)


@dataclass(frozen=True)
class Package:
    """A data package: its description, its tables as typed values, and its bytes."""

    described: Any
    tables: Tables
    files: dict[str, bytes]

    def schema(self, table: str) -> Any:
        """Return what the description says of a table."""
        [resource] = [each for each in self.described["resources"] if each["name"] == table]
        return resource["schema"]

    @property
    def text(self) -> str:
        """All that it says."""
        return "\n".join(data.decode() for data in self.files.values())


def package(text: str, selection: Selection | None = None) -> Package:
    """Return the data package of the registry in a text, or of some of its events."""
    written = files(made("package", chronology(text, selection)))
    described = json.loads(written["datapackage.json"])
    tables = {
        resource["name"]: _rows(written[resource["path"]], resource["schema"]["fields"])
        for resource in described["resources"]
    }
    return Package(described, tables, written)


def table(text: str, name: str, selection: Selection | None = None) -> list[Row]:
    """Return the rows of one table of the package of a registry."""
    return package(text, selection).tables[name]


def cells(text: str, name: str, *columns: str) -> list[tuple[Any, ...]]:
    """Return some columns of one table of the package of a registry."""
    return [tuple(row[column] for column in columns) for row in table(text, name)]


def raw(data: bytes) -> list[dict[str, str]]:
    """Return the rows of a table as they are written."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def single(text: str) -> list[dict[str, str]]:
    """Return the rows of the single table of a registry, with the guards of each cell off."""
    rows = raw(made("csv", chronology(text)).data)
    return [{name: unguarded(cell) for name, cell in row.items()} for row in rows]


def unguarded(cell: str) -> str:
    """Return the text of a cell in a table of its own, without its guards."""
    return _TEXT_GUARDS.sub(r"\1", cell)


def _rows(data: bytes, fields: list[Any]) -> list[Row]:
    known = {field["name"]: field for field in fields}
    return [{name: _read(known[name], cell) for name, cell in row.items()} for row in raw(data)]


_READ: dict[str, Callable[[str], Any]] = {
    "integer": int,
    "number": Decimal,
    "date": date.fromisoformat,
    "time": time.fromisoformat,
    "datetime": datetime.fromisoformat,
}


def _read(field: Any, cell: str) -> Any:
    """Return the value that a cell stands for; lists as lists, nothing as None."""
    if cell == "":
        return None
    if field["type"] == "boolean":
        return {**dict.fromkeys(field["trueValues"], True), "no": False}[cell]
    if field["type"] == "list":
        return plain(cell).split(field["delimiter"])
    if field["type"] != "string":
        return _READ[field["type"]](cell)
    return plain(cell)
