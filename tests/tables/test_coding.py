"""Who counts as a side of an event, and what stands where little is known."""

import pytest

from tests.conftest import ROOT
from tests.tables.reading import cells

HEAD = """
registry: r
title: R
defaults: {status: concluded}
countries: {IND: India}
people:
  anna: {name: Anna, country: ITA, office: Prime Minister}
organizations:
  eu: {name: European Union}
  drdo: {name: DRDO, country: IND}
events:
"""
ASIDE = ("interpreter", "mediator", "moderator", "observer", "spokesperson", "sponsor", "witness")


def pairs(fields: str, *columns: str) -> list[tuple[object, ...]]:
    """Return the countries of the dyads of one event, and more."""
    when = "" if "when" in fields else "when: 2023-03-02, "
    text = f"{HEAD}  a: {{title: A, {when}{fields}}}\n"
    return cells(text, "dyads", "Actor1CountryCode", "Actor2CountryCode", *columns)


@pytest.mark.parametrize("role", ASIDE)
def test_who_stands_aside_is_no_side(role: str) -> None:
    sides = "participants: {IND: participant, ITA: participant, NOR: "
    assert pairs(f"kind: talks, {sides}{role}}}") == [("IND", "ITA"), ("ITA", "IND")]
    assert len(pairs(f"kind: talks, {sides}[{role}, participant]}}")) == 6


def test_parties_are_the_sides_whoever_else_takes_part() -> None:
    fields = "participants: {IND: party, ITA: party, NOR: host, FRA: guest}"
    assert pairs(f"kind: negotiation, {fields}") == [("IND", "ITA"), ("ITA", "IND")]


def test_the_parties_to_a_paper_sign_it_whoever_holds_the_pen() -> None:
    paper = "instrument: {type: mou, parties: [drdo, FRA, eu]}"
    fields = f"kind: signing, participants: {{anna: signatory}}, {paper}"
    assert pairs(fields, "Actor1Type1Code") == [("FRA", "IND", "GOV"), ("IND", "FRA", None)]


def test_three_states_make_six_directed_pairs() -> None:
    states = "participants: {IND: party, ITA: party, NOR: party}"
    assert pairs(f"kind: exercise, {states}") == [
        ("IND", "ITA"),
        ("IND", "NOR"),
        ("ITA", "IND"),
        ("ITA", "NOR"),
        ("NOR", "IND"),
        ("NOR", "ITA"),
    ]


def test_a_country_without_a_name_is_called_by_its_code() -> None:
    fields = "kind: call, participants: {IND: party, NOR: party}"
    assert pairs(fields, "Actor1Name", "Actor2Name") == [
        ("IND", "NOR", "India", "NOR"),
        ("NOR", "IND", "NOR", "India"),
    ]


@pytest.mark.parametrize(
    ("when", "day", "year"),
    [
        ("2023-03-02~", 20230302, 2023),
        ("2023-03-02 evening", 20230302, 2023),
        ("2023-03-02 to 2023-04", 20230302, 2023),
        ("2023-03-02 23:30 America/New_York", 20230302, 2023),
        ("0987-03-02", 9870302, 987),
        ("2023-Q1", None, 2023),
        ("2023", None, 2023),
        ("2022 to 2023", None, 2022),
        ("2021~ to 2023-03-02", None, None),
        ("after 2023-03-02", None, None),
        ("unknown", None, None),
    ],
)
def test_day_and_year_are_told_where_they_can_only_be_one(
    when: str, day: int | None, year: int | None
) -> None:
    fields = f"kind: call, when: {when}, participants: {{IND: party, NOR: party}}"
    assert {row[2:] for row in pairs(fields, "Day", "Year")} == {(day, year)}


def test_what_is_some_time_during_a_visit_has_no_day() -> None:
    text = (ROOT / "events.yaml").read_text(encoding="utf-8")
    rows = cells(text, "dyads", "event_id", "Actor1Code", "EventCode", "Day")
    assert [row[1:] for row in rows if row[0] == "migration-declaration"] == [
        ("INDGOV", "057", None),
        ("ITAGOV", "057", None),
    ]


@pytest.mark.parametrize(
    ("code", "base", "root", "quad", "weight"),
    [
        ("042", "042", "04", 1, "1.9"),
        ("0312", "031", "03", 1, "5.2"),
        ("072", "072", "07", 2, "8.3"),
        ("112", "112", "11", 3, "-2.0"),
        ("145", "145", "14", 3, "-7.5"),
        ("20", "20", "20", 4, "-10.0"),
        ("1952", "195", "19", 4, None),
        ("0199", "019", "01", 1, None),
    ],
)
def test_a_code_has_its_family_class_and_weight(
    code: str, base: str, root: str, quad: int, weight: str | None
) -> None:
    sides = "participants: {IND: party, ITA: party}"
    fields = f'kind: other, label: L, codes: {{cameo: "{code}"}}, {sides}'
    columns = ("EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale")
    found = pairs(fields, *columns)[0][2:]
    assert found[:4] == (code, base, root, quad)
    assert (found[4] and str(found[4])) == weight


def test_a_plover_type_alone_codes_nothing_that_its_kind_does_not() -> None:
    fields = "codes: {plover: CONSULT}, participants: {IND: party, ITA: party}"
    assert pairs(f"kind: other, label: L, {fields}") == []
