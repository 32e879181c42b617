"""When an event is: DTSTART and DTEND, and how it repeats (RFC 5545, section 3.8)."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from enum import Enum, auto
from typing import cast

from timeline.chronology.chronology import TimeProperties
from timeline.chronology.options import Undated
from timeline.schedule.recurring import Series
from timeline.time.spans import Span, instant, resolve
from timeline.time.zones import is_told

_DAY = timedelta(days=1)


def days_of(span: Span) -> tuple[date, date]:
    """Return the first day and the day after the last, by which a calendar shows whole days."""
    first, last = cast("tuple[date, date]", (span.earliest, span.latest))
    return first, last + _DAY


def once(span: Span, *, local: bool) -> TimeProperties:
    """Return DTSTART and DTEND: moments where both ends are, else whole days.

    Moments are written in their zones, if that is wanted, where our VTIMEZONEs tell the truth
    about both, else in UTC: some programs misread an end in UTC after a start in a zone.
    """
    if not span.is_timed:
        first, after = days_of(span)
        return TimeProperties((f"DTSTART{_day(first)}", f"DTEND{_day(after)}"))
    moments = [moment for moment in (span.start, span.end) if moment]
    local = local and all(map(is_told, moments))
    zones = {str(moment.tzinfo) for moment in moments} - {"UTC"} if local else ()
    ends = zip(("DTSTART", "DTEND"), moments, strict=False)
    return TimeProperties(
        tuple(f"{name}{_moment(moment, local=local)}" for name, moment in ends), frozenset(zones)
    )


def possible(span: Span, undated: Undated) -> TimeProperties:
    """Return DTSTART and DTEND of an event without a day: its first possible day, or all days."""
    is_first = undated is Undated.FIRST
    return once(replace(span, latest=span.earliest) if is_first else span, local=False)


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

    def times(self) -> TimeProperties:
        """Return DTSTART and DTEND of the first occurrence, and when the others are.

        Where there is no rule, the first is among the others too: ical.js, and so Nextcloud, would
        leave it out.
        """
        if self.form is Form.ONE_BY_ONE:
            days = [day for day in self.series.days() if day not in self.without]
            start = once(self._due(days[0]), local=False)
            return TimeProperties((*start.lines, *self._days("RDATE", days)))
        last = self._last()
        start = once(self.first, local=self.form is Form.LOCAL)
        others = (
            self._rule(last),
            *self._days("EXDATE", [day for day in self.without if day <= last]),
            *self._days("RDATE", [*{*self.series.repeats.also} - self.without]),
        )
        return TimeProperties((*start.lines, *others), start.zones)

    def changed(self, day: date, span: Span) -> TimeProperties:
        """Return RECURRENCE-ID of the occurrence that is due on `day`, and when it is instead."""
        now, due = once(span, local=True), once(self.first, local=self.form is Form.LOCAL)
        lines = (f"RECURRENCE-ID{self._name(day)}", *now.lines)
        return TimeProperties(lines, now.zones | due.zones)

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
