"""Parquet, as pyarrow reads it."""

import datetime as dt
import io
from dataclasses import replace
from typing import Any

import pyarrow.parquet

from tests.conftest import DATA, chronology
from tests.formats.outputs import made
from tests.formats.test_contract import EVENTS, KINDS
from timeline.chronology.options import USUAL, Choices, Partition

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
        "time_local": "time32[ms]",
        "start_utc": "timestamp[us, tz=UTC]",
        "desk_end": "timestamp[us, tz=Asia/Tokyo]",
        "latitude": "double",
    }


def test_a_row_holds_what_is_known_and_null_for_the_rest() -> None:
    [row] = [row for row in table(EVENTS).to_pylist() if row["event_id"] == "raisina-keynote"]
    assert row["date_earliest"] == dt.date(2023, 3, 2)
    assert row["time_local"] == dt.time(18, 30)
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
    chosen = table(EVENTS, replace(USUAL, columns=("year", "title")))
    assert chosen.column_names == ["year", "title"]
