"""The text of one date: a day, week, month, quarter, half-year or year."""

import calendar
import re
from datetime import date

from timeline.diagnostics.findings import Fault, Rule, Severity
from timeline.text import shortened
from timeline.time.dates import FIRST_YEAR, LAST_YEAR, Mark, Point, Precision, stretch
from timeline.time.julian import from_julian, month_length

BAD_DATE = Rule(
    "TL221",
    "bad-date",
    Severity.ERROR,
    "Write a date as YYYY-MM-DD, or as YYYY-Www, YYYY-MM, YYYY-Qn, YYYY-Hn or YYYY if you know "
    "no more. Add ~ for about, ? for uncertain, or % for both. You may write a weekday before "
    "it. After it, you may write a clock time HH:MM, with ~ for about and a zone; or morning, "
    'noon, afternoon, evening or night. Join two of these with "to" for a range. Write "after", '
    '"before" or "unknown" if that is all you know. The Julian calendar has only days.',
    bad="when: 2/3/2023 6:30pm",
    good="when: 2023-03-02 18:30",
)
IMPOSSIBLE_DATE = Rule(
    "TL222",
    "impossible-date",
    Severity.ERROR,
    f"A date is in the calendar, in the years {FIRST_YEAR} to {LAST_YEAR}. This is the proleptic "
    "Gregorian calendar, or the Julian one if the event says so. A clock time is from 00:00 to "
    "23:59.",
    bad="when: 2023-02-30",
    good="when: 2023-02-28",
)
RULES = (BAD_DATE, IMPOSSIBLE_DATE)

FORM = (
    "dates look like 2023-03-02, Thu 2023-03-02 18:30 to 19:30, 2023-03, 2023-W36, 2023-Q1, "
    "2023-H1 or 2023"
)
# [0-9], as \d also matches the digits of other scripts.
DATE = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?:H(?P<half_year>[12])|Q(?P<quarter>[1-4])|W(?P<week>[0-9]{2})"
    r"|(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?))?(?P<mark>[~?%]?)"
)
_FINEST_FIRST = (
    Precision.DAY,
    Precision.MONTH,
    Precision.WEEK,
    Precision.QUARTER,
    Precision.HALF_YEAR,
)
_MARKS = {mark.value: mark for mark in Mark}


def read(word: str, text: str, *, julian: bool = False) -> Point:
    """Return the date that a word of `text` means; raise Fault if it means none."""
    found = DATE.fullmatch(word)
    if found is None:
        raise not_a_date(text)
    precision = next((each for each in _FINEST_FIRST if found[each]), Precision.YEAR)
    if julian and precision is not Precision.DAY:
        message = f'"{word}" is not a day of the Julian calendar'
        raise Fault(BAD_DATE, message, "write a day, or remove calendar: julian")
    try:
        first = _first_day(found, julian=julian)
    except ValueError:
        raise _not_in_calendar(word, found, julian=julian) from None
    if first.year > LAST_YEAR:
        raise _not_in_calendar(word, found, julian=julian)
    return stretch(first, precision, _MARKS[found["mark"]])


def not_a_date(text: str) -> Fault:
    """Return the fault of a text that is no date."""
    return Fault(BAD_DATE, f'"{shortened(text)}" is not a date', FORM)


def _first_day(found: re.Match[str], *, julian: bool) -> date:
    year, week = int(found["year"]), found["week"]
    if week:
        return date.fromisocalendar(year, int(week), 1)
    half_year, quarter = int(found["half_year"] or 1), int(found["quarter"] or 1)
    month = int(found["month"] or 6 * half_year + 3 * quarter - 8)
    return (from_julian if julian else date)(year, month, int(found["day"] or 1))


def _not_in_calendar(word: str, found: re.Match[str], *, julian: bool) -> Fault:
    year, month, day = (int(found[part] or 0) for part in ("year", "month", "day"))
    # The first days of the one calendar and the last of the other are in no year that both have.
    first, last = (FIRST_YEAR + 1, LAST_YEAR - 1) if julian else (FIRST_YEAR, LAST_YEAR)
    if not first <= year <= last:
        hint = f"write a year from {first:04} to {last}"
    elif found["week"]:
        hint = f"{year:04} has {date(year, 12, 28).isocalendar().week} weeks"
    elif 1 <= month <= 12:  # noqa: PLR2004
        length = month_length(year, month) if julian else calendar.monthrange(year, month)[1]
        hint = f"{found['year']}-{found['month']} has {length} days"
    elif 1 <= day <= 12 < month <= 31:  # noqa: PLR2004
        hint = f"did you mean {year:04}-{day:02}-{month:02}?"
    else:
        hint = "write a month from 01 to 12"
    return Fault(IMPOSSIBLE_DATE, f'"{word}" is not in the calendar', hint)
