"""VTIMEZONE: byte by byte in the lean form, true to another reader."""

import io
from datetime import UTC, datetime, timedelta, tzinfo
from random import Random
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import tzical
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.ical.times import once
from timeline.ical.timezones import timezone
from timeline.time import zones
from timeline.time.spans import resolve
from timeline.time.when import parse

ROME = """\
BEGIN:VTIMEZONE
TZID:Europe/Rome
BEGIN:STANDARD
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
END:DAYLIGHT
END:VTIMEZONE
"""
KOLKATA = """\
BEGIN:VTIMEZONE
TZID:Asia/Kolkata
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:+0530
TZOFFSETTO:+0530
TZNAME:IST
END:STANDARD
END:VTIMEZONE
"""
LORD_HOWE = """\
BEGIN:VTIMEZONE
TZID:Australia/Lord_Howe
BEGIN:STANDARD
DTSTART:19700405T020000
RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU
TZOFFSETFROM:+1100
TZOFFSETTO:+1030
TZNAME:+1030
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19701004T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=1SU
TZOFFSETFROM:+1030
TZOFFSETTO:+1100
TZNAME:+11
END:DAYLIGHT
END:VTIMEZONE
"""
DUBLIN = """\
BEGIN:VTIMEZONE
TZID:Europe/Dublin
BEGIN:STANDARD
DTSTART:19701025T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
TZNAME:GMT
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19700329T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
TZNAME:IST
END:DAYLIGHT
END:VTIMEZONE
"""
RULED = sorted(name for name in zones.names() if zones.yearly_rule(name))


@pytest.mark.parametrize("block", [ROME, KOLKATA, LORD_HOWE, DUBLIN], ids=lambda it: it[21:34])
def test_a_zone_is_one_standard_and_at_most_one_daylight(block: str) -> None:
    name = block.splitlines()[1].removeprefix("TZID:")
    assert "".join(f"{line}\n" for line in timezone(name)) == block


@pytest.mark.parametrize("name", RULED)
def test_what_zones_have_in_common(name: str) -> None:
    lines = list(timezone(name))
    assert lines[1] == f"TZID:{name}"
    assert lines.count("BEGIN:STANDARD") == 1
    assert lines.count("BEGIN:DAYLIGHT") == lines.count("END:DAYLIGHT") <= 1
    assert all(line.split(":", 1)[1] for line in lines)


@settings(max_examples=300, derandomize=True, deadline=None)
@given(
    name=st.sampled_from(RULED),
    moment=st.datetimes(datetime(2000, 1, 1), datetime(2037, 12, 31)),  # noqa: DTZ001
)
def test_a_moment_that_is_told_is_read_the_same_by_another_reader(
    name: str, moment: datetime
) -> None:
    local = moment.replace(second=0, microsecond=0, tzinfo=zones.load(name))
    if zones.is_told(local):
        block = "".join(f"{line}\n" for line in timezone(name))
        zone = tzical(io.StringIO(block)).get(name)
        assert local.replace(tzinfo=zone).utcoffset() == (local.utcoffset() or timedelta())


YEARS = (1, 1750, 1850, 1883, 1901, 1915, 1942, 1955, *range(1970, 2038), 2100)


@pytest.mark.uncounted
@pytest.mark.parametrize("name", sorted(zones.names()))
def test_every_moment_of_every_zone_is_written_as_the_instant_it_is(name: str) -> None:
    random = Random(name)  # noqa: S311
    zone, read = ZoneInfo(name), _reader(name)
    for year in YEARS:
        local = datetime(year, 1, 2) + timedelta(minutes=random.randrange(363 * 24 * 60))  # noqa: DTZ001
        if len(zones.readings(local, zones.load(name))) == 1:
            span = resolve(parse(f"{local:%Y-%m-%d %H:%M}".rjust(16, "0")), name)
            (line,) = once(span, local=True).lines
            written = datetime.fromisoformat(line.rpartition(":")[2].rstrip("Z"))
            told = written.replace(tzinfo=read if "TZID=" in line else UTC)
            assert told.utcoffset() is not None
            assert told.astimezone(UTC) == local.replace(tzinfo=zone).astimezone(UTC), (name, local)


def _reader(name: str) -> tzinfo | None:
    """Return a zone as dateutil reads it from our VTIMEZONE, if it has one."""
    if name not in RULED:
        return None
    return tzical(io.StringIO("".join(f"{line}\n" for line in timezone(name)))).get(name)
