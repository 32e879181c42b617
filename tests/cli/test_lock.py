"""The lock on the command line: when it is kept, what it does to exports, what may go wrong."""

import errno
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import icalendar
import pytest

from tests.conftest import Ran
from tests.content_lines import faults
from timeline.changes.lock import uid_digest
from timeline.cli import console
from timeline.files import holding
from timeline.time.zones import EDITION

Run = Callable[..., Ran]
HEAD = """\
registry: r
title: R
defaults: {timezone: Europe/Rome}
countries: {ITA: Italy}
places: {rome: {name: Rome, country: ITA}}
people: {x: {name: Ms X, country: ITA}}
events:
"""
VISIT = (
    "  visit: {kind: visit, title: A visit, when: 2024-03-01 to 2024-03-05, "
    "participants: {x: guest}, topics: [trade]}\n"
)
TALKS = "  talks: {kind: talks, title: Some talks, when: 2024-03-01, place: rome}\n"
CALL = "  call: {kind: call, title: A call, when: 2024-03-04 10:00 to 11:00, topics: [trade]}\n"
TEXT = HEAD + VISIT + TALKS + CALL
COMMENT = """\
# What calendars were last told of each event: one line an event, in order of the ids.
# `timeline` writes this file; keep it with the registry, and do not edit it.
"""
DIGESTS = ("local", "instants", "changes", "face")
UNTIL_PRUNED = (
    "  calendars show withdrawn events with their last title until you run timeline lock --prune"
)
LOCK, CALENDAR = Path("events.lock"), Path("events.ics")


@pytest.fixture(autouse=True)
def _registry(run: Run) -> None:  # noqa: ARG001 - the fixture changes the folder
    write(TEXT)


def write(text: str, name: str = "events.yaml") -> None:
    """Write the registry."""
    Path(name).write_text(text, encoding="utf-8")


def events(data: bytes) -> dict[str, Any]:
    """Return the events of a calendar by their ids, as another library reads them."""
    assert faults(data) == []
    calendar: Any = icalendar.Calendar.from_ical(data)
    return {str(each["UID"]).partition("@")[0]: each for each in calendar.events}


def lines(name: Path = LOCK) -> dict[str, dict[str, Any]]:
    """Return the lines of a lock by their ids."""
    rows = [json.loads(line) for line in name.read_text("utf-8").splitlines()[3:]]
    assert [row["id"] for row in rows] == sorted(row["id"] for row in rows)
    return {row["id"]: row for row in rows}


def digests(id: str) -> str:
    """Return the digests of a line as it has them, those of whole days without a local one."""
    row = lines()[id]
    return ",".join(f'"{name}":"{row[name]}"' for name in DIGESTS if name in row)


def stamps() -> dict[str, tuple[bytes, int]]:
    """Return the bytes and the time of each file here."""
    return {
        str(path): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in Path().iterdir()
        if path.is_file()
    }


def names() -> set[str]:
    """Return the names of what is here."""
    return {path.name for path in Path().iterdir()}


# When a lock is kept, and where


def test_an_export_of_a_calendar_begins_a_lock_beside_the_registry(run: Run) -> None:
    ran = run("export", "-o", "public.ics")
    assert ran.code == 0
    assert names() == {"events.yaml", "events.lock", "public.ics"}
    assert LOCK.read_text("utf-8") == (
        f"{COMMENT}"
        f'{{"lock":3,"registry":"r","zones":"{EDITION}"}}\n'
        f'{{"id":"call","sequence":0,"modified":"2023-03-05T12:00:00Z","title":"A call",'
        f'"times":"DTSTART;TZID=Europe/Rome:20240304T100000 DTEND;TZID=Europe/Rome:20240304T110000"'
        f',"first":"2024-03-04","last":"2024-03-04"'
        f',"kind":"call","topics":["trade"],{digests("call")}}}\n'
        f'{{"id":"talks","sequence":0,"modified":"2023-03-05T12:00:00Z","title":"Some talks",'
        f'"times":"DTSTART;VALUE=DATE:20240301 DTEND;VALUE=DATE:20240302",'
        f'"first":"2024-03-01","last":"2024-03-01","place":"Rome, Italy",'
        f'"kind":"talks","countries":["ITA"],{digests("talks")}}}\n'
        f'{{"id":"visit","sequence":0,"modified":"2023-03-05T12:00:00Z","title":"A visit",'
        f'"times":"DTSTART;VALUE=DATE:20240301 DTEND;VALUE=DATE:20240306",'
        f'"first":"2024-03-01","last":"2024-03-05","kind":"visit",'
        f'"countries":["ITA"],"participants":["x"],"topics":["trade"],'
        f"{digests('visit')}}}\n"
    )
    assert re.search(r"^events\.lock: .*3 added", ran.err, re.MULTILINE)


@pytest.mark.parametrize(
    "arguments",
    [
        ["-o", "a.csv", "-o", "a.txt"],
        ["-f", "ics"],
        ["-f", "ics", "-o", "-"],
        ["-f", "csv"],
        ["--no-lock"],
        ["-o", "a.ics", "--no-lock"],
    ],
)
def test_without_a_calendar_in_a_file_or_with_no_lock_none_is_kept(
    run: Run, arguments: list[str]
) -> None:
    ran = run("export", *arguments)
    assert ran.code == 0
    assert not list(Path().glob("*.lock"))
    assert "lock" not in ran.err


def test_standard_input_has_no_lock(run: Run) -> None:
    assert run("export", "-", stdin=TEXT.encode()).code == 0
    assert names() == {"events.yaml", "r.ics", "r.csv", "r.txt"}
    for command in (["export", "-", "--locked"], ["lock", "-"]):
        ran = run(*command, stdin=TEXT.encode())
        assert (ran.code, ran.err) == (2, "timeline: standard input has no lock\n")


def test_the_lock_is_called_as_the_file_is_or_as_the_registry(run: Run) -> None:
    Path("march", "sub").mkdir(parents=True)
    shutil.move("events.yaml", "march/sub/april.2024.yaml")
    assert run("lock", "march").code == 0
    assert run("lock", "march/sub/april.2024.yaml").code == 0
    write(HEAD, "march/head.yaml")
    write("events:\n" + TALKS, "march/sub/talks.yaml")
    assert run("lock", "march/sub/talks.yaml", "march/head.yaml").code == 0
    found = sorted(str(path) for path in Path().rglob("*.lock"))
    assert found == ["march/r.lock", "march/sub/april.2024.lock"]
    told = lines(Path("march/r.lock"))
    assert {id for id in told if "state" not in told[id]} == {"talks"}


def test_a_pipe_has_no_lock_and_needs_none() -> None:
    command = f"cat events.yaml | {sys.executable} -m timeline export /dev/stdin"
    ran = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=False)
    leftover = Path("/dev/stdin.lock")
    is_left = leftover.exists()
    leftover.unlink(missing_ok=True)
    assert (ran.returncode, is_left) == (0, False), ran.stderr
    assert names() == {"events.yaml", "r.ics", "r.csv", "r.txt"}


def test_locked_and_no_lock_exclude_each_other(run: Run) -> None:
    ran = run("export", "--locked", "--no-lock")
    assert (ran.code, ran.err) == (2, "timeline: --locked and --no-lock can't be used together\n")


def test_a_lock_is_no_registry(run: Run) -> None:
    run("lock")
    for command in ("lock", "export"):
        ran = run(command, "events.lock")
        said = "timeline: events.lock: this is the name of a lock, not of a registry\n"
        assert (ran.code, ran.err) == (2, said)


def test_a_pipe_is_not_read_to_see_what_it_was_told(tmp_path: Path) -> None:
    os.mkfifo("pipe.ics")
    command = [sys.executable, "-m", "timeline", "export", "-o", "x.ics", "-o", "pipe.ics"]
    reader = [sys.executable, "-c", "import sys; sys.stdout.write(open('pipe.ics').read())"]
    process = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.DEVNULL)
    try:
        told = subprocess.run(reader, capture_output=True, timeout=60, check=True).stdout
        assert process.wait(60) == 0
    finally:
        process.kill()
        process.wait()
    assert told.splitlines() == Path("x.ics").read_bytes().splitlines()


def test_another_lock_that_can_not_be_read_is_passed_over(run: Run) -> None:
    Path("other.lock").symlink_to("/proc/self/mem")
    ran = run("export")
    assert ran.code == 0, ran.err
    assert LOCK.exists()


# Where nothing has changed


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        HEAD + CALL + VISIT + TALKS,
        "# A comment\n" + TEXT.replace("place: rome}", "place: rome, note: Hush}"),
        TEXT.replace("title: R\n", "title: R\nupdated: 2024-02-02\n"),
        TEXT.replace(
            "{kind: talks, title: Some talks, when: 2024-03-01, place: rome}",
            "\n    place: rome\n    when: Fri 2024-03-01\n    title: 'Some talks'\n    kind: talks",
        ),
    ],
    ids=["same", "order", "note", "edition", "form"],
)
def test_where_nothing_has_changed_no_file_is_touched(
    run: Run, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("export")
    write(text)
    before = stamps()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    ran = run("export")
    assert stamps() == before
    assert ran.err.splitlines() == [
        "events.ics: 3 events, unchanged",
        "events.csv: 3 events, unchanged",
        "events.txt: 3 events, unchanged",
    ]
    assert run("lock").err == ""
    assert run("export", "--locked").code == 0
    assert stamps() == before


def test_a_lock_that_git_gave_other_line_ends_is_left_alone(run: Run) -> None:
    run("export")
    LOCK.write_bytes(LOCK.read_bytes().replace(b"\n", b"\r\n"))
    before = stamps()
    for command in (["export"], ["export", "--locked"], ["lock"]):
        assert run(*command).code == 0
        assert stamps() == before


@pytest.mark.parametrize("epoch", ["253402300799", "253370764800", "-62135596800", "0"])
def test_a_clock_at_the_end_of_time_is_used_or_refused_in_a_line(
    run: Run, epoch: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    ran = run("export")
    assert ran.code in (0, 2)
    assert len(ran.err.splitlines()) == (4 if ran.code == 0 else 1)
    if ran.code == 0:
        write(HEAD + VISIT)
        assert run("export").code == 0
        assert run("export", "--locked").code == 0


def test_the_same_bytes_come_out_on_another_machine(run: Run) -> None:
    run("export")
    Path("other").mkdir()
    for name in ("events.yaml", "events.lock"):
        shutil.copy(name, "other")
    run("export", "other/events.yaml", "-o", "other/events.ics")
    assert Path("other/events.ics").read_bytes() == CALENDAR.read_bytes()
    assert Path("other/events.lock").read_bytes() == LOCK.read_bytes()


# What has changed


def test_a_new_time_raises_the_sequence_and_a_new_title_does_not(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("export")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    write(TEXT.replace("10:00 to", "10:30 to").replace("Some talks", "Other talks"))
    ran = run("export")
    assert "events.lock: 1 changed (call), 1 edited (talks)" in ran.err.splitlines()
    shown = events(CALENDAR.read_bytes())
    assert [(id, shown[id]["SEQUENCE"]) for id in sorted(shown)] == [
        ("call", 1),
        ("talks", 0),
        ("visit", 0),
    ]
    moments = {id: each["LAST-MODIFIED"].dt.year for id, each in shown.items()}
    assert moments == {"call": 2023, "talks": 2023, "visit": 2023}
    assert {row["modified"] for row in lines().values()} == {
        "2023-03-05T12:00:00Z",
        "2023-11-14T22:13:20Z",
    }
    for id, row in lines().items():
        assert f"{shown[id]['LAST-MODIFIED'].dt:%Y-%m-%dT%H:%M:%SZ}" == row["modified"]


def test_what_is_deleted_goes_out_as_cancelled_until_it_is_pruned(run: Run) -> None:
    run("export")
    write(HEAD + VISIT + TALKS)
    ran = run("export")
    assert ran.err.splitlines() == [
        "events.ics: 2 events, 1 withdrawn",
        "events.csv: 2 events",
        "events.txt: 2 events",
        "events.lock: 1 withdrawn (call)",
        UNTIL_PRUNED,
    ]
    for _ in range(2):
        gone = events(CALENDAR.read_bytes())["call"]
        assert (gone["STATUS"], gone["SEQUENCE"]) == ("CANCELLED", 1)
        assert str(gone["SUMMARY"]) == "Withdrawn: A call"
        run("export")
    ran = run("lock", "--prune")
    assert ran.code == 0
    assert "call" in ran.err
    call = uid_digest("call@r")
    assert lines()[call] == {
        "id": call,
        "sequence": 1,
        "modified": "2023-03-05T12:00:01Z",
        "state": "pruned",
    }
    run("export")
    assert set(events(CALENDAR.read_bytes())) == {"visit", "talks"}
    write(TEXT)
    assert "events.lock: 1 revived (call)" in run("export").err.splitlines()
    assert events(CALENDAR.read_bytes())["call"]["SEQUENCE"] == 2


def test_pruning_in_one_go_withdraws_and_forgets(run: Run) -> None:
    run("export")
    write(HEAD + VISIT + TALKS)
    assert run("lock", "--prune").code == 0
    assert lines()[uid_digest("call@r")]["state"] == "pruned"
    assert lines()[uid_digest("call@r")]["sequence"] == 1


def test_pruning_again_changes_nothing(run: Run) -> None:
    run("export")
    write(HEAD + VISIT + TALKS)
    run("lock")
    run("lock", "--prune")
    before = stamps()
    assert run("lock", "--prune").code == 0
    assert stamps() == before


def test_a_registry_from_which_all_is_deleted_takes_all_back(run: Run) -> None:
    run("export")
    write(HEAD)
    assert run("export", "-o", CALENDAR).code == 0
    assert {each["STATUS"] for each in events(CALENDAR.read_bytes()).values()} == {"CANCELLED"}
    run("lock", "--prune")
    assert run("export", "-o", CALENDAR).code == 0
    assert events(CALENDAR.read_bytes()) == {}
    CALENDAR.unlink()
    assert "a calendar needs an event with a day" in run("export", "-o", CALENDAR).err


def test_what_loses_its_day_is_told_once_and_not_as_withdrawn(run: Run) -> None:
    run("export")
    write(TEXT.replace("2024-03-01, place", "unknown, status: postponed, place"))
    said = run("export").err.splitlines()
    assert "events.lock: 1 undated (talks)" in said
    assert "withdrawn" not in said[0]
    shown = events(CALENDAR.read_bytes())["talks"]
    assert str(shown["SUMMARY"]) == "Postponed: Some talks"
    assert str(shown["DTSTART"].dt) == "2024-03-01"
    assert shown["SEQUENCE"] == 1


def test_a_new_id_is_withdrawn_and_added_with_a_hint(run: Run) -> None:
    run("export")
    write(TEXT.replace("  talks:", "  rome-talks:"))
    assert run("export").err.splitlines()[3:] == [
        "events.lock: 1 added (rome-talks), 1 withdrawn (talks)",
        UNTIL_PRUNED,
        (
            '  hint: "rome-talks" looks like "talks" with another id, but an id is for ever: '
            'calendars take "talks" back, and show "rome-talks" as new; use timeline rename to '
            "change an id"
        ),
    ]
    assert set(events(CALENDAR.read_bytes())) == {"visit", "talks", "rome-talks", "call"}


def test_of_many_ids_that_look_renamed_a_few_are_named_and_the_rest_counted(run: Run) -> None:
    def many(prefix: str) -> str:
        calls = (f"kind: call, title: Call {n}, when: 2024-03-{n:02}" for n in range(1, 9))
        return HEAD + "".join(f"  {prefix}-{n}: {{{call}}}\n" for n, call in enumerate(calls))

    write(many("a"))
    run("lock")
    write(many("b"))
    hints = [line for line in run("lock").err.splitlines() if "hint" in line]
    assert [hint[8:30] for hint in hints[:5]] == [f'"b-{n}" looks like "a-{n}"' for n in range(5)]
    assert hints[5:] == ["  hint: 3 more look like events that are gone"]


def test_nothing_internal_gets_into_lock_and_calendar(run: Run) -> None:
    secret = VISIT.replace("topics: [trade]", "audience: internal, note: HUSH").replace(
        "A visit", "SECRET"
    )
    child = TALKS.replace("place: rome", "place: rome, part_of: visit, audience: public")
    hidden = CALL.replace("call:", "hidden-call:").replace("topics: [trade]", "part_of: visit")
    write(HEAD + secret + child + hidden)
    ran = run("export")
    assert "left out, as internal: 2 events" in ran.err.splitlines()
    for words in (["lock", "-v"], ["show", "-v"], ["export", "--verbose"]):
        assert "left out, as internal: hidden-call, visit" in run(*words).err.splitlines()
    for path in (LOCK, CALENDAR):
        for word in ("SECRET", "HUSH", "visit", "hidden-call"):
            assert word not in path.read_text("utf-8").replace("VISIT", "")
    write(HEAD + VISIT + TALKS + CALL)
    run("export")
    write(HEAD + secret + child + CALL)
    run("export")
    assert "SECRET" not in LOCK.read_text("utf-8")
    assert str(events(CALENDAR.read_bytes())["visit"]["SUMMARY"]) == "Withdrawn: A visit"


def test_lock_brings_the_lock_up_to_date_and_nothing_else(run: Run) -> None:
    ran = run("lock")
    assert (ran.code, ran.out) == (0, "")
    assert names() == {"events.yaml", "events.lock"}
    assert "3 added" in ran.err
    write(TEXT.replace("10:00 to", "10:30 to"))
    assert run("lock").err == "events.lock: 1 changed (call)\n"


# What subscribers were last told


def test_what_subscribers_were_last_told_is_shown_and_the_lock_left(run: Run) -> None:
    run("export")
    write(TEXT.replace("10:00 to", "10:30 to"))
    before = stamps()
    ran = run("lock", "--show", "call")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "id        call",
        "sequence  0",
        "modified  2023-03-05T12:00:00Z",
        "state     shown",
        "title     A call",
        "status    confirmed",
        "days      2024-03-04",
        "times     DTSTART;TZID=Europe/Rome:20240304T100000",
        "times     DTEND;TZID=Europe/Rome:20240304T110000",
    ]
    assert stamps() == before


@pytest.mark.parametrize(
    ("when", "days"),
    [
        ("2024-03-04 to 2024-03-06", "2024-03-04 to 2024-03-06"),
        ("2024-03-04, repeats: weekly", "from 2024-03-04, without an end"),
    ],
)
def test_what_is_shown_has_the_days_as_people_count_them(run: Run, when: str, days: str) -> None:
    write(f"{HEAD}  a: {{kind: call, title: A, when: {when}}}\n")
    run("lock")
    assert f"days      {days}\n" in run("lock", "--show", "a").out


def test_of_a_pruned_event_only_the_revision_is_shown(run: Run) -> None:
    run("export")
    write(HEAD + VISIT + TALKS)
    run("lock", "--prune")
    shown = run("lock", "--show", "call").out.splitlines()
    assert [line.split()[0] for line in shown] == ["id", "sequence", "modified", "state"]
    assert (shown[0], shown[-1]) == ("id        call", "state     withdrawn and forgotten")


def test_an_event_that_never_had_a_day_is_counted_apart_when_it_is_withdrawn(run: Run) -> None:
    """The calendar takes back one event less than the lock."""
    month = "  month: {kind: call, title: M, when: 2024-03}\n"
    write(HEAD + TALKS + CALL + month)
    run("export")
    write(HEAD + TALKS)
    ran = run("export")
    assert "events.ics: 2 events, 1 withdrawn" in ran.err or "1 withdrawn" in ran.err
    assert "2 withdrawn (call, month)" in ran.err
    assert "  withdrawn, and never had a day: month\n" in ran.err


def test_what_the_lock_does_not_know_can_not_be_shown(run: Run) -> None:
    ran = run("lock", "--show", "call")
    said = "timeline: events.lock: no such file; timeline lock creates it\n"
    assert (ran.code, ran.err) == (2, said)
    run("export")
    ran = run("lock", "--show", "cal")
    said = 'timeline: events.lock: the lock has no event "cal"; did you mean "call"?\n'
    assert (ran.code, ran.err) == (2, said)
    LOCK.write_text(LINES + SOUND + SOUND, encoding="utf-8")
    assert run("lock", "--show", "call").code == 1


# Without leave to change


def test_locked_writes_nothing_where_the_lock_would_change(run: Run) -> None:
    ran = run("export", "--locked")
    assert ran.code == 1
    assert ran.out == ""
    assert "error[TL404]: events.lock is missing: 3 added" in ran.err
    assert ran.err.endswith("1 error\nnothing was written\n")
    assert names() == {"events.yaml"}
    run("export")
    before = stamps()
    write(HEAD + VISIT + TALKS.replace("03-01", "03-02"))
    before["events.yaml"] = stamps()["events.yaml"]
    for arguments in ([], ["-f", "ics"], ["-o", "other.ics", "--kind", "visit"]):
        ran = run("export", "--locked", *arguments)
        assert (ran.code, ran.out) == (1, "")
        assert "the lock is out of date: 1 changed (talks), 1 withdrawn (call)" in ran.err
        assert stamps() == before
    run("lock")
    assert run("export", "--locked").code == 0
    assert events(CALENDAR.read_bytes())["talks"]["SEQUENCE"] == 1


def test_an_export_to_standard_output_reads_the_lock_and_leaves_it(run: Run) -> None:
    run("export")
    write(TEXT.replace("10:00 to", "10:30 to"))
    run("export")
    write(TEXT)
    before = stamps()
    ran = run("export", "-f", "ics")
    assert events(ran.data)["call"]["SEQUENCE"] == 2
    assert stamps() == before
    assert "lock" not in ran.err
    assert events(run("export", "-f", "ics", "--no-lock").data)["call"]["SEQUENCE"] == 0


# Filters


def test_a_filtered_export_removes_nothing_and_has_the_same_revisions(run: Run) -> None:
    run("export")
    write((HEAD + VISIT + CALL).replace("10:00 to", "10:30 to"))
    run("export")
    whole, kept = events(CALENDAR.read_bytes()), LOCK.read_bytes()
    for arguments, chosen in (
        (["--kind", "call"], {"call"}),
        (["--kind", "talks"], {"talks"}),
        (["--topic", "trade"], {"call", "visit"}),
        (["--country", "ITA"], {"visit", "talks"}),
        (["--from", "2024-03-02"], {"visit", "call"}),
        (["--to", "2024-03-01"], {"visit", "talks"}),
    ):
        assert run("export", "-o", "part.ics", *arguments).code == 0
        part = events(Path("part.ics").read_bytes())
        assert {id: each.to_ical() for id, each in part.items()} == {
            id: whole[id].to_ical() for id in chosen
        }
        assert LOCK.read_bytes() == kept


def test_a_filtered_export_keeps_the_lock_of_the_whole(run: Run) -> None:
    run("export", "-o", "calls.ics", "--kind", "call")
    assert set(lines()) == {"visit", "talks", "call"}


@pytest.mark.parametrize(
    ("before", "after", "arguments"),
    [
        (HEAD + TALKS + VISIT, HEAD + TALKS, ["--topic", "trade"]),
        (
            HEAD + VISIT + TALKS.replace("place: rome", "part_of: visit"),
            HEAD + CALL,
            ["--part-of", "visit"],
        ),
        (
            HEAD + CALL + VISIT,
            (HEAD + CALL).replace("people: {x: {name: Ms X, country: ITA}}\n", ""),
            ["--participant", "x"],
        ),
    ],
)
def test_a_filter_may_name_what_only_withdrawn_events_had(
    run: Run, before: str, after: str, arguments: list[str]
) -> None:
    write(before)
    run("export")
    wanted = set(events(run("export", "-f", "ics", *arguments).data))
    write(after)
    run("export")
    ran = run("export", "-f", "ics", *arguments)
    assert ran.code == 0, ran.err
    found = events(ran.data)
    assert set(found) == wanted
    assert {each["STATUS"] for each in found.values()} == {"CANCELLED"}


# A lock that is damaged


SOUND = '{"id":"talks","sequence":1,"modified":"2024-01-05T00:00:00Z","state":"pruned"}\n'
LINES = COMMENT + '{"lock":3,"registry":"r"}\n'


@pytest.mark.parametrize(
    ("data", "where"),
    [
        (b"", "events.lock:1:1"),
        (LINES.replace('"r"', '"s"').encode(), "events.lock:3:1"),
        ((LINES + SOUND + SOUND).encode(), "events.lock:5:1"),
        ((LINES + SOUND[:-10]).encode(), "events.lock:4:1"),
        ((LINES + f"<<<<<<< HEAD\n{SOUND}=======\n>>>>>>> b\n").encode(), "events.lock:4:1"),
        (LINES.encode("utf-16"), "events.lock:1:1"),
        (LINES.encode() + b"\xff\n", "events.lock:4:1"),
        (LINES.replace(":3,", ":4,").encode(), "events.lock:3:1"),
    ],
    ids=["empty", "other", "twice", "cut", "conflict", "UTF-16", "not UTF-8", "future"],
)
def test_a_lock_that_is_damaged_is_told_and_left_and_nothing_is_written(
    run: Run, data: bytes, where: str
) -> None:
    LOCK.write_bytes(data)
    before = stamps()
    for command in (["export"], ["export", "--locked"], ["export", "-f", "ics"], ["lock"]):
        ran = run(*command)
        assert (ran.code, ran.out) == (1, "")
        assert f"--> {where}\n" in ran.err
        assert ran.err.endswith("\nnothing was written\n")
        assert stamps() == before
    ran = run("check")
    assert ran.code == 1
    assert f"--> {where}\n" in ran.out
    assert run("export", "-o", "a.ics", "--no-lock").code == 0
    assert LOCK.read_bytes() == data


def test_check_tells_the_faults_of_registry_and_lock_together(run: Run) -> None:
    write(TEXT.replace("2024-03-01, place", "2024-02-30, place"))
    LOCK.write_text("nonsense\n", encoding="utf-8")
    ran = run("check", "--output-format", "concise")
    assert [line.split(" ")[0] for line in ran.out.splitlines()] == [
        "events.yaml:9:49:",
        "events.lock:1:1:",
    ]
    assert ran.err == "2 errors\n"


def test_check_finds_the_lock_of_several_files_and_of_a_folder(run: Run) -> None:
    Path("reg").mkdir()
    write(HEAD, "reg/head.yaml")
    write("events:\n" + TALKS, "reg/talks.yaml")
    Path("reg/r.lock").write_text("nonsense\n", encoding="utf-8")
    assert "reg/r.lock:1:1" in run("check", "reg/head.yaml", "reg/talks.yaml").out
    assert "reg/r.lock:1:1" in run("check", "reg").out
    write(HEAD.replace("title: R", "title: []"), "reg/head.yaml")
    assert run("check", "reg/head.yaml", "reg/talks.yaml").code == 1
    assert run("check", "-", stdin=TEXT.encode()).code == 0


def test_check_says_nothing_of_a_lock_that_is_not_up_to_date(run: Run) -> None:
    run("lock")
    write(HEAD + VISIT)
    assert run("check").code == 0


def test_a_lock_that_is_a_folder_is_told_in_a_line(run: Run) -> None:
    LOCK.mkdir()
    for command in ("export", "lock", "check"):
        ran = run(command)
        assert (ran.code, ran.err) == (2, "timeline: events.lock: Is a directory\n")
    assert names() == {"events.yaml", "events.lock"}


def test_a_lock_that_is_a_link_is_not_written_to(run: Run) -> None:
    Path("real").mkdir()
    LOCK.symlink_to("real/the.lock")
    for command in ("export", "lock"):
        ran = run(command)
        assert (ran.code, len(ran.err.splitlines())) == (2, 1)
        assert "events.lock: this is a link to real/the.lock" in ran.err
    assert names() == {"events.yaml", "events.lock", "real"}
    assert list(Path("real").iterdir()) == []


def test_a_lock_that_is_a_link_to_nowhere_is_told_and_not_begun(run: Run) -> None:
    LOCK.symlink_to("the.lock")
    for command in ("export", "lock", "check"):
        ran = run(command)
        assert (ran.code, len(ran.err.splitlines())) == (2, 1)
        assert "events.lock: this is a link to the.lock" in ran.err
    assert names() == {"events.yaml", "events.lock"}


def test_a_lock_that_is_a_loop_of_links_is_told_in_a_line(run: Run) -> None:
    LOCK.symlink_to("events.lock")
    for command in ("export", "lock"):
        ran = run(command)
        assert (ran.code, len(ran.err.splitlines())) == (2, 1)
    assert names() == {"events.yaml", "events.lock"}


def test_the_lock_keeps_its_mode(run: Run) -> None:
    run("lock")
    LOCK.chmod(0o640)
    write(HEAD + VISIT)
    run("lock")
    assert LOCK.stat().st_mode & 0o777 == 0o640


# The lock is never an output


@pytest.mark.parametrize("format", ["ics", "csv", "txt"])
@pytest.mark.parametrize(
    "name", ["events.lock", "./events.lock", "link.txt", "hard/../events.lock"]
)
def test_the_lock_is_never_overwritten_by_an_output(run: Run, name: str, format: str) -> None:
    run("lock")
    Path("hard").mkdir()
    Path("link.txt").symlink_to("events.lock")
    before = stamps()
    ran = run("export", "-f", format, "-o", name)
    assert ran.code == 2
    assert "lock" in ran.err
    assert "nothing was written" in ran.err
    assert stamps() == before


# Faults of the machine


def test_a_full_disk_leaves_lock_and_calendar_as_they_were(run: Run) -> None:
    run("export")
    before = stamps()
    write(HEAD + VISIT)
    before["events.yaml"] = stamps()["events.yaml"]
    ran = run("export", "-f", "ics", "-o", "a.ics", "-o", "/dev/full")
    assert ran.code == 2
    assert "/dev/full: No space left on device; nothing was written" in ran.err
    assert stamps() == before


@pytest.mark.parametrize("name", ["events.lock", "events.ics", "events.csv"])
def test_a_disk_that_is_full_for_any_file_leaves_all_as_they_were(
    run: Run, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("export")
    write(HEAD + VISIT)
    before = stamps()
    fsync = os.fsync

    def fail(descriptor: int) -> None:
        if f".{name}." in str(Path(f"/proc/self/fd/{descriptor}").readlink()):
            raise OSError(errno.ENOSPC, "No space left on device")
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", fail)
    ran = run("export")
    assert (ran.code, len(ran.err.splitlines())) == (2, 1)
    assert ran.err.startswith(f"timeline: {name}: No space left on device; nothing was written")
    assert stamps() == before


def test_a_lock_that_can_not_be_put_in_its_place_leaves_the_calendar(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("export")
    write(HEAD + VISIT)
    before = stamps()
    replace = os.replace

    def fail(source: str, target: str, **options: Any) -> None:
        if target == "events.lock":
            raise PermissionError(1, "Operation not permitted")
        replace(source, target, **options)

    monkeypatch.setattr(os, "replace", fail)
    ran = run("export")
    said = "timeline: events.lock: Operation not permitted; nothing was written"
    assert (ran.code, len(ran.err.splitlines())) == (2, 1)
    assert ran.err.startswith(said)
    assert stamps() == before


def test_where_the_lock_can_not_be_written_it_is_told_how_to_do_without(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_ = os.open

    def fail(path: Path | str, *arguments: Any, **options: Any) -> Any:
        if str(path).startswith(".events.lock"):
            raise PermissionError(13, "Permission denied")
        return open_(path, *arguments, **options)

    monkeypatch.setattr(os, "open", fail)
    ran = run("export")
    assert ran.code == 2
    assert "events.lock: Permission denied; nothing was written" in ran.err
    assert "--no-lock" in ran.err
    assert names() == {"events.yaml"}


def test_a_device_is_as_standard_output_and_moves_no_lock(run: Run) -> None:
    os.mkfifo("pipe")
    reader = os.open("pipe", os.O_RDONLY | os.O_NONBLOCK)
    ran = run("export", "-f", "ics", "-o", "pipe")
    told = os.read(reader, 10)
    os.close(reader)
    assert (ran.code, told, LOCK.exists()) == (0, b"BEGIN:VCAL", False)


def test_a_folder_that_can_not_be_held_is_worked_in_all_the_same(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", fail)
    with holding.alone(tmp_path, console.waits):
        pass


def test_a_system_without_holds_is_worked_on_all_the_same(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(holding, "fcntl", None)
    assert run("export").code == 0
    assert LOCK.exists()


# A process that is killed

KILLING = """
import os, sys
from timeline.__main__ import main
replace, calls = os.replace, []
def kill(source, target, **options):
    calls.append(target)
    before = len(calls) == {after}
    if before and not {late}:
        {death}
    replace(source, target, **options)
    if before:
        {death}
os.replace = kill
sys.argv = ["timeline", "export"]
main()
"""
EXIT, KILL = "os._exit(9)", f"os.kill(os.getpid(), {int(signal.SIGKILL)})"


@pytest.mark.parametrize("death", [EXIT, KILL], ids=["exit", "kill"])
@pytest.mark.parametrize("late", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("after", [1, 2, 3])
def test_a_process_that_is_killed_between_two_files_loses_no_revision(
    run: Run, after: int, *, late: bool, death: str
) -> None:
    run("export")
    first = lines()
    changed = (HEAD + VISIT + TALKS).replace("03-01, place", "03-02, place")
    write(changed)
    code = KILLING.format(after=after, late=late, death=death)
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1700000000"}
    ran = subprocess.run([sys.executable, "-c", code], env=environment, check=False)
    assert ran.returncode in (9, -9)
    is_locked = after > 1 or late
    told = lines()
    assert (told != first) == is_locked
    shown = events(CALENDAR.read_bytes())
    assert all(int(each["SEQUENCE"]) <= told[id]["sequence"] for id, each in shown.items())
    assert run("export").code == 0
    assert {id: row["sequence"] for id, row in lines().items()} == {
        "call": 1,
        "talks": 1,
        "visit": 0,
    }
    if is_locked:
        assert lines() == told
    agree(CALENDAR)
    write(TEXT)
    run("export")
    assert {id: row["sequence"] for id, row in lines().items()} == {
        "call": 2,
        "talks": 2,
        "visit": 0,
    }


def agree(calendar: Path, lock: Path = LOCK) -> None:
    """See that a calendar tells just what its lock holds."""
    shown, told = events(calendar.read_bytes()), lines(lock)
    assert shown.keys() == {id for id in told if told[id].get("state") != "pruned"}
    for id, each in shown.items():
        assert each["SEQUENCE"] == told[id]["sequence"]
        assert f"{each['LAST-MODIFIED'].dt:%Y-%m-%dT%H:%M:%SZ}" == told[id]["modified"]


# Several at once


def test_eight_exports_at_once_leave_a_lock_and_a_calendar_that_agree(run: Run) -> None:
    many = "".join(
        TALKS.replace("talks:", f"talks-{number}:", 1).replace("Some", f"{number}")
        for number in range(200)
    )
    write(TEXT + many)
    run("export")
    environment = {**os.environ}
    del environment["SOURCE_DATE_EPOCH"]

    def export(number: int) -> int:
        text = TEXT.replace("10:00 to", f"10:0{number} to").replace("A visit", f"Visit {number}")
        write(text + many, f"{number}.new")
        Path(f"{number}.new").replace("events.yaml")
        command = [sys.executable, "-m", "timeline", "export", "-o", "events.ics"]
        ran = subprocess.run(command, env=environment, capture_output=True, check=False)
        assert ran.returncode == 0, ran.stderr
        return ran.returncode

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(export, range(1, 9))) == [0] * 8
    agree(CALENDAR)
    assert len(lines()) == 203
    assert 1 <= lines()["call"]["sequence"] <= 8
    assert not [name for name in names() if name.endswith((".tmp", ".new"))]
    before = stamps()
    assert run("export", "-o", "events.ics").code == 0
    assert stamps() == before


def test_a_second_export_waits_for_the_first_and_then_reads_the_registry(run: Run) -> None:
    run("export")
    command = [sys.executable, "-m", "timeline", "export"]
    with holding.alone(Path.cwd(), console.waits):
        second = subprocess.Popen(command, stderr=subprocess.PIPE)
        assert second.stderr
        said = second.stderr.readline()
        assert said == f"{Path.cwd()}: waiting until another run is done\n".encode()
        assert second.poll() is None
        write(HEAD + VISIT)
    _, said = second.communicate(timeout=60)
    assert second.returncode == 0
    assert b"2 withdrawn (call, talks)" in said


# Branches


@contextmanager
def repository() -> Iterator[Callable[..., subprocess.CompletedProcess[str]]]:
    """Yield git, in a repository that is made of the folder at hand."""
    environment = {
        **os.environ,
        "GIT_CONFIG_GLOBAL": "/dev/null",
        "GIT_CONFIG_NOSYSTEM": "1",
        **{f"GIT_{who}_NAME": "A" for who in ("AUTHOR", "COMMITTER")},
        **{f"GIT_{who}_EMAIL": "a@example.org" for who in ("AUTHOR", "COMMITTER")},
    }

    def git(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["git", *arguments],  # noqa: S607
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    git("init", "--initial-branch", "main")
    yield git


def commit(git: Callable[..., Any], run: Run, text: str, branch: str) -> None:
    """Commit a registry with its lock on a branch."""
    if branch != "main":
        git("switch", "--create", branch, "main")
    write(text)
    assert run("lock").code == 0
    git("add", "events.yaml", "events.lock")
    assert git("commit", "--message", branch).returncode == 0


SPREAD = "registry: r\ntitle: R\nevents:\n" + "".join(
    f"  {id}: {{kind: talks, title: Talks {id}, when: 2024-03-01}}\n\n\n" for id in "abcdefg"
)


def test_two_branches_that_change_different_events_merge_without_a_conflict(run: Run) -> None:
    with repository() as git:
        commit(git, run, SPREAD, "main")
        commit(git, run, SPREAD.replace("Talks b, when: 2024-03-01", "B, when: 2024-03-02"), "one")
        two = SPREAD.replace("Talks f, when: 2024-03-01", "F, when: 2024-03-03")
        commit(git, run, two, "two")
        assert git("merge", "one").returncode == 0
        assert {id: row["sequence"] for id, row in lines().items()} == {
            **dict.fromkeys("abcdefg", 0),
            "b": 1,
            "f": 1,
        }
        assert run("export", "--locked").code == 0


@pytest.mark.parametrize("style", ["merge", "diff3", "zdiff3"])
def test_two_branches_that_change_one_event_are_told_where_they_conflict(
    run: Run, style: str
) -> None:
    with repository() as git:
        commit(git, run, SPREAD, "main")
        commit(git, run, SPREAD.replace("Talks d, when: 2024-03-01", "D, when: 2024-03-02"), "one")
        two = SPREAD.replace("Talks d, when: 2024-03-01", "E, when: 2024-03-03")
        commit(git, run, two, "two")
        git("config", "merge.conflictStyle", style)
        assert git("merge", "one").returncode == 1
        write(two)
        text = LOCK.read_text("utf-8")
        marks = [
            number
            for number, line in enumerate(text.splitlines(), 1)
            if line.startswith(("<<<<<<<", "|||||||", "=======", ">>>>>>>"))
        ]
        assert len(marks) == (3 if style == "merge" else 4)
        ran = run("check", "--output-format", "concise")
        assert [line.split(" ")[:2] for line in ran.out.splitlines()] == [
            [f"events.lock:{number}:1:", "error[TL401]"] for number in marks
        ]
        assert run("export").code == 1
        assert LOCK.read_text("utf-8") == text


def test_the_device_of_standard_output_moves_no_lock_even_into_a_file() -> None:
    with Path("out.txt").open("wb") as out:
        subprocess.run(
            [sys.executable, "-m", "timeline", "export", "-f", "ics", "-o", "/dev/stdout"],
            stdout=out,
            stderr=subprocess.DEVNULL,
            check=True,
        )
    assert Path("out.txt").read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert not LOCK.exists()


def test_a_lock_of_the_last_second_can_still_be_read(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "253370764799")
    for text in (TEXT, TEXT.replace("Some talks", "Other talks"), TEXT):
        write(text)
        assert run("export").code == 0


def test_a_lock_is_kept_with_older_zone_data_if_that_is_asked_for(run: Run) -> None:
    assert run("lock", "--allow-older-zones").code == 0
    assert LOCK.exists()
