"""Time zones: IANA names, the moments that a local clock time means, and a zone's present rule.

All data come from the tzdata package, never from the machine, so that the same registry gives
the same instants everywhere.
"""

import calendar
import re
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import cache
from importlib.resources import files
from typing import Annotated, NamedTuple, cast
from zoneinfo import ZoneInfo

import tzdata

from timeline.diagnostics.findings import Fault, Rule, Severity, closest
from timeline.text import alphabetical, shortened
from timeline.validators import Checked

UNKNOWN_ZONE = Rule(
    "TL207",
    "unknown-zone",
    Severity.ERROR,
    "Write a time zone as its IANA name, with region and city. Abbreviations are not zones: IST "
    "is used in Delhi, Dublin and Jerusalem, and CET says nothing about summer.",
    bad="timezone: IST",
    good="timezone: Asia/Kolkata",
)
RULES = (UNKNOWN_ZONE,)

_USUAL = {
    "AEDT": "Australia/Sydney",
    "AEST": "Australia/Sydney",
    "BRT": "America/Sao_Paulo",
    "BST": "Europe/London",
    "CET": "Europe/Paris",
    "CEST": "Europe/Paris",
    "EAT": "Africa/Nairobi",
    "EDT": "America/New_York",
    "EET": "Europe/Athens",
    "EST": "America/New_York",
    "GMT": "UTC",
    "HKT": "Asia/Hong_Kong",
    "IST": "Asia/Kolkata",
    "JST": "Asia/Tokyo",
    "KST": "Asia/Seoul",
    "MSK": "Europe/Moscow",
    "NPT": "Asia/Kathmandu",
    "NZDT": "Pacific/Auckland",
    "NZST": "Pacific/Auckland",
    "PKT": "Asia/Karachi",
    "PST": "America/Los_Angeles",
    "SAST": "Africa/Johannesburg",
    "SGT": "Asia/Singapore",
    "WAT": "Africa/Lagos",
    "Z": "UTC",
    "ABU_DHABI": "Asia/Dubai",
    "ABUJA": "Africa/Lagos",
    "ANKARA": "Europe/Istanbul",
    "ASTANA": "Asia/Almaty",
    "BEIJING": "Asia/Shanghai",
    "BONN": "Europe/Berlin",
    "BRASILIA": "America/Sao_Paulo",
    "CANBERRA": "Australia/Sydney",
    "DELHI": "Asia/Kolkata",
    "GENEVA": "Europe/Zurich",
    "HANOI": "Asia/Ho_Chi_Minh",
    "ISLAMABAD": "Asia/Karachi",
    "MILAN": "Europe/Rome",
    "MUMBAI": "Asia/Kolkata",
    "NEW_DELHI": "Asia/Kolkata",
    "OTTAWA": "America/Toronto",
    "PRETORIA": "Africa/Johannesburg",
    "PUTRAJAYA": "Asia/Kuala_Lumpur",
    "QUITO": "America/Guayaquil",
    "THE_HAGUE": "Europe/Amsterdam",
    "WASHINGTON": "America/New_York",
    "WELLINGTON": "Pacific/Auckland",
}
"""The zones that people mean by an abbreviation, or by a city that names no zone."""
_POSIX = re.compile(
    r"(?P<std><[^>]+>|[A-Za-z]+)(?P<std_offset>[-+]?\d+(?::\d\d)*)"
    r"(?:(?P<dst><[^>]+>|[A-Za-z]+)(?P<dst_offset>[-+]?\d+(?::\d\d)*)?"
    r",(?P<begin>[^,]+),(?P<end>[^,]+))?"
)
_FIRST_TOLD = 2000
_HOUR = timedelta(hours=1)
_POSIX_DAY = re.compile(r"M(\d+)\.(\d)\.(\d)(?:/(-?\d+)(?::(\d\d))?)?")
EDITION: str = tzdata.__version__
"""The edition of the zone data, as the package index has it: 2026.2 is 2026b."""


@cache
def names() -> frozenset[str]:
    """Return the IANA names that a registry may use: each region and place, and UTC."""
    listed = (files("tzdata") / "zones").read_text("ascii").split()
    return frozenset(name for name in listed if "/" in name) | {"UTC"}


def check_name(name: str) -> str:
    """Return `name` if it is an IANA time zone; raise Fault if it is not."""
    if name in names():
        return name
    message = f'"{shortened(name)}" is not an IANA time zone'
    raise Fault(UNKNOWN_ZONE, message, lambda: _hint(name.replace(" ", "_")))


def usual(abbreviation: str) -> str | None:
    """Return the zone that people mean by an abbreviation, or by a city that names no zone."""
    return _USUAL.get(abbreviation.upper())


def _hint(name: str) -> str:
    """Suggest the zone of a city, or the name that is spelt most like this one."""
    city = name.rpartition("/")[2]
    known = [zone for zone in names() if zone.rpartition("/")[2].casefold() == city.casefold()]
    meant = usual(city) or min(known, key=lambda zone: (len(zone), zone), default=None)
    if meant is None and not name.upper().startswith(("UTC", "GMT", "ETC")):
        meant = closest(name, names(), likeness=0.9)
    return f'did you mean "{meant}"?' if meant else "write that of a city, such as Asia/Kolkata"


ZoneName = Annotated[str, Checked(check_name)]


@cache
def of_country(alpha_2: str) -> tuple[str, ...]:
    """Return the zones that tzdata's zone.tab lists for a country, by its ISO alpha-2 code."""
    table = (files("tzdata") / "zoneinfo" / "zone.tab").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in table if not line.startswith("#")]
    return tuple(row[2] for row in rows if row[0] == alpha_2)


def of_city(name: str, zones: Iterable[str]) -> str | None:
    """Return the zone of a city from `zones`, if the city names a zone or is a known one."""
    city = alphabetical(name).replace(" ", "_")
    named = {zone.rpartition("/")[2].casefold(): zone for zone in zones}
    meant = usual(city)
    return meant if meant in named.values() else named.get(city)


class _Zone(ZoneInfo):
    """A zone of tzdata. Python's own, when made from a file, can't be sent to another process."""

    def __reduce__(self) -> tuple[Callable[[str], ZoneInfo], tuple[str]]:
        return load, (self.key,)


@cache
def load(name: str) -> ZoneInfo:
    """Return the zone called `name`, one of `names()`."""
    # Cached, so that a zone is one object: code elsewhere compares zones by `is`.
    with files("tzdata").joinpath("zoneinfo", *name.split("/")).open("rb") as data:
        return _Zone.from_file(data, key=name)


def moved(moment: datetime | None, zone: str | tzinfo | None) -> datetime | None:
    """Return a moment in another zone; None without either, or before year 1 there."""
    there = load(zone) if isinstance(zone, str) else zone
    try:
        return moment.astimezone(there) if moment and there else None
    except OverflowError:
        return None


def readings(local: datetime, zone: ZoneInfo) -> list[datetime]:
    """Return the moments at which the clocks of `zone` show `local`, a time without zone.

    Usually there is one. Where clocks go forward over the time there is none; where they go back,
    it comes twice, and the earlier moment is first.
    """
    first = datetime.combine(local, local.time(), zone)
    second = first.replace(fold=1)
    if first.utcoffset() == second.utcoffset():
        first.astimezone(UTC)  # raises OverflowError, as below, where UTC has no such year
        return [first]
    found: dict[datetime, datetime] = {}
    for reading in (first, second):
        instant = reading.astimezone(UTC)
        shown = instant.astimezone(zone)
        if shown.replace(tzinfo=None, fold=0) == local:
            found[instant] = shown
    return [found[instant] for instant in sorted(found)]


class Transition(NamedTuple):
    """The yearly transition to an offset: on the nth weekday of a month, at a local time.

    `week` counts from 1, and -1 is the last; `weekday` counts from Monday, 0; `at` is the time
    that clocks show just before the transition.
    """

    month: int
    week: int
    weekday: int
    at: time

    def in_year(self, year: int) -> datetime:
        """Return the local time of the transition in a year, without zone."""
        first = datetime.combine(date(year, self.month, 1), self.at)
        day = 1 + (self.weekday - first.weekday()) % 7
        if self.week > 0:
            return first.replace(day=day + 7 * (self.week - 1))
        last = calendar.monthrange(year, self.month)[1]
        return first.replace(day=day + 7 * ((last - day) // 7))


class Observance(NamedTuple):
    """An offset from UTC, its abbreviation, and the transition at which it begins each year."""

    name: str
    offset: timedelta
    since: Transition | None


@cache
def yearly_rule(name: str) -> tuple[Observance, ...]:
    """Return the standard time, then the summer time, of the present rule of a zone.

    The rule is the POSIX TZ string at the end of the zone's data (RFC 8536, section 3.3). The
    result is empty unless it says "the nth weekday of a month, between 00:00 and 23:59".
    """
    data = files("tzdata").joinpath("zoneinfo", *name.split("/")).read_bytes()
    footer = data[data.rindex(b"\n", 0, -1) + 1 : -1]
    found = _POSIX.fullmatch(footer.decode("ascii"))
    if found is None:
        return ()
    standard = _posix_offset(found["std_offset"])
    std_name = found["std"].strip("<>")
    if found["dst"] is None:
        return (Observance(std_name, standard, None),)
    begin, end = _posix_change(found["begin"]), _posix_change(found["end"])
    if begin is None or end is None:
        return ()
    summer = _posix_offset(found["dst_offset"]) if found["dst_offset"] else standard + _HOUR
    pair = [
        Observance(std_name, standard, end),
        Observance(found["dst"].strip("<>"), summer, begin),
    ]
    return tuple(sorted(pair, key=lambda observance: observance.offset))


def keeps_rule(moment: datetime) -> bool:
    """Whether the present yearly rule of a moment's zone gives the moment's true offset.

    It does not where it would skip the clock time or have it twice.
    """
    local = datetime.combine(moment, moment.time())
    rule = yearly_rule(str(moment.tzinfo))
    if len(rule) < 2:  # noqa: PLR2004
        return bool(rule) and rule[0].offset == moment.utcoffset()
    standard, summer = rule
    end, begin = _changes(str(moment.tzinfo), local.year)
    change = summer.offset - standard.offset
    if begin <= local < begin + change or end - change <= local < end:
        return False
    is_summer = begin <= local < end if begin < end else not end <= local < begin
    return (summer if is_summer else standard).offset == moment.utcoffset()


@cache
def _changes(name: str, year: int) -> list[datetime]:
    """Return the local times, without zone, at which a year's standard and summer time begin."""
    return [cast("Transition", each.since).in_year(year) for each in yearly_rule(name)]


def is_told(moment: datetime) -> bool:
    """Whether a calendar can write a moment with its zone, given the zone's present rule alone.

    Not before 2000: every other edition of tzdata corrects the older history of zones, and many
    programs carry an edition of their own. UTC needs no rule.
    """
    return str(moment.tzinfo) == "UTC" or (moment.year >= _FIRST_TOLD and keeps_rule(moment))


def _posix_offset(text: str) -> timedelta:
    """Return the offset to add to UTC; POSIX writes it with the opposite sign."""
    parts = [int(part) for part in text.lstrip("+-").split(":")]
    west = timedelta(**dict(zip(("hours", "minutes", "seconds"), parts, strict=False)))
    return west if text.startswith("-") else -west


def _posix_change(text: str) -> Transition | None:
    found = _POSIX_DAY.fullmatch(text)
    if found is None:
        return None
    month, week, sunday_first, hour, minute = (int(part or 0) for part in found.groups())
    if found[4] is None:
        hour = 2
    if not 0 <= hour <= 23:  # noqa: PLR2004
        return None
    last = 5
    return Transition(
        month, -1 if week == last else week, (sunday_first - 1) % 7, time(hour, minute)
    )
