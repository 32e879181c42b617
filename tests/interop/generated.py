"""Registries made by chance, each with the calendar that it means."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from tests.interop.expected import event
from tests.interop.readers.shape import Row

_EVENTS = 12
_FIRST, _LAST = date(1996, 1, 1), date(2036, 1, 1)
"""Days before the last change of clocks that dateutil knows, and with it ics."""
_DAY = timedelta(days=1)
_ZONES = (
    "Africa/Johannesburg",
    "America/New_York",
    "America/Santiago",
    "America/Sao_Paulo",
    "America/St_Johns",
    "Asia/Kathmandu",
    "Asia/Kolkata",
    "Asia/Tehran",
    "Australia/Lord_Howe",
    "Australia/Sydney",
    "Europe/Dublin",
    "Europe/Rome",
    "Pacific/Apia",
    "Pacific/Auckland",
    "Pacific/Chatham",
    "UTC",
)
"""Zones with the same rules in all editions of tzdata that consumers bring along."""
_STATUSES = {
    "tentative": ("TENTATIVE", "Tentative: "),
    "announced": ("TENTATIVE", "Announced: "),
    "confirmed": ("CONFIRMED", ""),
    "under_way": ("CONFIRMED", ""),
    "concluded": ("CONFIRMED", ""),
    "postponed": ("CANCELLED", "Postponed: "),
    "cancelled": ("CANCELLED", "Cancelled: "),
}
_WORDS = (
    "Talks",
    "trade, and more;",
    "C:\\new\\table",
    '"quoted"',
    "semi;colon,comma",
    "🤝🏽",
    "👨‍👩‍👧‍👦",
    "🇮🇳🇮🇹",
    "द्विपक्षीय वार्ता",
    "क्षमता",
    "لقاء القمة",
    "פגישה",
    "首脑会谈",
    "Thủ tướng",
    "<b>&amp;</b>",
    "100% = #1 @ 50:50",
    "\\, \\; \\n",
    "Æsir-øl",
)


@dataclass(frozen=True)
class Generated:
    """The text of a registry, and the events that a calendar has to show of it."""

    text: str
    rows: list[Row]


@dataclass(frozen=True)
class _Time:
    """A time as written, and as it stands in a calendar and in a title."""

    when: str
    start: str
    end: str | None
    vague: str = ""


def generated(seed: int) -> Generated:
    """Return a registry that is the same for the same seed."""
    random, name = Random(seed), f"generated-{seed}"  # noqa: S311
    lines = [f"registry: {name}", f"title: Registry {seed}", "updated: 2038-01-01", "events:"]
    rows = []
    for number in range(_EVENTS):
        time = random.choice(_TIMES)(random)
        title = " ".join(random.choices(_WORDS, k=random.randint(1, 6)))
        status = random.choice(list(_STATUSES))
        written, before = _STATUSES[status]
        fields = f"kind: talks, title: {json.dumps(title, ensure_ascii=False)}, status: {status}"
        lines.append(f"  e{number}: {{{fields}, when: {time.when}}}")
        summary = f"{before}{title}{time.vague}"
        rows.append(event(f"e{number}@{name}", time.start, time.end, summary, written))
    return Generated("\n".join([*lines, ""]), rows)


def _any_day(random: Random) -> date:
    return _FIRST + random.randrange((_LAST - _FIRST).days) * _DAY


def _day(random: Random) -> _Time:
    day = _any_day(random)
    return _Time(f"{day}", f"{day}", f"{day + _DAY}")


def _part_of_day(random: Random) -> _Time:
    day = _any_day(random)
    part = random.choice(["morning", "afternoon", "evening"])
    return _Time(f"{day} {part}", f"{day}", f"{day + _DAY}", f" ({part})")


def _doubtful_day(random: Random) -> _Time:
    day = _any_day(random)
    mark, doubt = random.choice([("~", "approximate"), ("?", "uncertain")])
    return _Time(f"{day}{mark}", f"{day}", f"{day + _DAY}", f" (date {doubt})")


def _days(random: Random) -> _Time:
    first = _any_day(random)
    last = first + random.randint(1, 20) * _DAY
    return _Time(f"{first} to {last}", f"{first}", f"{last + _DAY}")


def _moment(random: Random) -> _Time:
    instant = _any_instant(random)
    return _Time(_local(instant, _zone(random, instant)), _utc(instant), None)


def _moments(random: Random) -> _Time:
    start = _any_instant(random)
    end = start + timedelta(minutes=random.randint(1, 4000))
    zone = _zone(random, start, end)
    return _Time(f"{_local(start, zone)} to {_local(end, zone)}", _utc(start), _utc(end))


def _call(random: Random) -> _Time:
    """Return a short time in two zones.

    Where clocks change meanwhile, recurring-ical-events gets the end of such a time wrong.
    """
    start = _any_instant(random)
    end = start + timedelta(minutes=random.randint(1, 120))
    ends = _local(start, _zone(random, start)), _local(end, _zone(random, end))
    return _Time(" to ".join(ends), _utc(start), _utc(end))


_TIMES: tuple[Callable[[Random], _Time], ...] = (
    _day,
    _part_of_day,
    _doubtful_day,
    _days,
    _moment,
    _moments,
    _moments,
    _call,
)


def _any_instant(random: Random) -> datetime:
    midnight = datetime.combine(_any_day(random), datetime.min.time(), UTC)
    return midnight + timedelta(minutes=random.randrange(24 * 60))


def _zone(random: Random, *instants: datetime) -> str:
    """Return a zone whose clocks show each of the instants once, and to the minute."""
    zones = random.sample(_ZONES, len(_ZONES))
    return next(
        zone
        for zone in zones
        if all(_is_plain(instant.astimezone(ZoneInfo(zone))) for instant in instants)
    )


def _is_plain(local: datetime) -> bool:
    return not local.second and local.utcoffset() == local.replace(fold=not local.fold).utcoffset()


def _local(instant: datetime, zone: str) -> str:
    return f"{instant.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M} {zone}"


def _utc(instant: datetime) -> str:
    return f"{instant:%Y-%m-%dT%H:%M:%SZ}"
