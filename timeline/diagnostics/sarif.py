"""Findings in the Static Analysis Results Interchange Format (SARIF 2.1.0), for code scanning."""

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

from timeline.diagnostics.findings import Diagnostic, Location, Rule, Severity
from timeline.diagnostics.printing import as_json

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}


def sarif(findings: Iterable[Diagnostic]) -> str:
    """Return a log of one run: its results, and the rules that they break."""
    found = list(findings)
    rules = list({finding.rule.code: finding.rule for finding in found}.values())
    places = {rule.code: index for index, rule in enumerate(rules)}
    driver = {"name": "timeline", "rules": [_rule(rule) for rule in rules]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, places[finding.rule.code]) for finding in found],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return as_json(log)


def _rule(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.code,
        "name": rule.name,
        "fullDescription": {"text": rule.text},
        "help": {"text": f"Not:\n{rule.bad}\n\nBut:\n{rule.good}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(finding: Diagnostic, index: int) -> dict[str, object]:
    told = f"{finding.message}: {finding.hint}" if finding.hint else finding.message
    return {
        "ruleId": finding.rule.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.rule.severity],
        "message": {"text": told},
        "locations": [_location(finding.location)] if finding.location else [],
    }


def _location(place: Location) -> dict[str, object]:
    """Return the place of a finding; SARIF counts the last column one further (3.30.8)."""
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(place.file)},
            "region": {
                "startLine": place.line,
                "startColumn": place.column,
                "endColumn": place.column + place.width,
            },
        }
    }


def _uri(file: str) -> str:
    """Return a file as a URI reference (RFC 3986, 4.1)."""
    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix(), errors="surrogateescape")
