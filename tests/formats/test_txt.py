"""The chronology, as its reader sees it."""

import pytest
from wcwidth import wcswidth

from tests.conftest import chronology
from tests.formats.test_contract import EVENTS, KINDS
from timeline.chronology.options import Choices, Layout
from timeline.chronology.repeating import expand
from timeline.chronology.selection import Selection
from timeline.formats.txt import render

HEAD = """
registry: r
title: R
defaults: {timezone: Europe/Rome}
countries: {ITA: Italy}
places: {rome: {name: Rome, country: ITA}, milan: {name: Milan, country: ITA}}
events:
"""


def body(events: str) -> list[str]:
    """Return the lines of the chronology below its header."""
    found = expand(chronology(HEAD + events), Selection())
    return render(found).data.decode().splitlines()[3:]


@pytest.mark.parametrize("text", [EVENTS, KINDS], ids=["events", "kinds"])
def test_no_line_is_wider_than_80_columns_or_ends_in_a_blank(text: str) -> None:
    for line in render(chronology(text)).data.decode().splitlines():
        assert wcswidth(line) <= 80
        assert line == line.rstrip()


def test_wide_letters_count_for_two_columns() -> None:
    title = " ".join(["東京会談"] * 15)
    lines = body(f"  a: {{kind: talks, title: {title}, when: 2024-01-01}}\n")
    assert len(lines) == 3
    assert all(wcswidth(line) <= 80 for line in lines)


@pytest.mark.parametrize(
    ("when", "heading", "line"),
    [
        ("2024-01-01", "Monday 1 January 2024", "A"),
        ("2024-01-01 09:05", "Monday 1 January 2024", "09:05 CET  A"),
        ("2024-01-01 09:05 to 10:00", "Monday 1 January 2024", "09:05–10:00 CET  A"),
        (
            "2024-07-01 09:05 Europe/Rome to 10:00 UTC",
            "Monday 1 July 2024",
            "09:05 CEST – 10:00 UTC (12:00 CEST)  A",
        ),
        (
            "2024-01-01 09:00 Asia/Almaty",
            "Monday 1 January 2024",
            "09:00 UTC+06:00  A",
        ),
        (
            "2024-01-03 08:00 Pacific/Auckland to 2024-01-02 20:00 Pacific/Honolulu",
            "Wednesday 3 January 2024",
            "08:00 NZDT  A · until Tuesday 2 January, 20:00 HST",
        ),
        ("2024-03-31 01:30 to 03:30", "Sunday 31 March 2024", "01:30 CET – 03:30 CEST  A"),
        ("2024-01-01 noon", "Monday 1 January 2024", "noon  A"),
        ("2024-01-01 noon to evening", "Monday 1 January 2024", "noon to evening  A"),
        ("2024-01-01 20:00 to 2024-01-02 00:00", "Monday 1 January 2024", "20:00–00:00 CET  A"),
        (
            "2024-01-01 to 2024-01-03",
            "Monday 1 January 2024",
            "A · until Wednesday 3 January",
        ),
        (
            "2023-12-31 to 2024-01-03 morning",
            "Sunday 31 December 2023",
            "A · until Wednesday 3 January 2024, morning",
        ),
        (
            "2024-01-01 to 2024-01-03 18:00",
            "Monday 1 January 2024",
            "A · until Wednesday 3 January, 18:00 CET",
        ),
        (
            "2024-01-01 18:00 to 2024-01-03",
            "Monday 1 January 2024",
            "18:00 CET  A · until Wednesday 3 January",
        ),
        (
            "2024-01-01 20:00 to 2024-01-03 08:00",
            "Monday 1 January 2024",
            "20:00 CET  A · until Wednesday 3 January, 08:00",
        ),
        (
            "2024-03-30 20:00 to 2024-03-31 08:00",
            "Saturday 30 March 2024",
            "20:00 CET  A · until Sunday 31 March, 08:00 CEST",
        ),
        (
            "2024-01-01~ 20:00 to 2024-01-03? 08:00",
            "About Monday 1 January 2024",
            "20:00 CET  A · until Wednesday 3 January (uncertain), 08:00",
        ),
        ("2024-01-01 to 2024-03", "Monday 1 January 2024", "A · until March 2024"),
        ("2024-01 to 2024-03-05", "January 2024 – Tuesday 5 March 2024", "A"),
        ("2024-01-01 18:00 to 2024-01-01", "Monday 1 January 2024", "from 18:00 CET  A"),
        ("2024-01-01~", "About Monday 1 January 2024", "A"),
        ("2024-01-01?", "Monday 1 January 2024 (uncertain)", "A"),
        ("2024-01", "January 2024", "A"),
        ("2024-Q3", "The third quarter of 2024", "A"),
        ("2024%", "About 2024 (uncertain)", "A"),
        ("2024-01 to 2024-03", "January 2024 – March 2024", "A"),
        ("after 2024-01-01", "After Monday 1 January 2024", "A"),
        ("after 2024-01-01 12:00", "After Monday 1 January 2024, 12:00 CET", "A"),
        ("before 2024-04", "Before April 2024", "A"),
        ("unknown", "Date not known", "A"),
    ],
)
def test_when_it_is(when: str, heading: str, line: str) -> None:
    event = f"  a: {{kind: talks, title: A, when: {when}}}\n"
    assert body(event) == [heading, f"  {line}"]


def test_what_is_part_of_an_event_is_indented_below_it_with_its_own_day() -> None:
    events = """
  tour: {kind: other, label: Tour, title: Tour, when: 2024-01-01 to 2024-01-05, place: rome}
  b: {kind: talks, title: B, when: 2024-01-02 10:00, part_of: tour, place: milan}
  c: {kind: talks, title: C, part_of: tour, place: rome}
  d: {kind: talks, title: D, when: 2024-01, part_of: c}
"""
    assert body(events) == [
        "Monday 1 January 2024",
        "  Tour · until Friday 5 January · Rome",
        "    during the tour  C",
        "      January 2024  D",
        "    Tuesday 2 January, 10:00 CET  B · Milan",
    ]


def test_a_chosen_child_of_an_event_that_is_not_chosen_stands_by_itself() -> None:
    text = (
        HEAD
        + """
  tour: {kind: other, label: Tour, title: Tour, when: 2024-01-01 to 2024-01-05}
  c: {kind: talks, title: C, part_of: tour}
"""
    )
    chosen = chronology(text, Selection(kinds=frozenset(["talks"])))
    assert render(chosen).data.decode().splitlines()[1:] == [
        "1 event, 2024",
        "",
        "Monday 1 – Friday 5 January 2024",
        "  during the tour  C (part of: Tour)",
    ]


def test_a_child_of_a_vague_event_tells_its_day() -> None:
    events = """
  m: {kind: negotiation, title: M, when: 2024-02}
  d: {kind: talks, title: D, when: 2024-02-10, part_of: m}
  e: {kind: talks, title: E, when: 2024-02-11~ 10:00, part_of: m}
"""
    assert body(events) == [
        "February 2024",
        "  M",
        "    Saturday 10 February  D",
        "    about Sunday 11 February, 10:00 CET  E",
    ]


SERIES = "{kind: other, label: Forum, title: Forum"


def test_an_event_that_repeats_stands_on_each_of_its_days() -> None:
    repeats = (
        "{rule: weekly, until: 2024-01-15, "
        "changes: {2024-01-08: {when: 2024-01-09, status: tentative, place: milan}}}"
    )
    assert body(f"  f: {SERIES}, when: 2024-01-01, place: rome, repeats: {repeats}}}\n") == [
        "Monday 1 January 2024",
        "  Forum · Rome",
        "",
        "Tuesday 9 January 2024",
        "  Forum (tentative; moved from Monday 8 January 2024) · Milan",
        "",
        "Monday 15 January 2024",
        "  Forum · Rome",
    ]


@pytest.mark.parametrize(
    ("when", "line"),
    [
        ("2024-01-08", "A"),
        ("2024-01-08 09:00", "09:00 CET  A"),
        ("2024-01-09", "Tuesday 9 January  A"),
        ("2024-01-08 to 2024-01-09", "A · until Tuesday 9 January"),
    ],
)
def test_a_child_stands_below_the_occurrence_of_its_day(when: str, line: str) -> None:
    events = f"""
  f: {SERIES}, when: 2024-01-01 to 2024-01-02, repeats: FREQ=WEEKLY;COUNT=3}}
  a: {{kind: talks, title: A, when: {when}, part_of: f}}
"""
    assert body(events) == [
        "Monday 1 January 2024",
        "  Forum · until Tuesday 2 January",
        "",
        "Monday 8 January 2024",
        "  Forum · until Tuesday 9 January",
        f"    {line}",
        "",
        "Monday 15 January 2024",
        "  Forum · until Tuesday 16 January",
    ]


def test_children_that_repeat_stand_below_the_occurrences_of_their_days() -> None:
    events = f"""
  f: {SERIES}, when: 2024-01-01, repeats: FREQ=WEEKLY;COUNT=2}}
  a: {{kind: talks, title: A, when: 2024-01-01, part_of: f, repeats: FREQ=WEEKLY;COUNT=2}}
  b: {{kind: talks, title: B, when: 2024-01-08, part_of: a}}
"""
    assert body(events) == [
        "Monday 1 January 2024",
        "  Forum",
        "    A",
        "",
        "Monday 8 January 2024",
        "  Forum",
        "    A",
        "      B",
    ]


def test_a_child_that_repeats_stands_below_its_one_parent() -> None:
    events = f"""
  f: {SERIES}, when: 2024-01-01 to 2024-01-03}}
  a: {{kind: talks, title: A, when: 2024-01-01, part_of: f, repeats: FREQ=DAILY;COUNT=3}}
"""
    assert body(events) == [
        "Monday 1 January 2024",
        "  Forum · until Wednesday 3 January",
        "    A",
        "    Tuesday 2 January  A",
        "    Wednesday 3 January  A",
    ]


@pytest.mark.parametrize(
    ("when", "heading"),
    [
        ("2024-01-05", "Friday 5 January 2024"),
        ("2024-01", "January 2024"),
        ("unknown", "Date not known"),
        ("before 2024-01-05", "Before Friday 5 January 2024"),
    ],
)
def test_a_child_of_none_of_its_days_stands_by_itself(when: str, heading: str) -> None:
    events = f"""
  f: {SERIES}, when: 2024-01-01, repeats: FREQ=WEEKLY;COUNT=2}}
  a: {{kind: talks, title: A, when: {when}, part_of: f}}
"""
    lines = body(events)
    assert lines[lines.index(heading) + 1] == "  A"


def test_a_child_stands_below_another_parent_where_the_first_has_no_such_day() -> None:
    events = f"""
  f: {SERIES}, when: 2024-01-01, repeats: FREQ=WEEKLY;COUNT=2}}
  tour: {{kind: other, label: Tour, title: Tour, when: 2024-01-05 to 2024-01-06}}
  a: {{kind: talks, title: A, when: 2024-01-06, part_of: [f, tour]}}
"""
    assert body(events)[3:6] == [
        "Friday 5 January 2024",
        "  Tour · until Saturday 6 January",
        "    Saturday 6 January  A",
    ]


def test_a_move_is_told_from_the_latest_to_the_first() -> None:
    event = (
        "  a: {kind: talks, title: A, when: 2024-01-03, "
        "was: [{when: 2024-01-01}, {when: 2024-01-02}]}\n"
    )
    assert " ".join(line.strip() for line in body(event)[1:]) == (
        "A (moved from Tuesday 2 January 2024, before that Monday 1 January 2024)"
    )


def test_it_ends_in_one_line_feed() -> None:
    data = render(chronology(EVENTS)).data
    assert data.endswith(b"\n")
    assert not data.endswith(b"\n\n")
    assert b"\r" not in data


def test_the_header_tells_what_is_repeated_and_up_to_when() -> None:
    endless = f"""
  f: {SERIES}, when: 2024-01-01, repeats: yearly}}
  a: {{kind: talks, title: A, when: 2024-03-01}}
"""
    told = render(expand(chronology(f"{HEAD}{endless}"), Selection())).data.decode().split("\n\n")
    assert told[0].splitlines()[1:] == [
        "2 events, 3 with all repetitions, 2024 to 2025",
        "What repeats without end is shown up to 31 December 2025",
    ]


SHORT = (
    "  a: {kind: talks, title: Talks of the two ministers, short: Talks, when: 2024-01-01,"
    " countries: [UKR, GBR]}\n"
)
NAMED = HEAD.replace(
    "{ITA: Italy}",
    "{ITA: Italy, UKR: Ukraine, GBR: {names: [{name: United Kingdom, in_text: the UK}]}}",
)


def test_a_short_title_stands_in_the_line_and_the_whole_one_below_if_all_is_told() -> None:
    found = chronology(NAMED + SHORT)
    told = render(found).data.decode()
    assert "Talks (concerns Ukraine and the UK)" in told
    assert "ministers" not in told
    full = render(found, Choices(layout=Layout(full=True))).data.decode()
    assert "  Talks\n      Talks of the two ministers\n      Concerns Ukraine and the UK\n" in full


def test_a_clock_time_from_before_there_were_zones_is_local_mean_time() -> None:
    event = "  a: {kind: signing, title: A, when: 1850-01-31 10:00, place: rome,"
    event += " instrument: {type: treaty, parties: [ITA, UKR]}}\n"
    assert "  10:00 local mean time  A" in render(chronology(NAMED + event)).data.decode()
