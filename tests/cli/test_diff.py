"""The command diff: what its sides are, what it tells where, and how it exits."""

import json
import os
import re
import stat
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.conftest import Ran
from tests.repositories import begin, commit, git
from timeline.cli import console

Run = Callable[..., Ran]
HEAD = """\
registry: r
title: R
defaults: {timezone: Asia/Kolkata}
countries: {ITA: Italy}
people: {x: {name: Ms X, country: ITA}}
events:
"""
TALKS = "  talks: {kind: talks, title: Talks, when: 2027-03-04 10:00 to 11:00, topics: [trade]}\n"
MOVED = TALKS.replace("10:00 to 11:00", "11:00 to 12:00")
VISIT = "  visit: {kind: visit, title: A visit, when: 2027-03-04, participants: {x: guest}}\n"
BROKEN = "  broken: {kind: talks, title: Broken, when: sometime}\n"
SENTENCE = "Moved: Talks, from 10:00–11:00 to 11:00–12:00 IST (1 hour later)"
USUAL = Path("events.yaml")


def write(text: str, name: str | Path = USUAL) -> None:
    Path(name).write_text(text, encoding="utf-8")


@pytest.fixture(autouse=True)
def _files(run: Run) -> None:  # noqa: ARG001 - the fixture changes the folder
    write(HEAD + TALKS + VISIT, "old.yaml")
    write(HEAD + MOVED + VISIT)


@pytest.fixture
def history() -> None:
    """Begin a repository in which the talks were moved, and not committed yet."""
    begin()
    commit("events.yaml", HEAD + TALKS + VISIT)
    write(HEAD + MOVED + VISIT)


def test_two_files_are_compared(run: Run) -> None:
    ran = run("diff", "old.yaml", "events.yaml")
    assert ran.out == f"1 change: 1 moved\n\nThursday 4 March 2027\n  {SENTENCE}\n"
    assert ran.code == 1
    assert ran.err == ""


def test_the_new_side_is_the_usual_registry(run: Run) -> None:
    assert SENTENCE in run("diff", "old.yaml").out


def test_a_side_may_be_standard_input_or_a_folder(run: Run) -> None:
    assert SENTENCE in run("diff", "old.yaml", "-", stdin=USUAL.read_bytes()).out
    Path("folder").mkdir()
    write(HEAD + TALKS, "folder/a.yaml")
    write(f"events:\n{VISIT}", "folder/b.yaml")
    assert run("diff", "old.yaml", "folder").code == 0
    assert SENTENCE in run("diff", "folder", "events.yaml").out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("old.yaml", "old.yaml"), 0),
        (("old.yaml", "events.yaml"), 1),
        (("old.yaml", "events.yaml", "--exit-zero"), 0),
        (("old.yaml", "events.yaml", "--quiet"), 1),
        (("old.yaml", "old.yaml", "--quiet"), 0),
        (("none.yaml", "old.yaml"), 2),
        (("old.yaml", "events.yaml", "-f", "pdf"), 2),
        (("old.yaml", "events.yaml", "--kind", "nothing"), 2),
        (("old.yaml", "events.yaml", "--lang", "xx"), 2),
        (("old.yaml", "events.yaml", "--tz", "IST"), 2),
        (("old.yaml", "events.yaml", "-o", "x.pdf"), 2),
        (("old.yaml", "events.yaml", "-o", "nowhere/x.md"), 2),
        (("old.yaml", "broken.yaml"), 2),
        (("broken.yaml", "old.yaml"), 2),
        (("old.yaml", "other.yaml"), 2),
    ],
)
def test_the_exit_code_is_that_of_diff(arguments: tuple[str, ...], code: int, run: Run) -> None:
    write(HEAD + BROKEN, "broken.yaml")
    write((HEAD + TALKS).replace("registry: r", "registry: s"), "other.yaml")
    ran = run("diff", *arguments)
    assert ran.code == code, ran.err
    assert bool(ran.out) == (code < 2 and "--quiet" not in arguments)
    assert bool(ran.err) == (code == 2)


def test_two_registries_are_no_two_editions(run: Run) -> None:
    write((HEAD + TALKS).replace("registry: r", "registry: s"), "other.yaml")
    assert run("diff", "old.yaml", "other.yaml").err == (
        'timeline: "r" and "s" are two registries, not two editions\n'
    )


@pytest.mark.parametrize(
    ("side", "told"),
    [
        (
            "HEAD~1",
            "HEAD~1: no such file or folder; write HEAD~1: for a revision of git, or --since",
        ),
        (":events.yaml", ":events.yaml: no revision before the colon; write one, as in HEAD:"),
        ("none.ics", "none.ics: no such file or folder\n"),
        ("oldest.yaml", 'oldest.yaml: no such file or folder; did you mean "old.yaml"?\n'),
        ("yesterday", "yesterday: no such file or folder; write yesterday: for a revision"),
        ("2026-11-02", "2026-11-02: no such file or folder; write 2026-11-02: for a revision"),
        ("nowhere:", "nowhere: git knows no such revision"),
        ("package", "package: this table is not an export of timeline"),
        ("package.zip", "package.zip: no such file or folder\n"),
        (
            "HEAD:gone.yaml",
            "HEAD:gone.yaml: no such file or folder at that revision; name it, as HEAD:PATH",
        ),
    ],
)
@pytest.mark.usefixtures("history")
def test_what_a_side_can_not_be_is_told(side: str, told: str, run: Run) -> None:
    Path("package").mkdir()
    write("{}", "package/datapackage.json")
    ran = run("diff", side)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"timeline: {told}")


TABLES = "a table holds only part of a registry: only that part was compared\n"


@pytest.mark.parametrize("name", ["t.csv", "t.jsonl", "package", "package.zip"])
def test_tables_of_ours_are_compared_with_the_registry(name: str, run: Run) -> None:
    format = () if name.startswith("t.") else ("-f", "package")
    assert run("export", "old.yaml", *format, "-o", name).code == 0
    ran = run("diff", name, "events.yaml")
    assert ran.out == f"1 change: 1 moved\n\nThursday 4 March 2027\n  {SENTENCE}\n"
    assert (ran.code, ran.err) == (1, TABLES)
    assert run("diff", name, "old.yaml").out == "No changes\n"
    assert run("diff", "events.yaml", name).out.startswith("1 change: 1 moved\n")


def test_tables_of_ours_are_compared_with_each_other(run: Run) -> None:
    run("export", "old.yaml", "-f", "package", "-o", "package")
    run("export", "events.yaml", "-o", "t.csv")
    assert run("diff", "package", "t.csv").out.startswith("1 change: 1 moved\n")
    run("export", "old.yaml", "-o", "t.csv")
    assert run("diff", "package", "t.csv").out == "No changes\n"


def test_tables_that_hold_no_sound_registry_are_told(run: Run) -> None:
    run("export", "old.yaml", "-o", "t.csv")
    text = Path("t.csv").read_text(encoding="utf-8-sig").replace(",talks,,Talks", ",talk,,Talks")
    write(text, "t.csv")
    ran = run("diff", "t.csv", "events.yaml")
    assert (ran.code, ran.out) == (2, "")
    assert '"talk"' in ran.err


@pytest.mark.usefixtures("history")
def test_without_arguments_the_last_commit_is_the_old_side(run: Run) -> None:
    assert SENTENCE in run("diff").out
    assert SENTENCE in run("diff", "HEAD:").out
    assert SENTENCE in run("diff", "HEAD:events.yaml").out
    assert SENTENCE in run("diff", "HEAD:./events.yaml", "events.yaml").out
    assert run("diff", "HEAD:", "HEAD:").out == "No changes\n"


@pytest.mark.usefixtures("history")
def test_a_revision_is_of_the_registry_on_the_other_side(run: Run) -> None:
    git("mv", "events.yaml", "moved.yaml")
    commit("moved.yaml", HEAD + MOVED + VISIT, day=2)
    assert SENTENCE in run("diff", "HEAD~1:events.yaml", "moved.yaml").out
    assert run("diff", "HEAD:", "moved.yaml").code == 0
    assert (
        "HEAD~1:moved.yaml: no such file or folder at that revision"
        in run("diff", "HEAD~1:", "moved.yaml").err
    )


@pytest.mark.usefixtures("history")
def test_a_registry_may_have_had_another_layout(run: Run) -> None:
    git("rm", "-q", "--cached", "events.yaml")
    USUAL.unlink()
    commit("folder/a.yaml", HEAD + MOVED, day=2)
    commit("folder/b.yaml", f"events:\n{VISIT}", day=3)
    assert SENTENCE in run("diff", "HEAD~2:events.yaml", "folder").out
    assert run("diff", "HEAD:", "folder").code == 0


@pytest.mark.usefixtures("history")
def test_line_ends_of_another_system_are_no_change(run: Run) -> None:
    USUAL.write_bytes((HEAD + TALKS + VISIT).replace("\n", "\r\n").encode())
    assert run("diff").code == 0


@pytest.mark.usefixtures("history")
def test_since_a_day_is_since_the_last_commit_before_it(run: Run) -> None:
    commit("events.yaml", HEAD + MOVED + VISIT, day=5)
    ran = run("diff", "--since", "2026-11-03")
    assert ran.out.startswith("1 change since 3 November 2026: 1 moved\n")
    assert run("diff", "--since", "2026-11-06", "events.yaml").out == (
        "No changes since 6 November 2026\n"
    )
    assert "no commit before 2026-11-01" in run("diff", "--since", "2026-11-01").err
    assert "--since is the old side" in run("diff", "a", "b", "--since", "2026-11-01").err
    assert "--since:" in run("diff", "--since", "yesterday").err
    assert '--since: "2023-02-31" is not in the calendar; 2023-02 has 28 days' in (
        run("diff", "--since", "2023-02-31").err
    )


@pytest.mark.usefixtures("history")
def test_since_counts_days_from_today(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    commit("events.yaml", HEAD + MOVED + VISIT, day=5)
    monkeypatch.setenv(
        "SOURCE_DATE_EPOCH", str(int(datetime(2026, 11, 6, 12, tzinfo=UTC).timestamp()))
    )
    ran = run("diff", "--since", "-3d")
    assert ran.out.startswith("1 change since 3 November 2026: 1 moved\n")
    assert ran.err == "--since -3d: 2026-11-03\n"
    assert run("diff", "--since", "today").out == "No changes since 6 November 2026\n"
    hint = "count days or weeks from today: today, +14d or -2w"
    assert hint in run("diff", "--since", "yesterday").err


def test_since_goes_by_midnight_in_the_default_zone(run: Run) -> None:
    begin()
    commit("events.yaml", HEAD + TALKS + VISIT)
    assert run("diff", "--since", "2026-11-02").out == "No changes since 2 November 2026\n"
    write((HEAD + TALKS + VISIT).replace("Asia/Kolkata", "Pacific/Kiritimati"))
    assert "no commit before 2026-11-02 00:00 +14" in run("diff", "--since", "2026-11-02").err
    write((HEAD + VISIT).replace("timezone: Asia/Kolkata", ""))
    assert run("diff", "--since", "2026-11-02").code == 1


def test_without_git_the_lock_is_the_old_side(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(Path.cwd().parent))
    write(HEAD + TALKS + VISIT)
    assert "no such lock" in run("diff").err
    run("lock")
    write(HEAD + MOVED + VISIT)
    told = run("diff")
    assert told.err == "this folder is not in git: your files are compared with the lock\n"
    assert (told.out, "") == (run("diff", "lock").out, run("diff", "lock").err)
    assert SENTENCE in told.out
    back = run("diff", "events.yaml", "lock")
    assert "Moved: Talks, from 11:00–12:00 to 10:00–11:00 IST (1 hour earlier)" in back.out
    assert "a lock is compared with its own registry" in run("diff", "lock", "HEAD:").err
    assert run("diff", "lock", "lock").code == 2


def test_a_file_called_lock_is_named_by_its_path(run: Run) -> None:
    write(HEAD + TALKS + VISIT, "lock")
    assert SENTENCE in run("diff", "./lock").out
    assert "no such lock" in run("diff", "lock").err


def calendar(*events: str) -> str:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", *events, "END:VCALENDAR", ""]
    return "\r\n".join(lines)


def component(title: str, uid: str = "a", sequence: int = 0) -> str:
    lines = ["BEGIN:VEVENT", f"UID:{uid}", f"SUMMARY:{title}", f"SEQUENCE:{sequence}"]
    return "\r\n".join(
        [*lines, "DTSTAMP:20270101T000000Z", "DTSTART:20270304T100000Z", "END:VEVENT"]
    )


def test_two_calendars_are_compared(run: Run) -> None:
    write(calendar(component("One")), "a.ics")
    write(calendar(component("Two")), "b.ics")
    assert "Renamed: Two, formerly “One”" in run("diff", "a.ics", "b.ics").out
    assert run("diff", "a.ics", "a.ics").code == 0
    assert "a calendar is compared with another calendar" in run("diff", "a.ics").err
    write("nonsense", "b.ics")
    assert "b.ics: not a calendar" in run("diff", "a.ics", "b.ics").err


def test_a_calendar_with_a_uid_twice_is_told(run: Run) -> None:
    write(calendar(component("One", sequence=2), component("Two", sequence=1)), "a.ics")
    write(calendar(component("One", sequence=2)), "b.ics")
    ran = run("diff", "a.ics", "b.ics")
    assert (ran.code, ran.out) == (0, "No changes\n")
    assert ran.err == "a.ics: 1 UID twice, the later revision counts: a\n"


def test_an_event_without_a_start_is_named(run: Run) -> None:
    write(calendar(component("One"), component("Two", "b").replace("DTSTART", "X-START")), "a.ics")
    ran = run("diff", "a.ics", "a.ics")
    assert (ran.code, ran.out) == (0, "No changes\n")
    assert ran.err == "a.ics: left out, without a start: b\n" * 2


def test_an_old_edition_that_is_refused_is_told_with_its_faults(run: Run) -> None:
    write(HEAD + TALKS + VISIT + BROKEN, "old.yaml")
    ran = run("diff", "old.yaml")
    assert ran.code == 2
    assert "old.yaml:9:46" in ran.err
    assert ran.err.endswith("nothing was compared\n")


def test_leniently_what_is_refused_is_left_out_and_named(run: Run) -> None:
    child = "  child: {kind: talks, title: Child, when: 2027-03-04, part_of: broken}\n"
    write(HEAD + TALKS + VISIT + BROKEN + child, "old.yaml")
    ran = run("diff", "old.yaml", "--lenient")
    assert SENTENCE in ran.out
    assert ran.err == (
        "old.yaml: left out because this version refuses it: events.broken, events.child\n"
    )
    write(HEAD + BROKEN)
    assert run("diff", "old.yaml", "--lenient").code == 2
    write("events: {}\n", "old.yaml")
    assert run("diff", "old.yaml", "old.yaml", "--lenient").code == 2


@pytest.mark.usefixtures("history")
def test_a_revision_that_is_refused_is_read_leniently_too(run: Run) -> None:
    commit("events.yaml", HEAD + TALKS + VISIT + BROKEN, day=2)
    write(HEAD + MOVED + VISIT)
    assert "HEAD:events.yaml:9:46" in run("diff").err
    ran = run("diff", "--lenient")
    assert SENTENCE in ran.out
    assert ran.err == "HEAD:: left out because this version refuses it: events.broken\n"


def test_outputs_are_files_by_their_suffixes(run: Run) -> None:
    ran = run("diff", "old.yaml", "-o", "a.md", "-o", "b.json", "-o", "c.txt", "--lang", "it")
    assert ran.out == ""
    assert ran.err.splitlines() == [
        f"{name}: 1 modifica: 1 spostato" for name in ("a.md", "b.json", "c.txt")
    ]
    assert Path("a.md").read_text("utf-8").startswith("# 1 modifica: 1 spostato\n")
    assert json.loads(Path("b.json").read_text("utf-8"))["summary"] == {"moved": 1}
    assert run("diff", "old.yaml", "-o", "a.md", "-o", "nowhere/b.md").code == 2
    assert run("diff", "old.yaml", "-f", "md").out.startswith("# 1 change")
    run("diff", "old.yaml", "-f", "json", "-o", "plain")
    assert json.loads(Path("plain").read_text("utf-8"))["old"]["name"] == "old.yaml"


def test_an_output_never_takes_the_place_of_a_registry(run: Run) -> None:
    before = USUAL.read_bytes()
    assert run("diff", "old.yaml", "-f", "md", "-o", "events.yaml").code == 2
    assert USUAL.read_bytes() == before
    assert run("diff", "old.yaml", "-f", "md", "-o", "events.lock").code == 2
    Path("plain").write_bytes(before)
    assert "this is the registry" in run("diff", "old.yaml", "plain", "-f", "md", "-o", "plain").err
    assert "two outputs" in run("diff", "old.yaml", "-o", "a.md", "-o", "./a.md").err
    assert SENTENCE in run("diff", "old.yaml", "-o", "-").out


def test_internal_changes_are_for_their_owner_alone(run: Run) -> None:
    internal = TALKS.replace("topics: [trade]", "audience: internal")
    write(HEAD + internal, "old.yaml")
    write(HEAD + internal.replace("10:00 to 11:00", "11:00 to 12:00"))
    assert run("diff", "old.yaml").out == "No changes\n"
    ran = run("diff", "old.yaml", "--audience", "internal", "-o", "a.txt")
    assert ran.code == 1
    assert stat.S_IMODE(Path("a.txt").stat().st_mode) == 0o600
    write(HEAD + TALKS, "old.yaml")
    assert "Removed: Talks, 10:00–11:00 IST" in run("diff", "old.yaml").out


def test_an_internal_event_that_came_leaves_no_trace_in_what_nobody_refers_to(run: Run) -> None:
    spare = (HEAD + TALKS).replace("people: {", "people: {spare: {name: Ms Spare}, ")
    write(spare, "old.yaml")
    write(spare + VISIT.replace("{x: guest}", "{ITA: guest}, audience: internal"))
    assert run("diff", "old.yaml", "-f", "json").code == 0
    write((HEAD + TALKS).replace("Ms X", "Ms Y"))
    assert run("diff", "old.yaml").out == "No changes\n"
    assert "Ms Spare: no longer here" in run("diff", "old.yaml", "--audience", "internal").out


def test_filters_choose_by_either_side(run: Run) -> None:
    assert SENTENCE in run("diff", "old.yaml", "--topic", "trade").out
    assert run("diff", "old.yaml", "--kind", "visit").out == "No changes\n"
    write(HEAD + MOVED.replace("2027-03-04", "2027-04-04") + VISIT)
    out = run("diff", "old.yaml", "--to", "2027-03-31").out
    assert "No longer in this choice: Talks, 10:00–11:00 IST; moved: from Thursday 4" in out
    assert "Now in this choice: Talks" in run("diff", "old.yaml", "--from", "2027-04-01").out
    write(HEAD + VISIT)
    assert "Removed: Talks" in run("diff", "old.yaml", "--topic", "trade").out
    assert "Removed" in run("diff", "old.yaml", "--part-of", "talks").out


def test_with_filters_nothing_is_told_of_people_and_the_registry(run: Run) -> None:
    write((HEAD + MOVED + VISIT).replace("Ms X", "Ms Y").replace("title: R", "title: S"))
    whole = run("diff", "old.yaml").out
    assert (
        "People, places and sources\n  Ms Y: name: now Ms Y (before: Ms X); in 1 event\n" in whole
    )
    assert "The registry itself\n  S: title: now S (before: R)" in whole
    chosen = run("diff", "old.yaml", "--topic", "trade").out
    assert chosen == f"1 change: 1 moved\n\nThursday 4 March 2027\n  {SENTENCE}\n"


def test_a_limit_counts_what_is_not_told(run: Run) -> None:
    many = "".join(TALKS.replace("talks:", f"t{n}:", 1) for n in range(4))
    write(HEAD + many, "old.yaml")
    write(HEAD + many.replace("10:00 to 11:00", "11:00 to 12:00"))
    ran = run("diff", "old.yaml", "--limit", 3)
    assert ran.out.count("Moved: ") == 3
    assert ran.out.endswith("\nand 1 more not shown: 1 moved\n")
    assert run("diff", "old.yaml", "--limit", 3, "-f", "md").out.endswith("1 moved\n")
    assert "and 1 more" in run("diff", "old.yaml", "--limit", 3, "-f", "html").out
    assert len(json.loads(run("diff", "old.yaml", "--limit", 3, "-f", "json").out)["changes"]) == 4
    assert run("diff", "old.yaml", "--limit", 0).code == 2


def test_the_desk_is_told_beside_the_new_time(run: Run) -> None:
    told = run("diff", "old.yaml", "--tz", "Europe/Rome").out
    assert "to 11:00–12:00 IST (06:30–07:30 CET; 1 hour" in told
    assert run("diff", "old.yaml", "--tz", "Asia/Kolkata").out == run("diff", "old.yaml").out
    night = run("diff", "old.yaml", "--tz", "America/Los_Angeles").out
    assert "(Wednesday 3 March, 21:30–22:30 PST; 1 hour later)" in " ".join(night.split())


def test_ids_are_told_where_they_are_asked_for(run: Run) -> None:
    assert "Moved: Talks [talks], from" in run("diff", "old.yaml", "--ids").out
    assert "**Talks** `talks`, from" in run("diff", "old.yaml", "--ids", "-f", "md").out
    assert "<code>talks</code>" in run("diff", "old.yaml", "--ids", "-f", "html").out


def test_colours_tell_classes_apart_on_a_terminal(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(console, "is_coloured", lambda: True)
    write(HEAD + MOVED)
    out = run("diff", "old.yaml").out
    assert "\x1b[1;34mThursday 4 March 2027\x1b[0m" in out
    assert "\x1b[31mRemoved: \x1b[0mA visit" in out
    assert "\x1b[33mMoved: \x1b[0mTalks" in out
    monkeypatch.setattr(console, "is_coloured", lambda: False)
    assert re.sub(r"\x1b\[[0-9;]*m", "", out) == run("diff", "old.yaml").out


def test_the_usual_registry_is_no_link_out_of_its_folder(run: Run, tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-outside.yaml"
    write(HEAD, outside)
    USUAL.unlink()
    USUAL.symlink_to(outside)
    ran = run("diff", "old.yaml")
    outside.unlink()
    assert ran.code == 2
    assert "is a link to" in ran.err
    assert os.path.lexists(USUAL)


def test_the_schema_of_the_json_is_printed(run: Run) -> None:
    known = json.loads(run("schema", "--of", "diff").out)
    assert known["required"] == ["old", "new", "summary", "changes", "entries", "registry"]
    assert json.loads(run("schema").out) == json.loads(run("schema", "--of", "registry").out)


def test_an_event_that_is_gone_is_told_as_withdrawn_if_calendars_have_it(run: Run) -> None:
    both, visit = HEAD + TALKS + VISIT, HEAD + VISIT
    write(both)
    run("lock", "events.yaml")
    write(visit)
    told = "Removed: Talks, 10:00–11:00 IST; withdrawn from calendars"
    assert told in run("diff", "old.yaml").out
    run("lock", "events.yaml")
    assert told in run("diff", "old.yaml").out
    found = json.loads(run("diff", "old.yaml", "-f", "json").out)
    assert found["changes"][0]["withdrawn"] is True
    assert "withdrawn" not in run("diff", "old.yaml", "-", stdin=visit.encode()).out
    assert "withdrawn" not in run("diff", "old.yaml", "--audience", "internal").out
    run("lock", "events.yaml", "--prune")
    assert "Removed: Talks, 10:00–11:00 IST\n" in run("diff", "old.yaml").out
    write("no lock", "events.lock")
    assert "Removed: Talks, 10:00–11:00 IST\n" in run("diff", "old.yaml").out


def test_an_event_that_no_calendar_has_is_only_removed(run: Run) -> None:
    run("lock", "events.yaml")
    write(HEAD + TALKS.replace("talks:", "early:") + TALKS + VISIT, "old.yaml")
    assert "Removed: Talks, 10:00–11:00 IST\n" in run("diff", "old.yaml").out
