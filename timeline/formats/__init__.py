"""One output, one file: the module's name is the format's name and the suffix of its files."""

import importlib
import pkgutil
from dataclasses import dataclass
from typing import Protocol, cast

from timeline.chronology import Chronology, Entry


@dataclass(frozen=True, slots=True)
class Rendered:
    """A whole file, the events that the format can't show, and a word on using it, if need be."""

    data: bytes
    left_out: tuple[Entry, ...] = ()
    warning: str | None = None


class Format(Protocol):
    """What a module in this folder holds."""

    SUMMARY: str
    """What the format is, in a few words."""

    def render(self, chronology: Chronology) -> Rendered:
        """Return the whole file: the same bytes for the same chronology."""
        ...


def names() -> list[str]:
    """Return the names of all formats."""
    return sorted(module.name for module in pkgutil.iter_modules(__path__))


def load(name: str) -> Format:
    """Return the format called `name`, one of `names()`."""
    return cast("Format", importlib.import_module(f"{__name__}.{name}"))
