"""The command `timeline rename`: an id changes in the text alone, and nobody notices."""

import csv
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import icalendar
import pytest

from tests.conftest import DATA, Ran
from tests.content_lines import faults

Run = Callable[..., Ran]
REGISTRY, LOCK = Path("events.yaml"), Path("events.lock")
COMMENTED = """\
# old stands in comments: old
registry: r # old
title: The old registry # old@r
defaults: {timezone: Europe/Rome} # timezone: old

# all events
events: # old
  # the one
  old: # before it

    # old, by the way
    kind: conference # old is one

    title: old # part_of: old
    when: 2024-03-01 to 2024-03-05 # five days
  old-talks: # old: none
    kind: talks # of old
    title: "Talks # old"   # with blanks  \n\
    part_of: old # old
    when: 2024-03-01 10:00 # at ten
  listed: # a list
    kind: talks # these too
    title: Listed # old
    part_of: # of two
      - old # old
      - old-talks # not old
    when: 2024-03-01 10:00 # at ten
  vague: {kind: talks, title: Some time, part_of: [old]} # old
"""
PLAIN = "registry: r\ntitle: R\nevents:\n"
OLD = "  old: {kind: conference, title: Old, when: 2024-03-01 to 2024-03-05}\n"
PART = "  part: {kind: talks, title: Part, part_of: old, when: 2024-03-02}\n"
INTERNAL = (
    "  secret: {kind: talks, title: Secret, part_of: old, when: 2024-03-03, audience: internal}\n"
)


@pytest.fixture(autouse=True)
def _empty(run: Run) -> None:
    """Work in an empty folder."""


def write(text: str, path: Path = REGISTRY) -> None:
    """Write a registry, its line ends as they are."""
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode())


def snapshot() -> dict[str, bytes]:
    """Return the bytes of each file."""
    return {str(path): path.read_bytes() for path in Path().rglob("*") if path.is_file()}


def renamed(run: Run, *registry: str) -> list[str]:
    """Rename an event, and return the files that have changed, in the order of their writing."""
    before = snapshot()
    ran = run("rename", "old", "new", *registry)
    assert (ran.code, ran.out) == (0, ""), ran.err
    said = re.findall(r'(?m)^(.*): "old" is now "new"$', ran.err)
    after = snapshot()
    assert sorted(said) == sorted(name for name in after if after[name] != before[name])
    return said


def refused(run: Run, *arguments: str, code: int = 2) -> str:
    """See that nothing is renamed and nothing written, and return what is said."""
    before = snapshot()
    ran = run("rename", *arguments)
    assert (ran.code, ran.out) == (code, "")
    assert snapshot() == before
    return ran.err


def uids(path: str = "events.ics") -> set[str]:
    """Return the UIDs in a calendar, as another library reads them."""
    data = Path(path).read_bytes()
    assert faults(data) == []
    calendar: Any = icalendar.Calendar.from_ical(data)
    return {str(event["UID"]) for event in calendar.events}


# Nobody notices


def test_every_other_byte_stays_and_no_calendar_notices(run: Run) -> None:
    write(COMMENTED)
    run("export")
    run("lock", "--audience", "internal")
    calendar, lock = Path("events.ics").read_bytes(), LOCK.read_text("utf-8")
    renamed(run)
    expected = re.sub(r"(?m)^  old: # before it$", "  new: # before it\n    uid: old@r", COMMENTED)
    expected = expected.replace("\n    part_of: old #", "\n    part_of: new #")
    expected = expected.replace("\n      - old #", "\n      - new #").replace("[old]", "[new]")
    assert REGISTRY.read_bytes() == expected.encode()
    assert run("check").err == "no findings, 4 events\n"
    again = lock.replace('"id":"old"', '"id":"new"').replace('"part_of":["old', '"part_of":["new')
    again = again.replace('["old-talks","old"]', '["new","old-talks"]')
    rows = LOCK.read_text("utf-8").replace(',"uid":"old@r"', "").splitlines()
    assert sorted(rows[3:]) == sorted(again.splitlines()[3:])
    told = LOCK.read_bytes(), Path("events-internal.lock").read_bytes()
    assert "events.ics: 4 events, unchanged" in run("export").err
    assert Path("events.ics").read_bytes() == calendar
    assert run("export", "--locked").code == 0
    assert run("lock", "--audience", "internal").err == ""
    assert (LOCK.read_bytes(), Path("events-internal.lock").read_bytes()) == told


def test_tables_and_relations_have_the_uid_and_the_page_keeps_its_anchor(run: Run) -> None:
    write(PLAIN + OLD + PART)
    run("export", "-o", "a.html", "-o", "a.csv")
    before = anchors("a.html")
    renamed(run)
    run("export", "-o", "a.html", "-o", "a.csv", "-o", "a.ics")
    rows = list(csv.DictReader(Path("a.csv").read_text("utf-8-sig").splitlines()))
    assert {(row["event_id"], row["uid"]) for row in rows} == {("new", "old@r"), ("part", "part@r")}
    now = anchors("a.html")
    assert [anchor for anchor in now if anchor != "new"] == before
    assert {"old", "new"} <= set(now)
    assert b"\r\nRELATED-TO;RELTYPE=PARENT:old@r\r\n" in Path("a.ics").read_bytes()


def anchors(page: str) -> list[str]:
    """Return the anchors of a page, which quotes only those that have to be."""
    return re.findall(r' id="?([\w-]+)', Path(page).read_text("utf-8"))


def test_the_anchor_of_an_occurrence_and_its_link_stay(run: Run) -> None:
    series = "when: 2024-03-01, repeats: {rule: daily, until: 2024-03-02}}"
    write(f"{PLAIN}  old: {{kind: talks, title: Old, {series}\n")
    run("export", "-o", "a.html")
    before = anchors("a.html")
    assert {"old-2024-03-01", "old-2024-03-02"} <= set(before)
    renamed(run)
    run("export", "-o", "a.html")
    assert anchors("a.html") == before


def test_a_source_gets_no_anchor_that_an_event_once_had(run: Run) -> None:
    text = PLAIN.replace("events:", "sources: {s: {publisher: S}}\nevents:")
    write(f"{text}  source-1: {{kind: talks, title: T, when: 2024-03-01, sources: s}}\n")
    run("rename", "source-1", "talks")
    run("export", "-o", "a.html")
    found = anchors("a.html")
    assert found.count("source-1") == found.count("_1") == 1


def test_an_event_that_was_renamed_may_be_renamed_again_and_back(run: Run) -> None:
    write(PLAIN + OLD + PART)
    run("export")
    before = Path("events.ics").read_bytes()
    renamed(run)
    for one, other in (("new", "newer"), ("newer", "old")):
        assert run("rename", one, other).code == 0
        assert REGISTRY.read_text("utf-8").count("uid: old@r") == 1
        run("export")
        assert Path("events.ics").read_bytes() == before
    assert '"uid"' not in LOCK.read_text("utf-8")


def test_an_id_that_is_changed_by_hand_with_its_uid_is_recognised(run: Run) -> None:
    write(PLAIN + OLD + PART)
    run("export")
    before = Path("events.ics").read_bytes()
    write(
        (PLAIN + OLD + PART).replace("old: {", "new: {uid: old@r, ").replace("of: old", "of: new")
    )
    assert "hint[TL411]: the lock is out of date: 1 renamed (new)" in run("check").out
    assert "events.lock: 1 renamed (new)\n" in run("export").err
    assert Path("events.ics").read_bytes() == before
    assert run("lock", "--show", "old").out == run("lock", "--show", "new").out
    assert run("lock", "--show", "new").out.startswith(
        "id        new\nuid       old@r\nsequence  0\n"
    )


def test_a_uid_from_elsewhere_stays_as_it_is(run: Run) -> None:
    write(PLAIN + OLD.replace("{", "{uid: 0400-1, ") + PART)
    run("export")
    renamed(run)
    told = OLD.replace("old: {", "new: {uid: 0400-1, ") + PART.replace("of: old", "of: new")
    assert REGISTRY.read_text("utf-8") == PLAIN + told
    assert uids() == {"0400-1", "part@r"}
    assert "events.ics: 2 events, unchanged" in run("export").err


def test_a_lock_of_an_older_format_waits_for_the_next_export(run: Run) -> None:
    for name in ("events.yaml", "events.lock"):
        shutil.copy(DATA / "format-1" / name, name)
    before = dict(
        re.findall(r'^{"id":"([\w-]+)",(.*?),"title"', LOCK.read_text("utf-8"), re.MULTILINE)
    )
    assert run("rename", "counted", "zz").err == 'events.yaml: "counted" is now "zz"\n'
    assert "1 renamed (zz)" in run("lock").err
    after = dict(
        re.findall(r'^{"id":"([\w-]+)",(.*?),"title"', LOCK.read_text("utf-8"), re.MULTILINE)
    )
    assert after.pop("zz") == before.pop("counted")
    assert after.keys() == before.keys()
    assert all(after[id][:12] == before[id][:12] == '"sequence":0' for id in after)


# Forms of the text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  old: {kind: talks, X}", "  new: {uid: old@r, kind: talks, X}"),
        ("  old: { kind: talks, X }", "  new: {uid: old@r, kind: talks, X }"),
        ("  old: {\n    kind: talks,\n    X}", "  new: {uid: old@r,\n    kind: talks,\n    X}"),
        ("  'old': {'kind': talks, X}", "  'new': {'uid': 'old@r', 'kind': talks, X}"),
        (
            '  "old":\n    "kind": talks\n    X',
            '  "new":\n    "uid": "old@r"\n    "kind": talks\n    X',
        ),
        ('  "\\u006fld": {kind: talks, X}', '  "new": {uid: old@r, kind: talks, X}'),
        ("  ? old\n  : kind: talks\n    X", "  ? new\n  : uid: old@r\n    kind: talks\n    X"),
        (
            "  ? old\n  :\n    kind: talks\n    X",
            "  ? new\n  :\n    uid: old@r\n    kind: talks\n    X",
        ),
        (
            "  ? >- # old\n    old\n  : {kind: talks, X}",
            "  ? >- # old\n    new\n  : {uid: old@r, kind: talks, X}",
        ),
        (
            "  old:\n      kind: talks\n      X",
            "  new:\n      uid: old@r\n      kind: talks\n      X",
        ),
        (
            "  old:\r\n    kind: talks\r\n    X",
            "  new:\r\n    uid: old@r\r\n    kind: talks\r\n    X",
        ),
        (
            "  old:\n\n\n    kind: talks\n    X",
            "  new:\n    uid: old@r\n\n\n    kind: talks\n    X",
        ),
    ],
)
@pytest.mark.parametrize("head", [PLAIN, "\ufeff" + PLAIN, PLAIN.replace("title: R", "title: 😀é")])
def test_an_event_is_renamed_in_any_form(run: Run, head: str, old: str, new: str) -> None:
    is_flow = "{" in old
    fields = "title: T, when: 2024-03-01" if is_flow else "title: T\n    when: 2024-03-01"
    if not is_flow:
        fields = fields.replace("\n    ", "\n" + re.findall(r"( *)X", old)[0])
        fields = fields.replace("\n", "\r\n") if "\r" in old else fields
    write(head + old.replace("X", fields) + "\n")
    renamed(run)
    assert REGISTRY.read_bytes() == (head + new.replace("X", fields) + "\n").encode()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("part_of: old", "part_of: new"),
        ("part_of: 'old'", "part_of: 'new'"),
        ('part_of: "o\\x6cd"', 'part_of: "new"'),
        ("part_of: [older, old, old-er]", "part_of: [older, new, old-er]"),
        ("part_of: [\n    'old' , older]", "part_of: [\n    'new' , older]"),
        ("part_of : old # old", "part_of : new # old"),
        ("part_of:\n      old", "part_of:\n      new"),
        ("part_of:\n    - old\n    - older", "part_of:\n    - new\n    - older"),
        ("part_of: |-  # old\n      old", "part_of: |-  # old\n      new"),
        ("part_of: >-\n      old\n\n    # old", "part_of: >-\n      new\n\n    # old"),
        ("description: old", "description: old"),
        ("topics: old", "topics: old"),
    ],
)
def test_what_refers_to_an_event_is_changed_in_any_form(run: Run, old: str, new: str) -> None:
    others = "".join(OLD.replace("old", id) for id in ("older", "old-er"))
    part = "  part:\n    kind: talks\n    title: old\n    when: 2024-03-01\n    X\n"
    write(PLAIN + part.replace("X", old) + OLD + others)
    renamed(run)
    told = OLD.replace("old: {", "new: {uid: old@r, ")
    assert REGISTRY.read_text("utf-8") == PLAIN + part.replace("X", new) + told + others


# Several files, all or none


def test_files_folders_and_both_locks_are_changed_in_one_go(run: Run) -> None:
    write(PLAIN + OLD, Path("registry/a.yaml"))
    write("events:\n" + PART + INTERNAL, Path("registry/b.yaml"))
    write("places: {}\n", Path("registry/c.yaml"))
    for audience in ("public", "internal"):
        assert run("lock", "registry", "--audience", audience).code == 0
    files = ["registry/b.yaml", "registry/a.yaml", "registry/r.lock", "registry/r-internal.lock"]
    locks = [Path(file).read_text("utf-8") for file in files[2:]]
    assert renamed(run, "registry") == files
    for file, before in zip(files[2:], locks, strict=True):
        after = Path(file).read_text("utf-8").replace(',"uid":"old@r"', "").replace("new", "old")
        assert sorted(after.splitlines()) == sorted(before.splitlines())
    assert "secret" not in locks[0]
    assert run("lock", "registry").err.count("\n") == 1
    assert run("lock", "registry", "--audience", "internal").err == ""


def test_files_are_named_one_by_one_too(run: Run) -> None:
    write(PLAIN + OLD)
    write("events:\n" + PART, Path("more/b.yaml"))
    assert renamed(run, "events.yaml", "more") == ["more/b.yaml", "events.yaml"]


KILLING = """
import os, sys
from timeline.__main__ import main
replace, calls = os.replace, []
def kill(source, target, **options):
    calls.append(target)
    if len(calls) == {after}:
        {death}
    replace(source, target, **options)
os.replace = kill
sys.argv = ["timeline", "rename", "old", "new", "registry"]
main()
"""
EXIT, KILL = "os._exit(9)", f"os.kill(os.getpid(), {int(signal.SIGKILL)})"


@pytest.mark.parametrize("death", [EXIT, KILL], ids=["exit", "kill"])
@pytest.mark.parametrize("after", [1, 2, 3, 4, 5])
def test_a_run_that_is_killed_loses_nothing_and_another_completes_it(
    run: Run, after: int, death: str
) -> None:
    write(PLAIN + OLD, Path("registry/a.yaml"))
    write("events:\n" + PART, Path("registry/b.yaml"))
    write("events:\n" + PART.replace("part:", "more:"), Path("registry/c.yaml"))
    run("export", "registry", "-o", "a.ics")
    run("lock", "registry", "--audience", "internal")
    before = snapshot()
    run("rename", "old", "new", "registry")
    whole = snapshot()
    for name, data in before.items():
        Path(name).write_bytes(data)
    code = KILLING.format(after=after, death=death)
    subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)
    files = [name for name in snapshot() if not name.endswith((".tmp", ".hold"))]
    assert {name: Path(name).read_bytes() in (before[name], whole[name]) for name in files} == (
        dict.fromkeys(before, True)
    )
    if b"old: {" in Path("registry/a.yaml").read_bytes():
        assert run("rename", "old", "new", "registry").code == 0
    assert "a.ics: 3 events, unchanged\n" in run("export", "registry", "-o", "a.ics").err
    run("lock", "registry", "--audience", "internal")
    assert {name: Path(name).read_bytes() for name in files} == whole


# What is refused


def test_an_id_that_no_event_has_is_refused(run: Run) -> None:
    write(PLAIN + OLD)
    said = 'timeline: no event is called "odl"; did you mean "old"?\n'
    assert refused(run, "odl", "new") == said
    said = 'timeline: no event is called "x"; timeline show --ids names all\n'
    assert refused(run, "x", "new") == said


def test_an_id_that_is_none_is_refused(run: Run) -> None:
    write(PLAIN + OLD)
    assert refused(run, "old", "New Id") == 'timeline: "New Id" is not an id; write "new-id"\n'


def test_an_id_that_another_event_has_or_had_is_refused(run: Run) -> None:
    write(PLAIN + OLD + PART)
    taken = 'timeline: an event is called "{}" already; write another id\n'
    assert refused(run, "old", "part") == taken.format("part")
    assert refused(run, "old", "old") == taken.format("old")
    assert run("rename", "part", "other").code == 0
    said = 'timeline: calendars know "other" as "part"; write another id\n'
    assert refused(run, "old", "part") == said
    run("lock")
    write(PLAIN + OLD)
    run("lock")
    said = 'timeline: events.lock: calendars know another event as "other"; write another id\n'
    assert refused(run, "old", "other") == said
    run("lock", "--prune")
    assert run("rename", "old", "other").code == 0


def test_faults_in_a_registry_or_a_lock_are_told_first(run: Run) -> None:
    write(PLAIN + OLD + PART.replace("part_of: old", "part_of: odl"))
    assert "error[TL305]" in refused(run, "old", "new", code=1)
    write(PLAIN + OLD)
    run("lock")
    text = LOCK.read_text("utf-8")
    LOCK.write_text(text + "nonsense\n", "utf-8")
    assert "error[TL402]" in refused(run, "old", "new", code=1)
    LOCK.write_text(text.replace('"registry":"r"', '"registry":"s"'), "utf-8")
    assert "error[TL403]" in refused(run, "old", "new", code=1)
    LOCK.write_text(text, "utf-8")
    write(PLAIN + OLD + PART.replace("part_of: old", "uid: 0400"))
    run("lock")
    write(PLAIN + OLD + PART.replace("part_of: old", "uid: 0500"))
    assert "error[TL413]" in refused(run, "old", "new", code=1)


def test_a_reference_to_the_new_id_alone_is_completed(run: Run) -> None:
    write(PLAIN + OLD + PART.replace("part_of: old", "part_of: new"))
    assert "error[TL305]" in run("check").out
    renamed(run)
    assert run("check").code == 0
    write(PLAIN + OLD + PART.replace("part_of: old", "part_of: [new, nothing]"))
    assert refused(run, "old", "new", code=1).count("error[TL305]") == 1


def test_a_uid_that_the_new_id_would_give_an_occurrence_is_told(run: Run) -> None:
    write(PLAIN + OLD + PART.replace("part_of: old", "uid: new.2024-03-02@r"))
    assert "error[TL248]" in refused(run, "old", "new", code=1)


def test_what_can_not_be_changed_by_itself_is_refused(run: Run) -> None:
    write(PLAIN + OLD.replace("{", "{uid: , "))
    assert refused(run, "old", "new") == (
        'timeline: events.yaml: "old" can\'t be changed by itself here; change it by hand, and '
        "write uid: old@r in the event; nothing was written\n"
    )


def test_standard_input_and_devices_are_refused(run: Run) -> None:
    said = "timeline: an id can't be changed in standard input; name a file\n"
    assert refused(run, "old", "new", "-") == said
    assert run("rename", "old", "new", "/dev/null").code == 2


def test_a_pipe_is_not_written_to(run: Run) -> None:
    write(PLAIN + OLD)
    os.mkfifo("more.yaml")
    data = ("events:\n" + PART).encode()
    thread = threading.Thread(target=lambda: Path("more.yaml").write_bytes(data))
    thread.start()
    said = "timeline: more.yaml: this is not a plain file; nothing was written\n"
    assert refused(run, "old", "new", "events.yaml", "more.yaml") == said
    thread.join()


def test_links_are_followed_only_as_for_any_output(run: Run) -> None:
    write(PLAIN + OLD, Path("elsewhere/events.yaml"))
    REGISTRY.symlink_to("elsewhere/events.yaml")
    assert renamed_through_a_link(run) == (0, "")
    Path("inner").mkdir()
    Path("inner/events.yaml").symlink_to("../elsewhere/events.yaml")
    said = refused(run, "new", "newer", "inner/events.yaml")
    assert "inner/events.yaml: this is a link to" in said
    assert "name that instead; nothing was written" in said
    said = refused(run, "new", "newer", "inner")
    assert "which is not in the folder" in said


def renamed_through_a_link(run: Run) -> tuple[int, str]:
    """Rename by a link in the folder, and return the exit code, and what is not as it should be."""
    ran = run("rename", "old", "new", "events.yaml")
    assert REGISTRY.is_symlink()
    return ran.code, "" if b"new: {uid: old@r" in REGISTRY.read_bytes() else ran.err


def test_a_file_that_may_not_be_written_to_is_refused(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(PLAIN + OLD)
    monkeypatch.setattr(
        os, "access", lambda name, mode: (str(name), mode) != ("events.yaml", os.W_OK)
    )
    said = "timeline: events.yaml: Permission denied; nothing was written\n"
    assert refused(run, "old", "new") == said


@pytest.mark.parametrize("is_known", [False, True])
def test_the_days_of_a_series_keep_their_uids(run: Run, *, is_known: bool) -> None:
    series = (
        "  old: {kind: talks, title: Old, when: 2024-03-01, "
        "repeats: {rule: FREQ=DAILY;COUNT=2, also: [2024-05-01, 2024-05-02]}}\n"
    )
    told = {"old@r", "old.2024-05-01@r", "old.2024-05-02@r"}
    write(PLAIN + series)
    if is_known:
        run("export", "-o", "events.ics")
        write(PLAIN + series.replace("2024-05-01, ", ""))
        run("export", "-o", "events.ics")
        calendar = Path("events.ics").read_bytes()
        assert uids() == told
    renamed(run)
    ran = run("export", "-o", "events.ics")
    assert ran.code == 0, ran.err
    assert uids() == told
    if is_known:
        assert Path("events.ics").read_bytes() == calendar


@pytest.mark.parametrize("folder", [".", ".."])
def test_an_event_is_renamed_in_the_current_folder_or_the_one_above(
    run: Run, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    REGISTRY.write_text(f"{PLAIN}{OLD}", encoding="utf-8")
    if folder == "..":
        Path("below").mkdir()
        monkeypatch.chdir("below")
    ran = run("rename", "old", "new", folder)
    assert ran.code == 0, ran.err
    text = Path(folder, REGISTRY).read_text(encoding="utf-8")
    assert "  new: {uid: old@r, kind: conference" in text
