"""Recurrence rules by chance, in every form that is taken, with a day that fits."""

import calendar
import re
from datetime import date, datetime
from itertools import islice

from dateutil.rrule import rrulestr
from hypothesis import assume
from hypothesis import strategies as st

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LEAP_YEAR, IN_ALL_MONTHS = 2024, 28
some_days = st.dates(date(1890, 1, 1), date(2110, 12, 31))
_plain_days = st.lists(st.sampled_from(DAYS), min_size=1, max_size=7)
_numbers = st.integers(1, 5) | st.integers(-5, -1)
_numbered_days = st.lists(
    st.builds(lambda number, day: f"{number}{day}", _numbers, st.sampled_from(DAYS)),
    min_size=1,
    max_size=3,
)
_months = st.lists(st.integers(1, 12), min_size=1, max_size=4)


def _listed(items: list[str] | list[int]) -> str:
    return ",".join(map(str, items))


@st.composite
def rules(draw: st.DrawFn) -> str:
    """Draw the text of a rule that is taken, its parts in any order."""
    frequency = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    parts = []
    interval = draw(st.integers(1, 6) | st.integers(1, 999))
    months = draw(_months) if frequency == "YEARLY" and draw(st.booleans()) else []
    if months:
        parts.append(f"BYMONTH={_listed(months)}")
    if frequency == "WEEKLY" and draw(st.booleans()):
        parts.append(f"BYDAY={_listed(draw(_plain_days))}")
    if frequency == "MONTHLY" or months:
        named = draw(st.sampled_from(["", "BYDAY", "BYMONTHDAY"]))
        if named == "BYDAY":
            parts.append(f"BYDAY={_listed(draw(_numbered_days))}")
        elif named == "BYMONTHDAY":
            parts.append(f"BYMONTHDAY={_listed(draw(_month_days(months, interval)))}")
    if interval > 1 or draw(st.booleans()):
        parts.append(f"INTERVAL={interval}")
    if draw(st.booleans()) and not (months and _is_named_both_ways(parts)):
        parts.append(f"COUNT={draw(st.integers(1, 50))}")
    return ";".join([f"FREQ={frequency}", *draw(st.permutations(parts))])


def _is_named_both_ways(parts: list[str]) -> bool:
    """Whether weekdays are numbered from the beginning of the month and from its end."""
    numbers = [number for part in parts for number in re.findall(r"(-?)\d[A-Z]{2}", part)]
    return len(set(numbers)) > 1


def _month_days(months: list[int], interval: int) -> st.SearchStrategy[list[int]]:
    """Return a strategy for days of the months that there are, and that programs read alike."""
    in_all = st.integers(1, IN_ALL_MONTHS)
    if not months:
        numbers = st.integers(1, 31) | st.integers(-31, -1)
        return st.lists(numbers, min_size=1, max_size=4)
    plain = st.lists(in_all, min_size=1, max_size=4)
    if len(set(months)) > 1:
        return plain
    longest = calendar.monthrange(LEAP_YEAR, months[0])[1]
    one = st.integers(1, longest)
    if interval == 1:
        one |= st.integers(-longest, -1)
    return plain | one.map(lambda day: [day])


def days(text: str, start: date, most: int = 60) -> list[date]:
    """Return the first days of a rule as dateutil reads its text."""
    found = rrulestr(text, dtstart=datetime.combine(start, datetime.min.time()))
    return [moment.date() for moment in islice(found, most)]


@st.composite
def rules_with_start(draw: st.DrawFn) -> tuple[str, date]:
    """Draw the text of a rule and a day of it."""
    text = draw(rules())
    found = days(text, draw(some_days), 1)
    assume(found)
    assume(found[0].day <= IN_ALL_MONTHS or not re.search(r"BYMONTH=\d+,", text))
    return text, found[0]
