"""All tables as Parquet or JSON Lines, also in the folders of a lake."""

import io
import json
from collections import Counter
from collections.abc import Callable
from typing import Any

import pyarrow.parquet
import pytest

from tests.conftest import DATA, chronology
from tests.formats.outputs import files, made
from tests.formats.test_contract import EVENTS, KINDS
from timeline.chronology.options import Choices, Partition, Tables
from timeline.registry.registry import Registry
from timeline.tables.long_tables import TABLES

AGENDA = (DATA / "valid" / "agenda.yaml").read_text(encoding="utf-8")
REGISTRY, YEAR, DECADE = Partition
UNDIVIDED = ("places", "countries", "sources")
Rows = list[dict[str, Any]]


def _of_lines(data: bytes) -> Rows:
    return [json.loads(line) for line in data.decode().split("\n")[:-1]]


def _of_parquet(data: bytes) -> Rows:
    rows: Rows = pyarrow.parquet.read_table(io.BytesIO(data)).to_pylist()
    return rows


READERS: dict[Tables, Callable[[bytes], Rows]] = {
    Tables.JSONL: _of_lines,
    Tables.PARQUET: _of_parquet,
}
READ = pytest.mark.parametrize("tables", READERS)


def package(text: str, tables: Tables, *by: Partition) -> dict[str, bytes]:
    """Return the files of the package of a registry."""
    return files(made("package", chronology(text), Choices(tables=tables, partition=by)))


def whole(text: str, tables: Tables) -> dict[str, Rows]:
    """Return the rows of all tables, none of which is divided."""
    found = package(text, tables)
    found.pop("datapackage.json")
    read = READERS[tables]
    return {name.removesuffix(f".{tables}"): read(data) for name, data in found.items()}


def counted(rows: Rows) -> Counter[str]:
    """Return how often each row is there."""
    return Counter(json.dumps(row, sort_keys=True, default=str) for row in rows)


def put_together(text: str, tables: Tables, *by: Partition) -> dict[str, Rows]:
    """Return the rows of all tables, with the columns that the names of their folders hold."""
    found: dict[str, Rows] = {}
    for path, data in package(text, tables, *by).items():
        name, *folders, file = path.split("/")
        assert file == f"{name}.{tables}"
        held = dict(folder.split("=") for folder in folders)
        rows = READERS[tables](data)
        assert not any(held.keys() & row.keys() for row in rows)
        found.setdefault(name, []).extend(row | held for row in rows)
    return found


@READ
def test_a_package_has_a_file_for_each_table_and_is_described(tables: Tables) -> None:
    found = package(EVENTS, tables)
    described = json.loads(found.pop("datapackage.json"))
    assert set(found) == {f"{table.name}.{tables}" for table in TABLES}
    for resource in described["resources"]:
        assert resource["path"] == f"{resource['name']}.{tables}"
        assert (resource["format"], resource["bytes"]) == (tables, len(found[resource["path"]]))
    assert "apostrophe" not in described["description"]
    [events] = [each for each in described["resources"] if each["name"] == "events"]
    types = {field["name"]: field["type"] for field in events["schema"]["fields"]}
    assert (types["topics"], types["date_earliest"], types["year"]) == ("array", "date", "integer")
    assert "trueValues" not in json.dumps(described)


@pytest.mark.parametrize("text", [EVENTS, KINDS, AGENDA], ids=["events", "kinds", "agenda"])
def test_both_forms_hold_the_same_rows(text: str) -> None:
    lines, parquet = (whole(text, tables) for tables in READERS)
    for name, rows in lines.items():
        assert [row.keys() for row in rows] == [row.keys() for row in parquet[name]]
        ids = [str(row.get("event_id")) for row in rows]
        assert sorted(ids) == sorted(str(row.get("event_id")) for row in parquet[name])


@READ
@pytest.mark.parametrize("text", [KINDS, AGENDA], ids=["kinds", "agenda"])
def test_divided_by_registry_and_year_it_holds_the_same_rows(text: str, tables: Tables) -> None:
    expected = whole(text, tables)
    years = {row["event_id"]: row["year"] or 0 for row in expected["events"]}
    found = put_together(text, tables, REGISTRY, YEAR)
    assert set(found) == set(expected)
    for name, rows in expected.items():
        for row in rows:
            if name not in UNDIVIDED:
                own = "Year" if name == "dyads" else "year"
                row["year"] = str((row.pop(own) or 0) if own in row else years[row["event_id"]])
        assert counted(found[name]) == counted(rows)


def test_what_belongs_to_no_event_is_divided_by_the_registry_alone() -> None:
    found = package(KINDS, Tables.JSONL, REGISTRY, YEAR)
    registry = json.loads(package(KINDS, Tables.JSONL)["events.jsonl"].split(b"\n")[0])["registry"]
    for name in UNDIVIDED:
        assert [path for path in found if path.startswith(f"{name}/")] == [
            f"{name}/registry={registry}/{name}.jsonl"
        ]


def test_divided_by_decade_the_year_stays_in_the_file() -> None:
    rows = put_together(KINDS, Tables.JSONL, REGISTRY, DECADE)["events"]
    assert {row["decade"] for row in rows if row["year"] is None} == {"0"}
    decades = {row["decade"]: row["year"] // 10 for row in rows if row["year"]}
    assert len(decades) > 1
    assert decades == {str(decade * 10): decade for decade in decades.values()}


def test_a_table_without_rows_has_a_file_in_which_to_find_its_columns() -> None:
    text = "registry: r\ntitle: R\nevents: {}\n"
    found = package(text, Tables.PARQUET, REGISTRY, YEAR)
    for table in TABLES:
        lower = "" if table.name in UNDIVIDED else "year=0/"
        path = f"{table.name}/registry=r/{lower}{table.name}.parquet"
        schema = pyarrow.parquet.read_schema(io.BytesIO(found.pop(path)))
        assert set(schema.names) >= {column.name for column in table.columns[2:]} - {"year", "Year"}
    assert found == {}


@pytest.mark.parametrize("by", [(REGISTRY,), (REGISTRY, YEAR), (REGISTRY, DECADE), (DECADE,)])
def test_the_rows_of_events_alone_are_divided_in_the_same_way(by: tuple[Partition, ...]) -> None:
    rendered = made("parquet", chronology(KINDS), Choices(partition=by))
    assert rendered.folder
    assert (rendered.folder.own, rendered.folder.whole) == (
        (("registry=kinds",), "") if REGISTRY in by else ((), "decade=*/*")
    )
    rows = [row for data in rendered.folder.files.values() for row in _of_parquet(data)]
    every = _of_parquet(made("parquet", chronology(KINDS)).data)
    assert Counter(row["event_id"] for row in rows) == Counter(row["event_id"] for row in every)
    assert {path.count("/") for path in rendered.folder.files} == {len(by)}


def test_columns_may_be_chosen_that_do_not_tell_the_year() -> None:
    chosen = Choices(partition=(YEAR,), columns=("title", "registry"))
    rendered = made("parquet", chronology(KINDS), chosen)
    assert rendered.folder
    for data in rendered.folder.files.values():
        names = pyarrow.parquet.read_schema(io.BytesIO(data)).names
        assert names == ["title", "registry"]
    assert len(rendered.folder.files) > 2


@pytest.mark.parametrize("name", ["../r", "r/s", "R", ".r", "r=1", "con.", "r r", ""])
def test_the_name_of_a_registry_is_always_one_of_a_folder(name: str) -> None:
    with pytest.raises(ValueError, match="registry"):
        Registry.model_validate({"registry": name, "title": "R"})
