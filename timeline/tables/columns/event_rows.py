"""An event or occurrence as a row, and the columns that identify it and its place."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from timeline.chronology.chronology import Chronology, Entry
from timeline.registry.countries import ever_alpha_2
from timeline.registry.directory import Place
from timeline.registry.events import own_fields
from timeline.registry.vocabulary import Attendance, PlaceType, Status
from timeline.tables.columns.event_parts import OfEvent
from timeline.tables.table import Cell, Column, Type
from timeline.time.dates import Precision


class Row(NamedTuple):
    """An event or occurrence, with the fields of its kind alone."""

    chronology: Chronology
    entry: Entry
    own: dict[str, object]


def rows(chronology: Chronology, entries: Iterable[Entry]) -> Iterable[Row]:
    """Yield a row for each event or occurrence."""
    return (Row(chronology, entry, dict(own_fields(entry.event))) for entry in entries)


def said(row: OfEvent, text: str | dict[str, str] | None) -> str:
    """Return a text of the registry, if there is one."""
    return row.chronology.say(text) if text else ""


def alpha_2s(codes: Iterable[str]) -> tuple[str, ...]:
    """Return the alpha-2 codes of countries, one for each."""
    return tuple(map(ever_alpha_2, codes))


def first_published(entry: Entry) -> date | None:
    """Return the earliest day on which a source was published, if any is known."""
    known = [source.published for _, source in entry.sources if source.published]
    days = [point.first for point in known if point.precision is Precision.DAY]
    return min(days, default=None)


def _of_place(cell: Callable[[Row, Place], Cell]) -> Callable[[Row], Cell]:
    return lambda row: cell(row, row.entry.place) if row.entry.place else None


def _venue(row: Row, place: Place) -> Cell:
    is_venue = place.kind in (PlaceType.VENUE, PlaceType.ONLINE)
    return said(row, place.name) if is_venue else None


def region(chronology: Chronology, place: Place) -> str:
    """Return the region of a place, which may be the place itself."""
    name = place.region or (place.name if place.kind is PlaceType.REGION else None)
    return chronology.say(name) if name else ""


OCCURRENCE: Column[Row] = Column(
    "occurrence",
    Type.DATE,
    "day on which it was due, if it repeats",
    "repeats",
    lambda r: r.entry.due,
)
TITLE: Column[OfEvent] = Column(
    "title", Type.TEXT, "title", "title", lambda r: said(r, r.entry.event.title)
)
SHORT_TITLE: Column[Row] = Column(
    "short_title",
    Type.TEXT,
    "title where there is little room, as in a calendar",
    "short",
    lambda r: said(r, r.entry.event.short),
)
STATUS: Column[OfEvent] = Column(
    "status",
    Type.WORD,
    "where the event stands",
    "status",
    lambda r: r.entry.status,
    words=tuple(Status),
)
PLACE_ID: Column[Row] = Column(
    "place_id",
    Type.TEXT,
    "id of the place",
    "places",
    lambda r: r.chronology.registry.place_id_of(r.entry.event),
)
WHERE: tuple[Column[Row], ...] = (
    PLACE_ID,
    Column("venue", Type.TEXT, "building or the like", "places", _of_place(_venue)),
    Column("city", Type.TEXT, "city", "places", _of_place(lambda r, place: said(r, place.town))),
    Column(
        "place_iso3",
        Type.CODE,
        "country of the place, alpha-3",
        "places, ISO 3166-1",
        _of_place(lambda _, place: place.country),
    ),
    Column(
        "place_iso2",
        Type.CODE,
        "the same, alpha-2",
        "places, ISO 3166-1",
        _of_place(lambda _, place: ever_alpha_2(place.country) if place.country else None),
    ),
    Column(
        "latitude",
        Type.NUMBER,
        "latitude of the place, north positive",
        "places",
        _of_place(lambda _, place: place.geo and place.geo[0]),
        unit="degrees",
    ),
    Column(
        "longitude",
        Type.NUMBER,
        "longitude of the place, east positive",
        "places",
        _of_place(lambda _, place: place.geo and place.geo[1]),
        unit="degrees",
    ),
)
MORE_WHERE: tuple[Column[Row], ...] = (
    Column(
        "place_ids",
        Type.LIST,
        "ids of all places; the first is the main one, of which the other columns tell",
        "place",
        lambda r: r.chronology.registry.place_ids_of(r.entry.event),
    ),
    Column(
        "place_type",
        Type.WORD,
        "what the place is",
        "places",
        _of_place(lambda _, place: place.kind),
        words=tuple(PlaceType),
    ),
    Column(
        "region",
        Type.TEXT,
        "region of the place",
        "places",
        _of_place(lambda r, place: region(r.chronology, place)),
    ),
    Column(
        "attendance",
        Type.WORD,
        "whether people came in person, met on the net, or both",
        "attendance",
        lambda r: r.entry.event.attendance,
        words=tuple(Attendance),
    ),
)
"""Columns on the place that came later, and so stand last."""
