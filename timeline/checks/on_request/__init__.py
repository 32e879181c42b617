"""Questions that are put to a registry only on request, one theme a file."""

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from typing import Protocol, cast

from timeline.diagnostics.findings import Diagnostic, Rule
from timeline.registry.registry import Registry
from timeline.time.spans import Span

Question = Callable[[Registry, Mapping[str, Span]], Iterator[Diagnostic]]
"""Yields what is found; it is given when those events are that have a time."""


class Review(Protocol):
    """What a file in this folder holds, beside its question."""

    RULES: tuple[Rule, ...]


def every() -> list[Review]:
    """Return all reviews."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return [cast("Review", importlib.import_module(f"{__name__}.{name}")) for name in names]
