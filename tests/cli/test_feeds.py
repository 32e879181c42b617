"""Feeds that lose their last event: no subscriber is left with what is no longer so."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import icalendar
import pytest

from tests.conftest import Ran
from tests.content_lines import faults

Run = Callable[..., Ran]
HEAD = "registry: r\ntitle: R\nevents:\n  other: {kind: call, title: Other, when: 2024-05-01}\n"
TRADE = "  trade: {kind: talks, title: Trade talks, when: 2024-03-01, topics: [trade]}\n"
ELSEWHERE = TRADE.replace("[trade]", "[visas]")
REGISTRY, FEED, WHOLE = Path("events.yaml"), Path("trade.ics"), Path("all.ics")
SAID = "warning: no event is left to show: subscribers see an empty calendar"


def write(text: str) -> None:
    """Write the registry; the topic of the feed is known, whatever becomes of its event."""
    REGISTRY.write_text(
        f"{HEAD}  known: {{kind: call, title: Known, when: unknown, topics: [trade]}}\n{text}",
        encoding="utf-8",
    )


def events(path: Path = FEED) -> dict[str, Any]:
    """Return the events of a calendar by their ids, as another library reads them."""
    data = path.read_bytes()
    assert faults(data) == []
    calendar: Any = icalendar.Calendar.from_ical(data)
    return {str(each["UID"]).partition("@")[0]: each for each in calendar.events}


def publish(run: Run, *options: str) -> Ran:
    """Export the feed and the whole calendar."""
    ran = run("export", "--topic", "trade", "-o", FEED, *options)
    assert run("export", "-o", WHOLE, *options).code == 0
    return ran


@pytest.fixture(autouse=True)
def _published(run: Run) -> None:
    write(TRADE)
    assert publish(run).code == 0
    assert set(events()) == {"trade"}


@pytest.mark.parametrize("options", [[], ["--no-lock"]])
def test_a_feed_from_which_the_last_event_falls_out_is_emptied(
    run: Run, options: list[str]
) -> None:
    write(ELSEWHERE)
    ran = publish(run, *options)
    assert ran.code == 0
    assert SAID in ran.err
    assert events() == {}
    assert events(WHOLE)["trade"]["STATUS"] == "CONFIRMED"
    data = FEED.read_bytes()
    assert "unchanged" in publish(run, *options).err
    assert FEED.read_bytes() == data


def test_an_event_that_moves_to_another_feed_is_told_as_cancelled_in_neither(run: Run) -> None:
    for year in ("2024", "2025"):
        write(TRADE)
        assert run("export", "--to", "2024", "-o", "2024.ics").code == 0
        write(TRADE.replace("2024", year))
        bounds = ("--from", "2024-03", "--to", "2024-03")
        run("export", "-o", FEED, *bounds)
    assert events() == {}
    assert events(Path("2024.ics"))["trade"]["STATUS"] == "CONFIRMED"


def test_an_event_that_comes_back_is_shown_again(run: Run) -> None:
    write(ELSEWHERE)
    publish(run)
    write(TRADE)
    assert publish(run).code == 0
    assert events()["trade"]["STATUS"] == "CONFIRMED"


def test_an_event_that_is_gone_from_the_registry_is_taken_back_until_it_is_pruned(
    run: Run,
) -> None:
    write("")
    ran = publish(run)
    assert (ran.code, SAID in ran.err) == (0, False)
    assert events()["trade"]["STATUS"] == "CANCELLED"
    run("lock", "--prune")
    assert SAID in publish(run).err
    assert events() == {}


def test_what_is_made_internal_is_taken_back_too(run: Run) -> None:
    write(TRADE.replace("}", ", audience: internal}"))
    publish(run)
    assert str(events()["trade"]["SUMMARY"]) == "Withdrawn: Trade talks"


@pytest.mark.parametrize("out", [["-o", "new.ics"], ["-f", "ics"], ["-o", FEED, "-o", "new.ics"]])
def test_no_calendar_begins_empty(run: Run, out: list[str | Path]) -> None:
    write(ELSEWHERE)
    data = FEED.read_bytes()
    ran = run("export", "--topic", "trade", *out)
    assert (ran.code, ran.out) == (2, "")
    assert "a calendar needs an event with a day, and none is left to show" in ran.err
    assert (FEED.read_bytes(), Path("new.ics").exists()) == (data, False)


def test_where_nothing_was_wanted_at_all_no_calendar_begins(run: Run) -> None:
    ran = run("export", "--kind", "visit", "-o", "new.ics")
    assert (ran.code, ran.err) == (2, "timeline: no event is left to export; nothing was written\n")


def test_a_calendar_is_emptied_though_nothing_was_wanted_at_all(run: Run) -> None:
    ran = run("export", "--kind", "visit", "-o", FEED, "-o", "trade.csv")
    assert ran.code == 0
    assert events() == {}
    assert Path("trade.csv").read_text("utf-8-sig").count("\n") == 1


def test_a_calendar_that_is_ahead_of_its_lock_is_not_emptied(run: Run) -> None:
    write(ELSEWHERE)
    data = FEED.read_bytes()
    Path("events.lock").unlink()
    ran = run("export", "--topic", "trade", "-o", FEED)
    assert ran.code == 1
    assert "TL410" in ran.err
    assert FEED.read_bytes() == data


def test_a_word_that_means_nothing_empties_no_calendar(run: Run) -> None:
    data = FEED.read_bytes()
    assert run("export", "--topic", "trad", "-o", FEED).code == 2
    assert FEED.read_bytes() == data
