"""Events that repeat: each day with its own state, place and codes, the event once."""

from tests.tables.reading import cells, package, table
from timeline.chronology.selection import Selection

TEXT = """
registry: r
title: R
defaults: {status: concluded, timezone: Asia/Kolkata}
countries: {IND: India, ITA: Italy}
places:
  delhi: {name: New Delhi, country: IND}
  oslo: {name: Oslo, country: NOR}
people:
  anna:
    name: Anna
    country: ITA
    offices: [{title: Minister, to: 2022-10-21}, {title: Prime Minister, from: 2022-10-22}]
sources: {s: {publisher: P, published: 2020-12-01}}
events:
  yearly:
    kind: visit
    title: Yearly
    when: 2021-03-02 to 2021-03-03
    place: delhi
    sources: s
    participants: {anna: guest}
    outcomes: [A promise]
    repeats:
      rule: yearly
      until: 2025-03-02
      changes:
        2022-03-02: {status: cancelled}
        2023-03-02: {when: 2023-03-09 to 2023-03-12, title: Moved}
        2024-03-02: {place: oslo}
        2025-03-02: {status: announced}
"""


def test_the_event_is_there_once_with_its_parts_and_as_it_was_planned() -> None:
    tables = package(TEXT).tables
    assert cells(TEXT, "events", "event_id", "title", "when_edtf") == [
        ("yearly", "Yearly", "2021-03-02/2021-03-03")
    ]
    for name in ("participants", "outcomes", "citations"):
        assert len(tables[name]) == 1
    assert [row["place_id"] for row in tables["places"]] == ["delhi", "oslo"]


def test_each_day_has_its_own_row() -> None:
    columns = ("occurrence", "title", "status", "date_earliest", "date_latest", "city", "year")
    assert [
        tuple(cell.isoformat() if hasattr(cell, "isoformat") else cell for cell in row)
        for row in cells(TEXT, "occurrences", *columns)
    ] == [
        ("2021-03-02", "Yearly", "concluded", "2021-03-02", "2021-03-03", "New Delhi", 2021),
        ("2022-03-02", "Yearly", "cancelled", "2022-03-02", "2022-03-03", "New Delhi", 2022),
        ("2023-03-02", "Moved", "concluded", "2023-03-09", "2023-03-12", "New Delhi", 2023),
        ("2024-03-02", "Yearly", "concluded", "2024-03-02", "2024-03-03", "Oslo", 2024),
        ("2025-03-02", "Yearly", "announced", "2025-03-02", "2025-03-03", "New Delhi", 2025),
    ]


def test_each_day_is_coded_by_its_own_status_and_place() -> None:
    columns = ("event_id", "Day", "EventCode", "Actor2CountryCode")
    guests = [row for row in cells(TEXT, "dyads", *columns) if row[3] != "ITA"]
    assert guests == [
        ("yearly", 20210302, "042", "IND"),
        ("yearly", 20230309, "042", "IND"),
        ("yearly", 20240302, "042", "NOR"),
        ("yearly", 20201201, "036", "IND"),
    ]
    ids = [id for (id,) in cells(TEXT, "dyads", "GlobalEventID")]
    assert len(set(ids)) == len(ids) == 8
    due = ["2021-03-02", "2023-03-02", "2024-03-02", "2025-03-02"]
    assert all(day in id for day, id in zip(due, ids[::2], strict=True))


def test_each_day_that_took_place_is_a_trip_with_the_office_of_that_day() -> None:
    columns = ("TripID", "LeaderTitle", "CountryVisitedISO", "TripDuration")
    assert cells(TEXT, "trips", *columns) == [
        ("yearly.2021-03-02.anna", "Minister", "IND", 2),
        ("yearly.2023-03-02.anna", "Prime Minister", "IND", 4),
        ("yearly.2024-03-02.anna", "Prime Minister", "NOR", 2),
    ]


def test_days_that_are_not_wanted_are_in_no_table_of_days() -> None:
    text = TEXT.replace("until: 2025-03-02", "until: 2025-03-02\n      except: [2021-03-02]")
    assert [row["TripID"] for row in table(text, "trips")] == [
        "yearly.2023-03-02.anna",
        "yearly.2024-03-02.anna",
    ]


def test_an_event_that_does_not_repeat_has_no_occurrence() -> None:
    once = TEXT.split("    repeats:", maxsplit=1)[0]
    assert table(once, "occurrences") == []
    ids = [row["GlobalEventID"] for row in table(once, "dyads")]
    assert len(set(ids)) == 2
    assert not any("2021" in id for id in ids)


def test_a_selection_by_kind_takes_all_days_or_none() -> None:
    assert len(table(TEXT, "occurrences", Selection(kinds=frozenset({"visit"})))) == 5
    assert table(TEXT, "occurrences", Selection(kinds=frozenset({"talks"}))) == []
