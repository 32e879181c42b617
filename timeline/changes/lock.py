"""The lock as calendars know it: a memory for each event, and the revision last shown."""

import hashlib
import re
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import (
    AwareDatetime,
    ConfigDict,
    Field,
)

from timeline.ical.reading import check
from timeline.registry.identity import check_uid, uid_by_id
from timeline.registry.texts import check_id
from timeline.registry.vocabulary import Audience, Status
from timeline.text import UNPRINTABLE, balanced
from timeline.time.dates import FIRST_YEAR, LAST_YEAR
from timeline.time.spans import instant
from timeline.validators import Checked

LAST_SEQUENCE = 2**31 - 1
"""The highest number that an INTEGER of RFC 5545 can be (section 3.3.8)."""
FORMAT = 3
"""The format of a lock that is written; a version that tells of events in other lines raises it."""
LONGEST_FIELD = 10_000
"""The most characters of a title or place: what a registry can give takes fewer."""
_DIGEST = re.compile(r"sha256:[0-9a-f]{16}")
"""What stands for the UID of a pruned event, which nobody is to read."""


class State(StrEnum):
    """Where calendars stand with an event."""

    SHOWN = "shown"
    UNDATED = "undated"
    WITHDRAWN = "withdrawn"
    PRUNED = "pruned"


def _one_line(text: str) -> str:
    if len(text) > LONGEST_FIELD:
        raise ValueError(f"it has over {LONGEST_FIELD:,} characters")
    if UNPRINTABLE.search(text) or "\n" in text or "\t" in text:
        raise ValueError("it holds a line break or a control character")
    return balanced(text)


def _in_utc(moment: datetime) -> datetime:
    try:
        moment = instant(moment)
    except OverflowError:
        raise ValueError("it is outside the calendar") from None
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise ValueError("it is outside the calendar")
    return moment


def _id(text: str) -> str:
    return text if is_digest(text) else check_id(text)


Line = Annotated[str, Checked(_one_line)]
Times = Annotated[str, Checked(check)]
Part = tuple[date | None, Times]
"""An occurrence that is an event of its own, by the day on which it is due, and its content lines.

Without a day, it is the event as a whole.
"""


@dataclass(frozen=True, slots=True)
class Memory:
    """An event as calendars last showed it, with the facts by which filters choose it once gone.

    `times` are content lines, empty if each occurrence is an event of its own. `own` are the
    occurrences that are, and `gone` what was told of it and is no more. `first` and `last` are the
    days between which it is chosen, the last None if it repeats for ever; `statuses` are those of
    changed occurrences. `uid` is the name by which calendars know it, if the id does not give it.
    `local` and
    `instants` are digests of its occurrences, by the clocks of their zones and in UTC. `changes`
    is one of changed occurrences and vague times, `face` of all that is shown. `open` are content
    lines of all days on which an event without a day may be: calendars may show it there. If it
    never had a day, it has no `times`. Of what is pruned, nothing is kept but the revision, and a
    digest of the UID.
    """

    # Deferred, as a check of a registry without a lock needs no schema of one.
    __pydantic_config__: ClassVar = ConfigDict(extra="forbid", strict=True, defer_build=True)

    id: Annotated[str, Checked(_id)]
    sequence: Annotated[int, Field(ge=0, le=LAST_SEQUENCE)]
    modified: Annotated[AwareDatetime, Checked(_in_utc)]
    state: State = State.SHOWN
    title: Line = ""
    status: Status = Status.CONFIRMED
    times: Times = ""
    own: tuple[Part, ...] = ()
    gone: tuple[Part, ...] = ()
    first: date | None = None
    last: date | None = None
    place: Line = ""
    kind: str = ""
    countries: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ()
    local: str = ""
    instants: str = ""
    changes: str = ""
    face: str = ""
    open: Annotated[str, Checked(check)] = ""
    uid: Annotated[str, Checked(check_uid)] = ""

    @property
    def is_open(self) -> bool:
        """Whether it is shown without a day, in calendars that show such events."""
        return self.state is State.UNDATED and bool(self.changes)


@dataclass(frozen=True, slots=True)
class Lock:
    """The events of a registry as calendars last showed them, by their ids.

    `zones` is the edition of the zone data by which they were, None if nothing is known of it.
    """

    registry: str
    memories: dict[str, Memory] = field(default_factory=dict)
    audience: Audience = Audience.PUBLIC
    zones: str | None = None
    format: int = FORMAT

    def uid(self, memory: Memory) -> str:
        """Return the name by which calendars know an event that is not pruned."""
        return memory.uid or uid_by_id(memory.id, self.registry)

    def key(self, memory: Memory) -> str:
        """Return the digest by which an event is the same in two locks, whatever its id."""
        return memory.id if is_digest(memory.id) else uid_digest(self.uid(memory))

    @property
    def by_key(self) -> dict[str, Memory]:
        """What calendars were last told of each event, pruned or not, by the digest of its UID."""
        return {self.key(memory): memory for memory in self.memories.values()}

    def memory(self, id: str) -> Memory | None:
        """Return what calendars were last told of an event that has an id, or once had it."""
        return self.memories.get(id) or self.by_key.get(uid_digest(uid_by_id(id, self.registry)))

    def forgotten(self, memory: Memory) -> Memory:
        """Return an event as pruned: the lock can tell its UID, but nobody can read it there."""
        return Memory(self.key(memory), memory.sequence, memory.modified, State.PRUNED)


def is_digest(id: str) -> bool:
    """Whether an id stands for that of a pruned event."""
    return _DIGEST.fullmatch(id) is not None


def uid_digest(uid: str) -> str:
    """Return what stands for an event once it is pruned."""
    return f"sha256:{hashlib.sha256(uid.encode()).hexdigest()[:16]}"
