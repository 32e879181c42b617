"""Places in words: one or several, of every type."""

import pytest

from tests.conftest import chronology
from timeline.prose import names
from timeline.prose.description import account

TEXT = """
registry: r
title: R
countries: {FRA: France, ITA: Italy}
places:
  bordeaux: {name: Bordeaux, region: Gironde, country: FRA}
  camp: {name: Camp, type: venue, region: Maryland, country: USA}
  elysee: {name: Élysée, city: Paris, country: FRA, url: "https://elysee.example"}
  france: {country: FRA}
  net: {name: Room, url: "https://room.example"}
  paris: {name: Paris, country: FRA}
  spring: {name: Spring, country: unknown}
  turin: {name: Turin, country: ITA}
  usa: {country: USA}
events: {a: {kind: talks, title: A, when: 2023-03-02, place: %s%s}}
"""


@pytest.mark.parametrize(
    ("place", "short", "whole"),
    [
        ("paris", "Paris", "Paris, France"),
        ("bordeaux", "Bordeaux", "Bordeaux, France"),
        ("elysee", "Élysée, Paris", "Élysée, Paris, France"),
        ("camp", "Camp, Maryland", "Camp, Maryland, USA"),
        ("france", "France", "France"),
        ("usa", "USA", "USA"),
        ("net", "Room", "Room"),
        ("spring", "Spring", "Spring"),
        ("[paris, bordeaux]", "Paris and Bordeaux", "Paris and Bordeaux, France"),
        (
            "[paris, turin, bordeaux]",
            "Paris, Turin and Bordeaux",
            "Paris, France; Turin, Italy; Bordeaux, France",
        ),
        ("[france, paris]", "France and Paris", "France; Paris, France"),
        ("", "", ""),
    ],
)
def test_places_are_told_in_their_order_with_their_countries(
    place: str, short: str, whole: str
) -> None:
    found = chronology(TEXT % (place, ""))
    [entry] = found.entries
    assert (names.places(found, entry), names.address(found, entry)) == (short, whole)


def test_a_calendar_tells_how_people_come_and_where_they_meet_on_the_net() -> None:
    found = chronology(TEXT % ("[elysee, net]", ", attendance: hybrid"))
    [facts] = account(found, found.entries[0])
    assert facts[1:] == [
        "Élysée, Paris, France; Room",
        "https://elysee.example",
        "https://room.example",
        "In person and online",
    ]


def test_what_a_source_says_of_places_is_told_by_their_names() -> None:
    reported = ", also_reported: [{field: place, value: [usa, turin], source: s}]"
    text = TEXT.replace("events:", "sources: {s: {publisher: S}}\nevents:") % ("paris", reported)
    found = chronology(text)
    _, reports = account(found, found.entries[0])
    assert reports == ["S differs on the place: USA, Turin"]
