"""Rules over the whole registry, one theme a file: a file here is a check, with no more to do."""

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from typing import Protocol, cast

from timeline.checks.on_request import Question
from timeline.diagnostics.findings import Diagnostic, Rule
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


def run(schedule: Schedule, asked: Iterable[Question] = ()) -> list[Diagnostic]:
    """Return what breaks the rules in a registry whose parts are sound by themselves.

    `asked` are questions that are put to it beside those that always are.
    """
    findings = [*schedule.faults]
    for each in every():
        findings.extend(each.check(schedule))
    for question in asked:
        findings.extend(question(schedule))
    return findings
