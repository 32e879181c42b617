"""Events that repeat, made by chance: by all rules that a registry takes, at all kinds of times."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time, timedelta
from itertools import islice
from random import Random
from typing import TypeVar

from dateutil.rrule import rrulestr

_FIRST, _LAST = date(1996, 1, 1), date(2007, 1, 1)
"""Days on which events begin."""
_DAY = timedelta(days=1)
_MOST, _FEWEST = 24, 3
"""Occurrences that an event has which does not go on for ever."""
_BEYOND = date(2037, 1, 1)
"""Day up to which all programs know how clocks change."""
_WORDS = {
    "daily": "FREQ=DAILY",
    "weekdays": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    "weekly": "FREQ=WEEKLY",
    "fortnightly": "FREQ=WEEKLY;INTERVAL=2",
    "monthly": "FREQ=MONTHLY",
    "quarterly": "FREQ=MONTHLY;INTERVAL=3",
    "yearly": "FREQ=YEARLY",
}
_DAYS_OF_MONTHS = (*range(1, 32), 29, 30, 31, 31, -1, -1, -2, -28, -31)
_DAYS_OF_ALL_MONTHS = (1, 2, 15, 28, 29, -1, -2, -15, -28)
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_ZONES = (
    "Africa/Cairo",
    "Africa/Casablanca",
    "Africa/Johannesburg",
    "America/New_York",
    "America/Santiago",
    "America/Sao_Paulo",
    "America/St_Johns",
    "Asia/Gaza",
    "Asia/Kathmandu",
    "Asia/Kolkata",
    "Asia/Tehran",
    "Australia/Lord_Howe",
    "Australia/Sydney",
    "Europe/Dublin",
    "Europe/Istanbul",
    "Europe/Moscow",
    "Europe/Rome",
    "Pacific/Apia",
    "Pacific/Auckland",
    "Pacific/Kiritimati",
    "UTC",
)
_PAIRS = (
    ("Asia/Kolkata", "Asia/Tokyo"),
    ("Australia/Sydney", "Australia/Melbourne"),
    ("Europe/Rome", "Europe/London"),
    ("UTC", "Asia/Kathmandu"),
)
"""Zones whose clocks keep their distance."""

T = TypeVar("T")
Clock = Callable[[date], str]
"""Tells when an event is that begins on a day."""


ODD = {
    "first-day-out-whose-clocks-went-by-another-rule": (
        "2006-10-26 13:00 Australia/Sydney",
        "{rule: weekly, until: 2006-11-09, except: 2006-10-26}",
    ),
    "and-which-is-another-day-in-utc": (
        "2004-10-29 01:00 Australia/Sydney",
        "{rule: FREQ=MONTHLY;INTERVAL=3;COUNT=3, except: 2004-10-29}",
    ),
    "first-day-out-on-which-clocks-change": (
        "2007-03-24 22:00 Europe/Rome to 2007-03-25 09:00",
        "{rule: weekly, until: 2007-04-21, except: 2007-03-24}",
    ),
    "last-days-of-quarters": (
        "2005-03-31",
        '{rule: "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1", until: 2007-12-31}',
    ),
    "day-before-the-last-in-some-years": (
        "2005-01-30",
        "{rule: FREQ=YEARLY;INTERVAL=2;BYMONTH=1;BYMONTHDAY=-2, until: 2011-12-31}",
    ),
    "day-that-february-seldom-has": (
        "2005-03-29",
        '{rule: "FREQ=YEARLY;BYMONTH=2,3;BYMONTHDAY=29", until: 2007-12-31}',
    ),
    "day-that-april-has-not": (
        "2004-03-31",
        '{rule: "FREQ=YEARLY;BYMONTH=3,4", until: 2006-12-31}',
    ),
    "leap-day": ("2004-02-29", "yearly"),
    "first-and-last-day-out": (
        "2005-01-03 10:00 Asia/Kolkata",
        "{rule: weekly, until: 2005-01-24, except: [2005-01-03, 2005-01-24], also: 2005-01-25}",
    ),
    "first-day-before-the-first": (
        "2005-01-03 to 2005-01-04",
        "{rule: weekly, until: 2005-01-24, changes: {2005-01-03: {when: 2005-01-01}}}",
    ),
    "last-day-cancelled": (
        "2005-01-03 to 2005-01-04",
        "{rule: weekly, until: 2005-01-24, changes: {2005-01-24: {status: cancelled}}}",
    ),
}
"""When some events are that are hard to get right, and how they repeat."""


def candidates(name: str, seed: int, count: int) -> str:
    """Return a registry of events that repeat, the same for the same seed.

    Of some, the clocks change where they may not: the registry has to do without these.
    """
    random = Random(seed)  # noqa: S311
    events = (f"  e{number}: {_event(random)}" for number in range(count))
    return "\n".join([*_head(name), *events, ""])


def odd(name: str) -> str:
    """Return a registry of the events that are hard to get right."""
    events = (
        f"  {id}: {{kind: talks, title: Talks, when: {when}, repeats: {repeats}}}"
        for id, (when, repeats) in ODD.items()
    )
    return "\n".join([*_head(name), *events, ""])


def _head(name: str) -> tuple[str, ...]:
    return f"registry: {name}", "title: Rules", "defaults: {timezone: UTC}", "events:"


def without(text: str, ids: Iterable[str]) -> str:
    """Return a registry without some of its events."""
    gone = tuple(f"  {id}: " for id in ids)
    kept = (line for line in text.splitlines(keepends=True) if not line.startswith(gone))
    return "".join(kept)


def _event(random: Random) -> str:
    clock = random.choice(_CLOCKS)(random)
    written = random.choice(_RULES)(random)
    days = _days(random, _WORDS.get(written, written))
    due = days[: random.randint(1, len(days) - 1)]
    rule, until = _bounded(random, written, due, days[len(due)])
    excepted = _some(random, due[:-1] if until else due[: len(due) // 2], 3)
    also = _also(random, days)
    changed = _some(random, sorted({*due, *also}.difference(excepted)), 4)
    changes = (f"{day}: {{{_change(random, day, clock)}}}" for day in changed)
    fields = {
        "rule": f'"{rule}"',
        "until": until,
        "except": _listed(excepted),
        "also": _listed(also),
        "changes": changed and f"{{{', '.join(changes)}}}",
    }
    repeats = ", ".join(f"{name}: {value}" for name, value in fields.items() if value)
    return f"{{kind: talks, title: Talks, when: {clock(due[0])}, repeats: {{{repeats}}}}}"


def _days(random: Random, rule: str) -> list[date]:
    """Return the first days of a rule, from a day by chance on, one more than are wanted."""
    found: list[date] = []
    while len(found) < _FEWEST:
        begin = _FIRST + random.randrange((_LAST - _FIRST).days) * _DAY
        for first in islice(rrulestr(rule, dtstart=datetime.combine(begin, time())), 1):
            moments = islice(rrulestr(rule, dtstart=first), _MOST + 1)
            found = [moment.date() for moment in moments if moment.date() < _BEYOND]
    return found


def _bounded(random: Random, rule: str, due: list[date], beyond: date) -> tuple[str, date | None]:
    """Return a rule that ends after the days when the event is due, or at times never."""
    if random.random() < 0.05:
        return rule, None
    if random.random() < 0.4:
        return f"{_WORDS.get(rule, rule)};COUNT={len(due)}", None
    return rule, due[-1] + random.randrange((beyond - due[-1]).days) * _DAY


def _some(random: Random, days: list[date], most: int) -> list[date]:
    count = random.choice([0, 0, *range(1, most + 1)])
    return sorted(random.sample(days, min(count, len(days))))


def _also(random: Random, days: list[date]) -> list[date]:
    """Return days after the first that are not among those of the rule."""
    reach = (days[-1] - days[0]).days
    others = {days[0] + n * _DAY for n in range(1, min(400, reach))}.difference(days)
    return _some(random, sorted(others), 3)


def _listed(days: list[date]) -> str:
    return f"[{', '.join(map(str, days))}]" if days else ""


def _change(random: Random, day: date, clock: Clock) -> str:
    moved = f"when: {clock(day + random.randint(-9, 9) * _DAY)}"
    renamed = f"title: Other talks of {day}"
    status = f"status: {random.choice(['cancelled', 'tentative', 'postponed'])}"
    return ", ".join(random.sample([moved, renamed, status], random.randint(1, 2)))


def _simple(random: Random) -> str:
    return random.choice(list(_WORDS))


def _every(random: Random, frequency: str) -> str:
    interval = random.choice([1, 1, 2, 3, 5, 12])
    return f"FREQ={frequency}{f';INTERVAL={interval}' if interval > 1 else ''}"


def _daily(random: Random) -> str:
    return _every(random, "DAILY")


def _weekly(random: Random) -> str:
    return f"{_every(random, 'WEEKLY')};BYDAY={','.join(_sample(random, _WEEKDAYS))}"


def _by_date(random: Random, days: Sequence[int] = _DAYS_OF_MONTHS) -> str:
    return f"BYMONTHDAY={','.join(map(str, _sample(random, days, 3)))}"


def _by_weekday(random: Random) -> str:
    numbered = [f"{n}{day}" for n in (1, 2, 3, 4, 5, -1, -2, -5) for day in _WEEKDAYS]
    return f"BYDAY={','.join(_sample(random, numbered, 3))}"


def _by_first_day(random: Random) -> str:
    """Return a rule that takes its days from the first one."""
    frequency = random.choice(["WEEKLY", "MONTHLY", "YEARLY"])
    months = ",".join(map(str, _sample(random, range(1, 13), 3)))
    more = f";BYMONTH={months}" if frequency == "YEARLY" and random.random() < 0.5 else ""
    return f"{_every(random, frequency)}{more}"


def _monthly(random: Random) -> str:
    days = random.choice([_by_date, _by_weekday])(random)
    return f"{_every(random, 'MONTHLY')};{days}"


def _yearly(random: Random) -> str:
    by_date, by_weekday = _by_date(random, _DAYS_OF_ALL_MONTHS), _by_weekday(random)
    months = ",".join(map(str, _sample(random, range(1, 13), 4)))
    interval = random.choice(["", "", ";INTERVAL=2", ";INTERVAL=4"])
    return f"FREQ=YEARLY{interval};BYMONTH={months};{random.choice([by_date, by_weekday])}"


def _sample(random: Random, values: Sequence[T], most: int = 7) -> list[T]:
    """Return some different values, in any order; more often few than many."""
    count = random.randint(1, random.randint(1, most))
    return list(dict.fromkeys(random.sample(values, count)))


_RULES = (_simple, _simple, _by_first_day, _daily, _weekly, _monthly, _monthly, _yearly)


def _day(_random: Random) -> Clock:
    return str


def _part_of_day(random: Random) -> Clock:
    part = random.choice(["morning", "afternoon", "evening"])
    return lambda day: f"{day} {part}"


def _days_long(random: Random) -> Clock:
    more = random.randint(1, 4) * _DAY
    return lambda day: f"{day} to {day + more}"


def _moment(random: Random) -> Clock:
    clock, zone = _any_clock(random), random.choice(_ZONES)
    return lambda day: f"{day} {clock:%H:%M} {zone}"


def _span(random: Random) -> Clock:
    return _from_to(random, [random.choice(_ZONES)] * 2, timedelta(minutes=5), 6)


def _night(random: Random) -> Clock:
    return _from_to(random, [random.choice(_ZONES)] * 2, timedelta(hours=12), 24)


def _call(random: Random) -> Clock:
    """Return a time in two zones."""
    return _from_to(random, random.sample(random.choice(_PAIRS), 2), timedelta(hours=12), 6)


def _from_to(random: Random, zones: list[str], least: timedelta, hours: int) -> Clock:
    start, end = zones
    begin = _any_clock(random)
    length = least + timedelta(minutes=5 * random.randrange(12 * hours))

    def clock(day: date) -> str:
        first = datetime.combine(day, begin)
        return f"{first:%Y-%m-%d %H:%M} {start} to {first + length:%Y-%m-%d %H:%M} {end}"

    return clock


def _any_clock(random: Random) -> time:
    return time(random.randrange(24), random.choice([0, 0, 15, 30, 59]))


_CLOCKS = (_day, _part_of_day, _days_long, _moment, _span, _span, _span, _night, _call)
