"""People whose names differ by a letter."""

import pytest

from tests.checks import HEAD, told
from tests.conftest import codes, registry
from timeline.checks import spellings
from timeline.schedule.schedule import schedule

TWO = """
people:
  one: {{name: {one}, country: {country}}}
  other: {{name: {other}, country: EGY}}
events:
  a: {{kind: talks, title: A, when: {first}, participants: {{one: host}}}}
  b: {{kind: talks, title: B, when: {second}, participants: {{other: host}}}}
"""


def found(
    one: str, other: str, country: str = "EGY", first: str = "1995", second: str = "1996"
) -> list[str]:
    """Return the codes that two names give rise to."""
    text = TWO.format(one=one, other=other, country=country, first=first, second=second)
    return codes(HEAD + text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hosni Mubarak", "Hosny Mubarak"),
        ("Hosni Mubarak", "Hosni Mubarek"),
        ("Hosni Mubarak", "Hosni Mubbarak"),
        ("Hosni Mubarak", "Honsi Mubarak"),
        ("Hosni Mubarak", "HOSNI MUBARAK"),
        ("Hosni Mubarák", "Hosni Mubarak"),
        ("{ar: حسني مبارك, en: Hosni Mubarak}", "Hosni Mubarek"),
    ],
)
def test_two_spellings_are_most_likely_of_one_person(one: str, other: str) -> None:
    assert found(one, other) == ["TL372"]
    assert found(other, one) == ["TL372"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mario Rossi", "Maria Rossi"),
        ("Daniel Rossi", "Daniela Rossi"),
        ("John Smith", "John Smith Jr."),
        ("Louis XVII", "Louis XVIII"),
        ("Elizabeth 1999", "Elizabeth 1998"),
        ("Li Wang", "Lu Wang"),
        ("Hosni Mubarak", "Hosny Mubarek"),
        ("Gamal Mubarak", "Hosni Mubarak"),
        ("Hosni Mubarak", "Mohamed Hosni Mubarak"),
    ],
)
def test_other_names_are_of_others(one: str, other: str) -> None:
    assert found(one, other) == []


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ({"country": "ITA"}, []),
        ({"first": "1970", "second": "1990"}, []),
        ({"first": "1990", "second": "1970"}, []),
        ({"first": "1971", "second": "1990"}, ["TL372"]),
        ({"first": "unknown"}, ["TL372"]),
    ],
    ids=str,
)
def test_country_and_years_tell_people_apart(case: dict[str, str], expected: list[str]) -> None:
    assert found("Hosni Mubarak", "Hosny Mubarak", **case) == expected


def test_people_of_no_known_country_are_not_compared() -> None:
    text = TWO.format(
        one="Hosni Mubarak", other="Hosny Mubarak", country="EGY", first="1995", second="1995"
    )
    assert codes(HEAD + text.replace(", country: EGY", "")) == []


def test_the_finding_names_both() -> None:
    text = TWO.format(
        one="Hosni Mubarak", other="Hosny Mubarak", country="EGY", first="1995", second="1995"
    )
    assert told(HEAD + text) == [
        (
            "Hosny Mubarak",
            'TL372 "other" has nearly the same name as "one", of the same country',
            'if they are one person, keep "one", and write the other spelling under its aliases',
        )
    ]


def test_each_name_is_compared_with_a_few() -> None:
    people = "".join(f"  p-{n}: {{name: Hosni Mubarak, country: EGY}}\n" for n in range(400))
    whole = schedule(registry(f"{HEAD}people:\n{people}"))
    assert len(list(spellings.check(whole))) <= 5 * 400
