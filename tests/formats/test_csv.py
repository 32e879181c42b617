"""The table, as Python's own csv module reads it."""

import csv
import io

import pytest

from tests.conftest import ROOT, chronology
from tests.formats.test_contract import EVENTS, GOLDEN, HOSTILE, KINDS
from timeline.chronology.options import Choices, Dialect, Guard
from timeline.chronology.repeating import expand
from timeline.chronology.selection import Selection
from timeline.diagnostics.findings import TimelineError
from timeline.formats.csv import render
from timeline.tables.events import ROWS


def rows(text: str) -> dict[str, dict[str, str]]:
    """Return the rows of the table of a registry, by the ids of the events."""
    table = render(chronology(text)).data.decode("utf-8-sig")
    return {row["event_id"]: row for row in csv.DictReader(io.StringIO(table, newline=""))}


def test_it_begins_with_the_byte_order_mark_that_excel_needs() -> None:
    assert render(chronology(EVENTS)).data.startswith(
        b"\xef\xbb\xbfregistry,event_id,uid,occurrence,kind,"
    )


def test_every_line_ends_in_crlf_and_every_row_has_every_column() -> None:
    data = render(chronology(EVENTS)).data.decode("utf-8-sig")
    assert data.count("\n") == data.count("\r\n")
    widths = {len(row) for row in csv.reader(io.StringIO(data, newline=""))}
    assert widths == {len(ROWS.columns)}


def test_there_is_one_row_for_each_event() -> None:
    assert len(rows(EVENTS)) == 13


@pytest.mark.parametrize(
    ("event", "column", "cell"),
    [
        ("meloni-visit", "kind", "visit"),
        ("meloni-visit", "visit_level", "official"),
        ("meloni-visit", "date_earliest", "2023-03-02"),
        ("meloni-visit", "date_latest", "2023-03-03"),
        ("meloni-visit", "duration_days", "2"),
        ("meloni-visit", "weekday", "Thursday"),
        ("meloni-visit", "host_iso3", "IND"),
        ("meloni-visit", "guest_iso3", "ITA"),
        ("meloni-visit", "n_disagreements", "1"),
        ("meloni-visit", "city", "New Delhi"),
        ("meloni-visit", "venue", ""),
        ("meloni-visit", "first_published", "2023-02-27"),
        ("leaders-talks", "venue", "Hyderabad House"),
        ("leaders-talks", "city", "New Delhi"),
        ("leaders-talks", "latitude", "28.616"),
        ("raisina-keynote", "parent_id", "raisina-2023"),
        ("raisina-keynote", "parent_ids", "raisina-2023;meloni-visit"),
        ("raisina-keynote", "when_edtf", "edtf:2023-03-02T18:30:00+05:30"),
        ("raisina-keynote", "time_local", "18:30:00"),
        ("raisina-keynote", "end_time_local", "19:30:00"),
        ("raisina-keynote", "timezone", "Asia/Kolkata"),
        ("raisina-keynote", "utc_offset", "UTC+05:30"),
        ("raisina-keynote", "start_utc", "2023-03-02T13:00:00Z"),
        ("raisina-keynote", "end_utc", "2023-03-02T14:00:00Z"),
        ("raisina-keynote", "date_precision", "minute"),
        (
            "raisina-keynote",
            "participant_roles",
            "meloni:chief_guest+keynote_speaker",
        ),
        ("defence-preparation", "when_edtf", "edtf:2021~/2023-03-02"),
        ("defence-preparation", "date_precision", "year"),
        ("defence-preparation", "date_certainty", "approximate"),
        ("defence-preparation", "duration_days", ""),
        ("defence-mou", "instrument_type", "memorandum_of_understanding"),
        ("defence-mou", "instrument_parties", "IND;ITA"),
        ("defence-mou", "instrument_force", "unknown"),
        ("migration-declaration", "date_precision", "during"),
        ("joint-exercises", "when_edtf", "edtf:[2023-03-03..]"),
        ("joint-exercises", "date_latest", ""),
        ("joint-exercises", "year", ""),
        ("joint-exercises", "year_earliest", "2023"),
        ("joint-exercises", "year_latest", ""),
        ("defence-preparation", "year", ""),
        ("defence-preparation", "year_earliest", "2021"),
        ("defence-preparation", "year_latest", "2023"),
        ("raisina-keynote", "year", "2023"),
        ("raisina-keynote", "registry", "india-italy-2023"),
        ("sector-work", "when_edtf", ""),
        ("sector-work", "year", ""),
        ("sector-work", "date_precision", "unknown"),
        ("raisina-2023", "series", "raisina-dialogue"),
        ("raisina-2023", "edition", "8"),
    ],
)
def test_the_events_of_march_2023(event: str, column: str, cell: str) -> None:
    assert rows(EVENTS)[event][column] == cell


@pytest.mark.parametrize(
    ("event", "column", "cell"),
    [
        ("phone", "codes", "cameo:041;plover:CONSULT;wikidata:Q1"),
        ("phone", "venue", "Video conference"),
        ("phone", "city", ""),
        ("paper", "times_moved", "1"),
        ("paper", "first_planned", "edtf:2023-03-26"),
        ("paper", "instrument_title", "Treaty of friendship"),
        ("paper", "instrument_force", "binding"),
        ("table", "date_precision", "day_part"),
        ("table", "day_part", "morning"),
        ("speech", "day_part", "evening"),
        ("walk", "label", "Walk in the park"),
        ("raised", "relation", "strategic partnership"),
        ("paper", "instrument_unts", "I-12345"),
        ("phone", "end_timezone", "Australia/Sydney"),
        ("accession", "utc_offset", ""),
        ("walk", "date_certainty", "approximate_uncertain"),
        ("walk", "description", "Two lines\nof text"),
        ("manoeuvre", "date_certainty", "uncertain"),
        ("accession", "date_precision", "before"),
        ("accession", "year", ""),
        ("accession", "year_latest", "2023"),
        ("wreath", "start_utc", "1955-06-01T05:30:00Z"),
        ("wreath", "source_ids", ""),
        ("below-secret", "parent_id", ""),
        ("below-secret", "date_earliest", ""),
    ],
)
def test_events_of_every_kind(event: str, column: str, cell: str) -> None:
    assert rows(KINDS)[event][column] == cell


WEEKLY = """
registry: r
title: R
defaults: {timezone: Europe/Rome}
places: {delhi: {name: New Delhi, country: IND, timezone: Asia/Kolkata}}
events:
  weekly:
    kind: talks
    title: Weekly
    when: 2023-03-16 10:00 to 11:00
    as_stated: every Thursday
    was: [{when: 2023-03-15}]
    repeats:
      rule: weekly
      until: 2023-04-20
      except: 2023-03-30
      also: 2023-03-31
      changes:
        2023-03-23: {status: cancelled, title: None today}
        2023-04-06: {when: 2023-04-07 15:00 to 15:30, place: delhi}
  once: {kind: talks, title: Once, when: 2023-03-25, part_of: weekly}
"""


def occurrences(text: str) -> list[dict[str, str]]:
    """Return the rows of the table of a registry with events that repeat."""
    table = render(expand(chronology(text), Selection())).data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(table, newline="")))


@pytest.mark.parametrize(
    ("column", "cells"),
    [
        ("event_id", ["weekly", "weekly", "once", *["weekly"] * 4]),
        ("uid", ["weekly@r", "weekly@r", "once@r", *["weekly@r"] * 4]),
        (
            "occurrence",
            [
                *("2023-03-16", "2023-03-23", "", "2023-03-31"),
                *("2023-04-06", "2023-04-13", "2023-04-20"),
            ],
        ),
        (
            "date_earliest",
            [
                *("2023-03-16", "2023-03-23", "2023-03-25", "2023-03-31"),
                *("2023-04-07", "2023-04-13", "2023-04-20"),
            ],
        ),
        ("weekday", [*("Thursday", "Thursday", "Saturday", "Friday", "Friday"), *["Thursday"] * 2]),
        ("time_local", ["10:00:00", "10:00:00", "", "10:00:00", "15:00:00", *["10:00:00"] * 2]),
        (
            "start_utc",
            [
                *("2023-03-16T09:00:00Z", "2023-03-23T09:00:00Z", "", "2023-03-31T08:00:00Z"),
                *("2023-04-07T09:30:00Z", "2023-04-13T08:00:00Z", "2023-04-20T08:00:00Z"),
            ],
        ),
        ("status", ["confirmed", "cancelled", *["confirmed"] * 5]),
        ("title", ["Weekly", "None today", "Once", *["Weekly"] * 4]),
        ("city", ["", "", "", "", "New Delhi", "", ""]),
        ("times_moved", ["0", "0", "0", "0", "1", "0", "0"]),
        ("first_planned", [*[""] * 4, "edtf:2023-04-06T10:00:00+02:00", "", ""]),
        ("parent_id", ["", "", "weekly", "", "", "", ""]),
        ("when_as_stated", ["every Thursday"] * 2 + [""] + ["every Thursday"] * 4),
    ],
)
def test_every_occurrence_has_a_row(column: str, cells: list[str]) -> None:
    assert [row[column] for row in occurrences(WEEKLY)] == cells


def test_id_and_occurrence_tell_each_row_from_all_others() -> None:
    keys = {(row["event_id"], row["occurrence"]) for row in occurrences(WEEKLY)}
    assert len(keys) == len(occurrences(WEEKLY))


def test_what_does_not_repeat_has_no_day_on_which_it_is_due() -> None:
    assert {row["occurrence"] for row in rows(KINDS).values()} == {""}


def test_no_cell_can_run_as_a_formula() -> None:
    dangerous = ("=", "+", "-", "@", "\t", "\r")
    cells = [cell for row in rows(HOSTILE).values() for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(dangerous)]
    assert rows(HOSTILE)["formula"]["title"] == "'=cmd|' /C calc'!A0"


def test_a_negative_number_stays_a_number() -> None:
    text = KINDS.replace("[41.901, 12.4795]", "[-33.8, -70.5]")
    assert rows(text)["winter-talks"]["latitude"] == "-33.8"


def test_every_column_is_filled_by_some_event_of_the_registries() -> None:
    filled = {
        column
        for table in (*(rows(text).values() for text in GOLDEN.values()), occurrences(WEEKLY))
        for row in table
        for column, cell in row.items()
        if cell
    }
    assert filled == {column.name for column in ROWS.columns}


def test_a_registry_without_events_is_a_header() -> None:
    assert rows((ROOT / "events.yaml").read_text(encoding="utf-8").split("events:\n")[0]) == {}


@pytest.mark.parametrize("delimiter", [",", ";", "|", "\t"])
def test_a_line_begins_with_no_minus(delimiter: str) -> None:
    shown = chronology(EVENTS)
    dialect = Dialect(delimiter=delimiter)
    refused = Choices(columns=("latitude", "title"), dialect=dialect)
    with pytest.raises(TimelineError, match="latitude can't be the first"):
        render(shown, refused)
    for choices in (
        refused._replace(columns=("latitude",)),
        refused._replace(columns=("latitude", "longitude", "n_sources")),
        refused._replace(columns=("title", "latitude")),
        refused._replace(dialect=dialect._replace(guard=Guard.NONE)),
    ):
        assert b"28.616" in render(shown, choices).data
