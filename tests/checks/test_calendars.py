"""Dates in the Julian calendar."""

import pytest

from tests.checks import HEAD, told

TREATY = """
places: {{athens: {{name: Athens, country: GRC}}, net: {{name: Net, url: "https://a.example/"}}}}
events:
  treaty:
    {{kind: signing, title: Treaty, instrument: {{type: treaty, parties: [{parties}]}}, {more}}}
"""


def found(when: str, more: str = "", parties: str = "ITA, GBR", calendar: str = "julian") -> int:
    """Return how many findings a treaty gives rise to."""
    more = f"calendar: {calendar}, when: {when}{more}"
    return len(told(HEAD + TREATY.format(parties=parties, more=more)))


@pytest.mark.parametrize(
    ("when", "more", "parties"),
    [
        ("1752-09-03", "", "ITA, GBR"),
        ("1918-02-01", "", "RUS, GBR"),
        ("1923-02-16", "", "IND, BRA"),
        ("1923-02-16", ", place: athens", "ITA, GBR"),
        ("1923-02-16", ", place: net, countries: GRC", "ITA, GBR"),
    ],
)
def test_a_julian_date_is_of_before_the_country_changed(when: str, more: str, parties: str) -> None:
    assert found(when, more, parties) == 1
    day, number = when[:-2], int(when[-2:])
    before = f"{day}{number - 1:02}" if number > 1 else "1918-01-31"
    assert found(before, more, parties) == 0


@pytest.mark.parametrize("when", ["unknown", "before 1950-01-01"])
def test_a_date_without_a_first_day_may_be_of_before(when: str) -> None:
    assert found(when) == 0


def test_other_dates_are_not_looked_at() -> None:
    assert found("1953-01-01", calendar="gregorian") == 0


def test_the_finding_names_the_day_of_the_change() -> None:
    more = "calendar: Julian, when: 1953-01-01"
    said = 'TL370 "1953-01-01" is Julian, but AUT (Austria) has used the Gregorian calendar since '
    assert told(HEAD + TREATY.format(parties="ITA, AUT", more=more)) == [
        ("Julian", f"{said}1584-01-17", "remove calendar: julian, or correct the date")
    ]


def test_the_finding_names_the_place_in_that_country() -> None:
    more = "calendar: Julian, when: 1953-01-01, place: athens"
    [(_, message, _)] = told(HEAD + TREATY.format(parties="ITA, GBR", more=more))
    assert 'but GRC (Greece), where "athens" is, has used the Gregorian calendar' in message
