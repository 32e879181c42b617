"""Time zones, held against zoneinfo and against the rules of RFC 5545 and RFC 8536."""

import sys
from datetime import UTC, date, datetime, time, timedelta
from importlib.resources import files
from pathlib import Path

import pytest
from dateutil import relativedelta as delta
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from timeline.diagnostics.findings import Fault
from timeline.time.zones import (
    UNKNOWN_ZONE,
    Observance,
    Transition,
    check_name,
    keeps_rule,
    load,
    names,
    readings,
    yearly_rule,
)

WEEKDAYS = (delta.MO, delta.TU, delta.WE, delta.TH, delta.FR, delta.SA, delta.SU)
MINUTE = timedelta(minutes=1)
ALL = st.sampled_from(sorted(names()))
RULED = st.sampled_from(sorted(name for name in names() if yearly_rule(name)))
CHANGING = st.sampled_from(sorted(name for name in names() if len(yearly_rule(name)) > 1))


def hint(name: str) -> str | None:
    with pytest.raises(Fault) as caught:
        check_name(name)
    assert caught.value.rule is UNKNOWN_ZONE
    return caught.value.hint


def local_change(change: Transition, year: int) -> datetime:
    """Return the local time of a change, by the reading that RFC 5545 gives of BYDAY."""
    nth = WEEKDAYS[change.weekday](change.week)
    step = delta.relativedelta(day=1 if change.week > 0 else 31, weekday=nth)
    return datetime.combine(date(year, change.month, 1) + step, change.at)


def offset_by_rule(rule: tuple[Observance, ...], instant: datetime) -> timedelta:
    """Return the offset of the observance that began last before an instant, all in UTC."""
    if len(rule) == 1:
        return rule[0].offset
    begun: list[tuple[datetime, timedelta]] = []
    for observance, other in (rule, rule[::-1]):
        assert observance.since is not None
        for year in range(instant.year - 2, instant.year + 2):
            local = local_change(observance.since, year)
            begun.append(((local - other.offset).replace(tzinfo=UTC), observance.offset))
    return max(change for change in begun if change[0] <= instant)[1]


def instants(first: int, last: int) -> st.SearchStrategy[datetime]:
    start, end = (datetime.fromisoformat(day) for day in (f"{first}-01-02", f"{last}-12-30"))
    return st.datetimes(start, end, timezones=st.just(UTC))


def near_a_change(name: str, year: int, number: int, minutes: int) -> datetime:
    """Return a local time that is `minutes` from one of the year's changes, if it has any."""
    zone = load(name)
    days = [datetime(year, 1, 2, tzinfo=UTC) + timedelta(days=day) for day in range(360)]
    offsets = [day.astimezone(zone).utcoffset() for day in days]
    changes = [index for index in range(1, 360) if offsets[index] != offsets[index - 1]]
    if not changes:
        return days[0].replace(tzinfo=None) + minutes * MINUTE
    index = changes[number % len(changes)]
    earlier, later = days[index - 1], days[index]
    while later - earlier > MINUTE:
        middle = earlier + (later - earlier) // MINUTE // 2 * MINUTE
        if middle.astimezone(zone).utcoffset() == offsets[index - 1]:
            earlier = middle
        else:
            later = middle
    return later.astimezone(zone).replace(tzinfo=None, fold=0) + minutes * MINUTE


LOCAL = st.builds(
    lambda name, *where: (name, near_a_change(name, *where)),
    ALL,
    st.integers(1973, 2037),
    st.integers(0, 3),
    st.integers(-200, 200),
)


@pytest.mark.parametrize(
    "name", ["UTC", "Asia/Kolkata", "America/Argentina/Ushuaia", "Asia/Calcutta", "Etc/GMT+5"]
)
def test_a_zone_is_a_region_and_place_or_utc(name: str) -> None:
    assert check_name(name) == name


@pytest.mark.parametrize(
    "name",
    [
        "",
        "EST",
        "CET",
        "localtime",
        "posixrules",
        "Factory",
        "right/UTC",
        "Europe",
        "zone.tab",
        "../UTC",
        "/etc/localtime",
        "Asia/Kolkata\0",
        "asia/kolkata",
        "Asia/Kolkata ",
        "+05:30",
        "x" * 10_000,
    ],
)
def test_nothing_else_is_a_zone(name: str) -> None:
    assert hint(name)


def test_every_name_leads_to_a_zone_of_that_name() -> None:
    assert {load(name).key for name in names()} == names()


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("IST", "Asia/Kolkata"),
        ("ist", "Asia/Kolkata"),
        ("CET", "Europe/Paris"),
        ("EST", "America/New_York"),
        ("GMT", "UTC"),
        ("Z", "UTC"),
        ("utc", "UTC"),
        ("asia/kolkata", "Asia/Kolkata"),
        ("Asia/Kolkatta", "Asia/Kolkata"),
        ("America/New York", "America/New_York"),
    ],
)
def test_a_hint_names_the_zone_that_was_meant(name: str, meant: str) -> None:
    assert meant in names()
    assert hint(name) == f'did you mean "{meant}"?'


def test_what_is_near_no_zone_gets_an_example() -> None:
    assert hint("Middle Earth") == "write that of a city, such as Asia/Kolkata"


def test_a_message_is_one_short_line_whatever_was_written() -> None:
    with pytest.raises(Fault) as caught:
        check_name("many\nlines\n" * 50)
    assert len(caught.value.message.splitlines()) == 1
    assert len(caught.value.message) < 120


@pytest.mark.parametrize(
    ("name", "instant", "local"),
    [
        ("UTC", "2023-03-02T13:00", "2023-03-02T13:00:00+00:00"),
        ("Asia/Kolkata", "2023-03-02T13:00", "2023-03-02T18:30:00+05:30"),
        ("Asia/Kolkata", "1943-01-01T00:00", "1943-01-01T06:30:00+06:30"),
        ("Europe/Rome", "2023-07-01T12:00", "2023-07-01T14:00:00+02:00"),
        ("Europe/Vienna", "1815-06-09T10:54:39", "1815-06-09T12:00:00+01:05:21"),
        ("Asia/Kathmandu", "2023-01-01T00:00", "2023-01-01T05:45:00+05:45"),
        ("Australia/Lord_Howe", "2023-01-01T00:00", "2023-01-01T11:00:00+11:00"),
        ("Pacific/Apia", "2011-12-30T10:00", "2011-12-31T00:00:00+14:00"),
    ],
)
def test_a_zone_knows_its_history(name: str, instant: str, local: str) -> None:
    moment = datetime.fromisoformat(instant).replace(tzinfo=UTC)
    assert moment.astimezone(load(name)).isoformat() == local


@pytest.mark.parametrize(
    ("name", "local", "found"),
    [
        ("Asia/Kolkata", "2023-03-02T18:30", ["2023-03-02T13:00"]),
        ("America/New_York", "2023-03-12T02:30", []),
        ("America/New_York", "2023-11-05T01:30", ["2023-11-05T05:30", "2023-11-05T06:30"]),
        ("America/New_York", "2023-11-05T02:00", ["2023-11-05T07:00"]),
        ("Europe/Rome", "2023-03-26T02:00", []),
        ("Europe/Rome", "2023-03-26T03:00", ["2023-03-26T01:00"]),
        ("Europe/Dublin", "2023-10-29T01:00", ["2023-10-29T00:00", "2023-10-29T01:00"]),
        ("Australia/Lord_Howe", "2023-10-01T02:15", []),
        ("Australia/Lord_Howe", "2023-04-02T01:45", ["2023-04-01T14:45", "2023-04-01T15:15"]),
        ("America/Santiago", "2023-09-03T00:30", []),
        ("Africa/Casablanca", "2023-03-19T02:30", ["2023-03-19T01:30", "2023-03-19T02:30"]),
        ("Pacific/Apia", "2011-12-30T12:00", []),
    ],
)
def test_a_local_time_is_once_twice_or_never(name: str, local: str, found: list[str]) -> None:
    moments = readings(datetime.fromisoformat(local), load(name))
    assert [f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M}" for moment in moments] == found


@given(LOCAL)
@settings(deadline=None)
def test_the_readings_are_all_instants_at_which_the_clocks_show_the_time(
    where: tuple[str, datetime],
) -> None:
    name, local = where
    zone = load(name)
    half_minutes = range(-15 * 120, 16 * 120)
    tried = (local.replace(tzinfo=UTC) + step * MINUTE / 2 for step in half_minutes)
    shown = [
        instant
        for instant in tried
        if instant.astimezone(zone).replace(tzinfo=None, fold=0) == local
    ]
    found = readings(local, zone)
    assert [moment.astimezone(UTC) for moment in found] == shown
    assert all(moment.replace(tzinfo=None, fold=0) == local for moment in found)
    assert all(moment.tzinfo is zone for moment in found)


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("UTC", (Observance("UTC", timedelta(0), None),)),
        ("Asia/Kolkata", (Observance("IST", timedelta(hours=5.5), None),)),
        (
            "Europe/Rome",
            (
                Observance("CET", timedelta(hours=1), Transition(10, -1, 6, time(3))),
                Observance("CEST", timedelta(hours=2), Transition(3, -1, 6, time(2))),
            ),
        ),
        (
            "America/New_York",
            (
                Observance("EST", timedelta(hours=-5), Transition(11, 1, 6, time(2))),
                Observance("EDT", timedelta(hours=-4), Transition(3, 2, 6, time(2))),
            ),
        ),
        (
            "Europe/Dublin",
            (
                Observance("GMT", timedelta(0), Transition(10, -1, 6, time(2))),
                Observance("IST", timedelta(hours=1), Transition(3, -1, 6, time(1))),
            ),
        ),
        (
            "Australia/Lord_Howe",
            (
                Observance("+1030", timedelta(hours=10.5), Transition(4, 1, 6, time(2))),
                Observance("+11", timedelta(hours=11), Transition(10, 1, 6, time(2))),
            ),
        ),
        (
            "America/St_Johns",
            (
                Observance("NST", timedelta(hours=-3.5), Transition(11, 1, 6, time(2))),
                Observance("NDT", timedelta(hours=-2.5), Transition(3, 2, 6, time(2))),
            ),
        ),
    ],
)
def test_a_zone_keeps_a_yearly_rule(name: str, rule: tuple[Observance, ...]) -> None:
    assert yearly_rule(name) == rule


@pytest.mark.parametrize(
    ("name", "footer"),
    [
        ("Before_The_Day", "<-02>2<-01>,M3.5.0/-1,M10.5.0/0"),
        ("At_The_End_Of_The_Day", "<-04>4<-03>,M9.1.6/24,M4.1.6/24"),
        ("Days_Later", "EET-2EEST,M3.4.4/50,M10.4.4/50"),
        ("Numbered_Days", "EST5EDT,J60/2,J300/2"),
        ("Numbered_From_Zero", "EST5EDT,59,299"),
        ("None", ""),
    ],
)
def test_a_rule_that_calendars_do_not_know_is_none(
    name: str, footer: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = (files("tzdata") / "zoneinfo" / "America" / "New_York").read_bytes()
    before_footer = data[: data.rindex(b"\n", 0, -1) + 1]
    folder = tmp_path / "tzdata" / "zoneinfo" / "Test"
    folder.mkdir(parents=True)
    (tmp_path / "tzdata" / "__init__.py").touch()
    (folder / name).write_bytes(before_footer + f"{footer}\n".encode())
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "tzdata")
    assert yearly_rule(f"Test/{name}") == ()
    assert not keeps_rule(datetime(2023, 6, 1, 12, tzinfo=load(f"Test/{name}")))


@given(
    st.builds(
        Transition,
        st.integers(1, 12),
        st.sampled_from([1, 2, 3, 4, -1]),
        st.integers(0, 6),
        st.times(),
    ),
    st.integers(1, 9998),
)
def test_a_change_is_on_the_nth_weekday_of_its_month(change: Transition, year: int) -> None:
    assert change.in_year(year) == local_change(change, year)


@given(RULED, instants(1971, 2037))
@example("Europe/Dublin", datetime(2023, 10, 29, 1, 30, tzinfo=UTC))
@example("Europe/Rome", datetime(2023, 10, 29, 1, 30, tzinfo=UTC))
@example("Australia/Sydney", datetime(2023, 1, 1, tzinfo=UTC))
def test_where_the_rule_is_kept_it_tells_the_offset(name: str, instant: datetime) -> None:
    moment = instant.astimezone(load(name))
    assume(keeps_rule(moment))
    assert offset_by_rule(yearly_rule(name), instant) == moment.utcoffset()


@given(CHANGING, st.integers(2034, 2037), st.integers(0, 3), st.integers(-200, 200))
def test_the_rule_is_kept_in_years_to_come_even_next_to_a_change(
    name: str, year: int, number: int, minutes: int
) -> None:
    found = readings(near_a_change(name, year, number, minutes), load(name))
    assume(len(found) == 1)
    assert keeps_rule(found[0])
    assert offset_by_rule(yearly_rule(name), found[0].astimezone(UTC)) == found[0].utcoffset()


@pytest.mark.parametrize(
    ("name", "moment", "kept"),
    [
        ("Asia/Kolkata", "2023-03-02T18:30", True),
        ("Asia/Kolkata", "1943-03-02T18:30", False),
        ("Europe/Rome", "2023-03-02T18:30", True),
        ("Europe/Rome", "2023-07-02T18:30", True),
        ("Europe/Rome", "1980-09-29T12:00", False),
        ("Europe/Vienna", "1815-06-09T12:00", False),
        ("America/New_York", "2006-03-20T12:00", False),
        ("America/New_York", "2007-03-20T12:00", True),
        ("Europe/Moscow", "2012-07-01T12:00", False),
    ],
)
def test_a_rule_is_not_that_of_other_times(name: str, moment: str, kept: bool) -> None:
    zone = load(name)
    assert keeps_rule(datetime.fromisoformat(moment).replace(tzinfo=zone)) is kept


def test_of_an_hour_that_comes_twice_the_rule_tells_neither() -> None:
    first, second = readings(datetime.fromisoformat("2023-10-29T02:30"), load("Europe/Rome"))
    assert (keeps_rule(first), keeps_rule(second)) == (False, False)
