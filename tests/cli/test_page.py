"""The page on the command line: it shows what the lock remembers, and leaves the lock alone."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Ran

Run = Callable[..., Ran]
LOCK, REGISTRY, PAGE = Path("events.lock"), Path("events.yaml"), Path("events.html")
HEAD = "registry: r\ntitle: R\nevents:\n"
STAYS = "  stays: {kind: call, title: Stays, when: 2024-03-05}\n"
GOES = "  goes: {kind: call, title: Goes, when: 2024-03-06}\n"


@pytest.fixture(autouse=True)
def _told(run: Run) -> None:
    """Tell calendars of two events; then one is moved, and the other is gone."""
    REGISTRY.write_text(HEAD + STAYS + GOES, encoding="utf-8")
    assert run("export", "-o", "events.ics").code == 0
    REGISTRY.write_text(HEAD + STAYS.replace("05", "07"), encoding="utf-8")


def test_a_page_alone_tells_what_is_withdrawn_by_the_lock(run: Run) -> None:
    before = LOCK.read_bytes()
    assert run("export", "-o", str(PAGE)).code == 0
    assert 'data-ids="goes"' in PAGE.read_text(encoding="utf-8")
    assert 'data-revision="1 ' in PAGE.read_text(encoding="utf-8")
    assert LOCK.read_bytes() == before


def test_a_page_without_the_lock_knows_nothing_of_it(run: Run) -> None:
    for options in (["--no-lock"], ["--audience", "internal"]):
        assert run("export", "-o", str(PAGE), *options).code == 0
        assert "data-ids" not in PAGE.read_text(encoding="utf-8")
        assert 'data-revision="0 ' in PAGE.read_text(encoding="utf-8")


def test_a_page_of_a_registry_on_standard_input_has_no_lock(run: Run) -> None:
    data = REGISTRY.read_bytes()
    page = run("export", "-", "-f", "html", stdin=data).out
    assert "data-ids" not in page
