"""Who takes part in an event of a calendar: names alone, without mail addresses."""

from collections.abc import Iterator

from timeline.ical.foreign import Foreign
from timeline.ical.properties import Property
from timeline.importing.calendars.desk import Desk
from timeline.reading.yaml import Data
from timeline.registry.texts import LONGEST_LINE
from timeline.text import UNPRINTABLE, clipped

_NO_PERSON = ("ROOM", "RESOURCE", "GROUP")


def participants(desk: Desk, event: Foreign) -> Data:
    """Return the people who take part, by their ids, each with a role or roles."""
    roles: dict[str, dict[str, None]] = {}
    for each, name, role in _named(desk, event):
        id = desk.context.directory.named("people", name)
        roles.setdefault(id, {})[role] = None
        desk.notes.unuse(each.line, f"{each.name}: a mail address")
    for known in roles.values():
        if len(known) > 1:
            known.pop("participant", None)
    return {id: [*known] if len(known) > 1 else next(iter(known)) for id, known in roles.items()}


def _named(desk: Desk, event: Foreign) -> Iterator[tuple[Property, str, str]]:
    for name, usual in (("ORGANIZER", "organiser"), ("ATTENDEE", "participant")):
        for each in event.properties.get(name, ()):
            called = clipped(UNPRINTABLE.sub("", each.params.get("CN", "")).strip(), LONGEST_LINE)
            if not called or "@" in called or each.params.get("CUTYPE", "").upper() in _NO_PERSON:
                desk.notes.unuse(each.line, name)
            else:
                is_chair = name == "ATTENDEE" and each.params.get("ROLE", "").upper() == "CHAIR"
                yield each, called, "chair" if is_chair else usual
