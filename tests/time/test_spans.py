"""Spans: the days and moments of an event, its EDTF, and what lies outside what."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.conftest import codes
from timeline.diagnostics.findings import Fault, Rule
from timeline.tables.edtf import edtf
from timeline.time.date_text import IMPOSSIBLE_DATE
from timeline.time.overlap import outside
from timeline.time.spans import CLOCK_SKIPPED, CLOCK_TWICE, NO_ZONE, Span, during, instant, resolve
from timeline.time.when import END_BEFORE_START, parse
from timeline.time.zones import load, names, readings

KOLKATA = "Asia/Kolkata"


def span(text: str, zone: str | None = KOLKATA) -> Span:
    return resolve(parse(text), zone)


def fault(text: str, zone: str | None = KOLKATA) -> Fault:
    with pytest.raises(Fault) as caught:
        span(text, zone)
    return caught.value


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def utc(moment: datetime | None) -> str | None:
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M}" if moment else None


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2023-03-02", "2023-03-02", "2023-03-02"),
        ("2023-03-02~ evening", "2023-03-02", "2023-03-02"),
        ("2023-03-02 18:30", "2023-03-02", "2023-03-02"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-Q3", "2023-07-01", "2023-09-30"),
        ("2021~", "2021-01-01", "2021-12-31"),
        ("2023-03-02 to 2023-03-03", "2023-03-02", "2023-03-03"),
        ("2021~ to 2023-03-02", "2021-01-01", "2023-03-02"),
        ("2023-03 to 2023-Q4", "2023-03-01", "2023-12-31"),
        ("2023 to 2023-03-05", "2023-01-01", "2023-03-05"),
        ("2023-03-05 to 2023", "2023-03-05", "2023-12-31"),
        ("after 2023-03-02", "2023-03-03", None),
        ("after 2023-02", "2023-03-01", None),
        ("after 2022-Q4", "2023-01-01", None),
        ("after 2022", "2023-01-01", None),
        ("after 2023-03-02 18:30", "2023-03-02", None),
        ("before 2023-03-02", None, "2023-03-01"),
        ("before 2024-03", None, "2024-02-29"),
        ("before 2023-Q2", None, "2023-03-31"),
        ("before 2023", None, "2022-12-31"),
        ("before 2023-03-02 18:30", None, "2023-03-02"),
        ("unknown", None, None),
    ],
)
def test_a_span_bounds_the_local_days_that_an_event_may_touch(
    text: str, earliest: str | None, latest: str | None
) -> None:
    found = span(text)
    assert (found.earliest, found.latest) == (day(earliest), day(latest))


@pytest.mark.parametrize("text", ["2023-03-02", "2023-03-02 18:30 UTC", "after 2023", "unknown"])
def test_a_span_knows_the_zone_whose_days_it_counts(text: str) -> None:
    assert span(text).zone == KOLKATA
    assert span(text, None).zone is None


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2023-03-02 18:30", "2023-03-02 13:00", None),
        ("2023-03-02 18:30 UTC", "2023-03-02 18:30", None),
        ("2023-03-02 18:30 to 19:30", "2023-03-02 13:00", "2023-03-02 14:00"),
        ("2023-03-02 00:30 to 2023-03-03 00:30", "2023-03-01 19:00", "2023-03-02 19:00"),
        (
            "2023-03-02 18:30 Pacific/Auckland to 18:00 Australia/Sydney",
            "2023-03-02 05:30",
            "2023-03-02 07:00",
        ),
        ("2023-03-02 18:30 to 2023-03-03", "2023-03-02 13:00", None),
        ("2023-03-02 to 2023-03-03 18:30", None, "2023-03-03 13:00"),
        ("2023-03-02 evening", None, None),
        ("after 2023-03-02 18:30", None, None),
        ("before 2023-03-02 18:30", None, None),
        ("2023-10-29 00:30 UTC", "2023-10-29 00:30", None),
    ],
)
def test_clock_times_are_moments(text: str, start: str | None, end: str | None) -> None:
    found = span(text)
    assert (utc(found.start), utc(found.end)) == (start, end)


def test_a_day_that_ends_before_the_date_line_is_touched() -> None:
    found = span("2023-03-03 08:00 Pacific/Auckland to 2023-03-02 20:00 Pacific/Honolulu")
    assert (utc(found.start), utc(found.end)) == ("2023-03-02 19:00", "2023-03-03 06:00")
    assert (found.earliest, found.latest) == (date(2023, 3, 2), date(2023, 3, 3))


def test_a_moment_shows_the_clock_and_zone_that_were_written() -> None:
    found = span("2023-03-02 18:30 Asia/Kolkata to 15:00 Europe/Rome")
    assert found.start
    assert found.end
    assert found.start.isoformat() == "2023-03-02T18:30:00+05:30"
    assert found.end.isoformat() == "2023-03-02T15:00:00+01:00"
    assert (str(found.start.tzinfo), str(found.end.tzinfo)) == (KOLKATA, "Europe/Rome")


@pytest.mark.parametrize(
    ("text", "zone", "rule", "message", "hint"),
    [
        (
            "2023-03-02 18:30",
            None,
            NO_ZONE,
            "18:30 has no time zone",
            "give the event, its place or the defaults a timezone, such as Asia/Kolkata",
        ),
        (
            "before 2023-03-02 18:30",
            None,
            NO_ZONE,
            "18:30 has no time zone",
            "give the event, its place or the defaults a timezone, such as Asia/Kolkata",
        ),
        (
            "2023-03-26 02:30",
            "Europe/Rome",
            CLOCK_SKIPPED,
            "Europe/Rome has no 2023-03-26 02:30: its clocks go forward over it",
            "write the time that you mean: 2023-03-26 01:30 or 2023-03-26 03:30",
        ),
        (
            "after 2023-10-01 02:15",
            "Australia/Lord_Howe",
            CLOCK_SKIPPED,
            "Australia/Lord_Howe has no 2023-10-01 02:15: its clocks go forward over it",
            "write the time that you mean: 2023-10-01 01:45 or 2023-10-01 02:45",
        ),
        (
            "2023-10-28 12:00 to 2023-10-29 02:30",
            "Europe/Rome",
            CLOCK_TWICE,
            "Europe/Rome has 2023-10-29 02:30 twice, as its clocks go back",
            "write the one that you mean: 2023-10-29 00:30 UTC or 2023-10-29 01:30 UTC",
        ),
        (
            "2023-03-02 18:30 Asia/Kolkata to 14:00 Europe/Rome",
            KOLKATA,
            END_BEFORE_START,
            "ends 2023-03-02 14:00 Europe/Rome, not after it starts 2023-03-02 18:30 Asia/Kolkata",
            "check the two times and their zones",
        ),
        (
            "0001-01-01 00:00",
            KOLKATA,
            IMPOSSIBLE_DATE,
            "0001-01-01 00:00:00 in Asia/Kolkata is before the calendar in UTC",
            "leave the time out",
        ),
    ],
)
def test_a_clock_time_that_is_not_one_moment_is_refused(
    text: str, zone: str | None, rule: Rule, message: str, hint: str
) -> None:
    refused = fault(text, zone)
    assert (refused.rule, refused.message, refused.hint) == (rule, message, hint)


def test_a_message_writes_years_with_four_digits() -> None:
    assert "0476-09-04" in fault("0476-09-04 18:00 America/New_York to 12:00 UTC").message


def test_an_end_at_the_very_moment_of_the_start_is_refused() -> None:
    assert fault("2023-03-02 18:30 Asia/Kolkata to 13:00 UTC").rule is END_BEFORE_START


@pytest.mark.parametrize(
    ("text", "zone", "days"),
    [
        ("2023-09-03 00:30", "America/Santiago", ["2023-09-02"]),
        ("2011-12-30 10:00", "Pacific/Apia", ["2011-12-29", "2011-12-31"]),
    ],
)
def test_a_hint_names_the_other_day_where_clocks_skip_midnight(
    text: str, zone: str, days: list[str]
) -> None:
    refused = fault(text, zone)
    assert refused.rule is CLOCK_SKIPPED
    assert [day for day in days if day in (refused.hint or "")] == days


@given(
    st.sampled_from(sorted(names())),
    st.datetimes(datetime.fromisoformat("0001-01-02"), datetime.fromisoformat("9998-12-31")),
)
def test_a_clock_time_is_the_only_moment_that_shows_it_or_is_refused(
    name: str, local: datetime
) -> None:
    local = local.replace(second=0, microsecond=0)
    text = f"{local.isoformat(' ', 'minutes')} {name}"
    try:
        start = span(text, None).start
    except Fault as refused:
        rule: Rule | None = refused.rule
    else:
        assert start
        assert start.replace(tzinfo=None, fold=0) == local
        rule = None
    times = len(readings(local, load(name)))
    assert rule is {0: CLOCK_SKIPPED, 1: None, 2: CLOCK_TWICE}[times]


WORDS = [
    *("unknown", "after", "before", "to", "to", "2023-03-02", "2023-03-03~", "2023-Q1?", "2024"),
    *("0001-01-01", "9998-12-31", "9998", "9998-12", "9998-Q4", "0001", "00:00", "23:59", "night"),
    *("UTC", "Pacific/Kiritimati", "Pacific/Niue"),
]


def is_refused(text: str, zone: str | None) -> bool:
    try:
        span(text, zone)
    except Fault:
        return True
    return False


@given(
    st.lists(st.sampled_from(WORDS), max_size=7).map(" ".join),
    st.sampled_from([None, KOLKATA, "America/Los_Angeles"]),
)
@example("after 9998", None)
def test_what_parses_has_a_span_with_an_edtf_or_is_refused(text: str, zone: str | None) -> None:
    if is_refused(text, zone):
        return
    found = span(text, zone)
    assert (edtf(found) == "") is found.is_unknown
    if found.earliest and found.latest:
        assert found.earliest <= found.latest


KNOWN = ("has_days", "starts_on_a_day", "is_timed", "is_unknown")


@pytest.mark.parametrize(
    ("text", "days", "known"),
    [
        ("2023-03-02", 1, {"has_days", "starts_on_a_day"}),
        ("2023-03-02~", 1, {"has_days", "starts_on_a_day"}),
        ("2023-03-02 evening", 1, {"has_days", "starts_on_a_day"}),
        ("2023-03-02 to 2023-03-05", 4, {"has_days", "starts_on_a_day"}),
        ("2023-03-02 18:30", 1, {"has_days", "starts_on_a_day", "is_timed"}),
        ("2023-03-02 18:30 to 19:30", 1, {"has_days", "starts_on_a_day", "is_timed"}),
        ("2023-03-02 18:30 to 2023-03-03 09:00", 2, {"has_days", "starts_on_a_day", "is_timed"}),
        ("2023-03-02 18:30 to 2023-03-03", 2, {"has_days", "starts_on_a_day"}),
        ("2023-03-02 to 2023-03-03 18:30", 2, {"has_days", "starts_on_a_day"}),
        ("2023-03-02 to 2023-04", None, {"starts_on_a_day"}),
        ("2021~ to 2023-03-02", None, set()),
        ("2023-03", None, set()),
        ("2023-Q1", None, set()),
        ("2023", None, set()),
        ("after 2023-03-02", None, set()),
        ("before 2023-03-02 18:30", None, set()),
        ("unknown", None, {"is_unknown"}),
    ],
)
def test_a_span_tells_how_much_is_known(text: str, days: int | None, known: set[str]) -> None:
    found = span(text)
    assert {name for name in KNOWN if getattr(found, name)} == known
    assert found.days == days


@pytest.mark.parametrize(
    ("parents", "earliest", "latest", "written"),
    [
        (["2023-03-02 to 2023-03-05"], "2023-03-02", "2023-03-05", "[2023-03-02..2023-03-05]"),
        (
            ["2023-03-02 to 2023-03-05", "2023-03-04 to 2023-03-09"],
            "2023-03-04",
            "2023-03-05",
            "[2023-03-04..2023-03-05]",
        ),
        (["2023-03", "after 2023-03-20"], "2023-03-21", "2023-03-31", "[2023-03-21..2023-03-31]"),
        (["after 2023-03-02"], "2023-03-03", None, "[2023-03-03..]"),
        (["before 2023-03-02", "unknown"], None, "2023-03-01", "[..2023-03-01]"),
        (["2023-03-02"], "2023-03-02", "2023-03-02", "2023-03-02"),
        (["unknown"], None, None, ""),
        ([], None, None, ""),
    ],
)
def test_what_takes_place_during_others_is_some_time_in_all_of_them(
    parents: list[str], earliest: str | None, latest: str | None, written: str
) -> None:
    found = during([span(text) for text in parents])
    assert (found.earliest, found.latest) == (day(earliest), day(latest))
    known = {"has_days"} if earliest and latest else set()
    known |= {"is_unknown"} if earliest == latest is None else set()
    assert {name for name in KNOWN if getattr(found, name)} == known
    assert (found.when, found.days) == (None, None)
    assert edtf(found) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2023-03-02", "2023-03-02"),
        ("0476-09-04", "0476-09-04"),
        ("2023-03-02 evening", "2023-03-02"),
        ("2023-03", "2023-03"),
        ("2023-Q1", "2023-33"),
        ("2023-Q4~", "2023-36~"),
        ("0033", "0033"),
        ("2021~", "2021~"),
        ("2023-03?", "2023-03?"),
        ("2023-03-02%", "2023-03-02%"),
        ("2023-03-02 to 2023-03-03", "2023-03-02/2023-03-03"),
        ("2021~ to 2023-03-02", "2021~/2023-03-02"),
        ("2023-03-02 18:30", "2023-03-02T18:30:00+05:30"),
        ("2023-03-02 18:30 UTC", "2023-03-02T18:30:00Z"),
        ("2023-03-02 18:30 Europe/London", "2023-03-02T18:30:00Z"),
        ("2023-03-02 18:30 America/St_Johns", "2023-03-02T18:30:00-03:30"),
        ("2023-03-02 18:30 to 19:30", "2023-03-02T18:30:00+05:30"),
        ("2023-03-02 18:30 to 2023-03-03", "2023-03-02/2023-03-03"),
        ("2023-03-02 to 2023-03-03 18:30", "2023-03-02/2023-03-03"),
        ("after 2023-03-02", "[2023-03-03..]"),
        ("after 2023-03-02 18:30", "[2023-03-02..]"),
        ("after 2022-12", "[2023-01..]"),
        ("after 2022-Q4", "[2023-33..]"),
        ("before 2023-03-02", "[..2023-03-01]"),
        ("before 2023-03-02 18:30", "[..2023-03-02]"),
        ("before 2023-Q1", "[..2022-36]"),
        ("unknown", ""),
    ],
)
def test_a_span_is_written_in_the_extended_date_time_format(text: str, written: str) -> None:
    assert edtf(span(text)) == written


def test_a_week_bounds_a_set_by_its_own_days() -> None:
    assert edtf(span("after 2023-W36")) == "[2023-09-11..]"
    assert edtf(span("before 2023-W36")) == "[..2023-09-03]"


def test_an_offset_is_written_in_hours_and_minutes_even_where_it_has_seconds() -> None:
    written = edtf(span("1815-06-09 12:00 Europe/Vienna"))
    assert re.fullmatch(r"1815-06-09T\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)", written)
    assert datetime.fromisoformat(written) == datetime(1815, 6, 9, 10, 54, 39, tzinfo=UTC)


def test_moments_compare_in_utc() -> None:
    first = span("2023-10-29 00:30 UTC").start
    second = span("2023-10-29 03:00 Europe/Rome").start
    assert first
    assert second
    assert instant(second) - instant(first) == timedelta(hours=1.5)


@pytest.mark.parametrize(
    ("child", "parent"),
    [
        ("2023-03-01", "2023-03-02 to 2023-03-03"),
        ("2023-03-04", "2023-03-02 to 2023-03-03"),
        ("2023-03-02 to 2023-03-04", "2023-03-02 to 2023-03-03"),
        ("2023-03-01 to 2023-03-02", "2023-03-02 to 2023-03-03"),
        ("2023-03-02", "2023-04"),
        ("2023-02", "2023-03-02 to 2023-03-03"),
        ("2024", "2023"),
        ("2023 to 2023-03-05", "2023-04-01 to 2023-12-31"),
        ("2023-03-02 08:59", "2023-03-02 09:00 to 17:00"),
        ("2023-03-02 17:01", "2023-03-02 09:00 to 17:00"),
        ("2023-03-02 16:00 to 17:01", "2023-03-02 09:00 to 17:00"),
        ("2023-03-02 13:00 Europe/Rome", "2023-03-02 09:00 to 17:00"),
        ("2023-03-01 22:00 Europe/Rome", "2023-03-02 09:00 to 17:00"),
        ("2023-03-01 09:00", "2023-03-02 to 2023-03-03 18:30"),
        ("2023-03-01 to 2023-03-02 12:00", "2023-03-02 09:00 to 17:00"),
        ("2023-03-04", "2023-03-02 to 2023-03-03 18:30"),
        ("after 2023-03-03", "2023-03-02 to 2023-03-03"),
        ("before 2023-03-02", "2023-03-02 to 2023-03-03"),
        ("2023-03-02", "before 2023-03-02"),
        ("2023-03-02", "after 2023-03-02"),
        ("before 2023", "after 2023"),
    ],
)
def test_what_surely_lies_outside_its_parent_is_found(child: str, parent: str) -> None:
    assert outside(span(child), span(parent))


@pytest.mark.parametrize(
    ("child", "parent"),
    [
        ("2023-03-02", "2023-03-02 to 2023-03-03"),
        ("2023-03-02 to 2023-03-03", "2023-03-02 to 2023-03-03"),
        ("2023-03", "2023-03-02 to 2023-03-03"),
        ("2023", "2023-03-02"),
        ("2023", "2023-03-02 to 2024"),
        ("2023-Q1 to 2023-03-03", "2023-03-02 to 2023-03-03"),
        ("2023-03-02 09:00 to 17:00", "2023-03-02 09:00 to 17:00"),
        ("2023-03-02 18:30", "2023-03-02"),
        ("2023-03-02 18:30", "2023-03-02 18:00"),
        ("2023-03-02 evening", "2023-03-02 09:00 to 17:00"),
        ("2023-03-02 06:00 Europe/Rome", "2023-03-02 09:00 to 17:00"),
        ("2023-03-01 23:00 America/New_York", "2023-03-02 09:00 to 17:00"),
        ("2023-03-03 00:30 Pacific/Kiritimati", "2023-03-01 20:00 Pacific/Niue to 23:45"),
        ("0001-01-01 13:00 America/New_York", "0001-01-01 12:00 UTC"),
        ("after 2023-03-02", "2023-03-02 to 2023-03-03"),
        ("after 2023-03-02 18:30", "2023-03-02"),
        ("before 2023-03-03", "2023-03-02 to 2023-03-03"),
        ("before 2023-03-02 18:30", "2023-03-02"),
        ("2023-03-02", "after 2023-03-01"),
        ("2023-03-02", "before 2023-03-03"),
        ("2023-03-02", "unknown"),
        ("unknown", "2023-03-02"),
    ],
)
def test_what_may_lie_inside_its_parent_is_let_pass(child: str, parent: str) -> None:
    assert not outside(span(child), span(parent))


ABROAD = """
registry: r
title: R
defaults: {timezone: Asia/Kolkata}
events:
  visit: {kind: talks, title: Visit, when: 2023-03-02 to 2023-03-03}
  call:
    kind: call
    title: Call
    part_of: visit
    when: 2023-03-01 22:00 America/New_York
"""


def test_the_evening_before_in_the_west_is_inside_a_day_in_the_east() -> None:
    assert codes(ABROAD) == []


def test_what_takes_place_during_its_parent_is_never_outside() -> None:
    parent = span("2023-03-02")
    assert not outside(during([parent]), parent)


def test_what_takes_place_during_others_has_an_outside_too() -> None:
    parent = during([span("2023-03-02 to 2023-03-05"), span("2023-03-01 to 2023-03-03")])
    assert not outside(span("2023-03-03"), parent)
    assert outside(span("2023-03-04"), parent)


MARCH_DAYS = st.tuples(st.integers(1, 31), st.integers(1, 31)).map(sorted)


@given(MARCH_DAYS, MARCH_DAYS)
def test_days_lie_inside_days_or_outside(child: list[int], parent: list[int]) -> None:
    spans = [span(f"2023-03-{first:02} to 2023-03-{last:02}") for first, last in (child, parent)]
    inside = parent[0] <= child[0] <= child[1] <= parent[1]
    assert outside(*spans) is not inside
