"""Occurrences: the days of events that repeat."""

from timeline.tables.columns.event_parts import EVENT_ID
from timeline.tables.columns.event_rows import OCCURRENCE, STATUS, TITLE, WHERE, Row, rows
from timeline.tables.columns.times import WHEN
from timeline.tables.table import REGISTRY, ForeignKey, Table

OCCURRENCES: Table[Row] = Table(
    "occurrences",
    "One row an occurrence of an event that repeats.",
    lambda chronology: rows(chronology, (each for each in chronology.entries if each.due)),
    (REGISTRY, EVENT_ID, OCCURRENCE, TITLE, STATUS, *WHEN, *WHERE),
    ("registry", "event_id", "occurrence"),
    (ForeignKey("event_id", "events", "event_id"), ForeignKey("place_id", "places", "place_id")),
)
