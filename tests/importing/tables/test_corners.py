"""What tables tell in a roundabout way, or not at all."""

import io
from typing import Any

import openpyxl
import pytest

from tests.conftest import registry
from tests.importing.tables.tables import again, columns_of, context, exported, read_back, workbook
from tests.tables.registries import dumped
from timeline.chronology.options import Choices, Tables
from timeline.importing.tables import workbooks
from timeline.importing.tables.mapped.drafting import draft
from timeline.importing.tables.mapped.form import parsed
from timeline.tables.cell_digests import Remembering
from timeline.tables.events import EVENTS

TEXT = """
registry: r
title: R
countries:
  NOR: Norway
  IND: India
  LKA: {names: [{name: Ceylon, until: 1972-05-21}, {name: Sri Lanka}]}
people: {anna: {name: Anna, country: ITA}, ravi: {name: Ravi}}
organizations: {club: {name: Club}}
sources: {s: {publisher: S}}
places: {inn: {name: Inn, country: ITA}, hall: {name: Hall, country: ITA}}
events:
  plain: {kind: talks, title: Plain, when: 2023-03-02, participants: {anna: host, ravi: host}}
  old: {kind: talks, title: Old, when: 1950-01-02, participants: {LKA: host}}
  moved:
    kind: signing
    title: Moved
    when: 2023-03-02 18:30 Europe/Rome
    place: inn
    instrument: {type: treaty, parties: [ITA, club], depositary: club,
      references: [{scheme: X, number: "1"}]}
    was:
      - {when: 2023-03-01 18:30 Europe/Rome}
      - {when: 2023-03-01 18:30 UTC}
      - {when: 2023-03-01 18:30 Asia/Tokyo}
      - {when: 2023-03-01 18:30 Asia/Kathmandu}
      - {when: 2023-03-01 18:30 Africa/Monrovia to 2023-03-03 09:00}
      - {when: unknown}
      - {when: after 2023-02}
    figures: [{measure: trade, value: 999999999999999999.1, unit: USD}]
    outcomes: [{text: One, due: 2023-04-01 12:00 America/St_Johns}, {text: Two, due: unknown}]
    statements: [{by: NOR, text: Well, kind: quote}, {by: ravi, on_behalf_of: IND, text: Yes}]
    also_reported:
      - {field: title, value: "[1]", source: s}
      - {field: place, value: hall, source: s}
      - {field: place, value: [inn, hall], source: s}
      - {field: participants, value: {ravi: guest}, source: s}
  weekly: {kind: call, title: Weekly, when: 2023-03-06, participants: {IND: party},
    repeats: {rule: weekly, until: 2023-03-20}}
  endless: {kind: call, title: Endless, when: 2023-03-06, participants: {IND: party},
    repeats: {rule: FREQ=YEARLY, except: 2024-03-06}}
"""


@pytest.mark.parametrize("tables", [Tables.CSV, Tables.JSONL])
def test_all_of_a_package_comes_back(tables: Tables) -> None:
    choices = Choices(tables=tables)
    package = exported("package", registry(TEXT), choices)
    made = again(package, "package")
    second = exported("package", registry(dumped(made)), choices)
    assert isinstance(package, dict)
    assert isinstance(second, dict)
    assert {name: second[name] for name in package if "tables" not in name} == package
    assert [each["when"] for each in made["events"]["moved"]["was"]] == [
        "2023-03-01 18:30 Europe/Rome",
        "2023-03-01 18:30 UTC",
        "2023-03-01 18:30 Etc/GMT-9",
        "2023-03-01 18:30 Asia/Kathmandu",
        "2023-03-01 18:30 UTC to 2023-03-03 23:59",
        "unknown",
        "after 2023-02",
    ]
    assert made["events"]["endless"]["repeats"]["except"] == ["2024-03-06"]
    assert made["places"]["hall"] == {"name": "hall", "country": "unknown"}


def test_what_a_table_of_events_does_not_say_is_not_made_up() -> None:
    made = again(exported("csv", registry(TEXT)), "events.csv")
    assert made["people"]["anna"] == {"name": "Anna"}  # one of two hosts has a country
    assert made["sources"] == {}
    plain = registry(TEXT.replace(", ravi: host", ""))
    assert again(exported("csv", plain), "events.csv")["people"]["anna"]["country"] == "ITA"


def test_occurrences_may_come_without_most_columns() -> None:
    columns = ("event_id", "occurrence", "title", "kind", "when_edtf")
    made = again(exported("csv", registry(TEXT), Choices(columns=columns)), "events.csv")
    assert made["events"]["weekly"] == {
        "title": "Weekly",
        "kind": "call",
        "when": "2023-03-06",
        "repeats": {
            "rule": "daily",
            "until": "2023-03-06",
            "also": ["2023-03-13", "2023-03-20"],
        },
    }


def test_parts_that_cannot_be_read_are_named() -> None:
    package = exported("package", registry(TEXT))
    assert isinstance(package, dict)
    package["outcomes.csv"] = package["outcomes.csv"].replace(b"2023-04-01T12:00", b"2023-04-99T1")
    package["events.csv"] = package["events.csv"].replace(b"Europe/Rome", b"Europe/Roma")
    found = read_back(package, "package", context())
    assert [(note.at, note.text) for note in found.left_out] == [
        ("events.csv:4", 'moved: "Europe/Roma" is not an IANA time zone'),
        ("outcomes.csv:2", "Invalid isoformat string: '2023-04-99T1:00-02:30'"),
    ]


def test_degrees_that_are_no_number_stay_as_they_are() -> None:
    text = TEXT.replace("{name: Inn, country: ITA}", "{name: Inn, country: ITA, geo: [0.00001, 1]}")
    table = exported("csv", registry(text))
    assert isinstance(table, bytes)
    assert again(table, "e.csv")["places"]["inn"]["geo"] == ["0.00001", "1.0"]
    assert again(table.replace(b"1e-05", b"east"), "e.csv")["places"]["inn"]["geo"][0] == "east"


def filled_in(**cells: str) -> bytes:
    """Return a form with one row that somebody filled in."""
    form = exported("xlsx", registry(TEXT), Choices(empty=True))
    book = openpyxl.load_workbook(io.BytesIO(form))  # type: ignore[arg-type]
    sheet = book["Events"]
    columns = columns_of(sheet)
    for name, value in cells.items():
        sheet.cell(2, columns[name]).value = value
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def test_a_venue_alone_is_a_place() -> None:
    form = filled_in(title="Tea", kind="talks", venue="Tent", date_earliest="2027-05-06")
    known = context(registry=registry(TEXT))
    [event] = read_back(form, "form.xlsx", known).events
    assert event.fields["place"] == "tent"
    assert known.directory.added["places"]["tent"] == {"name": "Tent", "country": "unknown"}


def test_the_words_of_a_form_are_known_in_any_spelling() -> None:
    words = {"kind": "Treaty action", "status": "UNDER WAY", "participant_roles": "ITA:Co-Chair"}
    form = filled_in(title="Tea", date_earliest="2027-05-06", **words)
    [event] = read_back(form, "form.xlsx", context(registry=registry(TEXT))).events
    assert (event.fields["kind"], event.fields["status"]) == ("treaty_action", "under_way")
    assert event.fields["participants"] == {"ITA": "co_chair"}
    [note] = read_back(
        filled_in(title="Tea", kind="Banquet", date_earliest="2027-05-06"),
        "form.xlsx",
        context(registry=registry(TEXT)),
    ).left_out
    assert note.text.startswith('"Banquet" is no word of kind')


def test_a_date_of_a_form_in_another_format_says_how_to_write_it() -> None:
    known = context(registry=registry(TEXT))
    form = filled_in(title="Lunch", kind="talks", date_earliest="04.07.2023")
    [note] = read_back(form, "form.xlsx", known).left_out
    assert note.text == 'lunch-2023: "04.07.2023" is not a date; write 2023-07-04'
    form = filled_in(title="Lunch", kind="talks", date_earliest="soon")
    [note] = read_back(form, "form.xlsx", known).left_out
    assert note.text.startswith('lunch: "soon" is not a date')


def test_a_table_that_remembers_is_the_table_with_one_more_column() -> None:
    table = Remembering(EVENTS)
    assert (table.name, table.meaning, table.key) == (EVENTS.name, EVENTS.meaning, EVENTS.key)
    assert table.foreign_keys == EVENTS.foreign_keys
    assert table.columns[:-1] == EVENTS.columns


def test_a_fraction_of_a_second_is_none() -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(["A"])
    page["A2"] = 46450.770833
    page["A2"].number_format = "yyyy-mm-dd hh:mm"
    data = io.BytesIO()
    book.save(data)
    [sheet] = workbooks.read(data.getvalue(), "x.xlsx").sheets
    assert str(sheet.rows[1].cells[0]) in ("2027-03-04 18:29:59", "2027-03-04 18:30:00")


def test_a_draft_of_several_sheets_and_with_all_columns() -> None:
    book = openpyxl.load_workbook(
        io.BytesIO(workbook(["Subject", "Status", "Host"], ["a", "b", "c"]))
    )
    book.create_sheet("Empty")
    data = io.BytesIO()
    book.save(data)
    text = draft(data.getvalue(), "x.xlsx")
    assert 'sheet = "Sheet1"' in text
    assert "# status =" not in text
    assert "# host =" not in text
    assert parsed("m.toml", text.encode()).header is None


def fields(table: str, mapping: str) -> Any:
    """Return the fields of the one event of a table."""
    known = context(mapping=("map.toml", mapping.encode()))
    [event] = read_back(table.encode(), "list.csv", known).events
    return event.fields


def test_a_name_without_any_of_the_offices_is_a_name() -> None:
    mapping = '[columns.A]\nfield = "title"\n[columns.D]\nfield = "when"\n[columns.C]\n'
    mapping += 'field = "guest"\noffices = ["Minister", "President"]\n'
    found = fields("A,D,C\nx,2027-03-04,President Bianchi\n", mapping)
    assert found["participants"] == {"bianchi": {"role": "guest", "as": "President"}}
    found = fields("A,D,C\nx,2027-03-04,Envoy Bianchi\n", mapping)
    assert found["participants"] == {"envoy-bianchi": "guest"}


def test_whole_days_may_end_on_their_last_day() -> None:
    mapping = '[columns.A]\nfield = "title"\n[columns.D]\nfield = "when"\n[columns.E]\n'
    mapping += 'field = "end"\n[columns.W]\nfield = "all_day"\n'
    assert fields("A,D,E,W\nx,2027-03-04,2027-03-06,yes\n", mapping)["when"] == (
        "2027-03-04 to 2027-03-06"
    )
