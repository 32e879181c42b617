"""Outcomes: decisions and promises that are no events themselves."""

from timeline.registry.event_parts import Outcome
from timeline.tables.columns.event_parts import EVENT_ID, NUMBER, OF_EVENT, Part, dates, parts
from timeline.tables.table import REGISTRY, Column, Table, Type
from timeline.time.spans import Span, resolve


def _due(part: Part[Outcome]) -> Span | None:
    return resolve(part.it.due, part.entry.zone) if part.it.due else None


OUTCOMES: Table[Part[Outcome]] = Table(
    "outcomes",
    "One row an outcome.",
    lambda chronology: parts(chronology, lambda entry: entry.event.outcomes),
    (
        REGISTRY,
        EVENT_ID,
        NUMBER,
        Column(
            "outcome_text",
            Type.TEXT,
            "what is to come",
            "text",
            lambda part: part.say(part.it.text),
        ),
        Column(
            "outcome_topic", Type.TEXT, "topic of the outcome", "topic", lambda part: part.it.topic
        ),
        *dates("due", "when it is due", "due", _due),
    ),
    ("registry", "event_id", "number"),
    (OF_EVENT,),
)
