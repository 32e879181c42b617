"""A subscriber with a CalDAV server: ADDRESS sync FILE, ADDRESS list, or ADDRESS follow FILE..."""

import json
import sys
from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import caldav  # type: ignore[import-not-found]
import icalendar
import recurring_ical_events  # type: ignore[import-not-found]

from tests.interop.readers.components import from_component
from tests.interop.readers.shape import Row

Version = tuple[int, datetime]
CALENDAR = "timeline"
UNKNOWN = (-1, datetime.min.replace(tzinfo=UTC))


def objects(calendar: icalendar.Calendar) -> dict[str, icalendar.Calendar]:
    """Return what a server keeps for each UID: its VEVENTs with the zones that they need."""
    found: dict[str, icalendar.Calendar] = defaultdict(lambda: empty(calendar))
    for event in calendar.walk("VEVENT"):
        found[str(event["UID"])].add_component(event)
    for kept in found.values():
        used = {zone for event in kept.walk("VEVENT") for zone in zones(event)}
        declared = [zone for zone in calendar.walk("VTIMEZONE") if zone["TZID"] in used]
        kept.subcomponents[:0] = declared
    return found


def empty(calendar: icalendar.Calendar) -> icalendar.Calendar:
    """Return a calendar of the same program."""
    new = icalendar.Calendar()
    for name in ("VERSION", "PRODID"):
        new[name] = calendar[name]
    return new


def zones(event: icalendar.Component) -> set[str]:
    """Return the TZIDs that an event refers to."""
    values = [each for _, each in event.property_items() if hasattr(each, "params")]
    return {str(value.params["TZID"]) for value in values if "TZID" in value.params}


def versions(calendar: icalendar.Calendar) -> dict[str, Version]:
    """Return how new each VEVENT of an object is, by its RECURRENCE-ID."""
    return {
        str(from_component(event)["recurrence_id"]): (
            event.decoded("SEQUENCE"),
            event.decoded("LAST-MODIFIED"),
        )
        for event in calendar.walk("VEVENT")
    }


def is_news(new: icalendar.Calendar, old: icalendar.Calendar) -> bool:
    """Whether anything in an object is newer than what the server has."""
    known = versions(old)
    return any(version > known.get(key, UNKNOWN) for key, version in versions(new).items())


def sync(calendar: caldav.Calendar, file: str) -> list[str]:
    """Put what is new or newer than what the server has; return its UIDs."""
    stored = {
        uid: old
        for event in calendar.get_events()
        for uid, old in objects(icalendar.Calendar.from_ical(event.data)).items()
    }
    edition = icalendar.Calendar.from_ical(Path(file).read_bytes())
    news = {
        uid: new
        for uid, new in objects(edition).items()
        if uid not in stored or is_news(new, stored[uid])
    }
    for new in news.values():
        calendar.add_event(new.to_ical().decode(), increase_seqno=False)
    return list(news)


def listed(calendar: caldav.Calendar) -> list[Row]:
    """Return every VEVENT that the server has."""
    found = [icalendar.Calendar.from_ical(event.data) for event in calendar.get_events()]
    return [from_component(event) for each in found for event in each.walk("VEVENT")]


def taking_place(calendar: icalendar.Calendar) -> list[Row]:
    """Return what takes place by a calendar, whenever that is."""
    found = recurring_ical_events.of(calendar).between(date(1990, 1, 1), date(2040, 1, 1))
    return [from_component(event) for event in found]


def follow(calendar: caldav.Calendar, *files: str) -> list[dict[str, object]]:
    """Bring editions to the server; return what is new of each, and what takes place by it.

    That is: what is on the server then, and what somebody sees who subscribes but then.
    """
    steps: list[dict[str, object]] = []
    for file in files:
        news = sync(calendar, file)
        stored = [icalendar.Calendar.from_ical(event.data) for event in calendar.get_events()]
        shown = [row for each in stored for row in taking_place(each)]
        edition = icalendar.Calendar.from_ical(Path(file).read_bytes())
        steps.append({"news": news, "shown": shown, "fresh": taking_place(edition)})
    return steps


VERBS: dict[str, Callable[..., object]] = {"sync": sync, "list": listed, "follow": follow}


def main(address: str, verb: str, *files: str) -> None:
    """Do what the verb says with the only calendar of the only user."""
    with caldav.DAVClient(address, username="subscriber", password="") as client:
        principal = client.principal()
        calendars = principal.calendars() or [principal.make_calendar(CALENDAR)]
        calendar = calendars[0]
        json.dump(VERBS[verb](calendar, *files), sys.stdout)


main(*sys.argv[1:])
