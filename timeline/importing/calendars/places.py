"""Where an event of a calendar is: a place that the registry knows, or a new one."""

from timeline.ical.foreign import Foreign
from timeline.ical.properties import first
from timeline.importing import prose
from timeline.importing.calendars.desk import Desk
from timeline.reading.yaml import Data
from timeline.registry.countries import UNKNOWN
from timeline.registry.links import is_link
from timeline.registry.texts import LONGEST_LINE
from timeline.text import clipped

_APPLE = "X-APPLE-STRUCTURED-LOCATION"
_NORTH, _EAST = 90, 180


def place_of(desk: Desk, event: Foreign) -> Data:
    """Return the id of the place of an event, and note what is not known of a new one."""
    found = first(event.properties, "LOCATION")
    said, dropped = prose.public(" ".join(event.place.split()))
    name = clipped(said, LONGEST_LINE)
    if found:
        for what in dropped:
            desk.notes.unuse(found.line, f"LOCATION: {what}")
    geo = _geo(event)
    if not name or found is None:
        if each := first(event.properties, "GEO"):
            desk.notes.unuse(each.line, "GEO: of no place with a name")
        return None
    if id := desk.context.directory.find("places", name):
        return id
    if is_link(name):
        return desk.context.directory.named("places", name, {"type": "online", "url": name})
    country = desk.context.country or UNKNOWN
    if country == UNKNOWN:
        said = f'the place "{name}" has no country yet; --country gives new places one'
        desk.notes.ask(found.line, said)
    entry: dict[str, Data] = {"country": country, **({"geo": geo} if geo else {})}
    return desk.context.directory.named("places", name, entry)


def _geo(event: Foreign) -> Data:
    """Return latitude and longitude, if the event has them."""
    geo = first(event.properties, "GEO") or first(event.properties, _APPLE)
    numbers = geo.written.removeprefix("geo:").replace(",", ";").split(";") if geo else []
    try:
        north, east = (float(number) for number in numbers[:2])
    except ValueError:
        return None
    if not (abs(north) <= _NORTH and abs(east) <= _EAST):
        return None
    return [number.strip() for number in numbers[:2]]


def zone_of_place(desk: Desk, id: str) -> str:
    """Return the time zone of a place that the registry knows, empty if it has none."""
    known = desk.context.directory.known["places"].get(id)
    zone = known.get("timezone") if isinstance(known, dict) else None
    return zone if isinstance(zone, str) else ""
