"""Any text as a date, a rule of recurrence, a time zone, a number: it says something, or a fault.

What is a date is resolved in zones, written in EDTF, and read again; what is a rule has its days.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from itertools import islice
from typing import Final

from pydantic import TypeAdapter, ValidationError

from tests.conftest import DATA
from timeline.chronology.options import USUAL
from timeline.diagnostics.findings import Fault, TimelineError
from timeline.publishing.options.calendars import Options, choices
from timeline.registry.numbers import Amount, Confidence, Edition, Latitude, Longitude
from timeline.tables.edtf import edtf
from timeline.time.dates import Point, When, written
from timeline.time.overlap import at_once, outside, overlap
from timeline.time.recurrence import Recurrence
from timeline.time.rrule import parse as parse_rule
from timeline.time.spans import duration, during, resolve
from timeline.time.when import parse, parse_date, parse_day
from timeline.time.zones import check_name

ZONES: Final = (None, "UTC", "Asia/Kolkata", "Pacific/Apia", "Africa/Casablanca")
NUMBERS: Final = [TypeAdapter(each) for each in (Amount, Confidence, Edition, Latitude, Longitude)]
FEW: Final = 20
_EDTF = re.compile(
    r"|\[?(?:\.\.)?\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[-+]\d\d:\d\d))?)?)?[~?%]?"
    r"(?:(?:/|\.\.)(?:\d{4}(?:-\d\d(?:-\d\d)?)?[~?%]?)?)?\]?"
)


def run(data: bytes) -> None:
    """Read a text in every way that a field of a registry or an option is read."""
    text = data.decode(errors="replace")
    for read, told in ((parse, _when), (parse_date, _date), (parse_day, str), (parse_rule, _rule)):
        _read(text, read, told)
    with suppress(Fault):
        check_name(text)
    for number in NUMBERS:
        with suppress(ValidationError):
            number.validate_python(text)
    with suppress(TimelineError):
        choices(USUAL, Options(alarm=[text]))


def _read(text: str, read: Callable[[str], object], told: Callable[..., object]) -> None:
    try:
        value = read(text)
    except Fault as fault:
        _fault(fault.message)
    else:
        told(value)


def _fault(message: str) -> None:
    assert 0 < len(message) < 200


def _when(when: When) -> None:
    for zone in ZONES:
        with suppress(Fault):
            span = resolve(when, zone)
            assert _EDTF.fullmatch(edtf(span)), edtf(span)
            assert duration(span) is None or at_once(span, span)
            assert not outside(during([span]), span)
            overlap(span, span)


def _date(point: Point) -> None:
    assert parse_date(written(point)) == point


def _rule(rule: Recurrence) -> None:
    assert parse_rule(str(rule)) == rule
    for first in (date(1, 1, 1), date(2024, 2, 29), date(9998, 12, 31)):
        days = list(islice(rule.completed(first).from_day(first), FEW))
        assert days == sorted(set(days))


def seeds() -> Iterator[bytes]:
    """Yield what follows a colon in the registries of the tests."""
    known = set()
    for path in DATA.rglob("*.yaml"):
        text = path.read_bytes()
        known.update(re.findall(rb"(?:when|rule|until|repeats|value|from|to): ([^,}\n]+)", text))
        known.update(re.findall(rb"FREQ=[A-Z0-9=;,-]+", text))
    yield from sorted(known)
