"""Reads the sheets of a file that holds tables, by its suffix."""

from pathlib import PurePath

from timeline.importing.tables import jsonlines, packages, texts, workbooks
from timeline.importing.tables.sheets import Book


def book(data: bytes, name: str, encoding: str = "", delimiter: str = "") -> Book:
    """Return the sheets of a file; raise TimelineError if it can't be read."""
    match PurePath(name).suffix.lower():
        case ".xlsx" | ".xlsm":
            return workbooks.read(data, name)
        case ".zip":
            return packages.read_zip(data, name)
        case ".jsonl":
            return Book((jsonlines.read(data, name, encoding),))
    return Book((texts.read(data, name, encoding, delimiter),))
