"""An event that repeats, in the words of one line: how often, from when to when, and when not."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta, tzinfo

from timeline.chronology.chronology import Chronology, Entry
from timeline.languages import Language
from timeline.prose import dates, names
from timeline.prose.recurrence import cadence
from timeline.registry.vocabulary import OFF
from timeline.schedule.recurring import Series
from timeline.time.recurrence import Frequency
from timeline.time.zones import moved

_NAMED = 8
"""The most exceptions that a line names; of more, it gives the number."""
_A_YEAR = timedelta(days=366)


def in_short(chronology: Chronology, entry: Entry) -> Iterator[str]:
    """Yield how an event repeats, and on which days it does not, or differs."""
    series, words = entry.series, chronology.words
    if series is None:
        return
    yield f"{cadence(words, series.rule)}, {_extent(words, series)}"
    off = {each.due: each.status for each in entry.changed if each.due and each.status in OFF}
    repeats, says, year = series.repeats, words.repeats, series.first.year
    for pattern, days in ((says.except_, repeats.excluded), (says.also, repeats.also)):
        if days:
            said = pattern.format(days=_listed(words, days, year))
            yield f"{said[:1].lower()}{said[1:]}"
    for status in dict.fromkeys(off.values()):
        those = _listed(words, (day for day, its in off.items() if its is status), year)
        yield words.phrases["said"].format(who=words.statuses[status], what=those)


def last_day(series: Series) -> date | None:
    """Return the day of the last occurrence; None if there is no end."""
    return None if series.is_endless else max(series.days(), default=series.first)


def _extent(words: Language, series: Series) -> str:
    """Return the first and the last day, without their weekdays, or the years of a yearly event."""
    first, last = series.first, last_day(series)
    if last is None:
        return words.repeats.since.format(first=dates.day(words, first))
    end = dates.day(words, last, words.dates.date)
    if first == last:
        return end
    if series.rule.frequency is Frequency.YEARLY:
        return words.dates.range.format(start=first.year, end=last.year)
    pattern = words.dates.day_month if first.year == last.year else words.dates.date
    return words.dates.range.format(start=dates.day(words, first, pattern), end=end)


def _listed(words: Language, days: Iterable[date], year: int) -> str:
    """Return days as prose lists them, without the year that they share with the first one."""
    known = sorted(days)
    if len(known) > _NAMED:
        return words.vague.days.format(count=len(known))
    pattern = words.dates.day_month if known[-1].year == year else words.dates.date
    return names.listed(words, [dates.day(words, day, pattern) for day in known])


def keeps_offset(entry: Entry, desk: tzinfo | None = None) -> bool:
    """Whether the clocks of a series stay as far from UTC, or from those of a desk, all the time.

    A year of its days tells: later ones have the same summers.
    """
    start, series = entry.span.start, entry.series
    if start is None or series is None:
        return True
    days = series.days(min(start.date(), date.max - _A_YEAR) + _A_YEAR, start.date())
    moments = (datetime.combine(day, start.timetz()) for day in days)
    return len({_offset(moment, desk) for moment in moments}) <= 1


def _offset(moment: datetime, desk: tzinfo | None) -> timedelta | None:
    there, here = moved(moment, desk), moment.utcoffset()
    beyond = there.utcoffset() if there else timedelta()
    return here - beyond if here is not None and beyond is not None else None
