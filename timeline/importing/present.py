"""The registry into which events are imported, as its files have it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from timeline.diagnostics.findings import Path
from timeline.importing.directory import SECTIONS, Ids
from timeline.importing.ledger import Ledger
from timeline.reading.source import SourceFile, read
from timeline.reading.yaml import Data
from timeline.registry.identity import uid_by_id

EVENTS = "events"
Fields = dict[str, Data]


@dataclass(slots=True)
class Present:
    """A registry as plain data: its events and entries by their ids, and the file of each event."""

    name: str
    ledger: Ledger
    files: dict[str, bytes] = field(default_factory=dict)
    sources: dict[str, SourceFile] = field(default_factory=dict)
    """What the files hold."""
    events: dict[str, Fields] = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)
    entries: dict[str, dict[str, Data]] = field(default_factory=dict)
    ids: Ids = field(default_factory=Ids)
    """The ids that events have or had."""

    def uid_of(self, id: str) -> str:
        """Return the name by which calendars know an event."""
        return str(self.events[id].get("uid") or uid_by_id(id, self.name))


def present(
    ledger: Ledger,
    files: Mapping[str, bytes],
    sources: Iterable[SourceFile],
    remembered: Iterable[str] = (),
) -> Present:
    """Return the registry of a ledger in sound files; calendars remember ids that it had."""
    held = {source.file: source for source in sources}
    entries: dict[str, dict[str, Data]] = {section: {} for section in SECTIONS}
    found = Present(ledger.registry, ledger, dict(files), held, entries=entries)
    for file, source in held.items():
        for id, event in section_of(source, EVENTS).items():
            found.events[id] = event if isinstance(event, dict) else {}
            found.owners[id] = file
        for section, known in found.entries.items():
            known.update(section_of(source, section))
    found.ids = Ids((*found.events, *remembered))
    return found


def places(files: Mapping[str, bytes], paths: Collection[Path]) -> dict[Path, str]:
    """Return where the keys at some paths stand in files, as in events.yaml:12:3."""
    return {
        path: str(key)
        for file, data in files.items()
        if paths
        for path, (key, _) in read(data, file).locate(paths).items()
        if path
    }


def section_of(source: SourceFile, name: str) -> dict[str, Data]:
    """Return the entries of a section in a file, by their ids."""
    known = (source.data or {}).get(name)
    return known if isinstance(known, dict) else {}
