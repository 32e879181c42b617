"""The calendar: byte by byte as RFC 5545 has it, and as other parsers read it."""

import io
import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import icalendar
import pytest
from dateutil.tz import tzical
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import chronology
from tests.formats.test_contract import EVENTS, HOSTILE, KINDS
from timeline.chronology.selection import Selection
from timeline.formats.ics import render
from timeline.time import zones

HEAD = """
registry: r
title: R
updated: 2024-01-01
defaults: {timezone: Europe/Rome}
countries: {ITA: Italy}
places: {rome: {name: Rome, country: ITA, geo: [41.9, 12.5]}}
sources: {s: {publisher: P, url: "https://example.org/s"}}
events:
"""
ALL = pytest.mark.parametrize("text", [EVENTS, KINDS, HOSTILE], ids=["events", "kinds", "hostile"])


def calendar(text: str) -> Any:
    """Return the calendar of a registry as the icalendar library reads it."""
    return icalendar.Calendar.from_ical(render(chronology(text)).data)


def event(fields: str) -> Any:
    """Return the only event of a calendar."""
    return calendar(f"{HEAD}  a: {{kind: talks, title: A, {fields}}}\n").events[0]


def unfolded(data: bytes) -> list[str]:
    """Return the content lines of a calendar."""
    return data.decode().replace("\r\n ", "").split("\r\n")


@ALL
def test_the_bytes_are_what_rfc_5545_wants(text: str) -> None:
    data = render(chronology(text)).data
    assert data.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert data.count(b"\n") == data.count(b"\r") == data.count(b"\r\n")
    assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", data)
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()


@ALL
def test_every_content_line_is_well_formed(text: str) -> None:
    line_of = re.compile(r'[A-Z-]+(?:;[A-Z-]+=(?:[^\x00-\x1f";:,]+|"[^"\x00-\x1f]*"))*:.+')
    for line in unfolded(render(chronology(text)).data)[:-1]:
        assert line_of.fullmatch(line)
        name, _, value = line.partition(":")
        if name in ("SUMMARY", "DESCRIPTION", "LOCATION", "NAME", "X-WR-CALNAME"):
            assert re.fullmatch(r"(?:[^\\;,]|\\[\\;,n])*", value)


@ALL
def test_it_has_no_method_no_attendee_and_no_organizer(text: str) -> None:
    names = {re.split("[;:]", line)[0] for line in unfolded(render(chronology(text)).data)}
    assert not names & {"METHOD", "ATTENDEE", "ORGANIZER", "X-WR-TIMEZONE", "X-ALT-DESC"}


@ALL
def test_every_event_has_what_clients_need_once(text: str) -> None:
    needed = ("UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "SUMMARY", "STATUS", "DESCRIPTION")
    for each in calendar(text).events:
        for name in (*needed, "DTSTART", "TRANSP", "CATEGORIES"):
            assert not isinstance(each[name], list)
        assert each["TRANSP"] == "TRANSPARENT"
        assert each["STATUS"] in ("TENTATIVE", "CONFIRMED", "CANCELLED")
        assert re.fullmatch(r"[a-z0-9-]+@[a-z0-9-]+", each["UID"])


@ALL
def test_no_two_events_share_a_uid(text: str) -> None:
    uids = [each["UID"] for each in calendar(text).events]
    assert len(set(uids)) == len(uids)


@ALL
def test_there_is_one_vtimezone_for_each_zone_that_is_used_and_no_other(text: str) -> None:
    data = render(chronology(text)).data.decode()
    declared = re.findall(r"^TZID:(.*)\r$", data, re.MULTILINE)
    used = re.findall(r"^DT(?:START|END);TZID=([^:]+):", data, re.MULTILINE)
    assert declared == sorted(set(used))


@ALL
def test_summaries_and_locations_fit_outlook(text: str) -> None:
    for each in calendar(text).events:
        for name in ("SUMMARY", "LOCATION"):
            assert len(str(each.get(name, "")).encode("utf-16-le")) <= 2 * 255
            assert "\n" not in str(each.get(name, ""))


def test_a_summary_that_is_too_long_is_cut_with_an_ellipsis() -> None:
    text = f'{HEAD}  a: {{kind: talks, title: "{"𝔻" * 199}", when: 2024-01-01}}\n'
    summary = str(calendar(text).events[0]["SUMMARY"])
    assert summary == "𝔻" * 127 + "…"


def test_text_comes_back_as_it_was() -> None:
    by_uid = {each["UID"]: each for each in calendar(HOSTILE).events}
    assert str(by_uid["emoji@hostile"]["SUMMARY"]) == "👩🏽‍🚀🇮🇳 नमस्ते ﷽"
    assert str(by_uid["right-to-left@hostile"]["SUMMARY"]) == "لقاء القمة עברית"
    assert str(by_uid["formula@hostile"]["LOCATION"]) == '-1+1, "Inn"; \\n, ITA'


def test_the_title_of_the_calendar_is_escaped_under_both_its_names() -> None:
    lines = unfolded(render(chronology(HOSTILE)).data)
    for name in ("NAME", "X-WR-CALNAME"):
        assert f'{name}:A\\, "title"\\; with \\\\ everything <b>&amp\\;' in lines


def test_a_backslash_before_a_capital_n_is_no_line_break() -> None:
    text = HEAD + "  a: {kind: talks, title: 'Talks\\NATO', when: 2024-01-01}\n"
    assert r"SUMMARY:Talks\\NATO" in unfolded(render(chronology(text)).data)


def test_a_cluster_of_characters_is_not_split_by_folding() -> None:
    data = render(
        chronology(HOSTILE.replace("é" * 5000, "e\N{COMBINING ACUTE ACCENT}" * 3000))
    ).data.decode()
    assert not re.search("\r\n [\u0301\u200d\U0001f3fd]", data)


def test_a_heap_of_marks_on_one_letter_is_folded_all_the_same() -> None:
    heap = "e" + "\N{COMBINING ACUTE ACCENT}" * 500
    text = f"{HEAD}  a: {{kind: talks, title: A, when: 2024-01-01, description: {heap}}}\n"
    assert max(map(len, render(chronology(text)).data.split(b"\r\n"))) <= 75


@pytest.mark.parametrize(
    ("when", "start", "end"),
    [
        ("2024-02-29", date(2024, 2, 29), date(2024, 3, 1)),
        ("2023-12-31 to 2024-01-02", date(2023, 12, 31), date(2024, 1, 3)),
        ("2024-01-01 evening", date(2024, 1, 1), date(2024, 1, 2)),
        ("2024-01-01~", date(2024, 1, 1), date(2024, 1, 2)),
        ("2024-01-01 18:00 to 2024-01-02", date(2024, 1, 1), date(2024, 1, 3)),
        ("9998-12-31", date(9998, 12, 31), date(9999, 1, 1)),
        ("0001-01-01", date(1, 1, 1), date(1, 1, 2)),
        (
            "2024-07-01 09:00 to 10:30",
            datetime(2024, 7, 1, 7, tzinfo=UTC),
            datetime(2024, 7, 1, 8, 30, tzinfo=UTC),
        ),
        (
            "2024-01-01 09:00 Europe/Rome to 2024-01-02 01:00 America/New_York",
            datetime(2024, 1, 1, 8, tzinfo=UTC),
            datetime(2024, 1, 2, 6, tzinfo=UTC),
        ),
        (
            "1940-07-01 12:00 to 13:00",
            datetime(1940, 7, 1, 10, tzinfo=UTC),
            datetime(1940, 7, 1, 11, tzinfo=UTC),
        ),
    ],
)
def test_days_and_moments_are_those_of_the_registry(
    when: str, start: date | datetime, end: date | datetime
) -> None:
    read = event(f"when: {when}")
    for name, wanted in (("DTSTART", start), ("DTEND", end)):
        found = read[name].dt
        assert type(found) is type(wanted)
        assert found == wanted


def test_a_moment_without_end_has_no_dtend() -> None:
    assert "DTEND" not in event("when: 2024-01-01 09:00")


def test_a_clock_time_carries_its_zone_where_todays_rule_held() -> None:
    data = render(
        chronology(f"{HEAD}  a: {{kind: talks, title: A, when: 2024-07-01 09:00}}\n")
    ).data
    assert b"\r\nDTSTART;TZID=Europe/Rome:20240701T090000\r\n" in data


@pytest.mark.parametrize(
    "when",
    [
        "1955-06-01 12:00 Asia/Kolkata",
        "1975-05-15 12:00 Europe/Rome",
        "1999-12-31 23:59 Europe/Rome",
        "2006-03-20 12:00 America/New_York",
        "2006-11-01 12:00 America/New_York",
        "2024-01-01 12:00 Asia/Jerusalem",
        "2024-06-01 12:00 Africa/Casablanca",
        "2024-01-01 12:00 UTC",
        "2017-11-05 01:30 America/Grand_Turk",
        "2000-10-01 02:30 Australia/Sydney",
    ],
)
def test_a_clock_time_is_written_in_utc_where_it_did_not(when: str) -> None:
    data = render(chronology(f"{HEAD}  a: {{kind: talks, title: A, when: {when}}}\n")).data
    assert b"TZID" not in data
    assert re.search(rb"\r\nDTSTART:\d{8}T\d{6}Z\r\n", data)


@pytest.mark.parametrize(
    ("status", "written", "before"),
    [
        ("tentative", "TENTATIVE", "Tentative: "),
        ("announced", "TENTATIVE", "Announced: "),
        ("confirmed", "CONFIRMED", ""),
        ("under_way", "CONFIRMED", ""),
        ("concluded", "CONFIRMED", ""),
        ("postponed", "CANCELLED", "Postponed: "),
        ("cancelled", "CANCELLED", "Cancelled: "),
    ],
)
def test_where_an_event_stands(status: str, written: str, before: str) -> None:
    read = event(f"when: 2024-01-01, status: {status}")
    assert read["STATUS"] == written
    assert str(read["SUMMARY"]) == f"{before}A"


def test_each_move_raises_the_sequence() -> None:
    assert event("when: 2024-01-03")["SEQUENCE"] == 0
    moves = "was: [{when: 2024-01-01}, {when: 2024-01-02, reason: A strike}]"
    read = event(f"when: 2024-01-03, {moves}")
    assert read["SEQUENCE"] == 2
    assert "Moved from Tuesday 2 January 2024" in str(read["DESCRIPTION"])
    assert "(A strike)" in str(read["DESCRIPTION"])


def test_the_stamp_is_that_of_the_event_else_of_the_registry_else_the_one_given() -> None:
    assert event("when: 2024-01-01")["DTSTAMP"].dt == datetime(2024, 1, 1, tzinfo=UTC)
    read = event("when: 2024-01-01, updated: 2024-02-02")
    assert read["DTSTAMP"].dt == read["LAST-MODIFIED"].dt == datetime(2024, 2, 2, tzinfo=UTC)
    text = HEAD.replace("updated: 2024-01-01\n", "")
    given = calendar(f"{text}  a: {{kind: talks, title: A, when: 2024-01-01}}\n").events[0]
    assert given["DTSTAMP"].dt == datetime(2023, 3, 5, 12, tzinfo=UTC)


def test_the_address_is_the_events_own_and_never_that_of_a_source() -> None:
    told = event("when: 2024-01-01, sources: [s]")
    assert "URL" not in told
    assert "https://example.org/s" in str(told["DESCRIPTION"])
    own = "https://example.org/a;b,c"
    assert event(f'when: 2024-01-01, sources: [s], url: "{own}"')["URL"] == own


def test_the_place_is_told_with_its_coordinates() -> None:
    read = event("when: 2024-01-01, place: rome")
    assert str(read["LOCATION"]) == "Rome, Italy"
    assert read["GEO"].to_ical() == "41.9;12.5"


def test_categories_hold_no_comma_at_which_some_programs_split() -> None:
    text = HEAD + '  a: {kind: other, label: "Walk, or; run", title: A, when: 2024-01-01}\n'
    assert calendar(text).events[0]["CATEGORIES"].cats == ["Walk or run"]


def test_an_event_without_a_word_for_its_category_has_none() -> None:
    text = HEAD + '  a: {kind: other, label: ";", title: A, when: 2024-01-01}\n'
    assert "CATEGORIES" not in calendar(text).events[0]


def test_what_others_report_is_told_in_words() -> None:
    reports = (
        "[{field: place, value: rome, source: s}, {field: when, value: 2024-01-02, source: s},"
        " {field: participants, value: {ITA: guest}, source: s}]"
    )
    description = str(event(f"when: 2024-01-01, also_reported: {reports}")["DESCRIPTION"])
    assert "P differs on the place: Rome" in description
    assert "P differs on the date: Tuesday 2 January 2024" in description


def test_parents_are_told_by_their_uids() -> None:
    read = {each["UID"]: each for each in calendar(EVENTS).events}[
        "raisina-keynote@india-italy-2023"
    ]
    parents = read["RELATED-TO"]
    assert [str(parent) for parent in parents] == [
        "raisina-2023@india-italy-2023",
        "meloni-visit@india-italy-2023",
    ]
    assert {parent.params["RELTYPE"] for parent in parents} == {"PARENT"}


def test_the_description_tells_the_local_time_with_its_zone() -> None:
    read = {each["UID"]: each for each in calendar(EVENTS).events}[
        "raisina-keynote@india-italy-2023"
    ]
    held, when = str(read["DESCRIPTION"]).splitlines()[:2]
    assert held == "Held"
    assert when == "Thursday 2 March 2023, 18:30–19:30 IST (Asia/Kolkata, UTC+05:30)"


def test_what_has_no_day_is_left_out_and_named() -> None:
    left_out = {entry.id for entry in render(chronology(EVENTS)).undated}
    assert left_out == {
        "defence-preparation",
        "disaster-relief-exercises",
        "joint-exercises",
        "sector-work",
    }


def test_only_a_calendar_without_events_is_empty() -> None:
    assert render(chronology(EVENTS, Selection(kinds=frozenset(["exercise"])))).is_empty
    assert not render(chronology(EVENTS)).is_empty


def test_a_calendar_too_large_for_google_comes_with_a_warning() -> None:
    lines = "".join(
        f'  e{n}: {{kind: talks, title: A, when: 2024-01-01, description: "{"x" * 9000}"}}\n'
        for n in range(112)
    )
    assert "Google" in str(render(chronology(HEAD + lines)).warnings)
    assert render(chronology(EVENTS)).warnings == ()


YEARS = (1971, 1999, 2024, 2037)
# Zones whose present rule a VTIMEZONE can hold.
RULED = [name for name in sorted(zones.names()) if name != "UTC" and zones.yearly_rule(name)]


@pytest.mark.uncounted
@pytest.mark.parametrize("name", RULED)
def test_our_vtimezone_tells_the_truth_to_another_reader(name: str) -> None:
    starts = [f"{year}-{month:02}-15 12:00" for year in YEARS for month in range(1, 13)]
    lines = "".join(
        f"  e{n}: {{kind: talks, title: A, when: {start} {name}}}\n"
        for n, start in enumerate(starts)
    )
    data = render(chronology(HEAD + lines)).data.decode()
    local = re.findall(r"^DTSTART;TZID=[^:]+:(\d{8}T\d{6})\r$", data, re.MULTILINE)
    if not local:
        assert "VTIMEZONE" not in data
        return
    block = data[data.index("BEGIN:VTIMEZONE") : data.index("BEGIN:VEVENT")]
    assert block.count("BEGIN:STANDARD") == 1
    assert block.count("BEGIN:DAYLIGHT") <= 1
    zone = tzical(io.StringIO(block.replace("\r\n", "\n"))).get(name)
    for text in local:
        naive = datetime.strptime(text, "%Y%m%dT%H%M%S")  # noqa: DTZ007
        truth = naive.replace(tzinfo=zones.load(name)).utcoffset()
        assert naive.replace(tzinfo=zone).utcoffset() == truth


@given(
    name=st.sampled_from(RULED),
    moment=st.datetimes(datetime(1900, 1, 1), datetime(2037, 12, 31)),  # noqa: DTZ001
)
def test_every_moment_comes_back_as_the_instant_it_is(name: str, moment: datetime) -> None:
    moment = moment.replace(second=0, microsecond=0)
    found = zones.readings(moment, zones.load(name))
    if len(found) == 1:
        read = event(f"when: {moment:%Y-%m-%d %H:%M} {name}")
        assert read["DTSTART"].dt - found[0].astimezone(UTC) == timedelta()
