"""The names in the cells of a table: countries, places, people and organizations."""

import re
from collections import Counter

from timeline.importing.context import Context
from timeline.importing.tables.mapped.form import Column, Mapping
from timeline.reading.yaml import Data
from timeline.registry.countries import CODES, UNKNOWN, code_of, of_alpha_2
from timeline.registry.vocabulary import Role

_BLANKS = re.compile(r"\s+")
_SECTIONS = {"person": "people", "organization": "organizations"}


class Unresolved(Exception):
    """A name that means no country that we know."""


class Names:
    """Finds whom and what the cells of a table name, and counts the names that mean nothing."""

    def __init__(self, mapping: Mapping, context: Context) -> None:
        self.mapping, self.context = mapping, context
        self.countries = {name.casefold(): code for name, code in mapping.countries.items()}
        self.unresolved: Counter[tuple[str, str]] = Counter()
        self.unlocated: dict[str, str] = {}
        """The names of places whose country nobody tells, by their ids."""

    def country(self, name: str, column: str) -> str:
        """Return the code of a country; raise Unresolved, and count the name, if it has none."""
        name = clean(name)
        said = self.countries.get(name.casefold())
        found = said or (name if name in CODES else of_alpha_2(name)) or code_of(name)
        if found is None or found not in CODES:
            self.unresolved[column, name] += 1
            raise Unresolved(
                f'"{name}" is not a country that timeline knows; add it to [countries]'
            )
        return found

    def place(self, cells: dict[str, str], columns: dict[str, str]) -> str:
        """Return the id of a place by its name, its city and its country."""
        name, city = clean(cells.get("place", "")), clean(cells.get("city", ""))
        said = cells.get("country", "")
        code = self.country(said, columns.get("country", "")) if said else self.context.country
        entry: dict[str, Data] = {"country": code or UNKNOWN}
        if name and city and name != city:
            entry["city"] = city
        called = name or city
        is_unlocated = not code and self.context.directory.find("places", called) is None
        id = self.context.directory.named("places", called, entry)
        if is_unlocated:
            self.unlocated[id] = called
        return id

    def actor(self, name: str, column: str, about: Column, country: str = "") -> tuple[str, str]:
        """Return the id of somebody who takes part, and the office that stands before the name.

        The country is that of a new entry.
        """
        name = clean(name)
        if about.kind == "country" or (not about.kind and self._is_country(name)):
            return self.country(name, column), ""
        office, name = _apart(name, about.offices)
        entry: dict[str, Data] = {"country": self.country(country, column)} if country else {}
        section = _SECTIONS[about.kind or "person"]
        return self.context.directory.named(section, name, entry), office

    def _is_country(self, name: str) -> bool:
        """Whether a name is exactly that of a country, and of nobody whom the registry knows."""
        is_name = name in CODES or name.casefold() in self.countries or bool(code_of(name))
        return is_name and self.context.directory.find("people", name) is None


def _apart(name: str, offices: tuple[str, ...]) -> tuple[str, str]:
    """Return the office that stands before a name, of those that the mapping has, and the name."""
    for office in sorted(offices, key=len, reverse=True):
        rest = name[len(office) :]
        if name.casefold().startswith(office.casefold()) and rest[:1].isspace():
            return office, rest.strip()
    return "", name


def clean(text: str) -> str:
    """Return a text on one line, with single blanks."""
    return _BLANKS.sub(" ", text).strip()


def is_country(name: str) -> bool:
    """Whether a name is that of a country, or its code."""
    return name in CODES or bool(of_alpha_2(name) or code_of(name))


def items(cell: str, separators: tuple[str, ...]) -> list[str]:
    """Return the items of a cell, divided where one of the separators stands.

    That is not within the name of a country, such as Bosnia and Herzegovina.
    """
    if not separators or is_country(clean(cell)):
        return [cell] if cell.strip() else []
    longest_first = sorted(separators, key=len, reverse=True)
    parts = re.split("|".join(map(re.escape, longest_first)), cell)
    return [part.strip() for part in parts if part.strip()]


ROLES = frozenset(role.value for role in Role)
