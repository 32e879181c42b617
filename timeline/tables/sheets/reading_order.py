"""The order in which a person reads the columns of a sheet."""

from typing import Never

from timeline.tables.table import Column, Type

FIRST = (
    "date_earliest",
    "date_latest",
    "weekday",
    "time_local",
    "end_time_local",
    "timezone",
    "year",
    "title",
    "kind",
    "status",
    "venue",
    "city",
    "place_iso3",
    "guest_iso3",
    "host_iso3",
    "participants",
    "source_ids",
    "source_urls",
)
"""Columns that stand first, and that fit on a printed page: when, what, where and who."""
_BEHIND = (
    "registry",
    "uid",
    "codes",
    "participant_roles",
    "instrument_parties",
    "instrument_references",
    "parties",
)
"""Columns of ids and codes whose names and types do not say so."""
_IDS = ("_id", "_ids", "_iso2", "_iso3")


_RANKS = {name: rank for rank, name in enumerate(FIRST)}


def rank(column: Column[Never]) -> tuple[int, ...]:
    """Return the place of a column: first what a person reads first, ids and codes behind."""
    is_id = column.name in _BEHIND or column.name.endswith(_IDS)
    is_code = is_id or column.type in (Type.CODE, Type.EDTF)
    return _RANKS.get(column.name, len(FIRST)), is_code
