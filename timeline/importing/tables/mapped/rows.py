"""A row of a table as the fields of an event, by its mapping."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from timeline.importing.context import Context
from timeline.importing.tables.mapped.dates import (
    CLOCK,
    ISO,
    Moment,
    compiled,
    read,
    typed,
)
from timeline.importing.tables.mapped.form import INSTRUMENT, TEXTS, Column, Mapping
from timeline.importing.tables.mapped.names import ROLES, Names, clean, items
from timeline.importing.tables.sheets import Cell, text
from timeline.reading.yaml import Data

_ISO, _CLOCK = compiled(ISO), compiled(CLOCK)
_YES = ("true", "yes", "y", "x", "1")
_LONG = ("description", "note")


class Unfit(Exception):
    """What is wrong with a cell, and its column."""

    def __init__(self, message: str, column: str | None = None) -> None:
        super().__init__(message)
        self.column = column


@dataclass(slots=True)
class Reader:
    """Reads the rows of a table; `refuse` stops at a date whose format is not said."""

    mapping: Mapping
    context: Context
    names: Names
    refuse: Callable[[str, Cell], Exception]

    def fields(self, cells: dict[str, Cell]) -> dict[str, Data]:
        """Return the fields of an event; raise Unfit or Unresolved for what a row can't say."""
        found: dict[str, Data] = {
            name: value for name in TEXTS if (value := self._text(cells, name))
        }
        found.setdefault("kind", self.context.kind or "other")
        if found["kind"] == "other":
            found.setdefault("label", "Event")
        if not found.get("title"):
            raise Unfit("no title", next(iter(self.mapping.of("title")), None))
        found["when"] = self._when(cells)
        if self._is_so(cells, "private"):
            found["audience"] = "internal"
        found |= self._who(cells)
        found |= self._where(cells)
        found |= self._instrument(cells)
        if topics := self._listed(cells, "topics"):
            found["topics"] = list(map(slug, topics))
        return found

    def _text(self, cells: dict[str, Cell], field: str) -> str:
        """Return the text of a field: its columns joined, else the constant."""
        columns = self.mapping.of(field)
        parts = [part for column in columns if (part := self._value(cells, column))]
        if field == "announced":
            days = [self._moment(cells, column).day for column in columns if cells[column] != ""]
            return next(iter(days), self.mapping.constants.get(field, ""))
        if field in _LONG:
            return "\n\n".join(part.strip() for part in parts) or self._constant(field)
        return clean(" ".join(parts)) or self._constant(field)

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

    def _moment(self, cells: dict[str, Cell], column: str) -> Moment:
        """Return the date or time of a cell by the format of its column.

        Without a format, cells that are dates themselves are read, and those in ISO 8601.
        """
        cell = cells[column]
        if not isinstance(cell, str):
            return typed(cell)
        format = self.mapping.columns[column].format
        is_clock = self.mapping.columns[column].field in ("time", "end_time")
        found = read(cell, format or (_CLOCK if is_clock else _ISO))
        if found is None and format is None:
            raise self.refuse(column, cell)
        if found is None and format:
            raise Unfit(f'"{clean(cell)}" is not a date in the format {format.text}', column)
        return found or Moment()

    def _when(self, cells: dict[str, Cell]) -> str:
        moments: dict[str, Moment] = {}
        for field in ("when", "end", "time", "end_time"):
            for column in self.mapping.of(field):
                if text(cells[column]).strip():
                    moments[field] = self._moment(cells, column)
        start, end = moments.get("when", Moment()), moments.get("end", Moment())
        day = start.day or self._constant("when")
        if not day:
            raise Unfit("no day", next(iter(self.mapping.of("when")), None))
        clock = moments.get("time", Moment()).clock or start.clock
        end_clock = moments.get("end_time", Moment()).clock or end.clock
        if self._is_so(cells, "all_day"):
            return _written(day, "", _last_day(day, end.day, end_clock), "", "")
        return _written(day, clock, end.day, end_clock, self._zone(cells))

    def _is_so(self, cells: dict[str, Cell], field: str) -> bool:
        return any(text(cells[name]).strip().casefold() in _YES for name in self.mapping.of(field))

    def _zone(self, cells: dict[str, Cell]) -> str:
        said = self._text(cells, "zone")
        of_column = (self.mapping.columns[name].zone for name in self.mapping.of("when"))
        zone = said or next(filter(None, of_column), "")
        usual = self.context.zone
        return "" if zone == usual else zone

    def _who(self, cells: dict[str, Cell]) -> dict[str, Data]:
        """Return the participants, each with all roles that columns and constants give."""
        roles: dict[str, list[str]] = {}
        offices: dict[str, str] = {}
        for column, about in self.mapping.columns.items():
            if about.field not in ROLES:
                continue
            country = text(cells[about.country]) if about.country in cells else about.country
            for item in items(self._value(cells, column), about.split):
                ref, office = self.names.actor(item, column, about, country)
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
                code = self.names.country(parts["country"], _first(self.mapping.of("country")))
                found["countries"] = list[Data](dict.fromkeys((*codes, code)))
            return found
        columns = {name: _first(self.mapping.of(name)) for name in parts}
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


def _last_day(day: str, end: str, clock: str) -> str:
    """Return the last of some whole days: Outlook has them end at the midnight behind it."""
    if clock != "00:00" or end <= day:
        return end
    return (date.fromisoformat(end) - timedelta(days=1)).isoformat()


def _first(columns: list[str]) -> str:
    return columns[0] if columns else ""


def _written(day: str, clock: str, end: str, end_clock: str, zone: str) -> str:
    """Return the text of a `when`."""
    found = " ".join(filter(None, (day, clock, zone if clock else "")))
    last = end if end and end != day else ""
    if not (last or (end_clock and clock)):
        return found
    return f"{found} to {' '.join(filter(None, (last, end_clock if clock else '')))}"


def slug(topic: str) -> str:
    """Return the short name of a topic."""
    return "-".join(clean(topic).casefold().replace("_", " ").split())
