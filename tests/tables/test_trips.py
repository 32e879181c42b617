"""Trips of leaders: where to, when, and what is known of them; nothing is guessed."""

import pytest

from tests.tables.reading import cells, table

HEAD = """
registry: r
title: R
countries: {IND: India, ITA: Italy}
defaults: {status: concluded}
places:
  delhi: {name: New Delhi, country: IND}
  house: {name: Hyderabad House, city: New Delhi, country: IND}
  net: {name: Video, url: "https://example.org/"}
people:
  anna: {name: Anna, country: ITA, office: Prime Minister}
  ravi: {name: Ravi, country: IND, office: Prime Minister}
organizations: {eni: {name: Eni, country: ITA}}
sources: {s: {publisher: P, url: "https://example.org/s"}}
events:
"""
DAYS = "2023-03-02 to 2023-03-03"
VISIT = f"  v: {{kind: visit, title: V, when: {DAYS}, participants: {{anna: guest, ravi: host}}}}\n"
FLAGS = (
    *("AttendedMultilatEvent", "PublicAddress", "SignedAgreement"),
    *("CulturalSiteOrCeremony", "BusinessLeaderOrForum"),
)


def flags(events: str) -> list[str]:
    """Return what is said of the trip, given other events."""
    [row] = table(HEAD + VISIT + events, "trips")
    assert all(row[name] in ("Yes", None) for name in FLAGS)
    return [name for name in FLAGS if row[name]]


def test_a_trip_has_what_colt_has() -> None:
    visit = VISIT.replace("}}", "}, place: house, sources: s, confidence: 4}")
    [row] = table(HEAD + visit, "trips")
    assert {name: str(value) for name, value in row.items() if value is not None} == {
        "registry": "r",
        "TripID": "v.anna",
        "event_id": "v",
        "LeaderID": "anna",
        "LeaderFullName": "Anna",
        "LeaderTitle": "Prime Minister",
        "LeaderCountryOrIGO": "Italy",
        "LeaderCountryISO": "ITA",
        "CountryVisited": "India",
        "CountryVisitedISO": "IND",
        "CityVisited": "New Delhi",
        "TripYear": "2023",
        "TripStartDate": "2023-03-02",
        "TripEndDate": "2023-03-03",
        "TripDuration": "2",
        "Confidence": "4",
        "SourceLink1": "https://example.org/s",
    }


@pytest.mark.parametrize(
    "status", ["tentative", "announced", "confirmed", "postponed", "cancelled"]
)
def test_only_what_took_place_is_a_trip(status: str) -> None:
    assert table(HEAD + VISIT.replace("kind:", f"status: {status}, kind:"), "trips") == []


def test_only_people_who_are_guests_make_trips() -> None:
    visit = VISIT.replace("anna: guest", "ITA: guest, eni: guest, anna: delegation")
    assert table(HEAD + visit, "trips") == []


def test_every_guest_makes_a_trip() -> None:
    visit = VISIT.replace("anna: guest, ravi: host", "anna: guest, ravi: guest, FRA: host")
    assert cells(HEAD + visit, "trips", "TripID", "CountryVisitedISO") == [
        ("v.anna", "FRA"),
        ("v.ravi", "FRA"),
    ]


@pytest.mark.parametrize(
    ("when", "known"),
    [
        ("2023-03-02", ("2023-03-02", "2023-03-02", 1, 2023)),
        ("2023-03", (None, None, None, 2023)),
        ("2022 to 2023", (None, None, None, 2022)),
        ("after 2020-03", (None, None, None, None)),
        ("before 2020-03", (None, None, None, None)),
        ("unknown", (None, None, None, None)),
    ],
)
def test_a_vague_trip_has_no_days(when: str, known: tuple[object, ...]) -> None:
    visit = VISIT.replace("2023-03-02 to 2023-03-03", when)
    columns = ("TripStartDate", "TripEndDate", "TripDuration", "TripYear")
    [found] = cells(HEAD + visit, "trips", *columns)
    assert tuple(str(each) if each and "-" in str(each) else each for each in found) == known


def test_a_trip_during_another_event_has_no_days_of_its_own() -> None:
    tour = "  tour: {kind: visit, title: T, when: 2022-12-20 to 2023-01-05, "
    tour += "participants: {ITA: guest}}\n"
    visit = VISIT.replace("when: 2023-03-02 to 2023-03-03", "part_of: tour")
    assert cells(HEAD + tour + visit, "trips", "TripStartDate", "TripYear") == [(None, None)]


def test_nothing_known_is_nothing_said() -> None:
    assert flags("") == []


@pytest.mark.parametrize(
    ("event", "flag"),
    [
        ("kind: keynote, participants: {anna: keynote_speaker}", "PublicAddress"),
        ("kind: signing, instrument: {type: mou, parties: [IND, ITA]}", "SignedAgreement"),
        ("kind: signing, instrument: {type: mou, parties: [IND, eni]}", "SignedAgreement"),
        ("kind: ceremony, participants: {anna: participant}", "CulturalSiteOrCeremony"),
        (
            "kind: roundtable, format: ceo, participants: {anna: co_chair}",
            "BusinessLeaderOrForum",
        ),
        ("kind: conference, participants: {anna: guest}", "AttendedMultilatEvent"),
    ],
)
def test_a_part_of_the_visit_says_yes(event: str, flag: str) -> None:
    assert flags(f"  e: {{title: E, when: 2023-03-02, part_of: v, {event}}}\n") == [flag]
    planned = f"  e: {{title: E, when: 2023-03-02, part_of: v, status: announced, {event}}}\n"
    assert flags(planned) == []
    assert flags(f"  e: {{title: E, when: 2023-03-02, {event}}}\n") == []


@pytest.mark.parametrize(
    "event",
    [
        "kind: keynote, participants: {ravi: speaker, anna: chief_guest}",
        "kind: signing, place: delhi, instrument: {type: mou, parties: [IND, FRA]}",
        "kind: ceremony, participants: {ravi: participant}",
        "kind: roundtable, format: expert, participants: {anna: chair}",
        "kind: conference, participants: {ravi: guest}",
    ],
)
def test_what_is_not_the_leaders_says_nothing(event: str) -> None:
    assert flags(f"  e: {{title: E, when: 2023-03-02, part_of: v, {event}}}\n") == []


def test_a_conference_is_attended_by_taking_part_in_a_session_of_it() -> None:
    events = (
        "  c: {kind: conference, title: Big, when: 2023-03-02 to 2023-03-04, status: confirmed}\n"
    )
    events += "  day: {kind: other, label: Session, title: D, when: 2023-03-02, part_of: c}\n"
    events += "  k: {kind: keynote, title: K, when: 2023-03-02, part_of: [day, v], "
    events += "participants: {anna: speaker}}\n"
    [row] = table(HEAD + VISIT + events, "trips")
    assert (row["AttendedMultilatEvent"], row["NameMultilatEvent"]) == ("Yes", ["Big"])
    off = events.replace("status: confirmed", "status: cancelled")
    assert table(HEAD + VISIT + off, "trips")[0]["AttendedMultilatEvent"] is None


def test_a_visit_on_the_net_is_to_no_city() -> None:
    visit = VISIT.replace("}}", "}, place: net}")
    assert cells(HEAD + visit, "trips", "CityVisited", "CountryVisitedISO") == [(None, "IND")]


def test_parts_of_a_repeated_visit_belong_to_their_occurrence() -> None:
    visit = VISIT.replace("}}", "}, repeats: {rule: yearly, until: 2024-12-31}}")
    paper = "  e: {kind: signing, title: E, when: 2024-03-03, part_of: v, "
    paper += "instrument: {type: mou, parties: [IND, ITA]}}\n"
    assert cells(HEAD + visit + paper, "trips", "TripID", "SignedAgreement") == [
        ("v.2023-03-02.anna", None),
        ("v.2024-03-02.anna", "Yes"),
    ]


def test_an_occurrence_that_was_off_was_not_attended() -> None:
    visit = VISIT.replace("}}", "}, repeats: {rule: yearly, until: 2024-12-31}}")
    off = "repeats: {rule: yearly, until: 2024-12-31, changes: {2023-03-02: {status: cancelled}}}"
    event = f"  c: {{kind: conference, title: C, when: 2023-03-02, part_of: v, {off}, "
    event += "participants: {anna: guest}}\n"
    assert cells(HEAD + visit + event, "trips", "TripID", "AttendedMultilatEvent") == [
        ("v.2023-03-02.anna", None),
        ("v.2024-03-02.anna", "Yes"),
    ]


@pytest.mark.parametrize(("said", "surname"), [(", surname: Rossi", "Rossi"), ("", None)])
def test_a_surname_is_told_only_if_the_registry_says_it(said: str, surname: str | None) -> None:
    head = HEAD.replace("{name: Anna,", f"{{name: Anna{said},", 1)
    [row] = table(head + VISIT, "trips")
    assert (row["LeaderFullName"], row["LeaderSurname"]) == ("Anna", surname)
