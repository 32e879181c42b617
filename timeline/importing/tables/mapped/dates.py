"""Dates and clock times of tables, each column by the one format that is said of it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from timeline.importing.tables.sheets import Cell
from timeline.time.dates import MONTHS, WEEKDAYS

_DAY = r"(?P<day>[0-9]{1,2})"
_MONTH_NAMES = {
    name[:length].casefold(): n for n, name in enumerate(MONTHS, 1) for length in (3, 9)
}
_MONTH_NAMES["sept"] = 9
_DIRECTIVES = {
    "%d": _DAY,
    "%m": r"(?P<month>[0-9]{1,2})",
    "%B": r"(?P<name>[A-Za-z]{3,9})\.?",
    "%b": r"(?P<name>[A-Za-z]{3,9})\.?",
    "%Y": r"(?P<year>[0-9]{4})",
    "%y": r"(?P<short>[0-9]{2})",
    "%H": r"(?P<hour>[0-9]{1,2})",
    "%I": r"(?P<half>[0-9]{1,2})",
    "%M": r"(?P<minute>[0-9]{2})",
    "%S": r"[0-9]{2}",
    "%p": r"(?P<noon>[ap]\.?m\.?)",
    "%A": rf"(?P<weekday>{'|'.join((*WEEKDAYS, *(day[:3] for day in WEEKDAYS)))})\.?",
    "%a": rf"(?P<weekday>{'|'.join((*WEEKDAYS, *(day[:3] for day in WEEKDAYS)))})\.?",
    "%%": "%",
}
_TURN = 69
"""Two digits of a year below this are of the 21st century, as POSIX has it."""
ISO = "%Y-%m-%d"
CLOCK = "%H:%M"
DATES = (
    *(ISO, "%d/%m/%Y", "%m/%d/%Y", "%Y/%m/%d", "%d.%m.%Y", "%m.%d.%Y", "%d-%m-%Y", "%m-%d-%Y"),
    *("%d/%m/%y", "%m/%d/%y", "%d.%m.%y", "%d-%m-%y", "%m-%d-%y", "%Y%m%d", "%d %B %Y"),
    *("%B %d, %Y", "%d-%b-%Y", "%d-%b-%y", "%d %B, %Y", "%A %d %B %Y", "%A, %d %B %Y"),
    *("%A, %B %d, %Y", "%B %Y", "%m/%Y", "%Y-%m", "%Y"),
)
CLOCKS = (
    *(CLOCK, "%H.%M", "%Hh%M", "%Hh", "%I:%M %p", "%I.%M %p", "%I:%M:%S %p", "%I %p", "%H:%M:%S"),
)
"""The formats that a draft tries."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format as strptime has it, and the pattern of texts in it."""

    text: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as a registry writes it, perhaps none, and a clock time, perhaps none."""

    day: str = ""
    clock: str = ""

    @property
    def words(self) -> str:
        """The same for people."""
        if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", self.day):
            return self.day or self.clock
        day = date.fromisoformat(self.day)
        return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def compiled(text: str) -> Format:
    """Return a format; raise ValueError if it holds a directive that is not known."""
    pieces = re.findall(r"%.|[^%]+|%$", text)
    for piece in pieces:
        if piece.startswith("%") and piece not in _DIRECTIVES:
            known = ", ".join(each for each in _DIRECTIVES if each != "%%")
            raise ValueError(f'"{piece}" has no meaning in format; use {known}')
    parts = (_DIRECTIVES.get(piece) or re.escape(piece).replace(r"\ ", r"\s+") for piece in pieces)
    try:
        return Format(text, re.compile("".join(parts), re.IGNORECASE))
    except re.error:
        raise ValueError(f'"{text}" names a part of the date twice') from None


def read(cell: Cell, format: Format) -> Moment | None:
    """Return the moment that a cell says in a format; None if it says none in it."""
    if not isinstance(cell, str):
        return typed(cell)
    found = format.pattern.fullmatch(cell.strip())
    if found is None:
        return None
    parts = {name: text or "" for name, text in found.groupdict().items()}
    try:
        return _moment(parts)
    except ValueError:
        return None


def typed(cell: date | time) -> Moment:
    """Return the moment of a cell of a workbook that is a date or a time itself."""
    match cell:
        case datetime():
            return Moment(cell.date().isoformat(), f"{cell:%H:%M}")
        case date():
            return Moment(cell.isoformat())
    return Moment("", f"{cell:%H:%M}")


def _moment(parts: dict[str, str]) -> Moment:
    clock = _clock(parts)
    year = _year(parts)
    if not year:
        return Moment("", clock)
    name = parts.get("name", "").casefold()
    month = int(parts.get("month") or _MONTH_NAMES.get(name, 0))
    if not month:
        if name:
            raise ValueError(name)
        return Moment(f"{year:04}", clock)
    if not parts.get("day"):
        date(year, month, 1)
        return Moment(f"{year:04}-{month:02}", clock)
    day = date(year, month, int(parts["day"]))
    weekday = parts.get("weekday", "")
    if weekday and not WEEKDAYS[day.weekday()].casefold().startswith(weekday.casefold()):
        raise ValueError(weekday)
    return Moment(day.isoformat(), clock)


def _year(parts: dict[str, str]) -> int:
    if short := parts.get("short"):
        return int(short) + (2000 if int(short) < _TURN else 1900)
    return int(parts.get("year") or 0)


def _clock(parts: dict[str, str]) -> str:
    hour, minute = parts.get("hour") or parts.get("half"), parts.get("minute") or "0"
    if hour is None:
        return ""
    number = int(hour)
    if parts.get("half"):
        if not 1 <= number <= 12:  # noqa: PLR2004
            raise ValueError(hour)
        number = number % 12 + (12 if parts.get("noon", "").casefold().startswith("p") else 0)
    return f"{time(number, int(minute)):%H:%M}"


def fitting(cells: Iterable[Cell], formats: Iterable[str]) -> list[str]:
    """Return the formats by which all cells that are texts can be read."""
    texts = [cell for cell in cells if isinstance(cell, str) and cell.strip()]
    return [text for text in formats if all(read(cell, compiled(text)) for cell in texts)]
