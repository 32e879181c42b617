"""Topics of events: an event with several has a row for each."""

from timeline.tables.columns.event_parts import EVENT_ID, NUMBER, OF_EVENT, Part, parts
from timeline.tables.table import REGISTRY, Column, Table, Type

TOPICS: Table[Part[str]] = Table(
    "topics",
    "One row a topic of an event, also of the paper signed.",
    lambda chronology: parts(chronology, lambda entry: entry.topics),
    (
        REGISTRY,
        EVENT_ID,
        NUMBER,
        Column("topic", Type.TEXT, "topic", "topics, instrument", lambda part: part.it),
    ),
    ("registry", "event_id", "topic"),
    (OF_EVENT,),
)
