"""What the tests share: reading a registry from text, running the command, golden files."""

import functools
import gc
import os
import re
import sys
import zoneinfo
from collections.abc import Callable, Generator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import is_hypothesis_test
from typer.testing import CliRunner

from timeline import languages
from timeline.chronology.chronology import Chronology
from timeline.chronology.resolver import resolved
from timeline.chronology.selection import Selection, select
from timeline.cli import main
from timeline.reading.loader import Loaded, load
from timeline.registry.registry import Registry
from timeline.registry.vocabulary import Audience
from timeline.schedule.schedule import schedule
from timeline.time import zones

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # hundreds of commands find the package compiled
sys.dont_write_bytecode = False
main._imported = functools.cache(main._imported)  # noqa: SLF001 - Typer takes longest to build them
zoneinfo.reset_tzpath(to=[])  # parsers in the tests read tzdata's edition, not the machine's

ROOT = Path(__file__).parent.parent
DATA = ROOT / "tests" / "data"
UNCOUNTED = {"browser", "growing", "interop"}
"""Folders of which no test counts: whole outputs for other programs, and very large ones."""
HAS_LEFT = pytest.StashKey[bool]()
"""Whether a test that counts nothing may have left something in caches."""
STAMP = datetime(2023, 3, 5, 12, tzinfo=UTC)


def loaded(text: str, name: str = "events.yaml") -> Loaded:
    """Return what one file with this text makes of itself."""
    return load([(name, text.encode())])


def registry(text: str) -> Registry:
    """Return the registry in `text`, which must be free of errors."""
    result = loaded(text)
    assert result.registry is not None, [finding.message for finding in result.findings]
    return result.registry


def chronology(text: str, selection: Selection | None = None) -> Chronology:
    """Return the chronology of the registry in `text`."""
    return selected(registry(text), selection or Selection())


def selected(
    registry: Registry,
    selection: Selection,
    at: datetime = STAMP,
    language: str | None = None,
    audience: Audience = Audience.PUBLIC,
) -> Chronology:
    """Return what is chosen of a registry, as an export does."""
    return select(resolved(schedule(registry), audience, at), selection, language)


def codes(text: str) -> list[str]:
    """Return the codes of the findings in `text`, in their order."""
    return [finding.rule.code for finding in loaded(text).findings]


@dataclass(frozen=True)
class Ran:
    """What came of running the command."""

    code: int
    out: str
    err: str
    data: bytes


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Run the command in an empty folder, with the clock at STAMP."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(STAMP.timestamp())))
    monkeypatch.setenv("COLUMNS", "80")

    def invoke(*arguments: object, stdin: bytes | None = None) -> Ran:
        words = [str(argument) for argument in arguments]
        result = CliRunner().invoke(main.app, words, input=stdin, catch_exceptions=False)
        return Ran(result.exit_code, result.stdout, result.stderr, result.stdout_bytes)

    return invoke


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --update-golden."""
    parser.addoption("--update-golden", action="store_true", help="write golden files anew")


def pytest_collection_finish() -> None:
    """Build the commands while lines are counted, and let the collector of garbage pass tests.

    It would go through thousands of them whenever it looks for what is no longer used.
    """
    for name in main.COMMANDS:
        main._imported(name)  # noqa: SLF001
    gc.collect()
    gc.freeze()


def is_counted(item: pytest.Item) -> bool:
    """Whether the lines that a test runs, and those that make ready for it, count as covered."""
    is_drawn = isinstance(item, pytest.Function) and is_hypothesis_test(item.obj)
    is_marked = item.get_closest_marker("uncounted") is not None
    return not is_drawn and not is_marked and item.path.parent.name not in UNCOUNTED


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Count no line that many cases run, drawn ones above all: a few have to run them all.

    Counting takes several times as long as the tests; pytest-cov's no_cover does not stop it in
    workers.
    """
    tracer = sys.gettrace()
    stash = item.session.stash
    if not is_counted(item):
        sys.settrace(None)
        stash[HAS_LEFT] = True
    elif stash.get(HAS_LEFT, False):
        forget()
        stash[HAS_LEFT] = False
    try:
        return (yield)
    finally:
        sys.settrace(tracer)


def forget() -> None:
    """Empty the caches, so that tests which count run what others have run already.

    Zones and languages stay: code compares them by identity, and tests share them.
    """
    kept = (zones.load, languages.load)
    rooms = [room for name, room in [*sys.modules.items()] if name.startswith("timeline.")]
    for each in (value for room in rooms for value in vars(room).values()):
        if hasattr(each, "cache_clear") and each not in kept:
            each.cache_clear()


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """Have one process alone write golden files: tests that share a file take their turns."""
    return 0 if config.getoption("--update-golden") else None


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, bytes], None]:
    """Compare bytes with a file that people can open and review."""
    update = bool(request.config.getoption("--update-golden"))

    def compare(path: Path, data: bytes) -> None:
        if update:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
        assert data == path.read_bytes()

    return compare


@pytest.fixture
def golden_part(request: pytest.FixtureRequest) -> Callable[[Path, str, str], None]:
    """Compare a text with the one part of a document that a pattern finds."""
    update = bool(request.config.getoption("--update-golden"))

    def compare(path: Path, pattern: str, text: str) -> None:
        if update:
            known = path.read_text(encoding="utf-8")
            renewed = re.sub(pattern, lambda _: text, known, flags=re.MULTILINE)
            path.write_text(renewed, encoding="utf-8")
        found = re.finditer(pattern, path.read_text(encoding="utf-8"), re.MULTILINE)
        assert [part[0] for part in found] == [text]

    return compare
