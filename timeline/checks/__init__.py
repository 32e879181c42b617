"""Rules over the whole registry, one theme a file: a file here is a check, with no more to do."""

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from math import inf
from typing import Protocol, cast

from timeline.checks.on_request import Question
from timeline.diagnostics.findings import Diagnostic, Rule, Severity
from timeline.schedule.schedule import Schedule


class Check(Protocol):
    """A file of this folder."""

    RULES: tuple[Rule, ...]

    def check(self, schedule: Schedule) -> Iterator[Diagnostic]:
        """Yield what breaks the rules in a registry whose events are resolved."""
        ...


def every() -> list[Check]:
    """Return all checks."""
    modules = pkgutil.iter_modules(__path__)
    names = sorted(module.name for module in modules if not module.ispkg)
    return [cast("Check", importlib.import_module(f"{__name__}.{name}")) for name in names]


def run(schedule: Schedule, asked: Iterable[Question] = (), most: float = inf) -> list[Diagnostic]:
    """Return what breaks the rules in a registry whose parts are sound by themselves.

    `asked` are questions that are put to it beside those that always are. No check tells more
    than the `most` errors, nor other findings: a hostile registry has more than memory holds.
    """
    findings = [*schedule.faults]
    for question in (*(each.check for each in every()), *asked):
        findings.extend(_bounded(question(schedule), most))
    return findings


def _bounded(findings: Iterable[Diagnostic], most: float) -> Iterator[Diagnostic]:
    """Yield the first errors and the first other findings, of each not more than the `most`."""
    left = {True: most, False: most}
    for finding in findings:
        is_error = finding.rule.severity is Severity.ERROR
        if left[is_error] > 0:
            left[is_error] -= 1
            yield finding
