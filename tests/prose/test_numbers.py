"""Numbers in words."""

from decimal import Decimal

import pytest

from timeline.languages import load
from timeline.prose.numbers import amount, grouped, ordinal


@pytest.mark.parametrize(
    "written_as",
    [
        "1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th 11th 12th 13th 14th 15th 16th 17th 18th 19th",
        "20th 21st 22nd 23rd 24th 100th 101st 102nd 103rd 111th 112th 113th 121st 1011th 1012th",
    ],
)
def test_ordinals_are_those_of_english(written_as: str) -> None:
    for word in written_as.split():
        assert ordinal(load("en"), int(word[:-2])) == word


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("15000000000", "15 billion"),
        ("1000000", "1 million"),
        ("1500000", "1.5 million"),
        ("1234567", "1,234,567"),
        ("1250", "1,250"),
        ("-1250.50", "-1,250.50"),
        ("0.5", "0.5"),
        ("2E+12", "2 trillion"),
        ("999", "999"),
        ("1.125E+9", "1.125 billion"),
        ("1E+30", "1,000,000,000,000,000,000 trillion"),
        ("-1E+42", f"-1{',000' * 10} trillion"),
        ("123456789012345678.123456789", "123,456,789,012,345,678.123456789"),
    ],
)
def test_an_amount_is_said_as_people_say_it(number: str, said: str) -> None:
    assert amount(load("en"), Decimal(number)) == said


@pytest.mark.parametrize(
    ("number", "said"), [(7, "7"), (10000, "10,000"), (-1234567, "-1,234,567")]
)
def test_digits_stand_in_groups(number: int, said: str) -> None:
    assert grouped(load("en"), number) == said
