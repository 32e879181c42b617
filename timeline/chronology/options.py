"""The choices that users make about outputs, apart from the events in them."""

from datetime import timedelta
from enum import StrEnum
from typing import NamedTuple

from timeline.registry.vocabulary import OFF, OPEN, Status
from timeline.time.spans import Span


class Times(StrEnum):
    """How a calendar writes clock times."""

    LOCAL = "local"
    UTC = "utc"


class Sign(StrEnum):
    """How a calendar tells that an event is cancelled, or not yet certain."""

    STATUS = "status"
    PREFIX = "prefix"
    BOTH = "both"
    OMIT = "omit"

    @property
    def in_status(self) -> bool:
        """Whether STATUS says it."""
        return self in (Sign.STATUS, Sign.BOTH)

    @property
    def in_title(self) -> bool:
        """Whether a word before the title says it."""
        return self in (Sign.PREFIX, Sign.BOTH)


class Undated(StrEnum):
    """Where a calendar shows an event of which only the week, the month or the like is known."""

    OMIT = "omit"
    FIRST = "first"
    SPAN = "span"


class Guard(StrEnum):
    """Against what a table guards its texts: nothing, being run, or being rewritten too."""

    NONE = "none"
    FORMULAS = "formulas"
    ALL = "all"


class Dialect(NamedTuple):
    """How a table is written as delimited text.

    `bom` has spreadsheets read it as UTF-8, `flat` keeps each row on one line, and `guard` keeps
    its texts what they are.
    """

    delimiter: str = ","
    bom: bool = True
    flat: bool = False
    guard: Guard = Guard.ALL


class Tables(StrEnum):
    """What the tables of a data package are written as."""

    CSV = "csv"
    JSONL = "jsonl"
    PARQUET = "parquet"


class Partition(StrEnum):
    """By what an archive divides its rows into folders, the upper ones first."""

    REGISTRY = "registry"
    YEAR = "year"
    DECADE = "decade"


class Group(StrEnum):
    """Under what the events of a chronology stand."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    COUNTRY = "country"
    KIND = "kind"


class Layout(NamedTuple):
    """How a chronology is laid out.

    No line takes more than `width` columns. `full` tells all of each event, `each` lists every
    occurrence of one that repeats, and `ids` shows its id. With `newest_first`, later events stand
    before earlier ones. With `apart`, the parts of an event stand by themselves, each on its day.
    """

    width: int = 80
    full: bool = False
    each: bool = False
    ids: bool = False
    group: Group = Group.DAY
    newest_first: bool = False
    apart: bool = False


class Choices(NamedTuple):
    """The choices, each with what is usual; a format looks at those that concern it.

    `alarms` are how long before an event a calendar reminds of it. `columns` are those of a table
    of events, all if there are none. An `empty` workbook is a form to fill in. `desk` is the time
    zone of the reader's desk, which is shown too. `tables` are the files of a data package, and
    `partition` is by what an archive is divided.
    """

    times: Times = Times.LOCAL
    cancelled: Sign = Sign.BOTH
    tentative: Sign = Sign.BOTH
    alarms: tuple[timedelta, ...] = ()
    undated: Undated = Undated.OMIT
    dialect: Dialect = Dialect()
    columns: tuple[str, ...] = ()
    empty: bool = False
    desk: str | None = None
    tables: Tables = Tables.CSV
    partition: tuple[Partition, ...] = ()
    layout: Layout = Layout()

    def sign(self, status: Status) -> Sign:
        """Return how a status is told; BOTH, to no effect, for one that is not told at all."""
        if status in OFF:
            return self.cancelled
        return self.tentative if status in OPEN else Sign.BOTH

    def has_room_for(self, span: Span) -> bool:
        """Whether a calendar has a day on which to show an event of this span."""
        return span.has_days or (span.is_open and self.undated is not Undated.OMIT)

    @property
    def is_usual_calendar(self) -> bool:
        """Whether a calendar shows events that have a day as it does without any choice."""
        usual = (USUAL.times, USUAL.cancelled, USUAL.tentative, USUAL.alarms)
        return (self.times, self.cancelled, self.tentative, self.alarms) == usual


USUAL = Choices()
