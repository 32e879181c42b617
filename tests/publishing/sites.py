"""Registries with sites, and what is in the folders of these."""

from collections.abc import Callable
from pathlib import Path

from icalendar import Calendar

from tests.conftest import Ran

Run = Callable[..., Ran]
HEAD = """
registry: visits
title: {en: Visits, it: Visite}
publish:
  address: https://example.org/calendar/
  feeds: [kind, country, year, topic, person, series]
  languages: [it]
defaults: {timezone: Europe/Rome}
countries: {IND: India, ITA: Italy, FRA: France}
people: {anna: {name: Anna Rossi, country: ITA}, ravi: {name: Ravi Kumar, country: IND}}
events:
"""
EVENTS = {
    "a": "{kind: talks, title: {en: First talks, it: Primi colloqui}, when: 2026-12-30 to "
    "2027-01-02, participants: {anna: party, IND: party}, topics: trade}",
    "b": "{kind: call, title: Second, when: 2027-03-02 10:00, participants: {anna: party, "
    "ravi: party}, topics: trade}",
    "c": "{kind: talks, title: Third, when: 2027-03-03, participants: {anna: party, FRA: party}, "
    "topics: [trade, culture]}",
    "d": "{kind: conference, title: Fourth, when: 2028-05-05, series: forum, "
    "participants: {ravi: host}}",
    "e": "{kind: talks, title: Every month, when: 2027-01-12 09:00 to 10:00, "
    "repeats: {rule: FREQ=MONTHLY;COUNT=18}, participants: {IND: party, ITA: party}}",
    "f": "{kind: talks, title: No day, when: 2027-06, participants: {IND: party, ITA: party}}",
}


def text(events: dict[str, str] = EVENTS, head: str = HEAD) -> str:
    """Return a registry of some events."""
    return head + "".join(f"  {id}: {event}\n" for id, event in events.items())


def without(*ids: str) -> dict[str, str]:
    """Return the events but for some."""
    return {id: event for id, event in EVENTS.items() if id not in ids}


def publish(run: Run, registry: str, *options: object) -> Ran:
    """Publish a registry in the folder `public`."""
    Path("events.yaml").write_text(registry, encoding="utf-8")
    return run("publish", "-o", "public", *options)


def files(folder: Path = Path("public")) -> dict[str, bytes]:
    """Return the files in a folder, by their paths below it."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def uids(data: bytes) -> set[str]:
    """Return the UIDs in a calendar, as a library by other people reads it."""
    return {str(event["UID"]) for event in Calendar.from_ical(data).walk("VEVENT")}
