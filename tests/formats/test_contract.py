"""What every format promises."""

import itertools
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import DATA, ROOT, chronology
from timeline import formats

EVENTS = (ROOT / "events.yaml").read_text(encoding="utf-8")
KINDS = (DATA / "valid" / "kinds.yaml").read_text(encoding="utf-8")
HOSTILE = (DATA / "valid" / "hostile.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", formats.names())
@pytest.mark.parametrize(("registry", "text"), [("events", EVENTS), ("kinds", KINDS)])
def test_its_output_is_the_golden_file(
    name: str, registry: str, text: str, golden: Callable[[Path, bytes], None]
) -> None:
    made = formats.load(name).render(chronology(text))
    golden(DATA / "golden" / f"{registry}.{name}", made.data)


@pytest.mark.parametrize("name", formats.names())
@pytest.mark.parametrize("text", [EVENTS, KINDS, HOSTILE], ids=["events", "kinds", "hostile"])
def test_every_event_is_shown_or_named_as_left_out(name: str, text: str) -> None:
    chosen = chronology(text)
    made = formats.load(name).render(chosen)
    left_out = {entry.id for entry in made.undated}
    shown = made.data.decode("utf-8-sig").replace("\r\n ", "")
    for entry in chosen.entries:
        start = entry.title.split()[0].split(";")[0][:40].split(",")[0]
        assert entry.id in left_out or start in shown


@pytest.mark.parametrize("name", formats.names())
def test_what_is_internal_reaches_no_output(name: str) -> None:
    data = formats.load(name).render(chronology(KINDS)).data.decode("utf-8-sig").casefold()
    assert "secret talks" not in data
    assert "hidden note" not in data
    assert "secret@" not in data.replace("below-secret@", "")


@pytest.mark.parametrize("name", formats.names())
def test_a_mere_reordering_changes_no_byte(name: str) -> None:
    head, events = KINDS.split("events:\n")
    reordered = f"{head}events:\n" + "\n".join(reversed(events.splitlines())) + "\n"
    render = formats.load(name).render
    assert render(chronology(reordered)).data == render(chronology(KINDS)).data


def test_the_same_bytes_come_out_whatever_the_environment(tmp_path: Path) -> None:
    made = set()
    zones, locales, seeds = ("UTC", "Asia/Kolkata"), ("C", "it_IT.UTF-8"), ("0", "1")
    for number, (zone, locale, seed) in enumerate(
        itertools.chain(
            zip(zones, locales, seeds, strict=True), [("America/New_York", "C.UTF-8", "7")]
        )
    ):
        folder = tmp_path / str(number)
        folder.mkdir()
        environment = {
            **os.environ,
            "TZ": zone,
            "LC_ALL": locale,
            "PYTHONHASHSEED": seed,
            "SOURCE_DATE_EPOCH": "1700000000",
        }
        shutil.copy(DATA / "valid" / "kinds.yaml", folder)
        command = [sys.executable, "-m", "timeline", "export", "kinds.yaml"]
        subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
        suffixes = (*formats.names(), "lock")
        made.add(tuple((folder / f"kinds.{name}").read_bytes() for name in suffixes))
    assert len(made) == 1
