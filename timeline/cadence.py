"""Recurrence rules in words, such as every second Tuesday of the month."""

from timeline.dates import MONTHS, WEEKDAYS
from timeline.events import ordinal
from timeline.recurrence import Frequency, Recurrence
from timeline.texts import listed

_NUMBERS = ("first", "second", "third", "fourth", "fifth")
_UNITS = {
    Frequency.DAILY: "day",
    Frequency.WEEKLY: "week",
    Frequency.MONTHLY: "month",
    Frequency.YEARLY: "year",
}
_WORKDAYS = {0, 1, 2, 3, 4}
_ALL_DAYS = 7


def cadence(rule: Recurrence) -> str:
    """Return how often a complete rule has its days, and on which, but not how long."""
    unit = _UNITS[rule.frequency]
    often = f"every {unit}" if rule.interval == 1 else f"every {rule.interval} {unit}s"
    if rule.frequency is Frequency.DAILY:
        return often
    if rule.frequency is Frequency.WEEKLY:
        days = _weekdays(rule)
        return f"every {days}" if rule.interval == 1 else f"{often} on {days}"
    if rule.days:
        named = [f"the {_place(number)} {WEEKDAYS[day]}" for number, day in rule.days]
    elif len(rule.months) == len(rule.month_days) == 1 and rule.month_days[0] > 0:
        return f"{often} on {rule.month_days[0]} {MONTHS[rule.months[0] - 1]}"
    else:
        named = [_day(number) for number in sorted(rule.month_days, key=lambda day: (day < 0, day))]
    months = [MONTHS[month - 1] for month in rule.months]
    return f"{often} on {listed(named)}{f' of {listed(months)}' if months else ''}"


def _weekdays(rule: Recurrence) -> str:
    days = {day for _, day in rule.days}
    if len(days) == _ALL_DAYS and rule.interval == 1:
        return "day"
    if days == _WORKDAYS and rule.interval == 1:
        return "weekday"
    return listed(WEEKDAYS[day] for day in sorted(days))


def _place(number: int) -> str:
    if number == -1:
        return "last"
    count = abs(number)
    name = _NUMBERS[count - 1] if count <= len(_NUMBERS) else ordinal(count)
    return name if number > 0 else f"{name} to last"


def _day(number: int) -> str:
    return f"the {ordinal(number)}" if number > 0 else f"the {_place(number)} day"
