"""Findings get their places here: as few of them as somebody is shown."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from timeline.diagnostics.findings import Diagnostic, Location, Path
from timeline.reading.source import SourceFile


@dataclass(slots=True)
class Places:
    """The files of a registry, and which of them owns each field and each entry."""

    sources: list[SourceFile] = field(default_factory=list)
    owners: dict[Path, SourceFile] = field(default_factory=dict)

    def owner(self, path: Path) -> SourceFile:
        """Return the file that holds a path, the first one if none does."""
        return self.owners.get(path[:2]) or self.owners.get(path[:1]) or self.sources[0]

    def placed(self, findings: Iterable[Diagnostic]) -> list[Diagnostic]:
        """Return findings with their places, in the order of the files and their lines."""
        found: list[Diagnostic] = []
        by_file: dict[str, list[Diagnostic]] = {}
        for finding in findings:
            if finding.location:
                found.append(finding)
            else:
                by_file.setdefault(self.owner(finding.path).file, []).append(finding)
        for source in self.sources:
            found += source.located(by_file.get(source.file, []))
        order = {source.file: number for number, source in enumerate(self.sources)}
        return sorted(found, key=lambda finding: _place(finding, order))

    def first(self, findings: Iterable[Diagnostic], of_each: int) -> list[Diagnostic]:
        """Return the first findings of each rule, in order of place.

        The entries of a file are numbered. So a finding behind the last entry that counts needs no
        place.
        """
        numbers = self._numbers()
        found: list[Diagnostic] = []
        in_entries: dict[str, list[tuple[tuple[int, int], Diagnostic]]] = {}
        for finding in findings:
            near = None if finding.location else numbers.get(finding.path[:2])
            if near is None:
                found.append(finding)
            else:
                in_entries.setdefault(finding.rule.code, []).append((near, finding))
        for each in in_entries.values():
            last = sorted(near for near, _ in each)[:of_each][-1]
            found += [finding for near, finding in each if near <= last]
        left = dict.fromkeys((finding.rule.code for finding in found), of_each)
        first = []
        for finding in self.placed(found):
            left[finding.rule.code] -= 1
            if left[finding.rule.code] >= 0:
                first.append(finding)
        return first

    def _numbers(self) -> Mapping[Path, tuple[int, int]]:
        """Return the number of the file of each entry, and its own in that file."""
        return {
            entry.path: (number, each)
            for number, source in reversed([*enumerate(self.sources)])
            for each, entry in reversed([*enumerate(source.entries)])
        }


def _place(finding: Diagnostic, order: dict[str, int]) -> tuple[int, int, int, str, str]:
    at = finding.location or Location("", 0, 0)
    return order.get(at.file, -1), at.line, at.column, finding.rule.code, finding.message
