"""Countries that outputs show by their codes, though others have names."""

import pytest

from tests.checks import HEAD, told

NAMED = f"{HEAD}countries: {{IND: {{en: India, hi: भारत}}}}\n"


def talks(*fields: str) -> str:
    """Return events with talks, each with some fields."""
    lines = (
        f"  t-{n}: {{kind: talks, title: T{n}, when: 202{n}, {it}}}\n"
        for n, it in enumerate(fields)
    )
    return f"events:\n{''.join(lines)}"


def found(text: str) -> list[str]:
    """Return the messages of the hint, without those that all share."""
    start = "TL375 outputs show countries by their codes: "
    return [
        message.removeprefix(start) for _, message, _ in told(text) if message.startswith(start)
    ]


@pytest.mark.parametrize(
    "field",
    [
        "participants: {ITA: party}",
        "participants: {m: guest}",
        "participants: {orf: organiser}",
        "place: [delhi, rome]",
        "countries: ITA",
    ],
)
def test_a_country_without_a_name_is_told(field: str) -> None:
    heads = (
        "people: {m: {name: M, country: ITA}}\norganizations: {orf: {name: O, country: ITA}}\n"
        "places: {delhi: {name: Delhi, country: IND}, rome: {name: Rome, country: ITA}}\n"
    )
    assert found(NAMED + heads + talks(field)) == ["ITA (Italy)"]


def test_all_are_told_at_once_and_of_many_the_first_ones() -> None:
    codes = ("VAT", "AUS", "AUT", "BEL", "IND", "BRA", "CAN")
    parties = ", ".join(f"{code}: party" for code in codes)
    [said] = found(NAMED + talks("participants: {UGA: party}", f"participants: {{{parties}}}"))
    assert said == (
        "AUS (Australia), AUT (Austria), BEL (Belgium), BRA (Brazil), CAN (Canada) and 2 more"
    )


def test_parties_of_a_treaty_are_countries_too() -> None:
    signing = "kind: signing, title: S, when: 2023, instrument: {type: treaty, parties: [IND, ITA]}"
    assert found(f"{NAMED}events: {{s: {{{signing}}}}}\n") == ["ITA (Italy)"]


def test_where_no_country_has_a_name_none_is_missed() -> None:
    assert found(HEAD + talks("participants: {ITA: party}")) == []


def test_a_country_with_a_name_and_an_unknown_one_are_not_told() -> None:
    places = (
        "places: {spring: {name: Spring, country: unknown}, lost: {name: Lost, country: ITA}}\n"
    )
    assert found(NAMED + places + talks("participants: {IND: party}, place: spring")) == []


CEYLON = "countries: {LKA: {names: [{name: Ceylon, until: %s}%s]}, GBR: Britain}\n"
HOME = "people: {p: {name: P, country: LKA}}\nplaces: {c: {name: Colombo, country: LKA}}\n"


@pytest.mark.parametrize(
    "field",
    ["participants: {LKA: party}", "participants: {p: guest}", "place: c", "countries: LKA"],
)
def test_a_country_whose_last_name_has_ended_is_told_once(field: str) -> None:
    text = HEAD + CEYLON % ("2021-05-21", "") + HOME
    [said] = [
        each for each in told(text + talks("place: c", field, field, field)) if "TL376" in each[1]
    ]
    assert said[1] == 'TL376 LKA has no name after 2021-05-21, but "t-2" is of 2022-01-01'


@pytest.mark.parametrize(("end", "more"), [("2022-01-01", ""), ("1972-05-21", ", {name: Lanka}")])
def test_a_name_that_reaches_to_the_day_of_an_event_is_not_told(end: str, more: str) -> None:
    text = HEAD + CEYLON % (end, more) + HOME + talks("place: c", "place: c", "place: c")
    assert not [message for _, message, _ in told(text) if "TL376" in message]
