"""Faults of the machine: each output is whole or absent, whatever breaks, and whenever."""

import errno
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Ran
from tests.nursery import Came, Job, Nursery, nursery
from timeline.cli import clock, console
from timeline.diagnostics.findings import TimelineError
from timeline.files import writing
from timeline.files.writing import File

Run = Callable[..., Ran]
HEAD = "registry: r\ntitle: R\ndefaults: {timezone: Europe/Rome}\nevents:\n"
OLD = HEAD + "".join(
    f"  e{n}: {{kind: talks, title: Talks {n}, when: 2024-03-{n:02} 10:00}}\n" for n in range(1, 9)
)
NEW = OLD.replace("10:00", "11:00").replace("  e8: ", "  e9: ").replace("Talks 3", "Three talks")
OTHER = OLD.replace("registry: r", "registry: s").replace("Talks", "Meeting")
OUTPUTS = ("events.lock", "events.ics", "events.csv", "events.txt")
EPOCH = {"SOURCE_DATE_EPOCH": "1700000000"}
Files = dict[str, bytes | None]
KILLS = 200


@pytest.fixture(scope="module")
def warm() -> Iterator[Nursery]:
    with nursery() as made:
        yield made


@pytest.fixture
def common() -> Iterator[Path]:
    """Make a folder that every user can reach, unlike those that pytest makes."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o777)
        yield Path(name)
        subprocess.run(["chmod", "-R", "u+rwX", name], check=True)  # noqa: S607


def written(folder: Path) -> Files:
    """Return the outputs in a folder, None for each that is not there."""
    paths = {name: folder / name for name in OUTPUTS}
    return {name: path.read_bytes() if path.exists() else None for name, path in paths.items()}


def put(folder: Path, text: str, files: Files) -> None:
    """Put a registry into a folder, with just these outputs."""
    (folder / "events.yaml").write_text(text, encoding="utf-8")
    for name, data in files.items():
        (folder / name).unlink(missing_ok=True)
        if data is not None:
            (folder / name).write_bytes(data)


def left(folder: Path) -> list[str]:
    """Return what is neither the registry nor an output."""
    return sorted({path.name for path in folder.iterdir()} - {*OUTPUTS, "events.yaml"})


def exported(warm: Nursery, folder: Path, text: str, before: Files) -> tuple[Files, Came]:
    """Return what an export that nothing disturbs makes of a registry, and what came of it."""
    put(folder, text, before)
    [came] = warm.run(Job(("export",), str(folder), environment=EPOCH))
    assert came.code == 0, came.said
    assert left(folder) == []
    return written(folder), came


# A process that is killed

NONE: Files = dict.fromkeys(OUTPUTS)


def jobs(folder: Path, whole: Came, sizes: int) -> Iterator[tuple[bool, Job]]:
    """Yield killed exports, and whether there are old outputs: at each call, within files, ever."""
    calls = whole.calls
    chance = random.Random(2023)  # noqa: S311 - the same in each run
    for is_first in (False, True):
        for call in range(1, calls + 1):
            yield is_first, Job(("export",), str(folder), call=call, environment=EPOCH)
    for _ in range((KILLS - 2 * calls) // 2):
        size = chance.randint(1, sizes - 1)
        yield False, Job(("export",), str(folder), bytes=size, environment=EPOCH)
    while True:
        seconds = chance.uniform(0.001, whole.seconds)
        yield False, Job(("export",), str(folder), seconds=seconds, environment=EPOCH)


@pytest.mark.uncounted
def test_of_two_hundred_exports_that_are_killed_each_leaves_every_file_whole(
    warm: Nursery, tmp_path: Path
) -> None:
    old, _ = exported(warm, tmp_path, OLD, NONE)
    new, came = exported(warm, tmp_path, NEW, old)
    first, _ = exported(warm, tmp_path, NEW, NONE)
    assert all(old[name] != new[name] for name in OUTPUTS)
    killed = mixed = 0
    for is_first, job in jobs(tmp_path, came, max(map(len, filter(None, old.values())))):
        before, after = (NONE, first) if is_first else (old, new)
        put(tmp_path, NEW, before)
        [came] = warm.run(job)
        if came.code == 0:  # it was done before
            continue
        assert came.code in (-signal.SIGKILL, -signal.SIGXFSZ), came
        found = written(tmp_path)
        for name, data in found.items():
            assert data in (before[name], after[name]), (name, job)
        is_out = any(found[name] != before[name] for name in OUTPUTS[1:])
        assert not is_out or found["events.lock"] == after["events.lock"], job
        mixed += is_out and found != after
        [came] = warm.run(Job(("export",), str(tmp_path), environment=EPOCH))
        assert came.code == 0, came.said
        assert written(tmp_path) == after, job
        killed += 1
        if killed == KILLS:
            break
    assert mixed > 10
    swept(warm, tmp_path, old)


def swept(warm: Nursery, folder: Path, old: Files) -> None:
    """See that a run takes away what was left an hour ago, but not what is new or another's."""
    export = Job(("export",), str(folder), environment=EPOCH)
    names = left(folder)
    assert len(names) > 20
    others = [".events.ics.tmp", ".events.ics.notes.tmp", ".other.ics.0123abcd.tmp"]
    for name in others:
        (folder / name).touch()
    put(folder, NEW, old)
    warm.run(export)
    assert left(folder) == sorted([*names, *others])
    for name in (*names, *others):
        os.utime(folder / name, (1_700_000_000, 1_700_000_000))
    put(folder, NEW, old)
    warm.run(export)
    assert left(folder) == sorted(others)


@pytest.mark.uncounted
def test_a_feed_that_is_emptied_is_killed_with_its_events_or_without(
    warm: Nursery, tmp_path: Path
) -> None:
    feed = tmp_path / "feed.ics"
    job = Job(("export", "--to", "2024-03-08", "-o", "feed.ics"), str(tmp_path), environment=EPOCH)
    put(tmp_path, OLD, NONE)
    warm.run(job)
    old, lock = feed.read_bytes(), written(tmp_path)["events.lock"]
    later = OLD.replace("2024-03", "2024-04")
    put(tmp_path, later, {"events.lock": lock})
    [came] = warm.run(job)
    empty = feed.read_bytes()
    assert b"VEVENT" not in empty
    for call in range(1, came.calls + 1):
        put(tmp_path, later, {"events.lock": lock})
        feed.write_bytes(old)
        [killed] = warm.run(replace(job, call=call))
        assert killed.code == -signal.SIGKILL
        found = feed.read_bytes()
        assert found in (old, empty), call
        assert found == old or written(tmp_path)["events.lock"] != lock
        [again] = warm.run(job)
        assert (again.code, feed.read_bytes()) == (0, empty), again.said


def test_what_a_killed_run_left_an_hour_ago_is_taken_away(run: Run) -> None:
    put(Path(), OLD, {})
    names = ("01234567", "fedcba98")
    for name, seconds in zip(names, (3700, 3500), strict=True):
        Path(f".x.txt.{name}.tmp").touch()
        at = time.time() - seconds
        os.utime(f".x.txt.{name}.tmp", (at, at))
    assert run("export", "-o", "x.txt").code == 0
    assert left(Path()) == [".x.txt.fedcba98.tmp", "x.txt"]


@pytest.mark.uncounted
@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_what_is_ended_by_a_signal_leaves_nothing_but_whole_files(
    warm: Nursery, tmp_path: Path, number: int, code: int
) -> None:
    old, _ = exported(warm, tmp_path, OLD, NONE)
    new, came = exported(warm, tmp_path, NEW, old)
    for call in range(1, came.calls + 1):
        put(tmp_path, NEW, old)
        job = Job(("export",), str(tmp_path), call=call, signal=number, environment=EPOCH)
        [came] = warm.run(job)
        assert (came.code, came.said) == (code, ""), job
        assert left(tmp_path) == []
        found = written(tmp_path)
        assert all(found[name] in (old[name], new[name]) for name in OUTPUTS)


def test_a_signal_ends_a_command_by_its_code(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    put(Path(), OLD, {})
    monkeypatch.setattr(clock, "now", lambda: signal.raise_signal(signal.SIGTERM))
    ran = run("export")
    assert (ran.code, ran.err) == (143, "")
    assert left(Path()) == []


# Two at once


@pytest.mark.uncounted
def test_of_two_exports_to_one_file_one_wins_whole(warm: Nursery, tmp_path: Path) -> None:
    whole: list[bytes] = []
    for name, text in (("r", OLD), ("s", OTHER)):
        (tmp_path / name).mkdir()
        put(tmp_path / name, text, {})
    one, other = (
        Job(("export", f"{name}/events.yaml", "-o", "x.csv"), str(tmp_path)) for name in "rs"
    )
    for job in (one, other):
        warm.run(job)
        whole.append((tmp_path / "x.csv").read_bytes())
    for _ in range(25):
        came = warm.run(one, other, one)
        assert [each.code for each in came] == [0, 0, 0]
        assert (tmp_path / "x.csv").read_bytes() in whole
    assert {path.name for path in tmp_path.iterdir()} == {"r", "s", "x.csv"}


@pytest.mark.uncounted
def test_of_two_exports_of_one_registry_none_forgets_a_revision(
    warm: Nursery, tmp_path: Path
) -> None:
    old, _ = exported(warm, tmp_path, OLD, NONE)
    new, _ = exported(warm, tmp_path, NEW, old)
    export = Job(("export",), str(tmp_path), environment=EPOCH)
    lock = Job(("lock",), str(tmp_path), environment=EPOCH)
    for _ in range(20):
        put(tmp_path, NEW, old)
        came = warm.run(export, lock, export)
        assert [each.code for each in came] == [0, 0, 0], came
        assert written(tmp_path) == new
        assert left(tmp_path) == []


# A disk that is full


@pytest.mark.parametrize("size", [1, 100, 600, 1500])
def test_where_no_file_can_grow_all_is_as_it_was(warm: Nursery, tmp_path: Path, size: int) -> None:
    old, _ = exported(warm, tmp_path, OLD, NONE)
    put(tmp_path, NEW, old)
    [came] = warm.run(Job(("export",), str(tmp_path), limit=size, environment=EPOCH))
    assert came.code == 2
    assert "File too large; nothing was written" in came.said
    assert len(came.said.splitlines()) == 1
    assert written(tmp_path) == old
    assert left(tmp_path) == []


FULL = """
mount -t tmpfs -o size=64k none disk && cd disk && cp ../events.yaml . &&
{python} -m timeline export && cat events.* > ../before && head -c 1000000 /dev/zero > fill
sed -i s/10:00/11:00/ ../events.yaml
{python} -m timeline export ../events.yaml -o events.ics -o events.csv --no-lock
echo $?
rm -f fill; cat events.* > ../after; ls -A
"""
"""A disk of its own, that goes with the process; the registry is beside it, and changes."""


def test_a_disk_that_is_full_is_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    put(tmp_path, OLD, {})
    own = [] if os.geteuid() == 0 else ["--map-root-user"]
    probe = ["unshare", "--mount", *own, "mount", "-t", "tmpfs", "none", str(tmp_path / "disk")]
    if not shutil.which("unshare") or subprocess.run(probe, check=False).returncode:
        pytest.skip("unshare may not make a disk here")
    ran = subprocess.run(
        ["unshare", "--mount", *own, "sh", "-c", FULL.format(python=sys.executable)],  # noqa: S607
        cwd=tmp_path,
        env={**os.environ, **EPOCH},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "timeline: events.ics: No space left on device; nothing was written\n" in ran.stderr
    code, *names = ran.stdout.split()
    assert (code, sorted(names)) == ("2", sorted((*OUTPUTS, "events.yaml")))
    assert (tmp_path / "after").read_bytes() == (tmp_path / "before").read_bytes() != b""


def test_whichever_call_finds_the_disk_full_each_file_is_old_or_new(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, codes = Path(), []
    put(here, OLD, NONE)
    run("export")
    old = written(here)
    put(here, NEW, old)
    run("export")
    new = written(here)
    names = ("open", "fsync", "fchown", "fchmod", "replace")
    real = {name: getattr(os, name) for name in names}
    count = 0

    def failing(name: str) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            nonlocal count
            count -= 1
            if count == 0:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return real[name](*arguments, **options)

        return call

    for name in names:
        monkeypatch.setattr(os, name, failing(name))
    for number in range(1, 1000):
        put(here, NEW, old)
        count = number
        ran = run("export")
        hit, count = count <= 0, 0
        found = written(here)
        assert all(found[name] in (old[name], new[name]) for name in OUTPUTS)
        assert left(here) == []
        if ran.code == 0:
            assert found == new
        else:
            assert (ran.code, len(ran.err.splitlines())) == (2, 1)
            assert "No space left on device" in ran.err
            assert ("nothing was written" in ran.err) == (found == old)
        codes.append(ran.code)
        if not hit:
            break
    assert codes.count(2) >= 16


# What changes between rendering and writing


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ("rm -r out", "there is no folder out"),
        ("rm -r out; touch out", "Not a directory"),
        ("rm out/x.txt; mkdir out/x.txt", "Is a directory"),
        ("rm out/x.txt; ln -s x.txt out/x.txt", "loop"),
    ],
)
def test_a_target_that_is_lost_before_it_is_written_is_told_in_a_line(
    run: Run, monkeypatch: pytest.MonkeyPatch, change: str, why: str
) -> None:
    put(Path(), OLD, {})
    Path("out").mkdir()
    Path("out", "x.txt").write_text("old")
    write = writing.write

    def late(*arguments: Any) -> list[Path]:
        subprocess.run(["/bin/sh", "-c", change], check=True)
        return write(*arguments)

    monkeypatch.setattr(writing, "write", late)
    ran = run("export", "-f", "txt", "-o", "out/x.txt")
    assert (ran.code, len(ran.err.splitlines())) == (2, 1)
    assert "out/x.txt: " in ran.err
    assert why in ran.err
    assert ran.err.endswith("; nothing was written\n")
    assert not list(Path().rglob("*.tmp"))


def test_a_folder_that_is_lost_while_it_is_written_to_is_told_in_a_line(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(Path(), OLD, {})
    Path("out").mkdir()
    replace = os.replace

    def late(source: str, target: str, **options: Any) -> None:
        shutil.rmtree("out")
        Path("out").touch()
        replace(source, target, **options)

    monkeypatch.setattr(os, "replace", late)
    ran = run("export", "-f", "txt", "-o", "out/x.txt")
    assert ran.err == "timeline: out/x.txt: there is no folder out; nothing was written\n"


@pytest.mark.parametrize("words", [["export"], ["lock", "."], ["export", "-o", "x.txt"]])
def test_a_current_folder_that_is_gone_is_told_in_a_line(
    run: Run, tmp_path: Path, words: list[str]
) -> None:
    put(tmp_path, OLD, {})
    Path("gone").mkdir()
    os.chdir("gone")
    Path("../gone").rmdir()
    registry = [] if words == ["lock", "."] else [tmp_path / "events.yaml"]
    ran = run(words[0], *registry, *words[1:])
    assert (ran.code, len(ran.err.splitlines())) == (2, 1)


def test_the_system_is_quoted_where_it_does_not_say_what_can_not_be_reached(
    run: Run, tmp_path: Path
) -> None:
    put(tmp_path, OLD, {})
    Path("gone").mkdir()
    os.chdir("gone")
    Path("../gone").rmdir()
    assert run("lock", tmp_path).err == "timeline: no such file or folder\n"


def test_a_file_that_is_lost_between_listing_and_reading_is_named(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("reg").mkdir()
    put(Path("reg"), OLD, {})
    Path("reg", "more.yaml").write_text("events: {}")
    read = console.read

    def late(name: str) -> bytes:
        Path("reg", "more.yaml").unlink(missing_ok=True)
        return read(name)

    monkeypatch.setattr(console, "read", late)
    for command in ("check", "export"):
        Path("reg", "more.yaml").write_text("events: {}")
        ran = run(command, "reg")
        assert (ran.code, ran.err) == (2, "timeline: reg/more.yaml: no such file or folder\n")


# What one may not do


def test_what_one_may_not_do_is_told_in_a_line(warm: Nursery, common: Path) -> None:
    for name in ("closed", "secret", "open"):
        (common / name).mkdir()
        put(common / name, OLD, {})
    (common / "open" / "there.txt").write_text("old")
    (common / "open" / "there.txt").chmod(0o644)
    (common / "open" / "events.lock").symlink_to(common / "secret" / "the.lock")
    (common / "closed" / "old.txt").write_text("old")
    (common / "closed").chmod(0o555)
    (common / "secret").chmod(0)
    (common / "open").chmod(0o777)
    for words, said in (
        ("export closed/events.yaml -o closed/x.txt", "closed/x.txt: Permission denied"),
        ("export closed/events.yaml -o closed/old.txt", "closed/old.txt: Permission denied"),
        ("export closed/events.yaml -o secret/x.txt", "secret/x.txt: Permission denied"),
        ("export closed/events.yaml -o closed/new/", "closed/new: Permission denied"),
        ("lock closed/events.yaml", "closed/events.lock: Permission denied"),
        ("check secret/events.yaml", "secret/events.yaml: Permission denied"),
        ("export secret/events.yaml -o open/x.ics", "secret/events.yaml: Permission denied"),
        ("export open/events.yaml -o open/x.ics", "open/events.lock: Permission denied"),
        ("check open/events.yaml", "open/events.lock: Permission denied"),
    ):
        [came] = warm.run(Job(tuple(words.split()), str(common), is_plain=True))
        assert came.code == 2, (words, came)
        assert came.said.startswith(f"timeline: {said}"), (words, came)
        assert len(came.said.splitlines()) == 1
    (common / "secret").chmod(0o755)
    assert {str(path.relative_to(common)) for path in common.rglob("*.*")} == {
        "closed/events.yaml",
        "closed/old.txt",
        "open/events.yaml",
        "open/events.lock",
        "open/there.txt",
        "secret/events.yaml",
    }


# A registry in a folder that can't be written to

NOT_KEPT = (
    "reg/events.lock: not written, because its folder can't be written to: "
    "timeline remembers no revision, and calendars may miss later changes"
)


@pytest.fixture
def closed(common: Path) -> Path:
    """Put a registry into a folder that can't be written to, with another beside it that can."""
    (common / "reg").mkdir()
    put(common / "reg", OLD, {})
    (common / "reg").chmod(0o555)
    (common / "out").mkdir()
    (common / "out").chmod(0o777)
    return common


EXPORT = ("export", "reg/events.yaml", "-o", "out/x.ics")


def of_plain(folder: Path, *words: str) -> Job:
    return Job(words, str(folder), is_plain=True, environment=EPOCH)


def test_a_registry_that_can_only_be_read_works_without_a_lock_and_says_so(
    warm: Nursery, closed: Path
) -> None:
    [came] = warm.run(of_plain(closed, *EXPORT))
    assert (came.code, came.said.splitlines()) == (0, ["out/x.ics: 8 events", NOT_KEPT])
    data = (closed / "out" / "x.ics").read_bytes()
    [came] = warm.run(of_plain(closed, *EXPORT, "--no-lock"))
    assert (came.code, came.said) == (0, "out/x.ics: 8 events, unchanged\n")
    assert (closed / "out" / "x.ics").read_bytes() == data
    assert {path.name for path in (closed / "reg").iterdir()} == {"events.yaml"}


def test_where_no_lock_can_be_that_is_said_once(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    put(Path(), OLD, {})
    access = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK and access(path, mode))
    ran = run("export", "-o", "x.ics")
    assert (ran.code, ran.err.splitlines()) == (
        0,
        ["x.ics: 8 events", NOT_KEPT.removeprefix("reg/")],
    )
    assert run("export", "-o", "x.csv").err == "x.csv: 8 events\n"
    assert left(Path()) == ["x.csv", "x.ics"]


def test_what_needs_a_lock_fails_where_none_can_be(warm: Nursery, closed: Path) -> None:
    [came] = warm.run(of_plain(closed, *EXPORT, "--locked"))
    assert (came.code, "TL404" in came.said) == (1, True)
    [came] = warm.run(of_plain(closed, "lock", "reg/events.yaml"))
    assert (came.code, "reg/events.lock: Permission denied" in came.said) == (2, True)
    assert list((closed / "out").iterdir()) == []


def test_a_lock_that_can_only_be_read_is_read_while_it_holds_all(
    warm: Nursery, closed: Path
) -> None:
    registry = closed / "reg" / "events.yaml"
    (closed / "reg").chmod(0o755)
    warm.run(Job(("lock", "reg/events.yaml"), str(closed), environment=EPOCH))
    put(closed / "reg", NEW, {})
    warm.run(Job(("lock", "reg/events.yaml"), str(closed), environment=EPOCH))
    (closed / "reg").chmod(0o555)
    [came] = warm.run(of_plain(closed, *EXPORT))
    assert (came.code, came.said) == (0, "out/x.ics: 8 events, 1 withdrawn\n")
    data = (closed / "out" / "x.ics").read_bytes()
    assert b"SEQUENCE:1" in data
    registry.write_text(OLD, encoding="utf-8")
    [came] = warm.run(of_plain(closed, *EXPORT))
    denied = "timeline: reg/events.lock: Permission denied; nothing was written"
    said = f"{denied}; with --no-lock, timeline writes no lock"
    assert (came.code, came.said.startswith(said)) == (2, True)
    assert (closed / "out" / "x.ics").read_bytes() == data


def test_nothing_is_added_to_a_file_that_may_not_be_written(warm: Nursery, closed: Path) -> None:
    (closed / "reg").chmod(0o755)
    registry = closed / "reg" / "events.yaml"
    registry.chmod(0o444)
    before = registry.read_bytes()
    [came] = warm.run(of_plain(closed, "new", "call", "reg/events.yaml"))
    assert (came.code, came.said) == (
        2,
        "timeline: reg/events.yaml: Permission denied; nothing was written\n",
    )
    assert registry.read_bytes() == before


def test_a_link_to_a_lock_that_can_not_be_reached_is_no_registry_without_one(run: Run) -> None:
    put(Path(), OLD, {})
    Path("events.lock").symlink_to("missing/events.lock")
    ran = run("export")
    assert ran.err.startswith("timeline: events.lock: this is a link to missing/events.lock")
    assert {path.name for path in Path().iterdir()} == {"events.yaml", "events.lock"}


# Links, modes and owners


@pytest.mark.parametrize("mask", [0o022, 0o027, 0o077])
def test_a_new_file_has_the_mode_that_is_usual_here(run: Run, mask: int) -> None:
    put(Path(), OLD, {})
    before = os.umask(mask)
    try:
        run("export")
    finally:
        os.umask(before)
    assert {Path(name).stat().st_mode & 0o777 for name in OUTPUTS} == {0o666 & ~mask}


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o444, 0o2664, 0o4755])
def test_a_file_keeps_its_mode_and_nobody_else_may_read_it_meanwhile(
    run: Run, monkeypatch: pytest.MonkeyPatch, mode: int
) -> None:
    put(Path(), OLD, {})
    target = Path("x.txt")
    target.write_text("old")
    target.chmod(mode)
    made, chmod = [], os.fchmod

    def see(descriptor: int, mode: int) -> None:
        made.append(os.fstat(descriptor).st_mode & 0o777)
        chmod(descriptor, mode)

    monkeypatch.setattr(os, "fchmod", see)
    run("export", "-o", target)
    assert made == [0o600]
    assert target.stat().st_mode & 0o7777 == mode & 0o777
    assert target.read_bytes().startswith(b"R\n")


@pytest.mark.parametrize(
    ("refused", "expected"),
    [(set(), (7, 8, 0o664)), ({7}, (-1, 8, 0o664)), ({7, -1}, (-1, -1, 0o644))],
)
def test_a_file_keeps_its_owner_and_group_as_far_as_may_be(
    run: Run, monkeypatch: pytest.MonkeyPatch, refused: set[int], expected: tuple[int, int, int]
) -> None:
    put(Path(), OLD, {})
    target = Path("x.txt").absolute()
    target.write_text("old")
    target.chmod(0o664)
    known, stat = target.stat().st_ino, os.fstat
    owner: dict[float, tuple[int, int]] = {}

    def chown(descriptor: int, user: int, group: int) -> None:
        if user in refused:
            raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))
        owner[stat(descriptor).st_ino] = (user, group)

    def seen(descriptor: int) -> os.stat_result:
        found = [*stat(descriptor)]
        found[4:6] = (7, 8) if found[1] == known else owner.get(found[1], (-1, -1))
        return os.stat_result(found)

    monkeypatch.setattr(os, "fchown", chown)
    monkeypatch.setattr(os, "fstat", seen)
    assert run("export", "-o", target).code == 0
    monkeypatch.undo()
    [given] = owner.values() or [(-1, -1)]
    assert (*given, target.stat().st_mode & 0o777) == expected


def test_the_other_name_of_a_file_keeps_what_it_held(run: Run) -> None:
    put(Path(), OLD, {})
    Path("x.txt").write_text("old")
    Path("hard.txt").hardlink_to("x.txt")
    run("export", "-o", "x.txt")
    assert Path("hard.txt").read_text() == "old"
    assert Path("x.txt").read_bytes().startswith(b"R\n")


def test_a_link_that_leads_to_nothing_is_led_there(run: Run) -> None:
    put(Path(), OLD, {})
    Path("there").mkdir()
    Path("x.txt").symlink_to("there/y.txt")
    Path("z.txt").symlink_to("missing/y.txt")
    assert run("export", "-o", "x.txt").code == 0
    assert Path("x.txt").is_symlink()
    assert Path("there", "y.txt").read_bytes().startswith(b"R\n")
    ran = run("export", "-o", "z.txt")
    assert ran.err == "timeline: z.txt: no such file or folder; nothing was written\n"


def test_a_chain_of_links_is_kept_and_its_end_replaced(run: Run) -> None:
    put(Path(), OLD, {})
    Path("there").mkdir()
    Path("there", "y.txt").write_text("old")
    Path("there", "link.txt").symlink_to("y.txt")
    Path("x.txt").symlink_to("there/link.txt")
    assert run("export", "-o", "x.txt").code == 0
    assert Path("x.txt").is_symlink()
    assert Path("there", "link.txt").is_symlink()
    assert {path.name for path in Path("there").iterdir()} == {"y.txt", "link.txt"}
    assert Path("there", "y.txt").read_bytes().startswith(b"R\n")


# The end of the reader


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_command_whose_output_nobody_reads_ends_as_shells_expect(
    tmp_path: Path, unbuffered: str
) -> None:
    talks = "kind: talks, title: T, when: 2024-03-01"
    many = (f"  e{n}: {{{talks}, description: {'x' * 90_000}}}\n" for n in range(20))
    put(tmp_path, HEAD + "".join(many), {})
    command = f"{sys.executable} -m timeline export -f csv -o x.csv -o - | head -c 10"
    ran = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],  # noqa: S607
        cwd=tmp_path,
        env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (141, "x.csv: 20 events\n")
    assert (tmp_path / "x.csv").stat().st_size > 1_800_000


def test_an_output_that_is_cut_off_has_an_exit_code_of_its_own(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(_data: bytes) -> None:
        raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE))

    put(Path(), OLD, {})
    monkeypatch.setattr(console, "out", cut)
    assert (run("export", "-f", "csv").code, run("show").code) == (141, 141)


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_standard_output_is_whole_or_the_command_fails(tmp_path: Path, unbuffered: str) -> None:
    put(tmp_path, OLD, {})
    command = f"ulimit -f 1; {sys.executable} -m timeline export -f csv > x.csv"
    ran = subprocess.run(
        ["/bin/sh", "-c", command],
        cwd=tmp_path,
        env={**os.environ, "PYTHONUNBUFFERED": unbuffered, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 2
    assert ran.stderr == "timeline: standard output: File too large\n"


def test_a_write_that_fails_says_which_file_and_leaves_the_rest(tmp_path: Path) -> None:
    (tmp_path / "there.txt").mkdir()
    with pytest.raises(TimelineError, match=r"there\.txt: Is a directory; nothing was written"):
        writing.write([File(tmp_path / "a.txt", b"x"), File(tmp_path / "there.txt", b"y")])
    assert [path.name for path in tmp_path.iterdir()] == ["there.txt"]
