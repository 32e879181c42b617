"""JSON Lines, as Python's json module reads them."""

import json

import pytest

from tests.conftest import DATA, chronology
from tests.formats.outputs import made
from tests.formats.test_contract import EVENTS, HOSTILE, KINDS
from timeline.chronology.options import USUAL, Choices
from timeline.tables.events import ROWS

TRAPS = (DATA / "valid" / "traps.yaml").read_text(encoding="utf-8")


def rows(text: str, choices: Choices = USUAL) -> dict[str, dict[str, object]]:
    """Return the rows of a registry, by the ids of the events."""
    lines = made("json", chronology(text), choices).data.decode().splitlines()
    return {row["event_id"]: row for row in map(json.loads, lines)}


@pytest.mark.parametrize("text", [EVENTS, KINDS, HOSTILE, TRAPS])
def test_every_line_is_an_object_with_all_columns_in_their_order(text: str) -> None:
    data = made("json", chronology(text)).data
    assert data.endswith(b"}\n")
    names = [column.name for column in ROWS.columns]
    assert all(list(json.loads(line)) == names for line in data.split(b"\n")[:-1])


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("title", "Inaugural session and keynote of the Raisina Dialogue"),
        ("parent_ids", ["raisina-2023", "meloni-visit"]),
        ("topics", []),
        ("when_edtf", "2023-03-02T18:30:00+05:30"),
        ("date_earliest", "2023-03-02"),
        ("year", 2023),
        ("time_local", "18:30:00"),
        ("start_utc", "2023-03-02T13:00:00Z"),
        ("desk_start", "2023-03-02T14:00:00+01:00"),
        ("label", None),
        ("visit_level", None),
        ("confidence", None),
    ],
)
def test_a_value_has_its_type_and_nothing_is_null(column: str, value: object) -> None:
    assert rows(EVENTS, Choices(desk="Europe/Rome"))["raisina-keynote"][column] == value


def test_texts_stand_as_they_are() -> None:
    known = {id: row["title"] for id, row in rows(TRAPS).items()}
    assert (known["mar-2"], known["inf"], known["f"]) == ("=1+1", "007", "NA")
    assert known["title-scripts"] == "वार्ता ١٢٣ 会談 Città 🇮🇳"


def test_the_columns_are_those_chosen_in_that_order() -> None:
    lines = made("json", chronology(EVENTS), USUAL._replace(columns=("year", "title"))).data
    assert list(json.loads(lines.splitlines()[0])) == ["year", "title"]
