"""Tables read back to a registry give the same tables."""

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings

from tests.conftest import DATA, chronology, registry, selected
from tests.tables.events import registries
from tests.tables.registries import dumped
from timeline.chronology.selection import Selection, expand
from timeline.importing.tables.own.registries import rebuilt
from timeline.importing.tables.own.rendering import LONG, records
from timeline.registry.vocabulary import Audience
from timeline.tables.events import ROWS

HEAD = {"registry": "generated", "title": "T"}


def again(tables: Any, language: str = "en") -> str:
    """Return the registry that tables hold."""
    found = rebuilt(tables, "generated", None)
    assert not found.left_out
    defaults = {"defaults": {"timezone": found.zone}} if found.zone else {}
    return dumped(
        {**HEAD, "language": language, **defaults, **found.entries, "events": found.events}
    )


@settings(max_examples=100, deadline=None, phases=[Phase.generate])
@given(registries())
def test_package(data: Any) -> None:
    known = expand(chronology(dumped(data)), Selection())
    first = records(known, LONG)
    text = again(first, data["language"])
    second = records(expand(chronology(text), Selection()), LONG)
    for name in first:
        assert [r.cells for r in second[name]] == [r.cells for r in first[name]], name


UNSURE = {"source_urls", "host_iso3", "host_iso2", "guest_iso3", "guest_iso2"}
"""Columns that do not say whose their items are; what is not sure is left out."""
COUNTS = {"n_outcomes", "n_figures", "n_statements", "n_disagreements"}


@settings(max_examples=100, deadline=None, phases=[Phase.generate])
@given(registries())
def test_wide(data: Any) -> None:
    known = expand(chronology(dumped(data)), Selection())
    first = records(known, [ROWS])
    text = again(first, data["language"])
    second = records(expand(chronology(text), Selection()), [ROWS])
    for one, two in zip(first["events"], second["events"], strict=True):
        differ = {
            name: (cell, two.cells[name])
            for name, cell in one.cells.items()
            if cell != two.cells[name]
        }
        for name in UNSURE & differ.keys():
            one_cell, other = differ.pop(name)
            assert set(re.split("[; ]", other)) <= {"", *re.split("[; ]", one_cell)}
        assert {name: it for name, it in differ.items() if name not in COUNTS} == {}


REAL = [DATA.parents[1] / "events.yaml", *sorted((DATA / "valid").glob("*.yaml"))]


@pytest.mark.parametrize("file", REAL, ids=lambda file: file.stem)
@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("tables", [LONG, [ROWS]], ids=["long", "wide"])
def test_real(file: Path, audience: Audience, tables: Any) -> None:
    model = registry(file.read_text(encoding="utf-8"))
    known = expand(selected(model, Selection(), audience=audience), Selection())
    first = records(known, tables)
    head = {"registry": model.registry, "title": "T", "language": model.language}
    found = rebuilt(first, model.registry, None)
    assert not found.left_out
    defaults = {"defaults": {"timezone": found.zone}} if found.zone else {}
    text = dumped({**head, **defaults, **found.entries, "events": found.events})
    second = records(
        expand(selected(registry(text), Selection(), audience=audience), Selection()), tables
    )
    for name in first:
        for one, two in zip(first[name], second[name], strict=True):
            differ = {
                n: (cell, two.cells[n]) for n, cell in one.cells.items() if cell != two.cells[n]
            }
            assert {
                n: it for n, it in differ.items() if tables is LONG or n not in COUNTS | UNSURE
            } == {}, one("event_id")
