"""Options that only a calendar heeds, on the command line."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import icalendar
import pytest

from tests.conftest import Ran

Run = Callable[..., Ran]
TEXT = """\
registry: r
title: R
updated: 2024-01-01
url: https://example.org/r
feed: https://example.org/r.ics
color: SteelBlue
defaults: {timezone: Europe/Rome}
events:
  once: {kind: talks, title: Once, when: 2024-03-01 10:00 to 11:00}
  often: {kind: talks, title: Often, when: 2024-03-01 12:00, repeats: weekly}
  days: {kind: talks, title: Days, when: 2024-03-01 to 2024-03-02}
  off: {kind: talks, title: Off, when: 2024-03-04, status: cancelled}
  late: {kind: talks, title: Late, when: 2024-03-05, status: postponed}
  maybe: {kind: talks, title: Maybe, when: 2024-03-06, status: tentative}
  some-day: {kind: talks, title: Some day, when: 2024-Q2}
"""


@pytest.fixture(autouse=True)
def _registry(run: Run) -> None:  # noqa: ARG001 - the fixture changes the folder
    Path("events.yaml").write_text(TEXT, encoding="utf-8")


def exported(run: Run, *options: str) -> dict[str, Any]:
    """Return the events of a calendar by their ids, as another library reads them."""
    ran = run("export", "-f", "ics", *options)
    assert ran.code == 0, ran.err
    calendar: Any = icalendar.Calendar.from_ical(ran.data)
    return {str(each["UID"]).partition("@")[0]: each for each in calendar.events}


def starts(events: dict[str, Any]) -> dict[str, str]:
    """Return how the start of each event is written."""
    return {
        id: each["DTSTART"].params.get("TZID", "") + each["DTSTART"].to_ical().decode()
        for id, each in events.items()
    }


def test_clock_times_are_local_unless_utc_is_chosen(run: Run) -> None:
    local, utc = starts(exported(run)), starts(exported(run, "--times", "utc"))
    assert starts(exported(run, "--times", "local")) == local
    assert (local["once"], utc["once"]) == ("Europe/Rome20240301T100000", "20240301T090000Z")
    assert local["often"] == utc["often"] == "Europe/Rome20240301T120000"
    assert local["days"] == utc["days"] == "20240301"


def test_capitals_do_not_matter_as_they_do_not_elsewhere(run: Run) -> None:
    assert run("export", "-f", "ICS", "--status", "Tentative").code == 0
    assert exported(run, "--times", "UTC").keys() == exported(run).keys()
    assert exported(run, "--alarm", "1D").keys() == exported(run).keys()


def test_utc_alone_needs_no_zone(run: Run) -> None:
    Path("events.yaml").write_text(TEXT.replace(", repeats: weekly", ""), encoding="utf-8")
    assert "VTIMEZONE" not in run("export", "-f", "ics", "--times", "utc").out


@pytest.mark.parametrize(
    ("option", "ids", "word", "status"),
    [
        (
            "--cancelled",
            ("off", "late"),
            {"off": "Cancelled: ", "late": "Postponed: "},
            "CANCELLED",
        ),
        ("--tentative", ("maybe",), {"maybe": "Tentative: "}, "TENTATIVE"),
    ],
)
def test_what_is_off_or_unsure_is_told_as_was_chosen(
    run: Run, option: str, ids: tuple[str, ...], word: dict[str, str], status: str
) -> None:
    usual = exported(run)
    for sign, in_status, in_title in (
        ("status", True, False),
        ("prefix", False, True),
        ("both", True, True),
    ):
        found = exported(run, option, sign)
        for id in ids:
            assert str(found[id]["SUMMARY"]) == (word[id] if in_title else "") + id.capitalize()
            assert found[id]["STATUS"] == (status if in_status else "CONFIRMED")
        others = {id: each.to_ical() for id, each in found.items() if id not in ids}
        assert others == {id: each.to_ical() for id, each in usual.items() if id not in ids}


def test_what_is_left_out_as_asked_for_is_named(run: Run) -> None:
    ran = run("export", "-o", "a.ics", "--cancelled", "omit", "--tentative", "omit")
    assert ran.err.splitlines()[:3] == [
        "a.ics: 3 of 7 events",
        "  left out, without a day (see --undated): some-day (2024-Q2)",
        "  left out, as asked for: off (2024-03-04), late (2024-03-05), maybe (2024-03-06)",
    ]
    assert "off@r" not in Path("a.ics").read_text("utf-8")


def test_table_and_chronology_heed_none_of_it(run: Run) -> None:
    options = ["--times", "utc", "--cancelled", "omit", "--tentative", "omit", "--alarm", "1d"]
    for name in ("csv", "txt"):
        usual = run("export", "-f", name).data
        assert run("export", "-o", "a.ics", "-o", f"a.{name}", *options).code == 0
        assert Path(f"a.{name}").read_bytes() == usual


def test_an_alarm_goes_with_each_event_that_takes_place(run: Run) -> None:
    found = exported(run, "--alarm", "1d", "--alarm", "30m")
    alarms = {
        id: [alarm["TRIGGER"].to_ical().decode() for alarm in each.walk("VALARM")]
        for id, each in found.items()
    }
    both = ["-P1D", "-PT30M"]
    assert alarms == {
        "once": both,
        "often": both,
        "days": both,
        "maybe": both,
        "off": [],
        "late": [],
    }


def test_no_choice_changes_the_lock_or_a_revision(run: Run) -> None:
    run("export", "-o", "a.ics")
    kept = Path("events.lock").read_bytes()
    choices = ["--times", "utc", "--cancelled", "status", "--tentative", "prefix", "--alarm", "1w"]
    ran = run("export", "-o", "b.ics", *choices)
    assert "lock" not in ran.err
    assert run("export", "-o", "b.ics", "--locked", *choices).code == 0
    assert Path("events.lock").read_bytes() == kept
    plain, chosen = exported(run), exported(run, *choices)
    for name in ("UID", "SEQUENCE", "DTSTAMP", "LAST-MODIFIED"):
        assert {id: each[name].to_ical() for id, each in plain.items()} == {
            id: each[name].to_ical() for id, each in chosen.items()
        }


def test_color_and_feed_of_the_registry_stand_in_the_head(run: Run) -> None:
    data = run("export", "-f", "ics").data
    assert b"\r\nCOLOR:steelblue\r\nURL:https://example.org/r\r\n" in data
    assert b"\r\nSOURCE;VALUE=URI:https://example.org/r.ics\r\n" in data


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--alarm", "1 day"], '--alarm: "1 day" is not a length of time; write 30m, 2h, 1d or 1w'),
        (["--alarm", "1d", "--alarm", "-1d"], '--alarm: "-1d" is not a length of time'),
        (["--times", "gmt"], '--times: no such word as "gmt"; write one of: local, utc'),
        (["--cancelled", "hide"], '--cancelled: no such word as "hide"; '),
        (["--tentative", ""], '--tentative: no such word as ""; '),
    ],
)
def test_a_choice_that_there_is_not_is_refused(run: Run, options: list[str], said: str) -> None:
    ran = run("export", *options)
    assert ran.code == 2
    assert said in ran.err
    assert [path.name for path in Path().iterdir()] == ["events.yaml"]
