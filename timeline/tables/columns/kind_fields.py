"""Columns for fields that only some kinds of events have."""

from collections.abc import Callable

from timeline.registry.actions import Action
from timeline.registry.instruments import Instrument
from timeline.registry.vocabulary import (
    Binding,
    ConferenceFormat,
    InstrumentType,
    Level,
    RoundtableFormat,
    TalksFormat,
    Track,
)
from timeline.tables.columns.event_rows import Row, said
from timeline.tables.table import Cell, Column, Type

_FORMATS = tuple(dict.fromkeys((*TalksFormat, *RoundtableFormat, *ConferenceFormat)))


def _own(name: str) -> Callable[[Row], Cell]:
    """Return the function that fills the cell of a field that only some kinds have."""

    def cell(row: Row) -> Cell:
        value = row.own.get(name)
        if value is None or isinstance(value, str):
            return value
        if isinstance(value, dict):
            return row.chronology.say(value)
        return value if isinstance(value, int) else None

    return cell


def _of_instrument(cell: Callable[[Row, Instrument], Cell]) -> Callable[[Row], Cell]:
    def of_row(row: Row) -> Cell:
        instrument = row.own.get("instrument")
        return cell(row, instrument) if isinstance(instrument, Instrument) else None

    return of_row


def _parties(row: Row) -> tuple[str, ...]:
    instrument = row.own.get("instrument")
    return instrument.parties if isinstance(instrument, Instrument) else ()


LABEL: Column[Row] = Column(
    "label", Type.TEXT, "what an event of the kind other is", "label", _own("label")
)
OF_KINDS: tuple[Column[Row], ...] = (
    Column(
        "visit_level", Type.WORD, "level of a visit", "level", _own("level"), words=tuple(Level)
    ),
    Column(
        "format",
        Type.WORD,
        "format of talks, roundtables and conferences",
        "format",
        _own("format"),
        words=_FORMATS,
    ),
    Column("series", Type.TEXT, "series of a conference", "series", _own("series")),
    Column("edition", Type.INTEGER, "number in the series", "edition", _own("edition")),
    Column("relation", Type.TEXT, "what relations were raised to", "relation", _own("relation")),
    Column(
        "track",
        Type.WORD,
        "officials, officials in private capacity with experts, or no officials",
        "track",
        lambda r: f"track {r.entry.track}" if r.entry.track else "",
        words=tuple(f"track {track}" for track in Track),
    ),
)
OF_INSTRUMENTS: tuple[Column[Row], ...] = (
    Column(
        "instrument_type",
        Type.WORD,
        "what the paper calls itself",
        "instrument",
        _of_instrument(lambda _, it: it.type),
        words=tuple(InstrumentType),
    ),
    Column(
        "instrument_title",
        Type.TEXT,
        "title of the paper",
        "instrument",
        _of_instrument(lambda r, it: said(r, it.title)),
    ),
    Column(
        "instrument_parties",
        Type.LIST,
        "parties to it, countries by alpha-3",
        "instrument",
        _parties,
    ),
    Column(
        "instrument_force",
        Type.WORD,
        "whether it binds in law",
        "instrument",
        _of_instrument(lambda _, it: it.binding.force),
        words=tuple(binding.force for binding in Binding),
    ),
    Column(
        "instrument_unts",
        Type.CODE,
        "number in the UN Treaty Series",
        "instrument",
        _of_instrument(lambda _, it: it.unts),
    ),
)
MORE_OF_INSTRUMENTS: tuple[Column[Row], ...] = (
    Column(
        "treaty_action",
        Type.WORD,
        "what is done to a treaty",
        "action",
        _own("action"),
        words=tuple(Action),
    ),
    Column(
        "instrument_references",
        Type.LIST,
        "SCHEME:NUMBER in other series",
        "instrument",
        _of_instrument(lambda _, it: tuple(f"{ref.scheme}:{ref.number}" for ref in it.references)),
    ),
)
"""Columns on the instrument that came later, and so stand last."""
