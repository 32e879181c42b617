"""The part of a registry on which some events depend: cheap to compare, and to read alone."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from timeline.reading.entries import only
from timeline.reading.merging import SECTIONS
from timeline.reading.source import SourceFile
from timeline.reading.yaml import Data

_Path = tuple[str, str]
"""The section and the id of an entry."""


class Excerpt(NamedTuple):
    """The fields of a registry, and the entries that some events need, as data and as files."""

    data: dict[str, Data]
    files: list[tuple[str, bytes]]


def excerpt(sources: Sequence[SourceFile], ids: set[str]) -> Excerpt | None:
    """Return the part of a registry that tells all of some events.

    None if it has none of them, or if its files have faults that hide what belongs to an event.
    """
    if any(source.data is None or source.findings for source in sources):
        return None
    whole = [source.data for source in sources if source.data]
    entries = {path: entry for data in whole for path, entry in _entries(data)}
    if not any(("events", id) in entries for id in ids):
        return None
    rest = [{name: part for name, part in data.items() if name not in SECTIONS} for data in whole]
    wanted = _needed(entries, [*ids, *_texts([*rest])])
    kept: dict[str, Data] = {"/".join(path): entries[path] for path in wanted}
    own = wanted.union(
        each.path for source in sources for each in source.entries if each.section not in SECTIONS
    )
    files = [(each.file, only(each.text, each.entries, own).encode()) for each in sources]
    return Excerpt({"": [*rest], **kept}, files)


def _entries(data: dict[str, Data]) -> Iterator[tuple[_Path, Data]]:
    for section in SECTIONS:
        part = data.get(section)
        if isinstance(part, dict):
            yield from (((section, id), entry) for id, entry in part.items())


def _needed(entries: dict[_Path, Data], texts: list[str]) -> set[_Path]:
    """Return the paths of the entries that some texts name, and of those that they name in turn."""
    found: set[_Path] = set()
    while texts:
        text = texts.pop()
        for section in SECTIONS:
            path = (section, text)
            if path in entries and path not in found:
                found.add(path)
                texts += _texts(entries[path])
    return found


def _texts(value: Data) -> Iterator[str]:
    """Yield all texts in a value, the keys too: any of them may be an id."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
    elif isinstance(value, dict):
        yield from value
        yield from _texts([*value.values()])
