"""Through all that becomes of a registry, subscribers have what it says: all of it, and once."""

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import accumulate
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.content_lines import faults
from tests.interop.caldav import CalDAV
from tests.interop.consumers import in_order, without_identity
from tests.interop.khal import Khal
from tests.interop.life import HEAD, LIFE
from tests.interop.readers.shape import Row
from timeline.cli.main import app

YEAR = date(2024, 1, 1), date(2024, 12, 31)
STEPS = [step.name for step in LIFE]
VISITS = {"visit", "tour", "courtesy"}
_BEGIN = int(datetime(2023, 12, 1, tzinfo=UTC).timestamp())
_MOMENTS = list(accumulate((step.seconds for step in LIFE), initial=_BEGIN))[1:]


@dataclass(frozen=True)
class Editions:
    """The editions of a calendar, one a step, and the files touched by exporting each again."""

    whole: list[Path]
    visits: list[Path]
    touched: list[list[str]]


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Editions:
    """Return the calendars of a registry, step by step; the order of the exports alternates."""
    folder, kept = tmp_path_factory.mktemp("life"), tmp_path_factory.mktemp("editions")
    events: dict[str, str | None] = {}
    found = Editions([], [], [])
    for number, (step, moment) in enumerate(zip(LIFE, _MOMENTS, strict=True)):
        events |= step.edits
        lines = (f"  {id}: {{{event}}}\n" for id, event in events.items() if event)
        (folder / "registry.yaml").write_text(HEAD + "".join(lines), encoding="utf-8")
        if step.forgotten:
            _run(moment, "lock", folder / "registry.yaml", "--prune")
        before = _publish(folder, moment, number)
        after = _publish(folder, moment + 60, number)
        found.touched.append([name for name in before if before[name] != after[name]])
        for name, files in (("feed", found.whole), ("visits", found.visits)):
            files.append(kept / f"{name}-{number}.ics")
            files[-1].write_bytes((folder / f"{name}.ics").read_bytes())
    return found


def _publish(folder: Path, moment: int, number: int) -> dict[str, int]:
    """Export the calendars; return when the files beside the registry were written."""
    registry = folder / "registry.yaml"
    for name in ("feed", "visits") if number % 2 else ("visits", "feed"):
        filters = ("--kind", "visit") if name == "visits" else ()
        _run(moment, "export", registry, *filters, "-o", folder / f"{name}.ics")
    return {file.name: file.stat().st_mtime_ns for file in sorted(folder.iterdir())}


def _run(moment: int, *words: str | Path) -> None:
    environment = {"SOURCE_DATE_EPOCH": str(moment)}
    ran = CliRunner().invoke(app, [str(word) for word in words], env=environment)
    assert ran.exit_code == 0, (ran.output, ran.exception)


def _told(file: Path) -> dict[str, list[str]]:
    """Return the VEVENTs of a calendar by their UIDs."""
    found: dict[str, list[str]] = defaultdict(list)
    text = file.read_bytes().decode()
    for event in re.findall(r"BEGIN:VEVENT\r\n(.*?)END:VEVENT", text, re.DOTALL):
        found[_value("UID", event)].append(event)
    return found


def _value(name: str, event: str) -> str:
    found = re.search(rf"^{name}:(.*)\r$", event, re.MULTILINE)
    assert found, (name, event)
    return found[1]


def _sequences(file: Path) -> dict[str, set[int]]:
    return {
        uid: {int(_value("SEQUENCE", event)) for event in events}
        for uid, events in _told(file).items()
    }


def _uids(ids: set[str]) -> set[str]:
    return {f"{id}@life" for id in ids}


def _shown(number: int, ids: set[str] | None = None, *, fresh: bool = False) -> list[Row]:
    """Return what is to be seen after a step; if `fresh`, without what was forgotten by then."""
    shown: dict[str, list[Row]] = {}
    for step in LIFE[: number + 1]:
        for id in step.forgotten if fresh else ():
            del shown[id]
        shown |= step.shown
    wanted = [rows for id, rows in shown.items() if ids is None or id in ids]
    return in_order(without_identity(row) for rows in wanted for row in rows)


@pytest.mark.parametrize("number", range(len(LIFE)), ids=STEPS)
def test_an_edition_tells_anew_what_has_changed_and_nothing_else(
    number: int, editions: Editions
) -> None:
    step = LIFE[number]
    before = _told(editions.whole[number - 1]) if number else {}
    now = _told(editions.whole[number])
    changed = {uid for uid in before.keys() | now.keys() if before.get(uid) != now.get(uid)}
    assert changed == _uids({*step.sequences, *step.forgotten})
    sequences = _sequences(editions.whole[number])
    assert {id: sequences[f"{id}@life"] for id in step.sequences} == {
        id: {sequence} for id, sequence in step.sequences.items()
    }


@pytest.mark.parametrize("number", range(len(LIFE)), ids=STEPS)
def test_a_filtered_calendar_has_the_revisions_of_the_whole(
    number: int, editions: Editions
) -> None:
    whole, visits = _told(editions.whole[number]), _told(editions.visits[number])
    assert visits == {uid: events for uid, events in whole.items() if uid in _uids(VISITS)}


def test_a_second_export_touches_no_file(editions: Editions) -> None:
    assert editions.touched == [[] for _ in LIFE]


def test_no_edition_has_a_fault(editions: Editions) -> None:
    files = [*editions.whole, *editions.visits]
    assert {file.name: found for file in files if (found := faults(file.read_bytes()))} == {}


def test_a_server_shows_the_registry_after_every_step(caldav: CalDAV, editions: Editions) -> None:
    followed = caldav.follow(editions.whole)
    for number, (step, found) in enumerate(zip(LIFE, followed, strict=True)):
        assert (step.name, found.news) == (step.name, _uids({*step.sequences}))
        assert (step.name, found.shown) == (step.name, _shown(number))
        assert (step.name, found.fresh) == (step.name, _shown(number, fresh=True))


def test_a_server_shows_the_visits_after_every_step(caldav: CalDAV, editions: Editions) -> None:
    followed = caldav.follow(editions.visits)
    for number, (step, found) in enumerate(zip(LIFE, followed, strict=True)):
        assert (step.name, found.news) == (step.name, _uids(VISITS & step.sequences.keys()))
        assert (step.name, found.shown) == (step.name, _shown(number, VISITS))
        assert (step.name, found.fresh) == (step.name, _shown(number, VISITS, fresh=True))


def test_khal_shows_the_registry_after_every_step(khal: Khal, editions: Editions) -> None:
    followed = khal.follow(editions.whole, *YEAR)
    for number, (step, found) in enumerate(zip(LIFE, followed, strict=True)):
        shown = in_order(map(without_identity, found))
        assert (step.name, shown) == (step.name, _shown(number))
