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
_WORKDAYS = tuple((0, day) for day in range(5))


def cadence(rule: Recurrence) -> str:
    """Return how often a complete rule has its days, and on which, but not how long."""
    if rule.frequency is Frequency.WEEKLY and rule.interval == 1:
        days = "weekday" if rule.days == _WORKDAYS else listed(_weekdays(rule))
        return f"every {days}"
    unit = _UNITS[rule.frequency]
    often = f"every {unit}" if rule.interval == 1 else f"every {rule.interval} {unit}s"
    if rule.frequency is Frequency.DAILY:
        return often
    if rule.frequency is Frequency.WEEKLY:
        return f"{often} on {listed(_weekdays(rule))}"
    if rule.days:
        named = [f"the {_place(number)} {WEEKDAYS[day]}" for number, day in rule.days]
    elif rule.months and len(rule.month_days) == 1 and rule.month_days[0] > 0:
        return f"{often} on {rule.month_days[0]} {listed(_months(rule))}"
    else:
        named = [_day(number) for number in rule.month_days]
    months = f" of {listed(_months(rule))}" if rule.months else ""
    return f"{often} on {listed(named)}{months}"


def _weekdays(rule: Recurrence) -> list[str]:
    return [WEEKDAYS[day] for _, day in rule.days]


def _months(rule: Recurrence) -> list[str]:
    return [MONTHS[month - 1] for month in rule.months]


def _place(number: int) -> str:
    if number == -1:
        return "last"
    count = abs(number)
    name = _NUMBERS[count - 1] if count <= len(_NUMBERS) else ordinal(count)
    return name if number > 0 else f"{name} to last"


def _day(number: int) -> str:
    return f"the {ordinal(number)}" if number > 0 else f"the {_place(number)} day"
