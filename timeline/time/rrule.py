"""Parse a recurrence rule (RRULE), in the forms that all calendar programs read alike."""

import calendar
import importlib
import re
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Annotated

from timeline.diagnostics.findings import Fault, Rule, Severity, did_you_mean, one_of
from timeline.text import ReadAs, shortened
from timeline.time.dates import MONTHS
from timeline.time.recurrence import DAYS, Frequency, Recurrence

MOST = 10_000
"""The most occurrences that an event may have."""
LONGEST_INTERVAL = 999
MOST_WEEKS = 5
"""The most times that a weekday falls in one month."""

BAD_RULE = Rule(
    "TL231",
    "bad-rule",
    Severity.ERROR,
    "An event repeats daily, on weekdays, weekly, fortnightly, monthly, quarterly or yearly, or by "
    "a rule of RFC 5545. Such a rule has FREQ, then INTERVAL, COUNT, BYMONTH, BYMONTHDAY or BYDAY "
    "as needed.",
    bad="repeats: FREQ=FORTNIGHTLY",
    good="repeats: FREQ=WEEKLY;INTERVAL=2;BYDAY=TH",
)
UNSAFE_RULE = Rule(
    "TL232",
    "unsafe-rule",
    Severity.ERROR,
    "A rule is one that all calendar programs read alike. They disagree on BYSETPOS, BYWEEKNO "
    "and BYYEARDAY. They also disagree on weeks that do not begin on Monday, and on days of a "
    "month or numbered weekdays without their month.",
    bad="repeats: FREQ=YEARLY;BYDAY=20MO",
    good="repeats: FREQ=YEARLY;BYMONTH=5;BYDAY=3MO",
)
COUNT_AND_UNTIL = Rule(
    "TL233",
    "count-and-until",
    Severity.ERROR,
    "A rule ends after a number of occurrences or on a day, not both (RFC 5545, section 3.3.10).",
    bad="repeats: {rule: FREQ=WEEKLY;BYDAY=TH;COUNT=10, until: 2023-12-28}",
    good="repeats: {rule: FREQ=WEEKLY;BYDAY=TH, until: 2023-12-28}",
)
NEVER_MEETS = Rule(
    "TL234",
    "never-meets",
    Severity.ERROR,
    "A rule names days that exist.",
    bad="repeats: FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
    good="repeats: FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28",
)
RULES = (BAD_RULE, UNSAFE_RULE, COUNT_AND_UNTIL, NEVER_MEETS)

WORDS = {
    "daily": "FREQ=DAILY",
    "weekdays": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    "weekly": "FREQ=WEEKLY",
    "fortnightly": "FREQ=WEEKLY;INTERVAL=2",
    "monthly": "FREQ=MONTHLY",
    "quarterly": "FREQ=MONTHLY;INTERVAL=3",
    "yearly": "FREQ=YEARLY",
}
"""The rules that people name with one word."""

_EXAMPLE = "FREQ=MONTHLY;BYDAY=2TU"
_TWO_WEEKS = "write fortnightly, or FREQ=WEEKLY with two days, whichever you mean"
_TWO_MONTHS = "write FREQ=MONTHLY;INTERVAL=2, or FREQ=MONTHLY with two days, whichever you mean"
_MEANT = {
    "annual": 'did you mean "yearly"?',
    "annually": 'did you mean "yearly"?',
    "bi-monthly": _TWO_MONTHS,
    "bi-weekly": _TWO_WEEKS,
    "bimonthly": _TWO_MONTHS,
    "biweekly": _TWO_WEEKS,
}
"""Words with two meanings, or spelt unlike the word we take."""
_KNOWN = ("FREQ", "INTERVAL", "COUNT", "UNTIL", "BYMONTH", "BYMONTHDAY", "BYDAY", "WKST")
_TOO_FINE = ("SECONDLY", "MINUTELY", "HOURLY")
_UNSAFE = {
    "BYSETPOS": "number the weekdays, as in FREQ=MONTHLY;BYDAY=-1FR, or list the days under also",
    "BYWEEKNO": "write FREQ=YEARLY;BYMONTH=…;BYDAY=2MO, or list the days under also",
    "BYYEARDAY": "write FREQ=YEARLY;BYMONTH=…;BYMONTHDAY=…",
    "BYHOUR": "give the event its clock time under when",
    "BYMINUTE": "give the event its clock time under when",
    "BYSECOND": "give the event its clock time under when",
}
"""Parts of a rule that programs read differently, each with what to write instead."""


def parse(text: str) -> Recurrence:
    """Parse a word, or the text of an RRULE; raise Fault if it is neither."""
    word = " ".join(text.casefold().split())
    text = WORDS.get(word, text)
    if "=" not in text:
        message = f'"{shortened(text)}" is not a rule of recurrence'
        raise Fault(BAD_RULE, message, partial(_help, word))
    parts = _parts(text.strip().upper())
    if "COUNT" in parts and "UNTIL" in parts:
        raise Fault(COUNT_AND_UNTIL, "the rule has both COUNT and UNTIL", "remove one of them")
    if "UNTIL" in parts:
        raise Fault(BAD_RULE, "the rule has an UNTIL", f"write until: {_until(parts)}")
    _refuse_unsafe(parts)
    rule = Recurrence(
        frequency=_frequency(parts.get("FREQ")),
        interval=_number("INTERVAL", parts.get("INTERVAL", "1"), 1, LONGEST_INTERVAL),
        count=_number("COUNT", parts["COUNT"], 1, MOST) if "COUNT" in parts else None,
        months=tuple(
            sorted({_number("BYMONTH", text, 1, 12) for text in _listed(parts, "BYMONTH")})
        ),
        month_days=tuple(dict.fromkeys(_month_day(text) for text in _listed(parts, "BYMONTHDAY"))),
        days=tuple(dict.fromkeys(_day(text) for text in _listed(parts, "BYDAY"))),
    )
    _refuse_days_that_never_are(rule)
    check_safe(rule)
    return rule


def _help(word: str) -> str | None:
    """Return what to write instead of a word that is no rule."""
    usual = f"{one_of(WORDS)}, or a rule such as {_EXAMPLE}"
    # Imported late: it has many patterns to compile, and most registries need none.
    told = importlib.import_module("timeline.time.hints.repeats").of_rule(word)
    return _MEANT.get(word) or told or did_you_mean(word, WORDS, usual)


def _parts(text: str) -> dict[str, str]:
    parts: dict[str, str] = {}
    for part in text.removeprefix("RRULE:").strip("; ").split(";"):
        name, _, value = (piece.strip() for piece in part.partition("="))
        if name not in (*_KNOWN, *_UNSAFE):
            message = f'"{shortened(name)}" is not a part of a rule'
            usual = one_of(_KNOWN)
            raise Fault(BAD_RULE, message, partial(did_you_mean, name, _KNOWN, usual))
        if name in parts:
            raise Fault(BAD_RULE, f"the rule has {name} twice", "remove one of them")
        parts[name] = value
    return parts


def _until(parts: dict[str, str]) -> str:
    """Return the day of an UNTIL as a registry writes it; an example if it is no day."""
    try:
        day = date.fromisoformat(parts["UNTIL"][:8])
    except ValueError:
        day = date(2023, 12, 28)
    return f"{day} beside the rule"


def _refuse_unsafe(parts: dict[str, str]) -> None:
    for name, instead in _UNSAFE.items():
        if name in parts:
            raise Fault(UNSAFE_RULE, f"calendar programs read {name} differently", instead)
    if parts.get("WKST", "MO") not in DAYS:
        raise Fault(BAD_RULE, f'WKST is "{shortened(parts["WKST"])}"', one_of(DAYS))
    if parts.get("WKST", "MO") != "MO" and parts.get("INTERVAL", "1") != "1":
        hint = "check that you mean these days, then remove WKST"
        raise Fault(UNSAFE_RULE, "weeks begin on Monday here", hint)


def _listed(parts: dict[str, str], name: str) -> list[str]:
    return parts[name].split(",") if name in parts else []


def _frequency(text: str | None) -> Frequency:
    if text in set(Frequency):
        return Frequency(str(text))
    if text is None:
        raise Fault(BAD_RULE, "the rule has no FREQ", f"begin it with FREQ=…, as in {_EXAMPLE}")
    hint = one_of(list(Frequency))
    if text in _TOO_FINE:
        hint = "give each time of the day an event of its own"
    raise Fault(BAD_RULE, f'"{shortened(text)}" is not a frequency', hint)


def _number(name: str, text: str, least: int, most: int) -> int:
    if re.fullmatch(r"[-+]?[0-9]{1,5}", text) and least <= int(text) <= most:
        return int(text)
    raise Fault(
        BAD_RULE, f'{name} is "{shortened(text)}"', f"write a number from {least} to {most}"
    )


def _month_day(text: str) -> int:
    number = _number("BYMONTHDAY", text, -31, 31)
    if number == 0:
        raise Fault(BAD_RULE, "BYMONTHDAY is 0", "write a number from 1 to 31, or -1 for the last")
    return number


def _day(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"([-+]?[0-9]{1,2})?([A-Z]{2})", text.strip())
    if found is None or found[2] not in DAYS:
        raise Fault(BAD_RULE, f'BYDAY has "{shortened(text)}"', f"{one_of(DAYS)}, as in TH or 2TU")
    number = int(found[1]) if found[1] else 0
    if found[1] and number == 0:
        raise Fault(BAD_RULE, f'BYDAY has "{text}"', "count from 1, or from -1 for the last")
    return number, DAYS.index(found[2])


_Shape = Callable[[Recurrence], bool]


def _is_plain(rule: Recurrence) -> bool:
    return not any(number for number, _ in rule.days)


def _names_days_of_months(rule: Recurrence) -> bool:
    """Whether the rule names days by date or by numbered weekday, but not by both."""
    if rule.days:
        return all(number for number, _ in rule.days) and not rule.month_days
    return bool(rule.month_days)


_SHAPES: dict[Frequency, tuple[_Shape, str]] = {
    Frequency.DAILY: (
        lambda rule: not (rule.months or rule.month_days or rule.days),
        "FREQ=DAILY, or FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR for some days of the week",
    ),
    Frequency.WEEKLY: (
        lambda rule: not (rule.months or rule.month_days) and _is_plain(rule),
        "FREQ=WEEKLY;BYDAY=TH",
    ),
    Frequency.MONTHLY: (
        lambda rule: not rule.months and (not rule.is_complete or _names_days_of_months(rule)),
        "FREQ=MONTHLY;BYMONTHDAY=15 or FREQ=MONTHLY;BYDAY=2TU, with YEARLY for some months only",
    ),
    Frequency.YEARLY: (
        lambda rule: not rule.is_complete or (bool(rule.months) and _names_days_of_months(rule)),
        "FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=15 or FREQ=YEARLY;BYMONTH=5;BYDAY=3MO",
    ),
}
"""For each frequency, a test for a safe rule, and how to write one."""


_IN_ALL_MONTHS = frozenset(range(1, 29))


def check_safe(rule: Recurrence) -> None:
    """Raise Fault for a rule that calendar programs expand to different days."""
    is_safe, instead = _SHAPES[rule.frequency]
    if not is_safe(rule):
        instead = f"write {instead}"
    elif _is_counted_twice(rule):
        instead = "add until: with the last day, and remove COUNT"
    elif _spills(rule):
        instead = "write FREQ=MONTHLY with an INTERVAL, or one event for each month"
    else:
        return
    raise Fault(UNSAFE_RULE, f"calendar programs differ on {rule}", instead)


def _is_counted_twice(rule: Recurrence) -> bool:
    """Whether a rule may name one day twice: ical.js then counts it twice in a year."""
    both_ways = len({number > 0 for number, _ in rule.days}) > 1
    return rule.frequency is Frequency.YEARLY and rule.count is not None and both_ways


def _spills(rule: Recurrence) -> bool:
    """Whether a month may lack the day: ical.js then takes one of the next month, or miscounts."""
    if not rule.months or _IN_ALL_MONTHS.issuperset(rule.month_days):
        return False
    alone = len(rule.months) == len(rule.month_days) == 1
    return not alone or (rule.interval > 1 and rule.month_days[0] < 0)


_A_LEAP_YEAR = 2024


def _refuse_days_that_never_are(rule: Recurrence) -> None:
    longest = max(
        (calendar.monthrange(_A_LEAP_YEAR, month)[1] for month in rule.months), default=31
    )
    if rule.month_days and min(map(abs, rule.month_days)) > longest:
        names = " or ".join(MONTHS[month - 1] for month in rule.months)
        day = min(map(abs, rule.month_days))
        raise Fault(NEVER_MEETS, f"{names} never has {day} days", "correct BYMONTH or BYMONTHDAY")
    for number, day in rule.days:
        if abs(number) > MOST_WEEKS and (rule.months or rule.frequency is Frequency.MONTHLY):
            message = f"no month has {DAYS[day]} {abs(number)} times"
            raise Fault(NEVER_MEETS, message, "count from 1 to 5, or from -1 to -5")


ARule = Annotated[Recurrence, ReadAs(parse)]
