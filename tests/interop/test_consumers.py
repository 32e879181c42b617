"""Programs of others read of our calendars what the registries say."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import DATA, ROOT
from tests.content_lines import faults
from tests.interop import expected
from tests.interop.caldav import CalDAV
from tests.interop.consumers import (
    EXPANDERS,
    READERS,
    Consumer,
    events,
    in_order,
    occurrences,
    without_identity,
)
from tests.interop.exports import export
from tests.interop.generated import generated
from tests.interop.limits import as_known_to
from tests.interop.readers.shape import Row

WRITTEN = {
    ROOT / "events.yaml": expected.EVENTS,
    DATA / "valid" / "kinds.yaml": expected.KINDS,
    DATA / "valid" / "hostile.yaml": expected.HOSTILE,
}
GENERATED = range(30)
ERA = date(1996, 1, 1), date(2036, 12, 31)
"""Years that khal can list in a few seconds."""


@dataclass(frozen=True)
class Calendars:
    """Calendars, and the events that they have to show."""

    files: list[Path]
    rows: list[Row]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Calendars:
    """Return the calendars of registries that people wrote."""
    folder = tmp_path_factory.mktemp("written")
    files = [export(path.read_text(encoding="utf-8"), folder, path.stem) for path in WRITTEN]
    return Calendars(files, [row for rows in WRITTEN.values() for row in rows])


@pytest.fixture(scope="module")
def calendars(written: Calendars, tmp_path_factory: pytest.TempPathFactory) -> Calendars:
    """Return the calendars of registries written and generated."""
    folder = tmp_path_factory.mktemp("generated")
    made = [generated(seed) for seed in GENERATED]
    files = [export(each.text, folder, f"{seed}") for seed, each in enumerate(made)]
    return Calendars(
        [*written.files, *files], [*written.rows, *(row for each in made for row in each.rows)]
    )


def test_the_bytes_have_no_fault_that_readers_overlook(calendars: Calendars) -> None:
    assert {
        file.name: found for file in calendars.files if (found := faults(file.read_bytes()))
    } == {}


@pytest.mark.parametrize("name", READERS)
def test_readers_find_the_events_of_the_registry(
    name: str, consumer: Callable[[str], Consumer], calendars: Calendars
) -> None:
    assert events(consumer(name), calendars.files) == as_known_to(name, calendars.rows)


@pytest.mark.parametrize("name", EXPANDERS)
def test_events_take_place_when_the_registry_says(
    name: str, consumer: Callable[[str], Consumer], calendars: Calendars
) -> None:
    rows = (without_identity(row) for row in calendars.rows if str(row["start"]) >= str(ERA[0]))
    assert occurrences(consumer(name), calendars.files, *ERA) == as_known_to(name, rows)


def test_a_server_takes_and_gives_back_the_events_of_the_registry(
    caldav: CalDAV, written: Calendars
) -> None:
    for file in written.files:
        caldav.sync(file)
    assert caldav.events() == in_order(written.rows)
