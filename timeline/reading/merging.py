"""The files of a registry as one: which entry is of which file, and which stands in two."""

from collections.abc import Collection
from typing import cast

from timeline.diagnostics.findings import Diagnostic, Path, Rule, Severity
from timeline.reading.file_rules import MOST_FAULTS
from timeline.reading.placing import Places
from timeline.reading.source import SourceFile
from timeline.reading.validation_errors import wrong_shape
from timeline.reading.yaml import Data

DUPLICATE_ID = Rule(
    "TL301",
    "duplicate-id",
    Severity.ERROR,
    "A registry has each id once. Its name, title and defaults are in one of its files.",
    bad="(defence-mou under events in march.yaml and again in april.yaml)",
    good="(defence-mou in one of the two)",
)
TWO_REGISTRIES = Rule(
    "TL366",
    "two-registries",
    Severity.ERROR,
    "A command reads one registry, in one or several files. If each of two files has a registry "
    "name of its own, they do not belong together.",
    bad="timeline export paris.yaml rome.yaml   # with registry: paris and registry: rome",
    good="timeline export paris.yaml && timeline export rome.yaml",
)
RULES = (DUPLICATE_ID, TWO_REGISTRIES)

SECTIONS = ("countries", "places", "people", "organizations", "sources", "events")
"""The fields of a registry that several files may give together."""


class Merged:
    """The data of several files in one, and the file that each entry comes from."""

    def __init__(self) -> None:
        self.data: dict[str, Data] = {}
        self.lost: set[Path] = set()
        self.incomplete: set[Path] = set()
        self.again: list[tuple[Path, SourceFile]] = []
        self.is_cut = False
        self.misshapen: list[Diagnostic] = []
        self.strangers: list[Diagnostic] = []
        self.places = Places()
        self.is_unread = False

    def add(self, source: SourceFile) -> None:
        """Take over the data of a file; if two files give the same entry, the first one counts."""
        self.lost |= source.lost
        self.incomplete |= source.merged
        self.places.sources.append(source)
        self.is_unread |= source.data is None
        held, source.data = source.data or {}, None  # moved: memory has no room for it twice
        for key, value in held.items():
            mine = self.data.setdefault(key, {}) if key in SECTIONS else None
            if not isinstance(mine, dict):
                self._put((key,), self.data, value, source)
            elif value in (None, {}):
                self.places.owners.setdefault((key,), source)
            elif isinstance(value, dict):
                for id, entry in value.items():
                    self._put((key, id), mine, entry, source)
            else:
                finding = wrong_shape((key,), value, "a mapping")
                self.misshapen += source.located([finding])
                self.lost.add((key,))

    def leave_out(self, paths: Collection[Path]) -> None:
        """Leave some entries out, and all that is known of what they lost."""
        for section, id in paths:
            cast("dict[str, Data]", self.data[str(section)]).pop(str(id), None)
        self.lost = {path for path in self.lost if path[:2] not in paths}
        self.incomplete = {path for path in self.incomplete if path[:2] not in paths}

    def _put(self, path: Path, into: dict[str, Data], value: Data, source: SourceFile) -> None:
        owners = self.places.owners
        if path in owners and owners[path] is not source:
            if path == ("registry",) and value != into["registry"]:
                self._meet(value, source)
            if len(self.again) < MOST_FAULTS:
                self.again.append((path, source))
            else:
                self.is_cut = True
        else:
            owners[path] = source
            into[str(path[-1])] = value

    def _meet(self, name: Data, source: SourceFile) -> None:
        """Note that a file is of another registry than those before it."""
        message = f'"{name}" is not the same registry as "{self.data["registry"]}"'
        hint = "name the files of one registry only, and run the command for each registry"
        finding = Diagnostic(TWO_REGISTRIES, message, ("registry",), hint)
        self.strangers += source.located([finding])

    def twice(self) -> list[Diagnostic]:
        """Return a finding for each entry that stands in two files."""
        if not self.again:
            return []
        paths: dict[str, list[Path]] = {}
        for path, _ in self.again:
            paths.setdefault(self.places.owner(path).file, []).append(path)
        places = {
            path: place[0]
            for source in self.places.sources
            for path, place in source.locate(paths.get(source.file, [])).items()
            if path in paths.get(source.file, ())
        }
        found: dict[str, list[Diagnostic]] = {}
        for path, source in self.again:
            message = f'"{path[-1]}" is already given at {places[path]}'
            hint = "remove one of the two" + (", or rename it" if len(path) > 1 else "")
            finding = Diagnostic(DUPLICATE_ID, message, path, hint, on_key=True)
            found.setdefault(source.file, []).append(finding)
        return [
            finding
            for source in self.places.sources
            for finding in source.located(found.get(source.file, []))
        ]
