"""Places of events: an event with several has a row for each."""

from collections.abc import Iterator

from timeline.chronology.chronology import Chronology
from timeline.tables.columns.event_parts import EVENT_ID, NUMBER, OF_EVENT, Part, parts
from timeline.tables.table import REGISTRY, Column, ForeignKey, Table, Type


def _ids(chronology: Chronology) -> Iterator[Part[str]]:
    return parts(chronology, lambda entry: chronology.registry.place_ids_of(entry.event))


EVENT_PLACES: Table[Part[str]] = Table(
    "event_places",
    "One row a place of an event, the main one first.",
    _ids,
    (
        REGISTRY,
        EVENT_ID,
        NUMBER,
        Column("place_id", Type.TEXT, "id of the place", "places", lambda part: part.it),
    ),
    ("registry", "event_id", "number"),
    (OF_EVENT, ForeignKey("place_id", "places", "place_id")),
)
