"""Tables that are imported, and the registries that come of them."""

import io
from typing import Any

import openpyxl

from tests.conftest import registry, selected
from tests.formats.outputs import files, made
from timeline.chronology.chronology import Chronology
from timeline.chronology.options import USUAL, Choices
from timeline.chronology.selection import Selection
from timeline.importing.context import Context
from timeline.importing.directory import Directory
from timeline.importing.incoming import Incoming
from timeline.importing.tables.reading import read, read_package
from timeline.registry.registry import Registry
from timeline.registry.vocabulary import Audience

Data = dict[str, Any]
Bytes = bytes | dict[str, bytes]
"""A file, or the files of a package."""


def exported(
    name: str, model: Registry, choices: Choices = USUAL, audience: Audience = Audience.PUBLIC
) -> Bytes:
    """Return what an export of a registry writes in a format."""
    known: Chronology = selected(model, Selection(), audience=audience)
    found = files(made(name, known, choices))
    return found.get("", found)


def context(**more: Any) -> Context:
    """Return the context of an import into a new registry, or into the one given."""
    return Context("test", **{"directory": Directory(), **more})


def read_back(data: Bytes, name: str, known: Context) -> Incoming:
    """Read a file or a package."""
    return read_package(data, name, known) if isinstance(data, dict) else read(data, name, known)


def made_of(found: Incoming, known: Context) -> Data:
    """Return the registry that an import begins."""
    assert found.left_out == ()
    events = {each.id: dict(each.fields) for each in found.events}
    head = {"title": "Made of tables", **found.head}
    return {**head, **known.directory.added, "events": events}


def again(data: Bytes, name: str, language: str = "en") -> Data:
    """Return the registry that a file or a package makes."""
    known = context()
    return {**made_of(read_back(data, name, known), known), "language": language}


def changed(data: Bytes, name: str, text: str) -> Incoming:
    """Return what a table changes in a registry."""
    return read_back(data, name, context(registry=registry(text)))


def workbook(*rows: list[Any], sheet: str = "Sheet1") -> bytes:
    """Return a workbook of some rows."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    for row in rows:
        page.append(row)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()
