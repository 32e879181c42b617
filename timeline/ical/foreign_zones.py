"""Time zones of a foreign calendar: by their names, else by the rules of its VTIMEZONEs."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import Enum, auto
from functools import cached_property
from zoneinfo import ZoneInfo

from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from timeline.ical.blocks import Block
from timeline.ical.properties import first, properties, text
from timeline.ical.properties import time as time_of
from timeline.time import zones
from timeline.time.expansion import expanded
from timeline.time.zone_names import current

FLOATING = timezone(timedelta(), "floating")
"""The zone of clock times that hold wherever the reader is."""
_LAST = datetime(2100, 1, 1)  # noqa: DTZ001 - a local time
"""The local time up to which the rules of a VTIMEZONE are looked at."""
_MOST_ONSETS = 1_000
_MOST_YEARS = 100
_DAY = timedelta(days=1)
_NOON = time(12)


class Way(Enum):
    """How a name of a zone was understood."""

    NAME = auto()
    SAID = auto()
    RULES = auto()
    OFFSETS = auto()
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class Known:
    """What a name of a zone stands for: a zone if one is known, else the offsets of its rules."""

    way: Way
    zone: ZoneInfo | None = None
    rules: "Rules | None" = None


@dataclass(frozen=True)
class Rules:
    """A VTIMEZONE: the line on which it begins, and the local times at which offsets begin."""

    block: Block

    @cached_property
    def onsets(self) -> list[tuple[datetime, timedelta, timedelta]]:
        """The local times at which clocks change, each with the offset before and after."""
        found = [onset for part in self.block.parts for onset in _onsets(part)]
        return sorted(found)

    @cached_property
    def _starts(self) -> list[datetime]:
        return [start for start, _, _ in self.onsets]

    def offset(self, local: datetime) -> timedelta:
        """Return the offset from UTC at a local time; there has to be an onset."""
        number = bisect_right(self._starts, local)
        return self.onsets[number - 1][2] if number else self.onsets[0][1]

    def reaches(self, local: datetime) -> bool:
        """Whether the rules speak of a local time: some begin with the year of the calendar."""
        times = self._starts
        return bool(times) and times[0] <= local and (len(times) == 1 or local <= times[-1])

    def agrees(self, zone: ZoneInfo, years: Iterable[int]) -> bool:
        """Whether a zone has the same offset on every day of some years."""
        for year in sorted(years)[:_MOST_YEARS]:
            days = (date(year, 1, 1) + number * _DAY for number in range(365))
            for noon in (datetime.combine(day, _NOON) for day in days):
                if self.offset(noon) != noon.replace(tzinfo=zone).utcoffset():
                    return False
        return True


def _onsets(part: Block) -> list[tuple[datetime, timedelta, timedelta]]:
    """Return when a STANDARD or DAYLIGHT begins, and the offsets before and after."""
    found, _ = properties(part)
    start = time_of(first(found, "DTSTART"))
    before, after = (first(found, name) for name in ("TZOFFSETFROM", "TZOFFSETTO"))
    offsets = [each.offset for each in (before or after, after) if each]
    if not isinstance(start, datetime) or len(offsets) < 2 or None in offsets:  # noqa: PLR2004
        return []
    start = start.replace(tzinfo=None)
    times = [start, *(each for added in found.get("RDATE", ()) for each in added.times)]
    if rule := text(found, "RRULE"):
        times += _ruled(rule, start, offsets[0] or timedelta())
    moments = {each.replace(tzinfo=None) for each in times if isinstance(each, datetime)}
    return [(each, *offsets) for each in moments]  # type: ignore[misc]


def _ruled(rule: str, start: datetime, before: timedelta) -> list[datetime]:
    """Return the local times of a rule, by which clocks change once or twice a year."""
    if "FREQ=YEARLY" not in rule.upper():  # others may take for ever
        return []
    _, _, end = rule.upper().partition("UNTIL=")
    try:
        until = datetime.fromisoformat(end.partition(";")[0]) if end else _LAST
        last = until.astimezone(timezone(before)) if until.tzinfo else until
        return expanded(rule, start, last.replace(tzinfo=None), _MOST_ONSETS)
    except (ValueError, OverflowError, TypeError):
        return []


@dataclass
class Zones:
    """The zones of a calendar, each looked up once.

    `said` are names with the zones for which they stand; `usual` is tried for a name that says
    nothing. `years` are those of the moments in each zone.
    """

    blocks: Mapping[str, Block]
    years: Mapping[str, set[int]]
    said: Mapping[str, str] = field(default_factory=dict)
    usual: str = ""
    known: dict[str, Known] = field(default_factory=dict)

    def of(self, name: str) -> Known:
        """Return what a name stands for."""
        if name not in self.known:
            self.known[name] = self._look_up(name)
        return self.known[name]

    def _look_up(self, name: str) -> Known:
        block = self.blocks.get(name)
        rules = Rules(block) if block else None
        if name in self.said:
            return Known(Way.SAID, zones.load(self.said[name]), None)
        for each in (name, text(properties(block)[0], "X-LIC-LOCATION") if block else ""):
            if found := zone_of(each):
                return Known(Way.NAME, zones.load(found), rules)
        if rules is None or not rules.onsets:
            return Known(Way.UNKNOWN)
        if self.usual and rules.agrees(zones.load(self.usual), self.years.get(name, ())):
            return Known(Way.RULES, zones.load(self.usual), rules)
        return Known(Way.OFFSETS, None, rules)

    def moment(self, local: datetime, name: str) -> datetime:
        """Return the moment of a local time under the name of a zone.

        It is at an offset, if only the rules of the zone are known, and floating without these.
        """
        known = self.of(name)
        if known.zone:
            return local.replace(tzinfo=known.zone)
        offset = known.rules.offset(local) if known.rules else None
        return local.replace(tzinfo=FLOATING if offset is None else timezone(offset))

    def contradiction(self, local: datetime, name: str) -> datetime | None:
        """Return the moment by the VTIMEZONE of a zone, if it is another than by its name."""
        known = self.of(name)
        is_ruled = known.zone and known.rules and known.rules.reaches(local)
        offset = known.rules.offset(local) if known.rules and is_ruled else None
        if offset is None or offset == local.replace(tzinfo=known.zone).utcoffset():
            return None
        return (local - offset).replace(tzinfo=UTC).astimezone(known.zone)


def zone_of(name: str) -> str | None:
    """Return the IANA name of a zone by a name that programs give it.

    These are IANA names, such with the prefix of a vendor, and those of Windows.
    """
    name = name.strip(' "/')
    if found := current(name):
        return found
    if name in WINDOWS_TO_OLSON:
        return current(WINDOWS_TO_OLSON[name])
    parts = name.split("/")
    tails = ("/".join(parts[start:]) for start in range(1, len(parts) - 1))
    return next((found for tail in tails if "/" in tail and (found := current(tail))), None)
