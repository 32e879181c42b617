"""What an event of a calendar is, as fields of a registry, but for when it is."""

from collections.abc import Callable

from timeline.ical.foreign import Foreign
from timeline.ical.properties import Property, first
from timeline.importing import prose
from timeline.importing.calendars.desk import Desk
from timeline.importing.calendars.parties import participants
from timeline.importing.calendars.places import place_of
from timeline.importing.directory import slug
from timeline.reading.yaml import Data
from timeline.registry.links import is_link
from timeline.registry.texts import LONGEST_TITLE, SLUG
from timeline.registry.vocabulary import Status
from timeline.text import clipped

_HTML = ("STYLED-DESCRIPTION", "X-ALT-DESC")
_LABEL = "Event"
_TAKEN = frozenset(
    (
        "ATTENDEE",
        "CATEGORIES",
        "CLASS",
        "COMMENT",
        "CONFERENCE",
        "CREATED",
        "DESCRIPTION",
        "DTEND",
        "DTSTAMP",
        "DTSTART",
        "DURATION",
        "EXDATE",
        "GEO",
        "LAST-MODIFIED",
        "LOCATION",
        "ORGANIZER",
        "RDATE",
        "RECURRENCE-ID",
        "RELATED-TO",
        "RRULE",
        "SEQUENCE",
        "STATUS",
        "SUMMARY",
        "UID",
        "URL",
        "X-CALENDARSERVER-ACCESS",
    )
)
"""Properties that are read, or say nothing of the event itself."""
_CLASSES = ("CLASS", "X-CALENDARSERVER-ACCESS")
_USUAL = {"TRANSP": "OPAQUE", "PRIORITY": "0"}
"""Properties with the value that they have anyway."""


def fields_of(desk: Desk, event: Foreign) -> dict[str, Data]:
    """Return the fields of an event, and note the properties that are not used."""
    kind = desk.context.kind or "other"
    found: dict[str, Data] = {"kind": kind}
    if kind == "other":
        found["label"] = _LABEL
    found["title"] = _title(desk, event)
    makers: dict[str, Callable[[Desk, Foreign], Data]] = {
        "status": _status,
        "part_of": _parents,
        "participants": participants,
        "place": place_of,
        "description": _description,
        "topics": _topics,
        "url": _url,
        "audience": _audience,
        "note": _note,
    }
    for name, make in makers.items():
        if value := make(desk, event):
            found[name] = value
    _note_rest(desk, event)
    return found


def _title(desk: Desk, event: Foreign) -> str:
    title, dropped = prose.public(_without_status(desk, event))
    _say_dropped(desk, first(event.properties, "SUMMARY"), dropped)
    if not title:
        desk.notes.ask(event.line, "an event has no title")
        return "(no title)"
    return clipped(title, LONGEST_TITLE)


def _without_status(desk: Desk, event: Foreign) -> str:
    """Return a title without the word of its status that programs write before it, even twice."""
    title, status = " ".join(event.title.split()), event.status.casefold()
    if desk.is_cancelled(event):
        status = str(Status.CANCELLED)
    while status in (Status.CANCELLED, Status.TENTATIVE):
        word, _, rest = (part.strip() for part in title.partition(":"))
        if not rest or " " in word or status not in Status.meant(word):
            break
        title = rest
    return title


def _status(desk: Desk, event: Foreign) -> Data:
    """Return the status: calendars say CONFIRMED of nearly all, so that a said status holds."""
    if desk.is_cancelled(event):
        return "cancelled"
    if event.status == "TENTATIVE":
        return "tentative"
    registry = desk.context.registry
    usual = registry.defaults.status if registry else "confirmed"
    is_said = event.status == "CONFIRMED" and usual != "confirmed"
    return desk.context.status or ("confirmed" if is_said else None)


def _audience(desk: Desk, event: Foreign) -> Data:
    """Return who may see it: a CLASS that nobody knows is private (RFC 5545, section 3.8.1.3).

    An occurrence that does not say so itself is like its series.
    """
    series = desk.series.get(event.uid, event)
    known = _classes(desk, event) or _classes(desk, series)
    return "internal" if known - {"PUBLIC"} else None


def _classes(desk: Desk, event: Foreign) -> set[str]:
    """Return all that an event says of who may see it; Apple's calendars say it in two ways."""
    held = (event.properties, desk.head(event))
    found = (each for found in held for name in _CLASSES for each in found.get(name, ()))
    return {each.text.upper() for each in found} - {""}


def _description(desk: Desk, event: Foreign) -> Data:
    found = first(event.properties, "DESCRIPTION")
    said = event.text
    for name in _HTML:
        for each in event.properties.get(name, ()):
            if said:
                desk.notes.unuse(each.line, f"{name}, as DESCRIPTION says it")
            else:
                found, said = each, each.text
    if prose.is_html(said):
        said = prose.plain(said)
    kept, dropped = prose.public(said)
    _say_dropped(desk, found, dropped)
    return kept or None


def _say_dropped(desk: Desk, found: Property | None, dropped: list[str]) -> None:
    if found:
        for what in dropped:
            desk.notes.unuse(found.line, f"{found.name}: {what}")


def _note(desk: Desk, event: Foreign) -> Data:
    said = []
    for each in event.properties.get("COMMENT", ()):
        kept, dropped = prose.public(each.text)
        said.append(kept)
        _say_dropped(desk, each, dropped)
    return "\n\n".join(filter(None, said)) or None


def _topics(desk: Desk, event: Foreign) -> Data:
    names: dict[str, None] = {}
    for each in event.properties.get("CATEGORIES", ()):
        for item in each.items:
            topic = slug(item, "topic")
            if topic != "topic" and SLUG.fullmatch(topic):
                names[topic] = None
            else:
                desk.notes.unuse(each.line, "CATEGORIES: without Latin letters")
    return [*names]


def _parents(desk: Desk, event: Foreign) -> Data:
    """Return the UIDs of the events of which this one is part."""
    found: dict[str, None] = {}
    for each in event.properties.get("RELATED-TO", ()):
        if each.params.get("RELTYPE", "PARENT").upper() == "PARENT":
            found[each.text] = None
        else:
            desk.notes.unuse(each.line, "RELATED-TO: not to a parent")
    return [*found]


def _url(desk: Desk, event: Foreign) -> Data:
    """Return the page of an event: of a meeting on the net, the address is not for everybody."""
    for each in (each for name in ("URL", "CONFERENCE") for each in event.properties.get(name, ())):
        link = each.written.strip()
        if not is_link(link):
            desk.notes.unuse(each.line, f"{each.name}: not a web address")
        elif prose.is_meeting(link):
            desk.notes.unuse(each.line, "the address of an online meeting")
        else:
            return link
    return None


def _note_rest(desk: Desk, event: Foreign) -> None:
    """Note the properties, components and lines that are not used."""
    for name, found in event.properties.items():
        for number, each in enumerate(found):
            is_again = number and name in ("SUMMARY", "DESCRIPTION", "LOCATION", "STATUS")
            is_usual = each.written.strip().upper() == _USUAL.get(name, name)
            if is_again or (name not in _TAKEN and name not in _HTML and not is_usual):
                desk.notes.unuse(each.line, name)
    for name in event.parts:
        desk.notes.unuse(event.line, name)
    for line, _ in event.broken:
        desk.notes.unuse(line, "a line that is not a property")
