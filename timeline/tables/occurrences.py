"""Occurrences: the days of events that repeat."""

from timeline.columns import Link, Table
from timeline.tables.entry import EVENT_ID, OCCURRENCE, STATUS, TITLE, WHERE, Row, rows
from timeline.tables.times import WHEN

OCCURRENCES: Table[Row] = Table(
    "occurrences",
    "One row an occurrence of an event that repeats.",
    lambda chronology: rows(chronology, (each for each in chronology.entries if each.due)),
    (EVENT_ID, OCCURRENCE, TITLE, STATUS, *WHEN, *WHERE),
    ("event_id", "occurrence"),
    (Link("event_id", "events", "event_id"), Link("place_id", "places", "place_id")),
)
