"""The moment of a run."""

import os
from datetime import UTC, date, datetime

from timeline.diagnostics.findings import TimelineError
from timeline.time.dates import FIRST_YEAR, LAST_YEAR


def now() -> datetime:
    """Return the moment that SOURCE_DATE_EPOCH names, else the present one; raise TimelineError."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given is None:
        return datetime.now(UTC).replace(microsecond=0)
    try:
        moment = datetime.fromtimestamp(int(given), UTC)
    except (ValueError, OverflowError, OSError):
        raise TimelineError(f'SOURCE_DATE_EPOCH is "{given}", not a number of seconds') from None
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise TimelineError(f'SOURCE_DATE_EPOCH is "{given}", which is outside the calendar')
    return moment


def today() -> date:
    """Return the day of that moment, where this machine is; raise TimelineError."""
    return now().astimezone().date()
