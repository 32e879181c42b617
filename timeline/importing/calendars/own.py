"""Our own calendar comes back: what somebody changed in it, and nothing that we put into words.

A calendar says less than its registry. So it is compared with what the registry would say in it
now: only where the two differ, the registry hears of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cached_property

from timeline.chronology.chronology import Chronology, Revision
from timeline.chronology.options import Choices, Sign, Undated
from timeline.chronology.resolver import resolved
from timeline.chronology.selection import Selection, select
from timeline.ical.calendar import excerpt
from timeline.ical.events import components, is_shown
from timeline.ical.foreign import Calendars, Foreign, foreign, instant
from timeline.ical.properties import text
from timeline.languages import names
from timeline.reading.yaml import Data
from timeline.registry.identity import id_by_uid, whole_and_day
from timeline.registry.registry import Registry
from timeline.registry.vocabulary import Audience
from timeline.schedule.schedule import schedule

_OURS = "-//diplomatic-timeline//"
_REVISION = Revision(0, datetime(2000, 1, 1, tzinfo=UTC))
_WAYS = (
    Choices(),
    Choices(cancelled=Sign.STATUS, tentative=Sign.STATUS),
    Choices(undated=Undated.FIRST),
    Choices(undated=Undated.SPAN),
)
"""The ways to show an event in which its title or its days are told otherwise."""
_TIMES = ("DTSTART", "DTEND", "DURATION", "RRULE", "EXDATE", "RDATE", "RECURRENCE-ID")
_HEARD = {"place": ("LOCATION", "GEO"), "url": ("URL",)}
"""The properties in which a calendar tells a field."""
_Key = tuple[str, date | None]


@dataclass(frozen=True)
class Own:
    """The registry, and the language in which its calendar was written."""

    registry: Registry
    language: str | None

    @cached_property
    def _ids(self) -> dict[str, str]:
        return {self.registry.uid_of(id): id for id in self.registry.events}

    def id_of(self, uid: str) -> str | None:
        """Return the id of the event or the series that a UID is of, if the registry made the UID.

        It may be the id of an event that the registry has no more.
        """
        for each in (uid, whole_and_day(uid)[0]):
            if id := self._ids.get(each) or id_by_uid(each, self.registry.registry):
                return id
        return None

    @cached_property
    def _chronology(self) -> Chronology:
        known = resolved(schedule(self.registry), Audience.INTERNAL, _REVISION.stamp)
        return select(known, Selection(), self.language)

    @cached_property
    def _told(self) -> dict[_Key, list[Foreign]]:
        """The events as calendars would be told of them now, in each way."""
        found: dict[_Key, list[Foreign]] = {}
        for choices in _WAYS:
            lines = (
                (component, _REVISION)
                for entry in self._chronology.entries
                if choices.has_room_for(entry.shown) and is_shown(entry, choices)
                for component in components(self._chronology, entry, choices)
            )
            for event in foreign(excerpt(self._chronology, lines), "calendar")[0]:
                found.setdefault(_key(event), []).append(event)
        return found

    def changed(self, event: Foreign) -> set[str]:
        """Return the fields in which a calendar says something else than the registry would."""
        found = {"title", "when", "repeats", "place", "status", "url"}
        for told in self._told.get(_key(event), ()):
            pairs = {
                "title": (event.title, told.title),
                "when": (_times(event), _times(told)),
                "repeats": (_repeats(event), _repeats(told)),
                "place": (event.place, told.place),
                "status": (event.status, told.status),
                "url": (event.url, told.url),
            }
            found &= {name for name, (theirs, ours) in pairs.items() if theirs != ours}
        return {"repeats"} if event.due and found else found

    def title(self, id: str, event: Foreign) -> Data:
        """Return what an event is called, without the words that a calendar adds to its title."""
        known = self.registry.events[id].title
        shown, new = self._chronology.say(known), event.title
        for told in self._told.get(_key(event), ()):
            before, found, behind = told.title.partition(shown)
            if found and new.startswith(before) and new.endswith(behind):
                new = new[len(before) : len(new) - len(behind)]
                break
        if isinstance(known, str):
            return new
        return {**known, self._chronology.language_of(known): new}

    def fields(
        self, id: str, event: Foreign, changed: set[str], said: Mapping[str, Data]
    ) -> dict[str, Data]:
        """Return the fields that are changed, of all that a calendar says of an event."""
        found = {name: said.get(name) for name in changed - {"title", "when"}}
        if "status" in found:
            found["status"] = found["status"] or "confirmed"
        if "title" in changed:
            found["title"] = self.title(id, event)
        if "when" in changed:
            found["when"] = said["when"]
            zone = said.get("timezone") or self.registry.defaults.timezone
            if zone != self.registry.zone_of(self.registry.events[id]):
                found["timezone"] = zone
        return found


def own(registry: Registry | None, found: Calendars) -> Own | None:
    """Return the registry, if a calendar may be one of its own."""
    maker = next((text(head, "PRODID") for head in found.heads), "")
    if registry is None or not maker.startswith(_OURS):
        return None
    tag = maker.rpartition("//")[2].casefold()
    return Own(registry, next((each for each in names() if each.casefold() == tag), None))


def heard(told: Sequence[Foreign], changed: set[str]) -> tuple[Foreign, list[Foreign]]:
    """Return an event and its changed occurrences, without what is ours anyway.

    Nobody is to be asked for the country of a place that the registry has put into words.
    """
    names = {"UID", "SUMMARY", *_TIMES}.union(*(_HEARD.get(field, ()) for field in changed))
    held = [
        {name: found for name, found in each.properties.items() if name in names} for each in told
    ]
    whole, *others = (
        replace(each, properties=found) for each, found in zip(told, held, strict=True)
    )
    return whole, others


def _key(event: Foreign) -> _Key:
    return event.uid, event.due and instant(event.due)


def _times(event: Foreign) -> tuple[object, ...]:
    return instant(event.start), event.end and instant(event.end)


def _repeats(event: Foreign) -> tuple[object, ...]:
    return event.rule, event.excluded, event.also
