"""What is internal, and what only that refers to, is in no table; nor can it be told from one."""

import re

import pytest

from tests.conftest import chronology
from tests.formats.outputs import files, made
from tests.tables.reading import cells, package, table
from timeline.chronology.selection import Selection

HEAD = """
registry: r
title: R
defaults: {status: concluded, timezone: Europe/Rome}
countries: {IND: India, ITA: Italy, PRK: XXXX}
places:
  delhi: {name: New Delhi, country: IND}
  x-place: {name: XXXX, country: PRK, geo: [39.0, 125.7]}
people:
  anna: {name: Anna, country: ITA, office: Prime Minister}
  x-person: {name: XXXX, country: PRK, office: XXXX, wikidata: Q404}
organizations:
  x-body: {name: XXXX, country: PRK}
sources:
  s: {publisher: P, published: 2023-03-01}
  x-source: {publisher: XXXX, published: 2001-01-01, url: "https://x-source.example/"}
events:
  v:
    kind: visit
    title: V
    when: 2023-03-02 to 2023-03-04
    place: delhi
    sources: s
    participants: {anna: guest, IND: host}
    note: XXXX
"""
INTERNAL = """
  x-event:
    audience: internal
    kind: signing
    title: XXXX
    when: 2023-03-02
    part_of: v
    place: x-place
    status: announced
    description: XXXX
    as_stated: XXXX
    topics: xxxx
    url: https://x-event.example/
    codes: {cameo: "190", wikidata: Q404}
    sources: x-source
    participants: {x-person: host, PRK: guest, x-body: party, anna: guest}
    outcomes: [{text: XXXX, topic: xxxx, due: 2404}]
    figures: [{measure: XXXX, value: 404404, unit: XXXX, source: x-source}]
    statements: [{by: x-person, on_behalf_of: x-body, text: XXXX, source: x-source}]
    also_reported: [{field: title, value: XXXX too, source: x-source}]
    was: [{when: 2404-04-04, reason: XXXX, source: x-source}]
    instrument: {type: treaty, title: XXXX, parties: [ITA, x-body], unts: X-404}
    note: XXXX
"""
FLAGS = ("AttendedMultilatEvent", "NameMultilatEvent", "PublicAddress", "SignedAgreement")


@pytest.mark.parametrize("selection", [None, Selection(part_of=frozenset({"v"}))])
def test_what_is_internal_is_in_no_table(selection: Selection | None) -> None:
    text = HEAD + INTERNAL
    said = package(text, selection).text.casefold()
    said += files(made("csv", chronology(text, selection)))[""].decode().casefold()
    for word in ("xxxx", "x-", "prk", "q404", "2404", "404404", "125.7", "2001-01-01", '"190"'):
        assert re.search(rf"(?<![0-9a-f]){word}", said) is None, word


def test_a_data_package_is_the_same_without_what_is_internal() -> None:
    assert package(HEAD + INTERNAL).files == package(HEAD).files


@pytest.mark.parametrize(
    "internal",
    [
        "kind: signing, instrument: {type: mou, parties: [IND, ITA]}",
        "kind: keynote, participants: {anna: speaker}",
        "kind: ceremony, participants: {anna: guest}",
        "kind: roundtable, format: ceo, participants: {anna: chair}",
        "kind: conference, participants: {anna: guest}",
    ],
)
def test_an_internal_part_of_a_visit_says_nothing_of_the_trip(internal: str) -> None:
    event = f"  x: {{title: X, audience: internal, when: 2023-03-02, part_of: v, {internal}}}\n"
    assert table(HEAD + event, "trips") == table(HEAD, "trips")


def test_a_public_part_of_something_internal_does_not_tell_of_it() -> None:
    events = """
  x: {kind: conference, audience: internal, title: X, when: 2023-03-02, place: x-place}
  k:
    {kind: keynote, audience: public, title: K, part_of: [x, v], participants: {anna: speaker}}
  alone: {kind: talks, audience: public, title: A, part_of: x, participants: {IND: host}}
"""
    made_so = package(HEAD + events)
    assert cells(HEAD + events, "relations", "event_id", "other_id") == [("k", "v")]
    [trip] = made_so.tables["trips"]
    assert [trip[name] for name in FLAGS] == [None, None, "Yes", None]
    rows = {row["event_id"]: row for row in made_so.tables["events"]}
    assert (rows["k"]["parent_ids"], rows["k"]["depth"]) == (["v"], 1)
    alone = rows["alone"]
    assert [alone[name] for name in ("parent_id", "date_earliest", "year", "when_edtf")] == [
        None
    ] * 4
    assert "x-place" not in made_so.text


def test_an_internal_visit_makes_no_trip_and_no_dyads() -> None:
    text = HEAD.replace("kind: visit", "kind: visit\n    audience: internal")
    tables = package(text).tables
    assert all(rows == [] for rows in tables.values())


def test_a_default_that_an_event_refuses_is_not_shown() -> None:
    head = HEAD.replace("Europe/Rome}", "Europe/Rome, sources: [x-source], place: x-place}")
    other = "  t: {kind: talks, title: T, when: 2023-03-02, place: , sources: }\n"
    said = package(head + other)
    assert "XXXX" not in said.text.replace("PRK,KP,XXXX", "")
    rows = {row["event_id"]: row for row in said.tables["events"]}
    assert [rows["t"][name] for name in ("place_id", "source_ids", "n_sources")] == [None, None, 0]
