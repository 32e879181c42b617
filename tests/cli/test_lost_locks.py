"""Locks that are lost, moved or put back: no revision falls, nothing withdrawn is forgotten."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import icalendar
import pytest

from tests.conftest import Ran
from tests.content_lines import faults

Run = Callable[..., Ran]
Git = Callable[..., subprocess.CompletedProcess[str]]
HEAD = """\
registry: r
title: R
defaults: {timezone: Europe/Rome}
events:
"""
TALKS = "  talks: {kind: talks, title: Some talks, when: 2024-03-01 10:00 to 11:00}\n"
CALL = "  call: {kind: call, title: A call, when: 2024-03-04 10:00, topics: [trade]}\n"
WEEKLY = "  weekly: {kind: call, title: 'Calls; weekly', when: 2024-03-05 09:00, repeats: weekly}\n"
TEXT = HEAD + TALKS + CALL + WEEKLY
MOVED = TEXT.replace("10:00 to 11:00", "12:00 to 13:00")
LOCK, REGISTRY, CALENDAR = Path("events.lock"), Path("events.yaml"), Path("public.ics")
MOVED_TALKS = TALKS.replace("10:00 to 11:00", "12:00 to 13:00")


@pytest.fixture
def git(run: Run) -> Git:  # noqa: ARG001 - the fixture changes the folder
    """Return git, in a repository where a calendar was published twice."""
    who = {f"GIT_{name}_NAME": "A" for name in ("AUTHOR", "COMMITTER")}
    where = {f"GIT_{name}_EMAIL": "a@example.org" for name in ("AUTHOR", "COMMITTER")}
    alone = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1"}

    def git(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["git", *arguments],  # noqa: S607
            env={**os.environ, **who, **where, **alone},
            capture_output=True,
            text=True,
            check=True,
        )

    git("init", "--initial-branch", "main")
    return git


def write(text: str, path: Path = REGISTRY) -> None:
    """Write a registry."""
    path.write_text(text, encoding="utf-8")


def events(path: Path = CALENDAR) -> dict[str, Any]:
    """Return the events of a calendar by their ids, as another library reads them."""
    data = path.read_bytes()
    assert faults(data) == []
    calendar: Any = icalendar.Calendar.from_ical(data)
    return {str(each["UID"]).partition("@")[0]: each for each in calendar.events}


def revisions(path: Path = CALENDAR) -> dict[str, tuple[int, Any]]:
    """Return the revision of each event in a calendar."""
    return {id: (each["SEQUENCE"], each["LAST-MODIFIED"].dt) for id, each in events(path).items()}


def publish(run: Run, *arguments: str) -> Ran:
    """Export the calendar, which must succeed."""
    ran = run("export", *arguments, "-o", CALENDAR)
    assert ran.code == 0, ran.err
    return ran


def live(run: Run) -> dict[str, tuple[int, Any]]:
    """Publish a calendar with a moved and a withdrawn event, and return the revisions."""
    write(TEXT)
    publish(run)
    write(MOVED.replace(CALL, ""))
    publish(run)
    assert {id: each[0] for id, each in revisions().items()} == {"talks": 1, "call": 1, "weekly": 0}
    return revisions()


def snapshot() -> dict[str, bytes]:
    """Return the bytes of each file, the history of git left out."""
    paths = (path for path in Path().rglob("*") if ".git" not in path.parts)
    return {str(path): path.read_bytes() for path in paths if path.is_file()}


def stops(run: Run, *arguments: str) -> None:
    """See that an export stops, says what to do, and writes nothing."""
    before = snapshot()
    ran = run("export", *arguments, "-o", CALENDAR)
    assert (ran.code, ran.out) == (1, "")
    assert "error[TL410]: " in ran.err
    assert "timeline export --recover" in ran.err
    assert snapshot() == before


# A lock that lies elsewhere is taken over


def test_a_registry_that_is_moved_into_a_folder_takes_its_lock_over(run: Run, git: Git) -> None:
    before = live(run)
    git("add", ".")
    git("commit", "--message", "all")
    Path("registry").mkdir()
    git("mv", "events.yaml", "registry/events.yaml")
    ran = publish(run, "registry")
    assert ran.err.splitlines()[1].startswith("registry/r.lock: taken over from events.lock, which")
    assert revisions() == before
    assert events()["call"]["STATUS"] == "CANCELLED"
    assert publish(run, "registry").err == "public.ics: 2 events, 1 withdrawn, unchanged\n"


def test_a_second_file_takes_the_lock_of_the_first_over(run: Run, git: Git) -> None:
    before = live(run)
    git("add", ".")
    git("commit", "--message", "all")
    git("clone", ".", "deep/er/clone")
    os.chdir("deep/er/clone")
    write("events:\n" + CALL.replace("call:", "new:"), Path("more.yaml"))
    ran = publish(run, "events.yaml", "more.yaml")
    assert "r.lock: taken over from events.lock" in ran.err
    assert {id: each for id, each in revisions().items() if id != "new"} == before


def test_a_registry_that_is_renamed_takes_its_lock_over(run: Run, git: Git) -> None:
    before = live(run)
    git("add", ".")
    git("commit", "--message", "all")
    Path("folder.lock").mkdir()
    Path("damaged.lock").write_text("[" * 5000 + "\n", encoding="utf-8")
    Path("foreign.lock").write_text('{"version": 1}\n', encoding="utf-8")
    Path("another.lock").write_text(LOCK.read_text("utf-8").replace('"r"', '"s"'), "utf-8")
    git("mv", "events.yaml", "march.yaml")
    assert run("export", "march.yaml", "--locked", "-o", CALENDAR).code == 1
    assert not Path("march.lock").exists()
    ran = run("lock", "march.yaml")
    assert ran.err.startswith("march.lock: taken over from events.lock, which you may remove")
    assert run("lock", "march.yaml").err == ""
    publish(run, "march.yaml")
    assert revisions() == before


def test_a_registry_that_is_moved_up_or_down_finds_its_lock_there(run: Run) -> None:
    before = live(run)
    Path("deep").mkdir()
    REGISTRY.rename("deep/events.yaml")
    publish(run, "deep/events.yaml")
    LOCK.unlink()
    Path("deep/events.yaml").rename(REGISTRY)
    ran = publish(run)
    assert "events.lock: taken over from deep/events.lock" in ran.err
    assert revisions() == before


def test_what_is_new_is_told_with_a_lock_that_is_taken_over(run: Run) -> None:
    live(run)
    REGISTRY.rename("march.yaml")
    write(TEXT.replace(CALL, ""), Path("march.yaml"))
    assert run("lock", "march.yaml").err.splitlines()[0].endswith("registry; 1 changed (talks)")


def test_of_several_locks_none_is_taken_over(run: Run) -> None:
    live(run)
    Path("old").mkdir()
    shutil.copy(LOCK, "old")
    REGISTRY.rename("march.yaml")
    before = snapshot()
    for command in (["lock"], ["export"], ["export", "--locked"]):
        ran = run(*command, "march.yaml")
        assert ran.code == 1
        assert "other locks of the registry: events.lock, old/events.lock" in ran.err
        assert snapshot() == before


def test_a_copy_never_advises_to_remove_the_lock_of_its_original(run: Run) -> None:
    live(run)
    before = LOCK.read_bytes()
    shutil.copy(REGISTRY, "draft.yaml")
    ran = publish(run, "draft.yaml")
    assert "draft.lock: copied from events.lock, which events.yaml may need; keep both\n" in ran.err
    assert "  hint: events.yaml may tell the same calendars, as registry: r; if you" in ran.err
    assert "remove" not in ran.err
    assert LOCK.read_bytes() == before
    assert publish(run, "draft.yaml").err == "public.ics: 2 events, 1 withdrawn, unchanged\n"


def test_a_copy_elsewhere_and_for_another_audience_leaves_the_lock(run: Run) -> None:
    write(TEXT)
    run("lock", "--audience", "internal")
    Path("deep").mkdir()
    shutil.copy(REGISTRY, "deep/events.yml")
    ran = run("lock", "--audience", "internal", "deep/events.yml")
    assert ran.err.startswith("deep/events-internal.lock: copied from events-internal.lock, which ")


def test_a_file_of_a_folder_leaves_the_lock_of_the_folder(run: Run) -> None:
    write(TEXT.replace(WEEKLY, ""))
    write("events:\n" + WEEKLY, Path("more.yaml"))
    write("registry: rs\n", Path("apart.yaml"))
    os.mkfifo("pipe.yaml")
    run("lock", "events.yaml", "more.yaml")
    assert "events.lock: copied from r.lock, which more.yaml may need; keep both" in (
        run("lock", "events.yaml").err
    )
    LOCK.unlink()
    Path("more.yaml").write_bytes(b"registry: rs\n")
    assert "events.lock: taken over from r.lock, which you may remove" in (
        run("lock", "events.yaml").err
    )


def test_of_several_locks_those_that_files_need_stay(run: Run) -> None:
    live(run)
    for copy in ("draft.yaml", "final.yaml"):
        shutil.copy(REGISTRY, copy)
    run("lock", "draft.yaml")
    ran = run("lock", "final.yaml")
    assert "there are other locks of the registry: draft.lock, events.lock" in ran.err
    assert "help: copy the newest of them to final.lock, or give this registry another" in ran.err
    Path("draft.yaml").unlink()
    assert "copy the newest of them to final.lock, and then remove draft.lock\n" in (
        run("lock", "final.yaml").err
    )


def test_the_lock_of_another_audience_is_not_taken_over(run: Run) -> None:
    write(TEXT)
    run("lock", "--audience", "internal")
    assert run("lock").err.startswith("events.lock: created")


def test_no_lock_is_taken_over_from_a_pipe_or_by_a_link_out_of_its_folder(run: Run) -> None:
    live(run)
    Path("other/near").mkdir(parents=True)
    LOCK.rename("other/far.lock")
    Path("registry").mkdir()
    write(TEXT, Path("registry/march.yaml"))
    os.mkfifo("registry/pipe.lock")  # to open it would wait for ever
    Path("registry/link.lock").symlink_to("../other/far.lock")
    Path("registry/folder").symlink_to("../other")
    assert run("lock", "registry").err.startswith("registry/r.lock: created")


def test_a_lock_elsewhere_that_is_damaged_is_told_and_nothing_begun(run: Run) -> None:
    live(run)
    text = LOCK.read_text("utf-8")
    REGISTRY.rename("march.yaml")
    for broken, code in ((text + "nonsense\n", "TL402"), (text.replace(":3,", ":4,", 1), "TL408")):
        LOCK.write_text(broken, "utf-8")
        ran = run("lock", "march.yaml")
        assert ran.code == 1
        assert f"error[{code}]" in ran.err
        assert "events.lock:" in ran.err
    assert not Path("march.lock").exists()


# A calendar that is ahead of the lock


def test_where_git_ignores_locks_a_clone_goes_on_from_the_calendar(run: Run, git: Git) -> None:
    Path(".gitignore").write_text("*.lock\n", encoding="utf-8")
    before = live(run)
    git("add", ".")
    git("commit", "--message", "all")
    git("clone", ".", "deep/er/clone")
    os.chdir("deep/er/clone")
    assert not LOCK.exists()
    stops(run)
    ran = publish(run, "--recover")
    assert "continued from the calendar for call, talks\n" in ran.err
    after = revisions()
    assert after["talks"] == before["talks"]
    assert after["weekly"] == before["weekly"]
    assert after["call"] > before["call"]
    assert str(events()["call"]["SUMMARY"]) == "Withdrawn: A call"
    assert events()["call"]["STATUS"] == "CANCELLED"
    assert publish(run).err == "public.ics: 2 events, 1 withdrawn, unchanged\n"
    assert run("export", "--locked", "-o", CALENDAR).code == 0


def test_an_older_lock_that_is_put_back_stops_the_export(run: Run, git: Git) -> None:
    write(TEXT)
    publish(run)
    git("add", ".")
    git("commit", "--message", "first")
    before = live(run)
    git("checkout", "HEAD", "--", "events.lock")
    stops(run)
    stops(run, "--locked")
    write(TEXT.replace(CALL, "").replace("10:00 to 11:00", "15:00 to 16:00"))
    stops(run)
    publish(run, "--recover")
    assert revisions()["talks"][0] == before["talks"][0] + 1
    assert revisions()["talks"][1] > before["talks"][1]
    assert events()["talks"]["DTSTART"].dt.hour == 15
    assert revisions()["call"] > before["call"]
    assert events()["call"]["STATUS"] == "CANCELLED"


def test_a_change_that_is_taken_back_is_new_again(run: Run) -> None:
    write(TEXT)
    publish(run)
    old = LOCK.read_bytes()
    before = live(run)
    LOCK.write_bytes(old)
    write(TEXT)
    stops(run)
    publish(run, "--recover")
    assert all(revisions()[id] > before[id] for id in ("talks", "call"))
    assert events()["call"]["STATUS"] == "CONFIRMED"
    assert events()["talks"]["DTSTART"].dt.hour == 10


def test_a_lock_that_a_colleague_did_not_commit_stops_the_other(run: Run, git: Git) -> None:
    write(TEXT)
    publish(run)
    git("add", ".")
    git("commit", "--message", "first")
    git("clone", ".", "deep/er/clone")
    before = live(run)
    git("add", "events.yaml", "public.ics")
    git("commit", "--message", "without the lock")
    os.chdir("deep/er/clone")
    git("pull")
    write(MOVED)
    stops(run)
    publish(run, "--recover")
    assert revisions()["talks"] == before["talks"]
    assert revisions()["call"] > before["call"]


def test_a_lock_that_a_merge_took_from_one_side_stops_the_export(run: Run, git: Git) -> None:
    write(TEXT)
    publish(run)
    git("add", ".")
    git("commit", "--message", "first")
    git("checkout", "-b", "other")
    write(TEXT.replace("Some talks", "Other talks"))
    publish(run)
    git("commit", "--all", "--message", "other")
    git("checkout", "main")
    before, published = live(run), CALENDAR.read_bytes()
    git("commit", "--all", "--message", "published")
    git("merge", "--strategy-option", "theirs", "--no-edit", "other")
    CALENDAR.write_bytes(published)
    write(MOVED.replace(CALL, ""))
    stops(run)
    publish(run, "--recover")
    assert revisions()["talks"] >= before["talks"]
    assert revisions()["call"] >= before["call"]
    assert events()["call"]["STATUS"] == "CANCELLED"


def test_an_event_that_only_the_calendar_knows_is_withdrawn_as_it_was_told(run: Run) -> None:
    write(TEXT)
    publish(run)
    LOCK.unlink()
    write(HEAD + CALL)
    publish(run, "--recover")
    gone = events()["weekly"]
    assert (gone["STATUS"], gone["SEQUENCE"]) == ("CANCELLED", 1)
    assert str(gone["SUMMARY"]) == "Withdrawn: Calls; weekly"
    assert gone["RRULE"].to_ical() == b"FREQ=WEEKLY;BYDAY=TU"


def test_an_event_that_lost_its_day_with_its_lock_is_told_on_its_last(run: Run) -> None:
    write(TEXT)
    publish(run)
    LOCK.unlink()
    write(TEXT.replace("2024-03-04 10:00", "unknown"))
    publish(run, "--recover")
    assert str(events()["call"]["SUMMARY"]) == "Date open: A call"


def test_whole_days_and_places_come_back_too(run: Run) -> None:
    place = "countries: {ITA: Italy}\nplaces: {rome: {name: Rome, country: ITA}}\nevents:\n"
    visit = "  days: {kind: talks, title: Days, when: 2024-03-01 to 2024-03-02, place: rome}\n"
    write(TEXT.replace("events:\n", place) + visit)
    publish(run)
    LOCK.unlink()
    write(TEXT)
    publish(run, "--recover")
    shown = run("lock", "--show", "days").out
    assert "place     Rome, Italy\n" in shown
    assert '"first":"2024-03-01","last":"2024-03-02","place"' in LOCK.read_text("utf-8")


@pytest.mark.parametrize("status", ["cancelled", "postponed", "tentative"])
@pytest.mark.parametrize("language", ["en", "fr", "hi", "it"])
def test_a_status_before_a_title_is_no_part_of_it(run: Run, status: str, language: str) -> None:
    write(TEXT.replace("A call,", f"A call, status: {status},"))
    publish(run, "--lang", language)
    LOCK.unlink()
    write(HEAD + TALKS)
    run("export", "--recover", "-o", CALENDAR)
    assert str(events()["call"]["SUMMARY"]) == "Withdrawn: A call"


def test_a_calendar_that_was_not_followed_and_tells_the_same_is_no_hindrance(run: Run) -> None:
    write(TEXT)
    publish(run, "--no-lock")
    assert "events.lock: created, 3 added" in publish(run).err
    LOCK.unlink()
    write(MOVED)
    stops(run)
    publish(run, "--no-lock")


def test_a_calendar_of_another_registry_or_of_none_is_replaced(run: Run) -> None:
    write(TEXT)
    for other in (
        TEXT.replace("registry: r\n", "registry: other\n"),
        TEXT.replace("registry: r\n", "registry: r-2\n"),
    ):
        write(other, Path("other.yaml"))
        run("export", "other.yaml", "-o", CALENDAR)
        publish(run)
    for data in (b"", b"nonsense", b"\xff" * 100, b"BEGIN:VEVENT\nUID:talks@r\nEND:VEVENT\n"):
        CALENDAR.write_bytes(data)
        publish(run)
    CALENDAR.unlink()
    publish(run)


def test_a_calendar_that_came_back_with_other_line_ends_and_folds_is_read(run: Run) -> None:
    live(run)
    LOCK.unlink()
    CALENDAR.write_bytes(CALENDAR.read_bytes().replace(b"\r\n", b"\n").replace(b"@r", b"@\n r"))
    stops(run)


def test_a_time_that_no_lock_can_hold_is_told_with_its_place(run: Run) -> None:
    live(run)
    LOCK.unlink()
    data = CALENDAR.read_bytes().replace(b"DTSTART;TZID=Europe/Rome:20240304", b"DTSTART:20240304")
    CALENDAR.write_bytes(data)
    before = snapshot()
    ran = run("export", "--recover", "-o", CALENDAR)
    assert ran.code == 2
    assert ran.err.startswith("timeline: public.ics:")
    assert "call@r: these are no times of an event" in ran.err
    assert snapshot() == before


def test_a_time_that_no_lock_can_hold_stops_no_export_of_what_the_lock_knows(run: Run) -> None:
    write(TEXT)
    publish(run)
    before = CALENDAR.read_bytes()
    CALENDAR.write_bytes(before.replace(b":20240304T100000", b":20240304T10:00"))
    publish(run)
    assert CALENDAR.read_bytes() == before


def test_a_sequence_beyond_the_last_is_taken_for_the_last(run: Run) -> None:
    live(run)
    CALENDAR.write_bytes(
        CALENDAR.read_bytes().replace(b"SEQUENCE:1\r", b"SEQUENCE:99999999999999\r")
    )
    publish(run, "--recover")
    assert revisions()["talks"][0] == 2**31 - 1
    assert publish(run).code == 0


def test_an_internal_calendar_tells_the_public_lock_nothing(run: Run) -> None:
    write(TEXT + "  hush: {kind: call, title: HUSH, when: 2024-03-04, audience: internal}\n")
    run("export", "--audience", "internal", "-o", CALENDAR)
    publish(run, "--recover")
    assert "HUSH" not in LOCK.read_text("utf-8") + CALENDAR.read_text("utf-8")


def test_options_on_the_lock_exclude_each_other(run: Run) -> None:
    write(TEXT)
    for one, other in (("locked", "recover"), ("no-lock", "recover")):
        ran = run("export", f"--{other}", f"--{one}")
        said = f"timeline: --{one} and --{other} can't be used together\n"
        assert (ran.code, ran.err) == (2, said)


# A lock that is behind the registry


def test_a_check_tells_where_the_lock_is_behind(run: Run) -> None:
    live(run)
    assert "TL411" not in run("check").out
    write(TEXT)
    ran = run("check", "--output-format", "concise")
    said = "events.lock:1:1: hint[TL411] the lock is out of date: 1 changed (talks), 1 revived"
    assert (ran.code, ran.out.startswith(said)) == (0, True)
    LOCK.write_text("nonsense\n", encoding="utf-8")
    assert "TL411" not in run("check").out
    LOCK.unlink()
    assert run("check").out == ""
    assert run("check", "-", stdin=TEXT.encode()).code == 0


def test_a_check_of_a_large_registry_compares_it_with_no_lock(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    live(run)
    write(TEXT)
    monkeypatch.setattr("timeline.changes.keeping._MOST_TOLD", 3)
    assert "TL411" in run("check").out
    write(TEXT.replace("title: R", "title: {en: R, it: R}"))
    assert run("check").out == ""
    assert run("lock").code == 0


# Occurrences that are events of their own

ADDED = (
    "  added: {kind: call, title: Calls, when: 2024-03-05 09:00, "
    "repeats: {rule: FREQ=DAILY;COUNT=2, also: [2024-04-02, 2024-04-03]}}\n"
)
LESS = ADDED.replace("[2024-04-02, 2024-04-03]", "2024-04-03")
DINNERS = (
    "  dinners: {kind: call, title: Dinners, when: 2026-07-14 21:30 America/Santiago, "
    "repeats: {rule: FREQ=MONTHLY;BYDAY=2TU, until: 2026-08-31}}\n"
)


def statuses() -> dict[str, str]:
    """Return the status of each event in the calendar."""
    return {id: str(each["STATUS"]) for id, each in events().items()}


def test_a_calendar_that_is_as_it_would_be_now_gives_back_the_lock(run: Run) -> None:
    write(HEAD + ADDED + DINNERS)
    publish(run)
    write(HEAD + LESS + DINNERS)
    publish(run)
    told, lock = CALENDAR.read_bytes(), LOCK.read_bytes()
    LOCK.unlink()
    assert run("export", "-o", CALENDAR).code == 1
    publish(run, "--recover")
    assert CALENDAR.read_bytes() == told
    assert LOCK.read_bytes() == lock


def test_days_that_are_gone_are_taken_back_after_a_lock_is_lost(run: Run) -> None:
    write(HEAD + TALKS + ADDED + DINNERS)
    publish(run)
    LOCK.unlink()
    write(HEAD + TALKS + LESS)
    publish(run, "--recover")
    assert statuses() == {
        "talks": "CONFIRMED",
        "added": "CONFIRMED",
        "added.2024-04-02": "CANCELLED",
        "added.2024-04-03": "CONFIRMED",
        "dinners.2026-07-14": "CANCELLED",
        "dinners.2026-08-11": "CANCELLED",
    }
    assert {each["SEQUENCE"] for id, each in events().items() if id != "talks"} == {1}


def test_a_day_that_the_lock_does_not_know_stops_the_export(run: Run) -> None:
    write(HEAD + LESS)
    publish(run)
    lock = LOCK.read_bytes()
    write(HEAD + ADDED)
    publish(run)
    write(HEAD + LESS.replace("09:00", "10:00"))
    LOCK.write_bytes(lock.replace(b'"sequence":0', b'"sequence":7'))
    before = CALENDAR.read_bytes()
    ran = run("export", "-o", CALENDAR)
    assert (ran.code, CALENDAR.read_bytes()) == (1, before)
    assert "about 1 event (added)" in ran.err
    publish(run, "--recover")
    assert statuses()["added.2024-04-02"] == "CANCELLED"


@pytest.mark.parametrize("change", ["status: cancelled", "when: 2024-03-13 09:00"])
def test_an_occurrence_that_changes_after_a_lock_is_lost_is_new(run: Run, change: str) -> None:
    series = WEEKLY.replace("repeats: weekly", "repeats: {rule: weekly%s}")
    write(HEAD + TALKS + series % "")
    publish(run)
    LOCK.unlink()
    write(HEAD + TALKS + series % f", changes: {{2024-03-12: {{{change}}}}}")
    ran = run("export", "-o", CALENDAR)
    assert (
        "events.lock is missing; public.ics knows more than a new lock about 1 event (weekly)"
        in ran.err
    )
    publish(run, "--recover")
    found = icalendar.Calendar.from_ical(CALENDAR.read_bytes()).events
    revisions = {str(each["UID"]): each["SEQUENCE"] for each in found}
    assert revisions == {"talks@r": 0, "weekly@r": 1}


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        (TALKS.replace("10:00 to", "09:00 to"), MOVED_TALKS),
        (TALKS.replace("Some talks", "Some talks, status: cancelled"), MOVED_TALKS),
        (ADDED.replace("09:00", "10:00"), ADDED.replace("09:00", "11:00")),
    ],
)
def test_a_calendar_that_tells_another_change_under_one_sequence_stops_the_export(
    run: Run, theirs: str, ours: str
) -> None:
    base = TALKS if "talks:" in ours else ADDED
    write(HEAD + CALL + base)
    publish(run)
    lock = LOCK.read_bytes()
    write(HEAD + CALL + theirs)
    publish(run)
    LOCK.write_bytes(lock)
    write(HEAD + CALL + ours)
    assert run("lock").code == 0
    ran = run("export", "-o", CALENDAR)
    assert "about 1 event" in ran.err
    assert "the calendar knows more than the lock" in ran.err
    publish(run, "--recover")
    assert {each["SEQUENCE"] for id, each in events().items() if id != "call"} == {2}
    assert "unchanged" in publish(run).err


@pytest.mark.parametrize(
    "options", [("--times", "utc"), ("--cancelled", "prefix"), ("--cancelled", "omit")]
)
def test_a_calendar_that_tells_the_same_in_other_lines_stops_no_export(
    run: Run, options: tuple[str, ...]
) -> None:
    off = "changes: {2024-03-12: {status: cancelled}}"
    series = WEEKLY.replace("repeats: weekly", f"repeats: {{rule: weekly, {off}}}")
    cancelled = CALL.replace("A call", "A call, status: cancelled")
    write(HEAD + TALKS + cancelled + series + ADDED)
    publish(run, *options)
    publish(run)
    publish(run, *options)


def test_a_day_that_is_pruned_stops_no_export(run: Run) -> None:
    write(HEAD + ADDED)
    publish(run)
    write(HEAD + LESS)
    publish(run)
    assert run("lock", "--prune").code == 0
    publish(run)
    assert statuses().keys() == {"added", "added.2024-04-03"}


@pytest.mark.parametrize("day", ["x", "20240402", "2024-13-02"])
def test_what_is_no_day_behind_a_dot_is_no_occurrence_of_ours(day: str, run: Run) -> None:
    write(HEAD + ADDED)
    publish(run)
    calendar = CALENDAR.read_text(encoding="utf-8")
    CALENDAR.write_text(calendar.replace("added.2024-04-02@r", f"added.{day}@r"), newline="")
    publish(run)
    assert CALENDAR.read_text(encoding="utf-8") == calendar


def test_days_of_an_event_with_a_uid_come_back_after_a_lock_is_lost(run: Run) -> None:
    uid = "  added: {uid: 0400.2024-04-02@Example.org, "
    write(HEAD + TALKS + ADDED.replace("  added: {", uid))
    publish(run)
    LOCK.unlink()
    write(HEAD + TALKS + LESS.replace("  added: {", uid.replace("added", "renamed")))
    ran = run("export", "-o", CALENDAR)
    assert (
        "events.lock is missing; public.ics knows more than a new lock about 1 event (renamed)"
        in ran.err
    )
    publish(run, "--recover")
    assert statuses() == {
        "talks": "CONFIRMED",
        "0400.2024-04-02": "CONFIRMED",
        "0400.2024-04-02.2024-04-02": "CANCELLED",
        "0400.2024-04-02.2024-04-03": "CONFIRMED",
    }
    assert {each["SEQUENCE"] for id, each in events().items() if id != "talks"} == {1}


@pytest.mark.parametrize("left", ["", "  added: {kind: call, title: Calls, when: 2024-07}\n"])
def test_a_month_comes_back_with_the_days_before_it_after_a_lock_is_lost(
    run: Run, left: str
) -> None:
    write(HEAD + TALKS + ADDED)
    publish(run)
    write(HEAD + TALKS + "  added: {kind: call, title: Calls, when: 2024-06}\n")
    publish(run, "--undated", "span")
    LOCK.unlink()
    write(HEAD + TALKS + left)
    publish(run, "--undated", "span", "--recover")
    assert statuses() == {
        "talks": "CONFIRMED",
        "added": "CONFIRMED" if left else "CANCELLED",
        "added.2024-04-02": "CANCELLED",
        "added.2024-04-03": "CANCELLED",
    }
    assert {each["SEQUENCE"] for id, each in events().items() if id != "talks"} == {2}


def test_a_day_that_is_off_by_its_title_alone_is_pruned_too(run: Run) -> None:
    prefix = ("--cancelled", "prefix")
    write(HEAD + ADDED)
    publish(run, *prefix)
    write(HEAD + LESS)
    publish(run, *prefix)
    assert events()["added.2024-04-02"]["SUMMARY"] == "Withdrawn: Calls"
    assert statuses()["added.2024-04-02"] == "CONFIRMED"
    assert run("lock", "--prune").code == 0
    publish(run, *prefix)
    assert statuses().keys() == {"added", "added.2024-04-03"}


def test_a_feed_that_empties_takes_back_the_days_that_are_wanted_there(run: Run) -> None:
    write(HEAD + TALKS + ADDED)
    april = ("--from", "2024-04-02", "--to", "2024-04-02")
    publish(run, *april)
    assert statuses().keys() == {"added", "added.2024-04-02", "added.2024-04-03"}
    write(HEAD + TALKS + LESS)
    said = publish(run, *april).err
    assert "empty" not in said
    assert statuses() == {"added.2024-04-02": "CANCELLED"}
    run("lock", "--prune")
    said = publish(run, *april).err
    assert "no event is left to show" in said
    assert statuses() == {}


@pytest.mark.parametrize("name", ["events.yaml", "desk.yaml"])
def test_a_lock_that_is_lost_beside_the_usual_calendar_is_not_begun_anew(
    run: Run, name: str
) -> None:
    """Whatever is written: the calendar beside the registry tells that there was a lock."""
    registry, typed = Path(name), "" if name == REGISTRY.name else f" {name}"
    usual, lock = registry.with_suffix(".ics"), registry.with_suffix(".lock")
    write(TEXT, registry)
    assert run("export", name).code == 0
    write(MOVED, registry)
    assert run("export", name).code == 0
    lock.unlink()
    kept = snapshot()
    for command in (["lock", name], ["export", name, "-o", CALENDAR], ["export", name]):
        ran = run(*command)
        assert ran.code == 1
        said = f"{lock} is missing; {usual} knows more than a new lock about 1 event (talks)"
        assert f"error[TL410]: {said}" in ran.err
        assert f"continue from the calendar with timeline export --recover{typed}\n" in ran.err
        assert snapshot() == kept
    assert run("export", name, "-o", CALENDAR, "--recover").code == 0
    assert events()["talks"]["SEQUENCE"] == 1
    assert run("lock", name).code == 0


def test_a_usual_calendar_of_another_registry_hinders_no_lock(run: Run) -> None:
    """Its events have UIDs of another name."""
    write(TEXT)
    assert run("export").code == 0
    LOCK.unlink()
    write(TEXT.replace("registry: r", "registry: s"))
    assert run("lock").code == 0


def test_a_lock_that_is_missing_is_not_called_out_of_date(run: Run) -> None:
    """The help names the registry, so that it can be copied."""
    write(TEXT, Path("my desk.yaml"))
    ran = run("export", "my desk.yaml", "-o", CALENDAR, "--locked")
    assert (
        "error[TL404]: my desk.lock is missing: 3 added (call, talks, weekly)\n"
        " = help: run timeline lock 'my desk.yaml', and keep the lock with the registry\n"
    ) in ran.err


def test_many_events_that_come_back_are_counted(run: Run) -> None:
    write(
        HEAD
        + "".join(
            f"  call-{n}: {{kind: call, title: C, when: 2024-03-0{n}}}\n" for n in range(1, 9)
        )
    )
    publish(run)
    LOCK.unlink()
    write(HEAD + TALKS)
    ran = publish(run, "--recover")
    assert (
        "  continued from the calendar for call-1, call-2, call-3, call-4, call-5 and 3 more\n"
        in ran.err
    )


def test_a_line_of_a_lock_that_is_cut_short_is_told_in_plain_words(run: Run) -> None:
    write(TEXT)
    publish(run)
    LOCK.write_bytes(LOCK.read_bytes()[:-40])
    ran = run("export", "-o", CALENDAR)
    assert "error[TL402]: the line is cut short\n" in ran.err
    assert "which continues from the calendar" in ran.err
    LOCK.write_bytes(LOCK.read_bytes().replace(b'{"id":"call"', b'"id":"call"'))
    assert "error[TL402]: the line is not as it was written\n" in run("export", "-o", CALENDAR).err
