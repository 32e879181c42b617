"""Comma-separated values: one row an event or occurrence, for spreadsheets (RFC 4180)."""

import csv
import io
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import NamedTuple

from timeline import wording
from timeline.choices import USUAL, Choices
from timeline.chronology import Chronology, Entry
from timeline.dates import Mark, Precision, Shape
from timeline.details import Instrument
from timeline.directory import Place
from timeline.events import own_fields
from timeline.formats import Rendered
from timeline.spans import Span, edtf, instant
from timeline.vocabulary import Binding, Role

SUMMARY = "table of the events, one row each"
EXPANDS = True

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_FORCE = {Binding.YES: "binding", Binding.NO: "non_binding", Binding.UNKNOWN: "unknown"}
"""Words for yes and no, which some programs take for booleans."""
Cell = str | int | float | None


class Row(NamedTuple):
    """What the columns are made from."""

    chronology: Chronology
    entry: Entry
    own: dict[str, object]


class Column(NamedTuple):
    """A column: its name, what it means, and its cell for an event. Names and order are kept."""

    name: str
    meaning: str
    cell: Callable[[Row], Cell]


def render(chronology: Chronology, _choices: Choices = USUAL) -> Rendered:
    """Return the table in UTF-8 with a byte order mark, which Excel needs, and CRLF line ends.

    A text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, "CSV
    Injection"). Lists are joined with semicolons. Empty means that nothing is known.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([column.name for column in COLUMNS])
    for entry in chronology.entries:
        row = Row(chronology, entry, dict(own_fields(entry.event)))
        writer.writerow([_guarded(column.cell(row)) for column in COLUMNS])
    return Rendered(text.getvalue().encode("utf-8-sig"))


def _guarded(cell: Cell) -> Cell:
    if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS):
        return f"'{cell}"
    return cell


def _list(items: Iterable[str]) -> str:
    return ";".join(item.replace(";", ",") for item in items)


def _edtf(span: Span) -> str:
    """Return EDTF with a prefix: spreadsheets would make 2023-07 the first day of July."""
    text = edtf(span)
    return f"edtf:{text}" if text else ""


def _utc(moment: datetime | None) -> str:
    return f"{instant(moment).replace(tzinfo=None).isoformat()}Z" if moment else ""


def _clock(moment: datetime | None) -> str:
    return moment.time().isoformat() if moment else ""


def _offset(row: Row) -> str:
    return wording.offset(row.entry.span.start) if row.entry.span.start else ""


def _zone(moment: datetime | None) -> str:
    return str(moment.tzinfo) if moment else ""


def _part(row: Row, index: int) -> str:
    points = row.entry.span.when.points if row.entry.span.when else ()
    return points[index].part or "" if len(points) > index else ""


def _precision(row: Row) -> str:
    """Return the unit in which the time is known: the coarsest, if the two ends differ."""
    span = row.entry.span
    if span.when is None:
        return "during"
    if span.when.shape not in (Shape.AT, Shape.RANGE):
        return span.when.shape
    if span.is_timed:
        return "minute"
    if span.when.points[0].part:
        return "day_part"
    known = {point.precision for point in span.when.points}
    return max(known, key=list(Precision).index)


def _certainty(row: Row) -> str:
    when = row.entry.span.when
    if when is None or not when.points:
        return ""
    marks = {point.mark for point in when.points}
    about = marks & {Mark.APPROXIMATE, Mark.BOTH}
    doubtful = marks & {Mark.UNCERTAIN, Mark.BOTH}
    return "_".join(["approximate"] * bool(about) + ["uncertain"] * bool(doubtful)) or "exact"


def _weekday(row: Row) -> str:
    span = row.entry.span
    return f"{span.first_day:%A}" if span.starts_on_a_day and span.first_day else ""


def _year(row: Row) -> Cell:
    day = row.entry.span.earliest or row.entry.span.latest
    return day.year if day else None


def _of_role(row: Row, role: Role) -> str:
    codes = [who.country for who in row.entry.participants if role in who.roles and who.country]
    return _list(dict.fromkeys(codes))


def _roles(row: Row) -> str:
    return _list(f"{who.ref}:{'+'.join(who.roles)}" for who in row.entry.participants)


def _count(name: str) -> Callable[[Row], Cell]:
    return lambda row: len(getattr(row.entry.event, name))


def _word(name: str) -> Callable[[Row], Cell]:
    """Return what gives the cell of a field that only some kinds have."""

    def cell(row: Row) -> Cell:
        value = row.own.get(name)
        if isinstance(value, dict):
            return row.chronology.say(value)
        return value if isinstance(value, str | int) else None

    return cell


def _of_instrument(cell: Callable[[Row, Instrument], Cell]) -> Callable[[Row], Cell]:
    def of_row(row: Row) -> Cell:
        instrument = row.own.get("instrument")
        return cell(row, instrument) if isinstance(instrument, Instrument) else None

    return of_row


def _of_place(cell: Callable[[Row, Place], Cell]) -> Callable[[Row], Cell]:
    return lambda row: cell(row, row.entry.place) if row.entry.place else None


def _venue(row: Row, place: Place) -> Cell:
    return row.chronology.say(place.name) if place.city or not place.country else None


def _city(row: Row, place: Place) -> Cell:
    city = place.city or (place.name if place.country else None)
    return row.chronology.say(city) if city else None


def _first_published(row: Row) -> str:
    known = [source.published for _, source in row.entry.sources if source.published]
    days = [point.first for point in known if point.precision is Precision.DAY]
    return str(min(days, default=""))


def _codes(row: Row) -> str:
    codes = row.entry.event.codes
    return _list(f"{name}:{code}" for name, code in codes or () if code)


def _text(row: Row, text: str | dict[str, str] | None) -> str:
    return row.chronology.say(text) if text else ""


COLUMNS = (
    Column("event_id", "id of the event in its registry, for ever", lambda r: r.entry.id),
    Column("uid", "id of the event anywhere, as in the calendar", lambda r: r.entry.uid),
    Column(
        "occurrence", "day on which it was due, if it repeats", lambda r: str(r.entry.due or "")
    ),
    Column("kind", "kind of event", lambda r: r.entry.event.kind),
    Column("label", "what an event of the kind other is", _word("label")),
    Column("title", "title", lambda r: r.entry.title),
    Column("status", "where the event stands", lambda r: r.entry.status),
    Column(
        "parent_id", "first event of which it is part", lambda r: next(iter(r.entry.parents), "")
    ),
    Column("parent_ids", "all events of which it is part", lambda r: _list(r.entry.parents)),
    Column("depth", "number of events above it", lambda r: r.entry.depth),
    Column(
        "when_edtf",
        "time in EDTF (ISO 8601-2), behind edtf: so that spreadsheets leave it alone",
        lambda r: _edtf(r.entry.span),
    ),
    Column("when_as_stated", "time as stated", lambda r: _text(r, r.entry.event.as_stated)),
    Column(
        "date_earliest", "first local day it may touch", lambda r: str(r.entry.span.earliest or "")
    ),
    Column("date_latest", "last local day it may touch", lambda r: str(r.entry.span.latest or "")),
    Column("year", "year of date_earliest, else of date_latest", _year),
    Column(
        "date_precision",
        "minute, day_part, day, month, quarter, year, during, after, before or unknown",
        _precision,
    ),
    Column("date_certainty", "exact, approximate, uncertain or approximate_uncertain", _certainty),
    Column("weekday", "weekday of its first day", _weekday),
    Column("duration_days", "days it touches", lambda r: r.entry.span.days),
    Column("time_local", "local clock time of the start", lambda r: _clock(r.entry.span.start)),
    Column("end_time_local", "local clock time of the end", lambda r: _clock(r.entry.span.end)),
    Column("timezone", "IANA time zone of time_local", lambda r: _zone(r.entry.span.start)),
    Column("end_timezone", "that of end_time_local", lambda r: _zone(r.entry.span.end)),
    Column("utc_offset", "offset of time_local from UTC", _offset),
    Column("day_part", "part of the first day, where that is all", lambda r: _part(r, 0)),
    Column("end_day_part", "part of the last day", lambda r: _part(r, 1)),
    Column("start_utc", "start in UTC (ISO 8601)", lambda r: _utc(r.entry.span.start)),
    Column("end_utc", "end in UTC (ISO 8601)", lambda r: _utc(r.entry.span.end)),
    Column("visit_level", "level of a visit", _word("level")),
    Column("format", "format of talks, roundtables and conferences", _word("format")),
    Column("series", "series of a conference", _word("series")),
    Column("edition", "number in the series", _word("edition")),
    Column("relation", "what relations were raised to", _word("relation")),
    Column(
        "track",
        "track 1, track 1.5 or track 2",
        lambda r: f"track {r.entry.track}" if r.entry.track else "",
    ),
    Column("host_iso3", "countries of the hosts", lambda r: _of_role(r, Role.HOST)),
    Column("guest_iso3", "countries of the guests", lambda r: _of_role(r, Role.GUEST)),
    Column("countries_iso3", "all countries concerned", lambda r: _list(r.entry.countries)),
    Column(
        "participants",
        "names of people, organizations and countries",
        lambda r: _list(who.name for who in r.entry.participants),
    ),
    Column("participant_roles", "id:role+role of each", _roles),
    Column("n_participants", "number of participants", lambda r: len(r.entry.participants)),
    Column("venue", "building or the like", _of_place(_venue)),
    Column("city", "city", _of_place(_city)),
    Column("country_iso3", "country of the place", _of_place(lambda _, place: place.country)),
    Column("latitude", "degrees north", _of_place(lambda _, place: place.geo and place.geo[0])),
    Column("longitude", "degrees east", _of_place(lambda _, place: place.geo and place.geo[1])),
    Column("instrument_type", "what the paper calls itself", _of_instrument(lambda _, it: it.type)),
    Column(
        "instrument_title", "title of the paper", _of_instrument(lambda r, it: _text(r, it.title))
    ),
    Column("instrument_parties", "parties to it", _of_instrument(lambda _, it: _list(it.parties))),
    Column(
        "instrument_force",
        "binding, non_binding or unknown",
        _of_instrument(lambda _, it: _FORCE[it.binding]),
    ),
    Column(
        "instrument_unts", "number in the UN Treaty Series", _of_instrument(lambda _, it: it.unts)
    ),
    Column("topics", "topics", lambda r: _list(r.entry.topics)),
    Column("times_moved", "how often it was moved", lambda r: len(r.entry.moves)),
    Column(
        "first_planned",
        "when it was to be at first, in EDTF",
        lambda r: _edtf(r.entry.moves[0][1]) if r.entry.moves else "",
    ),
    Column("n_outcomes", "number of outcomes", _count("outcomes")),
    Column("n_figures", "number of figures", _count("figures")),
    Column("n_statements", "number of statements", _count("statements")),
    Column("n_disagreements", "number of disagreements of sources", _count("also_reported")),
    Column("codes", "codes in other data sets", _codes),
    Column("confidence", "1 to 5", lambda r: r.entry.confidence),
    Column("description", "description", lambda r: _text(r, r.entry.event.description)),
    Column("url", "page of the event", lambda r: r.entry.event.url or ""),
    Column("source_ids", "sources", lambda r: _list(ref for ref, _ in r.entry.sources)),
    Column(
        "source_urls",
        "their addresses, joined with blanks",
        lambda r: " ".join(source.url for _, source in r.entry.sources if source.url),
    ),
    Column("n_sources", "number of sources", lambda r: len(r.entry.sources)),
    Column("first_published", "day of the earliest source", _first_published),
)
"""All columns, in the order in which they are written."""
