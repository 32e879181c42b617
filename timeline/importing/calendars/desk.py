"""The desk at which a calendar is read: what holds for all its events, and what is noted."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from zoneinfo import ZoneInfo

from timeline.ical.foreign import Calendars, Foreign
from timeline.ical.foreign_zones import FLOATING
from timeline.ical.properties import Properties, text
from timeline.importing.context import Context
from timeline.importing.incoming import Incoming, IncomingEvent, Note
from timeline.reading.yaml import Data
from timeline.time import zones


@dataclass
class Notes:
    """What is noted on a file, each time with the line that it is on."""

    file: str
    left_out: list[Note] = field(default_factory=list)
    unused: list[Note] = field(default_factory=list)
    decided: list[Note] = field(default_factory=list)
    to_do: list[Note] = field(default_factory=list)
    left_out_uids: set[str] = field(default_factory=set)
    _said: set[str] = field(default_factory=set)

    def at(self, line: int) -> str:
        """Return the place of a line, as messages name it."""
        return f"{self.file}:{line}"

    def leave_out(self, line: int, properties: Properties, why: str) -> None:
        """Note that an event is not taken."""
        title = " ".join(text(properties, "SUMMARY").split())
        self.left_out.append(Note(self.at(line), f"{title}: {why}" if title else why))
        self.left_out_uids.add(text(properties, "UID"))

    def unuse(self, line: int, name: str) -> None:
        """Note that a property is not used."""
        self.unused.append(Note(self.at(line), name))

    def decide(self, line: int, text: str) -> None:
        """Note a decision, once in the same words."""
        if text not in self._said:
            self._said.add(text)
            self.decided.append(Note(self.at(line), text))

    def ask(self, line: int, text: str) -> None:
        """Note what a person has to look at, once in the same words."""
        if text not in self._said:
            self._said.add(text)
            self.to_do.append(Note(self.at(line), text))


@dataclass
class Desk:
    """What holds for all events of a calendar.

    `home` is the zone of moments that have none of their own. `usual` is the zone that events of
    the registry have by default. `floating` is that of clock times without a zone. Each may be
    empty.
    `horizon` is the end of the last year of which the calendar speaks.
    """

    context: Context
    calendars: Calendars
    notes: Notes
    home: str
    usual: str
    floating: str
    horizon: date
    series: Mapping[str, Foreign]
    """The events that are no changed occurrences, by their UIDs."""
    expanded: int = 0
    """The rules that were expanded: it takes time, so that there may not be too many."""
    occurrences: int = 0
    """The most occurrences that all series taken may have together."""

    def head(self, event: Foreign) -> Properties:
        """Return the properties of the VCALENDAR that holds an event."""
        heads = self.calendars.heads
        return heads[event.calendar - 1] if event.calendar else {}

    def is_cancelled(self, event: Foreign) -> bool:
        """Whether a calendar takes an event back, by its STATUS or by METHOD:CANCEL."""
        method = text(self.head(event), "METHOD").upper()
        return event.status == "CANCELLED" or method == "CANCEL"

    def zone(self, moment: datetime) -> ZoneInfo | None:
        """Return the zone in which a moment is written; None if there is none to write."""
        name = self._zone_name(moment.tzinfo)
        return zones.load(name) if name else None

    def _zone_name(self, zone: tzinfo | None) -> str:
        if zone is FLOATING:
            return self.floating
        if isinstance(zone, ZoneInfo) and zone.key != "UTC":
            return zone.key
        return self.home or "UTC"


def head_of(desk: Desk) -> Mapping[str, Data]:
    """Return the fields of a new registry: the title, and the zone of most events."""
    found: dict[str, Data] = {}
    for head in desk.calendars.heads[:1]:
        title = text(head, "X-WR-CALNAME") or text(head, "NAME")
        about = text(head, "X-WR-CALDESC") or text(head, "DESCRIPTION")
        found |= {"title": " ".join(title.split())} if title else {}
        found |= {"description": about} if about else {}
    return found | ({"defaults": {"timezone": desk.home}} if desk.home else {})


def incoming(desk: Desk, events: list[IncomingEvent], *, is_own: bool) -> Incoming:
    """Return all that was found in a calendar."""
    notes = desk.notes
    return Incoming(
        events=tuple(events),
        head=head_of(desk),
        left_out=tuple(notes.left_out),
        left_out_uids=frozenset(notes.left_out_uids - {""}),
        unused=tuple(notes.unused),
        decided=tuple(notes.decided),
        to_do=tuple(notes.to_do),
        is_own=is_own,
    )
