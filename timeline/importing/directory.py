"""The entries that events refer to: found by their names, or made."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from timeline.reading.yaml import Data
from timeline.registry.countries import UNKNOWN
from timeline.registry.texts import LONGEST_ID
from timeline.text import alphabetical, folded

SECTIONS = ("places", "people", "organizations", "sources")
_SINGULAR = {"places": "place", "people": "person", "organizations": "organization"}
_UNSAID = (None, UNKNOWN)
_LONGEST = LONGEST_ID - 4
"""Characters of an id that is made of a name: there is room for a number behind them."""

Known = Mapping[str, Mapping[str, Data]]
"""The entries of each section, by their ids, as the registry's files have them."""

Remembered = Callable[[str, str], str | None]
"""Returns the id of the entry of a section that a name stood for at the last import."""


def _forgotten(_section: str, _name: str) -> str | None:
    return None


def slug(text: str, otherwise: str) -> str:
    """Return the id that a text suggests; one by `otherwise` if it has no Latin letters."""
    words = re.sub(r"[^a-z0-9]+", "-", folded(text)).strip("-")
    whole = words if words[:1].isalpha() else f"{otherwise}-{words}".rstrip("-")
    return (
        whole if len(whole) <= _LONGEST else whole[:_LONGEST].rpartition("-")[0] or whole[:_LONGEST]
    )


class Ids:
    """Ids that are taken; a new one that is taken gets a number behind it."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._numbers: dict[str, int] = {}  # for speed: of many equal names none is tried twice

    def hold(self, id: str) -> None:
        """Note that an id is taken."""
        self._taken.add(id)

    def take(self, id: str) -> str:
        """Take an id, or the first that is free among id-2, id-3 and so on; return it."""
        found = id
        while found in self._taken:
            number = self._numbers[id] = self._numbers.get(id, 1) + 1
            found = f"{id}-{number}"
        self._taken.add(found)
        return found


class Directory:
    """The places, people, organizations and sources of a registry, and those that an import adds.

    Readers ask it for the id of a name. It is the one part of an import that grows.
    """

    def __init__(self, known: Known | None = None, remembered: Remembered = _forgotten) -> None:
        self.known = {section: dict((known or {}).get(section, {})) for section in SECTIONS}
        self.added: dict[str, dict[str, dict[str, Data]]] = {section: {} for section in SECTIONS}
        self.called: dict[tuple[str, str], str] = {}
        """The ids that were asked for, by section and name."""
        self._remembered = remembered
        self._ids: dict[tuple[str, str], list[str]] = {}
        self._taken = Ids()
        for section, entries in self.known.items():
            for id, entry in entries.items():
                self._note(section, id, entry)

    def find(self, section: str, name: str, country: Data = None) -> str | None:
        """Return the id of the entry that has this name or alias, in any language.

        An entry that has been given another name since is found by the name of the last import.
        Places of one name in two countries are two.
        """
        known = self._ids.get((section, alphabetical(name)), ())
        called = _called(section, name, country)
        fits = (id for id in known if self._may_be_in(country, section, id))
        id = next(fits, None) or self._remembered(section, called)
        if id:
            self.called[section, alphabetical(called)] = id
        return id

    def _may_be_in(self, country: Data, section: str, id: str) -> bool:
        entry = self.known[section].get(id) or self.added[section].get(id)
        here = entry.get("country") if isinstance(entry, dict) else None
        return section != "places" or here == country or not {here, country}.isdisjoint(_UNSAID)

    def named(self, section: str, name: str, entry: Mapping[str, Data] | None = None) -> str:
        """Return the id of the place, person or organization of this name.

        If none has it, a new entry is made, with the data given.
        """
        country = (entry or {}).get("country")
        if id := self.find(section, name, country):
            return id
        id = self._taken.take(slug(name, _SINGULAR[section]))
        self.put(section, id, {"name": name, **(entry or {})})
        self.called[section, alphabetical(_called(section, name, country))] = id
        return id

    def put(self, section: str, id: str, entry: Mapping[str, Data]) -> None:
        """Add an entry under an id of its own, unless the registry has that id."""
        if id not in self.known[section] and id not in self.added[section]:
            self.added[section][id] = dict(entry)
            self._note(section, id, self.added[section][id])

    def _note(self, section: str, id: str, entry: Data) -> None:
        self._taken.hold(id)
        for name in _names(entry):
            self._ids.setdefault((section, alphabetical(name)), []).append(id)


def _called(section: str, name: str, country: Data) -> str:
    """Return what a source calls an entry: a place by its country too, if that is said."""
    return name if section != "places" or country in _UNSAID else f"{name}, {country}"


def _names(entry: Data) -> Iterator[str]:
    """Yield the names and aliases of an entry, in each language."""
    held = entry if isinstance(entry, dict) else {}
    for value in (held.get("name"), held.get("aliases")):
        match value:
            case str():
                yield value
            case list() | dict():
                parts = value.values() if isinstance(value, dict) else value
                yield from (part for part in parts if isinstance(part, str))
