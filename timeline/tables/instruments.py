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
    OF_EVENT,
    Part,
    actor,
    actor_kind,
    country,
    dates,
    parts,
)
from timeline.tables.columns.event_rows import TITLE
from timeline.tables.columns.times import DAYS
from timeline.tables.table import REGISTRY, Column, ForeignKey, Table, Type
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
        REGISTRY,
        EVENT_ID,
        TITLE,
        *DAYS,
        Column(
            "instrument_type",
            Type.WORD,
            "what the paper calls itself",
            "instrument",
            lambda part: part.it.type,
            words=tuple(InstrumentType),
        ),
        Column(
            "instrument_title",
            Type.TEXT,
            "title of the paper",
            "instrument",
            lambda p: p.say(p.it.title),
        ),
        Column(
            "instrument_topic",
            Type.TEXT,
            "topic of the paper",
            "instrument",
            lambda part: part.it.topic,
        ),
        Column(
            "instrument_parties",
            Type.LIST,
            "parties to it, countries by alpha-3",
            "instrument",
            lambda part: part.it.parties,
        ),
        Column(
            "instrument_force",
            Type.WORD,
            "whether it binds in law",
            "instrument",
            lambda part: part.it.binding.force,
            words=tuple(binding.force for binding in Binding),
        ),
        Column(
            "instrument_unts",
            Type.CODE,
            "number in the UN Treaty Series",
            "instrument",
            lambda p: p.it.unts,
        ),
        Column(
            "instrument_url", Type.LINK, "page of the paper", "instrument", lambda part: part.it.url
        ),
        *dates("in_force", "when it came into force", "in_force", _on("in_force")),
        Column(
            "treaty_action",
            Type.WORD,
            "what is done to a treaty",
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
    ("registry", "event_id"),
    (OF_EVENT,),
)
PARTIES: Table[Part[str]] = Table(
    "parties",
    "One row a party to an instrument.",
    lambda chronology: parts(chronology, _parties),
    (
        REGISTRY,
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
        *country("party", "party", "organizations", _country),
    ),
    ("registry", "event_id", "party_id"),
    (OF_EVENT, ForeignKey("party_iso3", "countries", "country_iso3")),
)
REFERENCES: Table[Part[TreatyReference]] = Table(
    "references",
    "One row a number of an instrument in a series.",
    lambda chronology: parts(chronology, _references),
    (
        REGISTRY,
        EVENT_ID,
        NUMBER,
        Column("scheme", Type.TEXT, "the series", "references", lambda part: part.it.scheme),
        Column("reference", Type.CODE, "number in it", "references", lambda part: part.it.number),
    ),
    ("registry", "event_id", "number"),
    (OF_EVENT,),
)
