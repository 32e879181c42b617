"""Chooses the reader of a file that is imported, by what the file is called and begins with.

A reader is a function `read(data, name, context) -> Incoming`: the bytes of one file, the name by
which messages call it, and all else that it may know. It raises TimelineError if the file can't be
read at all. What it can't take of a file it leaves out, with a note.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import PurePath
from types import ModuleType
from typing import cast

from timeline.diagnostics.findings import TimelineError, one_of
from timeline.importing.context import Context
from timeline.importing.incoming import Incoming

Reader = Callable[[bytes, str, Context], Incoming]
_ROOMS = {
    **dict.fromkeys((".ics", ".ical", ".ifb", ".icalendar"), "calendars"),
    **dict.fromkeys((".csv", ".tsv", ".xlsx", ".xlsm", ".jsonl", ".zip"), "tables"),
}
"""The room in which a file is read, by its suffix."""
_START = 1000
"""Bytes at the beginning of a file, in which a calendar begins, whatever its encoding."""


def read(data: bytes, name: str, context: Context) -> Incoming:
    """Return what a file holds; raise TimelineError for one that no reader knows."""
    begins = data[:_START].replace(b"\0", b"").upper()
    suffix = PurePath(name).suffix.lower()
    room = "calendars" if b"BEGIN:VCALENDAR" in begins else _ROOMS.get(suffix)
    if room is None:
        raise TimelineError(
            f"{name}: timeline can't import a file with this suffix; {one_of(_ROOMS)}"
        )
    return cast("Reader", _room(room).read)(data, name, context)


def read_package(files: Mapping[str, bytes], name: str, context: Context) -> Incoming:
    """Return what a data package holds that is a folder, by the names of its files."""
    return cast("Incoming", _room("tables").read_package(files, name, context))


def map_draft(data: bytes, name: str, encoding: str) -> str:
    """Return the draft of a mapping for a table."""
    room = import_module("timeline.importing.tables.mapped.drafting")
    return cast("str", room.draft(data, name, encoding))


def _room(name: str) -> ModuleType:
    # for speed: a calendar needs no library of workbooks, and a table none of calendars
    return import_module(f"timeline.importing.{name}.reading")
