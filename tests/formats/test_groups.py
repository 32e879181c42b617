"""A chronology as its reader asks for it: groups, order, ids, desk time, all there is to tell."""

import pytest

from tests.conftest import chronology
from timeline.chronology.options import Choices, Group, Layout
from timeline.chronology.repeating import expand
from timeline.chronology.selection import Selection
from timeline.formats.txt import render

TOUR = """
registry: r
title: R
defaults: {timezone: Europe/Rome}
countries: {IND: India, ITA: Italy}
places: {rome: {name: Rome, country: ITA}}
people: {meloni: {name: Meloni, country: ITA, offices: [{title: PM, to: 2024-01-31}]}}
sources:
  mea: {publisher: MEA, published: 2024-01, url: "https://mea.example/"}
  ansa: {publisher: ANSA, title: Programme}
events:
  year: {kind: negotiation, title: Year, when: 2024}
  visit:
    kind: visit
    title: Visit
    when: 2024-01-30 to 2024-02-02
    participants: {IND: guest, meloni: host}
    place: rome
    sources: [mea, ansa]
  talks: {kind: talks, title: Talks, when: 2024-01-31 23:00 to 23:45, part_of: visit}
  lunch: {kind: other, label: Lunch, title: Lunch, part_of: visit, place: rome}
  month: {kind: negotiation, title: Month, when: 2024-02}
  march: {kind: call, title: Call, when: 2024-03-01~, participants: {FRA: party, IND: party}}
  after: {kind: talks, title: After, when: after 2024-02}
  open: {kind: talks, title: Open, when: unknown}
"""


def lines(layout: Layout, desk: str | None = None, text: str = TOUR) -> list[str]:
    """Return the lines of the chronology below its header, without those that are blank."""
    found = expand(chronology(text), Selection())
    told = render(found, Choices(desk=desk, layout=layout)).data.decode().splitlines()
    return [line for line in told[2:] if line]


def test_by_month() -> None:
    assert lines(Layout(group=Group.MONTH))[:-3] == [
        "2024",
        "  Year",
        "January 2024",
        "  Tuesday 30  Visit · until Friday 2 February · Rome",
        "    during the visit  Lunch",
        "    Wednesday 31, 23:00–23:45 CET  Talks",
        "February 2024",
        "  Month",
        "After February 2024",
        "  After",
        "March 2024",
        "  about Friday 1  Call (FRA, India)",
        "Date not known",
        "  Open",
    ]


def test_by_year() -> None:
    assert lines(Layout(group=Group.YEAR))[:-3] == [
        "2024",
        "  Year",
        "  Tuesday 30 January  Visit · until Friday 2 February · Rome",
        "    during the visit  Lunch",
        "    Wednesday 31 January, 23:00–23:45 CET  Talks",
        "  February 2024  Month",
        "  about Friday 1 March  Call (FRA, India)",
        "After February 2024",
        "  After",
        "Date not known",
        "  Open",
    ]


@pytest.mark.parametrize(
    ("when", "group", "heading"),
    [
        ("2024-01-30 to 2024-01-31", Group.MONTH, "January 2024"),
        ("2024-01-30 to 2024-02-01", Group.MONTH, "Tuesday 30 January – Thursday 1 February 2024"),
        ("2024-01-30 to 2024-02-01", Group.YEAR, "2024"),
        ("2023-12-31 to 2024-01-01", Group.YEAR, "Sunday 31 December 2023 – Monday 1 January 2024"),
        ("after 2024-01", Group.YEAR, "After Wednesday 31 January 2024"),
        ("before 2024-02", Group.DAY, "Before Thursday 1 February 2024"),
        ("unknown", Group.MONTH, "Date not known"),
    ],
)
def test_what_takes_place_during_something_stands_where_all_its_days_are(
    when: str, group: Group, heading: str
) -> None:
    text = f"""
registry: r
title: R
events:
  tour: {{kind: other, label: Tour, title: Tour, when: {when}}}
  c: {{kind: talks, title: C, part_of: tour}}
"""
    chosen = chronology(text, Selection(kinds=frozenset(["talks"])))
    told = render(chosen, Choices(layout=Layout(group=group))).data.decode().splitlines()
    assert told[3:] == [heading, "  during the tour  C (part of: Tour)"]


def test_by_country_an_event_stands_under_each_of_its_own() -> None:
    told = lines(Layout(group=Group.COUNTRY))
    assert told[: told.index("No country")] == [
        "FRA",
        "  about Friday 1 March 2024  Call (FRA, India)",
        "India",
        "  Tuesday 30 January 2024  Visit · until Friday 2 February · Rome",
        "  about Friday 1 March 2024  Call (FRA, India)",
        "Italy",
        "  Tuesday 30 January 2024  Visit · until Friday 2 February · Rome",
        "    during the visit  Lunch",
    ]
    assert told[told.index("No country") + 1 :][-4:-3] == ["  date not known  Open"]


def test_by_kind_parts_stand_apart_and_tell_their_days() -> None:
    assert lines(Layout(group=Group.KIND))[:-3] == [
        "Visit",
        "  Tuesday 30 January 2024  Visit · until Friday 2 February · Rome",
        "Talks",
        "  Wednesday 31 January 2024, 23:00–23:45 CET  Talks",
        "  after February 2024  After",
        "  date not known  Open",
        "Negotiation",
        "  2024  Year",
        "  February 2024  Month",
        "Call",
        "  about Friday 1 March 2024  Call (FRA, India)",
        "Other",
        "  Tuesday 30 January – Friday 2 February 2024, during the visit  Lunch (part of:",
        "      Visit) · Rome",
    ]


def test_the_newest_first_leaves_the_order_within_an_event_and_the_undated_last() -> None:
    assert lines(Layout(newest_first=True))[:-3] == [
        "About Friday 1 March 2024",
        "  Call (FRA, India)",
        "After February 2024",
        "  After",
        "February 2024",
        "  Month",
        "Tuesday 30 January 2024",
        "  Visit · until Friday 2 February · Rome",
        "    during the visit  Lunch",
        "    Wednesday 31 January, 23:00–23:45 CET  Talks",
        "2024",
        "  Year",
        "Date not known",
        "  Open",
    ]


@pytest.mark.parametrize(
    ("when", "desk", "line"),
    [
        (
            "2024-01-31 09:00 Asia/Tokyo to 20:00 America/New_York",
            "Europe/Rome",
            "09:00 JST – 20:00 EST (10:00 JST) (01:00 CET – Thursday 1 February, 02:00 CET)  A",
        ),
        (
            "2024-03-03 22:00 Pacific/Auckland to 2024-03-04 21:00 Australia/Sydney",
            "America/New_York",
            "22:00 NZDT (04:00 EST)  A · until Monday 4 March, 21:00 AEDT (05:00 EST)",
        ),
        ("2024-01-31 10:00 to 11:00", "Asia/Tokyo", "10:00–11:00 CET (18:00–19:00 JST)  A"),
        ("2024-01-31 10:00", "Europe/Paris", "10:00 CET  A"),
        ("2024-01-31 23:00", "Asia/Tokyo", "23:00 CET (Thursday 1 February, 07:00 JST)  A"),
        (
            "2024-12-31 23:00",
            "Asia/Tokyo",
            "23:00 CET (Wednesday 1 January 2025, 07:00 JST)  A",
        ),
        (
            "2024-01-31 20:00 to 2024-02-01 20:00",
            "Asia/Tokyo",
            (
                "20:00 CET (Thursday 1 February, 04:00 JST)  A · "
                "until Thursday 1 February, 20:00 (Friday 2 February, 04:00 JST)"
            ),
        ),
        (
            "2024-01-31 to 2024-02-01 09:00",
            "Europe/Rome",
            "A · until Thursday 1 February, 09:00 CET",
        ),
        (
            "2024-01-31 22:00 Asia/Tokyo to 10:00 America/New_York",
            "Europe/Rome",
            "22:00 JST – 10:00 EST (00:00 JST) (14:00–16:00 CET)  A",
        ),
        ("2024-01-31 evening", "Asia/Tokyo", "evening  A"),
        ("after 2024-01-31 10:00", "Asia/Tokyo", "A"),
        ("1850-01-31 10:00", "Europe/Oslo", "10:00 local mean time (10:03 local mean time)  A"),
    ],
)
def test_the_time_at_the_desk_stands_beside_that_of_the_host(
    when: str, desk: str, line: str
) -> None:
    text = f"""
registry: r
title: R
defaults: {{timezone: Europe/Rome}}
events: {{a: {{kind: talks, title: A, when: {when}}}}}
"""
    assert " ".join(lines(Layout(width=200), desk, text)[1:]) == f"  {line}"


def test_what_is_before_the_calendar_at_the_desk_is_left_out() -> None:
    text = (
        "registry: r\ntitle: R\nevents: {a: {kind: talks, title: A, when: 0001-01-01 01:00 UTC}}\n"
    )
    assert lines(Layout(), "America/New_York", text)[1:] == ["  01:00 UTC  A"]


def test_ids_stand_behind_the_titles() -> None:
    assert "  Visit [visit] · until Friday 2 February · Rome" in lines(Layout(ids=True))


def test_in_full_the_sources_have_numbers_and_people_the_office_of_the_day() -> None:
    told = lines(Layout(full=True))
    start = told.index("  Visit · until Friday 2 February · Rome [1,2]")
    assert told[start + 1 : start + 3] == ["      India: guest", "      Meloni (PM, Italy): host"]
    assert told[-3:] == [
        "Sources",
        "  [1] MEA, January 2024 <https://mea.example/>",
        "  [2] ANSA: Programme",
    ]


FULL = """
registry: r
title: R
defaults: {timezone: Europe/Rome}
countries: {IND: India, ITA: Italy}
people: {modi: {name: Modi}, kwatra: {name: Kwatra}}
places: {net: {name: Call, url: "https://meet.example/1"}}
sources: {ansa: {publisher: ANSA}, bs: {publisher: BS}}
events:
  tour: {kind: other, label: Tour, title: Tour, when: 2024-01-01 to 2024-01-03}
  week: {kind: other, label: Week, title: Week, when: 2024-01-01 to 2024-01-07}
  a:
    kind: signing
    title: A
    when: 2024-01-02
    part_of: [tour, week]
    place: net
    url: "https://a.example/"
    as_stated: on Tuesday
    track: "1.5"
    description: |
      One.
      Two.
    instrument:
      {type: mou, title: MoU, parties: [IND, ITA], binding: no, in_force: 2024-03, unts: I-1}
    participants: {modi: witness}
    outcomes: [{text: Work, due: 2025}, "Peace\n\nin our time"]
    figures: [{measure: trade, value: 15 billion, unit: USD, period: 2023, source: bs}]
    statements: [{by: kwatra, on_behalf_of: modi, kind: quote, text: Good, source: ansa}]
    also_reported: [{field: when, value: 2024-01-03, source: bs}]
    was: [{when: 2024-01-01, reason: strike}]
    confidence: 2
    sources: [ansa]
"""


def test_in_full_all_is_told_that_the_registry_tells_the_public() -> None:
    assert lines(Layout(full=True), text=FULL)[1:] == [
        "  Week · until Sunday 7 January",
        "  Tour · until Wednesday 3 January",
        "    Tuesday 2 January  A · Call [1,2]",
        "        As stated: on Tuesday",
        "        Moved from Monday 1 January 2024 (strike)",
        "        https://meet.example/1",
        "        Track 1.5",
        "        Memorandum of understanding between India and Italy",
        "        MoU",
        "        Legally binding: no",
        "        In force: March 2024",
        "        UN Treaty Series: I-1",
        "        Part of: Week",
        "        https://a.example/",
        "        One.",
        "        Two.",
        "        Modi: witness",
        "        Outcome: Work (due: 2025)",
        "        Outcome: Peace",
        "        in our time",
        "        Trade, 2023: USD 15 billion (BS [2])",
        "        Kwatra, for Modi: “Good” (ANSA [1])",
        "        BS [2] differs on the date: Wednesday 3 January 2024",
        "        Confidence: 2 of 5",
        "Sources",
        "  [1] ANSA",
        "  [2] BS",
    ]


def test_apart_each_event_stands_on_its_own_day() -> None:
    assert lines(Layout(apart=True))[:8] == [
        "2024",
        "  Year",
        "Tuesday 30 January 2024",
        "  Visit · until Friday 2 February · Rome",
        "Tuesday 30 January – Friday 2 February 2024",
        "  during the visit  Lunch (part of: Visit) · Rome",
        "Wednesday 31 January 2024",
        "  23:00–23:45 CET  Talks",
    ]


DEEP = "registry: r\ntitle: R\nevents:\n" + "".join(
    f"  e-{n}: {{kind: talks, title: Talks {n}, when: 2024-01-01"
    + (f", part_of: e-{n - 1}}}\n" if n > 1 else "}\n")
    for n in range(1, 11)
)


@pytest.mark.parametrize(
    ("full", "last"),
    [
        (False, ["Talks 9 (part of: Talks 8)", "Talks 10 (part of: Talks 9)"]),
        (True, ["Talks 9", "Part of: Talks 8", "Talks 10", "Part of: Talks 9"]),
    ],
    ids=["brief", "full"],
)
def test_what_is_too_deep_to_be_told_apart_names_what_it_is_part_of(
    full: bool, last: list[str]
) -> None:
    found = lines(Layout(full=full), text=DEEP)
    assert [line.strip() for line in found[-len(last) :]] == last
    assert "part of" not in "".join(found[: -len(last)]).lower()
