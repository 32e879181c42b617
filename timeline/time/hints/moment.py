"""One moment as people write it: whatever its pieces say, joined."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime, time, timedelta

from timeline.time import zones
from timeline.time.dates import WEEKDAYS, DayPart

_HOURS = {
    DayPart.MORNING: range(12),
    DayPart.NOON: range(12, 16),
    DayPart.AFTERNOON: range(12, 19),
    DayPart.EVENING: range(16, 24),
    DayPart.NIGHT: range(19, 24),
}
"""The hours of each part of the day; after midnight, nobody knows of which day the night is."""
_HALF_DAY = 12
_SUNDAY = 7


@dataclass(frozen=True, slots=True)
class Moment:
    """What is said of a moment; None for whatever is not said.

    `about` is said in words, `mark` by a sign, and `roughly` of the clock. `numeric` dates have an
    order of day and month that varies between countries. A day that `is_nth` has its ending, as in
    2nd. `offset` counts the minutes from UTC.
    `is_guess` is said of a zone by an abbreviation that several zones share.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    period: tuple[str, int] | None = None
    unit: str | None = None
    ordinal: int | None = None
    loose: bool | None = None
    season: bool | None = None
    about: bool | None = None
    mark: str | None = None
    numeric: bool | None = None
    is_nth: bool | None = None
    clock: tuple[int, int] | None = None
    roughly: bool | None = None
    half: str | None = None
    part: DayPart | None = None
    zone: str | None = None
    offset: int | None = None
    is_guess: bool | None = None

    @property
    def is_clock_alone(self) -> bool:
        """Whether it says a time of the day, and nothing of the date."""
        dated = (self.year, self.month, self.day, self.weekday, self.period, self.unit)
        return self.clock is not None and dated == (None,) * len(dated)

    @property
    def date(self) -> str | None:
        """The date as a registry has it, with YYYY for a year that is not said."""
        year = "YYYY" if self.year is None else f"{self.year:04}"
        if self.period and self.month is self.day is None:
            unit, number = self.period
            return f"{year}-{unit}{number:02}" if unit == "W" else f"{year}-{unit}{number}"
        if self.period or (self.month is None and (self.year is None or self.day is not None)):
            return None
        month = "" if self.month is None else f"-{self.month:02}"
        day = "" if self.day is None else f"-{self.day:02}"
        return f"{year}{month}{day}"

    @property
    def time(self) -> str:
        """The time of the day as a registry has it, with a blank before it."""
        if self.clock:
            hour, minute = self.clock
            about = "~" if self.roughly else ""
            return f" {hour:02}:{minute:02}{about}" + (f" {self.zone}" if self.zone else "")
        return f" {self.part}" if self.part else ""

    @property
    def text(self) -> str:
        """The moment as a registry has it; only one with a date has any."""
        weekday = "" if self.weekday is None else f"{WEEKDAYS[self.weekday][:3]} "
        return f"{weekday}{self.date}{self.mark or ''}{self.time}"

    @property
    def is_whole(self) -> bool:
        """Whether its text leaves out nothing that it says, but for loose words."""
        is_timed = bool(self.clock or self.part)
        if self.zone and not self.clock:
            return False
        if is_timed and (self.mark or not self.day):
            return False
        if self.weekday is not None and not self.day:
            return False
        return not (self.loose and (self.day or is_timed or self.mark))

    @property
    def is_vague(self) -> bool:
        """Whether words say that it is not meant exactly."""
        return bool(self.loose or self.season or self.about)

    @property
    def has_weekday(self) -> bool:
        """Whether its weekday is that of its day, if it has one."""
        day = calendar_day(self)
        return self.weekday is None or (day is not None and day.weekday() == self.weekday)


_FIELDS = [field.name for field in fields(Moment)]


def joined(pieces: Iterable[Moment]) -> Moment | None:
    """Return what the pieces say together; None if two of them say the same thing."""
    said: dict[str, object] = {}
    for piece in pieces:
        for name in _FIELDS:
            value = getattr(piece, name)
            if value is not None:
                if name in said:
                    return None
                said[name] = value
    return Moment(**said)  # type: ignore[arg-type]  # each value is of its own field


def _with_half(moment: Moment) -> Moment | None:
    """Return a moment with a clock of 24 hours and no words for the same; None if they differ."""
    if moment.clock is None or not (moment.half or moment.part):
        return moment
    hour, minute = moment.clock
    if moment.half:
        if not 1 <= hour <= _HALF_DAY:
            return None
        hour = hour % _HALF_DAY + (_HALF_DAY if moment.half == "p" else 0)
    if moment.part:
        hours = _HOURS[moment.part]
        hour = hour if hour in hours else hour + _HALF_DAY
        if hour not in hours:
            return None
    return replace(moment, clock=(hour, minute), half=None, part=None)


def _with_period(moment: Moment) -> Moment | None:
    """Return a moment with its week, quarter or half-year in numbers; None if they make none."""
    unit, ordinal = moment.unit, moment.ordinal
    if unit is None:
        return None if ordinal else moment
    bare = replace(moment, unit=None, ordinal=None)
    if moment.month and moment.day:
        return _week_of(bare) if unit == "W" and not ordinal else None
    if ordinal and (moment.month or unit == "W"):
        return None if unit == "Q" else replace(bare, loose=True)
    number = moment.day or ordinal
    most = {"W": 53, "Q": 4, "H": 2}[unit]
    if not number or number > most or (moment.day and ordinal):
        return None
    return replace(bare, day=None, period=(unit, number))


def _week_of(moment: Moment) -> Moment | None:
    """Return the week of a day; None for a Sunday, which begins the week in some countries."""
    day = calendar_day(moment)
    if day is None or day.isoweekday() == _SUNDAY:
        return None
    year, week, _ = day.isocalendar()
    return replace(moment, year=year, month=None, day=None, weekday=None, period=("W", week))


def calendar_day(moment: Moment) -> date | None:
    """Return the day of a moment, if it has one that the calendar has."""
    try:
        return date(moment.year or 0, moment.month or 0, moment.day or 0)
    except ValueError:
        return None


def _in_utc(moment: Moment) -> Moment | None:
    """Return a moment with an offset in UTC, or in its zone if it names one where that holds."""
    if moment.offset is None:
        return moment
    day, bare = calendar_day(moment), replace(moment, offset=None)
    if day is None or moment.clock is None:
        return None
    hour, minute = moment.clock
    try:
        local = datetime.combine(day, time(hour, minute), UTC)
        offset = timedelta(minutes=moment.offset)
        if moment.zone:
            known = local.replace(tzinfo=zones.load(moment.zone)).utcoffset()
            return bare if known == offset else None
        return replace(_moved(bare, local - offset), zone="UTC")
    except (ValueError, OverflowError):
        return None


def _with_midnight(moment: Moment) -> Moment | None:
    """Return a moment at 24:00 as one at 00:00 on the next day."""
    if moment.clock != (24, 0):
        return moment
    day = calendar_day(moment)
    if day is None or day == date.max:
        return None
    return _moved(moment, datetime.combine(day, time(), UTC) + timedelta(days=1))


def _moved(moment: Moment, to: datetime) -> Moment:
    day, clock = (to.year, to.month, to.day), (to.hour, to.minute)
    if day == (moment.year, moment.month, moment.day):
        return replace(moment, clock=clock)
    year, month, number = day
    return replace(moment, year=year, month=month, day=number, weekday=None, clock=clock)


_STEPS: tuple[Callable[[Moment], Moment | None], ...] = (
    _with_period,
    _with_half,
    _with_midnight,
    _in_utc,
)


def in_our_way(moment: Moment) -> Moment | None:
    """Return a moment in the way of a registry; None if that can't be."""
    found: Moment | None = moment
    for step in _STEPS:
        found = step(found) if found else None
    return found
