"""Tables read back to a registry give the same tables."""

from typing import Any

from hypothesis import Phase, given, settings

from tests.conftest import chronology
from tests.tables.events import registries
from tests.tables.registries import dumped
from timeline.chronology.selection import Selection, expand
from timeline.importing.tables.own.registries import rebuilt
from timeline.importing.tables.own.rendering import LONG, records

HEAD = {"registry": "generated", "title": "T"}


def again(tables: Any, language: str = "en") -> str:
    """Return the registry that tables hold."""
    found = rebuilt(tables, "generated", None)
    assert not found.left_out
    defaults = {"defaults": {"timezone": found.zone}} if found.zone else {}
    return dumped({**HEAD, "language": language, **defaults, **found.entries, "events": found.events})


@settings(max_examples=100, deadline=None, phases=[Phase.generate])
@given(registries())
def test_package(data: Any) -> None:
    known = expand(chronology(dumped(data)), Selection())
    first = records(known, LONG)
    text = again(first, data["language"])
    second = records(expand(chronology(text), Selection()), LONG)
    for name in first:
        assert [r.cells for r in second[name]] == [r.cells for r in first[name]], name
