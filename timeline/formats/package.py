"""Data Package (Frictionless, version 1): a file for each table, and one that describes them."""

import hashlib
import json
from dataclasses import replace
from typing import Never

from timeline.chronology.chronology import Chronology
from timeline.chronology.options import USUAL, Choices, Guard
from timeline.formats import Folder, Rendered
from timeline.tables import delimited
from timeline.tables.disagreements import DISAGREEMENTS
from timeline.tables.dyads import DYADS
from timeline.tables.event_countries import EVENT_COUNTRIES
from timeline.tables.event_places import EVENT_PLACES
from timeline.tables.events import EVENTS, confidential
from timeline.tables.figures import FIGURES
from timeline.tables.instruments import INSTRUMENTS, PARTIES, REFERENCES
from timeline.tables.moves import MOVES
from timeline.tables.occurrences import OCCURRENCES
from timeline.tables.outcomes import OUTCOMES
from timeline.tables.participants import PARTICIPANTS
from timeline.tables.places import COUNTRIES, PLACES
from timeline.tables.relations import RELATIONS
from timeline.tables.sources import CITATIONS, SOURCES
from timeline.tables.statements import STATEMENTS
from timeline.tables.table import REGISTRY, AnyTable, Column, ForeignKey, Type
from timeline.tables.topics import TOPICS
from timeline.tables.trips import TRIPS
from timeline.text import capital

SUMMARY = "data package: a folder, or a .zip, of long tables with their description"
EXPANDS = True
REVISES = False
TABLES: tuple[AnyTable, ...] = (
    EVENTS,
    OCCURRENCES,
    PARTICIPANTS,
    INSTRUMENTS,
    PARTIES,
    OUTCOMES,
    FIGURES,
    STATEMENTS,
    MOVES,
    DISAGREEMENTS,
    SOURCES,
    CITATIONS,
    PLACES,
    COUNTRIES,
    RELATIONS,
    DYADS,
    TRIPS,
    EVENT_PLACES,
    REFERENCES,
    TOPICS,
    EVENT_COUNTRIES,
)

_Described = dict[str, object]
_TYPES = {
    Type.DATE: "date",
    Type.TIME: "time",
    Type.INSTANT: "datetime",
    Type.YEAR: "integer",  # a year of Table Schema has four digits, and ours may have fewer
    Type.INTEGER: "integer",
    Type.NUMBER: "number",
    Type.FLAG: "boolean",
}
_GUARDED = (
    "A text that begins with = + - @ or an apostrophe has an apostrophe put before it, so that no "
    "spreadsheet runs it: take off the first apostrophe of every text that begins with one. So has "
    "each part of a text that such a sign begins behind ; | a tab or a line break, with or without "
    "blanks, quotation marks and apostrophes before it: take off the first apostrophe there too."
)


def render(chronology: Chronology, choices: Choices = USUAL) -> Rendered:
    """Return the folder: the tables in UTF-8 with commas, and `datapackage.json`, the last.

    Texts are guarded against formulas only: the description tells readers the types.
    """
    raw = choices.dialect.guard is Guard.NONE
    dialect = replace(USUAL.dialect, bom=False, guard=Guard.NONE if raw else Guard.FORMULAS)
    more = confidential(chronology.audience)
    tables = (replace(EVENTS, columns=(*EVENTS.columns, *more)), *TABLES[1:])
    files = {}
    for table in tables:
        header = [(column.name, column.type) for column in table.columns]
        files[f"{table.name}.csv"] = delimited.write(header, table.rows(chronology), dialect)
    described = _package(chronology, is_guarded=not raw)
    described["resources"] = [_resource(table, files[f"{table.name}.csv"]) for table in tables]
    text = json.dumps(described, ensure_ascii=False, indent=2)
    files["datapackage.json"] = f"{text}\n".encode()
    return Rendered(b"", folder=Folder(files))


def _package(chronology: Chronology, *, is_guarded: bool) -> _Described:
    registry = chronology.registry
    said = chronology.say(registry.description) if registry.description else ""
    described: _Described = {
        "profile": "tabular-data-package",
        "name": registry.registry,
        "title": chronology.title,
        "description": "\n\n".join(filter(None, (said, _GUARDED if is_guarded else ""))),
        "homepage": registry.url,
        "version": str(registry.updated or ""),
        "licenses": [_license(registry.license)] if registry.license else None,
        "citation": chronology.say(registry.citation) if registry.citation else None,
    }
    return {name: value for name, value in described.items() if value}


def _license(license: str) -> _Described:
    return {"path" if license.startswith("http") else "name": license}


def _resource(table: AnyTable, data: bytes) -> _Described:
    schema: _Described = {
        "fields": [_field(column, table) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
        "foreignKeys": [_foreign_key(key, table) for key in table.foreign_keys],
    }
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "description": table.meaning,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "schema": {name: value for name, value in schema.items() if value},
    }


def _foreign_key(key: ForeignKey, table: AnyTable) -> _Described:
    # Frictionless looks for a pair even if one of the two is empty.
    registry = [REGISTRY.name] if key.column in table.key else []
    reference = {"resource": key.table, "fields": [*registry, key.other]}
    return {"fields": [*registry, key.column], "reference": reference}


def _field(column: Column[Never], table: AnyTable) -> _Described:
    field: _Described = {
        "name": column.name,
        "type": _TYPES.get(column.type, "string"),
        "description": capital(column.meaning),
        "unit": column.unit,
        "source": column.source,
    }
    if column.type is Type.LIST:
        field["description"] = f"{field['description']}; joined with semicolons"
    if column.type is Type.FLAG:
        field |= {"trueValues": ["yes"], "falseValues": ["no"]}
    field["constraints"] = _constraints(column, table)
    return {name: value for name, value in field.items() if value}


def _constraints(column: Column[Never], table: AnyTable) -> _Described:
    constraints: _Described = {}
    if column.name in table.key:
        constraints["required"] = True
    if column.words:
        constraints["enum"] = list(column.words)
    return constraints
