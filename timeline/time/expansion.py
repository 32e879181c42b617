"""The occurrences of any recurrence rule, also of those that no registry takes."""

import re
from datetime import datetime
from itertools import islice, takewhile

from dateutil import rrule

_FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_UNTIL = re.compile(r";?\bUNTIL=[^;]*", re.IGNORECASE)


def expanded(rule: str, start: datetime, last: datetime, most: int) -> list[datetime]:
    """Return the local times from `start` to `last` that a rule names, at most one over `most`.

    Raises ValueError for what is no rule, or goes by hours, minutes or seconds. The end of the
    rule is `last`, not its UNTIL.
    """
    parts = _UNTIL.sub("", rule.upper())
    frequency = re.search(r"\bFREQ=(\w+)", parts)
    if not frequency or frequency[1] not in _FREQUENCIES:
        raise ValueError("the rule goes by no day, week, month or year")
    found = rrule.rrulestr(parts.strip("; "), dtstart=start)
    return [*islice(takewhile(last.__ge__, found), most + 1)]
