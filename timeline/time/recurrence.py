"""Recurrence: how an event repeats by a rule (RFC 5545, section 3.3.10)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum

from dateutil import rrule

from timeline.time.dates import LAST_YEAR

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
"""The weekdays in iCalendar, from Monday."""


class Frequency(StrEnum):
    """The period after which a rule starts again."""

    DAILY = "DAILY"
    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"
    YEARLY = "YEARLY"


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A recurrence rule.

    Each of `days` pairs a number with a weekday: 0 means every such weekday, 2 the second of the
    month, -1 the last. Weekdays count from Monday, 0. Negative `month_days` count from the end.
    """

    frequency: Frequency
    interval: int = 1
    count: int | None = None
    months: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    days: tuple[tuple[int, int], ...] = ()

    def __str__(self) -> str:
        """Return the rule as an iCalendar RRULE."""
        parts = [
            f"FREQ={self.frequency}",
            f"INTERVAL={self.interval}" if self.interval > 1 else "",
            f"COUNT={self.count}" if self.count else "",
            f"BYMONTH={_joined(self.months)}" if self.months else "",
            f"BYMONTHDAY={_joined(self.month_days)}" if self.month_days else "",
            f"BYDAY={','.join(f'{n or str()}{DAYS[day]}' for n, day in self.days)}"
            if self.days
            else "",
        ]
        return ";".join(part for part in parts if part)

    @property
    def is_complete(self) -> bool:
        """Whether the rule names its days, so that the first occurrence need not supply them."""
        if self.frequency is Frequency.DAILY:
            return True
        return bool(self.days or self.month_days)

    def completed(self, start: date) -> "Recurrence":
        """Fill in the days that the rule takes from `start`; programs fill them in differently."""
        if self.is_complete:
            return self
        if self.frequency is Frequency.WEEKLY:
            return replace(self, days=((0, start.weekday()),))
        months = (start.month,) if self.frequency is Frequency.YEARLY else ()
        return replace(self, months=self.months or months, month_days=(start.day,))

    def from_day(self, start: date) -> Iterator[date]:
        """Yield the days of a complete rule from `start` on, to the last year we support."""
        weekdays = [rrule.weekday(day, number or None) for number, day in self.days]
        found = rrule.rrule(
            getattr(rrule, self.frequency),
            dtstart=datetime.combine(start, time()),
            interval=self.interval,
            count=self.count,
            bymonth=self.months or None,
            bymonthday=self.month_days or None,
            byweekday=weekdays or None,
            wkst=rrule.MO,  # else dateutil takes what a program has set by calendar.setfirstweekday
        )
        for moment in found:
            if moment.year > LAST_YEAR:
                return
            yield moment.date()


def _joined(numbers: tuple[int, ...]) -> str:
    return ",".join(map(str, numbers))
