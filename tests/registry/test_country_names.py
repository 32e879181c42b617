"""Names of countries, held against the tables of pycountry, from Debian's iso-codes."""

import re
from collections import Counter

import pycountry
import pytest

from timeline.registry.countries import CODES, check_code, code_of
from timeline.registry.country_names import NAMES

EARLIER = {
    "ATF": "French Southern Territories",
    "BUR": "Burma",
    "BYS": "Byelorussian SSR",
    "CSK": "Czechoslovakia",
    "HVO": "Upper Volta",
    "SUN": "USSR",
    "YMD": "Yemen, Democratic",
    "YUG": "Yugoslavia",
    "ZAR": "Zaire",
}
"""Short names of ISO 3166-3 where pycountry has the long ones, or has others."""
NOW = {
    "GBR": "United Kingdom of Great Britain and Northern Ireland",
    "NLD": "Netherlands, Kingdom of",
    "USA": "United States of America",
    "VAT": "Holy See",
}
"""Short names of ISO 3166-1 where pycountry has others."""


def plain(name: str) -> list[str]:
    """Return the words of a name in order of the alphabet: pycountry turns some names around."""
    return sorted(word for word in re.findall(r"\w+", name.casefold()) if word != "the")


@pytest.mark.parametrize(
    "country",
    [*pycountry.countries, *pycountry.historic_countries],
    ids=lambda country: str(country.alpha_3),
)
def test_the_first_name_is_the_short_name_of_iso(country: object) -> None:
    code: str = getattr(country, "alpha_3", "")
    known = getattr(country, "name", "")
    wanted = {**EARLIER, **NOW}.get(code, known)
    assert plain(NAMES[code][0]) == plain(wanted)


def test_every_code_has_a_name_and_no_name_has_two_codes() -> None:
    assert NAMES.keys() == CODES
    counted = Counter(name.casefold() for names in NAMES.values() for name in names)
    assert [name for name, count in counted.items() if count > 1] == []


def test_usual_names_lead_to_their_codes() -> None:
    usual = {
        country.common_name: country.alpha_3
        for country in pycountry.countries
        if hasattr(country, "common_name")
    }
    assert len(usual) > 5
    assert {name: code_of(name) for name in usual} == usual


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Uganda", "UGA"),
        ("uganda", "UGA"),
        ("Holy See", "VAT"),
        ("the Holy See", "VAT"),
        ("Cote d'Ivoire", "CIV"),
        ("Ceylon", "LKA"),
        ("Soviet Union", "SUN"),
        ("Kosovo", "XKX"),
        ("Atlantis", None),
    ],
)
def test_a_name_is_known_in_any_spelling(name: str, code: str | None) -> None:
    assert code_of(name) == code


def test_a_name_written_for_a_code_leads_to_the_code() -> None:
    with pytest.raises(ValueError, match='"Uganda" is not') as caught:
        check_code("Uganda")
    assert getattr(caught.value, "hint", None) == "write UGA"
