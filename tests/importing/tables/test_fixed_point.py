"""Tables of ours make a registry that makes the same tables."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.conftest import DATA, registry
from tests.importing.tables.tables import Bytes, again, exported
from tests.tables.events import registries
from tests.tables.registries import dumped
from timeline.chronology.options import USUAL, Choices, Dialect, Guard, Tables
from timeline.registry.vocabulary import Audience

REAL = [DATA.parents[1] / "events.yaml", *sorted((DATA / "valid").glob("*.yaml"))]
COUNTS = {"n_outcomes", "n_figures", "n_statements", "n_disagreements"}
"""Columns of what only other tables hold."""
UNSURE = {"source_urls", "host_iso3", "host_iso2", "guest_iso3", "guest_iso2"}
"""Columns that do not say whose their items are: what is not sure is not taken."""
dialects = st.builds(
    Dialect,
    st.sampled_from([",", ";", "|", "\t"]),
    bom=st.booleans(),
    flat=st.booleans(),
    guard=st.sampled_from([Guard.ALL, Guard.NONE]),
)
packages = st.builds(
    lambda guard, tables: USUAL._replace(dialect=Dialect(guard=guard), tables=tables),
    st.sampled_from([Guard.ALL, Guard.NONE]),
    st.sampled_from([Tables.CSV, Tables.JSONL]),
)


def rows(data: Bytes, delimiter: str) -> list[dict[str, str]]:
    """Return the rows of a delimited file, by the standard library."""
    assert isinstance(data, bytes)
    text = io.StringIO(data.decode("utf-8-sig"), newline="")
    return list(csv.DictReader(text, delimiter=delimiter))


def assert_same(first: Bytes, second: Bytes, delimiter: str = ",") -> None:
    """Compare two files of events but for what such a table cannot hold."""
    before, after = rows(first, delimiter), rows(second, delimiter)
    assert len(before) == len(after)
    for one, two in zip(before, after, strict=True):
        for name in one.keys() - COUNTS - UNSURE:
            assert (name, two[name]) == (name, one[name])


@settings(max_examples=40, deadline=None, phases=[Phase.generate])
@given(registries(), packages)
def test_a_package_comes_back_to_the_byte(data: Any, choices: Choices) -> None:
    first = exported("package", registry(dumped(data)), choices)
    made = again(first, "package", data["language"])
    second = exported("package", registry(dumped(made)), choices)
    assert isinstance(first, dict)
    assert isinstance(second, dict)
    assert {**second, "datapackage.json": b""} == {**first, "datapackage.json": b""}


@settings(max_examples=40, deadline=None, phases=[Phase.generate])
@given(registries(), dialects)
def test_a_table_comes_back_whatever_its_dialect(data: Any, dialect: Dialect) -> None:
    choices = USUAL._replace(dialect=dialect)
    first = exported("csv", registry(dumped(data)), choices)
    made = again(first, "events.csv", data["language"])
    second = exported("csv", registry(dumped(made)), choices)
    assert_same(first, second, dialect.delimiter)
    third = again(second, "events.csv", data["language"])
    assert exported("csv", registry(dumped(third)), choices) == second


@settings(max_examples=20, deadline=None, phases=[Phase.generate])
@given(registries())
def test_json_lines_and_workbooks_come_back(data: Any) -> None:
    model = registry(dumped(data))
    wanted = exported("csv", model)
    for name, file in (("json", "events.jsonl"), ("xlsx", "events.xlsx")):
        made = again(exported(name, model), file, data["language"])
        assert_same(wanted, exported("csv", registry(dumped(made))))


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("file", REAL, ids=lambda file: file.stem)
def test_real_registries_come_back(file: Path, audience: Audience) -> None:
    model = registry(file.read_text(encoding="utf-8"))
    package = exported("package", model, audience=audience)
    made = registry(dumped(again(package, "package", model.language)))
    second = exported("package", made, audience=audience)
    assert isinstance(package, dict)
    assert isinstance(second, dict)
    assert {name: second[name] for name in package if name.endswith(".csv")} == {
        name: data for name, data in package.items() if name.endswith(".csv")
    }
    table = exported("csv", model, audience=audience)
    again_made = registry(dumped(again(table, "events.csv", model.language)))
    assert_same(table, exported("csv", again_made, audience=audience))


def test_the_head_of_a_package_comes_back() -> None:
    text = REAL[0].read_text(encoding="utf-8")
    package = exported("package", registry(text))
    made = registry(dumped(again(package, "package")))
    second = exported("package", made)
    assert isinstance(package, dict)
    assert isinstance(second, dict)
    assert second["datapackage.json"] == package["datapackage.json"]
    assert second == package
