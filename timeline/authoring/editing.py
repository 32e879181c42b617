"""Changes of a registry in the text of a file: all else stays as it is, comments on their lines."""

import codecs
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from timeline.authoring import appending, replacing
from timeline.authoring.text_edits import Edit, Text, applied
from timeline.authoring.text_nodes import Finder, Node
from timeline.diagnostics.findings import TimelineError
from timeline.reading.encoding import decode
from timeline.reading.source import SourceFile
from timeline.reading.yaml import Data

Entry = tuple[str, str]
"""A section, and the id of an entry in it."""
Fields = Mapping[str, Data]


@dataclass(slots=True)
class Changes:
    """What is to be changed in a file: fields of entries that it has, and new entries.

    A field that is None is taken out.
    """

    fields: dict[Entry, dict[str, Data]] = field(default_factory=dict)
    added: dict[str, dict[str, Data]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.fields) or any(self.added.values())


@dataclass(frozen=True, slots=True)
class Edited:
    """A file with changes: its bytes, which have to hold the changes and nothing else."""

    before: SourceFile
    data: bytes
    changes: Changes

    @property
    def file(self) -> str:
        """The name of the file."""
        return self.before.file

    def check(self, after: SourceFile) -> None:
        """Raise TimelineError if these bytes, read again, are not what they were to be."""
        if after.data != _expected(self.before, self.changes):
            raise TimelineError(
                f"{self.file}: {_named(after, self.before, self.changes)} can't be changed by "
                "itself here; change it by hand, or write it with a line for each field; nothing "
                "was written"
            )


def edited(data: bytes, before: SourceFile, changes: Changes) -> Edited:
    """Return a file, its bytes and what they hold, with changes; whoever reads it, checks it.

    Raises TimelineError if its text is in the way.
    """
    file = before.file
    text, _ = decode(data, file)
    lasts = {(name, id) for name in changes.added for id in [*_entries(before.data, name)][-1:]}
    finder = Finder(text, file, changes.fields.keys() | lasts)
    finder.build()
    top = finder.root_node.items[0] if finder.root_node.items else Node(0, 0, is_block=True)
    known = Text(text)
    edits = [*_of_fields(known, top, before, changes), *appending.edits(known, top, changes.added)]
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    return Edited(before, mark + applied(text, edits).encode(), changes)


def _of_fields(text: Text, top: Node, before: SourceFile, changes: Changes) -> Iterable[Edit]:
    for (section, id), fields in changes.fields.items():
        key = top.keys[section].node.keys[id]
        old = _entry(before.data, section, id)
        yield from replacing.edits(text, id, key, old, _changed(old, fields))


def _changed(old: Fields, fields: Fields) -> dict[str, Data]:
    """Return an entry with its changes; a new field stands after those that usually precede it."""
    found = {name: value for name, value in old.items() if fields.get(name, value) is not None}
    for name, value in fields.items():
        if value is None:
            found.pop(name, None)
        elif name in found:
            found[name] = value
        else:
            found = _placed(found, name, value)
    return found


def _placed(fields: Fields, name: str, value: Data) -> dict[str, Data]:
    """Return fields with another one, after the last of those that usually precede it."""
    order = appending.order(str(fields.get("kind")))
    rank = order.index(name) if name in order else len(order)
    before = {each for each in order[:rank] if each in fields}
    names = list(fields)
    at = max((names.index(each) + 1 for each in before), default=len(names))
    names.insert(at, name)
    return {each: value if each == name else fields[each] for each in names}


def _entries(data: Fields | None, section: str) -> dict[str, Data]:
    entries = (data or {}).get(section)
    return entries if isinstance(entries, dict) else {}


def _entry(data: Fields | None, section: str, id: str) -> dict[str, Data]:
    entry = _entries(data, section).get(id)
    return entry if isinstance(entry, dict) else {}


def _expected(before: SourceFile, changes: Changes) -> dict[str, Data]:
    """Return the data of a file as they are to be."""
    known = before.data or {}
    sections: dict[str, dict[str, Data]] = {}
    for section in {section for section, _ in changes.fields} | changes.added.keys():
        sections[section] = {**_entries(known, section), **changes.added.get(section, {})}
    for (section, id), fields in changes.fields.items():
        sections[section][id] = _changed(_entry(known, section, id), fields)
    return {**known, **sections}


def _named(after: SourceFile, before: SourceFile, changes: Changes) -> str:
    """Return the first entry that did not become what it was to be, or the first of all."""
    wanted = _expected(before, changes)
    added = [(section, id) for section, entries in changes.added.items() for id in entries]
    entries = [*changes.fields, *added]
    wrong = (each for each in entries if _entry(after.data, *each) != _entry(wanted, *each))
    return next(wrong, entries[0])[1]
