"""What a reader found in a file that is imported, as data that a registry could hold."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from timeline.reading.yaml import Data


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence on a place in a file, such as `visits.ics:118` or `Events!F14`.

    The place is empty if the sentence is on the file as a whole.
    """

    at: str
    text: str


@dataclass(frozen=True, slots=True)
class IncomingEvent:
    """An event as its source says it.

    `uid` is its key in the source: a UID, an id of a row, or a digest where the source has neither.
    `fields` are those of the registry, with the data that its YAML would hold: texts, lists and
    mappings. A field that is absent is one that the source does not speak of; None says that the
    source has it empty. A field that the source had at the last import and has no more counts as
    empty too. `part_of` may name events by their UIDs in the source, or by our ids.
    """

    uid: str
    at: str
    fields: Mapping[str, Data]
    recurrence: str = ""
    """The occurrence that became an event of its own, as its RECURRENCE-ID is written."""
    sequence: int | None = None
    modified: str = ""
    """LAST-MODIFIED in UTC, such as 20261129T201500Z, so that later is greater."""
    id: str = ""
    """The id that the source itself gives the event: our own outputs know it."""
    unchanged: frozenset[str] | None = None
    """The fields that the registry still has as the source was made from it.

    Our own outputs give it: a workbook remembers its cells; a .csv remembers nothing, so none is
    unchanged. Others leave it None, and the ledger of imports knows. A field that differs from the
    registry, and is not among them, is a conflict.
    """
    is_cancelled: bool = False
    """Whether the source says so; if it does, `fields` may lack all that the event needs."""
    words: Mapping[str, Data] = field(default_factory=dict)
    """What the source itself says, of each field whose text depends on the registry too.

    A clock time is written without its zone if the place has that zone. So the text may change
    though the source says the same as before.
    """


@dataclass(frozen=True, slots=True)
class Incoming:
    """All that a reader found in one file.

    The places, people, organizations and sources that the events refer to are in the directory of
    the context.
    """

    events: tuple[IncomingEvent, ...] = ()
    head: Mapping[str, Data] = field(default_factory=dict)
    """The fields of the registry itself, such as `title` and `defaults`; only a new one gets them.
    """
    left_out: tuple[Note, ...] = ()
    """The events that were not taken, each with the reason."""
    left_out_uids: frozenset[str] = frozenset()
    """The UIDs of events that were not taken: the source has them, so they are not missing."""
    lost: tuple[Note, ...] = ()
    """The values of events that can't be taken, though somebody has edited them."""
    unused: tuple[Note, ...] = ()
    """The properties or columns that were not used, each place with the name."""
    decided: tuple[Note, ...] = ()
    """What was decided, and has to be said: a zone that was recognised, a rule that was written
    another way."""
    to_do: tuple[Note, ...] = ()
    """What a person has to fill in or look at."""
    is_own: bool = False
    """Whether `timeline` made the file from this registry: its events get no source entry."""
