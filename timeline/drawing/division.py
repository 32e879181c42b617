"""How a grid divides time: rows of months or decades, groups that a reader can open, and cells."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from timeline.drawing.marks import Mark
from timeline.drawing.scale import window
from timeline.languages import Language
from timeline.prose import dates

_MOST_DAYS, _MOST_YEARS = 800, 40


class Division(NamedTuple):
    """How many years a row has, none if it is a month, and how many cells a year or month has."""

    years: int
    cells: int

    @property
    def columns(self) -> int:
        """The number of cells in a row."""
        return self.cells * max(self.years, 1)

    def heads(self) -> list[str]:
        """Return a word for each column of groups, or of cells if a row is one group."""
        if self.years > 1:
            return [str(number) for number in range(self.years)]
        return [str(number + 1) for number in range(self.cells)]

    def place(self, day: date) -> tuple[int, int]:
        """Return the row and the column of a day."""
        if not self.years:
            return day.year * 12 + day.month - 1, day.day - 1
        row, year = divmod(day.year, self.years)
        return row, year * self.cells + (day.month - 1 if self.cells > 1 else 0)

    def row(self, words: Language, row: int) -> str:
        """Return what a row is called."""
        if not self.years:
            return f"{words.dates.months_short[row % 12]} {row // 12}"
        first = row * self.years
        return str(first) if self.years == 1 else f"{first}–{first + self.years - 1}"

    def group(self, words: Language, row: int, index: int) -> tuple[str, str]:
        """Return what a group of a row is called, and the anchor of its events on a page."""
        if not self.years:
            month = date(row // 12, row % 12 + 1, 1)
            return dates.day(words, month, words.dates.month), month.isoformat()[:7]
        year = str(row * self.years + index)
        return year, year


def division(marks: Sequence[Mark], *, is_narrow: bool = False) -> Division:
    """Return the division that suits the time of some events, and the width of a picture."""
    first, last = window(marks)
    if last - first <= _MOST_DAYS:
        return Division(0, 31)
    if not is_narrow:
        return Division(10, 12)
    return Division(1, 12) if last - first <= _MOST_YEARS * 366 else Division(10, 1)
