"""Moves: the earlier dates of events that were moved."""

from timeline.registry.event_parts import Move
from timeline.tables.columns.event_parts import (
    EVENT_ID,
    NUMBER,
    OF_EVENT,
    OF_SOURCE,
    SOURCE_ID,
    Part,
    dates,
    parts,
)
from timeline.tables.table import REGISTRY, Column, Table, Type
from timeline.time.spans import Span


def _planned(part: Part[Move]) -> Span:
    return part.entry.moves[part.number - 1][1]


_KNOWN: Column[Part[Move]] = Column(
    "known",
    Type.DATE,
    "day on which it was said that it would not be then",
    "known",
    lambda part: part.it.known,
)
MOVES: Table[Part[Move]] = Table(
    "moves",
    "One row a time for which an event was planned before, the first first.",
    lambda chronology: parts(chronology, lambda entry: entry.event.was),
    (
        REGISTRY,
        EVENT_ID,
        NUMBER,
        Column(
            "move_reason", Type.TEXT, "why it was moved", "reason", lambda p: p.say(p.it.reason)
        ),
        *dates("planned", "when it was to be", "was", _planned),
        SOURCE_ID,
        _KNOWN,
    ),
    ("registry", "event_id", "number"),
    (OF_EVENT, OF_SOURCE),
)
