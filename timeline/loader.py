"""Files to a checked Registry, with every finding at its place."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path as File

from timeline import checks
from timeline.diagnostics import (
    Diagnostic,
    Location,
    Path,
    Rule,
    Severity,
    TimelineError,
)
from timeline.registry import Registry
from timeline.source import Data, Source, read
from timeline.validation import MISSING_FIELD, covered, validate

STDIN = "-"
SUFFIXES = (".yaml", ".yml")

DUPLICATE_ID = Rule(
    "TL301",
    "duplicate-id",
    Severity.ERROR,
    "An id is given once in a registry, and its name, title and defaults stand in one of its "
    "files, however many there are.",
    bad="(defence-mou under events in march.yaml and again in april.yaml)",
    good="(defence-mou in one of the two)",
)
RULES = (DUPLICATE_ID,)

_SECTIONS = ("countries", "places", "people", "organizations", "sources", "events")


@dataclass(slots=True)
class Loaded:
    """A registry, if it is free of errors, the findings in order of place, and the files."""

    registry: Registry | None
    findings: list[Diagnostic]
    sources: list[Source] = field(default_factory=list)

    @property
    def has_errors(self) -> bool:
        """Whether any finding is an error."""
        return any(finding.rule.severity is Severity.ERROR for finding in self.findings)


def find_files(names: Iterable[str]) -> list[str]:
    """Return the files of a registry that is named by files, folders, or - for standard input.

    Raises TimelineError for what does not exist or holds no YAML.
    """
    files: list[str] = []
    for name in names:
        if name == STDIN or File(name).is_file():
            files.append(name)
        elif File(name).is_dir():
            found = sorted(
                str(file)
                for file in File(name).rglob("*")
                if file.suffix in SUFFIXES
                and file.is_file()
                and not any(part.startswith(".") for part in file.relative_to(name).parts)
            )
            if not found:
                raise TimelineError(f"{name}: no YAML file in this folder")
            files += found
        else:
            raise TimelineError(f"{name}: no such file or folder")
    if len(set(files)) < len(files):
        twice = next(file for file in files if files.count(file) > 1)
        raise TimelineError(f"{twice}: named twice")
    return files


def load(files: Iterable[tuple[str, bytes]]) -> Loaded:
    """Return the registry that `files`, their names and bytes, make up together."""
    sources = [read(data, name) for name, data in files]
    findings = [finding for source in sources for finding in source.findings]
    merged = _Merged()
    for source in sources:
        merged.add(source)
    unread = any(source.data is None for source in sources)
    result = validate(merged.data, merged.lost, merged.incomplete)
    found = [
        finding
        for finding in result.findings
        if not (unread and finding.rule is MISSING_FIELD and len(finding.path) == 1)
    ]
    if result.registry and not unread:
        doubtful = {path[:length] for path in result.lost for length in range(len(path) + 1)}
        found += [
            finding
            for finding in checks.run(result.registry)
            if _is_sure(finding, result.lost, doubtful)
        ]
    findings += merged.locate(found)
    findings += merged.twice()
    order = {source.file: number for number, source in enumerate(sources)}
    findings.sort(key=lambda finding: _place(finding, order))
    loaded = Loaded(result.registry, findings, sources)
    if loaded.has_errors:
        loaded.registry = None
    return loaded


def _is_sure(finding: Diagnostic, lost: set[Path], doubtful: set[Path]) -> bool:
    """Whether a finding holds, whatever the values are that are lost.

    `doubtful` are their paths and all that lead to them.
    """
    if finding.rule.severity is Severity.HINT:
        return not lost
    paths = (finding.path, *finding.rests_on)
    return not any(path in doubtful or covered(path, lost) for path in paths)


def _place(finding: Diagnostic, order: dict[str, int]) -> tuple[int, int, int, str, str]:
    at = finding.location or Location("", 0, 0)
    return order.get(at.file, -1), at.line, at.column, finding.rule.code, finding.message


class _Merged:
    """The data of several sources as one, and which source each entry comes from."""

    def __init__(self) -> None:
        self.data: dict[str, Data] = {}
        self.lost: set[Path] = set()
        self.incomplete: set[Path] = set()
        self.owners: dict[Path, Source] = {}
        self.again: list[tuple[Path, Source]] = []
        self.first: Source | None = None

    def add(self, source: Source) -> None:
        """Add what a source holds; what another has already is kept as that has it."""
        self.lost |= source.lost
        self.incomplete |= source.merged
        self.first = self.first or source
        for key, value in (source.data or {}).items():
            mine = self.data.get(key)
            if key in _SECTIONS and isinstance(value, dict) and isinstance(mine, dict | None):
                self.owners.setdefault((key,), source)
                self.data[key] = entries = mine or {}
                for id, entry in value.items():
                    self._put((key, id), entries, entry, source)
            else:
                self._put((key,), self.data, value, source)

    def _put(self, path: Path, into: dict[str, Data], value: Data, source: Source) -> None:
        if path in self.owners and self.owners[path] is not source:
            self.again.append((path, source))
        else:
            self.owners[path] = source
            into[str(path[-1])] = value

    def _owner(self, path: Path) -> Source | None:
        return self.owners.get(path[:2]) or self.owners.get(path[:1]) or self.first

    def locate(self, findings: list[Diagnostic]) -> list[Diagnostic]:
        """Return the findings with their places: that of the nearest thing that is written."""
        wanted: dict[str, set[Path]] = {}
        for finding in findings:
            owner = self._owner(finding.path)
            if owner:
                paths = wanted.setdefault(owner.file, set())
                paths.update(finding.path[:n] for n in range(len(finding.path) + 1))
        places = {
            source.file: source.locate(wanted[source.file])
            for source in {id(owner): owner for owner in self._sources()}.values()
            if source.file in wanted
        }
        return [self._located(finding, places) for finding in findings]

    def _sources(self) -> Iterable[Source]:
        return [*self.owners.values(), *([self.first] if self.first else [])]

    def _located(
        self, finding: Diagnostic, places: dict[str, dict[Path, tuple[Location, Location]]]
    ) -> Diagnostic:
        owner = self._owner(finding.path)
        known = places[owner.file] if owner else {}
        for length in range(len(finding.path), -1, -1):
            if (path := finding.path[:length]) in known:
                key, value = known[path]
                whole = length == len(finding.path)
                return replace(finding, location=value if whole and not finding.on_key else key)
        return finding

    def twice(self) -> list[Diagnostic]:
        """Return findings for what stands in two files."""
        findings = []
        for path, source in self.again:
            owner = self.owners[path]
            first = owner.locate([path])[path][0]
            findings.append(
                Diagnostic(
                    DUPLICATE_ID,
                    f'"{path[-1]}" is already given at {first}',
                    path,
                    "take one of the two out" + (", or rename it" if len(path) > 1 else ""),
                    location=source.locate([path])[path][0],
                )
            )
        return findings
