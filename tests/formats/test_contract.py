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
from tests.formats import outputs
from tests.formats.outputs import BINARY, files, made
from timeline import formats

EVENTS = (ROOT / "events.yaml").read_text(encoding="utf-8")
KINDS = (DATA / "valid" / "kinds.yaml").read_text(encoding="utf-8")
OTHERS = ("convention", "old-treaty", "virtual", "tour", "renamed")
"""Registries of one sort each, of which every output is a golden file too."""
GOLDEN = {
    "events": EVENTS,
    "kinds": KINDS,
    **{name: (DATA / "valid" / f"{name}.yaml").read_text(encoding="utf-8") for name in OTHERS},
}
SHOWN = {"pages": ("index.html",)}
"""Files of folders that are golden, where the others are made as those of another format."""
HOSTILE = (DATA / "valid" / "hostile.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [name for name in formats.names() if name not in BINARY])
@pytest.mark.parametrize(("registry", "text"), GOLDEN.items(), ids=GOLDEN)
def test_its_output_is_the_golden_file(
    name: str, registry: str, text: str, golden: Callable[[Path, bytes], None]
) -> None:
    rendered = made(name, chronology(text))
    path = DATA / "golden" / f"{registry}.{formats.suffix_of(name)}"
    if rendered.folder:
        path = path.with_name(registry if name == "package" else f"{registry}-{name}")
    for file, data in files(rendered).items():
        if file in SHOWN.get(name, (file,)):
            golden(path / file, data)


@pytest.mark.parametrize("name", formats.names())
@pytest.mark.parametrize("text", [EVENTS, KINDS, HOSTILE], ids=["events", "kinds", "hostile"])
def test_every_event_is_shown_or_named_as_left_out(name: str, text: str) -> None:
    chosen = chronology(text)
    rendered = made(name, chosen)
    left_out = {entry.id for entry in (*rendered.undated, *rendered.unplaced)}
    shown = outputs.text(name, rendered)
    for entry in chosen.entries:
        start = (
            chosen.say(entry.event.short or entry.event.title)
            .split()[0]
            .split(";")[0][:40]
            .split(",")[0]
        )
        assert entry.id in left_out or start in shown


@pytest.mark.parametrize("name", formats.names())
def test_what_is_internal_reaches_no_output(name: str) -> None:
    shown = outputs.text(name, made(name, chronology(KINDS))).casefold()
    assert "secret talks" not in shown
    assert "hidden note" not in shown
    assert "secret@" not in shown.replace("below-secret@", "")


@pytest.mark.parametrize("name", formats.names())
def test_a_mere_reordering_changes_no_byte(name: str) -> None:
    head, events = KINDS.split("events:\n")
    reordered = f"{head}events:\n" + "\n".join(reversed(events.splitlines())) + "\n"
    assert files(made(name, chronology(reordered))) == files(made(name, chronology(KINDS)))


@pytest.mark.parametrize("name", formats.names())
def test_its_usual_suffix_is_its_own(name: str) -> None:
    assert formats.of_suffix(formats.suffix_of(name)) == name


def test_the_same_bytes_come_out_whatever_the_environment(tmp_path: Path) -> None:
    outcomes = set()
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
        suffixes = [formats.suffix_of(name) for name in formats.names()]
        names = [f"kinds.{suffix}" for suffix in suffixes]
        options = [option for name in names for option in ("-o", name)]
        command = [sys.executable, "-m", "timeline", "export", "kinds.yaml", *options]
        subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
        made = (path for path in sorted(folder.rglob("*")) if path.is_file())
        outcomes.add(tuple((path.relative_to(folder), path.read_bytes()) for path in made))
    assert len(outcomes) == 1
