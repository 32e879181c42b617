"""A row of a table as the fields of an event, by its mapping."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from timeline.importing import prose
from timeline.importing.context import Context
from timeline.importing.tables.mapped.form import INSTRUMENT, TEXTS, Column, Mapping
from timeline.importing.tables.mapped.names import ROLES, Names, clean, items
from timeline.importing.tables.mapped.whens import NO, YES, Unfit, Whens, first
from timeline.importing.tables.sheets import Cell, text
from timeline.reading.yaml import Data
from timeline.registry.events import KINDS
from timeline.registry.words import spelt

_LONG = ("description", "note")
_FOR_READERS = (*_LONG, "title", "short", "as_stated", "place", "city", "url")
"""Fields into which people and programs write addresses and passwords of meetings."""


@dataclass(slots=True)
class Reader:
    """Reads the rows of a table; `refuse` stops at a date whose format is not said."""

    mapping: Mapping
    context: Context
    names: Names
    refuse: Callable[[str, Cell], Exception]
    doubtful: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Words that say neither yes nor no of what is private, with their columns."""
    dropped: Counter[str] = field(default_factory=Counter)
    """What was taken out of texts, as not everybody may read it."""

    @property
    def whens(self) -> Whens:
        """The reader of dates and clock times."""
        return Whens(self.mapping, self.context, self._value, self.refuse)

    def fields(self, cells: dict[str, Cell]) -> tuple[dict[str, Data], dict[str, Data]]:
        """Return the fields of an event, and the words for those which the registry tells too.

        Raises Unfit or Unresolved for what a row can't say.
        """
        found: dict[str, Data] = {**self._texts(cells)}
        if not found.get("title"):
            raise Unfit("no title", next(iter(self.mapping.of("title")), None))
        where = self._where(cells)
        found["when"], said = self.whens.when(cells, self._place_zone(where))
        if self._is_private(cells):
            found["audience"] = "internal"
        found |= self._who(cells)
        found |= where
        found |= self._instrument(cells)
        if "instrument" not in found and _needs_paper(str(found["kind"])):
            hint = "give the fields type and party to columns, or to [constants]"
            raise Unfit(f'the kind "{found["kind"]}" needs its paper; {hint}')
        if topics := self._listed(cells, "topics"):
            found["topics"] = list(map(slug, topics))
        return found, {"when": said}

    def _texts(self, cells: dict[str, Cell]) -> dict[str, str]:
        """Return the fields that are texts; a constant holds only for kinds that have the field."""
        found = {name: value for name in TEXTS if (value := self._text(cells, name))}
        kind = spelt(found.get("kind") or self.context.kind or "other", KINDS)
        for name in self.mapping.constants.keys() & found.keys():
            if kind in KINDS and name not in KINDS[kind].model_fields:
                del found[name]
        if kind == "other":
            found.setdefault("label", "Event")
        return {**found, "kind": kind}

    def _text(self, cells: dict[str, Cell], field: str) -> str:
        """Return the text of a field: its columns joined, else the constant."""
        columns = self.mapping.of(field)
        parts = [part for column in columns if (part := self._value(cells, column))]
        if field in _FOR_READERS:
            parts = [part for each in parts if (part := self._public(each))]
        if field == "announced":
            days = [
                self.whens.stretch(cells, column).start.day
                for column in columns
                if cells[column] != ""
            ]
            return next(iter(days), self.mapping.constants.get(field, ""))
        if field in _LONG:
            return "\n\n".join(part.strip() for part in parts) or self._constant(field)
        return clean(" ".join(parts)) or self._constant(field)

    def _public(self, text: str) -> str:
        found, dropped = prose.public(prose.plain(text) if prose.is_html(text) else text)
        self.dropped.update(dropped)
        return found

    def _constant(self, field: str) -> str:
        return self.mapping.constants.get(field, "")

    def _value(self, cells: dict[str, Cell], column: str) -> str:
        """Return a cell, or the word that the mapping has for it; `*` stands for all others."""
        cell = text(cells[column])
        known = {
            name.casefold(): value for name, value in self.mapping.values.get(column, {}).items()
        }
        return known.get(clean(cell).casefold(), known.get("*", cell) if cell.strip() else "")

    def _listed(self, cells: dict[str, Cell], field: str) -> list[str]:
        found = [
            item
            for column in self.mapping.of(field)
            for item in items(self._value(cells, column), self.mapping.columns[column].split)
        ]
        constant = self._constant(field)
        return list(dict.fromkeys(found or ([constant] if constant else [])))

    def _is_private(self, cells: dict[str, Cell]) -> bool:
        """Whether a row is private: a word that says neither yes nor no may say so."""
        found = self._constant("private").casefold() not in ("", *NO)
        for column in self.mapping.of("private"):
            word = self._value(cells, column).strip()
            if word and word.casefold() not in NO:
                found = True
                self.doubtful[column, word] += word.casefold() not in YES
        return found

    def _place_zone(self, where: dict[str, Data]) -> str:
        """Return the zone of the first place, if the registry has the place and its zone."""
        place = where.get("place")
        first = place[0] if isinstance(place, list) else place
        entry = self.context.directory.known["places"].get(str(first))
        zone = entry.get("timezone") if isinstance(entry, dict) else None
        return zone if isinstance(zone, str) else ""

    def _who(self, cells: dict[str, Cell]) -> dict[str, Data]:
        """Return the participants, each with all roles that columns and constants give."""
        roles: dict[str, list[str]] = {}
        offices: dict[str, str] = {}
        for column, about in self.mapping.columns.items():
            if about.field not in ROLES:
                continue
            country = text(cells[about.country]) if about.country in cells else about.country
            for item in items(self._value(cells, column), about.split):
                name = prose.without_addresses(item)
                self.dropped["a mail address"] += name != clean(item)
                if not name:
                    continue
                ref, office = self.names.actor(name, column, about, country)
                roles.setdefault(ref, []).append(about.field)
                offices[ref] = office or offices.get(ref, "")
        for role in ROLES & self.mapping.constants.keys():
            code, _ = self.names.actor(
                self.mapping.constants[role], "", Column(role, kind="country")
            )
            roles.setdefault(code, []).append(role)
        found: dict[str, Data] = {}
        for ref, taken in roles.items():
            each = list(dict.fromkeys(taken))
            said: Data = each[0] if len(each) == 1 else list[Data](each)
            found[ref] = {"role": said, "as": offices[ref]} if offices.get(ref) else said
        return {"participants": found} if found else {}

    def _where(self, cells: dict[str, Cell]) -> dict[str, Data]:
        parts = {name: self._text(cells, name) for name in ("place", "city", "country")}
        found: dict[str, Data] = {}
        codes = [self.names.country(each, "countries") for each in self._listed(cells, "countries")]
        if codes:
            found["countries"] = list[Data](codes)
        if not (parts["place"] or parts["city"]):
            if parts["country"]:
                code = self.names.country(parts["country"], first(self.mapping.of("country")))
                found["countries"] = list[Data](dict.fromkeys((*codes, code)))
            return found
        columns = {name: first(self.mapping.of(name)) for name in parts}
        several = next((self.mapping.columns[each].split for each in self.mapping.of("place")), ())
        places = items(parts["place"], several) or [""]
        ids = [self.names.place({**parts, "place": each}, columns) for each in places]
        return {**found, "place": ids[0] if len(ids) == 1 else list[Data](dict.fromkeys(ids))}

    def _instrument(self, cells: dict[str, Cell]) -> dict[str, Data]:
        found: dict[str, Data] = {}
        for name in INSTRUMENT:
            if name != "party" and (value := self._text(cells, name)):
                found[name.removeprefix("instrument_")] = value
        parties: list[Data] = []
        for column in self.mapping.of("party"):
            about = self.mapping.columns[column]
            parties += (
                self._party(item, column, about)
                for item in items(self._value(cells, column), about.split)
            )
        if constant := self._constant("party"):
            parties.append(self.names.country(constant, ""))
        if parties:
            found["parties"] = list(dict.fromkeys(map(str, parties)))
        return {"instrument": found} if found else {}

    def _party(self, item: str, column: str, about: Column) -> str:
        """Return a party: an organization if the column has these, else a country."""
        if about.kind == "organization":
            return self.names.actor(item, column, about)[0]
        return self.names.country(item, column)


def _needs_paper(kind: str) -> bool:
    paper = KINDS[kind].model_fields.get("instrument") if kind in KINDS else None
    return paper is not None and paper.is_required()


def slug(topic: str) -> str:
    """Return the short name of a topic."""
    return "-".join(clean(topic).casefold().replace("_", " ").split())
