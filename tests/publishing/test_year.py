"""A year of edits: after each, every feed is whole, and says what the whole calendar says."""

import random
import re
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.publishing.sites import HEAD, Run, files, publish, text, uids

EDITS = 30
LEAN = HEAD.replace("feeds:", "formats: []\n  feeds:")


def drawn(draw: random.Random, number: int) -> str:
    """Return an event, drawn anew."""
    kind = draw.choice(("talks", "call", "exercise"))
    who = ", ".join(f"{ref}: party" for ref in draw.sample(("anna", "ravi", "IND", "FRA"), 2))
    day = f"202{draw.randint(6, 8)}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
    return (
        f"{{kind: {kind}, title: Event {number} {draw.randint(1, 9)}, when: {day}, "
        f"topics: {draw.choice(('trade', 'culture'))}, participants: {{{who}}}}}"
    )


def revisions(data: bytes) -> dict[str, tuple[int, str]]:
    """Return the revision of each event in a calendar."""
    return {
        str(event["UID"]): (int(str(event["SEQUENCE"])), str(event["LAST-MODIFIED"].to_ical()))
        for event in Calendar.from_ical(data).walk("VEVENT")
    }


@pytest.mark.uncounted
def test_every_feed_is_right_after_each_edit_of_a_year(run: Run) -> None:
    draw = random.Random(365)  # noqa: S311 - the same draws each time
    events = {f"e-{n}": drawn(draw, n) for n in range(12)}
    publish(run, text(events, LEAN))
    told: dict[str, tuple[int, str]] = {}
    for number in range(EDITS):
        before = files()
        change = draw.choice(("edit", "edit", "add", "remove"))
        id = draw.choice(sorted(events))
        if change == "remove" and len(events) > 9:
            del events[id]
        else:
            events[f"n-{number}" if change == "add" else id] = drawn(draw, number)
        assert publish(run, text(events, LEAN)).code == 0
        after = files()
        now = revisions(after["all.ics"])
        assert all(now[uid] >= old for uid, old in told.items())
        told = now
        shown = {f"{id}@visits" for id in events}
        calendars = {name: data for name, data in after.items() if name.endswith(".ics")}
        assert {name for name in before if name.endswith(".ics")} <= calendars.keys()
        for name, data in calendars.items():
            own = revisions(data)
            assert own.items() <= now.items(), name
        kinds = [uids(data) for name, data in calendars.items() if name.startswith("kind/")]
        assert set().union(*kinds) >= shown
        # each change is told once, in both languages
        ids = re.findall(r'"id": "(.*?)"', after["changes.json"].decode())
        assert len(ids) == len(set(ids)) == after["it/changes.json"].count(b'"id"')
    assert Path("public/changes.json").read_text(encoding="utf-8").count('"id"') >= EDITS - 5
