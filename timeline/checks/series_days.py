"""Events that repeat: their first day and the days beside the rule fit the rule."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date
from itertools import islice, takewhile

from timeline.diagnostics.findings import Diagnostic, Fault, Path, Rule, Severity
from timeline.registry.event_parts import Repeats
from timeline.schedule.recurring import Series
from timeline.schedule.schedule import Schedule
from timeline.time.dates import MONTHS
from timeline.time.recurrence import Frequency
from timeline.time.rrule import MOST, check_safe

NO_DAY = Rule(
    "TL321",
    "repeats-without-day",
    Severity.ERROR,
    "An event that repeats has a day as its start, and as its end if it has one. Its rule counts "
    "from that day.",
    bad="{when: 2023-03, repeats: monthly, …}",
    good="{when: 2023-03-02, repeats: monthly, …}",
)
START_OUTSIDE_RULE = Rule(
    "TL322",
    "start-outside-rule",
    Severity.ERROR,
    "The first day of an event that repeats is one of the days of its rule. Calendar programs "
    "disagree about any other first day.",
    bad="{when: 2023-03-03, repeats: FREQ=WEEKLY;BYDAY=TH, …}   # a Friday",
    good="{when: 2023-03-02, repeats: FREQ=WEEKLY;BYDAY=TH, …}",
)
UNTIL_BEFORE_START = Rule(
    "TL323",
    "until-before-start",
    Severity.ERROR,
    "An event repeats until its first day or later.",
    bad="{when: 2023-03-02, repeats: {rule: weekly, until: 2022-12-29}, …}",
    good="{when: 2023-03-02, repeats: {rule: weekly, until: 2023-12-28}, …}",
)
NO_SUCH_EXCEPTION = Rule(
    "TL324",
    "no-such-exception",
    Severity.ERROR,
    "An exception removes a day of the rule, and at least one occurrence stays.",
    bad="{when: 2023-03-02, repeats: {rule: weekly, except: 2023-03-10}, …}",
    good="{when: 2023-03-02, repeats: {rule: weekly, except: 2023-03-09}, …}",
)
NO_SUCH_OCCURRENCE = Rule(
    "TL325",
    "no-such-occurrence",
    Severity.ERROR,
    "A change names an occurrence by the day on which it was due.",
    bad="{when: 2023-03-02, repeats: {rule: weekly, changes: {2023-03-10: {…}}}, …}",
    good="{when: 2023-03-02, repeats: {rule: weekly, changes: {2023-03-09: {…}}}, …}",
)
ALSO_ANYWAY = Rule(
    "TL326",
    "also-anyway",
    Severity.ERROR,
    "An additional day is after the first day, and is not a day of the rule.",
    bad="{when: 2023-03-02, repeats: {rule: weekly, also: 2023-03-09}, …}",
    good="{when: 2023-03-02, repeats: {rule: weekly, also: 2023-03-10}, …}",
)
TOO_MANY = Rule(
    "TL328",
    "too-many-occurrences",
    Severity.ERROR,
    f"An event has at most {MOST:,} occurrences, unless it repeats for ever.",
    bad="{when: 1900-01-01, repeats: {rule: daily, until: 2023-12-31}, …}",
    good="{when: 2000-01-01, repeats: {rule: daily, until: 2023-12-31}, …}",
)
SKIPPED_MONTHS = Rule(
    "TL330",
    "skipped-months",
    Severity.WARNING,
    "A monthly or yearly rule falls on a day that each month or year has. In other months and "
    "years, the rule has no occurrence: for example on 29 February, or on the 31st.",
    bad="{when: 2023-01-31, repeats: monthly, …}",
    good="{when: 2023-01-31, repeats: FREQ=MONTHLY;BYMONTHDAY=-1, …}",
)
OVER_LEAP_DAY = Rule(
    "TL373",
    "over-leap-day",
    Severity.HINT,
    "A yearly event lasts as many days in each year. If it goes on over the end of February, it "
    "ends a day earlier in leap years.",
    bad="{when: 2023-02-26 to 2023-03-02, repeats: yearly, …}",
    good="{when: 2023-02-26 to 2023-03-02, …}   # each year an event of its own",
)
RULES = (
    NO_DAY,
    START_OUTSIDE_RULE,
    UNTIL_BEFORE_START,
    NO_SUCH_EXCEPTION,
    NO_SUCH_OCCURRENCE,
    ALSO_ANYWAY,
    TOO_MANY,
    SKIPPED_MONTHS,
    OVER_LEAP_DAY,
)

_COMMON_YEAR, _LEAP_YEAR, _LEAP_DAY = 2023, 2024, (2, 29)
_ENOUGH = 50
"""Months after which a rule has skipped one, if it ever does: leap years come before."""


_ENOUGH_ODD = 100
"""Findings on the days beside the rule of an event: who has more mends these first."""


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Yield what does not fit in the events that repeat."""
    registry, spans = schedule.registry, schedule.spans
    for id, event in registry.events.items():
        repeated = schedule.series.get(id)
        if event.repeats is None or (event.when is None and not event.part_of):
            continue
        path: Path = ("events", id, "repeats")
        if event.when is None or (id in spans and not spans[id].has_days):
            said = f'"{event.when.text}" is not a day' if event.when else "the event has no day"
            hint = "write when: with the first day, such as 2023-03-02"
            when = ((*path[:2], "when"),)
            yield Diagnostic(NO_DAY, f"{said} to repeat", path, hint, on_key=True, rests_on=when)
        elif repeated and id in spans:
            yield from _faults_of_days(event.repeats, repeated, path)


def _faults_of_days(repeats: Repeats, days: Series, path: Path) -> Iterator[Diagnostic]:
    """Yield why the rule and the days beside it can't be those of an event."""
    first = next(days.ruled(), None)
    try:
        check_safe(days.rule)
    except Fault as fault:
        yield fault.at((*path, "rule"))
        return
    if repeats.until and repeats.until < days.first:
        message = f"repeats until {repeats.until}, but begins {days.first}"
        yield Diagnostic(UNTIL_BEFORE_START, message, (*path, "until"), "correct one of the two")
    elif first != days.first:
        message = f"{days.first} ({days.first:%A}) is not a day of {days.rule}"
        hint = f"begin on {first}, or correct the rule" if first else "correct the rule"
        yield Diagnostic(START_OUTSIDE_RULE, message, (*path, "rule"), hint)
    elif not days.is_endless and len(days.days()) > MOST:
        message = f"the event has over {MOST:,} occurrences"
        yield Diagnostic(TOO_MANY, message, path, "end it earlier", on_key=True)
    else:
        yield from islice(_odd_days(repeats, days, path), _ENOUGH_ODD)
        yield from _over_leap_day(days, path)


def _odd_days(repeats: Repeats, days: Series, path: Path) -> Iterator[Diagnostic]:
    """Yield the days beside the rule that do not fit it."""
    last = max((*repeats.excluded, *repeats.also, *repeats.changes), default=days.first)
    ruled = {days.first, *islice(days.ruled(last), MOST)}
    known = max(ruled) if len(ruled) >= MOST else date.max
    yield from _exceptions(repeats, days, ruled, known, path)
    yield from _additions(repeats, days, ruled, (*path, "also"))
    there = ruled.union(repeats.also).difference(repeats.excluded)
    for day in repeats.changes:
        if there and day not in there and (day <= known or not days.fits(day)):
            near = min(there, key=lambda other: (abs(other - day), other))
            yield Diagnostic(
                NO_SUCH_OCCURRENCE,
                f"no occurrence is due on {day} ({day:%A})",
                (*path, "changes", str(day)),
                f"write the day on which an occurrence was due, such as {near}",
                on_key=True,
            )
    if not repeats.rule.is_complete and _skips_months(days):
        lacking = f"months without a day {days.first.day}"
        if days.rule.frequency is Frequency.YEARLY:
            lacking = f"years without {days.first.day} {MONTHS[days.first.month - 1]}"
        message = f"{lacking} are skipped"
        last_day = replace(days.rule, month_days=(-1,))
        hint = f"write {last_day} for the last day of the month, or {days.rule} if you mean this"
        yield Diagnostic(SKIPPED_MONTHS, message, (*path, "rule"), hint)


def _exceptions(
    repeats: Repeats, days: Series, ruled: Collection[date], known: date, path: Path
) -> Iterator[Diagnostic]:
    """Yield the exceptions to nothing, as far as the days of the rule are `known`."""
    seen: set[date] = set()
    for index, day in enumerate(repeats.excluded):
        why = ""
        if day not in ruled and day <= known:
            last = max(ruled)
            endless = replace(days.rule, count=None).from_day(days.first)
            is_later = day > last and day in islice(takewhile(day.__ge__, endless), MOST)
            why = f"is after the last, {last}" if is_later else f"is not a day of {days.rule}"
        elif day in seen:
            why = "is given twice"
        seen.add(day)
        if why:
            message = f"{day} ({day:%A}) {why}"
            yield Diagnostic(NO_SUCH_EXCEPTION, message, (*path, "except", index), "remove it")
    if not days.is_endless and not days.days():
        message = "no occurrence is left"
        yield Diagnostic(
            NO_SUCH_EXCEPTION, message, (*path, "except"), "keep at least one", on_key=True
        )


def _additions(
    repeats: Repeats, days: Series, ruled: Collection[date], path: Path
) -> Iterator[Diagnostic]:
    seen: set[date] = set()
    for index, day in enumerate(repeats.also):
        why, hint = "", "remove it"
        if day in ruled:
            why = f"is already a day of {days.rule}"
            hint = "remove it from also, and from except if it is there"
        elif day < days.first:
            why = f"is before the first day, {days.first}"
        elif not days.fits(day):
            why = "is too late for the event to end within the calendar"
        elif day in seen:
            why = "is given twice"
        seen.add(day)
        if why:
            yield Diagnostic(ALSO_ANYWAY, f"{day} ({day:%A}) {why}", (*path, index), hint)


def _over_leap_day(days: Series, path: Path) -> Iterator[Diagnostic]:
    """Yield that a yearly event ends on another day in leap years."""
    first, length = days.first, days.when.points[-1].last - days.first
    if days.rule.frequency is not Frequency.YEARLY or (first.month, first.day) == _LEAP_DAY:
        return
    common, leap = (first.replace(year=year) + length for year in (_COMMON_YEAR, _LEAP_YEAR))
    if (common.month, common.day) != (leap.month, leap.day):
        in_leap_years, usual = (f"{day.day} {MONTHS[day.month - 1]}" for day in (leap, common))
        message = f"it ends on {in_leap_years} in leap years, and on {usual} in others"
        hint = "if you do not mean this, give each year an event of its own"
        yield Diagnostic(OVER_LEAP_DAY, message, (*path, "rule"), hint)


def _skips_months(days: Series) -> bool:
    """Whether the rule goes by a month that has no such day, within its first ones."""
    if not days.rule.month_days:
        return False
    firsts = replace(days.rule, month_days=(1,), count=None).from_day(days.first.replace(day=1))
    pairs = islice(zip(days.ruled(), firsts, strict=False), _ENOUGH)
    return any((day.year, day.month) != (first.year, first.month) for day, first in pairs)
