"""Properties of foreign components, and their values by type, as icalendar reads them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from icalendar import parser, prop

from timeline.ical.blocks import Block, Line
from timeline.text import UNPRINTABLE

_PLAIN = re.compile(r"([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=[^\"\\:;,^ \t]*+)*+):")
_LONGEST = 1_000_000
"""Characters of a text: more are cut off, as no registry takes a tenth of them."""
_NONE: Mapping[str, str] = {}
Value = date | timedelta | None
"""A day, a moment with or without a zone, a length; None for what is none of these."""


@dataclass(frozen=True, slots=True)
class Property:
    """A property of a component.

    The names of `params` are in capitals. `written` is its value with its escapes.
    """

    name: str
    params: Mapping[str, str]
    written: str
    line: int

    @property
    def text(self) -> str:
        """Its value as TEXT, without control characters and blanks around it."""
        value = self.written[:_LONGEST]
        if "\\" in value:
            value = parser.unescape_backslash(value)
        if value.isprintable():  # most are: ten times as fast
            return value.strip()
        lines = value.replace("\r\n", "\n").replace("\r", "\n").strip().split("\n")
        return "\n".join(UNPRINTABLE.sub("", line) for line in lines)

    @property
    def zone(self) -> str:
        """The name of its time zone, empty if it has none."""
        return self.params.get("TZID", "").strip(' "')

    @property
    def items(self) -> list[str]:
        """The texts of a list, such as CATEGORIES."""
        items = parser.split_on_unescaped_comma(self.written)
        return [item.strip() for item in items if item.strip()]

    @property
    def time(self) -> Value:
        """Its value as a day, a moment or a length."""
        found = _time(self.written)
        return found if isinstance(found, date | timedelta) else None

    @property
    def times(self) -> list[date]:
        """The days or moments of a list; of a period, its start."""
        values = (_typed("vDDDTypes", each) for each in self.written.split(","))
        starts = (each[0] if isinstance(each, tuple) else each for each in values)
        return [each for each in starts if isinstance(each, date)]

    @property
    def periods(self) -> list[tuple[date, date | timedelta]]:
        """The periods of a list, each with its end or its length."""
        values = (_typed("vDDDTypes", each) for each in self.written.split(",") if "/" in each)
        return [each for each in values if isinstance(each, tuple)]

    @property
    def offset(self) -> timedelta | None:
        """Its value as an offset from UTC."""
        found = _typed("vUTCOffset", self.written)
        return found if isinstance(found, timedelta) else None

    @property
    def rule(self) -> Mapping[str, Any]:
        """The parts of a recurrence rule; none of what is no rule."""
        found = _typed("vRecur", self.written)
        return found if isinstance(found, Mapping) else {}


def _typed(kind: str, text: str) -> Any:
    """Return a value as a type of icalendar reads it; None if it reads none."""
    try:
        return getattr(prop, kind).from_ical(text.strip())
    except (ValueError, TypeError, KeyError, IndexError, OverflowError):
        return None


@lru_cache(maxsize=8)  # for speed: the times of an event are asked for several times
def _time(text: str) -> Any:
    return _typed("vDDDTypes", text)


Properties = Mapping[str, Sequence[Property]]
"""The properties of a component by their names, each as often as it is there."""


def properties(block: Block) -> tuple[Properties, list[Line]]:
    """Return the properties of a component that say something, and the lines that are none."""
    found: dict[str, list[Property]] = {}
    broken: list[Line] = []
    for line in block.lines:
        each = _property(line)
        if each is None:
            broken.append(line)
        elif each.written and not each.written.isspace():
            found.setdefault(each.name, []).append(each)
    return found, broken


def _property(line: Line) -> Property | None:
    number, text = line
    if plain := _PLAIN.match(text):  # for speed: most are so plain that there is nothing to parse
        params = _params(plain[2]) if plain[2] else _NONE
        return Property(plain[1].upper(), params, text[plain.end() :], number)
    try:
        name, params, value = parser.Contentline(text).raw_parts()
    except (ValueError, AssertionError):
        return None
    known = {str(key).upper(): _joined(each) for key, each in params.items()}
    return Property(name.upper(), known, value, number)


def _params(text: str) -> Mapping[str, str]:
    """Return parameters that are written without quotes and escapes."""
    pairs = (each.partition("=") for each in text[1:].split(";"))
    return {name.upper(): value for name, _, value in pairs}


def _joined(value: str | Iterable[str]) -> str:
    return value if isinstance(value, str) else ",".join(value)


def first(found: Properties, name: str) -> Property | None:
    """Return the first property of a name, if there is one."""
    several = found.get(name)
    return several[0] if several else None


def text(found: Properties, name: str) -> str:
    """Return the text of the first property of a name, empty if there is none."""
    each = first(found, name)
    return each.text if each else ""


def time(each: Property | None) -> date | None:
    """Return the day or the moment that a property holds, if it holds one."""
    value = each.time if each else None
    return value if isinstance(value, date | datetime) else None
