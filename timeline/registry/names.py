"""Names that change over time, such as those of countries, and how a sentence says them."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Annotated

from pydantic import AfterValidator, Discriminator, Tag

from timeline.diagnostics.findings import Fault, Rule, Severity
from timeline.registry.event_parts import Strict
from timeline.registry.texts import Line
from timeline.text import Texts, pick, shortened
from timeline.time.when import ADay

NAMES_OVERLAP = Rule(
    "TL246",
    "names-overlap",
    Severity.ERROR,
    "Names over time are in order: each is used until its last day, then the next one. Only the "
    "last name may have no end.",
    bad="LKA: {names: [{name: Sri Lanka}, {name: Ceylon, until: 1972-05-21}]}",
    good="LKA: {names: [{name: Ceylon, until: 1972-05-21}, {name: Sri Lanka}]}",
)
RULES = (NAMES_OVERLAP,)


class Name(Strict):
    """A name, and the last day on which it was used."""

    name: Line
    """The name."""
    until: ADay | None = None
    """The last day on which it was used."""
    in_text: Line | None = None
    """The name within a sentence, where that needs an article: the United Kingdom."""


def _in_order(names: tuple[Name, ...]) -> tuple[Name, ...]:
    if not names:
        raise Fault(NAMES_OVERLAP, "there is no name", "write one, as in [{name: Ceylon}]")
    for one, after in pairwise(names):
        called = shortened(pick(one.name, ("en",)))
        if one.until is None:
            message = f'"{called}" has no end, but another name follows'
            raise Fault(NAMES_OVERLAP, message, "add until: with the last day of that name")
        if after.until and after.until <= one.until:
            message = f'"{called}" is used until {one.until}, when the next name has ended already'
            raise Fault(NAMES_OVERLAP, message, "put the names in order, or correct the days")
    return names


NamesInOrder = Annotated[tuple[Name, ...], AfterValidator(_in_order)]


class Names(Strict):
    """The names that a country had over time."""

    names: NamesInOrder
    """The names, the first one first."""


def _alone_or_over_time(value: object) -> str:
    # `name` is no language, but a slip of the pen for names
    is_over_time = isinstance(value, dict) and not {"name", "names"}.isdisjoint(value)
    return "over time" if is_over_time else "alone"


CountryName = Annotated[
    Annotated[Line, Tag("alone")] | Annotated[Names, Tag("over time")],
    Discriminator(_alone_or_over_time),
]


def on_day(names: Sequence[Name], day: date | None) -> Name | None:
    """Return the name used on a day, or that without an end; None after the end of all."""
    if day is None:
        return next((name for name in names[-1:] if name.until is None), None)
    number = bisect_left(names, day, key=lambda name: name.until or date.max)
    return names[number] if number < len(names) else None


def texts(name: CountryName) -> list[Texts]:
    """Return all names of a country, the last one first."""
    if isinstance(name, Names):
        return [each.name for each in reversed(name.names)]
    return [name]


def called(name: CountryName, day: date | None, *, in_text: bool = False) -> Texts:
    """Return the name of a country on a day, or its last; within a sentence, perhaps another."""
    if not isinstance(name, Names):
        return name
    known = on_day(name.names, day) or name.names[-1]
    return known.in_text or known.name if in_text else known.name
