"""Data Package (version 2): a file for each table, and one that describes them."""

import hashlib
import json
from typing import Never

from timeline.chronology.chronology import Chronology
from timeline.chronology.options import USUAL, Choices, Guard, Partition, Tables
from timeline.diagnostics.findings import TimelineError
from timeline.formats import Folder, Rendered, Repeats
from timeline.tables import archives, delimited
from timeline.tables.citation_file import NAME, citation_file
from timeline.tables.long_tables import TABLES as LONG_TABLES
from timeline.tables.long_tables import tables_for
from timeline.tables.table import REGISTRY, AnyTable, Column, ForeignKey, Type
from timeline.text import capital

SUMMARY = "data package: a folder, or a .zip, of long tables with their description"
REPEATS = Repeats.EACH
REVISES = False
TABLES = LONG_TABLES

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
_MEDIA = {
    Tables.CSV: "text/csv",
    Tables.JSONL: "application/jsonl",
    Tables.PARQUET: "application/vnd.apache.parquet",
}
_GUARDED = (
    "A text that begins with = + - @ or an apostrophe has an apostrophe put before it, so that no "
    "spreadsheet runs it: take off the first apostrophe of every text that begins with one. So has "
    "each part of a text that such a sign begins behind ; | a tab or a line break, with or without "
    "blanks, quotation marks and apostrophes before it: take off the first apostrophe there too."
)


def render(chronology: Chronology, choices: Choices = USUAL) -> Rendered:
    """Return the folder: the tables, and `datapackage.json`, the last, which describes them.

    Beside them lies `CITATION.cff`, if the registry names its authors.

    A .csv is in UTF-8 with commas, and guarded against formulas only: readers go by the described
    types. Folders by registry are for many registries, and have no description. Raises
    TimelineError for a --partition that means nothing, or if pyarrow is missing.
    """
    if choices.partition:
        return Rendered(b"", folder=_shared(chronology, choices))
    raw = choices.dialect.guard is Guard.NONE
    dialect = USUAL.dialect._replace(bom=False, guard=Guard.NONE if raw else Guard.FORMULAS)
    files, resources = {}, []
    for table in tables_for(chronology.audience):
        if choices.tables is Tables.CSV:
            header = [(column.name, column.type) for column in table.columns]
            data = delimited.write(header, table.rows(chronology), dialect)
        else:
            [(_, data)] = archives.files(table, chronology, choices.tables, ())
        files[f"{table.name}.{choices.tables}"] = data
        resources.append(_resource(table, data, choices.tables))
    if cited := citation_file(chronology):
        files[NAME] = cited
    described = _package(chronology, is_guarded=not raw and choices.tables is Tables.CSV)
    described["resources"] = resources
    text = json.dumps(described, ensure_ascii=False, indent=2)
    files["datapackage.json"] = f"{text}\n".encode()
    return Rendered(b"", folder=Folder(files))


def _shared(chronology: Chronology, choices: Choices) -> Folder:
    """Return all tables by registry, for a folder of many registries; raise TimelineError."""
    by, written_as = choices.partition, choices.tables
    if written_as is Tables.CSV:
        raise TimelineError(
            "--partition is for tables with types; add --tables parquet or jsonl; nothing was "
            "written"
        )
    if Partition.REGISTRY not in by:
        raise TimelineError(
            f"--partition {','.join(by)}: many registries share a folder of all tables; write "
            f"registry,{','.join(by)}; nothing was written"
        )
    tables = tables_for(chronology.audience)
    files = {
        f"{table.name}/{path}": data
        for table in tables
        for path, data in archives.files(table, chronology, written_as, by)
    }
    own = archives.own_folder(chronology)
    return Folder(files, own=tuple(f"{table.name}/{own}" for table in tables))


def _package(chronology: Chronology, *, is_guarded: bool) -> _Described:
    registry = chronology.registry
    said = chronology.say(registry.description) if registry.description else ""
    described: _Described = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": registry.registry,
        "title": chronology.title,
        "description": "\n\n".join(filter(None, (said, _GUARDED if is_guarded else ""))),
        "homepage": registry.url,
        "version": str(registry.updated or ""),
        "licenses": [_license(registry.license)] if registry.license else None,
        "contributors": [{"title": author, "roles": ["author"]} for author in registry.authors],
        "citation": chronology.say(registry.citation) if registry.citation else None,
    }
    return {name: value for name, value in described.items() if value}


def _license(license: str) -> _Described:
    return {"path" if license.startswith("http") else "name": license}


def _resource(table: AnyTable, data: bytes, tables: Tables) -> _Described:
    schema: _Described = {
        "fields": [_field(column, table, tables) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
        "foreignKeys": [_foreign_key(key, table) for key in table.foreign_keys],
    }
    return {
        "name": table.name,
        "type": "table",
        "path": f"{table.name}.{tables}",
        "description": table.meaning,
        "format": str(tables),
        "mediatype": _MEDIA[tables],
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


def _field(column: Column[Never], table: AnyTable, tables: Tables) -> _Described:
    field: _Described = {
        "name": column.name,
        "type": _TYPES.get(column.type, "string"),
        "description": capital(column.meaning),
        "unit": column.unit,
        "source": column.source,
    }
    if column.words:
        field |= {"categories": list(column.words), "categoriesOrdered": True}
    field |= _form(column.type, tables)
    field["constraints"] = _constraints(column, table)
    return {name: value for name, value in field.items() if value}


def _form(type: Type, tables: Tables) -> _Described:
    """Return how the cells of a type are written in a file, where that needs to be said."""
    if type is Type.LIST:
        return {"type": "list", "delimiter": ";"} if tables is Tables.CSV else {"type": "array"}
    if type is Type.FLAG and tables is Tables.CSV:
        return {"trueValues": ["yes"], "falseValues": ["no"]}
    if type is Type.TIME and tables is Tables.PARQUET:
        return {"format": "%H:%M"}
    return {}


def _constraints(column: Column[Never], table: AnyTable) -> _Described:
    constraints: _Described = {}
    if column.name in table.key:
        constraints["required"] = True
    if column.words:
        constraints["enum"] = list(column.words)
    return constraints
