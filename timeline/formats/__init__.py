"""The output formats, one a module; a format is called by the name of its module.

A folder in this one is no format: it renders something other than a chronology.
"""

import importlib
import io
import pkgutil
import zipfile
from collections.abc import Mapping
from enum import Enum, auto
from typing import NamedTuple, Protocol, cast

from timeline.chronology.chronology import Chronology, Entry
from timeline.chronology.options import USUAL, Choices
from timeline.diagnostics.findings import TimelineError, did_you_mean, one_of
from timeline.tables.table import AnyTable

_SUFFIXES = {"jsonl": "json", "ndjson": "json", "zip": "package"}
"""Suffixes other than the names of their formats, the usual ones first."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip archive knows."""


class Folder(NamedTuple):
    """Files by their paths below the folder.

    `whole` is a pattern of files that are read together, so that no others may be there. `own` are
    folders in a folder of many registries: they are the registry's, and only hold these files.
    `listed` is the name of a list, by which files are removed that are no longer among these; the
    folder may hold others.
    """

    files: Mapping[str, bytes]
    whole: str = ""
    own: tuple[str, ...] = ()
    listed: str = ""

    def zipped(self) -> bytes:
        """Return the files as a zip archive, which is the same whenever and wherever made."""
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w") as archive:
            for path, content in self.files.items():
                archive.writestr(zipfile.ZipInfo(path, _EPOCH), content, zipfile.ZIP_DEFLATED)
        return data.getvalue()


class Rendered(NamedTuple):
    """A whole output, the events that are not in it, and warnings on its use.

    An output of several files is a `folder`, and has no `data`. The format left out the `undated`
    events because it needs a day, and the `unplaced` ones because it needs coordinates. The user
    asked to leave out the `omitted` ones. It takes back as many as `withdrawn` says. If it
    `is_empty`, it can only replace a calendar of events.
    """

    data: bytes
    undated: tuple[Entry, ...] = ()
    omitted: tuple[Entry, ...] = ()
    unplaced: tuple[Entry, ...] = ()
    withdrawn: int = 0
    warnings: tuple[str, ...] = ()
    folder: Folder | None = None
    is_empty: bool = False


class Repeats(Enum):
    """How an output shows an event that repeats: whole, by each occurrence, or as people write it.

    For people, it is one entry where it begins, unless they ask for each.
    """

    WHOLE = auto()
    EACH = auto()
    TOLD = auto()


class Format(Protocol):
    """The contents of each module in this folder."""

    SUMMARY: str
    """A few words on the format, for `timeline formats`."""
    TABLES: tuple[AnyTable, ...]
    """The tables that it holds."""
    REPEATS: Repeats
    """How it shows an event that repeats."""
    REVISES: bool
    """Whether it tells when an event was last revised, as calendars do."""

    def render(self, chronology: Chronology, choices: Choices = USUAL) -> Rendered:
        """Return the whole file: the same bytes for the same chronology and choices."""
        ...


def names() -> list[str]:
    """Return the names of all formats."""
    return sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.ispkg)


def of_suffix(suffix: str) -> str | None:
    """Return the name of the format whose files have this suffix, if there is one."""
    name = _SUFFIXES.get(suffix, suffix)
    return name if name in names() else None


def known(word: str) -> str:
    """Return the format for a name or suffix; raise TimelineError if there is none."""
    if name := of_suffix(word.lower()):
        return name
    hint = did_you_mean(word.lower(), names(), one_of(names()))
    raise TimelineError(f'no format is called "{word}"; {hint}')


def suffix_of(name: str) -> str:
    """Return the usual suffix of the files of a format."""
    return next((suffix for suffix, format in _SUFFIXES.items() if format == name), name)


def load(name: str) -> Format:
    """Return the format called `name`, one of `names()`."""
    # One at a time: pyarrow, Jinja and XlsxWriter are slow to import, and seldom all needed.
    return cast("Format", importlib.import_module(f"{__name__}.{name}"))
