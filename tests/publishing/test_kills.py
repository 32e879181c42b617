"""A run that is killed at any moment leaves a site that works, and the next one completes it."""

import json
import os
import random
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import html5lib
import pytest
from icalendar import Calendar

from tests.nursery import Job, Nursery, nursery
from tests.publishing.sites import EVENTS, HEAD, files, text, without

EPOCH = {"SOURCE_DATE_EPOCH": "1700000000"}
OLD = text(
    without("d"),
    HEAD.replace("  languages: [it]\n", "").replace("feeds:", "formats: html\n  feeds:"),
)
NEW = text(
    {id: event.replace("2027-03", "2027-04") for id, event in EVENTS.items() if id != "b"},
    HEAD.replace("feeds:", "formats: csv\n  feeds:"),
)
KILLS = int(os.environ.get("KILLS", "16"))
"""Runs that are killed, half of them the first of their folder."""


@pytest.fixture(scope="module")
def warm() -> Iterator[Nursery]:
    with nursery() as made:
        yield made


def links(folder: Path) -> Iterator[Path]:
    """Yield the files to which the pages below a folder lead."""
    for page in folder.rglob("*.html"):
        tree = html5lib.parse(page.read_bytes(), namespaceHTMLElements=False)
        for element in tree.iter():
            address = element.get("href") or ""
            if address and not urlsplit(address).scheme and not address.startswith("#"):
                yield (page.parent / address).resolve()


def check(folder: Path) -> None:
    """Check that a site works: no page leads to nowhere, and each calendar is whole."""
    assert [path for path in links(folder) if not path.is_file()] == []
    for path in folder.rglob("*.ics"):
        assert Calendar.from_ical(path.read_bytes()).walk("VCALENDAR")
    for path in folder.rglob("*.json"):
        json.loads(path.read_bytes())
    assert (folder / "CNAME").read_text(encoding="utf-8") == "mine"


def put(folder: Path, registry: str, before: Path | None) -> None:
    """Put a registry in an empty folder, with the site and the lock of a run before."""
    shutil.rmtree(folder, ignore_errors=True)
    if before:
        shutil.copytree(before, folder)
    (folder / "public").mkdir(parents=True, exist_ok=True)
    (folder / "public/CNAME").write_text("mine", encoding="utf-8")
    (folder / "events.yaml").write_text(registry, encoding="utf-8")


@pytest.mark.uncounted
@pytest.mark.parametrize("is_first", [True, False])
def test_a_killed_run_leaves_a_site_that_works(
    warm: Nursery, tmp_path: Path, is_first: bool
) -> None:
    before, work = tmp_path / "before", tmp_path / "work"
    job = Job(("publish", "-o", "public"), str(work), environment=EPOCH)
    put(work, OLD, None)
    [came] = warm.run(job)
    assert came.code == 0, came.said
    shutil.copytree(work, before)
    start = None if is_first else before
    put(work, NEW, start)
    [whole] = warm.run(job)
    assert whole.code == 0, whole.said
    after, lock = files(work / "public"), (work / "events.lock").read_bytes()
    check(work / "public")
    mixed = 0
    drawn = random.Random(24).sample(range(whole.calls // 2, whole.calls + 1), KILLS // 2)  # noqa: S311 - the same draws each time
    for call in sorted(drawn):
        put(work, NEW, start)
        [came] = warm.run(Job(job.words, job.folder, call=call, environment=EPOCH))
        assert came.code == -signal.SIGKILL, came
        check(work / "public")
        mixed += files(work / "public") not in ({}, after)
        if call % 2:  # somebody edits the registry before the next run
            (work / "events.yaml").write_text(NEW.replace("Third", "Later"), encoding="utf-8")
            [came] = warm.run(job)
            assert came.code == 0, came.said
            (work / "events.yaml").write_text(NEW, encoding="utf-8")
            [came] = warm.run(job)
            assert came.code == 0, came.said
            check(work / "public")
            continue
        [came] = warm.run(job)
        assert came.code == 0, came.said
        found = {name: data for name, data in files(work / "public").items() if name[-4:] != ".tmp"}
        assert found == after
        assert (work / "events.lock").read_bytes() == lock
    assert mixed > KILLS // 8
