"""Files to a checked Registry, with every finding at its place."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from typing import cast

from timeline import checks
from timeline.checks.on_request import Question
from timeline.diagnostics.findings import Diagnostic, Path, Rule, Severity
from timeline.reading.cut_text import cut_short
from timeline.reading.file_rules import MOST_FAULTS, MOST_FINDINGS
from timeline.reading.limits import beyond
from timeline.reading.placing import Places
from timeline.reading.source import SourceFile, read_all
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
_RANKS = {severity: number for number, severity in enumerate(Severity)}
SECTIONS = ("countries", "places", "people", "organizations", "sources", "events")
"""The fields of a registry that several files may give together."""


@dataclass(slots=True)
class Loaded:
    """A registry, if it is free of errors, with the findings and the files.

    The registry comes with its `schedule`. `found` are all findings, most of them without a place:
    they get it once they are shown. Comments in the files accept `accepted` findings. `has_stopped`
    says that the search for errors ended before all were found.
    """

    schedule: Schedule | None
    found: list[Diagnostic]
    places: Places
    accepted: int = 0
    has_stopped: bool = False

    @property
    def registry(self) -> Registry | None:
        """The registry, if it is free of errors."""
        return self.schedule.registry if self.schedule else None

    @property
    def sources(self) -> list[SourceFile]:
        """The files."""
        return self.places.sources

    @property
    def findings(self) -> list[Diagnostic]:
        """The findings in order of place; of a registry with errors, no more than you mend."""
        found = self.found
        if self._is_long:  # errors before all else
            found = sorted(found, key=lambda finding: not _is_error(finding))[:MOST_FAULTS]
        return self.places.placed(found)

    @property
    def errors(self) -> list[Diagnostic]:
        """The errors among the `findings`."""
        errors = [finding for finding in self.found if _is_error(finding)]
        return self.places.placed(errors[:MOST_FAULTS])

    @property
    def is_cut(self) -> bool:
        """Whether there are more than `findings`."""
        return self.has_stopped or self._is_long

    @property
    def _is_long(self) -> bool:
        return self.has_errors and len(self.found) > MOST_FAULTS

    def found_by(self, known: Schedule) -> list[Diagnostic]:
        """Return the findings in a sound registry as far as an audience knows it.

        Of a part of it, those that the files have by themselves are left out: they may be internal.
        """
        if known is self.schedule:
            return self.found
        found, _ = accept(self.places, checks.run(known), {}, is_whole=False)
        return [finding for finding in found if finding.path]

    @property
    def has_errors(self) -> bool:
        """Whether any finding is an error."""
        return any(map(_is_error, self.found))


def load(
    files: Iterable[tuple[str, bytes]],
    asked: Mapping[str, Question] = _NOTHING,
    without: Collection[Path] = (),
) -> Loaded:
    """Return the registry that `files`, their names and bytes, make up together.

    `asked` are the reviews that are asked for, under the codes of their rules. Entries at the
    paths in `without` are left out, and so are the findings in them.
    """
    return joined(read_all(files), asked, without)


def joined(
    files: Iterable[SourceFile],
    asked: Mapping[str, Question] = _NOTHING,
    without: Collection[Path] = (),
) -> Loaded:
    """Return the registry of files that are read already; their data are used up."""
    merged = _Merged()
    for file in files:
        merged.add(file)
    merged.leave_out(without)
    places, sources = merged.places, merged.places.sources
    findings = [finding for source in sources for finding in source.findings]
    if merged.strangers:
        return Loaded(None, [*findings, *merged.strangers[:1]], places)
    result = validate(merged.data, merged.lost, merged.incomplete)
    planned = schedule(result.registry) if result.registry else None
    found = _found(result, planned, merged, asked)
    if any(map(_is_error, (*findings, *found))):
        found = [finding for finding in found if finding.rule.severity is not Severity.HINT]
    comments = chain.from_iterable(map(cut_short, sources))
    findings += [*found, *merged.misshapen, *merged.twice(), *islice(comments, MOST_FINDINGS + 1)]
    findings = [finding for finding in findings if finding.path[:2] not in without]
    has_stopped = _cut(findings) or merged.is_cut or result.is_cut
    has_stopped = has_stopped or any(source.is_cut for source in sources)
    findings, accepted = accept(places, findings, asked, is_whole=not has_stopped)
    sound = None if any(map(_is_error, findings)) else planned
    return Loaded(sound, findings, places, accepted, has_stopped)


def _is_error(finding: Diagnostic) -> bool:
    return finding.rule.severity is Severity.ERROR


def _found(
    result: Validated,
    planned: Schedule | None,
    merged: "_Merged",
    asked: Mapping[str, Question],
) -> list[Diagnostic]:
    """Return the findings in the data and in the registry."""
    unread = merged.is_unread
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
        for finding in checks.run(planned, asked.values(), MOST_FINDINGS + 1)
        if _is_sure(finding, result.lost, doubtful, merged.incomplete)
    ]


def _cut(findings: list[Diagnostic]) -> bool:
    """Drop findings, hints first, if there are too many; say whether there were.

    The order changes: errors come first.
    """
    findings.sort(key=lambda finding: _RANKS[finding.rule.severity])
    is_cut = len(findings) > MOST_FINDINGS
    del findings[MOST_FINDINGS:]
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


class _Merged:
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
        message = f'"{name}" is another registry than "{self.data["registry"]}"'
        hint = "name the files of one registry, and run the command once for each"
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
            hint = "take one of the two out" + (", or rename it" if len(path) > 1 else "")
            finding = Diagnostic(DUPLICATE_ID, message, path, hint, on_key=True)
            found.setdefault(source.file, []).append(finding)
        return [
            finding
            for source in self.places.sources
            for finding in source.located(found.get(source.file, []))
        ]
