"""The days on which countries left the Julian calendar."""

from datetime import date, timedelta

import pytest

from timeline.time.julian import from_julian, left_julian

# The last Julian days, as Tøndering's Calendar FAQ, BSD's ncal and Wikipedia's list give them.
LAST = {
    "AUT": (1584, 1, 6),
    "BEL": (1583, 2, 10),
    "BGR": (1916, 3, 31),
    "CZE": (1584, 1, 6),
    "DEU": (1700, 2, 18),
    "DNK": (1700, 2, 18),
    "ESP": (1582, 10, 4),
    "EST": (1918, 2, 15),
    "FRA": (1582, 12, 9),
    "GBR": (1752, 9, 2),
    "GEO": (1918, 4, 17),
    "GRC": (1923, 2, 15),
    "HUN": (1587, 10, 21),
    "ISL": (1700, 11, 16),
    "LUX": (1582, 12, 21),
    "NLD": (1701, 4, 30),
    "ROU": (1919, 3, 31),
    "RUS": (1918, 1, 31),
    "SWE": (1753, 2, 17),
    "TUR": (1917, 2, 15),
    "UKR": (1918, 2, 15),
    "YUG": (1919, 3, 4),
}


@pytest.mark.parametrize(("country", "last"), LAST.items())
def test_the_first_gregorian_day_follows_the_last_julian_day(
    country: str, last: tuple[int, int, int]
) -> None:
    assert left_julian([country]) == (from_julian(*last) + timedelta(days=1), country)


def test_of_several_countries_the_last_to_change_counts() -> None:
    assert left_julian(["GBR", "RUS", "IND"]) == (date(1918, 2, 14), "RUS")


def test_a_country_of_which_nothing_is_known_may_have_changed_with_the_last() -> None:
    assert left_julian(["IND"]) == left_julian([]) == (date(1923, 3, 1), "GRC")
