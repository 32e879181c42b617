"""The mapping of a table: what its columns mean, as a TOML file says it."""

import tomllib
from collections.abc import Iterable
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, field
from typing import Any, cast

from timeline.diagnostics.findings import Fault, TimelineError, did_you_mean, one_of
from timeline.importing.tables.mapped.dates import Format, compiled
from timeline.registry.vocabulary import Role
from timeline.time.zones import check_name

TEXTS = (
    *("title", "short", "description", "note", "as_stated", "label", "url", "kind", "status"),
    *("level", "format", "series", "edition", "relation", "action", "attendance", "track"),
    *("confidence", "announced"),
)
"""The fields that are a text."""
TIMES = ("when", "end", "time", "end_time", "zone")
"""The parts of `when`: first day, last day, clock times and time zone."""
DAYS = {"when": ("year", "month", "day"), "end": ("end_year", "end_month", "end_day")}
"""The fields of a first and a last day whose year, month and day have columns of their own."""
ONCE = ("when", "time", *DAYS["when"], "end", "end_time", *DAYS["end"])
"""The fields that one column alone can be."""
PLACES = ("place", "city", "country")
INSTRUMENT = ("type", "party", "unts", "instrument_title")
LISTS = ("topics", "countries")
FLAGS = ("all_day", "private")
"""The fields of yes and no."""
OTHERS = ("id", "key", "ignore")
FIELDS = (
    *TEXTS,
    *TIMES,
    *(part for parts in DAYS.values() for part in parts),
    *PLACES,
    *INSTRUMENT,
    *LISTS,
    *FLAGS,
    *OTHERS,
    *(role.value for role in Role),
)
"""All that a column may be."""
CONSTANTS = tuple(
    each for each in FIELDS if each not in (*ONCE, "all_day", *OTHERS) or each == "when"
)
"""All that may be the same for all rows."""
ACTORS = ("person", "organization", "country")


@dataclass(frozen=True, slots=True)
class Column:
    """What a column means: its field, and how its cells are read."""

    field: str
    formats: tuple[Format, ...] = ()
    """The formats of its dates or clock times, each cell being in one of them."""
    zone: str = ""
    split: tuple[str, ...] = ()
    """What stands between the items of a cell."""
    kind: str = ""
    """What the items are that take part: people, organizations or countries.

    If it is not said, they are people, and countries if they have the name of one.
    """
    offices: tuple[str, ...] = ()
    """The offices that stand before names."""
    country: str = ""
    """The country of all people and organizations of the column, or the column that names it."""
    fill: bool = False
    """Whether an empty cell has the value of the one above it."""


@dataclass(frozen=True, slots=True)
class Mapping:
    """What a table means."""

    name: str
    columns: Dictionary[str, Column]
    values: Dictionary[str, Dictionary[str, str]] = field(default_factory=dict)
    countries: Dictionary[str, str] = field(default_factory=dict)
    constants: Dictionary[str, str] = field(default_factory=dict)
    skip: Dictionary[str, tuple[str, ...]] = field(default_factory=dict)
    sheet: str = ""
    header: int | None = None
    delimiter: str = ""

    def of(self, name: str) -> list[str]:
        """Return the columns of a field."""
        return [column for column, it in self.columns.items() if it.field == name]


class _Reader:
    """Reads the parts of a mapping, and names the place of what is wrong in it."""

    def __init__(self, name: str) -> None:
        self.name = name

    def wrong(self, where: str, message: str) -> TimelineError:
        """Return what is wrong at a place of the mapping."""
        return TimelineError(f"{self.name}: [{where}]: {message}")

    def section(self, data: Dictionary[str, object], name: str) -> dict[str, Any]:
        """Return a section, which may be missing."""
        found = data.get(name, {})
        if not isinstance(found, dict):
            raise self.wrong(name, "this is a section, as in the manual: timeline manual importing")
        return cast("dict[str, Any]", found)

    def known(self, where: str, names: Iterable[str], known: Iterable[str]) -> None:
        """Refuse a name that means nothing."""
        known = list(known)
        for name in names:
            if name not in known:
                raise self.wrong(
                    where, f'"{name}" is unknown here; {did_you_mean(name, known, one_of(known))}'
                )

    def text(self, where: str, value: object) -> str:
        """Return a value that is a text."""
        if not isinstance(value, str):
            raise self.wrong(where, f'{value!r} is not a text; write it in "quotation marks"')
        return value

    def texts(self, where: str, value: object) -> tuple[str, ...]:
        """Return a list of texts, or one written alone."""
        listed = value if isinstance(value, list) else [value]
        return tuple(self.text(where, each) for each in listed)

    def pairs(self, where: str, section: Dictionary[str, object]) -> dict[str, str]:
        """Return a section of texts."""
        return {name: self.text(f"{where}.{name}", value) for name, value in section.items()}

    def column(self, name: str, data: object) -> Column:
        """Return what a column means."""
        where = f"columns.{name}"
        if not isinstance(data, dict):
            raise self.wrong(where, "a column is a section with a field")
        self.known(
            where, data, ("field", "format", "zone", "split", "as", "offices", "country", "fill")
        )
        found = self.text(where, data.get("field", ""))
        self.known(where, [found], FIELDS)
        kind = self.text(where, data.get("as", ""))
        self.known(where, [kind] if "as" in data else [], ACTORS)
        try:
            return Column(
                found,
                tuple(map(compiled, self.texts(where, data.get("format", [])))),
                check_name(data["zone"]) if "zone" in data else "",
                self.texts(where, data.get("split", [])),
                kind,
                self.texts(where, data.get("offices", [])),
                self.text(where, data.get("country", "")),
                data.get("fill") == "down",
            )
        except (Fault, ValueError) as fault:
            said = f"{fault.message}; {fault.hint}" if isinstance(fault, Fault) else str(fault)
            raise self.wrong(where, said) from None


def parsed(name: str, data: bytes) -> Mapping:
    """Return the mapping that a TOML file says; raise TimelineError for one that says none."""
    try:
        known = tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise TimelineError(f"{name}: this is not in UTF-8 ({error})") from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise TimelineError(f"{name}: this is not TOML ({error})") from None
    read = _Reader(name)
    sections = ("table", "columns", "values", "countries", "constants", "skip")
    read.known("…", known, sections)
    table = read.section(known, "table")
    read.known("table", table, ("sheet", "header", "delimiter"))
    columns = {
        column: read.column(column, it) for column, it in read.section(known, "columns").items()
    }
    values = read.section(known, "values")
    constants = read.pairs("constants", read.section(known, "constants"))
    read.known("constants", constants, CONSTANTS)
    header = table.get("header")
    return Mapping(
        name,
        columns,
        {column: read.pairs(f"values.{column}", read.section(values, column)) for column in values},
        read.pairs("countries", read.section(known, "countries")),
        constants,
        {
            column: tuple(map(str.casefold, read.texts(f"skip.{column}", rule)))
            for column, rule in read.section(known, "skip").items()
        },
        read.text("table", table.get("sheet", "")),
        header if isinstance(header, int) else None,
        read.text("table", table.get("delimiter", "")),
    )
