"""UIDs from elsewhere: what calendars, the lock and other programs are told of them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import icalendar
import pytest

from tests.conftest import Ran

Run = Callable[..., Ran]
HEAD = "registry: r\ntitle: R\ndefaults: {status: confirmed}\nevents:\n"
PARENT = "  a: {kind: conference, title: A, when: 2024-03-01 to 2024-03-05, uid: 'x;1,2\\3 {é}'}\n"
CHILD = "  b: {kind: talks, title: B, when: 2024-03-02 10:00 Europe/Rome, part_of: a}\n"
UID = "x;1,2\\3 {é}"
LOCK = Path("events.lock")


@pytest.fixture(autouse=True)
def _registry(run: Run) -> None:  # noqa: ARG001 - the fixture changes the folder
    write(PARENT + CHILD)


def write(events: str) -> None:
    """Write the registry."""
    Path("events.yaml").write_text(HEAD + events, encoding="utf-8")


def events(path: str = "a.ics") -> dict[str, Any]:
    """Return the events of a calendar by their UIDs, as another library reads them."""
    calendar: Any = icalendar.Calendar.from_ical(Path(path).read_bytes())
    return {str(each["UID"]): each for each in calendar.events}


def test_other_programs_read_it_as_it_is_written(run: Run) -> None:
    run("export", "-o", "a.ics", "-o", "a.html")
    shown = events()
    assert shown.keys() == {UID, "b@r"}
    assert str(shown["b@r"]["RELATED-TO"]) == UID
    assert run("export", "-o", "a.ics").err == "a.ics: 2 events, unchanged\n"
    Path("events.lock").unlink()
    assert "created, 2 added (a, b)" in run("export", "-o", "a.ics").err


def test_what_is_withdrawn_is_withdrawn_by_it(run: Run) -> None:
    run("export", "-o", "a.ics")
    write(CHILD.replace(", part_of: a", ""))
    run("export", "-o", "a.ics")
    gone = events()[UID]
    assert (gone["STATUS"], gone["SEQUENCE"]) == ("CANCELLED", 1)


def test_a_uid_that_is_changed_or_lost_stops_all_but_pruning(run: Run) -> None:
    run("export", "-o", "a.ics")
    before = LOCK.read_bytes(), Path("a.ics").read_bytes()
    write(PARENT.replace(", uid: 'x;1,2\\3 {é}'", "") + CHILD)
    said = f'error[TL413]: calendars know "a" by the UID "{UID}", but its UID is now "a@r"'
    for command in (["export", "-o", "a.ics"], ["lock"], ["export", "--locked"]):
        ran = run(*command)
        assert (ran.code, ran.out) == (1, "")
        assert said in ran.err
        assert (LOCK.read_bytes(), Path("a.ics").read_bytes()) == before
    ran = run("check")
    assert (ran.code, said in ran.out) == (1, True)
    assert run("lock", "--audience", "internal").code == 0
    ran = run("lock", "--prune")
    assert (ran.code, ran.err) == (0, "events.lock: 1 added (a), 1 edited (b), 1 pruned (a)\n")
    run("export", "-o", "a.ics")
    assert events().keys() == {"a@r", "b@r"}


def test_the_internal_lock_names_the_command_for_itself(run: Run) -> None:
    run("lock", "--audience", "internal")
    write(PARENT.replace("x;1", "y;1") + CHILD)
    said = run("lock", "--audience", "internal").err
    assert "timeline lock --audience internal --prune forgets the old UID" in said


def test_a_lost_lock_goes_on_from_the_calendar_by_uids(run: Run) -> None:
    run("export", "-o", "a.ics")
    write(PARENT.replace("03-05", "03-06") + CHILD)
    run("export", "-o", "a.ics")
    assert events()[UID]["SEQUENCE"] == 1
    LOCK.unlink()
    write(PARENT.replace("  a:", "  other:") + CHILD.replace("of: a", "of: other"))
    ran = run("export", "-o", "a.ics")
    assert (
        ran.code,
        "is missing; a.ics knows more than a new lock about 1 event (other)" in ran.err,
    ) == (1, True)
    assert run("export", "-o", "a.ics", "--recover").code == 0
    assert events()[UID]["SEQUENCE"] == 2
    assert run("lock", "--show", "other").out.startswith(f"id        other\nuid       {UID}\n")


def test_a_calendar_ahead_of_a_lock_tells_of_what_was_withdrawn_by_its_uid(run: Run) -> None:
    run("export", "-o", "a.ics")
    first = LOCK.read_bytes()
    write(CHILD.replace(", part_of: a", ""))
    run("export", "-o", "a.ics")
    LOCK.write_bytes(first)
    assert "about 1 event (a)" in run("export", "-o", "a.ics").err
    run("export", "-o", "a.ics", "--recover")
    assert events()[UID]["STATUS"] == "CANCELLED"
    assert events()[UID]["SEQUENCE"] == 2


def test_what_is_neither_known_nor_of_the_registry_is_no_event_of_ours(run: Run) -> None:
    run("export", "-o", "a.ics")
    told = Path("a.ics").read_bytes().replace(b"UID:b@r", b"UID:Not an id@r")
    Path("a.ics").write_bytes(
        told.replace(b"UID:x", b"UID:y").replace(b"SEQUENCE:0", b"SEQUENCE:9")
    )
    assert run("export", "-o", "a.ics").code == 0


def test_an_id_whose_event_has_another_uid_is_not_taken_from_a_calendar(run: Run) -> None:
    write(CHILD.replace(", part_of: a", ""))
    run("export", "-o", "a.ics")
    LOCK.unlink()
    write(CHILD.replace("part_of: a", "uid: x"))
    assert "created, 1 added (b)" in run("export", "-o", "a.ics").err
    assert events().keys() == {"x"}


def test_a_new_event_gets_no_id_that_another_once_had(run: Run) -> None:
    write(CHILD.replace(", part_of: a", "") + "  c: {kind: talks, title: C, when: 2024-03-09}\n")
    run("rename", "b", "d")
    said = 'timeline: --id: calendars know an event "b", and an id is for ever; write another\n'
    assert run("new", "talks", "--id", "b").err == said
    run("lock")
    Path("events.yaml").write_text(
        "\n".join(
            line for line in Path("events.yaml").read_text().splitlines() if "  d:" not in line
        )
    )
    run("lock")
    assert run("new", "talks", "--id", "b").err == said
    assert run("new", "talks", "--id", "e").code == 0


def test_an_id_that_looks_changed_is_told_before_it_is_too_late(run: Run) -> None:
    write(CHILD.replace(", part_of: a", ""))
    run("lock")
    write(CHILD.replace(", part_of: a", "").replace("  b:", "  d:"))
    said = 'if "d" is "b" with another id, first write uid: b@r in it'
    assert said in run("check").out
    ran = run("export", "--locked")
    assert (ran.code, said in ran.err) == (1, True)
    write(CHILD.replace("part_of: a", "uid: b@r").replace("  b:", "  d:"))
    assert run("lock").err == "events.lock: 1 renamed (d)\n"


# What is in the future


def test_a_day_or_a_lock_that_is_still_to_come_is_warned_of(run: Run) -> None:
    text = CHILD.replace("part_of: a", "updated: 2062-01-01")
    write(text)
    assert "warning[TL249]: 2062-01-01 is in the future" in run("check").out
    ran = run("export", "-o", "a.ics")
    assert ran.code == 0
    ran = run("check")
    assert (ran.code, ran.err) == (0, "2 warnings, 1 event\n")
    assert "warning[TL414]: 1 revision is later than now, the last from 2062-01-01" in ran.out
    assert run("check", "--strict").code == 1
    write(text.replace("2062-01-01", "2023-03-01").replace("10:00", "11:00"))
    assert run("export", "-o", "a.ics").code == 0
    assert events()["b@r"]["SEQUENCE"] == 1
    assert f"{events()['b@r']['LAST-MODIFIED'].dt:%Y-%m-%d %S}" == "2062-01-01 01"


def test_what_is_today_somewhere_is_not_to_come(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write(CHILD.replace("part_of: a", "updated: 2023-03-06"))  # it is noon of the day before
    run("lock")
    assert run("check").out == ""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1677924000")  # ten in the morning of the day before it
    assert "TL249" in run("check").out
    assert "TL414" in run("check").out


def test_at_the_end_of_time_nothing_is_to_come(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("lock")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "253370764799")
    assert run("check").code == 0
