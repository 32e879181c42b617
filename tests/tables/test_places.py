"""Tables of events with several places: the main one stands with the event, all in a long table."""

from tests.conftest import chronology
from timeline.tables.dyads import DYADS
from timeline.tables.event_places import EVENT_PLACES
from timeline.tables.events import EVENTS
from timeline.tables.table import AnyTable, Cell
from timeline.tables.trips import TRIPS

TEXT = """
registry: r
title: R
defaults: {status: concluded, place: turin}
places:
  italy: {country: ITA}
  lyon: {name: Lyon, region: Rhône, country: FRA}
  turin: {name: Turin, country: ITA}
people: {ravi: {name: Ravi, country: IND, office: PM}}
events:
  tour:
    {kind: visit, title: T, when: 2023-03-02, place: [lyon, turin], participants: {ravi: guest}}
  whole: {kind: visit, title: W, when: 2023-04-02, place: italy, participants: {ravi: guest}}
  usual: {kind: talks, title: U, when: 2023-05-02}
  none: {kind: talks, title: N, when: 2023-06-02, place: }
"""


def cells(table: AnyTable, *names: str) -> list[tuple[Cell, ...]]:
    """Return some columns of a table."""
    header = [column.name for column in table.columns]
    rows = table.rows(chronology(TEXT))
    return [tuple(row[header.index(name)] for name in names) for row in rows]


def test_the_main_place_stands_with_its_event() -> None:
    found = cells(EVENTS, "event_id", "place_id", "place_ids", "city", "region", "place_type")
    assert found == [
        ("tour", "lyon", ("lyon", "turin"), "Lyon", "Rhône", "city"),
        ("whole", "italy", ("italy",), "", "", "country"),
        ("usual", "turin", ("turin",), "Turin", "", "city"),
        ("none", None, (), None, None, None),
    ]


def test_all_places_stand_in_the_long_table() -> None:
    assert cells(EVENT_PLACES, "event_id", "number", "place_id") == [
        ("tour", 1, "lyon"),
        ("tour", 2, "turin"),
        ("whole", 1, "italy"),
        ("usual", 1, "turin"),
    ]


def test_a_guest_visits_the_countries_of_all_places() -> None:
    found = cells(DYADS, "event_id", "Actor1CountryCode", "Actor2CountryCode", "ActionGeo_FullName")
    assert found == [
        ("tour", "IND", "FRA", "Lyon"),
        ("tour", "FRA", "IND", "Lyon"),
        ("tour", "IND", "ITA", "Lyon"),
        ("tour", "ITA", "IND", "Lyon"),
        ("whole", "IND", "ITA", "ITA"),
        ("whole", "ITA", "IND", "ITA"),
    ]


def test_a_trip_leads_to_the_main_place() -> None:
    assert cells(TRIPS, "event_id", "CountryVisitedISO", "CityVisited") == [
        ("tour", "FRA", "Lyon"),
        ("whole", "ITA", ""),
    ]
