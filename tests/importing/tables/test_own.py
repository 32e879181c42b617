"""Our own tables, edited by hand and read into the registry from which they were made."""

import io
from datetime import date, time
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from tests.conftest import registry
from tests.importing.tables.tables import (
    changed,
    columns_of,
    context,
    exported,
    made_of,
    read_back,
    workbook,
)
from timeline.chronology.options import Choices, Dialect, Guard
from timeline.diagnostics.findings import RegistryError, TimelineError
from timeline.importing.incoming import Incoming
from timeline.importing.tables import editions
from timeline.registry.vocabulary import Audience

TEXT = """
registry: r
title: R
defaults: {timezone: Asia/Kolkata}
places: {inn: {name: Inn, city: Rome, country: ITA, timezone: Europe/Rome}}
people:
  anna: {name: Anna, country: ITA, office: Minister}
organizations: {body: {name: Body}}
sources: {s: {publisher: S}}
events:
  talks:
    kind: talks
    title: {en: Talks, it: Colloqui}
    when: 2023-03-02 18:30 to 19:30
    participants: {anna: {role: host, as: Envoy}, IND: guest}
    description: Long talks
    note: for colleagues
  visit: {kind: visit, title: Visit, when: 2023-03-03, participants: {IND: guest}, place: inn,
    sources: s}
  pact:
    kind: signing
    title: Pact
    when: 2023-03
    instrument: {type: treaty, parties: [IND, ITA], binding: yes, topic: trade}
  weekly: {kind: briefing, title: Weekly, when: 2023-03-06, participants: {IND: spokesperson},
    repeats: {rule: weekly, until: 2023-03-20}}
  secret: {kind: talks, title: Secret, when: 2023-03-04, audience: internal}
"""
BOOK = exported("xlsx", registry(TEXT))
TABLE = exported("csv", registry(TEXT))


def book(edits: dict[str, dict[str, Any]], data: Any = BOOK) -> bytes:
    """Return a workbook of ours with other cells, by the id of the row and the column.

    A row that is not there is added.
    """
    found = openpyxl.load_workbook(io.BytesIO(data))
    sheet = found["Events"]
    columns = columns_of(sheet)
    ids = [sheet.cell(row, columns["event_id"]).value for row in range(2, sheet.max_row + 1)]
    for id, cells in edits.items():
        row = ids.index(id) + 2 if id in ids else sheet.max_row + 1
        for name, value in cells.items():
            sheet.cell(row, columns[name]).value = value
    written = io.BytesIO()
    found.save(written)
    return written.getvalue()


def fields(found: Incoming) -> dict[str, Any]:
    """Return the fields that differ, by the ids of events."""
    return {each.id: dict(each.fields) for each in found.events if each.fields}


def edited(edits: dict[str, dict[str, Any]]) -> Any:
    """Return the fields that a workbook changes, if it is edited so."""
    found = changed(book(edits), "book.xlsx", TEXT)
    assert found.left_out == ()
    return fields(found)


@pytest.mark.parametrize("name", ["csv", "json", "xlsx", "package"])
@pytest.mark.parametrize("audience", Audience)
def test_what_was_not_edited_changes_nothing(name: str, audience: Audience) -> None:
    data = exported(name, registry(TEXT), audience=audience)
    found = changed(data, f"file.{name.replace('json', 'jsonl')}", TEXT)
    assert fields(found) == {}
    assert len(found.events) == (5 if audience is Audience.INTERNAL else 4)
    assert (found.left_out, found.lost, found.unused, found.is_own) == ((), (), (), True)


def test_a_cell_comes_back_with_its_place() -> None:
    found = changed(book({"talks": {"title": "More talks"}}), "book.xlsx", TEXT)
    [event] = [each for each in found.events if each.fields]
    assert (event.id, event.at) == ("talks", "Events!H3")
    assert event.fields == {"title": {"en": "More talks", "it": "Colloqui"}}
    assert event.unchanged == frozenset({"title"})


def test_a_field_that_the_registry_changed_too_is_no_longer_as_it_was() -> None:
    data = book({"talks": {"title": "More talks", "description": "Short"}})
    found = changed(data, "book.xlsx", TEXT.replace("Long talks", "Other talks"))
    [event] = [each for each in found.events if each.fields]
    assert event.unchanged == frozenset({"title"})
    assert set(event.fields) == {"title", "description"}


def test_a_field_that_only_the_registry_changed_is_left_alone() -> None:
    found = changed(BOOK, "book.xlsx", TEXT.replace("Long talks", "Other talks"))
    assert fields(found) == {}


def test_a_table_without_digests_knows_no_base() -> None:
    found = changed(TABLE, "events.csv", TEXT.replace("Long talks", "Other talks"))
    [event] = [each for each in found.events if each.fields]
    assert event.fields == {"description": "Long talks"}
    assert event.unchanged == frozenset()
    assert event.at == "events.csv:3, description"


@pytest.mark.parametrize(
    ("edits", "when"),
    [
        ({"date_earliest": date(2023, 3, 9)}, "2023-03-09 18:30 to 19:30"),
        ({"time_local": time(17, 45)}, "2023-03-02 17:45 to 19:30"),
        ({"end_time_local": None}, "2023-03-02 18:30"),
        ({"date_latest": date(2023, 3, 4)}, "2023-03-02 18:30 to 2023-03-04 19:30"),
        (
            {"timezone": "Europe/Rome", "end_timezone": "Europe/Rome"},
            "2023-03-02 18:30 Europe/Rome to 19:30 Europe/Rome",
        ),
        ({"when_edtf": "2023-04"}, "2023-04"),
        ({"when_edtf": "2023-04-05/2023-04-06"}, "2023-04-05 to 2023-04-06"),
    ],
)
def test_edited_times_count_whichever_column_holds_them(edits: Any, when: str) -> None:
    assert edited({"talks": edits}) == {"talks": {"when": when}}


def test_edits_keep_what_a_table_does_not_hold() -> None:
    assert edited({"talks": {"participant_roles": "anna:host+signatory;ITA:guest"}}) == {
        "talks": {
            "participants": {
                "anna": {"role": ["host", "signatory"], "as": "Envoy"},
                "ITA": "guest",
            }
        }
    }
    assert edited({"pact": {"instrument_unts": "I-5"}}) == {
        "pact": {
            "instrument": {
                "type": "treaty",
                "parties": ["IND", "ITA"],
                "binding": "yes",
                "topic": "trade",
                "unts": "I-5",
            }
        }
    }
    assert edited({"talks": {"description": None}}) == {"talks": {"description": None}}


def test_a_text_in_another_language_changes_that_language() -> None:
    data = exported("csv", registry(TEXT))
    assert isinstance(data, bytes)
    italian = TEXT.replace("events:", "language: it\nevents:", 1)
    table = exported("csv", registry(italian))
    assert isinstance(table, bytes)
    other = table.replace(b"Colloqui", b"Incontro")
    found = changed(other, "events.csv", TEXT)
    assert fields(found)["talks"] == {"title": {"en": "Incontro", "it": "Colloqui"}}
    assert fields(changed(table, "events.csv", TEXT)) == {}


def test_deleting_a_column_empties_nothing() -> None:
    found = openpyxl.load_workbook(io.BytesIO(BOOK))  # type: ignore[arg-type]
    sheet = found["Events"]
    columns = columns_of(sheet)
    sheet.delete_cols(columns["description"])
    data = io.BytesIO()
    found.save(data)
    assert fields(changed(data.getvalue(), "book.xlsx", TEXT)) == {}


def test_rows_may_be_sorted_and_left_out() -> None:
    found = openpyxl.load_workbook(io.BytesIO(BOOK))  # type: ignore[arg-type]
    sheet = found["Events"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    data = workbook(rows[0], *rows[:0:-1], sheet="Events")
    assert fields(changed(data, "book.xlsx", TEXT)) == {}
    assert len(changed(workbook(*rows[:2], sheet="Events"), "book.xlsx", TEXT).events) == 1


def test_an_edited_id_is_refused() -> None:
    found = changed(book({"talks": {"event_id": "my-talks"}}), "book.xlsx", TEXT)
    assert [note.text for note in found.left_out] == [
        "the id of talks was edited; an id is for ever"
    ]
    assert "my-talks" not in {each.id for each in found.events}


def test_a_copied_row_with_another_id_is_a_new_event() -> None:
    found = openpyxl.load_workbook(io.BytesIO(BOOK))  # type: ignore[arg-type]
    sheet = found["Events"]
    columns = columns_of(sheet)
    row = [cell.value for cell in sheet[2]]
    row[columns["event_id"] - 1] = "more-talks"
    row[columns["uid"] - 1] = None
    sheet.append(row)
    data = io.BytesIO()
    found.save(data)
    assert list(fields(changed(data.getvalue(), "book.xlsx", TEXT))) == ["more-talks"]


def test_series_are_changed_in_the_registry() -> None:
    assert isinstance(TABLE, bytes)
    data = TABLE.replace(b"2023-03-13", b"2023-03-14")
    found = changed(data, "events.csv", TEXT)
    assert [note.text for note in found.lost] == [
        "weekly: change repeats in the registry, not in a table"
    ]
    assert fields(found) == {}


def test_an_edited_cell_that_only_follows_from_others_is_named() -> None:
    edits: dict[str, dict[str, Any]] = {
        "talks": {"weekday": "Monday", "participants": "Anna Bianchi;IND", "title": "More"},
        "visit": {"date_earliest": date(2023, 3, 6), "weekday": "Monday", "venue": "Hall"},
        "pact": {"region": "Asia"},
    }
    data = book(edits)
    found = changed(data, "book.xlsx", TEXT)
    assert fields(found).keys() == {"talks", "visit"}
    columns = columns_of(openpyxl.load_workbook(io.BytesIO(data))["Events"])
    where = {
        f"Events!{get_column_letter(columns[column])}{row}": column
        for row in range(2, 8)
        for column in ("weekday", "participants", "venue", "region")
    }
    assert [(where[note.at], note.text.split("; ")[1]) for note in found.lost] == [
        ("region", "edit place_ids or the registry"),
        ("weekday", "edit date_earliest, time_local, timezone or the registry"),
        ("participants", "edit participant_roles or the registry"),
        ("venue", "edit place_ids or the registry"),
    ]
    # In a registry that has the edits by now, nothing is to be named.
    now = TEXT.replace("name: Inn", "name: Hall").replace("name: Anna", "name: Anna Bianchi")
    found = changed(data, "book.xlsx", now)
    assert [where[note.at] for note in found.lost] == ["region", "weekday"]


def test_a_cell_of_a_table_without_digests_that_only_follows_is_named_if_it_differs() -> None:
    assert isinstance(TABLE, bytes)
    found = changed(TABLE.replace(b",Rome,", b",Milan,"), "events.csv", TEXT)
    assert [(note.at, note.text) for note in found.lost] == [
        (
            "events.csv:4, city",
            "city differs from the registry, but is not read; edit place_ids or the registry",
        )
    ]
    # An event that differs in a field, differs in what follows from the field too.
    now = TEXT.replace("people:", "people:\n  bea: {name: Bea, country: ITA}").replace(
        "{anna:", "{bea:"
    )
    found = changed(TABLE, "events.csv", now)
    assert fields(found).keys() == {"talks"}
    assert found.lost == ()


def test_an_unknown_word_leaves_its_row_out() -> None:
    found = changed(book({"visit": {"status": "canceld"}}), "book.xlsx", TEXT)
    [note] = found.left_out
    assert note.text == '"canceld" is not a word for status; did you mean "cancelled"?'
    assert note.at.startswith("Events!")
    assert found.left_out_uids == {"visit"}


def test_an_unknown_word_of_a_new_row_leaves_the_other_new_rows_in() -> None:
    new = {"title": "New", "kind": "talks", "date_earliest": date(2023, 4, 1), "guest_iso3": "ITA"}
    found = changed(
        book({"a": new, "b": {**new, "kind": "x"}, "c": {**new, "kind": "y"}}), "b.xlsx", TEXT
    )
    assert [note.text.split(";")[0] for note in found.left_out] == [
        '"x" is not a word for kind',
        '"y" is not a word for kind',
    ]
    assert len([each for each in found.events if each.fields]) == 1


def test_a_date_that_is_none_leaves_its_row_out() -> None:
    found = changed(book({"visit": {"date_earliest": "3 March"}}), "book.xlsx", TEXT)
    assert [note.text for note in found.left_out] == [
        'visit: "3 March" is not a date; say of which year: YYYY-03-03'
    ]
    zone = changed(book({"talks": {"timezone": "../../etc"}}), "book.xlsx", TEXT)
    assert len(zone.left_out) == 1


def test_rows_filled_in_by_hand_are_new_events() -> None:
    form = exported("xlsx", registry(TEXT), Choices(empty=True))
    assert isinstance(form, bytes)
    row = {
        "title": "State dinner",
        "kind": "ceremony",
        "date_earliest": date(2027, 3, 3),
        "time_local": time(20),
        "end_time_local": time(22),
        "venue": "Palace",
        "city": "Rome",
        "place_iso3": "ITA",
        "guest_iso3": "IND",
        "host_iso3": "ITA;IND",
    }
    data = book({"new": row}, form)
    known = context(registry=registry(TEXT))
    found = read_back(data, "form.xlsx", known)
    assert fields(found) == {
        "state-dinner-2027": {
            "kind": "ceremony",
            "title": "State dinner",
            "when": "2027-03-03 20:00 to 22:00",
            "participants": {"IND": ["guest", "host"], "ITA": "host"},
            "place": "palace",
        }
    }
    assert known.directory.added["places"]["palace"] == {
        "name": "Palace",
        "country": "ITA",
        "city": "Rome",
    }
    assert fields(read_back(data, "form.xlsx", known)) == fields(found)


def test_a_form_has_lists_of_the_registry() -> None:
    form = exported("xlsx", registry(TEXT), Choices(empty=True))
    found = openpyxl.load_workbook(io.BytesIO(form))  # type: ignore[arg-type]
    assert found.sheetnames == ["Events", "People", "Places", "Sources", "Columns", "Words"]
    assert [[cell.value for cell in row[:2]] for row in found["People"].iter_rows(min_row=2)] == [
        ["r", "anna"]
    ]
    words = [cell.value for column in found["Words"].iter_cols() for cell in column]
    assert {"inn", "s", "talks"} <= set(words)
    assert found["Events"]["A2"].value is None


def test_a_row_with_neither_id_nor_title_is_left_out() -> None:
    found = changed(book({"": {"kind": "talks"}}), "book.xlsx", TEXT)
    assert [note.text for note in found.left_out] == ["neither id nor title"]


def test_a_table_of_another_registry_is_all_new() -> None:
    known = context(registry=registry(TEXT.replace("registry: r", "registry: other")))
    found = read_back(TABLE, "events.csv", known)
    assert {each.id for each in found.events} == {"talks", "visit", "pact", "weekly"}
    assert not found.is_own


def test_a_table_may_have_further_columns() -> None:
    data = exported("csv", registry(TEXT), Choices(dialect=Dialect(guard=Guard.NONE)))
    assert isinstance(data, bytes)
    lines = data.decode("utf-8-sig").split("\r\n")
    more = "\r\n".join(f"{line},{'mine' if not n else ''}" for n, line in enumerate(lines) if line)
    found = changed(more.encode(), "events.csv", TEXT)
    assert [note.text for note in found.unused] == ["mine"]
    assert fields(found) == {}


def test_a_table_of_ours_without_events_is_refused() -> None:
    package = exported("package", registry(TEXT))
    assert isinstance(package, dict)
    with pytest.raises(TimelineError, match="not an export of timeline, so it needs a mapping"):
        read_back(package["participants.csv"], "participants.csv", context())


def test_chosen_columns_are_enough() -> None:
    columns = ("event_id", "title", "status")
    data = exported("csv", registry(TEXT), Choices(columns=columns))
    assert isinstance(data, bytes)
    found = changed(data.replace(b"confirmed", b"concluded", 1), "events.csv", TEXT)
    assert fields(found) == {"pact": {"status": "concluded"}}


def test_an_event_that_is_internal_stays_so() -> None:
    data = exported("package", registry(TEXT), audience=Audience.INTERNAL)
    known = context()
    made = made_of(read_back(data, "package", known), known)
    assert made["events"]["secret"]["audience"] == "internal"
    assert made["events"]["talks"]["note"] == "for colleagues"


def test_an_edited_workbook_is_an_edition_whose_edits_count() -> None:
    records = editions.of_file(book({"talks": {"date_earliest": date(2023, 3, 9)}}), "b.xlsx")
    schedule = editions.registry_of(records, "b.xlsx")
    when = schedule.registry.events["talks"].when
    assert when is not None
    assert when.text == "2023-03-09 18:30 to 19:30"
    with pytest.raises(
        TimelineError, match=r'Events![A-Z]+3: "x" is not a word for kind; .* import'
    ):
        editions.of_file(book({"talks": {"kind": "x"}}), "b.xlsx")
    with pytest.raises(TimelineError, match=r"Events!6: a row without event_id; timeline import"):
        editions.of_file(book({"new": {"title": "New"}}), "b.xlsx")
    records = editions.of_file(book({"talks": {"url": "nowhere"}}), "b.xlsx")
    with pytest.raises(RegistryError, match="1 error"):
        editions.registry_of(records, "b.xlsx")
