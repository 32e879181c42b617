"""Standard streams that are closed, full or cut off."""

import errno
import io
import os
import sys
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


def test_a_standard_input_that_fails_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    class Failing(io.RawIOBase):
        def readinto(self, _into: object) -> int:
            raise OSError(errno.EIO, os.strerror(errno.EIO))

        def readable(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(Failing())))
    with pytest.raises(TimelineError, match=f"^-: {os.strerror(errno.EIO)}$"):
        console.read("-")


def test_that_another_run_is_waited_for_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    console.waits(Path("registry"))
    assert capsys.readouterr().err == "registry: waiting until another run is done\n"


def test_what_is_said_can_not_steer_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    console.say("esc/\x1b[31mred\x07\x9b.yaml: no such file\n  \u202ené\udc80")
    said = "esc/\\x1b[31mred\\x07\\x9b.yaml: no such file\\n  \\u202ené\\udc80\n"
    assert capsys.readouterr().err == said
