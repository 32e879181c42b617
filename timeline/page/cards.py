"""Events as cards: each with the cards of its parts inside."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import NamedTuple

from timeline.chronology.chronology import Chronology, Entry
from timeline.page.calendar_fields import Fields, fields
from timeline.page.facets import Numbers, also
from timeline.page.facts import Facts, facts
from timeline.page.passages import Foreign, foreign, texts
from timeline.prose import names
from timeline.prose.outline import Item
from timeline.registry.vocabulary import OFF, Status
from timeline.time.spans import Span

_MINUTE = timedelta(minutes=1)


class Common(NamedTuple):
    """What holds for all cards of a page.

    `taken` are the anchors of all events, `numbers` those of the values of facets. `begun` are the
    series of which a card has been made. `settled` is the usual status that is worth a word.
    """

    taken: set[str]
    numbers: Numbers
    revision: str
    settled: Status | None
    begun: set[str]


@dataclass(frozen=True, slots=True)
class Card:
    """An event on the page, with its parts.

    `moment` is its start for programs. `status` is empty if it is the usual one. `language` is
    that of its title. `foreign` are texts in other languages than that of the page. `values` are
    the numbers of its values in the filters. An occurrence like the one before `is_again` told.
    The days of an event that `is_unsure` are doubted, or those of its visit. A part that
    `is_nowhere` has no place although the event above it has one. `names` are other ids of the
    event.
    """

    item: Item
    anchor: str
    moment: str
    status: str
    facts: Facts
    fields: Fields
    language: str
    foreign: Foreign
    values: str
    also: str
    is_again: bool
    is_unsure: bool
    is_nowhere: bool
    names: tuple[str, ...]
    parts: list["Card"]


def cards(chronology: Chronology, items: Sequence[Item], common: Common) -> list[Card]:
    """Return the events of a section, each with the cards of its parts inside."""
    above = _above(items)
    made = [_card(chronology, item, over, common) for item, over in zip(items, above, strict=True)]
    below: dict[int, list[Card]] = {}
    for card in reversed(made):
        level = card.item.level
        card.parts.extend(below.pop(level + 1, [])[::-1])
        below.setdefault(level, []).append(card)
    return below[1][::-1]


def _above(items: Sequence[Item]) -> list[Entry | None]:
    """Return the event below which each of the items stands."""
    last: dict[int, Entry] = {}
    found = []
    for item in items:
        found.append(last.get(item.level - 1))
        last[item.level] = item.entry
    return found


def moment(span: Span) -> str:
    """Return the day or moment at which a span starts, in HTML's format, if it is known."""
    start = span.start
    if start and not (start.utcoffset() or _MINUTE) % _MINUTE:
        return start.isoformat(timespec="minutes")
    return str(span.first_day) if span.starts_on_a_day else ""


def anchors(chronology: Chronology) -> set[str]:
    """Return the anchors of all events."""
    registry = chronology.registry
    return {registry.first_id_of(id) for id in registry.events}


def free(anchor: str, taken: Collection[str]) -> str:
    """Return an anchor; if an event has it, changed so that no event can have it."""
    before, _, last = anchor.rpartition("-")
    return f"{before}--{last}" if anchor in taken else anchor


def _card(chronology: Chronology, item: Item, above: Entry | None, common: Common) -> Card:
    entry = item.entry
    named = anchor(chronology, entry, common.taken)
    status = names.status(chronology.words, entry, common.settled)
    is_usual = entry.due is not None and entry.status not in OFF and not entry.moves
    is_again = is_usual and entry.id in common.begun
    common.begun.add(entry.id)
    return Card(
        item,
        named,
        moment(entry.span),
        status,
        facts(chronology, item, above),
        fields(chronology, entry, named, common.revision),
        chronology.language_of(entry.event.title),
        foreign(chronology, texts(entry.event)),
        common.numbers.of(chronology, entry),
        also(chronology, entry),
        is_again,
        entry.span.has_days and (entry.span.when is None or entry.span.is_doubted),
        bool(above and above.places and not entry.places),
        () if entry.due or entry.id == named or entry.id in common.taken else (entry.id,),
        [],
    )


def anchor(chronology: Chronology, entry: Entry, taken: Collection[str]) -> str:
    """Return the first id of an event, for links to the page outlive it.

    That of an occurrence ends with the day on which it was due.
    """
    first = chronology.registry.first_id_of(entry.id)
    return first if entry.due is None else free(f"{first}-{entry.due}", taken)
