"""Locks compared: what calendars will be told anew, as far as a lock remembers the old."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Ran

Run = Callable[..., Ran]
HEAD = """\
registry: r
title: R
defaults: {timezone: Asia/Kolkata}
countries: {ITA: Italy}
people: {x: {name: Ms X, country: ITA}}
organizations: {o: {name: The Office, country: ITA}}
events:
"""
TALKS = "  talks: {kind: talks, title: Talks, when: 2027-03-04 10:00 to 11:00%s}\n"
SERIES = "  weekly: {kind: talks, title: Weekly, when: 2027-03-04, repeats: {rule: weekly%s}}\n"


def told(run: Run, old: str, new: str) -> list[str]:
    """Return the sentences of the difference between the lock and the registry."""
    Path("events.yaml").write_text(HEAD + old, encoding="utf-8")
    run("lock")
    Path("events.yaml").write_text(HEAD + new, encoding="utf-8")
    out = run("diff", "lock", "--lang", "en").out
    assert run("diff", "events.yaml", "lock").out.partition(":")[0] == out.partition(":")[0]
    return [" ".join(part.split()) for part in out.split("\n\n")[1:]]


MARCH = "March 2027"
DAY = f"Thursday 4 {MARCH}"
CHANGES = {
    "description": (TALKS % "", TALKS % ", description: New", [f"{DAY} Changed: Talks"]),
    "moved occurrence": (
        SERIES % "",
        SERIES % ", changes: {2027-03-11: {when: 2027-03-12}}",
        [f"{DAY} Occurrences: Weekly, only in details or other languages"],
    ),
    "exception": (
        SERIES % ", until: 2027-04-01",
        SERIES % ", until: 2027-04-01, except: [2027-03-11], also: [2027-03-12]",
        [f"{DAY} Occurrences: Weekly, not on Thursday 11 {MARCH}; also on Friday 12 {MARCH}"],
    ),
    "participants": (
        TALKS % ", participants: {x: guest}",
        TALKS % ", participants: {o: guest, ITA: host}",
        [f"{DAY} Participants: Talks, The Office in place of Ms X; joining: Italy"],
    ),
    "undated": (
        TALKS % "",
        "  talks: {kind: talks, title: Talks, when: 2027-03, status: postponed}\n",
        [f"{DAY} Postponed: Talks, planned for 10:00–11:00 IST"],
    ),
    "nothing": (TALKS % "", TALKS % "", []),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_calendars_are_told_anew_is_told(change: str, run: Run) -> None:
    old, new, sentences = CHANGES[change]
    assert told(run, old, new) == sentences


def test_what_is_withdrawn_was_removed_once(run: Run) -> None:
    assert told(run, TALKS % "" + SERIES % "", SERIES % "") == [
        f"{DAY} Removed: Talks, 10:00–11:00 IST"
    ]
    run("lock")
    assert run("diff", "lock").out == "No changes\n"
