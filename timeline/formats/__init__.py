"""One output, one file: the module's name is the format's name and the suffix of its files."""

import importlib
import pkgutil
from dataclasses import dataclass
from typing import Protocol, cast

from timeline.choices import USUAL, Choices
from timeline.chronology import Chronology, Entry


@dataclass(frozen=True, slots=True)
class Rendered:
    """A whole file, the events that are not in it, and a word on using it, if need be.

    `undated` are those that the format can't show for want of a day, `omitted` those that it
    was asked not to show; `withdrawn` counts those that it takes back.
    """

    data: bytes
    undated: tuple[Entry, ...] = ()
    omitted: tuple[Entry, ...] = ()
    withdrawn: int = 0
    warning: str | None = None


class Format(Protocol):
    """What a module in this folder holds."""

    SUMMARY: str
    """What the format is, in a few words."""
    EXPANDS: bool
    """Whether events that repeat are to be shown by their occurrences."""

    def render(self, chronology: Chronology, choices: Choices = USUAL) -> Rendered:
        """Return the whole file: the same bytes for the same chronology and choices."""
        ...


def names() -> list[str]:
    """Return the names of all formats."""
    return sorted(module.name for module in pkgutil.iter_modules(__path__))


def load(name: str) -> Format:
    """Return the format called `name`, one of `names()`."""
    return cast("Format", importlib.import_module(f"{__name__}.{name}"))
