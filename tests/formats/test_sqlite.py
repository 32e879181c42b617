"""The database, as SQLite reads it."""

import csv
import io
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest

from tests.conftest import DATA, chronology
from tests.formats.outputs import database, files, made
from tests.formats.test_contract import EVENTS, HOSTILE, KINDS
from timeline.chronology.options import Choices, Dialect, Guard
from timeline.diagnostics.findings import TimelineError
from timeline.tables import database as writing
from timeline.tables.long_tables import TABLES
from timeline.tables.table import Type

AGENDA = (DATA / "valid" / "agenda.yaml").read_text(encoding="utf-8")
TRAPS = (DATA / "valid" / "traps.yaml").read_text(encoding="utf-8")
TYPES = {
    Type.DATE: "DATE",
    Type.INSTANT: "TIMESTAMP",
    Type.YEAR: "INTEGER",
    Type.INTEGER: "INTEGER",
    Type.NUMBER: "REAL",
    Type.FLAG: "BOOLEAN",
}
HEAD = "registry: r\ntitle: R\nevents:\n"


@contextmanager
def opened(text: str) -> Iterator[sqlite3.Connection]:
    """Open the database of a registry."""
    with closing(sqlite3.connect(":memory:")) as found:
        found.deserialize(made("sqlite", chronology(text)).data)
        yield found


def in_package(text: str) -> dict[str, list[list[str]]]:
    """Return the rows of the data package of a registry, with its texts as they are."""
    raw = Choices(dialect=Dialect(guard=Guard.NONE))
    made_so = files(made("package", chronology(text), raw))
    made_so.pop("datapackage.json")
    return {
        name.removesuffix(".csv"): [*csv.reader(io.StringIO(data.decode(), newline=""))][1:]
        for name, data in made_so.items()
    }


def as_text(cell: object, type: Type) -> str:
    """Return a cell of the database as it stands in a .csv."""
    if cell is None:
        return ""
    if type is Type.LIST:
        return ";".join(item.replace(";", ",") for item in json.loads(str(cell)))
    if type is Type.FLAG:
        return {0: "no", 1: "yes"}[int(str(cell))]
    return str(cell)


@pytest.mark.parametrize("text", [EVENTS, KINDS, HOSTILE, AGENDA, TRAPS])
def test_it_holds_the_rows_of_the_package(text: str) -> None:
    found, packaged = database(made("sqlite", chronology(text)).data), in_package(text)
    assert set(found) == {*packaged, "columns"}
    for table in TABLES:
        types = [column.type for column in table.columns]
        for row, expected in zip(found[table.name], packaged[table.name], strict=True):
            for cell, type, as_written in zip(row, types, expected, strict=True):
                if type is Type.NUMBER and cell is not None:
                    assert cell == float(as_written)
                else:
                    assert as_text(cell, type) == as_written


def test_columns_have_their_types_and_tables_their_keys() -> None:
    with opened(EVENTS) as found:
        for table in TABLES:
            info = found.execute(f"PRAGMA table_info('{table.name}')").fetchall()
            assert [(name, type) for _, name, type, *_ in info] == [
                (column.name, TYPES.get(column.type, "TEXT")) for column in table.columns
            ]
            keys = {place: name for _, name, *_, place in info if place}
            assert tuple(keys[place] for place in sorted(keys)) == table.key
            led = found.execute(f"PRAGMA foreign_key_list('{table.name}')").fetchall()
            found_keys = {(column, other, to) for _, n, other, column, to, *_ in led if n == 1}
            assert found_keys == {
                (each.column, each.table, each.other) for each in table.foreign_keys
            }


@pytest.mark.parametrize("text", [EVENTS, KINDS, HOSTILE, AGENDA, TRAPS])
def test_all_keys_lead_to_rows_that_are_there(text: str) -> None:
    with opened(text) as found:
        assert found.execute("PRAGMA foreign_key_check").fetchall() == []
        assert found.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_a_word_that_is_not_ours_is_refused() -> None:
    with opened(EVENTS) as found, pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        found.execute("UPDATE events SET kind = 'tlks'")


@pytest.mark.parametrize(
    "query",
    [
        "events JOIN participants USING (registry, event_id) WHERE participant_id = 'modi'",
        "events JOIN dyads ON dyads.event_id = events.event_id WHERE events.registry = 'x'",
        "countries JOIN participants ON person_iso3 = country_iso3 WHERE country_iso3 = 'ITA'",
        "events JOIN relations ON other_id = events.event_id WHERE events.registry = 'x'",
    ],
)
def test_a_join_goes_by_indexes(query: str) -> None:
    with opened(EVENTS) as found:
        plan = found.execute(f"EXPLAIN QUERY PLAN SELECT * FROM {query}").fetchall()  # noqa: S608
    assert [step for *_, step in plan if step.startswith("SCAN")] == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("zurich", ["a"]),
        ("Zürich", ["a"]),
        ("मंत्री", ["b"]),
        ("त", []),
        ("tajani", ["a"]),
        ("pact", ["a", "b"]),
        ("pact NOT zurich", ["b"]),
    ],
)
def test_events_are_found_by_their_titles_descriptions_and_names(
    words: str, found: list[str]
) -> None:
    text = (
        "registry: r\ntitle: R\npeople: {t: {name: Antonio Tajani, country: ITA}}\nevents:\n"
        "  a: {kind: talks, title: Talks in Zürich, when: 2023, description: A pact, "
        "participants: {t: participant}}\n"
        "  b: {kind: talks, title: प्रधान मंत्री, when: 2023, short: Pact}\n"
    )
    query = (
        "SELECT event_id FROM events WHERE rowid IN "
        "(SELECT rowid FROM events_fts WHERE events_fts MATCH ?) ORDER BY event_id"
    )
    with opened(text) as database:
        assert [id for (id,) in database.execute(query, (words,))] == found


def test_the_codebook_is_a_table() -> None:
    with opened(EVENTS) as found:
        told = found.execute('SELECT "table", "column" FROM columns ORDER BY rowid').fetchall()
    assert told == [(table.name, column.name) for table in TABLES for column in table.columns]


def test_lists_can_be_taken_apart_without_splitting_a_text() -> None:
    query = "SELECT DISTINCT value FROM events, json_each(guest_iso3) ORDER BY value"
    with opened(EVENTS) as found:
        assert [code for (code,) in found.execute(query)] == ["ITA"]


def test_the_same_registry_has_the_same_bytes() -> None:
    assert made("sqlite", chronology(KINDS)).data == made("sqlite", chronology(KINDS)).data


def test_a_registry_without_events_has_all_tables() -> None:
    found = database(made("sqlite", chronology("registry: r\ntitle: R\nevents: {}\n")).data)
    assert found.pop("columns")
    assert set(found) == {table.name for table in TABLES}
    assert not any(found.values())


def test_a_sqlite_without_full_text_search_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "_WORDS", "missing")
    with pytest.raises(TimelineError, match=r"has no full-text search \(no such tokenizer"):
        made("sqlite", chronology(EVENTS))
