"""Clock times abroad."""

import pytest

from tests.checks import HEAD, told
from tests.conftest import codes

TOUR = f"{HEAD}defaults: {{timezone: Europe/Rome}}\n"
NOON = "events: {lunch: {kind: talks, title: Lunch, when: 2023-03-02 12:00, place: here}}\n"


@pytest.mark.parametrize(
    "place",
    [
        "{name: Rome, country: ITA}",
        "{name: Vienna, country: AUT}",  # another zone, whose clocks show the same
        "{name: London, country: GBR, timezone: Europe/London}",
        "{name: Moscow, country: SUN}",  # a country that has no zones any more
        "{name: The net, url: https://meet.example.org/}",
    ],
)
def test_the_default_zone_is_right_for_many_places(place: str) -> None:
    assert told(f"{TOUR}places: {{here: {place}}}\n{NOON}") == []


LONDON = "give the place its timezone, Europe/London; if Europe/Rome is right, give it to the event"


def abroad(place: str, default: str) -> list[str]:
    """Return the hints on a clock time at a place, in a default zone."""
    text = f"{HEAD}places: {{here: {place}}}\n{NOON}defaults: {{timezone: {default}}}\n"
    return [str(hint) for _, _, hint in told(text)]


@pytest.mark.parametrize(
    ("place", "default"),
    [
        ("{name: Houston, country: USA}", "America/Chicago"),
        ("{name: Denver, country: USA}", "America/Phoenix"),  # the same, in March
        ("{name: Lisbon, country: PRT}", "UTC"),
        ("{name: Ottawa, country: CAN}", "America/New_York"),
        ("{name: Parliament Hill, city: Ottawa, country: CAN}", "America/Toronto"),
    ],
)
def test_a_zone_of_the_country_or_one_that_shows_what_the_city_s_does_is_right(
    place: str, default: str
) -> None:
    assert abroad(place, default) == []


@pytest.mark.parametrize(
    ("place", "default", "zones"),
    [
        ("{name: Kyiv, country: UKR}", "Europe/Lisbon", "Europe/Kyiv"),
        ("{name: Kyiv, country: UKR}", "Europe/Simferopol", "Europe/Kyiv"),
        ("{name: {de: Kiew, en: Kyiv}, country: UKR}", "Europe/Lisbon", "Europe/Kyiv"),
        ("{name: Brasília, country: BRA}", "Europe/Lisbon", "America/Sao_Paulo"),
        ("{name: Hill, city: Canberra, country: AUS}", "Europe/Lisbon", "Australia/Sydney"),
        ("{name: Madrid, country: ESP}", "Europe/Lisbon", "Europe/Madrid"),
        ("{name: Denver, country: USA}", "America/Chicago", "America/Denver"),
        ("{name: Houston, country: USA}", "Europe/Rome", "that of its city"),
        (
            "{name: Porto, country: PRT}",
            "UTC",
            "Europe/Lisbon or Atlantic/Madeira or Atlantic/Azores",
        ),
    ],
)
def test_the_zone_of_the_city_is_named_and_else_those_of_the_country(
    place: str, default: str, zones: str
) -> None:
    [hint] = abroad(place, default)
    assert hint == (
        f"give the place its timezone, {zones}; if {default} is right, give it to the event"
    )


@pytest.mark.parametrize(
    "event",
    [
        "when: 2023-03-02 12:00 Europe/Rome, place: london",
        "when: 2023-03-02 12:00, place: london, timezone: Europe/Rome",
        "when: 2023-03-02 12:00",
        "when: 2023-03-02, place: london",
        "when: 2023-03-02 noon, place: london",
        "when: unknown, place: london",
    ],
)
def test_whoever_names_a_zone_or_no_clock_time_is_not_asked(event: str) -> None:
    text = f"{TOUR}places: {{london: {{name: London, country: GBR}}}}\n"
    assert told(f"{text}events: {{lunch: {{kind: talks, title: Lunch, {event}}}}}\n") == []


def test_a_clock_time_that_no_clock_of_the_country_shows_is_told() -> None:
    assert told(f"{TOUR}places: {{here: {{name: London, country: GBR}}}}\n{NOON}") == [
        (
            "2023-03-02 12:00",
            "TL317 12:00 in GBR is read in Europe/Rome, the default",
            LONDON,
        )
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"{TOUR}places: {{here: {{name: London, country: GBR, timezone: BST}}}}\n{NOON}",
        f"{TOUR}places: {{here: {{name: London, country: GBR}}}}\n{NOON}".replace(
            "place: here", "place: here, timezone: BST"
        ),
    ],
)
def test_nothing_is_said_where_the_zone_itself_is_at_fault(text: str) -> None:
    assert [message[:5] for _, message, _ in told(text)] == ["TL207"]


PARENT = """
registry: r
title: R
defaults: {timezone: Europe/Rome}
places: {tokyo: {name: Tokyo, country: JPN, timezone: Asia/Tokyo}}
events:
  a: {kind: talks, title: A, when: 2023-03-02 to 2023-03-03, place: tokyo}
"""


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ("when: 2023-03-02 19:00", ["TL317"]),
        ("when: 2023-03-02 19:00, place: tokyo", []),
        ("when: 2023-03-02 19:00, timezone: Europe/Rome", []),
        ("when: 2023-03-02 19:00 Europe/Rome", []),
        ("when: 2023-03-02", []),
    ],
)
def test_a_part_abroad_has_a_zone_of_its_own(fields: str, found: list[str]) -> None:
    assert codes(f"{PARENT}  b: {{kind: talks, title: B, part_of: a, {fields}}}\n") == found


def test_a_part_in_the_zone_of_its_parent_is_at_home() -> None:
    text = PARENT.replace("Europe/Rome", "Asia/Tokyo")
    assert (
        codes(f"{text}  b: {{kind: talks, title: B, part_of: a, when: 2023-03-02 19:00}}\n") == []
    )
