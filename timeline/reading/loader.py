"""Files to a checked Registry, with every finding at its place."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import cast

from timeline import checks
from timeline.checks.on_request import Question
from timeline.diagnostics.findings import Diagnostic, Location, Path, Rule, Severity
from timeline.reading.cut_text import cut_short
from timeline.reading.file_rules import MOST_FAULTS
from timeline.reading.limits import beyond
from timeline.reading.source import SourceFile, read
from timeline.reading.suppressions import accept
from timeline.reading.validation import Validated, covered, validate
from timeline.reading.validation_errors import MISSING_FIELD, wrong_shape
from timeline.reading.yaml import Data
from timeline.registry.registry import Registry
from timeline.schedule.schedule import Schedule, schedule

DUPLICATE_ID = Rule(
    "TL301",
    "duplicate-id",
    Severity.ERROR,
    "An id is given once in a registry, and its name, title and defaults stand in one of its "
    "files, however many there are.",
    bad="(defence-mou under events in march.yaml and again in april.yaml)",
    good="(defence-mou in one of the two)",
)
TWO_REGISTRIES = Rule(
    "TL366",
    "two-registries",
    Severity.ERROR,
    "A command reads one registry, which may be several files. Files of two registries, each with "
    "its name, do not belong together.",
    bad="timeline export paris.yaml rome.yaml   # with registry: paris and registry: rome",
    good="timeline export paris.yaml && timeline export rome.yaml",
)
RULES = (DUPLICATE_ID, TWO_REGISTRIES)

_NOTHING: Mapping[str, Question] = {}
SECTIONS = ("countries", "places", "people", "organizations", "sources", "events")
"""The fields of a registry that several files may give together."""


@dataclass(slots=True)
class Loaded:
    """A registry, if it is free of errors, the findings in order of place, and the files.

    The registry comes with its `schedule`. Comments in the files accept `accepted` findings. A
    registry with errors may have more findings than anybody mends at once; `is_cut` says that some
    were dropped.
    """

    schedule: Schedule | None
    findings: list[Diagnostic]
    sources: list[SourceFile] = field(default_factory=list)
    accepted: int = 0
    is_cut: bool = False

    @property
    def registry(self) -> Registry | None:
        """The registry, if it is free of errors."""
        return self.schedule.registry if self.schedule else None

    @property
    def errors(self) -> list[Diagnostic]:
        """The findings that are errors."""
        return [finding for finding in self.findings if finding.rule.severity is Severity.ERROR]

    @property
    def has_errors(self) -> bool:
        """Whether any finding is an error."""
        return bool(self.errors)


def load(
    files: Iterable[tuple[str, bytes]],
    asked: Mapping[str, Question] = _NOTHING,
    without: Collection[Path] = (),
) -> Loaded:
    """Return the registry that `files`, their names and bytes, make up together.

    `asked` are the reviews that are asked for, under the codes of their rules. Entries at the
    paths in `without` are left out, and so are the findings in them.
    """
    sources = [read(data, name) for name, data in files]
    findings = [finding for source in sources for finding in source.findings]
    unread = any(source.data is None for source in sources)
    merged = _Merged()
    for source in sources:
        merged.add(source)
    merged.leave_out(without)
    if merged.strangers:
        return Loaded(None, [*findings, *merged.strangers[:1]], sources)
    result = validate(merged.data, merged.lost, merged.incomplete)
    planned = schedule(result.registry) if result.registry else None
    found = _found(result, planned, merged, asked, unread=unread)
    is_cut = result.is_cut or any(source.is_cut for source in sources)
    if any(finding.rule.severity is Severity.ERROR for finding in (*findings, *found)):
        found = [finding for finding in found if finding.rule.severity is not Severity.HINT]
        is_cut = _cut(found) or is_cut
    findings += merged.located(found)
    findings += [*merged.misshapen, *merged.twice()]
    findings += [finding for source in sources for finding in cut_short(source)]
    findings = [finding for finding in findings if finding.path[:2] not in without]
    findings, accepted = accept(sources, findings, asked)
    if any(finding.rule.severity is Severity.ERROR for finding in findings):
        is_cut = _cut(findings) or merged.is_cut or is_cut
    order = {source.file: number for number, source in enumerate(sources)}
    findings.sort(key=lambda finding: _place(finding, order))
    loaded = Loaded(planned, findings, sources, accepted, is_cut)
    if loaded.has_errors:
        loaded.schedule = None
    return loaded


def _found(
    result: Validated,
    planned: Schedule | None,
    merged: "_Merged",
    asked: Mapping[str, Question],
    *,
    unread: bool,
) -> list[Diagnostic]:
    """Return the findings in the data and in the registry; some data may be `unread`."""
    found = [
        finding
        for finding in result.findings
        if not (unread and finding.rule is MISSING_FIELD and len(finding.path) == 1)
    ]
    if planned is None:
        return found
    if excess := beyond(planned):
        return found + excess
    if unread:
        return found
    doubtful = merged.incomplete | {
        path[:length] for path in result.lost for length in range(len(path) + 1)
    }
    return found + [
        finding
        for finding in checks.run(planned, asked.values())
        if _is_sure(finding, result.lost, doubtful, merged.incomplete)
    ]


def _cut(findings: list[Diagnostic]) -> bool:
    """Drop findings, warnings first, if there are more than anybody mends; say whether there were.

    The order changes: errors come first.
    """
    findings.sort(key=lambda finding: finding.rule.severity is not Severity.ERROR)
    is_cut = len(findings) > MOST_FAULTS
    del findings[MOST_FAULTS:]
    return is_cut


def _is_sure(
    finding: Diagnostic, lost: set[Path], doubtful: set[Path], incomplete: set[Path]
) -> bool:
    """Whether a finding holds, whatever the lost values were.

    `doubtful` are the paths that lead to lost values. A mapping that is `incomplete` may have lost
    any value.
    """
    if finding.rule.severity is Severity.HINT:
        return not doubtful
    return not any(
        path in doubtful or path[:-1] in incomplete or covered(path, lost)
        for path in (finding.path, *finding.rests_on)
    )


def _place(finding: Diagnostic, order: dict[str, int]) -> tuple[int, int, int, str, str]:
    at = finding.location or Location("", 0, 0)
    return order.get(at.file, -1), at.line, at.column, finding.rule.code, finding.message


class _Merged:
    """The data of several files in one, and the file that each entry comes from."""

    def __init__(self) -> None:
        self.data: dict[str, Data] = {}
        self.lost: set[Path] = set()
        self.incomplete: set[Path] = set()
        self.owners: dict[Path, SourceFile] = {}
        self.again: list[tuple[Path, SourceFile]] = []
        self.is_cut = False
        self.misshapen: list[Diagnostic] = []
        self.strangers: list[Diagnostic] = []
        self.sources: list[SourceFile] = []

    def add(self, source: SourceFile) -> None:
        """Take over the data of a file; if two files give the same entry, the first one counts."""
        self.lost |= source.lost
        self.incomplete |= source.merged
        self.sources.append(source)
        held, source.data = source.data or {}, None  # moved: memory has no room for it twice
        for key, value in held.items():
            mine = self.data.setdefault(key, {}) if key in SECTIONS else None
            if not isinstance(mine, dict):
                self._put((key,), self.data, value, source)
            elif isinstance(value, dict):
                for id, entry in value.items():
                    self._put((key, id), mine, entry, source)
            elif value is not None:
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
        if path in self.owners and self.owners[path] is not source:
            if path == ("registry",) and value != into["registry"]:
                self._meet(value, source)
            if len(self.again) < MOST_FAULTS:
                self.again.append((path, source))
            else:
                self.is_cut = True
        else:
            self.owners[path] = source
            into[str(path[-1])] = value

    def _meet(self, name: Data, source: SourceFile) -> None:
        """Note that a file is of another registry than those before it."""
        message = f'"{name}" is another registry than "{self.data["registry"]}"'
        hint = "name the files of one registry, and run the command once for each"
        finding = Diagnostic(TWO_REGISTRIES, message, ("registry",), hint)
        self.strangers += source.located([finding])

    def _owner(self, path: Path) -> SourceFile:
        return self.owners.get(path[:2]) or self.owners.get(path[:1]) or self.sources[0]

    def located(self, findings: list[Diagnostic]) -> list[Diagnostic]:
        """Return the findings with their places."""
        by_source: dict[str, list[Diagnostic]] = {}
        for finding in findings:
            by_source.setdefault(self._owner(finding.path).file, []).append(finding)
        return [
            finding
            for source in self.sources
            for finding in source.located(by_source.get(source.file, []))
        ]

    def twice(self) -> list[Diagnostic]:
        """Return a finding for each entry that stands in two files."""
        if not self.again:
            return []
        paths: dict[str, list[Path]] = {}
        for path, _ in self.again:
            paths.setdefault(self._owner(path).file, []).append(path)
        places = {
            path: place[0]
            for source in self.sources
            for path, place in source.locate(paths.get(source.file, [])).items()
            if path in paths.get(source.file, ())
        }
        found: dict[str, list[Diagnostic]] = {}
        for path, source in self.again:
            message = f'"{path[-1]}" is already given at {places[path]}'
            hint = "take one of the two out" + (", or rename it" if len(path) > 1 else "")
            finding = Diagnostic(DUPLICATE_ID, message, path, hint, on_key=True)
            found.setdefault(source.file, []).append(finding)
        return [
            finding
            for source in self.sources
            for finding in source.located(found.get(source.file, []))
        ]
