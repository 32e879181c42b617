"""Standard streams that are closed, full or cut off."""

import errno
import io
import json
import os
import re
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread, Timer

import pytest

from tests.conftest import Ran
from timeline.cli import console
from timeline.diagnostics.findings import TimelineError

Run = Callable[..., Ran]


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


def test_a_pipe_that_nobody_writes_to_is_waited_for_and_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe, heard = tmp_path / "pipe.yaml", Event()
    said: list[str] = []

    def say(line: str) -> None:
        said.append(line)
        heard.set()

    def write() -> None:
        heard.wait(30)
        pipe.write_bytes(b"registry: r")

    os.mkfifo(pipe)
    monkeypatch.setattr(console, "say", say)
    monkeypatch.setattr(console, "_PATIENCE", 0.01)
    writer = Thread(target=write)
    writer.start()
    assert console.read(str(pipe)) == b"registry: r"
    writer.join()
    assert said == [f"{pipe}: waiting until somebody writes to this pipe"]


def test_a_pipe_that_is_written_to_at_once_is_read_in_silence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    monkeypatch.setattr(console, "_PATIENCE", 1e6)
    writer = Thread(target=pipe.write_bytes, args=[b"registry: r"])
    writer.start()
    assert console.read(str(pipe)) == b"registry: r"
    writer.join()
    for thread in threading.enumerate():
        if isinstance(thread, Timer):
            thread.join(30)
            assert not thread.is_alive()
    assert capsys.readouterr().err == ""


def test_that_another_run_is_waited_for_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    console.waits(Path("registry"))
    assert capsys.readouterr().err == "registry: waiting until another run is done\n"


def test_what_is_said_can_not_steer_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    console.say("esc/\x1b[31mred\x07\x9b.yaml: no such file\n  \u202ené\udc80")
    said = "esc/\\x1b[31mred\\x07\\x9b.yaml: no such file\\n  \\u202ené\\udc80\n"
    assert capsys.readouterr().err == said


# In GitHub Actions, whose runner looks for commands in all that is printed

COMMANDS = ("::error::x", "  ::add-path::/x", "\u3000::set-env name=PATH::/x", "a ##[add-path]/x")
HEAD = "registry: r\ntitle: R\nevents:\n"


def is_command(line: str) -> bool:
    """Whether the runner takes a line for a command, in its second or its first form."""
    return line.lstrip().startswith("::") or "##[" in line


@pytest.mark.parametrize("command", COMMANDS)
def test_what_is_said_is_no_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    assert is_command(command)
    console.say(command)
    assert capsys.readouterr().err == f"{command}\n"
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    console.say(command)
    console.say(f"x\n{command}")
    assert not any(map(is_command, capsys.readouterr().err.splitlines()))


def hostile(command: str) -> str:
    """Return a registry whose texts and one finding are commands."""
    quoted = json.dumps(command)
    event = f"kind: talks, when: 2024-03-01, title: {quoted}, description: {quoted}"
    return f"{HEAD}  t: {{{event}}}\n  u: {{kind: {quoted}, title: T, when: 2024}}\n"


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("name", ["full", "concise", "json", "github", "sarif"])
def test_no_report_is_a_command_but_those_for_github(
    run: Run, monkeypatch: pytest.MonkeyPatch, command: str, name: str
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    file = Path("::warning::x.yaml")
    file.write_text(hostile(command), encoding="utf-8")
    ran = run("check", file, "--output-format", name)
    assert ran.code == 1
    lines = [line for line in (ran.out + ran.err).splitlines() if is_command(line)]
    if name == "github":
        assert lines == ran.out.splitlines()
        assert {line[: line.index("title=")] for line in lines} == {
            f"::{level} file=%3A%3Awarning%3A%3Ax.yaml,line={line},col={column},"
            for level, line, column in re.findall(r"::(\w+) .*?line=(\d+),col=(\d+)", ran.out)
        }
    else:
        assert lines == []


@pytest.mark.parametrize("command", COMMANDS)
def test_an_output_that_is_a_command_goes_to_a_file_alone(
    run: Run, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    fine, bad = (
        f'{HEAD}  t: {{kind: talks, when: 2024-03-01, title: T, description: "A\\n{each}"}}\n'
        for each in ("b", command)
    )
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    Path("events.yaml").write_text(fine, encoding="utf-8")
    assert run("export", "-f", "csv").code == 0
    Path("events.yaml").write_text(bad, encoding="utf-8")
    ran = run("export", "-f", "csv")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("timeline: standard output: GitHub Actions would run a line")
    assert run("export", "-o", "x.csv").code == 0
    shown = run("show", "--full")
    assert shown.code == 0
    assert not any(map(is_command, shown.out.splitlines()))
    monkeypatch.delenv("GITHUB_ACTIONS")
    assert run("export", "-f", "csv").data == Path("x.csv").read_bytes()


@pytest.mark.parametrize("quoted", ["a ##[add-path]/x", "\n::error::x", "\u202ea", "\x1b[31m"])
def test_what_is_wrong_with_a_command_line_steers_nobody(
    run: Run, monkeypatch: pytest.MonkeyPatch, quoted: str
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    for words in (
        [quoted],
        [f"--{quoted}"],
        ["export", f"--{quoted}"],
        ["export", "--cancelled", quoted],
        ["show", "--audience", quoted],
        ["lock", "--show", quoted],
        ["explain", quoted],
        ["manual", quoted],
        ["new", quoted],
        ["formats", quoted],
    ):
        ran = run(*words)
        assert ran.code == 2
        assert ran.out == ""
        assert not any(map(is_command, ran.err.splitlines()))
        assert not set(ran.err) & {"\u202e", "\x1b"}


def test_what_a_lock_remembers_is_no_command(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    event = "  t: {kind: talks, when: 2024-03-01, title: 'T ##[add-path]/x'}\n"
    Path("events.yaml").write_text(HEAD + event, encoding="utf-8")
    run("lock")
    shown = run("lock", "--show", "t").out
    assert "T ##[add-path]/x" in shown
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert run("lock", "--show", "t").out == shown.replace("##[", "## [")
