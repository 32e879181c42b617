"""Sources of our tables."""

from collections.abc import Iterator

from timeline.importing.tables.own.places import Entries
from timeline.importing.tables.own.records import Record, Records, some
from timeline.importing.tables.own.whens import date_of


def sources(records: Records) -> Entries:
    """Return the entries of sources: from their own table, else as rows of events show them."""
    if "sources" in records:
        return {record("source_id"): _source(record) for record in records["sources"]}
    ids = dict.fromkeys(id for record in records["events"] for id in record.many("source_ids"))
    urls, days = dict(_urls(records)), _days(records)
    return {id: some(publisher=id, published=days.get(id), url=urls.get(id)) for id in sorted(ids)}


def _source(record: Record) -> dict[str, object]:
    fields = {name: record(name) for name in ("publisher", "author", "accessed", "quality")}
    fields |= {name: record(f"source_{name}") for name in ("title", "kind", "language", "url")}
    return some(**fields, published=date_of(record("published_edtf")))


def _urls(records: Records) -> Iterator[tuple[str, str]]:
    """Yield each source with its address, from rows of which each source has one."""
    for record in records["events"]:
        ids, urls = record.many("source_ids"), record("source_urls").split()
        if len(ids) == len(urls):
            yield from zip(ids, urls, strict=True)


def _days(records: Records) -> dict[str, str]:
    """Return the earliest day on which each source can have been published.

    A row has the first of its sources' days: none of them is earlier.
    """
    found: dict[str, str] = {}
    for record in records["events"]:
        for id in record.many("source_ids"):
            found[id] = max(found.get(id, ""), record("first_published"))
    undated = {
        id
        for record in records["events"]
        if not record("first_published")
        for id in record.many("source_ids")
    }
    return {id: day for id, day in found.items() if id not in undated}
