"""Questions that are put to a registry only on request, one theme a file."""

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from typing import Protocol, cast

from timeline.diagnostics.findings import Diagnostic, Rule
from timeline.schedule.schedule import Schedule

Question = Callable[[Schedule], Iterator[Diagnostic]]
"""Yields what is found in a registry whose events are resolved."""


class Review(Protocol):
    """A file of this folder: its rules, and beside them its question."""

    RULES: tuple[Rule, ...]


def every() -> list[Review]:
    """Return all reviews."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return [cast("Review", importlib.import_module(f"{__name__}.{name}")) for name in names]
