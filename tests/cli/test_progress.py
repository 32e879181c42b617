"""A bar on the terminal, for work that takes its time."""

import importlib
import io
import os
import pty
import subprocess
import sys
import threading
import time
from pathlib import Path
from threading import Event
from types import SimpleNamespace

import pytest

from tests.benchmarks.registries import happenings, registry
from timeline.cli import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def terminal_of(monkeypatch: pytest.MonkeyPatch, patience: float) -> Terminal:
    """Return what stands for a terminal on standard error from now on."""
    shown = Terminal()
    monkeypatch.setattr(progress, "_PATIENCE", patience)
    monkeypatch.setattr(sys, "stderr", shown)
    monkeypatch.setenv("TERM", "xterm")
    return shown


def test_what_takes_time_is_told_by_its_stage_and_count_and_nothing_stays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = terminal_of(monkeypatch, patience=0.0)
    with progress.Bar() as bar:
        bar.tell("reading events.yaml", 2, 3)
        wait_for(terminal, "reading events.yaml")
        bar.tell("checking")
        wait_for(terminal, "checking")
    assert "reading events.yaml 3/3" in terminal.getvalue()
    assert terminal.getvalue().endswith("\x1b[2K")


def test_the_name_of_a_file_is_shown_as_it_is_and_can_not_steer_a_terminal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = terminal_of(monkeypatch, patience=0.0)
    with progress.Bar() as bar:
        bar.tell("reading [red]a[/b]\x1b]0;x\x07\udcff.yaml")
        wait_for(terminal, "reading [red]a[/b]·]0;x··.yaml")


def wait_for(terminal: Terminal, words: str) -> None:
    end = time.monotonic() + 30
    while words not in terminal.getvalue():
        assert time.monotonic() < end, terminal.getvalue()
        time.sleep(0.01)


def test_of_what_is_done_within_a_second_nothing_is_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = terminal_of(monkeypatch, patience=1e6)
    with progress.Bar() as bar:
        bar.tell("reading events.yaml", 0, 1)
    assert terminal.getvalue() == ""


@pytest.mark.parametrize("name", ["dumb", "xterm"])
def test_nothing_is_shown_where_there_is_no_terminal(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    stream = io.StringIO() if name == "xterm" else Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", name)
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    with progress.Bar() as bar:
        bar.tell("reading events.yaml", 0, 1)
        time.sleep(0.2)
    assert stream.getvalue() == ""


def test_a_bar_that_ends_while_it_begins_is_not_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = terminal_of(monkeypatch, patience=0.0)
    begun, ended = Event(), Event()

    def load(name: str) -> object:
        begun.set()
        ended.wait(60)
        return importlib.import_module(name)

    monkeypatch.setattr(progress, "importlib", SimpleNamespace(import_module=load))
    with progress.Bar() as bar:
        bar.tell("checking")
        assert begun.wait(60)
    ended.set()
    for thread in threading.enumerate():
        if isinstance(thread, threading.Timer):
            thread.join()
    assert terminal.getvalue() == ""


def test_a_large_registry_shows_a_bar_on_a_terminal_and_the_result_alone_elsewhere(
    tmp_path: Path,
) -> None:
    (tmp_path / "events.yaml").write_text(registry(happenings(4_000)), encoding="utf-8")
    here, there = pty.openpty()
    impatient = (
        "import rich.progress; from timeline import __main__; from timeline.cli import progress"
    )
    run = "progress._PATIENCE = 0.0; __main__.main()"
    command = [sys.executable, "-c", f"{impatient}; {run}", "check"]
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
    process = subprocess.Popen(command, cwd=tmp_path, stdout=-1, stderr=there, env=environment)
    os.close(there)
    said = b""
    while piece := _read(here):
        said += piece
    assert process.stdout
    assert (process.stdout.read(), process.wait()) == (b"", 0)
    process.stdout.close()
    os.close(here)
    assert b"checking" in said
    assert said.rpartition(b"\x1b[2K")[2].endswith(b"no findings, 4,000 events\r\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # nobody writes to it any more
        return b""
