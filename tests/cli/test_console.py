"""Standard streams that are closed, full or cut off."""

import os
import re
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from timeline.cli import console
from timeline.diagnostics.findings import TimelineError


def test_a_result_without_a_standard_output_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(TimelineError, match="standard output is closed"):
        console.out(b"x")


def test_a_result_for_which_there_is_no_room_is_refused_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:  # noqa: PTH123 - a stream, not a file
        monkeypatch.setattr(sys, "stdout", full)
        with pytest.raises(TimelineError, match="standard output: No space left"):
            console.out(b"x")


def test_a_pipe_that_nobody_reads_is_left_to_the_caller(monkeypatch: pytest.MonkeyPatch) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    stream = os.fdopen(writer, "w")
    monkeypatch.setattr(sys, "stdout", stream)
    with pytest.raises(BrokenPipeError):
        console.out(b"x")
    os.dup2(os.open(os.devnull, os.O_WRONLY), writer)
    stream.close()


def test_without_a_standard_error_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    console.say("x")


def test_without_a_standard_input_nothing_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(TimelineError, match="standard input is closed"):
        console.read("-")


def test_no_more_is_read_than_a_registry_may_have(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(console, "_MOST", 3_000_000)
    (tmp_path / "fine.yaml").write_bytes(b"#" * 3_000_000)
    assert len(console.read(str(tmp_path / "fine.yaml"))) == 3_000_000
    (tmp_path / "large.yaml").write_bytes(b"#" * 3_000_001)
    for name in (str(tmp_path / "large.yaml"), "/dev/zero"):
        message = f"{name}: over 3 MB; split it into several files in a folder"
        with pytest.raises(TimelineError, match=re.escape(message)):
            console.read(name)


def test_what_is_said_can_not_steer_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    console.say("esc/\x1b[31mred\x07\x9b.yaml: no such file\n  né")
    assert capsys.readouterr().err == "esc/\\x1b[31mred\\x07\\x9b.yaml: no such file\n  né\n"


def test_who_waits_for_another_run_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def wait() -> None:
        with console.alone(tmp_path):
            pass

    with ThreadPoolExecutor(1) as pool:
        with console.alone(tmp_path):
            waiting = pool.submit(wait)
            end = time.monotonic() + 30
            said = ""
            while not said:
                assert time.monotonic() < end
                said = capsys.readouterr().err
        waiting.result(timeout=30)
    assert said == f"{tmp_path}: waiting until another run is done\n"
