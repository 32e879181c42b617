"""What formats make, as text, whatever it is written in."""

import html
import io
import re
import sqlite3
from contextlib import closing

import openpyxl
import pyarrow.parquet

from timeline import formats
from timeline.chronology.chronology import Chronology
from timeline.chronology.options import USUAL, Choices
from timeline.chronology.repeating import expand, for_people
from timeline.chronology.selection import Selection

BINARY = ("parquet", "sqlite", "xlsx")
"""Formats whose files differ with the version of the library that writes them."""


def made(name: str, chosen: Chronology, choices: Choices = USUAL) -> formats.Rendered:
    """Return what a format makes of a chronology, as an export does."""
    format = formats.load(name)
    everything = Selection()
    match format.REPEATS:
        case formats.Repeats.WHOLE:
            shown = chosen
        case formats.Repeats.EACH:
            shown = expand(chosen, everything)
        case formats.Repeats.TOLD:
            shown = for_people(chosen, everything, each=choices.layout.each)
    return format.render(shown, choices)


def files(rendered: formats.Rendered) -> dict[str, bytes]:
    """Return the files of an output, by their names; one that is alone has none."""
    return dict(rendered.folder.files) if rendered.folder else {"": rendered.data}


def database(data: bytes) -> dict[str, list[tuple[object, ...]]]:
    """Return the rows of all tables of a database, by their names."""
    with closing(sqlite3.connect(":memory:")) as opened:
        opened.deserialize(data)
        tables = (
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'events_fts%'"
        )
        names = [str(name) for (name,) in opened.execute(tables)]
        return {name: opened.execute(f'SELECT * FROM "{name}"').fetchall() for name in names}  # noqa: S608


def text(name: str, rendered: formats.Rendered) -> str:
    """Return all that an output says, with no line folded."""
    if name == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(rendered.data))
        cells = (cell.value for sheet in book for row in sheet.iter_rows() for cell in row)
        return "\n".join(str(cell) for cell in cells if cell is not None)
    if name == "parquet":
        rows = pyarrow.parquet.read_table(io.BytesIO(rendered.data)).to_pylist()
        return "\n".join(str(cell) for row in rows for cell in row.values() if cell is not None)
    if name == "sqlite":
        held = [row for rows in database(rendered.data).values() for row in rows]
        return "\n".join(str(cell) for row in held for cell in row if cell is not None)
    whole = "\n".join(data.decode("utf-8-sig") for data in files(rendered).values())
    if name == "md":
        return re.sub(r"\\(.)", r"\1", whole)
    if name == "html":
        return html.unescape(whole)
    return whole.replace("\r\n ", "") if name in ("ics", "vdir") else whole
