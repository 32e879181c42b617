"""Rules, the findings that break them, and the places of those."""

import difflib
from collections.abc import Callable, Collection
from enum import StrEnum
from typing import NamedTuple

Path = tuple[str | int, ...]
"""The keys and list indexes that lead from the top of a registry to a value in it."""


class Severity(StrEnum):
    """How much a finding matters: only an error stops an export."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class Rule(NamedTuple):
    """A rule that a registry has to keep. Its code is never used for another rule."""

    code: str
    name: str
    severity: Severity
    text: str
    bad: str
    good: str


class Location(NamedTuple):
    """A stretch of text on one line of a file; line and column count from 1, as editors do."""

    file: str
    line: int
    column: int
    width: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Diagnostic(NamedTuple):
    """One finding: the rule, what we found, where, and what to do.

    `on_key` says that the key at `path` is at fault, not its value. The finding is dropped if the
    value at one of the paths `rests_on` was lost. The file that holds the path adds `location`.
    """

    rule: Rule
    message: str
    path: Path = ()
    hint: str | None = None
    on_key: bool = False
    rests_on: tuple[Path, ...] = ()
    location: Location | None = None


_LONGEST = 200
"""The most characters of a word that we take for a misspelling: to compare takes time."""


Hint = str | Callable[[], str | None] | None
"""What to do, if we can tell, or a function that finds it out."""


class Fault(ValueError):
    """A value breaks a rule; code that knows where the value stands makes a Diagnostic of it."""

    def __init__(self, rule: Rule, message: str, hint: Hint = None) -> None:
        super().__init__(message)
        self.rule = rule
        self.message = message
        self._hint = hint

    @property
    def hint(self) -> str | None:
        """What to do. To guess takes time, and most faults of a hostile file are never told."""
        return self._hint() if callable(self._hint) else self._hint

    def at(self, path: Path) -> Diagnostic:
        """Return the finding that this fault is at `path`."""
        return Diagnostic(self.rule, self.message, path, self.hint)


class TimelineError(Exception):
    """The work can't go on, for a reason outside the registry: wrong use, or the machine."""


class RegistryError(TimelineError):
    """The work can't go on, as a registry or its lock has faults; the text is their report."""

    def __init__(self, report: object, diagnostics: list[Diagnostic]) -> None:
        super().__init__(report, diagnostics)  # both, as pickle makes it anew from these
        self.report = report
        self.diagnostics = diagnostics

    def __str__(self) -> str:
        return str(self.report)


_SURE = 0.8
"""A likeness from which a word may begin with another letter: few slips are in the first."""


def closest(word: str, options: Collection[str], likeness: float = 0.65) -> str | None:
    """Return the option that `word` was most likely meant to be, if any is like it enough."""
    if len(word) > _LONGEST:
        return None
    folded = {option.casefold(): option for option in options}
    told = word.casefold()
    for near in difflib.get_close_matches(told, folded, n=3, cutoff=likeness):
        has_other = told[0].isalpha() and near[0] != told[0]
        if not has_other or difflib.SequenceMatcher(None, near, told).ratio() >= _SURE:
            return folded[near]
    return None


def did_you_mean(word: str, options: Collection[str], otherwise: str | None = None) -> str | None:
    """Return a hint that names the option nearest to `word`, else `otherwise`."""
    near = closest(word, options)
    return asked((near,)) if near else otherwise


def asked(words: Collection[str]) -> str:
    """Return a hint that asks whether one of the words was meant."""
    quoted = [f'"{word}"' for word in words]
    return f"did you mean {' or '.join(quoted)}?"


def one_of(options: Collection[str]) -> str:
    """Return a hint that lists all options."""
    return f"write one of: {', '.join(options)}"
