"""Rows that a person has filled in: without ids, and with places and sides as people name them."""

import re

from timeline.importing.context import Context
from timeline.importing.directory import Ids, slug
from timeline.importing.tables.own.records import Record
from timeline.reading.yaml import Data
from timeline.registry.countries import UNKNOWN
from timeline.tables.cell_digests import BASE

_YEAR = re.compile("[0-9]{4}")


def completed(records: list[Record], context: Context) -> list[Record]:
    """Return rows with the ids that they leave out: of the event, its place, and who takes part.

    The id of an event is made of its title and year, so that the same row has it again.
    """
    ids = Ids(record("event_id") for record in records)
    return [record if record(BASE) else _completed(record, ids, context) for record in records]


def _completed(record: Record, ids: Ids, context: Context) -> Record:
    cells = dict(record.cells)
    if not record("event_id") and record("title"):
        year = _YEAR.search(record("date_earliest"))
        named = f"{record('title')} {year[0] if year else ''}"
        cells["event_id"] = ids.take(slug(named, "event"))
    if cells.get("participant_roles") == "":
        cells["participant_roles"] = ";".join(_sides(record))
    name = record("venue") or record("city")
    if name and cells.get("place_id") == "" and not record("place_ids"):
        entry: dict[str, Data] = {"country": record("place_iso3") or UNKNOWN}
        if record("city") and record("city") != name:
            entry["city"] = record("city")
        cells["place_id"] = context.directory.named("places", name, entry)
    return record._replace(cells=cells)


def _sides(record: Record) -> list[str]:
    """Return the countries that a row names as guests and hosts, as those who take part."""
    roles: dict[str, list[str]] = {}
    for role in ("guest", "host"):
        for code in record.many(f"{role}_iso3"):
            roles.setdefault(code, []).append(role)
    return [f"{code}:{'+'.join(taken)}" for code, taken in roles.items()]
