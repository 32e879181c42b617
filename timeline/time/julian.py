"""Days of the Julian calendar, and when countries left it."""

from collections.abc import Iterable
from datetime import date

_FEBRUARY, _MARCH = 2, 3
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_BEFORE = -308
"""The ordinal of the day before 1 March of the year 0, by which days are counted here."""
_LEFT = {
    **dict.fromkeys(("ESP", "ITA", "POL", "PRT", "VAT"), date(1582, 10, 15)),
    "FRA": date(1582, 12, 20),
    "LUX": date(1583, 1, 1),
    "BEL": date(1583, 2, 21),
    **dict.fromkeys(("AUT", "CSK", "CZE"), date(1584, 1, 17)),
    "HUN": date(1587, 11, 1),
    **dict.fromkeys(("DEU", "DNK", "NOR"), date(1700, 3, 1)),
    "ISL": date(1700, 11, 28),
    "NLD": date(1701, 5, 12),
    **dict.fromkeys(("AUS", "CAN", "GBR", "IRL", "USA"), date(1752, 9, 14)),
    **dict.fromkeys(("FIN", "SWE"), date(1753, 3, 1)),
    "ALB": date(1912, 12, 14),
    "BGR": date(1916, 4, 14),
    "TUR": date(1917, 3, 1),
    **dict.fromkeys(("RUS", "SUN"), date(1918, 2, 14)),
    "LVA": date(1918, 2, 15),
    **dict.fromkeys(("EST", "UKR"), date(1918, 3, 1)),
    **dict.fromkeys(("ARM", "AZE", "GEO"), date(1918, 5, 1)),
    **dict.fromkeys(("SRB", "YUG"), date(1919, 3, 18)),
    "ROU": date(1919, 4, 14),
    "GRC": date(1923, 3, 1),
}
"""The first Gregorian day of each state; of one that changed in parts, of the last part.

The days are those of Claus Tøndering's Calendar FAQ, of BSD's ncal, and of Wikipedia's list of
adoption dates. Where these differ, it is the latest day. Two states have the day of their civil
calendar: Turkey, which counted years otherwise until 1926, and Greece, whose church followed in
1924.
"""


def month_length(year: int, month: int) -> int:
    """Return how many days a month has in the Julian calendar: each fourth year is a leap year."""
    return 29 if month == _FEBRUARY and year % 4 == 0 else _LENGTHS[month - 1]


def from_julian(year: int, month: int, day: int) -> date:
    """Return the day that the Julian calendar calls so; raise ValueError if there is none."""
    if not 1 <= month <= len(_LENGTHS) or not 1 <= day <= month_length(year, month):
        raise ValueError
    # Years begin in March here, so that a leap day is the last of its year.
    past, months = (year, month - 3) if month >= _MARCH else (year - 1, month + 9)
    return date.fromordinal(_BEFORE + 365 * past + past // 4 + (153 * months + 2) // 5 + day)


def left_julian(countries: Iterable[str]) -> tuple[date, str]:
    """Return the day by which all these countries had left the Julian calendar, and the last one.

    If we know it of none of them, it is the state that was the last of all to leave it.
    """
    known = [country for country in countries if country in _LEFT]
    last = max(known or _LEFT, key=_LEFT.__getitem__)
    return _LEFT[last], last
