"""Findings as text: for people, for editors, for programs, for GitHub and code scanning."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import NamedTuple

from timeline.diagnostics import printing
from timeline.diagnostics.findings import Diagnostic, RegistryError, Severity
from timeline.diagnostics.printing import printable
from timeline.diagnostics.readable import PLAIN, Look, SourceLines, folded, full
from timeline.diagnostics.sarif import sarif


def concise(findings: Iterable[Diagnostic], _sources: Iterable[SourceLines]) -> str:
    """Return a line for each finding, in the form that editors and grep understand."""
    return "".join(f"{printable(_in_a_line(finding))}\n" for finding in findings)


def _in_a_line(finding: Diagnostic) -> str:
    rule, hint = finding.rule, f" ({finding.hint})" if finding.hint else ""
    return f"{finding.location or '-'}: {rule.severity}[{rule.code}] {finding.message}{hint}"


def as_json(findings: Iterable[Diagnostic], _sources: Iterable[SourceLines]) -> str:
    """Return all findings as one JSON array."""
    rows = [
        {
            "code": finding.rule.code,
            "name": finding.rule.name,
            "severity": finding.rule.severity,
            "message": finding.message,
            "help": finding.hint,
            "file": _readable(finding.location.file) if finding.location else None,
            "line": finding.location.line if finding.location else None,
            "column": finding.location.column if finding.location else None,
            "path": list(finding.path),
        }
        for finding in findings
    ]
    return printing.as_json(rows)


def _readable(file: str) -> str:
    """Return the name of a file, with a replacement character for bytes that are not UTF-8."""
    return file.encode(errors="surrogateescape").decode(errors="replace")


def github(findings: Iterable[Diagnostic], _sources: Iterable[SourceLines]) -> str:
    """Return GitHub's workflow commands, which put each finding beside its line."""
    return "".join(f"{_command(finding)}\n" for finding in findings)


def _command(finding: Diagnostic) -> str:
    level = "notice" if finding.rule.severity is Severity.HINT else finding.rule.severity
    told = f"{finding.message}: {finding.hint}" if finding.hint else finding.message
    place = finding.location
    where = f"file={_property(place.file)},line={place.line},col={place.column}," if place else ""
    return f"::{level} {where}title={finding.rule.code}::{_data(told)}"


def _data(text: str) -> str:
    return printable(text).replace("%", "%25")


def _property(text: str) -> str:
    for char in "%:,\r\n":
        text = text.replace(char, f"%{ord(char):02X}")
    return printable(text)


FORMATS: dict[str, Callable[[Iterable[Diagnostic], Iterable[SourceLines]], str]] = {
    "full": full,
    "concise": concise,
    "json": as_json,
    "github": github,
    "sarif": lambda findings, _sources: sarif(findings),
}
"""The ways to report, by name."""


def count(findings: Iterable[Diagnostic], *, is_cut: bool = False) -> str:
    """Count the findings of each severity, in words; `is_cut` says that there are more."""
    numbers = dict.fromkeys(Severity, 0)
    for finding in findings:
        numbers[finding.rule.severity] += 1
    said = [f"{n:,} {severity}{'' if n == 1 else 's'}" for severity, n in numbers.items() if n]
    said += ["and there are more"] if is_cut else []
    return ", ".join(said) or "no findings"


class Refusal(NamedTuple):
    """The report of all that is wrong with a registry or a lock, in any look."""

    findings: list[Diagnostic]
    sources: tuple[SourceLines, ...]
    is_cut: bool

    def __str__(self) -> str:
        return self.told(PLAIN)

    def told(self, look: Look) -> str:
        """Return the report as a terminal shows it."""
        report = folded(
            self.findings, Counter(each.rule for each in self.findings), self.sources, look
        )
        return report + count(self.findings, is_cut=self.is_cut)


def refused(
    findings: list[Diagnostic], sources: Iterable[SourceLines], *, is_cut: bool = False
) -> RegistryError:
    """Return the error with which a registry or a lock that has these faults is refused."""
    return RegistryError(Refusal(findings, tuple(sources), is_cut), findings)
