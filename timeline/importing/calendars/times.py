"""When an event of a calendar is, as a registry writes it."""

from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from timeline.ical.foreign import Foreign, instant, said_end
from timeline.ical.properties import first, text
from timeline.importing.calendars.desk import Desk
from timeline.importing.calendars.moments import LeftOutError, meant
from timeline.reading.yaml import Data
from timeline.time import zones
from timeline.time.zones import readings

_DAY = timedelta(days=1)
_UTC = "UTC"
_DATE = len("2027-03-04")


@dataclass(frozen=True, slots=True)
class Times:
    """Start and end of an event: days, the last one included, or moments in their zones.

    The clocks of `zone` count for it, if it has clock times and their zone is known. It is
    `by_rules` if the calendar has rules for its clocks that are those of no zone that is known.
    """

    start: date
    end: date | None
    zone: ZoneInfo | None = None
    by_rules: bool = False

    @property
    def when(self) -> str:
        """The text of `when`."""
        if self.end is None or (self.end == self.start and not isinstance(self.start, datetime)):
            return _written(self.start, self.zone)
        is_plain = all(map(self._is_plain, (self.start, self.end)))
        usual = self.zone if is_plain else None
        start, end = _written(self.start, usual), _written(self.end, usual)
        is_same_day = isinstance(self.end, datetime) and start[:_DATE] == end[:_DATE]
        return f"{start} to {end[_DATE + 1 :] if is_plain and is_same_day else end}"

    def _is_plain(self, moment: date) -> bool:
        """Whether a moment needs no zone behind it, as the one of the event tells which it is."""
        return not isinstance(moment, datetime) or _is_clear(moment, self.zone)

    @property
    def instants(self) -> tuple[date, date | None]:
        """Start and end as days or moments in UTC."""
        return instant(self.start), instant(self.end) if self.end else None

    def fields(self, usual: str) -> dict[str, Data]:
        """Return `when`, and `timezone` if that is not the usual one."""
        when: dict[str, Data] = {"when": self.when}
        return when | ({"timezone": self.zone.key} if self.zone and self.zone.key != usual else {})

    def on(self, start: date) -> "Times":
        """Return the times of another occurrence, which begins at another time."""
        if isinstance(start, datetime) and isinstance(self.end, datetime):
            length = instant(self.end) - instant(self.start)
            end: date | None = (start.astimezone(UTC) + length).astimezone(self.end.tzinfo)
        else:
            end = self.end and start + (self.end - self.start)
        return Times(start, end, self.zone, self.by_rules)


def times_of(desk: Desk, event: Foreign) -> Times:
    """Return when an event is; raise LeftOutError if nobody can tell."""
    try:
        return _times(desk, event)
    except OverflowError:
        raise LeftOutError("its times are outside the calendar") from None


def _times(desk: Desk, event: Foreign) -> Times:
    start = meant(desk, event, event.start, first(event.properties, "DTSTART"))
    said = said_end(event.properties, event.start, desk.calendars.zones)
    if said is not None and type(said) is not type(event.start):
        desk.notes.unuse(event.line, "DTEND: not as DTSTART is")
        said = None
    end = said and meant(desk, event, said, first(event.properties, "DTEND"))
    if end and instant(end) < instant(start):
        raise LeftOutError("it ends before it starts")
    if not isinstance(start, datetime):
        return Times(start, max(start, end - _DAY) if end else start)
    return _timed(desk, event, start, end if isinstance(end, datetime) and end != start else None)


def _timed(desk: Desk, event: Foreign, start: datetime, end: datetime | None) -> Times:
    """Return start and end of an event at clock times, or of the whole days that they mean."""
    is_series = "RRULE" in event.properties
    is_in_utc = start.tzinfo is zones.load(_UTC)
    zone = zones.load(_UTC) if is_series and is_in_utc else desk.zone(start)
    begin, last = _local(start, zone), end and _local(end, zone)
    if begin.year == MINYEAR or (last or begin).year == MAXYEAR:
        raise LeftOutError("its times are outside the calendar")  # in some zone they are no times
    if _is_whole_days(event, begin, last):
        return Times(begin.date(), max(begin.date(), (last or begin + _DAY).date() - _DAY))
    if begin.second or (last and last.second):
        desk.notes.unuse(event.line, "DTSTART: seconds")
    by_rules = not isinstance(start.tzinfo, ZoneInfo)
    is_alike = end is None or end.tzinfo is start.tzinfo or end.tzinfo is zones.load(_UTC)
    return Times(
        begin, last if end is None or is_alike else _local(end, desk.zone(end)), zone, by_rules
    )


def _is_whole_days(event: Foreign, start: datetime, end: datetime | None) -> bool:
    """Whether Outlook means whole days by moments at midnight."""
    is_said = text(event.properties, "X-MICROSOFT-CDO-ALLDAYEVENT").upper() == "TRUE"
    return is_said and start.time() == time() and (end is None or end.time() == time())


def _local(moment: datetime, zone: ZoneInfo | None) -> datetime:
    return moment.astimezone(UTC).astimezone(zone) if zone else moment


def _written(moment: date, zone: ZoneInfo | None) -> str:
    """Return a day, or a moment with its zone if that is not the one of the event."""
    if not isinstance(moment, datetime):
        return str(moment)
    if isinstance(moment.tzinfo, ZoneInfo) and not _is_clear(moment, moment.tzinfo):
        moment = moment.astimezone(zones.load(_UTC))
    there = moment.tzinfo
    behind = f" {there}" if isinstance(there, ZoneInfo) and there is not zone else ""
    return f"{_shown(moment).isoformat(' ', 'minutes')}{behind}"


def _is_clear(moment: datetime, zone: ZoneInfo | None) -> bool:
    """Whether the clocks of a zone show a moment, and no other, as it is written."""
    is_there = moment.tzinfo is zone or not isinstance(moment.tzinfo, ZoneInfo)
    return is_there and (zone is None or len(readings(_shown(moment), zone)) == 1)


def _shown(moment: datetime) -> datetime:
    return moment.replace(tzinfo=None, second=0, microsecond=0, fold=0)
