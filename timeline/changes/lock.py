"""The lock as calendars know it: a memory for each event, and the revision last shown."""

import hashlib
import re
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import (
    AfterValidator,
    AwareDatetime,
    ConfigDict,
    Field,
)

from timeline.ical.reading import check
from timeline.registry.texts import check_id
from timeline.registry.vocabulary import Audience, Status
from timeline.text import UNPRINTABLE
from timeline.time.dates import FIRST_YEAR, LAST_YEAR
from timeline.time.spans import instant

LAST_SEQUENCE = 2**31 - 1
"""The highest number that an INTEGER of RFC 5545 can be (section 3.3.8)."""
FORMAT = 3
"""The format of a lock that is written; a version that tells of events in other lines raises it."""
LONGEST_FIELD = 10_000
"""The most characters of a title or place: what a registry can give takes fewer."""
_DIGEST = re.compile(r"sha256:[0-9a-f]{16}")
"""What stands for the id of a pruned event, which nobody is to read."""


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
    return text


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


Line = Annotated[str, AfterValidator(_one_line)]
Times = Annotated[str, AfterValidator(check)]
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
    changed occurrences. `local` and
    `instants` are digests of its occurrences, by the clocks of their zones and in UTC. `changes`
    is one of changed occurrences and vague times, `face` of all that is shown. Of what is pruned,
    nothing is kept but the revision, and a digest of the id.
    """

    __pydantic_config__: ClassVar = ConfigDict(extra="forbid", strict=True)

    id: Annotated[str, AfterValidator(_id)]
    sequence: Annotated[int, Field(ge=0, le=LAST_SEQUENCE)]
    modified: Annotated[AwareDatetime, AfterValidator(_in_utc)]
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

    def memory(self, id: str) -> Memory | None:
        """Return what calendars were last told of an event, pruned or not."""
        return self.memories.get(id) or self.memories.get(digest(self.registry, id))

    def forgotten(self, memory: Memory) -> Memory:
        """Return an event as pruned: the lock can tell its id, but nobody can read it there."""
        id = digest(self.registry, memory.id)
        return Memory(id, memory.sequence, memory.modified, State.PRUNED)


def is_digest(id: str) -> bool:
    """Whether an id stands for that of a pruned event."""
    return _DIGEST.fullmatch(id) is not None


def digest(registry: str, id: str) -> str:
    """Return what stands for an id once its event is pruned; of a digest, the digest itself."""
    if is_digest(id):
        return id
    return f"sha256:{hashlib.sha256(f'{id}@{registry}'.encode()).hexdigest()[:16]}"
