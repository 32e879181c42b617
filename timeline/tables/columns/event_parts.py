"""A part of an event as a row, and the columns that such rows share."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Generic, NamedTuple, Protocol, TypeVar

from timeline.chronology.chronology import Chronology, Entry
from timeline.registry.countries import ever_alpha_2
from timeline.tables.edtf import edtf, edtf_date
from timeline.tables.table import Column, ForeignKey, Type
from timeline.time.dates import Point
from timeline.time.spans import Span

Held_co = TypeVar("Held_co", covariant=True)


class Part(NamedTuple, Generic[Held_co]):
    """A part of an event, such as a figure, and its number among those of its sort, from 1."""

    chronology: Chronology
    entry: Entry
    number: int
    it: Held_co

    def say(self, text: str | dict[str, str] | None) -> str:
        """Return a text of the registry, if there is one."""
        return self.chronology.say(text) if text else ""


def parts(
    chronology: Chronology, of: Callable[[Entry], Iterable[Held_co]]
) -> Iterator[Part[Held_co]]:
    """Yield the parts of one sort of all events, in order."""
    for entry in chronology.events:
        for number, it in enumerate(of(entry), 1):
            yield Part(chronology, entry, number, it)


class OfEvent(Protocol):
    """An item of a table that belongs to an event."""

    @property
    def chronology(self) -> Chronology:
        """The chronology."""
        ...

    @property
    def entry(self) -> Entry:
        """The event, or an occurrence of it."""
        ...


EVENT_ID: Column[OfEvent] = Column(
    "event_id",
    Type.TEXT,
    "id of the event in its registry, for ever",
    "key of the event",
    lambda it: it.entry.id,
)
NUMBER: Column[Part[object]] = Column(
    "number", Type.INTEGER, "place among those of the event, from 1", "order", lambda p: p.number
)


class Sourced(Protocol):
    """A part with a source of its own."""

    @property
    def source(self) -> str | None:
        """The id of the source."""
        ...


SOURCE_ID: Column[Part[Sourced]] = Column(
    "source_id", Type.TEXT, "id of the source", "sources", lambda part: part.it.source
)
OF_SOURCE = ForeignKey("source_id", "sources", "source_id")
OF_EVENT = ForeignKey("event_id", "events", "event_id")


def actor(
    name: str, meaning: str, field: str, ref: Callable[[Part[Held_co]], str | None]
) -> tuple[Column[Part[Held_co]], Column[Part[Held_co]]]:
    """Return the columns of the id and the name of a person, organization or country."""

    def named(part: Part[Held_co]) -> str:
        known = ref(part)
        return part.chronology.name(known, part.entry.span.day) if known else ""

    return (
        Column(f"{name}_id", Type.TEXT, f"id of {meaning}, a country's alpha-3", field, ref),
        Column(f"{name}_name", Type.TEXT, f"name of {meaning}", "name", named),
    )


def country(
    name: str, whose: str, field: str, code: Callable[[Part[Held_co]], str | None]
) -> tuple[Column[Part[Held_co]], Column[Part[Held_co]]]:
    """Return the columns of the codes of somebody's country."""
    return (
        Column(
            f"{name}_iso3",
            Type.CODE,
            f"country of the {whose}, alpha-3",
            f"{field}, ISO 3166-1",
            code,
        ),
        Column(
            f"{name}_iso2",
            Type.CODE,
            "the same, alpha-2",
            f"{field}, ISO 3166-1",
            lambda part: ever_alpha_2(known) if (known := code(part)) else None,
        ),
    )


def actor_kind(chronology: Chronology, ref: str) -> str:
    """Return whether an actor is a person, an organization or a country."""
    if ref in chronology.registry.people:
        return "person"
    return "organization" if ref in chronology.registry.organizations else "country"


ACTOR_KINDS = ("person", "organization", "country")


def dates(
    name: str, meaning: str, field: str, when: Callable[[Part[Held_co]], Point | Span | None]
) -> tuple[Column[Part[Held_co]], Column[Part[Held_co]], Column[Part[Held_co]]]:
    """Return the columns of a date that may be vague: in EDTF, its first day and its last."""

    def text(part: Part[Held_co]) -> str:
        known = when(part)
        if known is None:
            return ""
        return edtf(known) if isinstance(known, Span) else edtf_date(known)

    def first(part: Part[Held_co]) -> date | None:
        known = when(part)
        return known.earliest if isinstance(known, Span) else known.first if known else None

    def last(part: Part[Held_co]) -> date | None:
        known = when(part)
        return known.latest if isinstance(known, Span) else known.last if known else None

    return (
        Column(f"{name}_edtf", Type.EDTF, f"{meaning}, in EDTF", f"{field}, ISO 8601-2", text),
        Column(f"{name}_earliest", Type.DATE, "first day that it may mean", field, first),
        Column(f"{name}_latest", Type.DATE, "last day that it may mean", field, last),
    )
