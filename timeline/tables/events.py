"""Events: one row each, or one row for each occurrence of those that repeat."""

from collections.abc import Callable
from dataclasses import replace

from timeline.chronology.chronology import Chronology
from timeline.chronology.options import Choices
from timeline.diagnostics.findings import TimelineError
from timeline.registry.events import KINDS
from timeline.registry.vocabulary import Audience, Role
from timeline.tables.columns.event_parts import EVENT_ID
from timeline.tables.columns.event_rows import (
    MORE_WHERE,
    OCCURRENCE,
    SHORT_TITLE,
    STATUS,
    TITLE,
    WHERE,
    Row,
    alpha_2s,
    first_published,
    rows,
    said,
)
from timeline.tables.columns.kind_fields import LABEL, MORE_OF_INSTRUMENTS, OF_INSTRUMENTS, OF_KINDS
from timeline.tables.columns.times import SAID, WHEN, desk
from timeline.tables.edtf import edtf
from timeline.tables.table import REGISTRY, Column, ForeignKey, Table, Type


def _of_role(role: Role) -> Callable[[Row], tuple[str, ...]]:
    def codes(row: Row) -> tuple[str, ...]:
        taking_part = row.entry.participants
        known = [who.country for who in taking_part if role in who.roles and who.country]
        return tuple(dict.fromkeys(known))

    return codes


_hosts, _guests = _of_role(Role.HOST), _of_role(Role.GUEST)


def _count(what: str, field: str) -> Column[Row]:
    def cell(row: Row) -> int:
        return len(getattr(row.entry.event, field))

    return Column(f"n_{what.split(maxsplit=1)[0]}", Type.INTEGER, f"number of {what}", field, cell)


def _codes(row: Row) -> tuple[str, ...]:
    codes = row.entry.event.codes
    return tuple(f"{name}:{code}" for name, code in codes or () if code)


def _rule(row: Row) -> str | None:
    repeated = row.entry.series
    if repeated is None:
        return None
    until = repeated.repeats.until
    return (
        f"{repeated.rule};UNTIL={until.isoformat().replace('-', '')}"
        if until
        else str(repeated.rule)
    )


_WHAT: tuple[Column[Row], ...] = (
    Column(
        "kind", Type.WORD, "kind of event", "kind", lambda r: r.entry.event.kind, words=tuple(KINDS)
    ),
    LABEL,
    TITLE,
    STATUS,
    Column(
        "parent_id",
        Type.TEXT,
        "first event of which it is part",
        "part_of",
        lambda r: next(iter(r.entry.parents), ""),
    ),
    Column(
        "parent_ids",
        Type.LIST,
        "all events of which it is part",
        "part_of",
        lambda r: r.entry.parents,
    ),
    Column(
        "depth",
        Type.INTEGER,
        "number of events above it, by the first of each",
        "part_of",
        lambda r: r.entry.depth,
    ),
)
_WHO: tuple[Column[Row], ...] = (
    Column(
        "host_iso3",
        Type.LIST,
        "countries of the hosts, alpha-3",
        "participants, ISO 3166-1",
        _hosts,
    ),
    Column(
        "host_iso2",
        Type.LIST,
        "the same, alpha-2",
        "participants, ISO 3166-1",
        lambda r: alpha_2s(_hosts(r)),
    ),
    Column(
        "guest_iso3",
        Type.LIST,
        "countries of the guests, alpha-3",
        "participants, ISO 3166-1",
        _guests,
    ),
    Column(
        "guest_iso2",
        Type.LIST,
        "the same, alpha-2",
        "participants, ISO 3166-1",
        lambda r: alpha_2s(_guests(r)),
    ),
    Column(
        "countries_iso3",
        Type.LIST,
        "all countries concerned, alpha-3",
        "participants, parties, place and countries, ISO 3166-1",
        lambda r: r.entry.countries,
    ),
    Column(
        "countries_iso2",
        Type.LIST,
        "the same, alpha-2",
        "participants, parties, place and countries, ISO 3166-1",
        lambda r: alpha_2s(r.entry.countries),
    ),
    Column(
        "participants",
        Type.LIST,
        "names of people, organizations and countries",
        "participants",
        lambda r: tuple(said(r, who.name) for who in r.entry.participants),
    ),
    Column(
        "participant_roles",
        Type.LIST,
        "ID:ROLE+ROLE of each",
        "participants",
        lambda r: tuple(f"{who.ref}:{'+'.join(who.roles)}" for who in r.entry.participants),
    ),
    _count("participants", "participants"),
)
_MORE: tuple[Column[Row], ...] = (
    Column(
        "topics",
        Type.LIST,
        "topics, also of the paper signed",
        "topics, instrument",
        lambda r: r.entry.topics,
    ),
    Column(
        "times_moved",
        Type.INTEGER,
        "how often it was moved",
        "was",
        lambda r: len(r.entry.moves),
    ),
    Column(
        "first_planned",
        Type.EDTF,
        "when it was to be at first, in EDTF",
        "was, in ISO 8601-2",
        lambda r: edtf(r.entry.moves[0][1]) if r.entry.moves else "",
    ),
    _count("outcomes", "outcomes"),
    _count("figures", "figures"),
    _count("statements", "statements"),
    _count("disagreements of sources", "also_reported"),
    Column("codes", Type.LIST, "NAME:CODE in other data sets", "codes", _codes),
    Column(
        "confidence",
        Type.INTEGER,
        "from 1, hardly any, to 5, beyond doubt",
        "confidence",
        lambda r: r.entry.confidence,
    ),
    Column(
        "description",
        Type.TEXT,
        "description",
        "description",
        lambda r: said(r, r.entry.event.description),
    ),
    Column("url", Type.LINK, "page of the event", "url", lambda r: r.entry.event.url),
    Column(
        "source_ids",
        Type.LIST,
        "ids of the sources",
        "sources",
        lambda r: tuple(ref for ref, _ in r.entry.sources),
    ),
    Column(
        "source_urls",
        Type.TEXT,
        "their addresses, joined with blanks",
        "sources",
        lambda r: " ".join(source.url for _, source in r.entry.sources if source.url),
    ),
    Column(
        "n_sources", Type.INTEGER, "number of sources", "sources", lambda r: len(r.entry.sources)
    ),
    Column(
        "first_published",
        Type.DATE,
        "day of the earliest source, of those whose day is known",
        "sources",
        lambda r: first_published(r.entry),
    ),
    *SAID,
)
_CONFIDENTIAL: tuple[Column[Row], ...] = (
    Column(
        "audience",
        Type.WORD,
        "who may see the event",
        "audience",
        lambda r: r.entry.audience,
        words=tuple(Audience),
    ),
    Column(
        "note",
        Type.TEXT,
        "note that is not for the public",
        "note",
        lambda r: said(r, r.entry.event.note),
    ),
)
_UID: Column[Row] = Column(
    "uid",
    Type.TEXT,
    "id of the event anywhere, as in the calendar",
    "uid, RFC 5545",
    lambda r: r.entry.uid,
)
_REPEATS: Column[Row] = Column(
    "repeats",
    Type.TEXT,
    "rule by which it repeats; the days are in occurrences",
    "repeats, RFC 5545",
    _rule,
)

ROWS: Table[Row] = Table(
    "events",
    "One row an event, or an occurrence of one that repeats.",
    lambda chronology: rows(chronology, chronology.entries),
    (
        REGISTRY,
        EVENT_ID,
        *(_UID, OCCURRENCE, *_WHAT),
        *WHEN,
        *(*OF_KINDS, *_WHO, *WHERE, *OF_INSTRUMENTS),
        *_MORE,
        *MORE_WHERE,
        *MORE_OF_INSTRUMENTS,
        SHORT_TITLE,
    ),
    ("registry", "event_id", "occurrence"),
)
"""The table that a format with a single table writes: it has all columns."""
EVENTS = replace(
    ROWS,
    meaning="One row an event; the days of those that repeat are in occurrences.",
    items=lambda chronology: rows(chronology, chronology.events),
    columns=tuple(_REPEATS if column is OCCURRENCE else column for column in ROWS.columns),
    key=("registry", "event_id"),
    foreign_keys=(ForeignKey("place_id", "places", "place_id"),),
)


def confidential(audience: Audience) -> tuple[Column[Row], ...]:
    """Return the columns that are not public, for an audience that may see them."""
    return () if audience is Audience.PUBLIC else _CONFIDENTIAL


def chosen(table: Table[Row], chronology: Chronology, choices: Choices) -> Table[Row]:
    """Return a table of events for an audience, with the columns that the user chose.

    Raises TimelineError if the table has none of those columns.
    """
    more = (*confidential(chronology.audience), *desk(choices))
    known = {column.name: column for column in (*table.columns, *more)}
    columns = [known[name] for name in choices.columns or known if name in known]
    if not columns:
        raise TimelineError("--columns: none of these is a column of events; nothing was written")
    return replace(table, columns=tuple(columns))
