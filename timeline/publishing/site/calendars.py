"""The calendars of a site in one language: each event is written once, whatever it is in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from timeline.changes.lock import Lock
from timeline.changes.withdrawals import withdrawn
from timeline.chronology.chronology import Chronology
from timeline.chronology.options import USUAL
from timeline.chronology.selection import extent
from timeline.ical.calendar import Block, Head, block, feed
from timeline.ical.events import components, withdrawal
from timeline.publishing.site.feeds import Feed, Members, about, name

_LARGEST, _MOST = 1_000_000, 1_000
"""The bytes of a calendar from which Google refuses it, and the events that it shows."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A site in one language: its events, the folder of its files, and the address of that."""

    chronology: Chronology
    prefix: str
    address: str | None

    @property
    def tag(self) -> str:
        """The language."""
        return self.chronology.languages[0]


@dataclass(frozen=True, slots=True)
class Calendar:
    """A calendar as it is to be published, and what people are told of it."""

    feed: Feed
    path: str
    name: str
    about: str
    address: str | None
    language: str
    events: int
    first: date | None
    last: date | None
    size: int
    data: bytes

    @property
    def told(self) -> "Calendar":
        """The same without its bytes, of which there may be many."""
        return replace(self, data=b"")

    @property
    def is_large(self) -> bool:
        """Whether Google would not show all of it."""
        return self.size > _LARGEST or self.events > _MOST


def calendars(
    edition: Edition, feeds: Mapping[Feed, Members], lock: Lock, refresh: timedelta
) -> Iterator[Calendar]:
    """Yield the calendars of a site in one language."""
    chronology = edition.chronology
    events = {
        entry.id: block(
            (lines, chronology.revision(entry)) for lines in components(chronology, entry, USUAL)
        )
        for entry in feeds[Feed()].entries
    }
    gone = {memory.id: _taken_back(chronology, lock, memory.id) for memory in feeds[Feed()].gone}
    registry = chronology.registry
    said = chronology.say(registry.description) if registry.description else ""
    for each, members in feeds.items():
        blocks = [events[entry.id] for entry in members.entries]
        blocks += [gone[memory.id] for memory in members.gone]
        told, address = about(chronology, each), _address(edition, each)
        described = "\n\n".join(filter(None, (told if each.dimension else "", said)))
        head = Head(name(chronology, each), described, address, refresh)
        days = [day for entry in members.entries for day in extent(entry)]
        data = feed(chronology, head, blocks)
        yield Calendar(
            each,
            f"{edition.prefix}{each.path}",
            head.name,
            told,
            address,
            edition.tag,
            len(members.entries),
            min((day for day in days if day), default=None),
            None if None in days[1::2] else max((day for day in days if day), default=None),
            len(data),
            data,
        )


def _taken_back(chronology: Chronology, lock: Lock, id: str) -> Block:
    memory = lock.memories[id]
    gone = withdrawn(chronology, lock.uid(memory), memory)
    return block((lines, gone.revision) for lines in withdrawal(gone, USUAL))


def _address(edition: Edition, feed: Feed) -> str | None:
    """Return where people subscribe to a feed; a registry without a site may have one feed."""
    if edition.address:
        return f"{edition.address}{feed.path}"
    is_own = feed.dimension is None and not edition.prefix
    return edition.chronology.registry.feed if is_own else None
