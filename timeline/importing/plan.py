"""What an import is going to do, and what it has to say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from timeline.importing.incoming import IncomingEvent, Note
from timeline.importing.ledger import Record
from timeline.importing.merging import Clash, Preference
from timeline.reading.yaml import Data


class Missing(StrEnum):
    """What becomes of an event that its source has no more."""

    KEEP = "keep"
    CANCEL = "cancel"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user said of an import, beside what readers are told."""

    source: str
    prefer: Preference = field(default_factory=Preference)
    links: Mapping[str, str] = field(default_factory=dict)
    """Ids of events that are here already, by their UIDs in the source; empty for a new event."""
    keep_uids: bool = False
    status: str = ""
    accessed: str = ""
    missing: Missing | None = None

    @property
    def source_id(self) -> str:
        """The id of the entry in `sources` that new events refer to."""
        return f"{self.source}-{self.accessed}" if self.accessed else self.source


class Taken(NamedTuple):
    """An event that is written, new or changed: its fields, and what the ledger will remember."""

    fields: dict[str, Data]
    incoming: IncomingEvent
    record: Record | None


class Conflict(NamedTuple):
    """A field that a hand changed in one way and the source in another."""

    id: str
    at: str
    clash: Clash


@dataclass(slots=True)
class Plan:
    """What becomes of each event that comes in."""

    added: dict[str, Taken] = field(default_factory=dict)
    changed: dict[str, Taken] = field(default_factory=dict)
    unchanged: list[str] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    left_out: list[Note] = field(default_factory=list)
    lost: list[Note] = field(default_factory=list)
    """The values of events that can't be taken."""
    said: list[Note] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    deleted: list[Note] = field(default_factory=list)
    """Events that somebody has taken out of the registry since."""
    records: list[Record] = field(default_factory=list)
    """What the ledger will remember of events that are not written."""

    refusal: str = ""
    """Why nothing is to be written."""

    @property
    def is_whole(self) -> bool:
        """Whether all was taken, and nothing needs a hand."""
        return not (self.left_out or self.lost or self.conflicts or self.missing)
