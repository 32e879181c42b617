"""What users may choose about the outputs, apart from the events in them."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum


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


@dataclass(frozen=True, slots=True)
class Choices:
    """The choices, each with what is usual; a format looks at those that concern it.

    `alarms` are how long before an event a calendar reminds of it.
    """

    times: Times = Times.LOCAL
    cancelled: Sign = Sign.BOTH
    tentative: Sign = Sign.BOTH
    alarms: tuple[timedelta, ...] = ()


USUAL = Choices()
