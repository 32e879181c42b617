"""Amounts, counts and coordinates."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from timeline.diagnostics.findings import Fault
from timeline.registry.numbers import BAD_NUMBER, Amount, Confidence, Edition, Latitude, Longitude

Number = TypeAdapter[Decimal] | TypeAdapter[int] | TypeAdapter[float]

amount: TypeAdapter[Decimal] = TypeAdapter(Amount)
confidence: TypeAdapter[int] = TypeAdapter(Confidence)
edition: TypeAdapter[int] = TypeAdapter(Edition)
latitude: TypeAdapter[float] = TypeAdapter(Latitude)
longitude: TypeAdapter[float] = TypeAdapter(Longitude)


def fault(kind: Number, text: str) -> Fault:
    with pytest.raises(ValidationError) as caught:
        kind.validate_python(text)
    error = caught.value.errors()[0]["ctx"]["error"]
    assert isinstance(error, Fault)
    assert error.rule is BAD_NUMBER
    return error


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1500", "1500"),
        ("1,500", "1500"),
        ("1,234,567.89", "1234567.89"),
        ("1.5e3", "1500"),
        ("1.5 thousand", "1500"),
        ("14.3 million", "14300000"),
        ("15 billion", "15000000000"),
        ("0.000000001 trillion", "1000"),
        ("2e2 million", "200000000"),
        ("-12", "-12"),
        ("+12", "12"),
        ("0", "0"),
        ("007", "7"),
        (" 15 \n billion ", "15000000000"),
        ("999999999999999999", "999999999999999999"),
    ],
)
def test_an_amount_is_read_exactly(text: str, value: str) -> None:
    assert amount.validate_python(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "15 bilion",
        "15 Billion",
        "15bn",
        "billion",
        "1,5",
        "1,50",
        "1,500,0",
        "15,00,000",
        "1.5.0",
        ".5",
        "5.",
        "1_000",
        "0x10",
        "٣",
        "five",
        "NaN",
        "Infinity",
        "1e999",
        "1e-3",
        "€15",
        "15 million million",
        "1" * 19,
    ],
)
def test_what_could_be_read_in_two_ways_is_no_amount(text: str) -> None:
    refused = fault(amount, text)
    assert refused.message == f'"{text}" is not a number'
    assert refused.hint == "write it as 1500, 1,500, 1.5e3, 1.5 thousand or 15 billion"


SCALES = {"": 0, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}


@given(
    st.sampled_from(["", "-", "+"]),
    st.integers(0, 10**40),
    st.none() | st.integers(0, 999_999_999),
    st.none() | st.integers(0, 99),
    st.sampled_from(list(SCALES)),
)
@example("", 123_456_789_012_345_678_901_234_567_890_123, None, None, "")
def test_an_amount_that_is_taken_keeps_every_digit(
    sign: str, whole: int, decimals: int | None, exponent: int | None, scale: str
) -> None:
    text = f"{sign}{whole:,}"
    value = Fraction(whole)
    if decimals is not None:
        text += f".{decimals:09}"
        value += Fraction(decimals, 10**9)
    if exponent is not None:
        text += f"e{exponent}"
        value *= 10**exponent
    value *= (-1 if sign == "-" else 1) * 10 ** SCALES[scale]
    try:
        read = amount.validate_python(f"{text} {scale}".strip())
    except ValidationError:
        return
    assert Fraction(read) == value


@pytest.mark.parametrize("text", ["1", "2", "3", "4", "5"])
def test_confidence_runs_from_1_to_5(text: str) -> None:
    assert confidence.validate_python(text) == int(text)


@pytest.mark.parametrize("text", ["0", "6", "-1", "3.0", "", "high", "٣", "3 ", "1e0"])
def test_no_other_confidence_is_taken(text: str) -> None:
    refused = fault(confidence, text)
    assert refused.message == f'"{text}" is not a whole number from 1 to 5'
    assert refused.hint == "write one such as 1"


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        *(("8th", "write 8"), ("02nd", "write 2"), ("8ème", "write 8"), ("8°", "write 8")),
        *(("VIII", "write one such as 1"), ("0th", "write one such as 1")),
    ],
)
def test_an_ordinal_is_a_number(text: str, hint: str) -> None:
    assert fault(edition, text).hint == hint


@pytest.mark.parametrize(("text", "value"), [("1", 1), ("08", 8), ("9999", 9999)])
def test_editions_count_from_1(text: str, value: int) -> None:
    assert edition.validate_python(text) == value


@pytest.mark.parametrize("text", ["0", "10000", "8th", "9999999999"])
def test_no_other_edition_is_taken(text: str) -> None:
    assert fault(edition, text).message == f'"{text}" is not a whole number from 1 to 9999'


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (latitude, "28.616", 28.616),
        (latitude, "+28", 28.0),
        (latitude, "-90", -90.0),
        (latitude, "90.0", 90.0),
        (longitude, "-0.127", -0.127),
        (longitude, "180", 180.0),
        (longitude, "-180.000000000", -180.0),
    ],
)
def test_coordinates_are_decimal_degrees(kind: TypeAdapter[float], text: str, value: float) -> None:
    assert kind.validate_python(text) == value


@pytest.mark.parametrize(
    ("kind", "text", "most"),
    [
        (latitude, "90.1", 90),
        (latitude, "-91", 90),
        (latitude, "28°36'", 90),
        (latitude, "28.6N", 90),
        (latitude, "", 90),
        (latitude, "nan", 90),
        (longitude, "180.000000001", 180),
        (longitude, "1e2", 180),
        (longitude, "77,226", 180),
    ],
)
def test_no_other_degrees_are_taken(kind: TypeAdapter[float], text: str, most: int) -> None:
    refused = fault(kind, text)
    assert refused.message == f'"{text}" is not a number of degrees from -{most} to {most}'
    assert refused.hint == "write latitude and longitude in decimal degrees, as in [28.616, 77.226]"
