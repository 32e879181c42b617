"""Which event of the registry an event that comes in is, if it is there already."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import chain, takewhile
from typing import NamedTuple

from timeline.diagnostics.findings import Fault
from timeline.importing import digests
from timeline.importing.directory import slug
from timeline.importing.incoming import IncomingEvent
from timeline.importing.ledger import Record
from timeline.importing.plan import Wishes
from timeline.importing.present import Present
from timeline.reading.yaml import Data
from timeline.registry.texts import LONGEST_ID, check_id

_YEAR = re.compile(r"[0-9]{4}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOST_ALIKE = 100
"""Events of one title and year that are told apart if the ledger was lost."""
_ROOM = 4
"""Characters for a number behind an id."""


class By(Enum):
    """How an event was recognised."""

    NOTHING = auto()
    """It is new."""
    LEDGER = auto()
    LINK = auto()
    """The user said so."""
    NAME = auto()
    """By its id or UID; nothing is known of the last import."""
    DELETED = auto()
    """The ledger knows it, and the registry has it no more."""


class Match(NamedTuple):
    """An event that comes in, with the id that it has or gets here."""

    incoming: IncomingEvent
    id: str
    by: By
    key: str
    record: Record | None = None


@dataclass(slots=True)
class Matcher:
    """Finds the events of one source in a registry."""

    present: Present
    wishes: Wishes
    uids: dict[str, str] = field(default_factory=dict)
    events: dict[str, str] = field(default_factory=dict)
    """Ids by the digests of UIDs."""
    claimed: set[str] = field(default_factory=set)
    """Ids of events that one of the source is already."""
    known: set[str] = field(default_factory=set)
    """Digests of the events that the ledger has a record of."""

    def __post_init__(self) -> None:
        for id in self.present.events:
            uid = self.present.uid_of(id)
            self.uids[uid.casefold()] = id
            self.events[self.event(uid)] = id
        self.known = {record.event for record in self.present.ledger.records.values()}

    def event(self, uid: str) -> str:
        """Return what stands for an event in the ledger."""
        return digests.digest(self.present.name, uid)

    def key(self, incoming: IncomingEvent) -> str:
        """Return what stands for the UID of an event that comes in, and for its occurrence."""
        source = self.wishes.source
        return digests.digest(self.present.name, source, incoming.uid, incoming.recurrence)

    def matched(self, incoming: Iterable[IncomingEvent]) -> list[Match]:
        """Return what each event is; those that are new get ids."""
        found = []
        for each in incoming:
            found.append(match := self._match(each))
            self.claimed.add(match.id)
        return found

    def _match(self, incoming: IncomingEvent) -> Match:
        key = self.key(incoming)
        record = self.present.ledger.records.get((self.wishes.source, key))
        linked = self.wishes.links.get(incoming.uid)
        if linked:
            return Match(incoming, linked, By.LINK, key)
        if incoming.unchanged is not None and incoming.id in self.present.events:
            return Match(incoming, incoming.id, By.NAME, key)
        if record and record.event:
            id = self.events.get(record.event)
            return Match(incoming, id or "", By.LEDGER if id else By.DELETED, key, record)
        usual = _usual(incoming)
        if linked is None and (id := self._named(incoming, usual)):
            return Match(incoming, id, By.NAME, key)
        return Match(incoming, self.present.ids.take(usual), By.NOTHING, key)

    def _named(self, incoming: IncomingEvent, usual: str) -> str | None:
        """Return the id of an event that is here under the UID or the id that it would get."""
        if (id := self.uids.get(incoming.uid.casefold())) and not incoming.recurrence:
            return id
        names = chain((usual,), (f"{usual}-{number}" for number in range(2, _MOST_ALIKE)))
        known = takewhile(self.present.events.__contains__, names)
        return next((id for id in known if id not in self.claimed and self.is_lost(id)), None)

    def is_lost(self, id: str) -> bool:
        """Whether an event came from this source, and the ledger knows nothing of it."""
        event = self.present.events[id]
        is_known = self.event(self.present.uid_of(id)) in self.known
        return not is_known and any(map(self._is_own, refs(event.get("sources"))))

    def _is_own(self, ref: str) -> bool:
        name = self.wishes.source
        return ref == name or (
            ref.startswith(f"{name}-") and _DAY.fullmatch(ref, len(name) + 1) is not None
        )


def refs(data: Data) -> list[str]:
    """Return the references in a field that holds one or several."""
    return [str(each) for each in (data if isinstance(data, list) else [data]) if each]


def _usual(incoming: IncomingEvent) -> str:
    """Return the id that an event would get: its own, else one of its title and year."""
    try:
        if incoming.id:
            return check_id(incoming.id)
    except Fault:
        pass
    when = str(incoming.fields.get("when") or "")
    day, year = (found[0] if (found := form.search(when)) else "" for form in (_DAY, _YEAR))
    end = day if incoming.recurrence else year
    start = slug(_title(incoming.fields.get("title")), "event")
    if not end or end in start:
        return start
    room = LONGEST_ID - _ROOM - len(end) - 1
    if len(start) > room:
        start = start[: room + 1].rpartition("-")[0] or start[:room]
    return f"{start}-{end}"


def _title(title: Data) -> str:
    """Return a title in one language, English if it is in that."""
    if isinstance(title, dict):
        return str(title.get("en") or next(iter(title.values()), ""))
    return str(title or "")
