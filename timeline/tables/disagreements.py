"""Disagreements: values that other sources report for a field of an event."""

import json

from timeline.registry.event_parts import Report
from timeline.tables.columns.event_parts import (
    EVENT_ID,
    NUMBER,
    OF_EVENT,
    OF_SOURCE,
    SOURCE_ID,
    Part,
    parts,
)
from timeline.tables.table import REGISTRY, Column, Table, Type


def _value(part: Part[Report]) -> str:
    """Return a text as it stands, and any other value as JSON."""
    value = part.it.value
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


DISAGREEMENTS: Table[Part[Report]] = Table(
    "disagreements",
    "One row a field of which another source says otherwise.",
    lambda chronology: parts(chronology, lambda entry: entry.event.also_reported),
    (
        REGISTRY,
        EVENT_ID,
        NUMBER,
        Column("field", Type.TEXT, "field of the event", "field", lambda part: part.it.field),
        Column(
            "reported_value",
            Type.TEXT,
            "what the source says; lists and the like in JSON",
            "value",
            _value,
        ),
        SOURCE_ID,
    ),
    ("registry", "event_id", "number"),
    (OF_EVENT, OF_SOURCE),
)
