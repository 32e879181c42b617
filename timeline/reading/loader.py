"""Files to a checked Registry, with every finding at its place."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain, islice

from timeline import checks
from timeline.checks.on_request import Question
from timeline.diagnostics.findings import Diagnostic, Path, Severity
from timeline.reading.cut_text import cut_short
from timeline.reading.file_rules import MOST_FAULTS, MOST_FINDINGS
from timeline.reading.limits import beyond
from timeline.reading.merging import Merged
from timeline.reading.placing import Places
from timeline.reading.source import SourceFile, read_all
from timeline.reading.suppressions import accept, has_comments
from timeline.reading.validation import Validated, covered, validate
from timeline.reading.validation_errors import MISSING_FIELD
from timeline.registry.registry import Registry
from timeline.registry.vocabulary import Audience
from timeline.schedule.schedule import Schedule, schedule

_NOTHING: Mapping[str, Question] = {}
_RANKS = {severity: number for number, severity in enumerate(Severity)}


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

    def found_by(self, known: Schedule, audience: Audience) -> list[Diagnostic]:
        """Return the findings in a sound registry as far as an audience knows it.

        The public gets none that the files have by themselves: they may be internal.
        """
        found, schedule = self.found, self.schedule
        # for speed: where the spans are the same, only notes are missing, and no check reads them
        if schedule is None or known.spans is not schedule.spans:
            found, _ = accept(self.places, checks.run(known), {}, is_whole=False)
        return [finding for finding in found if finding.path or audience is Audience.INTERNAL]

    def forget_files(self) -> None:
        """Let go of the files, which take much memory; of a sound registry, nothing is placed.

        They stay if comments in them accept findings: `found_by` may have to read these again.
        """
        if not has_comments(self.places):
            self.places = Places()

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
    merged = Merged()
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
    merged: Merged,
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
