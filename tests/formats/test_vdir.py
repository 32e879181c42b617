"""Vdir: a file for each event, and what becomes of the files in its folder."""

import json
from collections.abc import Callable
from pathlib import Path

from icalendar import Calendar

from tests.conftest import Ran, chronology
from tests.formats.outputs import made

Run = Callable[..., Ran]
HEAD = """
registry: r
title: R
defaults: {timezone: America/Santiago}
events:
"""
EVENTS = {
    "a": "{kind: call, title: A, when: 2027-03-02 10:00}",
    "b": "{kind: call, title: B, when: 2027-03-03, uid: 'Foreign/../ID'}",
    "c": "{kind: call, title: C, when: 2027-03-01 09:00 to 10:00, repeats: {rule: "
    "FREQ=DAILY;COUNT=4, changes: {2027-03-02: {when: 2027-03-02 11:00 to 12:00}}}}",
    "d": "{kind: call, title: D, when: 2027-03}",
}
FOLDER = Path("visits")


def text(events: dict[str, str] = EVENTS) -> str:
    return HEAD + "".join(f"  {id}: {event}\n" for id, event in events.items())


def export(run: Run, events: dict[str, str] = EVENTS, *options: str) -> Ran:
    Path("events.yaml").write_text(text(events), encoding="utf-8")
    return run("export", "-f", "vdir", "-o", "visits", *options)


def names() -> list[str]:
    return sorted(path.name for path in FOLDER.glob("*.ics"))


def test_each_file_has_one_uid_which_names_it_where_it_can() -> None:
    rendered = made("vdir", chronology(text()))
    assert rendered.folder
    found = {}
    for name, data in rendered.folder.files.items():
        [uid] = {str(event["UID"]) for event in Calendar.from_ical(data).walk("VEVENT")}
        found[uid] = name
    digest = found.pop("Foreign/../ID")
    assert found == {"a@r": "a@r.ics", "c@r": "c@r.ics"}
    assert (len(digest), digest.islower()) == (64 + len(".ics"), True)
    assert [entry.id for entry in rendered.undated] == ["d"]


def test_an_event_that_repeats_is_in_one_file_with_its_changed_occurrences(run: Run) -> None:
    export(run)
    events = Calendar.from_ical((FOLDER / "c@r.ics").read_bytes()).walk("VEVENT")
    assert [("RECURRENCE-ID" in event) for event in events] == [False, True]


def test_files_of_events_that_are_gone_go_and_others_stay(run: Run) -> None:
    assert export(run).code == 0
    (FOLDER / "theirs.ics").write_text("theirs", encoding="utf-8")
    before = {path: path.stat().st_mtime_ns for path in FOLDER.iterdir()}
    ran = export(run, {"a": EVENTS["a"]})
    assert "visits: 1 event, 2 withdrawn" in ran.err
    assert len(names()) == 4
    assert (FOLDER / "a@r.ics").stat().st_mtime_ns == before[FOLDER / "a@r.ics"]
    run("lock", "--prune")
    ran = export(run, {"a": EVENTS["a"]})
    assert "removed because they have no event: visits/" in ran.err
    assert names() == ["a@r.ics", "theirs.ics"]
    listed = json.loads((FOLDER / ".timeline.json").read_text(encoding="utf-8"))
    assert [*listed["files"]] == ["a@r.ics"]
    assert "unchanged" in export(run, {"a": EVENTS["a"]}).err


def test_a_file_that_a_colleague_has_changed_is_not_lost(run: Run) -> None:
    export(run)
    (FOLDER / "a@r.ics").write_text("theirs", encoding="utf-8")
    moved = EVENTS | {"a": EVENTS["a"].replace("10:00", "11:00")}
    ran = export(run, moved)
    assert ran.code == 2
    assert ran.err == (
        "timeline: visits/a@r.ics: somebody has changed it; move it away; nothing was written\n"
    )
    ran = export(run, EVENTS, "--from", "2027-03-03")
    assert (
        "visits/a@r.ics: not removed, though it has no event, because somebody has changed it"
        in ran.err
    )
    assert (FOLDER / "a@r.ics").read_text(encoding="utf-8") == "theirs"


def test_it_needs_a_folder_and_an_event_with_a_day(run: Run) -> None:
    Path("events.yaml").write_text(text(), encoding="utf-8")
    assert "several files need a folder" in run("export", "-f", "vdir").err
    ran = export(run, {"d": EVENTS["d"]})
    assert (ran.code, "a calendar needs an event with a day" in ran.err) == (2, True)
    assert not FOLDER.exists()


def test_it_goes_by_the_lock_and_the_options_of_calendars(run: Run) -> None:
    ran = export(run, EVENTS, "--undated", "first", "--alarm", "1d")
    assert (ran.code, Path("events.lock").exists()) == (0, True)
    assert b"TRIGGER:-P1D" in (FOLDER / "a@r.ics").read_bytes()
    assert "d@r.ics" in names()


def test_each_export_has_the_lock_remember_what_it_told(run: Run) -> None:
    for number in range(3):
        export(run, {"a": f"{{kind: talks, title: A, when: 2027-03-0{number + 1}}}"})
        assert f'"sequence":{number},' in Path("events.lock").read_text(encoding="utf-8")
        assert f"SEQUENCE:{number}\r\n".encode() in (FOLDER / "a@r.ics").read_bytes()


def test_an_internal_folder_is_for_its_owner_alone(run: Run) -> None:
    export(run, EVENTS, "--audience", "internal")
    modes = {path.stat().st_mode & 0o777 for path in FOLDER.iterdir()}
    assert modes == {0o600}


def test_a_file_is_no_folder(run: Run) -> None:
    FOLDER.write_text("theirs", encoding="utf-8")
    ran = export(run)
    assert (ran.code, "visits: this is no folder; nothing was written" in ran.err) == (2, True)
    assert FOLDER.read_text(encoding="utf-8") == "theirs"


def test_the_folder_of_another_registry_is_refused(run: Run) -> None:
    export(run)
    Path("other.yaml").write_text(text().replace("registry: r", "registry: s"), encoding="utf-8")
    ran = run("export", "other.yaml", "-f", "vdir", "-o", "visits")
    assert (ran.code, 'this folder belongs to the registry "r"' in ran.err) == (2, True)
    assert sorted(path.name for path in Path().iterdir()) == [
        "events.lock",
        "events.yaml",
        "other.yaml",
        "visits",
    ]
