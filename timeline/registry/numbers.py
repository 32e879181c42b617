"""Numbers in a registry: amounts, counts and coordinates."""

import re
from decimal import Decimal
from functools import partial
from typing import Annotated

from timeline.diagnostics.findings import Fault, Rule, Severity
from timeline.text import shortened
from timeline.validators import ReadAs

BAD_NUMBER = Rule(
    "TL210",
    "bad-number",
    Severity.ERROR,
    "A number has digits, a point for decimals, and perhaps thousand, lakh, million, crore, "
    "billion or trillion after it. Some fields have bounds: confidence 1 to 5, editions from 1, "
    "latitudes -90 to 90, longitudes -180 to 180.",
    bad="value: 15 bilion",
    good="value: 15 billion",
)
RULES = (BAD_NUMBER,)

AMOUNT = (
    r"(?P<digits>[-+]?(?:[0-9]{1,3}(?:,[0-9]{3}){1,5}|[0-9]{1,18})(?:\.[0-9]{1,9})?(?:e[0-9]{1,2})?)"
    r"(?: (?P<scale>thousand|lakh|million|crore|billion|trillion))?"
)
"""A pattern that is compiled only if a registry has figures, as that takes 2 ms."""
_SCALES = {"thousand": 3, "lakh": 5, "million": 6, "crore": 7, "billion": 9, "trillion": 12}
_WHOLE = re.compile(r"[0-9]{1,9}")
_ORDINAL = re.compile(r"0{,9}([1-9][0-9]{,2}) ?(?:st|nd|rd|th|er?|[eè]me|[.ºª°])", re.IGNORECASE)
_DEGREES = re.compile(r"[-+]?[0-9]{1,3}(?:\.[0-9]{1,9})?")


def _amount(text: str) -> Decimal:
    found = re.fullmatch(AMOUNT, " ".join(text.split()))
    if found is None:
        raise Fault(
            BAD_NUMBER,
            f'"{shortened(text)}" is not a number',
            "write it as 1500, 1,500, 1.5e3, 1.5 thousand or 15 billion",
        )
    value = Decimal(found["digits"].replace(",", ""))
    return value.scaleb(_SCALES.get(found["scale"], 0))


def _whole(text: str, *, first: int, last: int) -> int:
    if _WHOLE.fullmatch(text) and first <= int(text) <= last:
        return int(text)
    ordinal = _ORDINAL.fullmatch(text)
    raise Fault(
        BAD_NUMBER,
        f'"{shortened(text)}" is not a whole number from {first} to {last}',
        f"write {int(ordinal[1])}" if ordinal else f"write one such as {first}",
    )


def _degrees(text: str, *, most: int) -> float:
    if _DEGREES.fullmatch(text) and -most <= float(text) <= most:
        return float(text)
    raise Fault(
        BAD_NUMBER,
        f'"{shortened(text)}" is not a number of degrees from -{most} to {most}',
        "write latitude and longitude in decimal degrees, as in [28.616, 77.226]",
    )


Amount = Annotated[Decimal, ReadAs(_amount)]
Confidence = Annotated[int, ReadAs(partial(_whole, first=1, last=5))]
Edition = Annotated[int, ReadAs(partial(_whole, first=1, last=9999))]
Latitude = Annotated[float, ReadAs(partial(_degrees, most=90))]
Longitude = Annotated[float, ReadAs(partial(_degrees, most=180))]
