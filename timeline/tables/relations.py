"""Relations between events: each part with the event that it is part of."""

from collections.abc import Iterator

from timeline.chronology.chronology import Chronology
from timeline.tables.columns.event_parts import EVENT_ID, NUMBER, OF_EVENT, Part, parts
from timeline.tables.table import REGISTRY, Column, ForeignKey, Table, Type


def _parents(chronology: Chronology) -> Iterator[Part[str]]:
    """Yield each event with each of its parents that is in the table too."""
    shown = {entry.id for entry in chronology.events}
    every = parts(chronology, lambda entry: dict.fromkeys(entry.parents))
    return (part for part in every if part.it in shown)


RELATIONS: Table[Part[str]] = Table(
    "relations",
    "One row an event of the table of which another one is part.",
    _parents,
    (
        REGISTRY,
        EVENT_ID,
        NUMBER,
        Column(
            "relation_kind",
            Type.WORD,
            "how they are related",
            "part_of",
            lambda _: "part_of",
            words=("part_of",),
        ),
        Column("other_id", Type.TEXT, "id of the other event", "part_of", lambda part: part.it),
    ),
    ("registry", "event_id", "number"),
    (OF_EVENT, ForeignKey("other_id", "events", "event_id")),
)
