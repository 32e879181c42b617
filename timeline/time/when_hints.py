"""Hints for dates that are written in other ways."""

import re
from collections.abc import Callable
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY = re.compile(r"write \d{4}-\d\d-\d\d")
_TIME = re.compile(r"morning|noon|afternoon|evening|night|[0-2]\d:[0-5]\d")
_MONTH = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"


_WEEK = r"(0?[1-9]|[1-4]\d|5[0-3])"


def _day_of_week(year: int, week: int, weekday: int) -> str:
    try:
        return f"write {date.fromisocalendar(year, week, weekday)}"
    except ValueError:
        return f"write a week that {year} has, as in 2023-W36"


def _said(year: str, month: str, day: str) -> str:
    return f"write {year}-{int(month):02}-{int(day):02}"


def _number(name: str) -> str:
    return str(_MONTHS.index(name.casefold()) + 1)


_SLIPS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (
        re.compile(r"\b(\d{4}-\d\d-\d\d)(?:T|,? at |, ?)(\d\d:\d\d)\b"),
        lambda found: f"write {found[1]} {found[2]}",
    ),
    (
        re.compile(r"\b(\d{4}-\d\d-)\d\d to (\d\d)$"),
        lambda found: f"write to {found[1]}{found[2]}",
    ),
    (
        re.compile(r"\d{4}[\u2010-\u2015]\d\d(?!\d)"),
        lambda _: "write dates with plain hyphens, as in 2023-03-02",
    ),
    (
        re.compile(r"\b(\d{4})(0[1-9]|1[0-2])([0-2]\d|3[01])\b"),
        lambda found: _said(found[1], found[2], found[3]),
    ),
    (
        re.compile(r"\b(Q[1-4]|H[12])[ /-]?(\d{4})\b", re.IGNORECASE),
        lambda found: f"write {found[2]}-{found[1].upper()}",
    ),
    (
        re.compile(r"\b(\d{4})(?:[ /]?|-(?-i:(?![QH])))(Q[1-4]|[HS][12])\b", re.IGNORECASE),
        lambda found: f"write {found[1]}-{found[2].upper().replace('S', 'H')}",
    ),
    (
        re.compile(r"\b(\d{4})-?W(\d\d)-?([1-7])\b", re.IGNORECASE),
        lambda found: _day_of_week(int(found[1]), int(found[2]), int(found[3])),
    ),
    (
        re.compile(rf"\b(?:week|W) ?{_WEEK},? (\d{{4}})\b", re.IGNORECASE),
        lambda found: f"write {found[2]}-W{int(found[1]):02}",
    ),
    (
        re.compile(rf"\b(\d{{4}})(?:[ /]?W|-(?-i:w)|-W(?!\d\d\b)){_WEEK}\b", re.IGNORECASE),
        lambda found: f"write {found[1]}-W{int(found[2]):02}",
    ),
    (
        re.compile(
            r"\b(?:about|around|circa|ca?\.?) (\d{4}(?:-\d\d(?:-\d\d(?: \d\d:\d\d)?)?)?)$",
            re.IGNORECASE,
        ),
        lambda found: f"write {found[1]}~",
    ),
    (
        re.compile(r"~ ?(\d\d:\d\d)\b(?!~)"),
        lambda found: f"write {found[1]}~",
    ),
    (
        re.compile(r"\b([01]?\d|2[0-3])h([0-5]\d)?\b", re.IGNORECASE),
        lambda found: f"write {int(found[1]):02}:{found[2] or '00'}",
    ),
    (
        re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\.? {_MONTH}\.?,? (\d{{4}})\b", re.IGNORECASE),
        lambda found: _said(found[3], _number(found[2]), found[1]),
    ),
    (
        re.compile(rf"\b{_MONTH}\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})\b", re.IGNORECASE),
        lambda found: _said(found[3], _number(found[1]), found[2]),
    ),
    (
        re.compile(rf"\b{_MONTH}\.? (\d{{4}})\b", re.IGNORECASE),
        lambda found: f"write {found[2]}-{int(_number(found[1])):02}",
    ),
    (
        re.compile(r"\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\b(?<!\d{4}-\d\d-\d\d)", re.ASCII),
        lambda found: _said(found[1], found[2], found[3]),
    ),
    (
        re.compile(r"\b\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b"),
        lambda _: "write the year first, then month and day, as in 2023-03-02",
    ),
    (
        re.compile(
            r"(?<![-\d:.])(?:(\d):(\d\d)|(\d\d?)\.(\d\d))(?![\d:.]| ?[ap]\.?m\b)", re.IGNORECASE
        ),
        lambda found: f"write {int(found[1] or found[3]):02}:{found[2] or found[4]}",
    ),
    (
        re.compile(r"\d ?[ap]\.?m\b", re.IGNORECASE),
        lambda _: "write clock times from 00:00 to 23:59, as in 2023-03-02 18:30",
    ),
    (
        re.compile(r"\b(?:tbc|tbd|tba|n/a)\b", re.IGNORECASE),
        lambda _: "write unknown, or leave it out of what is part of another event",
    ),
    (
        re.compile(r":\d\d ?[-–—] ?\d| [-–—/] |\d[–—/]\d{4}|\.\."),
        lambda _: 'join two dates or times with "to", as in 2023-03-02 18:30 to 19:30',
    ),
)
"""Patterns of such dates, each with a function that makes the hint."""


def meant(text: str) -> str | None:
    """Return what to write instead of a text that is no date, if we can tell what was meant."""
    for form, say in _SLIPS:
        if found := form.search(text):
            said, rest = say(found), text[found.end() :].lstrip(", ")
            return f"{said} {rest}" if _DAY.fullmatch(said) and _TIME.fullmatch(rest) else said
    return None
