"""The numbers of states, held against the lists of COW (v2016) and of Gleditsch and Ward."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date

import pytest

from timeline.registry.countries import CODES
from timeline.tables.codes.cow import cow, gleditsch_ward

Lookup = Callable[[str, date | None, date | None], int | None]

DAYS = [date(1950, 1, 1), date(1975, 1, 1), date(1991, 1, 1), date(1995, 1, 1)]
DAYS += [date(2007, 1, 1), date(2020, 1, 1)]
BOTH_LISTS = {
    "USA": 2,
    "CAN": 20,
    "CUB": 40,
    "HTI": 41,
    "DMA": 54,
    "MEX": 70,
    "COL": 100,
    "BRA": 140,
    "CHL": 155,
    "ARG": 160,
    "GBR": 200,
    "IRL": 205,
    "NLD": 210,
    "FRA": 220,
    "LIE": 223,
    "CHE": 225,
    "AND": 232,
    "PRT": 235,
    "POL": 290,
    "AUT": 305,
    "CZE": 316,
    "SVK": 317,
    "ITA": 325,
    "MKD": 343,
    "BIH": 346,
    "XKX": 347,
    "GRC": 350,
    "RUS": 365,
    "UKR": 369,
    "SWE": 380,
    "NOR": 385,
    "STP": 403,
    "GNB": 404,
    "GNQ": 411,
    "GIN": 438,
    "LBR": 450,
    "NGA": 475,
    "COG": 484,
    "COD": 490,
    "TZA": 510,
    "ETH": 530,
    "ERI": 531,
    "ZAF": 560,
    "SWZ": 572,
    "SYC": 591,
    "DZA": 615,
    "SDN": 625,
    "SSD": 626,
    "IRN": 630,
    "TUR": 640,
    "IRQ": 645,
    "EGY": 651,
    "SYR": 652,
    "ISR": 666,
    "SAU": 670,
    "AFG": 700,
    "CHN": 710,
    "MNG": 712,
    "TWN": 713,
    "PRK": 731,
    "KOR": 732,
    "JPN": 740,
    "IND": 750,
    "PAK": 770,
    "BGD": 771,
    "MMR": 775,
    "LKA": 780,
    "KHM": 811,
    "VNM": 816,
    "MYS": 820,
    "IDN": 850,
    "TLS": 860,
    "AUS": 900,
    "NZL": 920,
    "VUT": 935,
    "FJI": 950,
    "MHL": 983,
    "WSM": 990,
}
WITHDRAWN = {
    "SUN": 365,
    "YUG": 345,
    "SCG": 345,
    "CSK": 315,
    "DDR": 265,
    "YMD": 680,
    "VDR": 816,
    "AFI": 522,
    "BUR": 775,
    "BYS": 370,
    "DHY": 434,
    "HVO": 439,
    "NHB": 935,
    "RHO": 552,
    "TMP": 860,
    "ZAR": 490,
}
ONE_STATE = [
    {"RUS", "SUN"},
    {"SRB", "YUG", "SCG"},
    {"VNM", "VDR"},
    {"DJI", "AFI"},
    {"MMR", "BUR"},
    {"BLR", "BYS"},
    {"BEN", "DHY"},
    {"BFA", "HVO"},
    {"VUT", "NHB"},
    {"ZWE", "RHO"},
    {"TLS", "TMP"},
    {"COD", "ZAR"},
]
EVERY_LIST = pytest.mark.parametrize("number", [cow, gleditsch_ward])


@EVERY_LIST
def test_a_state_has_the_number_of_the_lists_with_and_without_a_day(number: Lookup) -> None:
    wanted = BOTH_LISTS | WITHDRAWN
    assert {code: number(code, None, None) for code in wanted} == wanted
    assert {code: number(code, date(2020, 1, 1), date(2020, 1, 1)) for code in wanted} == wanted


@pytest.mark.parametrize(
    ("code", "in_cow", "in_gw"),
    [("KIR", 946, 970), ("NRU", 970, 971), ("TON", 955, 972), ("TUV", 947, 973)],
)
def test_some_islands_have_a_number_of_their_own_on_each_list(
    code: str, in_cow: int, in_gw: int
) -> None:
    assert (cow(code, None, None), gleditsch_ward(code, None, None)) == (in_cow, in_gw)


@pytest.mark.parametrize(
    ("number", "code", "day", "wanted"),
    [
        (cow, "DEU", "1914-08-04", 255),
        (cow, "DEU", "1945-05-08", 255),
        (cow, "DEU", "1945-05-09", None),
        (cow, "DEU", "1955-05-04", None),
        (cow, "DEU", "1955-05-05", 260),
        (cow, "DEU", "1990-10-02", 260),
        (cow, "DEU", "1990-10-03", 255),
        (cow, "YEM", "1990-05-21", 678),
        (cow, "YEM", "1990-05-22", 679),
        (cow, "SRB", "1914-07-28", 345),
        (cow, "SRB", "2020-01-01", 345),
        (cow, "XKX", "2008-02-19", None),
        (cow, "XKX", "2008-02-20", 347),
        (cow, "AUT", "1914-07-28", None),
        (cow, "AUT", "1955-05-15", 305),
        (cow, "HUN", "1918-11-15", None),
        (cow, "HUN", "1918-11-16", 310),
        (cow, "KOR", "1882-05-22", None),
        (cow, "KOR", "1949-06-29", 732),
        (cow, "PRK", "1948-09-09", 731),
        (cow, "VNM", "1973-01-27", None),
        (cow, "VNM", "1975-05-01", 816),
        (gleditsch_ward, "DEU", "1945-05-07", 255),
        (gleditsch_ward, "DEU", "1945-05-08", None),
        (gleditsch_ward, "DEU", "1949-09-21", 260),
        (gleditsch_ward, "DEU", "2020-01-01", 260),
        (gleditsch_ward, "YEM", "1990-05-22", 678),
        (gleditsch_ward, "SRB", "1914-07-28", 340),
        (gleditsch_ward, "SRB", "1915-10-02", None),
        (gleditsch_ward, "SRB", "1918-12-01", 345),
        (gleditsch_ward, "SRB", "2006-06-04", 345),
        (gleditsch_ward, "SRB", "2006-06-05", 340),
        (gleditsch_ward, "XKX", "2008-02-16", None),
        (gleditsch_ward, "XKX", "2008-02-17", 347),
        (gleditsch_ward, "AUT", "1918-11-13", None),
        (gleditsch_ward, "AUT", "1918-11-14", 305),
        (gleditsch_ward, "HUN", "1918-11-03", 310),
        (gleditsch_ward, "COL", "1830-09-22", None),
        (gleditsch_ward, "COL", "1830-09-23", 100),
        (gleditsch_ward, "KOR", "1948-08-14", None),
        (gleditsch_ward, "KOR", "1948-08-15", 732),
        (gleditsch_ward, "PRK", "1948-09-08", None),
        (gleditsch_ward, "VNM", "1975-04-30", None),
        (gleditsch_ward, "VNM", "1975-05-01", 816),
    ],
)
def test_the_day_decides_between_states_of_one_name(
    number: Lookup, code: str, day: str, wanted: int | None
) -> None:
    assert number(code, date.fromisoformat(day), date.fromisoformat(day)) == wanted


def test_without_a_day_a_code_of_several_numbers_has_none() -> None:
    assert [cow(code, None, None) for code in ("DEU", "YEM", "SRB")] == [None, None, 345]
    assert [gleditsch_ward(code, None, None) for code in ("DEU", "YEM", "SRB")] == [None, 678, None]


@EVERY_LIST
@pytest.mark.parametrize("day", [None, *DAYS])
def test_codes_share_a_number_only_where_they_mean_one_state(
    number: Lookup, day: date | None
) -> None:
    codes: dict[int, set[str]] = defaultdict(set)
    for code in CODES:
        if known := number(code, day, day):
            codes[known].add(code)
    shared = [same for same in codes.values() if len(same) > 1]
    assert [same for same in shared if not any(same <= state for state in ONE_STATE)] == []


@EVERY_LIST
def test_a_list_has_as_many_states_of_today_as_it_counts(number: Lookup) -> None:
    numbers = {
        number(code, date(2016, 12, 31), date(2016, 12, 31)) for code in CODES - WITHDRAWN.keys()
    } - {None}
    assert len(numbers) == 195


@EVERY_LIST
@pytest.mark.parametrize("day", [None, *DAYS])
@pytest.mark.parametrize("code", ["GRL", "HKG", "PSE", "VAT", "ESH", "ANT", "SKM", "QQQ", ""])
def test_what_is_on_no_list_has_no_number(number: Lookup, code: str, day: date | None) -> None:
    assert number(code, day, day) is None


def test_the_tables_know_no_code_that_is_no_country() -> None:
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    others = {a + b + c for a in letters for b in letters for c in letters} - CODES
    assert {
        code for code in others if cow(code, None, None) or gleditsch_ward(code, None, None)
    } == set()
