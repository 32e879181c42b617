"""Spans: the days and moments of an event, once its time zone or its parents are known."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from timeline.diagnostics.findings import Fault, Rule, Severity
from timeline.time.date_text import IMPOSSIBLE_DATE
from timeline.time.dates import Point, Precision, Shape, When, following, preceding
from timeline.time.when import END_BEFORE_START
from timeline.time.zones import load, readings

CLOCK_SKIPPED = Rule(
    "TL312",
    "clock-skipped",
    Severity.ERROR,
    "No event takes place in the hour that is missing when clocks go forward.",
    bad="when: 2023-03-26 02:30 Europe/Rome",
    good="when: 2023-03-26 03:30 Europe/Rome",
)
CLOCK_TWICE = Rule(
    "TL313",
    "clock-twice",
    Severity.ERROR,
    "If a clock time is in the hour that comes twice when clocks go back, write it in UTC.",
    bad="when: 2023-10-29 02:30 Europe/Rome",
    good="when: 2023-10-29 00:30 UTC",
)
NO_ZONE = Rule(
    "TL314",
    "no-zone",
    Severity.ERROR,
    "A clock time has a time zone: after the time, or from the event, its place or the registry's "
    "defaults.",
    bad="when: 2023-03-02 18:30",
    good="when: 2023-03-02 18:30 Asia/Kolkata",
)
RULES = (CLOCK_SKIPPED, CLOCK_TWICE, NO_ZONE)

_MINUTE = timedelta(minutes=1)
_BOUNDED = (Shape.AT, Shape.RANGE)


@dataclass(frozen=True, slots=True)
class Span:
    """The time of an event, in local days and, if known, in moments.

    `earliest` and `latest` are the first and last local day it may touch, None where open.
    `start` and `end` are the moments with their zones, None where no clock time is known.
    `when` is None for an event that takes place at some time during its parents. Days are local
    to `zone`, the time zone of the event, if it is known.
    """

    when: When | None
    earliest: date | None
    latest: date | None
    start: datetime | None = None
    end: datetime | None = None
    zone: str | None = None

    @property
    def has_days(self) -> bool:
        """Whether the first and the last day are known, at least approximately."""
        if self.when is None:
            return self.earliest is not None and self.latest is not None
        return self._is_day(0) and self._is_day(-1)

    @property
    def is_open(self) -> bool:
        """Whether it ends or starts on no day, but in a week, month, quarter, half-year or year."""
        is_bounded = self.when is not None and self.when.shape in _BOUNDED
        return is_bounded and not self.has_days

    @property
    def starts_on_a_day(self) -> bool:
        """Whether the first day is known, at least approximately."""
        return self._is_day(0)

    @property
    def ends_on_a_day(self) -> bool:
        """Whether the last day is known, at least approximately."""
        return self._is_day(-1)

    def _is_day(self, index: int) -> bool:
        if self.when is None or self.when.shape not in _BOUNDED:
            return False
        return self.when.points[index].precision is Precision.DAY

    @property
    def first_day(self) -> date | None:
        """The local day of the start; across the date line, the event may touch an earlier one."""
        return self.start.date() if self.start else self.earliest

    @property
    def day(self) -> date | None:
        """The day by which names and offices go: the first that is known."""
        return self.first_day or self.latest

    @property
    def is_doubted(self) -> bool:
        """Whether a date is approximate or uncertain."""
        return self.when is not None and any(point.mark for point in self.when.points)

    @property
    def is_about(self) -> bool:
        """Whether a clock time is approximate."""
        return self.when is not None and any(point.about for point in self.when.points)

    @property
    def is_unknown(self) -> bool:
        """Whether nothing is known of the date."""
        return self.earliest is None and self.latest is None

    @property
    def days(self) -> int | None:
        """The number of days that the event touches, if it is known."""
        if self.when is None or not self.has_days or self.earliest is None or self.latest is None:
            return None
        return (self.latest - self.earliest).days + 1

    @property
    def is_exact(self) -> bool:
        """Whether its days, or moments at both ends, are all that is to be said of it."""
        return (
            self.when is not None
            and self.has_days
            and (self.is_timed or not (self.start or self.end))
            and not any(point.mark or point.part or point.about for point in self.when.points)
        )

    @property
    def is_timed(self) -> bool:
        """Whether the event starts at a clock time, and ends at one if its end is known."""
        if self.when is None or self.start is None:
            return False
        return self.when.shape is Shape.AT or self.end is not None


def resolve(when: When, zone: str | None) -> Span:
    """Return the span of `when`; a clock time without a zone is local to `zone`.

    Raises Fault for a clock time that has no zone, or that its zone skips or has twice. An end
    that is not after the start is a Fault too.
    """
    if when.shape is Shape.UNKNOWN:
        return Span(when, None, None, zone=zone)
    first, last = when.points[0], when.points[-1]
    moments = [_moment(point, zone) for point in when.points]
    if when.shape is Shape.AFTER:
        return Span(when, following(first).first, None, zone=zone)
    if when.shape is Shape.BEFORE:
        return Span(when, None, preceding(last).last, zone=zone)
    start, end = moments[0], moments[1] if when.shape is Shape.RANGE else None
    if start and end and instant(end) <= instant(start):
        raise Fault(
            END_BEFORE_START,
            f"ends {_shown(end)} {end.tzinfo}, not after it starts {_shown(start)} {start.tzinfo}",
            "check the two times and their zones",
        )
    earliest, latest = sorted((first.first, last.last))
    if end and end.time() == time() and latest > earliest:  # midnight ends the day before
        latest -= timedelta(days=1)
    return Span(when, earliest, latest, start, end, zone)


def during(parents: Sequence[Span]) -> Span:
    """Return the span of an event that takes place at some time during all of `parents`."""
    zones = {span.zone for span in parents}
    return Span(
        None,
        max((span.earliest for span in parents if span.earliest), default=None),
        min((span.latest for span in parents if span.latest), default=None),
        zone=zones.pop() if len(zones) == 1 else None,
    )


def instant(moment: datetime) -> datetime:
    """Return `moment` in UTC: Python compares two moments in one zone by their clocks alone."""
    return moment.astimezone(UTC)


def duration(span: Span) -> timedelta | None:
    """Return the time from start to end, if both are moments."""
    return instant(span.end) - instant(span.start) if span.start and span.end else None


def first_days(span: Span) -> tuple[date | None, date | None]:
    """Return the first and the last day on which the event may start, None where open."""
    if span.when is None or span.when.shape not in _BOUNDED:
        return span.earliest, span.latest
    if span.starts_on_a_day:
        return span.first_day, span.first_day
    return span.when.points[0].first, span.when.points[0].last


def sure_year(span: Span) -> int | None:
    """Return the year in which the event starts, if it can only be one."""
    first, last = first_days(span)
    if not first or not last or (span.is_doubted and not span.starts_on_a_day):
        return None
    return first.year if first.year == last.year else None


def _shown(moment: datetime) -> str:
    """Return a local date and clock time as a registry writes them."""
    return moment.replace(tzinfo=None).isoformat(" ", "minutes")


def _moment(point: Point, zone: str | None) -> datetime | None:
    """Return the moment of a point with a clock time; raise Fault unless there is exactly one."""
    if point.clock is None:
        return None
    name = point.zone or zone
    if name is None:
        raise Fault(
            NO_ZONE,
            f"{point.clock:%H:%M} has no time zone",
            "give the event, its place or the defaults a timezone, such as Asia/Kolkata",
        )
    local = datetime.combine(point.first, point.clock)
    try:
        found = readings(local, load(name))
    except OverflowError:
        raise Fault(
            IMPOSSIBLE_DATE,
            f"{local} in {name} is before the calendar in UTC",
            "leave the time out",
        ) from None
    if len(found) == 1:
        return found[0]
    before, after = (local.replace(tzinfo=load(name), fold=fold) for fold in (0, 1))
    if found:
        said = " or ".join(f"{_shown(moment.astimezone(UTC))} UTC" for moment in found)
        raise Fault(
            CLOCK_TWICE,
            f"{name} has {_shown(local)} twice, as its clocks go back",
            f"write the one that you mean: {said}",
        )
    shown = [moment.astimezone(UTC).astimezone(load(name)) for moment in (after, before)]
    said = " or ".join(_shown(moment) for moment in shown)
    raise Fault(
        CLOCK_SKIPPED,
        f"{name} has no {_shown(local)}: its clocks go forward over it",
        f"write the time that you mean: {said}",
    )
