"""Country codes, held against the tables of pycountry."""

from itertools import product
from string import ascii_uppercase

import pycountry
import pytest

from tests.conftest import codes, loaded
from timeline.diagnostics.findings import Fault
from timeline.registry.countries import CODES, UNKNOWN_COUNTRY, check_code, ever_alpha_2

ALPHA_2 = {country.alpha_2: country.alpha_3 for country in pycountry.countries}
IN_FORCE = set(ALPHA_2.values())
WITHDRAWN = {country.alpha_3 for country in pycountry.historic_countries}
KOSOVO = "XKX"
ANYTHING_ELSE = "write its three capital letters, such as IND or ITA"


def hint(code: str) -> str | None:
    with pytest.raises(Fault) as caught:
        check_code(code)
    assert caught.value.rule is UNKNOWN_COUNTRY
    return caught.value.hint


def test_the_codes_are_those_of_iso_in_force_and_withdrawn_and_kosovos() -> None:
    assert len(IN_FORCE) == 249
    assert IN_FORCE | WITHDRAWN | {KOSOVO} == CODES


def test_every_code_is_taken_as_it_is() -> None:
    assert [check_code(code) for code in sorted(CODES)] == sorted(CODES)


def test_two_letters_lead_to_the_three_that_mean_the_same() -> None:
    wanted = {alpha_2: f"write {alpha_3}" for alpha_2, alpha_3 in ALPHA_2.items()}
    assert {alpha_2: hint(alpha_2) for alpha_2 in ALPHA_2} == wanted
    assert {alpha_2: hint(alpha_2.lower()) for alpha_2 in ALPHA_2} == wanted
    assert hint("XK") == "write XKX"


def test_small_letters_lead_to_capitals() -> None:
    assert {code: hint(code.lower()) for code in CODES} == {code: f"write {code}" for code in CODES}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Frnace", "did you mean FRA (France)?"),
        ("Nehterlands", "did you mean NLD (Netherlands)?"),
        ("Philipines", "did you mean PHL (Philippines)?"),
        (
            "Untied Kingdom",
            "did you mean GBR (United Kingdom)?",
        ),
        ("Atlantis", ANYTHING_ELSE),
        ("Giorgia Meloni", ANYTHING_ELSE),
        ("", ANYTHING_ELSE),
    ],
)
def test_a_misspelt_name_leads_to_its_code(text: str, meant: str) -> None:
    assert hint(text) == meant


def test_the_united_kingdoms_usual_two_letters_lead_to_its_three() -> None:
    assert hint("UK") == "write GBR"


def test_two_letters_that_mean_no_country_in_force_never_lead_to_one() -> None:
    pairs = {"".join(pair) for pair in product(ascii_uppercase, repeat=2)}
    pairs -= {*ALPHA_2, "XK", "UK", "EL"}
    wrong = {
        pair: proposed
        for pair in pairs
        if (proposed := (hint(pair) or "").removeprefix("write ")) in IN_FORCE
    }
    assert wrong == {}


def test_a_countrys_name_never_leads_to_the_code_of_another() -> None:
    wrong = {
        name: proposed
        for country in pycountry.countries
        for name in (country.name, getattr(country, "common_name", country.name))
        if (proposed := hint(name)) not in (f"write {country.alpha_3}", ANYTHING_ELSE)
        and not str(proposed).startswith(f"did you mean {country.alpha_3} (")
    }
    assert wrong == {}


@pytest.mark.parametrize(
    ("letters", "code"),
    [
        ("GER", "DEU"),
        ("SUI", "CHE"),
        ("NED", "NLD"),
        ("DEN", "DNK"),
        ("POR", "PRT"),
        ("GRE", "GRC"),
        ("CRO", "HRV"),
        ("BUL", "BGR"),
        ("UAE", "ARE"),
        ("KSA", "SAU"),
        ("RSA", "ZAF"),
        ("INA", "IDN"),
        ("PHI", "PHL"),
        ("CHI", "CHL"),
        ("NGR", "NGA"),
        ("KOS", "XKX"),
        ("USSR", "SUN"),
    ],
)
def test_letters_in_use_elsewhere_never_lead_to_another_country(letters: str, code: str) -> None:
    assert hint(letters) in (f"write {code}", ANYTHING_ELSE)


@pytest.mark.parametrize("code", ["", "X", "Atlantis", "QQQ", "123"])
def test_what_is_near_no_code_gets_an_example(code: str) -> None:
    assert hint(code) == ANYTHING_ELSE


def test_the_message_quotes_what_was_written() -> None:
    with pytest.raises(Fault, match='"Italy" is not an ISO alpha-3 country code'):
        check_code("Italy")


def test_a_message_is_one_short_line_whatever_was_written() -> None:
    with pytest.raises(Fault) as caught:
        check_code("many\nlines\n" * 50)
    assert len(caught.value.message.splitlines()) == 1
    assert len(caught.value.message) < 120


def test_unknown_is_written_small() -> None:
    result = loaded("registry: r\ntitle: R\nplaces: {a: {name: A, country: Unknown}}")
    assert result.findings[0].hint == "write unknown"


def test_norway_is_no_boolean_in_a_registry() -> None:
    text = "registry: r\ntitle: R\nplaces: {oslo: {name: Oslo, country: NO}}"
    assert "TL206" in codes(text)
    assert "TL206" not in codes(text.replace("NO", "NOR"))


def test_a_withdrawn_code_keeps_its_two_letters_even_if_others_have_them_now() -> None:
    historic = {each.alpha_3: each.alpha_4[:2] for each in pycountry.historic_countries}
    known = {**historic, **{three: two for two, three in ALPHA_2.items()}, KOSOVO: "XK"}
    assert {code: ever_alpha_2(code) for code in CODES} == known
    assert (ever_alpha_2("BYS"), ever_alpha_2("BLR")) == ("BY", "BY")
