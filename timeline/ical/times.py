"""When an event is: DTSTART and DTEND, and how it repeats (RFC 5545, section 3.8)."""

import re
from collections.abc import Collection, Iterator
from datetime import date, datetime, timedelta
from enum import Enum, auto
from typing import cast

from timeline.schedule.recurring import Series
from timeline.time.spans import Span, instant, resolve
from timeline.time.zones import is_told

_DAY = timedelta(days=1)
_ZONE = re.compile(rb"^[A-Z-]+;TZID=([^:;]+):", re.MULTILINE)


def once(span: Span, *, local: bool) -> Iterator[str]:
    """Yield DTSTART and DTEND: moments where both ends are, else whole days.

    Moments are written in their zones, if that is wanted, where our VTIMEZONEs tell the truth
    about both, else in UTC: some programs misread an end in UTC after a start in a zone.
    """
    if not span.is_timed:
        first, last = cast("tuple[date, date]", (span.earliest, span.latest))
        yield f"DTSTART{_day(first)}"
        yield f"DTEND{_day(last + _DAY)}"
        return
    moments = [moment for moment in (span.start, span.end) if moment]
    local = local and all(map(is_told, moments))
    for name, moment in zip(("DTSTART", "DTEND"), moments, strict=False):
        yield f"{name}{_moment(moment, local=local)}"


class Form(Enum):
    """How the moments of an event that repeats are written."""

    LOCAL = auto()
    """By a rule, in their zone; also where the event takes whole days."""
    UTC = auto()
    """By a rule, in UTC."""
    ONE_BY_ONE = auto()
    """Without a rule, in UTC."""


class Repeated:
    """The times of an event that repeats, the occurrences due on the days of `without` left out."""

    def __init__(self, series: Series, zone: str | None, without: Collection[date] = ()) -> None:
        self.series = series
        self.zone = zone
        self.without = {*without, *series.repeats.excluded}
        self.first = resolve(series.when, zone)
        self.form = self._form()

    def _form(self) -> Form:
        """Return the form that tells the truth: no offset of the zone is taken for another."""
        start = self.first.start
        if start is None or not self.first.is_timed or self.series.is_endless:
            return Form.LOCAL
        spans = [self.first, *(self._due(day) for day in self.series.days())]
        moments = [moment for span in spans for moment in (span.start, span.end) if moment]
        if all(map(is_told, moments)):
            return Form.LOCAL
        steady = {moment.utcoffset() for moment in moments} == {start.utcoffset()}
        if steady and instant(start).date() == start.date():
            return Form.UTC
        return Form.ONE_BY_ONE

    def _due(self, day: date) -> Span:
        return resolve(self.series.due(day), self.zone)

    def lines(self) -> Iterator[str]:
        """Yield DTSTART and DTEND of the first occurrence, and when the others are.

        Where there is no rule, the first is among the others too: ical.js, and so Nextcloud, would
        leave it out.
        """
        if self.form is Form.ONE_BY_ONE:
            days = [day for day in self.series.days() if day not in self.without]
            yield from once(self._due(days[0]), local=False)
            yield from self._days("RDATE", days)
            return
        last = self._last()
        yield from once(self.first, local=self.form is Form.LOCAL)
        yield self._rule(last)
        yield from self._days("EXDATE", [day for day in self.without if day <= last])
        yield from self._days("RDATE", [*{*self.series.repeats.also} - self.without])

    def id_of(self, day: date) -> str:
        """Return the RECURRENCE-ID of the occurrence that is due on `day`."""
        return f"RECURRENCE-ID{self._name(day)}"

    def _last(self) -> date:
        """Return the last day of the rule that is not excepted, if it ends on a day."""
        repeats = self.series.repeats
        if repeats.until is None:
            return date.max
        kept = (day for day in self.series.ruled() if day not in repeats.excluded)
        return max(kept, default=self.series.first)

    def _rule(self, last: date) -> str:
        """Return RRULE, with the start of its last occurrence as UNTIL if it ends on a day."""
        if self.series.repeats.until is None:
            return f"RRULE:{self.series.rule}"
        start = self._due(last).start if self.first.is_timed else None
        return f"RRULE:{self.series.rule};UNTIL={_utc(start) if start else _date(last)}"

    def _days(self, name: str, days: Collection[date]) -> Iterator[str]:
        if days:
            kind, *_ = self._name(min(days)).partition(":")
            values = [self._name(day).partition(":")[2] for day in sorted(days)]
            yield f"{name}{kind}:{','.join(values)}"

    def _name(self, day: date) -> str:
        """Return the parameters and value by which a calendar knows the occurrence of a day."""
        start = self.first.start
        if start is None or not self.first.is_timed:
            return _day(day)
        if self.form is Form.LOCAL:
            return _moment(datetime.combine(day, start.time(), start.tzinfo), local=True)
        if self.form is Form.UTC:
            return _moment(instant(start) + (day - self.series.first), local=False)
        return _moment(self._due(day).start or start, local=False)


def zones(lines: bytes) -> set[str]:
    """Return the names of the time zones in which a VEVENT writes moments, before its SUMMARY."""
    times, _, _ = lines.partition(b"\nSUMMARY")
    return {name.decode() for name in _ZONE.findall(times)}


def _moment(moment: datetime, *, local: bool) -> str:
    if not local or str(moment.tzinfo) == "UTC":
        return f":{_utc(moment)}"
    return f";TZID={moment.tzinfo}:{clock(moment)}"


def clock(moment: datetime) -> str:
    """Return the day and the clock time of a moment, in form 1 of RFC 5545, section 3.3.5."""
    day = f"{moment.year:04}{moment.month:02}{moment.day:02}"
    return f"{day}T{moment.hour:02}{moment.minute:02}{moment.second:02}"


def _utc(moment: datetime) -> str:
    return f"{clock(instant(moment))}Z"


def _day(day: date) -> str:
    return f";VALUE=DATE:{_date(day)}"


def _date(day: date) -> str:
    return day.isoformat().replace("-", "")
