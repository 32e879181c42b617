"""Recurrence: how an event repeats by a rule (RFC 5545, section 3.3.10)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum

from dateutil import rrule

from timeline.time.dates import LAST_YEAR

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
"""Weekdays as iCalendar has them."""


class Frequency(StrEnum):
    """How long the stretch of time is that a rule goes by."""

    DAILY = "DAILY"
    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"
    YEARLY = "YEARLY"


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A recurrence rule.

    `days` are pairs of a number, 0 for every, and a weekday counted from Monday, 0. Numbers of
    days count from the end where they are negative.
    """

    frequency: Frequency
    interval: int = 1
    count: int | None = None
    months: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    days: tuple[tuple[int, int], ...] = ()

    def __str__(self) -> str:
        """Return the rule as iCalendar has it."""
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
        """Whether the rule says its days itself, and need not take them from the first one."""
        if self.frequency is Frequency.DAILY:
            return True
        return bool(self.days or self.month_days)

    def completed(self, start: date) -> "Recurrence":
        """Return the rule with the days that it takes from `start`: programs differ on these."""
        if self.is_complete:
            return self
        if self.frequency is Frequency.WEEKLY:
            return replace(self, days=((0, start.weekday()),))
        months = (start.month,) if self.frequency is Frequency.YEARLY else ()
        return replace(self, months=self.months or months, month_days=(start.day,))

    def from_day(self, start: date) -> Iterator[date]:
        """Yield the days of a complete rule, from `start` on, up to the end of the calendar."""
        weekdays = [rrule.weekday(day, number or None) for number, day in self.days]
        found = rrule.rrule(
            getattr(rrule, self.frequency),
            dtstart=datetime.combine(start, time()),
            interval=self.interval,
            count=self.count,
            bymonth=self.months or None,
            bymonthday=self.month_days or None,
            byweekday=weekdays or None,
            wkst=rrule.MO,
        )
        for moment in found:
            if moment.year > LAST_YEAR:
                return
            yield moment.date()


def _joined(numbers: tuple[int, ...]) -> str:
    return ",".join(map(str, numbers))
