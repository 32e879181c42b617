"""Recurrence rules of calendars as the registry has them, and what else they name."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo

from timeline.diagnostics.findings import Fault
from timeline.time import rrule
from timeline.time.recurrence import Frequency, Recurrence

_UNTIL = re.compile(r"(?:^|;)UNTIL=([^;]*)")
_COUNT = re.compile(r"(?:^|;)COUNT=([0-9]{1,9})(?:;|$)")
_DAY = timedelta(days=1)
_CLOCK = {"BYHOUR": "hour", "BYMINUTE": "minute", "BYSECOND": "second"}


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as written, but for its end, which is a day and perhaps a moment.

    `recurrence` is None if the registry takes no such rule; `why` says why.
    """

    written: str
    until: date | datetime | None
    recurrence: Recurrence | None
    why: str = ""

    @property
    def count(self) -> int | None:
        """How many occurrences it has at most, if it says so."""
        found = _COUNT.search(self.written)
        return int(found[1]) if found else None

    def on_days(self, moment: date) -> "Rule":
        """Return the rule of whole days, which a calendar has as midnights such as a moment."""
        until = self.until
        if not isinstance(until, datetime) or not isinstance(moment, datetime):
            return self
        return replace(
            self, until=(until.astimezone(moment.tzinfo) if until.tzinfo else until).date()
        )

    def is_past(self, start: date) -> bool:
        """Whether a moment is after the end of the rule, if that is a moment in UTC."""
        until = self.until
        if not isinstance(until, datetime) or not isinstance(start, datetime):
            return False
        return until.tzinfo is not None and start > until

    def last_day(self, start: date) -> date | None:
        """Return the last day on which an occurrence may start, which are all at one hour."""
        if not isinstance(self.until, datetime) or not isinstance(start, datetime):
            return self.until.date() if isinstance(self.until, datetime) else self.until
        end = self.until.astimezone(start.tzinfo) if self.until.tzinfo else self.until
        return end.date() - (_DAY if end.time() < start.time() else timedelta())


def read(text: str, start: date) -> Rule:
    """Read the RRULE of an event that begins at `start`, without the parts that say nothing."""
    text = "".join(text.upper().split()).removeprefix("RRULE:")
    found = _UNTIL.search(text)
    until = _end(found[1]) if found else None
    written = _UNTIL.sub("", text).strip(";")
    if found and until is None:
        return Rule(written, None, None, f"its end, {found[1][:30]}, is no day")
    try:
        rule = rrule.parse(_without_idle(written, start))
    except Fault as fault:
        return Rule(written, until, None, fault.message)
    if rule.count and until:
        return Rule(written, until, None, "the rule has both COUNT and UNTIL")
    return Rule(written, until, rule)


def _end(text: str) -> date | datetime | None:
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return moment if "T" in text else moment.date()


def _without_idle(text: str, start: date) -> str:
    """Return a rule without the parts that change none of its days."""
    parts = dict(part.partition("=")[::2] for part in text.split(";") if part)
    has_one_day = "," not in parts.get("BYDAY", "")
    if "BYWEEKNO" not in parts and (parts.get("FREQ") != Frequency.WEEKLY or has_one_day):
        parts.pop("WKST", None)
    clock = start.time() if isinstance(start, datetime) else time()
    for name, unit in _CLOCK.items():
        if parts.get(name, "").lstrip("0") == str(getattr(clock, unit)).lstrip("0"):
            parts.pop(name, None)
    return ";".join(f"{name}={value}" for name, value in parts.items())


def local_last(rule: Rule, zone: tzinfo | None, horizon: date) -> datetime:
    """Return the local time after which a rule has no occurrence that counts."""
    match rule.until:
        case datetime() as moment:
            local = moment.astimezone(zone) if moment.tzinfo and zone else moment
            return min(local.replace(tzinfo=None), datetime.combine(horizon, time.max))
        case date() as day:
            return datetime.combine(min(day, horizon), time.max)
    return datetime.combine(horizon, time.max)
