"""Sources, and the events that cite them."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from timeline.chronology.chronology import Chronology, Entry
from timeline.registry.directory import Source
from timeline.registry.vocabulary import SourceKind
from timeline.tables.columns.event_parts import EVENT_ID, NUMBER, OF_EVENT, OF_SOURCE, Part, parts
from timeline.tables.edtf import edtf_date
from timeline.tables.table import REGISTRY, Column, Table, Type


class Cited(NamedTuple):
    """A source that some event cites."""

    chronology: Chronology
    ref: str
    source: Source


def _named(entry: Entry) -> Iterator[str | None]:
    """Yield the ids of all sources that an event or a part of it cites."""
    event = entry.event
    yield from (ref for ref, _ in entry.sources)
    for part in (event.figures, event.statements, event.also_reported, event.was):
        yield from (each.source for each in part)


def _sources(chronology: Chronology) -> Iterable[Cited]:
    used = {ref for entry in chronology.events for ref in _named(entry)}
    known = chronology.registry.sources.items()
    return (Cited(chronology, ref, source) for ref, source in sorted(known) if ref in used)


SOURCES: Table[Cited] = Table(
    "sources",
    "One row a source that an event of the table names.",
    _sources,
    (
        REGISTRY,
        Column("source_id", Type.TEXT, "id of the source", "sources", lambda c: c.ref),
        Column(
            "publisher",
            Type.TEXT,
            "who published it",
            "publisher",
            lambda c: c.chronology.say(c.source.publisher),
        ),
        Column(
            "source_title",
            Type.TEXT,
            "title",
            "title",
            lambda c: c.chronology.say(c.source.title) if c.source.title else "",
        ),
        Column("author", Type.TEXT, "author", "author", lambda c: c.source.author),
        Column(
            "published_edtf",
            Type.EDTF,
            "when it was published, in EDTF",
            "published, ISO 8601-2",
            lambda c: edtf_date(c.source.published) if c.source.published else "",
        ),
        Column(
            "published_earliest",
            Type.DATE,
            "first day that it may mean",
            "published",
            lambda c: c.source.published.first if c.source.published else None,
        ),
        Column(
            "published_latest",
            Type.DATE,
            "last day that it may mean",
            "published",
            lambda c: c.source.published.last if c.source.published else None,
        ),
        Column(
            "source_kind",
            Type.WORD,
            "kind of document",
            "kind",
            lambda c: c.source.kind,
            words=tuple(SourceKind),
        ),
        Column(
            "source_language",
            Type.CODE,
            "language",
            "language, BCP 47",
            lambda c: c.source.language,
        ),
        Column("source_url", Type.LINK, "address", "url", lambda c: c.source.url),
        Column(
            "accessed",
            Type.DATE,
            "day on which it was read",
            "accessed",
            lambda c: c.source.accessed,
        ),
        Column(
            "quality", Type.TEXT, "remark on its quality", "quality", lambda c: c.source.quality
        ),
    ),
    ("registry", "source_id"),
)
CITATIONS: Table[Part[tuple[str, Source]]] = Table(
    "citations",
    "One row a source on which an event rests.",
    lambda chronology: parts(chronology, lambda entry: dict(entry.sources).items()),
    (
        REGISTRY,
        EVENT_ID,
        NUMBER,
        Column("source_id", Type.TEXT, "id of the source", "sources", lambda part: part.it[0]),
    ),
    ("registry", "event_id", "number"),
    (OF_EVENT, OF_SOURCE),
)
