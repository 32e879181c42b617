"""What all tables promise, and what some of them do with selections and repetition."""

import pytest

from tests.conftest import DATA, ROOT
from tests.tables.reading import cells, package, table
from timeline.chronology.selection import Selection
from timeline.formats.package import TABLES
from timeline.tables.table import REGISTRY

TEXTS = {
    path.stem: path.read_text(encoding="utf-8")
    for path in (ROOT / "events.yaml", *sorted((DATA / "valid").glob("*.yaml")))
}
FULL = """
registry: full
title: Full
countries: {IND: India, ITA: Italy}
defaults: {status: concluded, timezone: Europe/Rome, sources: [s]}
places: {rome: {name: Rome, country: ITA, geo: [41.9, 12.5], timezone: Europe/Rome}}
people:
  anna: {name: Anna, surname: Rossi, country: ITA, wikidata: Q1, office: Prime Minister}
sources:
  s:
    publisher: P
    title: T
    author: A
    published: 2023-03
    kind: book
    language: it
    url: https://example.org/s
    accessed: 2024-01-01
    quality: As printed.
events:
  v:
    kind: visit
    title: V
    when: 2023-03-02 to 2023-03-03
    confidence: 5
    place: rome
    participants: {anna: guest, IND: host}
    was: [{when: 2023-02, reason: strike, source: s}]
    outcomes: [{text: O, topic: trade, due: 2024-Q1}]
    figures: [{measure: M, value: 1, unit: EUR, period: 2022, approximate: yes, source: s}]
    statements: [{by: anna, on_behalf_of: ITA, text: S, language: it, kind: quote, source: s}]
    also_reported: [{field: level, value: state, source: s}]
  c: {kind: ceremony, title: C, when: 2023-03-02, part_of: v, participants: {anna: guest}}
  r:
    kind: roundtable
    format: ceo
    title: R
    when: 2023-03-02
    part_of: v
    participants: {anna: chair, IND: co_chair}
  k: {kind: conference, title: K, when: 2023-03-02, part_of: v, participants: {anna: guest}}
  s: {kind: keynote, title: S, when: 2023-03-02, part_of: v, participants: {anna: speaker}}
  p:
    kind: signing
    title: P
    when: 2023-03-02
    part_of: v
    instrument:
      type: treaty
      title: Paper
      topic: trade
      parties: [IND, ITA]
      in_force: 2024
      unts: I-1
      url: https://example.org/p
  w:
    kind: exercise
    title: W
    as_stated: every week
    when: 2023-03-02 10:00 to 11:00
    place: rome
    participants: {IND: party, ITA: party}
    repeats: {rule: weekly, until: 2023-03-09}
  d:
    kind: talks
    title: D
    when: 2023-03-02 morning to 2023-03-04 evening
    repeats: {rule: weekly, until: 2023-03-09}
"""
TEXTS["full"] = FULL
WHOLE = ("full", "events", "kinds", "agenda", "traps", "convention", "virtual", "tour", "renamed")


@pytest.mark.parametrize("each", TABLES, ids=lambda each: each.name)
def test_a_table_names_its_columns_once_and_its_foreign_keys_lead_somewhere(each: object) -> None:
    [found] = [known for known in TABLES if known is each]
    names = [column.name for column in found.columns]
    assert len(set(names)) == len(names)
    assert set(found.key) <= set(names)
    others = {known.name: known for known in TABLES}
    for foreign in found.foreign_keys:
        assert foreign.column in names
        assert foreign.other in others[foreign.table].key


@pytest.mark.parametrize("name", WHOLE)
def test_keys_are_unique_links_resolved_and_words_known(name: str) -> None:
    made = package(TEXTS[name])
    for each, rows in made.tables.items():
        schema = made.schema(each)
        keys = [tuple(row[column] for column in schema["primaryKey"]) for row in rows]
        assert len(set(keys)) == len(keys)
        assert all(None not in key for key in keys)
        for link in schema.get("foreignKeys", []):
            to = link["reference"]
            known = {tuple(row[n] for n in to["fields"]) for row in made.tables[to["resource"]]}
            found = {tuple(row[name] for name in link["fields"]) for row in rows}
            assert {each for each in found if None not in each} <= known
        for field in schema["fields"]:
            words = field.get("constraints", {}).get("enum")
            assert not words or {row[field["name"]] for row in rows} <= {*words, None}


def test_every_column_is_filled_by_some_registry() -> None:
    filled: set[tuple[str, str]] = set()
    for name in WHOLE:
        for each, rows in package(TEXTS[name]).tables.items():
            filled |= {
                (each, column) for row in rows for column, cell in row.items() if cell is not None
            }
    every = {(each.name, column.name) for each in TABLES for column in each.columns}
    assert every - filled == set()


def test_a_selection_holds_nothing_of_the_rest() -> None:
    chosen = Selection(part_of=frozenset({"raisina-2023"}))
    made = package(TEXTS["events"], chosen)
    assert {row["event_id"] for row in made.tables["events"]} == {"raisina-2023", "raisina-keynote"}
    assert [row["other_id"] for row in made.tables["relations"]] == ["raisina-2023"]
    assert {row["source_id"] for row in made.tables["sources"]} == {
        row["source_id"] for row in made.tables["citations"]
    }
    assert made.tables["instruments"] == made.tables["figures"] == []


def test_an_event_that_repeats_is_one_event_with_its_occurrences() -> None:
    head = (
        "registry: r\ntitle: R\nplaces: {a: {name: A, country: ITA}, b: {name: B, country: IND}}\n"
    )
    text = head + (
        "events:\n  e: {kind: talks, title: E, when: 2023-03-02, place: a, repeats: "
        "{rule: weekly, until: 2023-03-16, changes: {2023-03-09: {place: b, title: F}}}}\n"
    )
    assert cells(text, "events", "event_id", "title") == [("e", "E")]
    assert [
        (str(row["occurrence"]), row["title"], row["place_id"])
        for row in table(text, "occurrences")
    ] == [("2023-03-02", "E", "a"), ("2023-03-09", "F", "b"), ("2023-03-16", "E", "a")]
    assert cells(text, "places", "place_id", "place_iso3") == [("a", "ITA"), ("b", "IND")]
    assert cells(text, "countries", "country_iso3", "country_iso2") == [
        ("IND", "IN"),
        ("ITA", "IT"),
    ]


def test_who_has_two_roles_has_two_rows_and_the_office_of_the_day() -> None:
    text = """
registry: r
title: R
people:
  m:
    name: M
    country: ITA
    wikidata: Q1
    offices: [{title: MP, to: 2022-10-21}, {title: PM, from: 2022-10-22}]
events:
  old: {kind: keynote, title: O, when: 2022-10-21, participants: {m: [speaker, chief_guest]}}
  new: {kind: keynote, title: N, when: 2022-10-22, participants: {m: speaker}}
"""
    columns = ("event_id", "participant_id", "role", "office", "participant_kind", "wikidata")
    assert cells(text, "participants", *columns) == [
        ("old", "m", "speaker", "MP", "person", "Q1"),
        ("old", "m", "chief_guest", "MP", "person", "Q1"),
        ("new", "m", "speaker", "PM", "person", "Q1"),
    ]


def test_what_is_named_twice_is_there_once() -> None:
    text = """
registry: r
title: R
sources: {s: {publisher: P}}
events:
  a: {kind: talks, title: A, when: 2023-03-02, sources: [s, s], participants: {IND: [host, host]}}
  b: {kind: talks, title: B, when: 2023-03-02, part_of: [a, a]}
"""
    assert cells(text, "citations", "event_id", "source_id") == [("a", "s")]
    assert cells(text, "relations", "event_id", "other_id") == [("b", "a")]
    assert cells(text, "participants", "event_id", "role") == [("a", "host")]


def test_a_column_means_the_same_in_every_table() -> None:
    known: dict[str, set[tuple[object, ...]]] = {}
    for each in TABLES:
        for column in each.columns:
            same = (column.type, column.meaning, column.unit, column.words)
            known.setdefault(column.name, set()).add(same)
    assert {name: found for name, found in known.items() if len(found) > 1} == {}


def test_rows_of_many_registries_can_lie_in_one_table() -> None:
    assert {(each.columns[0], each.key[0]) for each in TABLES} == {(REGISTRY, "registry")}
