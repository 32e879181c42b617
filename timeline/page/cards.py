"""Events as cards: each with the cards of its parts inside."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta

from timeline.chronology.chronology import Chronology, Entry
from timeline.page.calendar_links import Link, links
from timeline.page.facets import also, values
from timeline.page.passages import Foreign, foreign, texts
from timeline.prose import names
from timeline.prose.outline import Item
from timeline.time.spans import Span

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Card:
    """An event on the page, with its parts.

    `moment` is its start for programs, `days` its first and last day if it takes several. `status`
    is empty if it is the usual one. `language` is that of its title. `foreign` are texts in other
    languages than that of the page.
    """

    item: Item
    anchor: str
    moment: str
    days: str
    kind: str
    status: str
    remarks: tuple[str, ...]
    language: str
    foreign: Foreign
    values: dict[str, str]
    also: str
    links: list[Link]
    parts: list["Card"]


def cards(chronology: Chronology, items: Sequence[Item], taken: Collection[str]) -> list[Card]:
    """Return the events of a section, each with the cards of its parts inside.

    `taken` are the anchors of all events.
    """
    below: dict[int, list[Card]] = {}
    for item in reversed(items):
        parts = below.pop(item.level + 1, [])[::-1]
        below.setdefault(item.level, []).append(_card(chronology, item, taken, parts))
    return below[1][::-1]


def moment(span: Span) -> str:
    """Return the day or moment at which a span starts, in HTML's format, if it is known."""
    start = span.start
    if start and not (start.utcoffset() or _MINUTE) % _MINUTE:
        return start.isoformat(timespec="minutes")
    return str(span.first_day) if span.starts_on_a_day else ""


def _days(span: Span) -> str:
    """Return the first and the last of several days as an interval of ISO 8601."""
    return f"{span.earliest}/{span.latest}" if span.days and span.days > 1 else ""


def anchors(chronology: Chronology) -> set[str]:
    """Return the anchors of all events."""
    registry = chronology.registry
    return {registry.first_id_of(id) for id in registry.events}


def free(anchor: str, taken: Collection[str]) -> str:
    """Return an anchor; if an event has it, changed so that no event can have it."""
    before, _, last = anchor.rpartition("-")
    return f"{before}--{last}" if anchor in taken else anchor


def _card(chronology: Chronology, item: Item, taken: Collection[str], parts: list[Card]) -> Card:
    entry, words = item.entry, chronology.words
    status = names.status(words, entry)
    anchor = _anchor(chronology, entry, taken)
    return Card(
        item,
        anchor,
        moment(entry.span),
        _days(entry.span),
        names.kind(chronology, entry.event),
        words.statuses[entry.status] if status else "",
        item.remarks[:-1] if status else item.remarks,
        chronology.language_of(entry.event.title),
        foreign(chronology, texts(entry.event)),
        {name: " ".join(some) for name, some in values(chronology, entry).items() if some},
        also(chronology, entry),
        links(chronology, item, anchor),
        parts,
    )


def _anchor(chronology: Chronology, entry: Entry, taken: Collection[str]) -> str:
    """Return the first id of an event, for links to the page outlive it.

    That of an occurrence ends with the day on which it was due.
    """
    first = chronology.registry.first_id_of(entry.id)
    return first if entry.due is None else free(f"{first}-{entry.due}", taken)
