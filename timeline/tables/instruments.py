"""Instruments: the papers that were signed, and between whom."""

from collections.abc import Callable, Iterator

from timeline.chronology.chronology import Chronology, Entry
from timeline.registry.actions import Action
from timeline.registry.events import Signing, TreatyAction
from timeline.registry.instruments import Instrument, TreatyReference
from timeline.registry.vocabulary import Binding, InstrumentType
from timeline.tables.columns.event_parts import (
    ACTOR_KINDS,
    EVENT_ID,
    NUMBER,
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
    if isinstance(entry.event, Signing | TreatyAction):
        yield entry.event.instrument


def _parties(entry: Entry) -> Iterator[str]:
    for paper in _papers(entry):
        yield from dict.fromkeys(paper.parties)


def _references(entry: Entry) -> Iterator[TreatyReference]:
    for paper in _papers(entry):
        yield from paper.references


def _on(name: str) -> Callable[[Part[Instrument]], Point | None]:
    """Return the function that finds a date of an instrument."""

    def date(part: Part[Instrument]) -> Point | None:
        known: Point | None = getattr(part.it, name)
        return known

    return date


def _action(part: Part[Instrument]) -> Action | None:
    event = part.entry.event
    return event.action if isinstance(event, TreatyAction) else None


def _languages(part: Part[Instrument]) -> tuple[str, ...]:
    return part.it.languages


def _depositary(part: Part[Instrument]) -> str | None:
    return part.it.depositary


def _party(part: Part[str]) -> str:
    return part.it


def _country(part: Part[str]) -> str | None:
    return part.chronology.registry.country_of(part.it)


def _instruments(chronology: Chronology) -> Iterator[Part[Instrument]]:
    return parts(chronology, _papers)


INSTRUMENTS: Table[Part[Instrument]] = Table(
    "instruments",
    "One row an instrument, by the event of signing it or of an action on it; each party has a row "
    "in parties.",
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
        *dates("in_force", "when it came into force", "in_force", _on("in_force")),
        Column(
            "action",
            Type.WORD,
            "what is done to it, unless it is signed",
            "action",
            _action,
            words=tuple(Action),
        ),
        *actor("depositary", "the depositary", "depositary", _depositary),
        Column(
            "languages",
            Type.LIST,
            "languages of its authentic texts",
            "languages, BCP 47",
            _languages,
        ),
        *dates("adopted", "when its text was adopted", "adopted", _on("adopted")),
        *dates("ended", "when it ceased to be in force", "ended", _on("ended")),
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
REFERENCES: Table[Part[TreatyReference]] = Table(
    "references",
    "One row a number of an instrument in a series.",
    lambda chronology: parts(chronology, _references),
    (
        EVENT_ID,
        NUMBER,
        Column("scheme", Type.TEXT, "the series", "references", lambda part: part.it.scheme),
        Column("reference", Type.CODE, "number in it", "references", lambda part: part.it.number),
    ),
    ("event_id", "number"),
    (OF_EVENT,),
)
