"""Figures: numbers that somebody gives."""

from timeline.registry.event_parts import Figure
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
from timeline.time.dates import Point


def _period(part: Part[Figure]) -> Point | None:
    return part.it.period


FIGURES: Table[Part[Figure]] = Table(
    "figures",
    "One row a figure; two sources may give two.",
    lambda chronology: parts(chronology, lambda entry: entry.event.figures),
    (
        REGISTRY,
        EVENT_ID,
        NUMBER,
        Column("measure", Type.TEXT, "what is measured", "measure", lambda p: p.say(p.it.measure)),
        Column("value", Type.NUMBER, "how much", "value", lambda part: part.it.value, unit="unit"),
        Column("unit", Type.TEXT, "unit of the value", "unit", lambda part: part.it.unit),
        Column(
            "approximate",
            Type.FLAG,
            "whether it is only about right",
            "approximate",
            lambda part: part.it.approximate,
        ),
        *dates("period", "time for which it holds", "period", _period),
        SOURCE_ID,
    ),
    ("registry", "event_id", "number"),
    (OF_EVENT, OF_SOURCE),
)
