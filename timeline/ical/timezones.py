"""VTIMEZONE: the rule a zone keeps now, in the one form that all programs read alike."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from timeline.ical.times import clock, offset
from timeline.time.recurrence import DAYS
from timeline.time.zones import Observance, yearly_rule

_FIRST_RULE = 1970
"""Year in which our VTIMEZONEs begin."""


def timezone(name: str) -> Iterator[str]:
    """Yield a VTIMEZONE of one STANDARD and at most one DAYLIGHT, as Outlook reads it."""
    rule = yearly_rule(name)
    yield "BEGIN:VTIMEZONE"
    yield f"TZID:{name}"
    kinds = ("STANDARD", "DAYLIGHT")
    for kind, observance, before in zip(kinds, rule, reversed(rule), strict=False):
        yield f"BEGIN:{kind}"
        yield from _observance(observance, before.offset)
        yield f"END:{kind}"
    yield "END:VTIMEZONE"


def _observance(observance: Observance, before: timedelta) -> Iterator[str]:
    since = observance.since
    start = since.in_year(_FIRST_RULE) if since else datetime(_FIRST_RULE, 1, 1, tzinfo=UTC)
    yield f"DTSTART:{clock(start)}"
    if since:
        weekday = f"{since.week}{DAYS[since.weekday]}"
        yield f"RRULE:FREQ=YEARLY;BYMONTH={since.month};BYDAY={weekday}"
    yield f"TZOFFSETFROM:{offset(before)}"
    yield f"TZOFFSETTO:{offset(observance.offset)}"
    yield f"TZNAME:{observance.name}"
