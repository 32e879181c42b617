"""Dyads: who does what to whom on which day, in the codes of CAMEO and PLOVER."""

import pytest

from tests.tables.reading import cells, table

HEAD = """
registry: r
title: R
countries: {IND: India, ITA: Italy}
places:
  delhi: {name: New Delhi, country: IND, geo: [28.6, 77.2]}
  ny: {name: New York, country: USA}
people:
  anna: {name: Anna, country: ITA, office: Prime Minister}
  star: {name: Star, country: ITA}
  ravi: {name: Ravi, country: IND, office: Prime Minister}
organizations:
  eni: {name: Eni, country: ITA}
  ongc: {name: ONGC, country: IND}
  un: {name: United Nations}
sources:
  early: {publisher: P, published: 2023-02-27, url: "https://example.org/early"}
  late: {publisher: P, published: 2023-03-01}
  vague: {publisher: P, published: 2023-02}
events:
"""
VISIT = "kind: visit, participants: {anna: guest, ravi: host}"
OF_FIRMS = "instrument: {type: contract, parties: [eni, ongc]}"
PAPER = "instrument: {type: mou, parties: [IND, ITA]}"


def codes(fields: str, *columns: str) -> list[tuple[object, ...]]:
    """Return actors, code and more of the dyads of one event that took place in 2023."""
    status = "" if "status" in fields else "status: concluded, "
    when = "" if "when" in fields else "when: 2023-03-02, "
    text = f"{HEAD}  a: {{title: A, {status}{when}{fields}}}\n"
    return cells(text, "dyads", "Actor1Code", "Actor2Code", "EventCode", *columns)


def both(one: str, other: str, code: str) -> list[tuple[object, ...]]:
    """Return two dyads that mirror each other."""
    return [(one, other, code), (other, one, code)]


def test_a_visit_is_made_by_the_guest_and_hosted_by_the_host() -> None:
    assert codes(VISIT, "PloverEvent", "PloverMode") == [
        ("ITAGOV", "INDGOV", "042", "CONSULT", "visit"),
        ("INDGOV", "ITAGOV", "043", "CONSULT", "visit"),
    ]


def test_a_row_has_what_gdelt_has() -> None:
    fields = "when: 2023-03-02 to 2023-03-03, place: delhi, sources: [late, early]"
    text = f"{HEAD}  a: {{title: A, status: concluded, {fields}, {VISIT}}}\n"
    row, _ = table(text, "dyads")
    assert {name: value for name, value in row.items() if value is not None} == {
        "registry": "r",
        "GlobalEventID": "a.ITA.IND.042",
        "event_id": "a",
        "Day": 20230302,
        "Year": 2023,
        "Actor1Code": "ITAGOV",
        "Actor1Name": "Italy",
        "Actor1CountryCode": "ITA",
        "Actor1ISO3": "ITA",
        "Actor1Type1Code": "GOV",
        "ccode1": 325,
        "gwno1": 325,
        "Actor2Code": "INDGOV",
        "Actor2Name": "India",
        "Actor2CountryCode": "IND",
        "Actor2ISO3": "IND",
        "Actor2Type1Code": "GOV",
        "ccode2": 750,
        "gwno2": 750,
        "EventCode": "042",
        "EventBaseCode": "042",
        "EventRootCode": "04",
        "QuadClass": 1,
        "PloverEvent": "CONSULT",
        "PloverMode": "visit",
        "NumSources": 2,
        "ActionGeo_FullName": "New Delhi",
        "SOURCEURL": "https://example.org/early",
        **{name: row[name] for name in ("GoldsteinScale", "ActionGeo_Lat", "ActionGeo_Long")},
    }
    numbers = [float(row[name]) for name in ("GoldsteinScale", "ActionGeo_Lat", "ActionGeo_Long")]
    assert numbers == [1.9, 28.6, 77.2]


@pytest.mark.parametrize("status", ["announced", "confirmed"])
def test_a_planned_visit_is_an_intent_on_the_day_of_the_first_source(status: str) -> None:
    fields = f"{VISIT}, status: {status}, sources: [vague, late, early]"
    assert codes(fields, "Day", "PloverEvent", "PloverMode") == [
        ("ITAGOV", "INDGOV", "036", 20230227, "AGREE", None),
        ("INDGOV", "ITAGOV", "036", 20230227, "AGREE", None),
    ]


def test_an_intent_of_which_no_source_has_a_day_has_none() -> None:
    assert codes(f"{VISIT}, status: announced, sources: vague", "Day")[0][3] is None


@pytest.mark.parametrize("status", ["tentative", "postponed", "cancelled"])
@pytest.mark.parametrize("own", ["", ', codes: {cameo: "042", plover: CONSULT}'])
def test_what_is_unsure_or_off_is_not_coded(status: str, own: str) -> None:
    assert codes(f"{VISIT}, status: {status}{own}") == []


@pytest.mark.parametrize(
    ("fields", "code", "planned"),
    [
        ("kind: talks, participants: {IND: host, ITA: guest}", "046", "036"),
        ("kind: negotiation, participants: {IND: party, ITA: party}", "046", "036"),
        ("kind: call, participants: {IND: party, ITA: party}", "041", "036"),
        ("kind: conference, participants: {IND: host, ITA: guest}", "040", "036"),
        ("kind: roundtable, participants: {IND: chair, ITA: co_chair}", "040", "036"),
        (f"kind: signing, {PAPER}", "057", "030"),
        ("kind: elevation, participants: {IND: party, ITA: party}", "050", "032"),
    ],
)
def test_an_event_between_states_is_coded_both_ways(fields: str, code: str, planned: str) -> None:
    assert codes(fields) == both("INDGOV", "ITAGOV", code)
    assert codes(f"{fields}, status: announced") == both("INDGOV", "ITAGOV", planned)


def test_an_exercise_is_one_of_the_armed_forces() -> None:
    fields = "kind: exercise, participants: {IND: party, ITA: party}"
    assert codes(fields, "PloverEvent", "PloverContext") == [
        ("INDMIL", "ITAMIL", "062", "COOPERATE", "military"),
        ("ITAMIL", "INDMIL", "062", "COOPERATE", "military"),
    ]
    assert codes(f"{fields}, status: announced") == both("INDMIL", "ITAMIL", "0312")


def test_a_ceremony_is_a_symbolic_act_and_none_before() -> None:
    fields = "kind: ceremony, participants: {IND: host, ITA: guest}"
    assert codes(fields) == both("INDGOV", "ITAGOV", "017")
    assert codes(f"{fields}, status: announced") == []


@pytest.mark.parametrize(
    "fields",
    [
        "kind: keynote, participants: {anna: speaker, ravi: host}",
        "kind: briefing, participants: {anna: spokesperson, ravi: participant}",
        "kind: other, label: Dinner, participants: {IND: host, ITA: guest}",
    ],
)
def test_what_is_said_to_nobody_is_not_coded(fields: str) -> None:
    assert codes(fields) == []


def test_a_roundtable_of_business_is_one_of_companies() -> None:
    fields = "kind: roundtable, format: ceo, participants: {ravi: chair, anna: co_chair}"
    assert codes(fields, "PloverContext") == [
        ("INDBUS", "ITABUS", "040", "economic"),
        ("ITABUS", "INDBUS", "040", "economic"),
    ]


@pytest.mark.parametrize(
    ("fields", "actors"),
    [
        ("kind: talks, participants: {star: guest, ravi: host}", ("INDGOV", "ITA")),
        ("kind: talks, participants: {eni: party, ongc: party}", ("IND", "ITA")),
        ("kind: talks, track: 2, participants: {anna: guest, ravi: host}", ("IND", "ITA")),
        ("kind: talks, track: 1, participants: {anna: guest, ravi: host}", ("INDGOV", "ITAGOV")),
        (
            f"kind: signing, participants: {{anna: witness}}, {OF_FIRMS}",
            ("IND", "ITA"),
        ),
    ],
)
def test_a_sector_is_told_where_it_is_known(fields: str, actors: tuple[str, str]) -> None:
    assert codes(fields)[0][:2] == actors


def test_a_visit_without_a_host_is_to_the_country_of_the_place() -> None:
    fields = "kind: visit, participants: {anna: guest}, place: delhi"
    assert codes(fields) == [("ITAGOV", "IND", "042"), ("IND", "ITAGOV", "043")]


@pytest.mark.parametrize(
    "fields",
    [
        "kind: visit, participants: {anna: guest}",
        "kind: visit, participants: {anna: guest, un: host}, place: ny",
        "kind: visit, participants: {anna: guest, eni: host}",
        "kind: talks, participants: {anna: guest, star: host}",
        "kind: talks, participants: {anna: guest, ravi: interpreter}",
        "kind: talks, participants: {IND: party, un: party}",
        "kind: talks, participants: {IND: party}, place: ny, countries: FRA",
    ],
)
def test_no_other_state_is_guessed(fields: str) -> None:
    assert codes(fields) == []


def test_a_meeting_of_many_states_has_no_pairs() -> None:
    six = "IND: party, ITA: party, FRA: party, DEU: party, ESP: party, USA: party"
    assert len(codes(f"kind: conference, participants: {{{six}}}")) == 30
    assert codes(f"kind: conference, participants: {{{six}, JPN: party}}") == []
    guests = six.replace("party", "guest")
    assert codes(f"kind: visit, participants: {{{guests}, JPN: host}}") == []


def test_an_events_own_codes_come_first() -> None:
    fields = 'kind: talks, codes: {cameo: "0256"}, participants: {IND: party, ITA: party}'
    assert codes(fields, "EventBaseCode", "EventRootCode", "PloverEvent")[0][2:] == (
        *("0256", "025", "02", None),
    )
    fields = "kind: talks, codes: {plover: AGREE}, participants: {IND: party, ITA: party}"
    assert codes(fields, "PloverEvent")[0][2:] == ("046", "AGREE")
    fields = 'kind: other, label: X, codes: {cameo: "164"}, participants: {IND: party, ITA: party}'
    assert codes(fields, "QuadClass") == [
        ("INDGOV", "ITAGOV", "164", 4),
        ("ITAGOV", "INDGOV", "164", 4),
    ]


def test_the_code_of_its_kind_changes_nothing() -> None:
    own = ', codes: {cameo: "042", plover: CONSULT}'
    assert codes(VISIT + own, "PloverMode") == codes(VISIT, "PloverMode")
    planned = f"{VISIT}, status: announced"
    assert codes(planned + own, "PloverEvent") == codes(planned, "PloverEvent")


def test_a_code_without_a_known_weight_has_none() -> None:
    fields = 'kind: talks, codes: {cameo: "9999"}, participants: {IND: party, ITA: party}'
    assert codes(fields, "GoldsteinScale", "QuadClass")[0][2:] == ("9999", None, None)


@pytest.mark.parametrize(
    ("when", "day", "number"),
    [
        ("1990-10-02", 19901002, 260),
        ("1990-10-03", 19901003, 255),
        ("1990-10", None, None),
        ("after 1980", None, None),
        ("before 2020", None, None),
        ("2020", None, 255),
        ("unknown", None, None),
    ],
)
def test_the_number_of_a_state_is_that_of_the_day(
    when: str, day: int | None, number: int | None
) -> None:
    fields = f"kind: talks, when: {when}, participants: {{DEU: host, ITA: guest}}"
    assert codes(fields, "Day", "ccode1")[0][3:] == (day, number)


def test_every_occurrence_has_rows_of_its_own() -> None:
    fields = "when: 2023-03-02, repeats: {rule: weekly, until: 2023-03-09}"
    text = f"{HEAD}  a: {{title: A, status: concluded, {fields}, {VISIT}}}\n"
    assert cells(text, "dyads", "GlobalEventID", "Day") == [
        ("a.2023-03-02.ITA.IND.042", 20230302),
        ("a.2023-03-02.IND.ITA.043", 20230302),
        ("a.2023-03-09.ITA.IND.042", 20230309),
        ("a.2023-03-09.IND.ITA.043", 20230309),
    ]


def test_two_states_that_visit_each_other_have_a_row_for_each_act() -> None:
    fields = "kind: visit, participants: {anna: [guest, host], ravi: [guest, host]}"
    assert sorted(codes(fields)) == [
        ("INDGOV", "ITAGOV", "042"),
        ("INDGOV", "ITAGOV", "043"),
        ("ITAGOV", "INDGOV", "042"),
        ("ITAGOV", "INDGOV", "043"),
    ]
    assert len(codes(f"{fields}, status: announced")) == 2


def test_an_act_on_an_unknown_day_may_have_a_year() -> None:
    fields = "kind: talks, when: 2023-10, participants: {IND: host, ITA: guest}"
    assert codes(fields, "Day", "Year")[0][3:] == (None, 2023)
    assert codes(f"{fields}, status: announced", "Day", "Year")[0][3:] == (None, None)


@pytest.mark.parametrize(
    ("iso", "cameo"),
    [
        ("ROU", "ROM"),
        ("MNE", "MTN"),
        ("TLS", "TMP"),
        ("IMN", "IMY"),
        ("SSD", "SSD"),
        ("FRA", "FRA"),
    ],
)
def test_countries_have_the_codes_of_gdelt_beside_those_of_iso(iso: str, cameo: str) -> None:
    paper = f"kind: signing, instrument: {{type: mou, parties: [IND, {iso}]}}"
    found = codes(paper, "Actor2CountryCode", "Actor2ISO3")
    assert ("INDGOV", f"{cameo}GOV", "057", cameo, iso) in found


BODIES = """
registry: r
title: R
people: {ursula: {name: Ursula, country: DEU, office: President}}
organizations:
  eu: {name: European Union, codes: {cameo: IGOEUREEC}}
  un: {name: United Nations, codes: {cameo: IGOUNO}}
  bank: {name: Bank, country: FRA, codes: {cameo: BNK}}
  other: {name: Other body, country: FRA}
events:
"""


def bodies(fields: str) -> list[dict[str, object]]:
    """Return the dyads of one event in which organizations take part."""
    return table(
        f"{BODIES}  a: {{title: A, status: concluded, when: 2023-03-02, {fields}}}\n", "dyads"
    )


def test_an_organization_with_a_code_of_its_own_is_an_actor() -> None:
    row, other = bodies("kind: talks, participants: {eu: participant, IND: participant}")
    assert {
        name: value for name, value in other.items() if name.startswith(("Actor", "ccode"))
    } == {
        "Actor1Code": "IGOEUREEC",
        "Actor1Name": "European Union",
        "Actor1CountryCode": "EUR",
        "Actor1ISO3": None,
        "Actor1Type1Code": "IGO",
        "Actor2Code": "INDGOV",
        "Actor2Name": "IND",
        "Actor2CountryCode": "IND",
        "Actor2ISO3": "IND",
        "Actor2Type1Code": "GOV",
        "ccode1": None,
        "ccode2": 750,
    }
    assert (row["Actor1Code"], row["Actor2Code"]) == ("INDGOV", "IGOEUREEC")
    assert other["GlobalEventID"] == "a.eu.IND.046"


def test_an_organization_may_be_a_guest_a_host_or_a_party() -> None:
    visit = bodies("kind: visit, participants: {un: guest, IND: host}")
    assert [(row["Actor1Code"], row["EventCode"]) for row in visit] == [
        ("IGOUNO", "042"),
        ("INDGOV", "043"),
    ]
    paper = bodies("kind: signing, instrument: {type: mou, parties: [eu, IND]}")
    assert {row["Actor1Code"] for row in paper} == {"IGOEUREEC", "INDGOV"}


def test_without_a_region_or_a_kind_in_its_code_it_has_none() -> None:
    row, _ = bodies("kind: talks, participants: {bank: participant, IND: participant}")
    assert row["Actor2Code"] == "BNK"
    assert (row["Actor2CountryCode"], row["Actor2Type1Code"]) == (None, None)


def test_an_organization_without_a_code_stands_for_its_country() -> None:
    row, _ = bodies("kind: talks, participants: {other: participant, IND: participant}")
    assert (row["Actor1Code"], row["Actor1ISO3"]) == ("FRA", "FRA")
