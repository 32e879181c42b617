"""Statements: the words of each speaker, or their sense."""

from timeline.registry.event_parts import Statement
from timeline.registry.vocabulary import StatementKind
from timeline.tables.columns.event_parts import (
    EVENT_ID,
    NUMBER,
    OF_EVENT,
    OF_SOURCE,
    SOURCE_ID,
    Part,
    actor,
    parts,
)
from timeline.tables.table import REGISTRY, Column, Table, Type


def _by(part: Part[Statement]) -> str:
    return part.it.by


def _on_behalf_of(part: Part[Statement]) -> str | None:
    return part.it.on_behalf_of


STATEMENTS: Table[Part[Statement]] = Table(
    "statements",
    "One row a statement.",
    lambda chronology: parts(chronology, lambda entry: entry.event.statements),
    (
        REGISTRY,
        EVENT_ID,
        NUMBER,
        Column(
            "statement_kind",
            Type.WORD,
            "the very words, or their sense",
            "kind",
            lambda part: part.it.kind,
            words=tuple(StatementKind),
        ),
        Column(
            "statement_text",
            Type.TEXT,
            "what was said",
            "text",
            lambda part: part.say(part.it.text),
        ),
        Column(
            "statement_language",
            Type.CODE,
            "language of the words",
            "language, BCP 47",
            lambda p: p.it.language,
        ),
        *actor("by", "who said it", "by", _by),
        *actor("on_behalf_of", "for whom they spoke", "on_behalf_of", _on_behalf_of),
        SOURCE_ID,
    ),
    ("registry", "event_id", "number"),
    (OF_EVENT, OF_SOURCE),
)
