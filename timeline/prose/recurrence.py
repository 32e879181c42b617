"""Recurrence rules in words, such as every second Tuesday of the month."""

from timeline.languages import Language
from timeline.prose import numbers
from timeline.prose.names import listed
from timeline.time.recurrence import Frequency, Recurrence

_WORKDAYS = {0, 1, 2, 3, 4}
_ALL_DAYS = 7


def cadence(words: Language, rule: Recurrence) -> str:
    """Return the frequency and days of a complete rule in words, without its end."""
    says, often = words.repeats, rule.interval
    if rule.frequency is Frequency.DAILY:
        return says.day if often == 1 else says.days.format(n=often)
    if rule.frequency is Frequency.WEEKLY:
        return _weekly(words, rule)
    is_monthly = rule.frequency is Frequency.MONTHLY
    one, many = (says.month, says.months) if is_monthly else (says.year, says.years)
    return (one if often == 1 else many).format(n=often, days=_days(words, rule))


def _weekly(words: Language, rule: Recurrence) -> str:
    says, days = words.repeats, {day for _, day in rule.days}
    named = listed(words, [words.dates.weekdays[day] for day in sorted(days)])
    if rule.interval > 1:
        return says.weeks.format(n=rule.interval, days=named)
    if len(days) == _ALL_DAYS:
        return says.day
    return says.workday if days == _WORKDAYS else says.week.format(days=named)


def _days(words: Language, rule: Recurrence) -> str:
    """Return the days and months of a monthly or yearly rule in words."""
    says, months = words.repeats, [words.dates.months[month - 1] for month in rule.months]
    if rule.days:
        named = [_weekday(words, number, day) for number, day in rule.days]
    elif len(months) == len(rule.month_days) == 1 and rule.month_days[0] > 0:
        day = words.dates.first if rule.month_days[0] == 1 else rule.month_days[0]
        return says.date.format(date=words.dates.day_month.format(day=day, month=months[0]))
    else:
        ordered = sorted(rule.month_days, key=lambda day: (day < 0, day))
        named = [_day(words, number) for number in ordered]
    days = listed(words, named)
    return says.of_months.format(days=days, months=listed(words, months)) if months else days


def _weekday(words: Language, number: int, day: int) -> str:
    if number == -1:
        return words.repeats.last_weekday[day]
    says = words.repeats.nth_weekday if number > 0 else words.repeats.weekday_from_end
    return _counted(words, says[day], abs(number), str(abs(number)))


def _day(words: Language, number: int) -> str:
    if number == -1:
        return words.repeats.last_day
    if number < 0:
        return _counted(words, words.repeats.day_from_end, -number, str(-number))
    n = words.dates.first if number == 1 else str(number)
    return _counted(words, words.repeats.month_day, number, n)


def _counted(words: Language, pattern: str, number: int, n: str) -> str:
    nths, ordinal = words.repeats.nths, numbers.ordinal(words, number)
    nth = nths[number - 1] if number <= len(nths) else ordinal
    return pattern.format(n=n, ordinal=ordinal, nth=nth)
