"""Instruments: the papers that were signed, and between whom."""

from collections.abc import Iterator

from timeline.chronology.chronology import Chronology, Entry
from timeline.registry.events import Signing
from timeline.registry.parts import Instrument
from timeline.registry.vocabulary import Binding, InstrumentType
from timeline.tables.columns.parts import (
    ACTOR_KINDS,
    EVENT_ID,
    OF_COUNTRY,
    OF_EVENT,
    Part,
    actor,
    actor_kind,
    country,
    dates,
    parts,
)
from timeline.tables.table import Column, Table, Type
from timeline.time.dates import Point


def _papers(entry: Entry) -> Iterator[Instrument]:
    if isinstance(entry.event, Signing):
        yield entry.event.instrument


def _parties(entry: Entry) -> Iterator[str]:
    for paper in _papers(entry):
        yield from dict.fromkeys(paper.parties)


def _in_force(part: Part[Instrument]) -> Point | None:
    return part.it.in_force


def _party(part: Part[str]) -> str:
    return part.it


def _country(part: Part[str]) -> str | None:
    return part.chronology.registry.country_of(part.it)


def _instruments(chronology: Chronology) -> Iterator[Part[Instrument]]:
    return parts(chronology, _papers)


INSTRUMENTS: Table[Part[Instrument]] = Table(
    "instruments",
    "One row an instrument, by the event of signing it; each party has a row in parties.",
    _instruments,
    (
        EVENT_ID,
        Column(
            "type",
            Type.WORD,
            "what the paper calls itself",
            "type",
            lambda part: part.it.type,
            words=tuple(InstrumentType),
        ),
        Column("title", Type.TEXT, "title of the paper", "title", lambda p: p.say(p.it.title)),
        Column("topic", Type.TEXT, "topic", "topic", lambda part: part.it.topic),
        Column("parties", Type.LIST, "ids of the parties", "parties", lambda part: part.it.parties),
        Column(
            "force",
            Type.WORD,
            "whether it binds in law",
            "binding",
            lambda part: part.it.binding.force,
            words=tuple(binding.force for binding in Binding),
        ),
        Column("unts", Type.CODE, "number in the UN Treaty Series", "unts", lambda p: p.it.unts),
        Column("url", Type.LINK, "page of the paper", "url", lambda part: part.it.url),
        *dates("in_force", "when it came into force", "in_force", _in_force),
    ),
    ("event_id",),
    (OF_EVENT,),
)
PARTIES: Table[Part[str]] = Table(
    "parties",
    "One row a party to an instrument.",
    lambda chronology: parts(chronology, _parties),
    (
        EVENT_ID,
        *actor("party", "the party", "parties", _party),
        Column(
            "party_kind",
            Type.WORD,
            "what the party is",
            "organizations",
            lambda part: actor_kind(part.chronology, part.it),
            words=ACTOR_KINDS[1:],
        ),
        *country("country", _country),
    ),
    ("event_id", "party_id"),
    (OF_EVENT, OF_COUNTRY),
)
