"""How a calendar tells of an event that repeats: by a rule, or by an event for each occurrence.

No RDATE is written: some programs drop what has no RRULE, and Outlook takes an RDATE beside one for
the new day of another occurrence.
"""

from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVar

from timeline.chronology.chronology import TimeProperties
from timeline.ical.times import basic, ends_of, once, value, written
from timeline.schedule.recurring import Series
from timeline.time.spans import Span, instant, resolve
from timeline.time.zones import is_told

MOST_OVERRIDES = 200
"""The most occurrences that a rule in UTC may have at another hour than the others."""
_DAY = timedelta(days=1)
_Time = TypeVar("_Time", bound=date)


class Told:
    """The times of an event that repeats, as a calendar tells them.

    Occurrences due on the days of `own` are events of their own. A rule tells the others, if it
    `has_rule`: those due on the days of `shifted` at another hour, as the rule is in UTC. The
    occurrences due on the days of `without` are left out.
    """

    def __init__(self, series: Series, zone: str | None, without: Collection[date] = ()) -> None:
        repeats = series.repeats
        self._series = series
        self._start, self._end = ends_of(resolve(series.when, zone))
        self._without = {*without, *repeats.excluded}
        ruled = () if series.is_endless else series.ruled()
        self._ruled = [day for day in ruled if day not in repeats.excluded]
        rule = self._rule()
        self._first, self._first_end = rule or (self._start, self._end)
        own = {*repeats.also, *([] if rule else self._ruled)}
        self.own = sorted(own.difference(self._without))
        kept = [day for day in self._ruled if rule and day not in self._without]
        self.has_rule = series.is_endless or bool(kept)
        self.shifted = [day for day in kept if self._at(day, self._start) != self._due(day)]

    def _rule(self) -> tuple[date, date | None] | None:
        """Return start and end of the first occurrence as a rule has them, if a rule can tell all.

        It is in the time zone of the event where our VTIMEZONEs tell the truth, else in UTC, by the
        offset of the first occurrence. A rule in UTC is to name days that are those of the zone.
        """
        start, end = self._start, self._end
        if not isinstance(start, datetime) or self._series.is_endless:
            return start, end
        moments = [self._at(day, start) for day in self._ruled]
        ends = [self._at(day, end) for day in self._ruled if isinstance(end, datetime)]
        if all(map(is_told, (start, *moments, *ends))):
            return start, end
        offset, *others = [moment.utcoffset() or timedelta() for moment in (*moments, start)]
        shown = start.replace(tzinfo=UTC)
        is_same_day = timedelta() <= shown - datetime.combine(shown, time(), UTC) - offset < _DAY
        if not is_same_day or sum(other != offset for other in others) > MOST_OVERRIDES:
            return None
        first = shown - offset
        return first, first + (instant(end) - instant(start)) if isinstance(end, datetime) else None

    def _at(self, day: date, first: _Time) -> _Time:
        """Return the time on a day that is the one of the first occurrence on the first day."""
        # for speed: a clock time that its zone skips or has twice is refused before
        return first + (day - self._series.first)

    def _due(self, day: date) -> date:
        """Return when the rule has the occurrence that is due on a day."""
        return self._at(day, self._first)

    def rule(self) -> TimeProperties:
        """Return DTSTART and DTEND of the first occurrence by the rule, RRULE and EXDATE."""
        repeats, rule = self._series.repeats, f"RRULE:{self._series.rule}"
        last = date.max
        if repeats.until:
            last = max(self._ruled)
            rule = f"{rule};UNTIL={basic(self._due(last))}"
        out = sorted(day for day in self._without.difference(repeats.also) if day <= last)
        start = written(self._first, self._first_end, local=True)
        return TimeProperties((*start.lines, rule, *self._exceptions(out)), start.zones)

    def _exceptions(self, days: list[date]) -> Iterator[str]:
        if days:
            kind, *_ = value(self._first).partition(":")
            moments = (value(self._due(day)).partition(":")[2] for day in days)
            yield f"EXDATE{kind}:{','.join(moments)}"

    def override(self, day: date, span: Span) -> TimeProperties:
        """Return RECURRENCE-ID of the occurrence that the rule has on `day`, and when it is."""
        due = value(self._due(day))
        now = once(span, local="TZID" in due)
        zones = written(self._first, None, local=True).zones
        return TimeProperties((f"RECURRENCE-ID{due}", *now.lines), now.zones | zones)
