"""Parquet, as pyarrow reads it."""

import datetime as dt
import io
from typing import Any

import pyarrow.parquet

import timeline
from tests.conftest import DATA, chronology
from tests.formats.outputs import made
from tests.formats.test_contract import EVENTS, KINDS
from timeline.chronology.options import USUAL, Choices, Partition, Tables
from timeline.formats.package import TABLES

TRAPS = (DATA / "valid" / "traps.yaml").read_text(encoding="utf-8")


def table(text: str, choices: Choices = USUAL) -> Any:
    """Return the table of a registry."""
    data = made("parquet", chronology(text), choices).data
    return pyarrow.parquet.read_table(io.BytesIO(data))


def test_columns_have_their_types() -> None:
    types = {
        field.name: str(field.type) for field in table(EVENTS, Choices(desk="Asia/Tokyo")).schema
    }
    assert {name: types[name] for name in ("event_id", "occurrence", "year", "participants")} == {
        "event_id": "string",
        "occurrence": "date32[day]",
        "year": "int32",
        "participants": "list<element: string>",
    }
    assert {name: types[name] for name in ("time_local", "start_utc", "desk_end", "latitude")} == {
        "time_local": "string",
        "start_utc": "timestamp[us, tz=UTC]",
        "desk_end": "timestamp[us, tz=Asia/Tokyo]",
        "latitude": "double",
    }


def test_a_row_holds_what_is_known_and_null_for_the_rest() -> None:
    [row] = [row for row in table(EVENTS).to_pylist() if row["event_id"] == "raisina-keynote"]
    assert row["date_earliest"] == dt.date(2023, 3, 2)
    assert row["time_local"] == "18:30"
    assert row["start_utc"] == dt.datetime(2023, 3, 2, 13, tzinfo=dt.UTC)
    assert row["parent_ids"] == ["raisina-2023", "meloni-visit"]
    assert row["when_edtf"] == "2023-03-02T18:30:00+05:30"
    assert (row["label"], row["url"], row["occurrence"]) == (None, None, None)


def test_texts_and_days_of_all_times_stand_as_they_are() -> None:
    known = {row["event_id"]: row for row in table(TRAPS).to_pylist()}
    assert known["mar-2"]["title"] == "=1+1"
    assert known["f"]["title"] == "NA"
    assert known["year-one"]["date_earliest"] == dt.date(1, 1, 1)
    assert known["true"]["date_latest"] == dt.date(9998, 12, 31)


def test_every_column_tells_what_it_means() -> None:
    assert all(field.metadata[b"description"] for field in table(EVENTS).schema)


def test_by_year_each_has_a_file_and_what_has_none_too() -> None:
    rendered = made("parquet", chronology(KINDS), Choices(partition=(Partition.YEAR,)))
    assert rendered.folder is not None
    found = {}
    for path, data in rendered.folder.files.items():
        year, name = path.removeprefix("year=").split("/")
        assert name == "events.parquet"
        known = int(year) or None
        for row in pyarrow.parquet.read_table(io.BytesIO(data)).to_pylist():
            assert "year" not in row
            found[row["event_id"]] = row | {"year": known}
    assert len(rendered.folder.files) == len({row["year"] for row in found.values()}) > 2
    assert found == {row["event_id"]: row for row in table(KINDS).to_pylist()}


def test_the_columns_are_those_chosen_in_that_order() -> None:
    chosen = table(EVENTS, USUAL._replace(columns=("year", "title")))
    assert chosen.column_names == ["year", "title"]


def file(text: str, choices: Choices = USUAL) -> Any:
    """Return the file of a registry, opened."""
    data = made("parquet", chronology(text), choices).data
    return pyarrow.parquet.ParquetFile(io.BytesIO(data))


def test_no_file_holds_a_time_of_the_day_which_spark_refuses() -> None:
    choices = Choices(tables=Tables.PARQUET)
    folder = made("package", chronology(KINDS), choices).folder
    assert folder is not None
    schemas = [
        pyarrow.parquet.ParquetFile(io.BytesIO(data)).schema
        for path, data in folder.files.items()
        if path.endswith(".parquet")
    ]
    types = [str(schema.column(n).logical_type) for schema in schemas for n in range(len(schema))]
    assert [type for type in types if type.startswith("Time(")] == []
    assert len(schemas) == len(TABLES)


def test_a_file_tells_of_which_registry_and_edition_it_is() -> None:
    metadata = file(EVENTS).metadata.metadata
    del metadata[b"ARROW:schema"]
    assert metadata == {
        b"registry": b"india-italy-2023",
        b"title": "India–Italy, March 2023".encode(),
        b"edition": b"2026-11-24",
        b"license": b"CC0-1.0",
        b"timeline_version": timeline.__version__.encode(),
        b"tables_version": b"1",
    }
    metadata = file("registry: r\ntitle: R\nevents: {}\n").metadata.metadata
    assert {b"edition", b"license"}.isdisjoint(metadata)


DAYS = "registry: r\ntitle: R\nevents:\n" + "".join(
    f"  e{n}: {{kind: talks, title: T, when: {1900 + n * 7 % 120}}}\n" for n in range(10_001)
)


def test_programs_can_skip_what_they_do_not_want() -> None:
    found = file(DAYS)
    groups = [found.metadata.row_group(n) for n in range(found.num_row_groups)]
    assert [group.num_rows for group in groups] == [10_000, 1]
    place = found.schema_arrow.get_field_index("date_earliest")
    columns = [group.column(place) for group in groups]
    assert {column.compression for column in columns} == {"ZSTD"}
    assert all("DICTIONARY" in "".join(column.encodings) for column in columns)
    assert all(column.has_column_index and column.has_offset_index for column in columns)
    [first, last] = [column.statistics for column in columns]
    assert first.min == dt.date(1900, 1, 1)
    assert first.max <= last.min
    assert {group.sorting_columns[0].column_index for group in groups} == {place}


def test_rows_without_a_day_come_last() -> None:
    days = [row["date_earliest"] for row in table(KINDS).to_pylist()]
    known = [day for day in days if day]
    assert days == [*sorted(known), *[None] * (len(days) - len(known))]
    assert None in days


def test_a_table_without_its_day_is_not_sorted() -> None:
    found = file(EVENTS, USUAL._replace(columns=("registry", "title")))
    assert found.metadata.row_group(0).sorting_columns == ()
